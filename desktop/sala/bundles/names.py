"""What a bundle holds, by exact name: nothing else is ever looked for, and no name of a bundle becomes a path."""

from __future__ import annotations

import re
from typing import Final

FORMAT_MAJOR: Final = 1
FORMAT_MINOR: Final = 1

DECLARATION: Final = "bagit.txt"
BAG_INFO: Final = "bag-info.txt"
CHANGES: Final = "data/changes.jsonl"
ABOUT: Final = "data/about.json"
MANIFEST: Final = "manifest-sha256.txt"
TAG_MANIFEST: Final = "tagmanifest-sha256.txt"
METHOD_PACK: Final = "data/extra/method.sala-pack"
"""The method pack that the workshop uses, where it is not the one that Sala ships. Since 1.1."""
SIGNATURE: Final = "tagmanifest-sha256.txt.minisig"

TAG_FILES: Final = (DECLARATION, BAG_INFO, MANIFEST)
REQUIRED: Final = frozenset({*TAG_FILES, TAG_MANIFEST, SIGNATURE, CHANGES, ABOUT})

DECLARATION_TEXT: Final = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

SHA256_TEXT: Final = re.compile(r"[0-9a-f]{64}")
_FILES: Final = "data/files/"
_EXTRA: Final = re.compile(r"data/extra/[0-9A-Za-z][0-9A-Za-z._-]{0,99}")


def signed_comment(bundle: str) -> str:
    """Return the comment that is signed with a bundle of this id: a signature cannot be moved to another one."""
    return f"sala bundle {bundle}"


def file_name(sha256: str) -> str:
    """Return the name in the bag of the attachment with this SHA-256 (64 lower-case hexadecimal digits)."""
    return _FILES + sha256


def sha256_of_name(name: str) -> str | None:
    """Return the SHA-256 that an attachment's name states, or None when ``name`` is no attachment's."""
    digest = name.removeprefix(_FILES)
    return digest if digest != name and SHA256_TEXT.fullmatch(digest) else None


def is_extra(name: str) -> bool:
    """Tell whether ``name`` is in the place where later minor versions of the format may put more payload."""
    return _EXTRA.fullmatch(name) is not None


def is_known(name: str) -> bool:
    """Tell whether a bundle may hold a member of this name."""
    return name in REQUIRED or sha256_of_name(name) is not None or is_extra(name)


def is_payload(name: str) -> bool:
    """Tell whether ``name`` belongs to the payload of the bag (and so into the manifest)."""
    return name.startswith("data/")
