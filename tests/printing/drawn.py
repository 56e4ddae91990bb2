"""What a page shows, as other people's program finds it: where each piece of text and each shape lies."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium


@dataclass(frozen=True, slots=True)
class Drawn:
    """The box round a thing on a page, in points from its top left corner. ``filled`` shapes have no outline."""

    left: float
    top: float
    right: float
    bottom: float
    text: str = ""
    filled: bool = False
    grey: float = 0.0

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def overlaps(self, other: Drawn, *, more_than: float) -> bool:
        """Tell whether both cover a common area that is wider and higher than ``more_than`` points."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide > more_than and high > more_than


def drawn(pdf: bytes, page: int = 0) -> tuple[list[Drawn], list[Drawn]]:
    """Return the pieces of text and the shapes of a page, in the order of drawing."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        shown = document[page]
        height, words = shown.get_height(), shown.get_textpage()
        texts, shapes = [], []
        for found in shown.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_PATH]):
            left, bottom, right, top = found.get_bounds()
            box = _cut(found, height, (left, height - top, right, height - bottom))
            if found.type == pdfium.FPDF_PAGEOBJ_TEXT:
                texts.append(Drawn(*box, text=_text(found, words)))
            else:
                shapes.append(Drawn(*box, filled=not _stroked(found), grey=_grey(found)))
    finally:
        document.close()
    return texts, shapes


def _cut(
    found: pypdfium2.PdfObject, height: float, box: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    """Return the part of a box that is not clipped away."""
    left, top, right, bottom = box
    clip = pdfium.FPDFPageObj_GetClipPath(found)
    for path in range(max(0, pdfium.FPDFClipPath_CountPaths(clip)) if clip else 0):
        points = []
        for segment in range(pdfium.FPDFClipPath_CountPathSegments(clip, path)):
            x, y = ctypes.c_float(), ctypes.c_float()
            pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFClipPath_GetPathSegment(clip, path, segment), x, y)
            points.append((x.value, height - y.value))
        across, down = [x for x, _ in points], [y for _, y in points]
        left, right = max(left, min(across)), min(right, max(across))
        top, bottom = max(top, min(down)), min(bottom, max(down))
    return left, top, right, bottom


def _text(found: pypdfium2.PdfObject, words: pypdfium2.PdfTextPage) -> str:
    length = pdfium.FPDFTextObj_GetText(found, words, None, 0)
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFTextObj_GetText(found, words, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    return buffer.raw[: length - 2].decode("utf-16-le")


def _stroked(found: pypdfium2.PdfObject) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(found, fill, stroke)
    return bool(stroke.value)


def _grey(found: pypdfium2.PdfObject) -> float:
    parts = [ctypes.c_uint() for _ in range(4)]
    pdfium.FPDFPageObj_GetFillColor(found, *parts)
    return round(sum(part.value for part in parts[:3]) / 3 / 255, 2)
