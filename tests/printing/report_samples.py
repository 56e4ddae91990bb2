"""A small report with a piece of every sort, for tests of its paper."""

from __future__ import annotations

import io

from PIL import Image
from tests.printing.paper import CREATED, PaperTranslator

from sala.printing.documents.report.report_pdf import write_report
from sala.printing.documents.report.values import (
    Chapter,
    Cover,
    Heading,
    KeyFigure,
    KeyFigures,
    Link,
    Matter,
    Panel,
    Photos,
    Piece,
    Point,
    Points,
    Quotation,
    Report,
    ReportPhoto,
    SideBySide,
    Text,
    ThreadStep,
    ThreadView,
    Tone,
)


def photo(colour: str = "navy") -> bytes:
    """Return a JPEG as a telephone makes it: larger than any paper shows."""
    out = io.BytesIO()
    Image.effect_noise((1600, 1200), 60).convert("RGB").save(out, "JPEG", quality=90)
    Image.new("RGB", (8, 8), colour)
    return out.getvalue()


MATTER = Matter(
    ("អ្វី", "នរណា", "ថវិកា"), (("ទិញប្រអប់តេស្ត", "ពេជ្រ រចនា", "2,400,000៛"),), (4, 2, 1), frozenset((2,)), title="កិច្ចការ"
)


def every_piece() -> tuple[Piece, ...]:
    """Return a piece of every sort."""
    return (
        Heading("អត្ថន័យសំខាន់"),
        Text("មកម្តង បានគ្រប់មុខ", Tone.LEAD),
        KeyFigures((KeyFigure("រយៈពេល", "៣ ម៉ោង ២៤ នាទី", "−៦៩%"), KeyFigure("ចំណាយ", "២០,០០០៛"))),
        Panel(
            "ការរង់ចាំមកពីគ្មានការណាត់",
            "១",
            (("យើងឃើញថា", "ថ្ងៃចន្ទមានស្ត្រីច្រើន"), ("១", "គេខ្លាចអស់លេខ"), ("", "គ្មានឈ្មោះ")),
            (Quotation("«ខ្ញុំចេញពីផ្ទះម៉ោង ៥ ព្រឹក»", "K01"),),
            "ក្រុមផ្កាឈូក",
        ),
        Points((Point("រង់ចាំឆ្មប", "១១០ នាទី", "នៅរានហាល"),)),
        MATTER,
        SideBySide(MATTER, MATTER),
        ThreadView(
            "ថ្ងៃណាត់របស់ភូមិ",
            (
                ThreadStep("សម្តី", ("«ឃ្លានបាយ»",)),
                ThreadStep("បញ្ហា", ("មិនទាន់បានសរសេរ",), Link.BROKEN),
                ThreadStep("ករណីសិក្សា", ("មិនទាន់មាន",), Link.AHEAD),
            ),
            "ខ្សែនេះដាច់",
        ),
        Photos((ReportPhoto(photo(), "រានហាល"), ReportPhoto(b"not a picture", "ខូច"))),
    )


def report(*chapters: Chapter, name: str = "សិក្ខាសាលា") -> Report:
    """Return a report with these chapters."""
    return Report(Cover("របាយការណ៍", name, ("ភូមិអំពក", "ថ្ងៃទី១៤ ខែតុលា"), ("រៀបចំដោយ សុភាព",)), "មាតិកា", chapters)


class ReportTranslator(PaperTranslator):
    """Khmer words that stay the same when the catalogue is edited."""

    def gettext(self, msgid: str) -> str:
        own = {"The file of this photo is damaged.": "រូបនេះខូច"}
        return own.get(msgid) or super().gettext(msgid)


def printed(made: Report) -> tuple[bytes, int]:
    """Return a report as a PDF file, and its number of pages."""
    out = io.BytesIO()
    pages = write_report(out, made, ReportTranslator("km"), author="Sala", created=CREATED)
    return out.getvalue(), pages
