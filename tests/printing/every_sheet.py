"""The sheet of every activity of the method, blank, as the program prints it."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache

from PIL import Image
from tests.printing.paper import CREATED

from sala.language import Translator
from sala.printing import PageMap, SheetHeader, Worksheet, render_page, write_worksheets
from sala.services.method import STANDARD, pack_for
from sala.services.sheet_fields import blank_fields

ACTIVITIES = [summary.key for summary in pack_for(STANDARD).summaries()]
_NAMES = {"km": "សិក្ខាសាលានវានុវត្តន៍សេវាសាធារណៈ ស្រុកសំរោងទង", "en": "Public service workshop, Samraong Tong"}


@dataclass(frozen=True)
class Printed:
    """A sheet as a PDF file, with the maps of its pages."""

    pdf: bytes
    maps: tuple[PageMap, ...]

    def picture(self, page: int, dpi: int) -> Image.Image:
        return Image.open(io.BytesIO(render_page(self.pdf, page, dpi))).convert("L")


def blank_sheet(key: str, language: str) -> Worksheet:
    pack = pack_for(STANDARD)
    activity = pack.activity(key)
    return Worksheet(
        activity=key,
        title=activity.title.in_language(language),
        promise=activity.promise.in_language(language),
        header=SheetHeader("K7M2QX", _NAMES[language], team_mark="12"),
        pack_version=pack.version,
        fields=blank_fields(pack, activity, language),
        landscape=activity.worksheet.orientation == "landscape",
    )


@cache
def printed_blank(key: str, language: str) -> Printed:
    out = io.BytesIO()
    sheet = blank_sheet(key, language)
    count = write_worksheets(out, [sheet], Translator(language), title=key, author="Sala", created=CREATED)
    return Printed(out.getvalue(), count.maps)
