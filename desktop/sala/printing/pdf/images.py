"""Pictures inside a document, each stored once (ISO 32000-1, 8.9.5)."""

from __future__ import annotations

from dataclasses import dataclass

from sala.printing.pdf.file import PdfFile
from sala.printing.pdf.objects import Name, PdfValue, Ref


@dataclass(frozen=True, slots=True)
class Jpeg:
    """A JPEG picture: its data, its size in pixels, and whether it has shades of grey only."""

    data: bytes
    width: int
    height: int
    grey: bool


class DocumentImages:
    """All pictures of one document; the same picture shown twice is one object."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._known: dict[Jpeg, tuple[str, Ref]] = {}

    def of(self, jpeg: Jpeg) -> tuple[str, Ref]:
        """Return the name and the object of a picture, which is written at its first use."""
        if jpeg not in self._known:
            entries: dict[str, PdfValue] = {
                "Type": Name("XObject"),
                "Subtype": Name("Image"),
                "Width": jpeg.width,
                "Height": jpeg.height,
                "ColorSpace": Name("DeviceGray" if jpeg.grey else "DeviceRGB"),
                "BitsPerComponent": 8,
                "Filter": Name("DCTDecode"),
            }
            ref = self._file.put_stream(jpeg.data, entries, compress=False)
            self._known[jpeg] = (f"Im{len(self._known) + 1}", ref)
        return self._known[jpeg]
