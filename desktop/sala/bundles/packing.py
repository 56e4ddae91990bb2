"""The inner layer, written: a zip that is a BagIt bag (RFC 8493), as a stream of bytes.

Photos are stored, text is deflated. The order of members is the order in which their contents are known: what tells of
others (counts, manifests, signature) comes last, so nothing is read twice and little is held in memory.
"""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from sala.bundles import names
from sala.bundles.about import About, Counts
from sala.bundles.faults import reading_fault
from sala.bundles.keys import DeviceKeys
from sala.bundles.limits import Limits
from sala.bundles.work import Work
from sala.errors import EnvironmentFault

_PIECE: Final = 1 << 18
_LARGE: Final = 1 << 30
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
_LONGEST_LINE: Final = Limits().line
_PLAIN_FILE: Final = 0o100644 << 16


@dataclass(frozen=True, slots=True)
class _Member:
    sha256: str
    size: int


class BagPacker:
    """Packs one bag. After ``pieces`` has run to its end, ``about`` and ``digest`` say what was packed."""

    def __init__(
        self,
        about: About,
        change_lines: Iterable[bytes],
        files: Mapping[str, Path],
        keys: DeviceKeys,
        work: Work,
        *,
        method_pack: bytes | None = None,
    ) -> None:
        self.about = about
        self.digest = ""
        """SHA-256 of the tag manifest: the one number that stands for the whole content."""
        self._change_lines = change_lines
        self._files = files
        self._keys = keys
        self._method_pack = method_pack
        self._work = work
        self._packed = _Packed()
        self._bag = ZipFile(self._packed, "w", allowZip64=True)
        self._changes = 0
        self._payload: dict[str, _Member] = {}

    def pieces(self) -> Generator[bytes, None, None]:
        """Yield the bytes of the zip.

        Raises ``EnvironmentFault``: ``attachment.missing`` and ``attachment.damaged`` (``sha256``, ``path``) when a
        file is not there or is not what its name says; ``path.not_read``, ``path.not_allowed``. ``ValueError`` when a
        change is not one line.
        """
        with self._bag:
            yield from self._put(names.DECLARATION, [names.DECLARATION_TEXT])
            yield from self._put_payload()
            yield from self._put_tags()
        yield self._packed.taken()

    def _put_payload(self) -> Iterator[bytes]:
        self._payload[names.CHANGES] = yield from self._put(names.CHANGES, self._joined_lines())
        for sha256 in sorted(self._files):
            self._payload[names.file_name(sha256)] = yield from self._put_attachment(sha256)
        attached = sum(member.size for name, member in self._payload.items() if name != names.CHANGES)
        if self._method_pack is not None:
            self._payload[names.METHOD_PACK] = yield from self._put(names.METHOD_PACK, [self._method_pack])
        self.about = replace(self.about, counts=Counts(self._changes, len(self._files), attached))
        self._payload[names.ABOUT] = yield from self._put(names.ABOUT, [self.about.to_json()])

    def _put_tags(self) -> Iterator[bytes]:
        tags = {names.DECLARATION: _Member(hashlib.sha256(names.DECLARATION_TEXT).hexdigest(), 0)}
        tags[names.BAG_INFO] = yield from self._put(names.BAG_INFO, [self._bag_info()])
        tags[names.MANIFEST] = yield from self._put(names.MANIFEST, [_manifest(self._payload)])
        tag_manifest = _manifest(tags)
        self.digest = (yield from self._put(names.TAG_MANIFEST, [tag_manifest])).sha256
        signature = self._keys.sign(tag_manifest, names.signed_comment(self.about.bundle))
        yield from self._put(names.SIGNATURE, [signature])

    def _bag_info(self) -> bytes:
        octets = sum(member.size for member in self._payload.values())
        return (
            f"Bagging-Date: {self.about.created[:10]}\n"
            f"External-Identifier: {self.about.bundle}\n"
            f"Payload-Oxum: {octets}.{len(self._payload)}\n"
        ).encode()

    def _joined_lines(self) -> Iterator[bytes]:
        held: list[bytes] = []
        size = 0
        for line in self._change_lines:
            self._changes += 1
            if len(line) > _LONGEST_LINE or b"\n" in line or not line.startswith(b"{"):
                message = f"change {self._changes} is not a JSON object in one line of at most {_LONGEST_LINE} bytes"
                raise ValueError(message)
            held += (line, b"\n")
            size += len(line) + 1
            if size >= _PIECE:
                yield b"".join(held)
                held, size = [], 0
        yield b"".join(held)

    def _put_attachment(self, sha256: str) -> Generator[bytes, None, _Member]:
        path = self._files[sha256]
        try:
            large = path.stat().st_size > _LARGE
            member = yield from self._put(names.file_name(sha256), _read(path), stored=True, large=large)
        except FileNotFoundError as error:
            raise EnvironmentFault("attachment.missing", sha256=sha256, path=str(path)) from error
        except OSError as error:
            raise reading_fault(error, path) from error
        if member.sha256 != sha256:
            raise EnvironmentFault("attachment.damaged", sha256=sha256, path=str(path))
        return member

    def _put(
        self, name: str, contents: Iterable[bytes], *, stored: bool = False, large: bool = False
    ) -> Generator[bytes, None, _Member]:
        """Add a member, yielding what the zip grows by. ``large`` takes the zip's 64-bit form."""
        info = ZipInfo(name, _NO_TIME)
        info.compress_type = ZIP_STORED if stored else ZIP_DEFLATED
        info.external_attr = _PLAIN_FILE
        digest, size = hashlib.sha256(), 0
        with self._bag.open(info, "w", force_zip64=large) as member:
            for piece in contents:
                member.write(piece)
                digest.update(piece)
                size += len(piece)
                self._work.advance(len(piece))
                if packed := self._packed.taken():
                    yield packed
        return _Member(digest.hexdigest(), size)


class _Packed:
    """What the zip has written and nobody has taken yet. It cannot seek, so the zip writes sizes after contents."""

    def __init__(self) -> None:
        self._held: list[bytes] = []

    def write(self, data: bytes, /) -> int:
        self._held.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Leave it to ``taken``."""

    def close(self) -> None:
        """Leave it to ``taken``."""

    def taken(self) -> bytes:
        held, self._held = self._held, []
        return held[0] if len(held) == 1 else b"".join(held)


def _read(path: Path) -> Iterator[bytes]:
    with path.open("rb", buffering=0) as file:
        while piece := file.read(_PIECE):
            yield piece


def _manifest(members: Mapping[str, _Member]) -> bytes:
    """Return the text of a manifest, as ``sha256sum`` writes and checks it."""
    return "".join(f"{member.sha256}  {name}\n" for name, member in sorted(members.items())).encode()
