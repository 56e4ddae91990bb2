"""The fonts of one document: codes for clusters, and the objects that embed them (ISO 32000-1, 9.7 and 9.10.3).

A code (CID) stands for a cluster: its glyphs *and* its text. So a line is one plain run of codes, and the table from
codes to text (ToUnicode) gives back exactly what was written, in every reader, however the glyphs are ordered. A
cluster of several glyphs is one composite glyph of the embedded font, and the code is its glyph number.
"""

from __future__ import annotations

import hashlib
import re

from sala.printing.pdf.file import PdfFile
from sala.printing.pdf.glyphs import GlyphProgram, font_file
from sala.printing.pdf.objects import Name, PdfValue, Ref
from sala.printing.text.face import FontFace
from sala.printing.text.shaping import Cluster, GlyphPlace

_LAST_CODE = 60_000
"""Below the 65,535 glyphs of a TrueType font, with room for the parts of composite glyphs."""
_TEXT_OF_A_CODE = re.compile("[\U00010000-\U0010ffff]|[\x00-\uffff]{1,8}")
"""What one code may stand for: MuPDF gives back nothing of more than eight characters, and spoils several of which one
is beyond 16 bits."""
_EMPTY: GlyphProgram = ((), 0)


class EmbeddedFont:
    """A font as one document uses it."""

    def __init__(self, face: FontFace, name: str, ref: Ref) -> None:
        self.face = face
        self.name = name
        self.ref = ref
        self._codes: dict[tuple[GlyphProgram, str, int], int] = {(_EMPTY, "", 0): 0}
        self._written: dict[tuple[tuple[GlyphPlace, ...], int, str, int], str] = {}

    @property
    def full(self) -> bool:
        """Whether a second copy of the font is needed for more clusters."""
        return len(self._codes) > _LAST_CODE

    def written(self, cluster: Cluster, twin: int = 0) -> str:
        """Return the code of a cluster as it is written, in hexadecimal digits: a new code at its first use.

        pdfium takes a code that stands twice at the same place for a shadow, and drops it: what is drawn there again
        without moving the pen is told apart by the number of its ``twin``. pdftotext drops a character that stands
        twice at the same place, so the codes of a cluster share its advance.
        """
        key = cluster.glyphs, cluster.advance, cluster.text, twin
        if key not in self._written:
            self._written[key] = "".join(f"{code:04X}" for code in self._codes_of(cluster, twin))
        return self._written[key]

    def _codes_of(self, cluster: Cluster, twin: int) -> list[int]:
        """Return the code of a cluster; of a long one also codes for more text."""
        drawn, *more = _TEXT_OF_A_CODE.findall(cluster.text) or [""]
        share = cluster.advance // (len(more) + 1)
        return [
            self._code((cluster.glyphs, cluster.advance - share * len(more)), drawn, twin),
            *(self._code(((), share), text, twin + number) for number, text in enumerate(more)),
        ]

    def _code(self, program: GlyphProgram, text: str, twin: int) -> int:
        return self._codes.setdefault((program, text, twin), len(self._codes))

    def write(self, file: PdfFile) -> None:
        """Write the font with the glyphs that were used, once the last page is done."""
        with self.face.table_lock:
            self._write(file)

    def _write(self, file: PdfFile) -> None:
        programs = [program for program, *_ in self._codes]
        data = font_file(self.face, programs)
        tag = "".join(chr(65 + byte % 26) for byte in hashlib.sha256(data).digest()[:6])
        base = Name(f"{tag}+{self.face.postscript_name}")
        program = file.put_stream(data, {"Length1": len(data)})
        scale = 1000 / self.face.units
        descendant = file.put(
            {
                "Type": Name("Font"),
                "Subtype": Name("CIDFontType2"),
                "BaseFont": base,
                "CIDSystemInfo": {"Registry": "Adobe", "Ordering": "Identity", "Supplement": 0},
                "FontDescriptor": file.put(self._descriptor(base, program)),
                "CIDToGIDMap": Name("Identity"),
                "DW": 0,
                "W": [0, [advance * scale for _, advance in programs]],
            }
        )
        file.put(
            {
                "Type": Name("Font"),
                "Subtype": Name("Type0"),
                "BaseFont": base,
                "Encoding": Name("Identity-H"),
                "DescendantFonts": [descendant],
                "ToUnicode": file.put_stream(self._to_unicode()),
            },
            self.ref,
        )

    def _descriptor(self, base: Name, program: Ref) -> dict[str, PdfValue]:
        table, scale = self.face.table, 1000 / self.face.units
        head, weight = table["head"], table["OS/2"].usWeightClass
        return {
            "Type": Name("FontDescriptor"),
            "FontName": base,
            "Flags": 4,
            "FontBBox": [round(side * scale) for side in (head.xMin, head.yMin, head.xMax, head.yMax)],
            "ItalicAngle": 0,
            "Ascent": round(table["hhea"].ascent * scale),
            "Descent": round(table["hhea"].descent * scale),
            "CapHeight": round(table["OS/2"].sCapHeight * scale),
            "FontWeight": weight,
            "StemV": 140 if weight >= 600 else 80,
            "FontFile2": program,
        }

    def _to_unicode(self) -> bytes:
        rows = [
            f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>"
            for (_, text, _), code in self._codes.items()
            if text
        ]
        lines = [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<0000> <FFFF>",
            "endcodespacerange",
        ]
        for first in range(0, len(rows), 100):  # the format allows no more in one go
            part = rows[first : first + 100]
            lines += [f"{len(part)} beginbfchar", *part, "endbfchar"]
        lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
        return "\n".join(lines).encode("ascii")


class DocumentFonts:
    """All fonts of one document, by the face that they come from."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._all: list[EmbeddedFont] = []
        self._current: dict[FontFace, EmbeddedFont] = {}

    def of(self, face: FontFace) -> EmbeddedFont:
        """Return the font of ``face`` that still has room for codes."""
        font = self._current.get(face)
        if font is None or font.full:
            font = EmbeddedFont(face, f"F{len(self._all) + 1}", self._file.reserve())
            self._all.append(font)
            self._current[face] = font
        return font

    def write(self) -> dict[str, PdfValue]:
        """Write all fonts; return the resource dictionary that names them."""
        for font in self._all:
            font.write(self._file)
        return {font.name: font.ref for font in self._all}
