"""A PDF file of ours taken apart: the codes on its pages, and what each of them draws.

It reads what our writer writes (streams with a Length, packed objects, one font to a name), not every PDF file.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

Drawing = list[tuple[str, tuple[tuple[float, float] | None, ...]]]
"""The outline of a glyph as a pen hears of it: commands with their points, in font units."""

_OBJECT = re.compile(rb"(?s)(\d+) 0 obj\n(.*?)\n(?:stream\n|endobj)")
_OPERATION = re.compile(rb"/(F\d+) ([\d.]+) Tf|<([0-9A-F]*)> ?Tj|([\d.-]+) ([\d.-]+) (Tm|Td)|\b(BT|ET)\b")


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A line of text: its size in points, and every outline in it, in font units from the beginning of the line."""

    size: float
    drawings: list[Drawing]


class PdfFont:
    """An embedded font: the width and the drawing of each of its codes."""

    def __init__(self, program: bytes, widths: dict[int, float]) -> None:
        self._font = TTFont(io.BytesIO(program))
        self._glyphs, self._order = self._font.getGlyphSet(), self._font.getGlyphOrder()
        self._widths = widths
        self.units: int = self._font["head"].unitsPerEm

    def width(self, code: int) -> float:
        """Return how far a code moves the pen, in font units, as the dictionary of the font says."""
        return self._widths[code] * self.units / 1000

    def drawing(self, code: int, x: float) -> Drawing:
        """Return the outline of a code whose origin is at ``x``."""
        return drawing(self._glyphs, self._order[code], x, 0)


def drawing(glyphs: object, name: str, x: float, y: float) -> Drawing:
    """Return the outline of a glyph of a font, moved, all its parts in place."""
    pen = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(pen)  # type: ignore[index]
    return [
        (command, tuple(point and (round(point[0] + x, 3), round(point[1] + y, 3)) for point in points))
        for command, points in pen.value
    ]


def lines_of(pdf: bytes) -> Iterator[DrawnLine]:
    """Yield every line of text in the file, in the order of drawing."""
    objects, streams = _objects(pdf), _streams(pdf)
    fonts = {
        name.decode(): _font(int(number), objects, streams)
        for found in objects.values()
        for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", found)
    }
    for page in objects.values():
        if contents := re.search(rb"/Type /Page\b.*/Contents (\d+) 0 R", page):
            yield from _lines(streams[int(contents[1])], fonts)


def _lines(content: bytes, fonts: dict[str, PdfFont]) -> Iterator[DrawnLine]:
    pen, size, drawings, font = 0.0, 0.0, [], None
    for match in _OPERATION.finditer(content):
        name, points, codes, *_, edge = match.groups()
        if edge == b"BT":
            pen, drawings = 0.0, []
        elif edge == b"ET":
            yield DrawnLine(size, drawings)
        elif name:
            font, size = fonts[name.decode()], float(points)
        elif codes and font:
            for code in (int(codes[at : at + 4], 16) for at in range(0, len(codes), 4)):
                if outline := font.drawing(code, pen):
                    drawings.append(outline)
                pen += font.width(code)


def _streams(pdf: bytes) -> dict[int, bytes]:
    """Return the streams of the file by the numbers of their objects, unpacked."""
    streams = {}
    for match in re.finditer(rb"(?s)(\d+) 0 obj\n(<<.*?>>)\nstream\n", pdf):
        length = int(re.findall(rb"/Length (\d+)", match[2])[-1])
        data = pdf[match.end() : match.end() + length]
        streams[int(match[1])] = zlib.decompress(data) if b"/FlateDecode" in match[2] else data
    return streams


def _objects(pdf: bytes) -> dict[int, bytes]:
    """Return the written form of each object by its number: of a stream its dictionary, of a packed one all of it."""
    objects = {int(number): body for number, body in _OBJECT.findall(pdf)}
    for number, data in _streams(pdf).items():
        if b"/ObjStm" in objects[number]:
            first = int(re.search(rb"/First (\d+)", objects[number])[1])  # type: ignore[index]
            places = list(map(int, data[:first].split()))
            for own, place in zip(places[::2], places[1::2], strict=True):
                objects[own] = data[first + place :].split(b"\n", 1)[0]
    return objects


def _font(number: int, objects: dict[int, bytes], streams: dict[int, bytes]) -> PdfFont:
    def follow(body: bytes, key: bytes) -> int:
        return int(re.search(rb"/" + key + rb" \[?(\d+) 0 R", body)[1])  # type: ignore[index]

    descendant = objects[follow(objects[number], b"DescendantFonts")]
    program = follow(objects[follow(descendant, b"FontDescriptor")], b"FontFile2")
    return PdfFont(streams[program], _widths(descendant))


def _widths(descendant: bytes) -> dict[int, float]:
    """Read the array W of the form ``first [width …] first [width …]``."""
    widths: dict[int, float] = {}
    array = re.search(rb"/W \[(.*)\]", descendant)[1]  # type: ignore[index]
    for first, row in re.findall(rb"(\d+) \[([^\]]*)\]", array):
        widths |= {int(first) + place: float(width) for place, width in enumerate(row.split())}
    return widths
