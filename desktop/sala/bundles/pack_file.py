"""The ``.sala-pack`` file: a method pack that headquarters published, signed, and opened as carefully as a bundle.

A zip of plain, stored members: ``about.json``, the files of the pack under ``method/``, ``manifest-sha256.txt`` with
the SHA-256 of each, and the minisign signature of the manifest. The same pack signed with the same key gives the same
bytes. It is small, so that all of it is held in memory; nothing of it becomes a path before all of it was checked.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Final
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import msgspec

from sala.bundles.checking import parsed_manifest, whole_member, zip_errors
from sala.bundles.faults import damaged, reading_fault
from sala.bundles.keys import DeviceKeys, verify_signature
from sala.bundles.zip_table import Rules, bound_table, checked_members
from sala.errors import EnvironmentFault

ENDING: Final = ".sala-pack"
FORMAT: Final = (1, 0)
"""The major and minor format of pack files that this program writes and fully knows."""
MOST_BYTES: Final = 8 << 20
"""A pack file is no larger than this: the method that Sala ships is a tenth of it."""
FOLDER: Final = "method/"
"""Where the files of the pack are in the zip."""
VERSION: Final = re.compile(r"(0|[1-9][0-9]{0,8})(\.(0|[1-9][0-9]{0,8})){0,3}")
"""How the version of a published pack is written: one to four numbers, so that two can be compared."""

_ABOUT: Final = "about.json"
_MANIFEST: Final = "manifest-sha256.txt"
_SIGNATURE: Final = "manifest-sha256.txt.minisig"
_FILE: Final = re.compile(r"method/(?:[a-z][a-z0-9_]{0,39}/)?([a-z0-9][a-z0-9_]{0,59})\.[a-z][a-z0-9]{0,7}")
_DEVICES: Final = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
"""What Windows takes for a device, whatever the ending."""
_FORMAT: Final = re.compile(r"(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})")
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE: Final = 0o100644 << 16
_ENTRIES: Final = 2000

_Key = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9_]{0,59}\Z")]
_Version = Annotated[str, msgspec.Meta(pattern=rf"^{VERSION.pattern}\Z")]
_Words = Annotated[str, msgspec.Meta(min_length=1, max_length=500)]


@dataclass(frozen=True, slots=True)
class PackAbout:
    """What a pack file says of itself. ``title`` is in ``km`` and ``en``; ``publisher`` as they call themselves."""

    key: _Key
    version: _Version
    title: Mapping[str, _Words]
    publisher: Annotated[str, msgspec.Meta(max_length=500)] = ""
    verify_key: Annotated[str, msgspec.Meta(max_length=200)] = ""
    """minisign public key of the publisher; filled in when the file is made."""


@dataclass(frozen=True, slots=True)
class OpenedPack:
    """A pack file that is what its signature says.

    ``files`` are the contents by path inside the pack (``pack.toml``, ``kinds/idea.toml``), ``digest`` stands for all
    of them whoever signed, ``data`` is the file as it came. Whether the key is known is for the caller to say.
    """

    about: PackAbout
    files: Mapping[str, bytes]
    digest: str
    data: bytes


def may_hold(name: str) -> bool:
    """Tell whether a pack file may hold a file of this path inside the pack, on every system."""
    found = _FILE.fullmatch(FOLDER + name)
    return found is not None and not _DEVICES.fullmatch(found[1])


def make_pack_file(about: PackAbout, files: Mapping[str, bytes], keys: DeviceKeys) -> bytes:
    """Return the pack file of ``files`` (contents by path inside the pack), signed with ``keys``.

    Raises ``ValueError`` for a name or an ``about`` that no reader would take: our bug.
    """
    strange = [name for name in files if not may_hold(name)]
    if strange:
        message = f"no name for a pack: {strange[0]}"
        raise ValueError(message)
    said = {"format": "{}.{}".format(*FORMAT), **msgspec.to_builtins(about), "verify_key": keys.verify_key}
    members = {_ABOUT: json.dumps(said, ensure_ascii=False, indent=1).encode() + b"\n"}
    members |= {FOLDER + name: files[name] for name in sorted(files)}
    manifest = "".join(f"{_sha256(content)}  {name}\n" for name, content in members.items()).encode()
    members[_MANIFEST] = manifest
    members[_SIGNATURE] = keys.sign(manifest, _comment(about))
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as packed:
        for name, content in members.items():
            info = ZipInfo(name, _NO_TIME)
            info.external_attr = _PLAIN_FILE
            info.create_system = 3
            packed.writestr(info, content)
    open_pack_file(out.getvalue())  # never write what would be refused
    return out.getvalue()


def read_pack_file(path: Path) -> bytes:
    """Return the contents of a file that may be a pack file.

    Raises ``EnvironmentFault``: ``path.not_found``, ``path.not_allowed``, ``path.not_read``, ``pack.too_large``.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise reading_fault(error, path) from error
    _check_size(data)
    return data


def open_pack_file(data: bytes) -> OpenedPack:
    """Check all of a pack file and return what it holds.

    Raises ``EnvironmentFault``: ``pack.foreign``, ``pack.too_large``, ``bundle.damaged`` (``where``, ``detail``),
    ``bundle.too_large``, ``bundle.too_new`` (``format``, ``known``), ``bundle.unsigned``, ``bundle.signature``.
    """
    _check_size(data)
    if not data.startswith(b"PK\x03\x04"):
        raise EnvironmentFault("pack.foreign")
    rules = Rules(_is_known, lambda _name: MOST_BYTES, _ENTRIES, MOST_BYTES, ratio=1)
    file = io.BytesIO(data)
    with zip_errors("zip"):
        table_at = bound_table(file, rules)
        packed = ZipFile(file)
        sizes = {name: info.file_size for name, info in checked_members(packed, table_at, rules).items()}
    with packed:
        about = _about(whole_member(packed, sizes, _ABOUT))
        manifest = whole_member(packed, sizes, _MANIFEST)
        if _SIGNATURE not in sizes:
            raise EnvironmentFault("bundle.unsigned")
        comment = verify_signature(manifest, whole_member(packed, sizes, _SIGNATURE), about.verify_key)
        if comment != _comment(about):
            raise EnvironmentFault("bundle.signature", reason=f"signed as {comment[:200]!r}")
        listed = parsed_manifest(_MANIFEST, manifest)
        if set(listed) != set(sizes) - {_MANIFEST, _SIGNATURE}:
            raise damaged(_MANIFEST, "does not list what is there")
        contents = {name: whole_member(packed, sizes, name) for name in listed}
    for name, content in contents.items():
        if _sha256(content) != listed[name]:
            raise damaged(name, "not what the manifest says")
    files = {name.removeprefix(FOLDER): content for name, content in contents.items() if name != _ABOUT}
    return OpenedPack(about, files, _digest(files), data)


def _check_size(data: bytes) -> None:
    if len(data) > MOST_BYTES:
        raise EnvironmentFault("pack.too_large", size=len(data), limit=MOST_BYTES)


def _is_known(name: str) -> bool:
    return name in {_ABOUT, _MANIFEST, _SIGNATURE} or (name.startswith(FOLDER) and may_hold(name.removeprefix(FOLDER)))


def _about(data: bytes) -> PackAbout:
    """Read the format before anything else: all other keys may mean something else in a later major version."""
    try:
        values = msgspec.json.decode(data, type=dict[str, Any])
        said = values.get("format")
        match = _FORMAT.fullmatch(said) if isinstance(said, str) else None
        if match is None or int(match[1]) < FORMAT[0]:
            raise damaged(_ABOUT, f"format is {said!r}")
        if int(match[1]) > FORMAT[0]:
            raise EnvironmentFault("bundle.too_new", format=said, known="{}.{}".format(*FORMAT))
        about = msgspec.convert(values, PackAbout)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise damaged(_ABOUT, str(error)) from error
    if not {"km", "en"} <= set(about.title):
        raise damaged(_ABOUT, "no title in both languages")
    return about


def _comment(about: PackAbout) -> str:
    """Return the comment that is signed with a pack: a signature cannot be moved to another one."""
    return f"sala pack {about.key}@{about.version}"


def _digest(files: Mapping[str, bytes]) -> str:
    listed = "".join(f"{_sha256(content)}  {name}\n" for name, content in sorted(files.items()))
    return _sha256(listed.encode())


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
