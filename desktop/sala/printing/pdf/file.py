"""A PDF file that is written object by object to any binary stream (ISO 32000-1, 7.5).

Streams (pages, fonts) are written as they come; small objects are gathered and packed by the hundred, which makes a
document with its structure a third of the size.
"""

from __future__ import annotations

import hashlib
import io
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from sala.printing.pdf.objects import Name, PdfValue, Ref, serialise

_IN_ONE_PACK = 200


@dataclass(frozen=True, slots=True)
class _Where:
    """Where an object is: an offset in the file (``pack`` 0), or a place in a pack."""

    pack: int
    position: int


class PdfFile:
    """Numbers objects, writes each when it is complete, and ends with the table of where they are.

    The stream need not be seekable. The identifier of the file is a digest of its content: same content, same file.
    """

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._position = 0
        self._places: list[_Where | None] = []
        self._waiting: list[tuple[int, bytes]] = []
        self._digest = hashlib.sha256()
        self._write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def reserve(self) -> Ref:
        """Return the reference of an object that is written later."""
        self._places.append(None)
        return Ref(len(self._places))

    def put(self, value: PdfValue, ref: Ref | None = None) -> Ref:
        """Write an object, under the reference given or a new one."""
        ref = ref or self.reserve()
        self._waiting.append((ref.number, serialise(value)))
        if len(self._waiting) >= _IN_ONE_PACK:
            self._write_pack()
        return ref

    def put_stream(
        self,
        data: bytes,
        entries: Mapping[str, PdfValue] | None = None,
        ref: Ref | None = None,
        *,
        compress: bool = True,
    ) -> Ref:
        """Write a stream with the entries of its dictionary; ``compress=False`` for data that is compressed already."""
        ref = ref or self.reserve()
        self._places[ref.number - 1] = _Where(0, self._position)
        self._write_stream(ref, data, dict(entries or {}), compress=compress)
        return ref

    def finish(self, root: Ref, info: Ref) -> None:
        """Write the table of objects; every reserved object must have been written."""
        self._write_pack()
        table = self.reserve()
        start = self._position
        self._places[table.number - 1] = _Where(0, start)
        rows = [b"\0\0\0\0\0\xff\xff"]
        for index, place in enumerate(self._places):
            if place is None:
                message = f"object {index + 1} was reserved and never written"
                raise ValueError(message)
            kind, second, third = (2, place.pack, place.position) if place.pack else (1, place.position, 0)
            rows.append(kind.to_bytes(1, "big") + second.to_bytes(4, "big") + third.to_bytes(2, "big"))
        identifier = self._digest.digest()[:16]
        entries: dict[str, PdfValue] = {
            "Type": Name("XRef"),
            "Size": len(rows),
            "W": [1, 4, 2],
            "Root": root,
            "Info": info,
            "ID": [identifier, identifier],
        }
        self._write_stream(table, b"".join(rows), entries, compress=True)
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)

    @contextmanager
    def aside(self, so_far: bytes) -> Iterator[io.BytesIO]:
        """Write aside for a while, behind a copy of what was written; then go on as if nothing had been.

        So a document can be finished before its end, for somebody who wants to see the pages that are there.
        """
        kept = self._out, self._position, self._places, self._waiting, self._digest
        out, places, waiting, digest = kept[0], [*self._places], [*self._waiting], self._digest.copy()
        self._out = aside = io.BytesIO()
        aside.write(so_far)
        try:
            yield aside
        finally:
            self._out, self._position = out, kept[1]
            self._places, self._waiting, self._digest = places, waiting, digest

    def _write_pack(self) -> None:
        """Write the objects that wait as one compressed stream (7.5.7)."""
        if not self._waiting:
            return
        pack = self.reserve()
        offsets, bodies, offset = [], [], 0
        for index, (number, body) in enumerate(self._waiting):
            self._places[number - 1] = _Where(pack.number, index)
            offsets.append(b"%d %d" % (number, offset))
            bodies.append(body)
            offset += len(body) + 1
        head = b" ".join(offsets) + b"\n"
        entries: dict[str, PdfValue] = {"Type": Name("ObjStm"), "N": len(bodies), "First": len(head)}
        self.put_stream(head + b"\n".join(bodies), entries, pack)
        self._waiting.clear()

    def _write_stream(self, ref: Ref, data: bytes, entries: dict[str, PdfValue], *, compress: bool) -> None:
        if compress:
            data = zlib.compress(data, 6)
            entries["Filter"] = Name("FlateDecode")
        entries["Length"] = len(data)
        self._write(b"%d 0 obj\n" % ref.number + serialise(entries))
        self._write(b"\nstream\n" + data + b"\nendstream\nendobj\n")

    def _write(self, data: bytes) -> None:
        self._out.write(data)
        self._digest.update(data)
        self._position += len(data)
