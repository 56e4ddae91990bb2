"""The inner layer, read: nothing of it is believed before all of it has been checked.

Order: the table of the zip (see ``zip_table``); ``about.json``, for the version of the format; signature, tag manifest
and manifest; then every byte of the payload and every change.
"""

from __future__ import annotations

import hashlib
import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Any, Final
from zipfile import BadZipFile, ZipFile

import msgspec

from sala.bundles import names
from sala.bundles.about import About
from sala.bundles.faults import damaged, too_large
from sala.bundles.keys import verify_signature
from sala.bundles.limits import Limits
from sala.bundles.work import Work
from sala.bundles.zip_table import Rules, bound_table, checked_members
from sala.errors import EnvironmentFault

_PIECE: Final = 1 << 18
_MINOR_WITH_PACK: Final = 1
_MANIFEST_LINE: Final = re.compile(r"([0-9a-f]{64})  ([!-~]{1,200})")
_ZIP_ERRORS: Final = (
    *(BadZipFile, EOFError, NotImplementedError, OverflowError, RuntimeError, UnicodeError, ValueError),
    *(struct.error, zlib.error),
)


@dataclass(frozen=True, slots=True)
class CheckedBag:
    """A bag that is what its signature says, with its zip still open."""

    about: About
    digest: str
    """SHA-256 of the tag manifest."""
    files: Mapping[str, int]
    """Size in bytes of each attachment, by SHA-256."""
    extra: tuple[str, ...]
    """Names of payload that only a later minor version knows."""
    with_pack: bool
    """Whether a method pack goes along."""
    bag: ZipFile


def check_bag(file: IO[bytes], limits: Limits, work: Work) -> CheckedBag:
    """Check the whole zip in ``file``.

    Raises ``EnvironmentFault``: ``bundle.damaged``, ``bundle.too_large``, ``bundle.too_new``, ``bundle.unsigned``,
    ``bundle.signature``. ``Cancelled``. ``OSError`` when ``file`` cannot be read.
    """
    rules = _rules(limits)
    with zip_errors("zip"):
        table_at = bound_table(file, rules)
        bag = ZipFile(file)
        sizes = {name: info.file_size for name, info in checked_members(bag, table_at, rules).items()}
    about = About.from_json(whole_member(bag, sizes, names.ABOUT))
    tag_manifest = _signed_tag_manifest(bag, sizes, about)
    manifest = _manifest(bag, sizes, tag_manifest)
    extra = _check_names(sizes, manifest, about)
    changes = _check_changes(bag, manifest[names.CHANGES], limits, work)
    for name in sorted(manifest):
        if name != names.CHANGES:
            _check_digest(name, _sha256(pieces_of(bag, name), work), manifest[name])
    files = {sha256: sizes[name] for name in manifest if (sha256 := names.sha256_of_name(name))}
    counted = (changes, len(files), sum(files.values()))
    if counted != (about.counts.changes, about.counts.files, about.counts.bytes):
        raise damaged(names.ABOUT, f"counts {about.counts}, found {counted}")
    return CheckedBag(about, hashlib.sha256(tag_manifest).hexdigest(), files, extra, names.METHOD_PACK in manifest, bag)


def _rules(limits: Limits) -> Rules:
    most = {names.CHANGES: limits.changes, names.ABOUT: limits.about, names.METHOD_PACK: limits.pack}

    def most_bytes(name: str) -> int:
        return most.get(name, limits.unpacked if names.is_payload(name) else limits.tag_file)

    entries = limits.files + len(names.REQUIRED)
    return Rules(names.is_known, most_bytes, entries, limits.unpacked, limits.ratio)


def pieces_of(bag: ZipFile, name: str) -> Iterator[bytes]:
    """Yield the contents of a member. Raises ``EnvironmentFault`` ``bundle.damaged``."""
    with zip_errors(name), bag.open(name) as member:
        while piece := member.read(_PIECE):
            yield piece


def lines_of(pieces: Iterator[bytes], longest: int) -> Iterator[bytes]:
    """Cut ``pieces`` into lines without their line ends; the last must have one.

    Raises ``EnvironmentFault``: ``bundle.too_large`` for a line of more than ``longest`` bytes, ``bundle.damaged``.
    """
    rest = b""
    for piece in pieces:
        *whole, rest = (rest + piece).split(b"\n")
        for line in whole:
            if len(line) > longest:
                raise too_large(names.CHANGES, len(line), longest)
            yield line
        if len(rest) > longest:
            raise too_large(names.CHANGES, len(rest), longest)
    if rest:
        raise damaged(names.CHANGES, "the last line does not end")


@contextmanager
def zip_errors(where: str) -> Iterator[None]:
    """Make ``bundle.damaged`` (``where``) of whatever the library says of a broken zip."""
    try:
        yield
    except _ZIP_ERRORS as error:
        raise damaged(where, f"{type(error).__name__}: {error}") from error


def whole_member(bag: ZipFile, sizes: Mapping[str, int], name: str) -> bytes:
    """Return the contents of a member. Raises ``EnvironmentFault`` ``bundle.damaged``, also when it is missing."""
    if name not in sizes:
        raise damaged(name, "missing")
    return b"".join(pieces_of(bag, name))


def _signed_tag_manifest(bag: ZipFile, sizes: Mapping[str, int], about: About) -> bytes:
    tag_manifest = whole_member(bag, sizes, names.TAG_MANIFEST)
    if names.SIGNATURE not in sizes:
        raise EnvironmentFault("bundle.unsigned")
    comment = verify_signature(tag_manifest, whole_member(bag, sizes, names.SIGNATURE), about.verify_key)
    if comment != names.signed_comment(about.bundle):
        raise EnvironmentFault("bundle.signature", reason=f"signed as {comment[:200]!r}")
    return tag_manifest


def _manifest(bag: ZipFile, sizes: Mapping[str, int], tag_manifest: bytes) -> Mapping[str, str]:
    """Check the tag files by the tag manifest, and return the manifest: SHA-256 by name."""
    tags = parsed_manifest(names.TAG_MANIFEST, tag_manifest)
    if set(tags) != set(names.TAG_FILES):
        raise damaged(names.TAG_MANIFEST, "does not list the tag files")
    contents = {name: whole_member(bag, sizes, name) for name in names.TAG_FILES}
    for name, content in contents.items():
        _check_digest(name, hashlib.sha256(content).hexdigest(), tags[name])
    if contents[names.DECLARATION] != names.DECLARATION_TEXT:
        raise damaged(names.DECLARATION, "not of BagIt 1.0")
    return parsed_manifest(names.MANIFEST, contents[names.MANIFEST])


def parsed_manifest(name: str, manifest: bytes) -> Mapping[str, str]:
    """Return SHA-256 by name, as the manifest called ``name`` lists it. Raises ``bundle.damaged``."""
    digests: dict[str, str] = {}
    for line in manifest.decode("ascii", "replace").removesuffix("\n").split("\n"):
        match = _MANIFEST_LINE.fullmatch(line)
        if match is None or match[2] in digests:
            raise damaged(name, f"line {line[:200]!r}")
        digests[match[2]] = match[1]
    return digests


def _check_names(sizes: Mapping[str, int], manifest: Mapping[str, str], about: About) -> tuple[str, ...]:
    """Check that the payload is what the manifest lists, and return the names of a later minor version."""
    payload = {name for name in sizes if names.is_payload(name)}
    if payload != set(manifest) or names.CHANGES not in payload:
        raise damaged(names.MANIFEST, "does not list the payload")
    for name, digest in manifest.items():
        if (names.sha256_of_name(name) or digest) != digest:
            raise damaged(name, "listed with another SHA-256 than its name says")
    if names.METHOD_PACK in payload and about.format[1] < _MINOR_WITH_PACK:
        raise damaged(names.METHOD_PACK, "unknown in this version of the format")
    extra = tuple(sorted(name for name in payload if names.is_extra(name) and name != names.METHOD_PACK))
    if extra and about.format[1] <= names.FORMAT_MINOR:
        raise damaged(extra[0], "unknown in this version of the format")
    return extra


def _check_changes(bag: ZipFile, expected: str, limits: Limits, work: Work) -> int:
    """Check digest and lines in one reading, and return the number of changes."""
    digest = hashlib.sha256()
    decoder = msgspec.json.Decoder(dict[str, Any])

    def hashed() -> Iterator[bytes]:
        for piece in pieces_of(bag, names.CHANGES):
            digest.update(piece)
            work.advance(len(piece))
            yield piece

    number = 0
    for number, line in enumerate(lines_of(hashed(), limits.line), 1):
        try:
            decoder.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise damaged(names.CHANGES, f"line {number}: {error}") from error
    _check_digest(names.CHANGES, digest.hexdigest(), expected)
    return number


def _sha256(pieces: Iterator[bytes], work: Work) -> str:
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
        work.advance(len(piece))
    return digest.hexdigest()


def _check_digest(name: str, found: str, expected: str) -> None:
    if found != expected:
        raise damaged(name, "SHA-256 differs from the manifest")
