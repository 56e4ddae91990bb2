"""Pages as they were judged good: every document printed out of the sample workshop, its text exact, its look nearly.

A document more is one line in ``GOLDEN``. After a wanted change of the look:

    SALA_UPDATE_GOLDEN=1 pytest tests/printing/test_golden_pages.py

then look at the pictures in ``golden/pages``, and commit what changed. The words of each page stand beside its picture,
in the order of reading; they are compared letter by letter.

Pictures are grey, 50 dots to the inch, 16 shades: enough to see that something moved, some 10 kB a page. The same
pdfium draws the same picture on every machine; another version may smooth edges otherwise. So pages are blurred (each
dot becomes the mean of the 5 by 5 round it) before they are compared, in shades of 255. Measured on all pages below:

- all of a page moved by a quarter of a dot, to the side, down or both, which is more than smoothing does: in the mean
  at most 1.4, at most 25 anywhere;
- all of a page moved by one dot (half a millimetre): at least 41 somewhere. A word that is gone: more.

What moves by less is caught by ``text_objects`` in the other golden files, to a tenth of a point.
"""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from types import SimpleNamespace
from unittest.mock import patch

from PIL import Image, ImageChops, ImageFilter, ImageStat
from tests.printing.paper import CREATED, by_pdfium_pages

from sala.domain import identity, short_code
from sala.printing import render_page
from sala.services.demo import make_demo
from sala.services.paper.catalogue import find_document
from sala.services.paper.order import Choices, Order
from sala.services.workspace import Workspace, open_or_create

FOLDER = Path(__file__).parent / "golden" / "pages"
DPI = 50
_SHADES = 16
MOST_IN_THE_MEAN, MOST_ANYWHERE = 2.0, 33
_BLUR = ImageFilter.BoxBlur(2)


@dataclass(frozen=True, slots=True)
class Golden:
    """A document to keep: what is asked for, and how many of its pages, from the first."""

    what: str
    language: str = "km"
    filled: bool = True
    pages: int = 1

    def __str__(self) -> str:
        """Return its name as a name of files."""
        return "-".join([self.what.replace(":", "."), self.language, *([] if self.filled else ["blank"])])


GOLDEN = (
    Golden("kit:day-1", filled=False, pages=2),
    Golden("letter"),
    Golden("name-tags"),
    Golden("agenda", pages=2),
    Golden("agenda", "en"),
    Golden("worksheet:challenge_frame"),
    Golden("worksheet:interview_notes", filled=False, pages=2),
    Golden("worksheet:service_journey", pages=2),
    Golden("worksheet:service_scorecard", filled=False),
    Golden("worksheet:persona", filled=False),
    Golden("worksheet:impact_effort", "en"),
    Golden("worksheet:pilot_plan", pages=2),
    Golden("attendance"),
    Golden("consent", filled=False),
    Golden("consent", "en", filled=False),
    Golden("evaluation", filled=False),
    Golden("sticky-notes"),
    Golden("wall"),
    Golden("report", pages=6),
    Golden("certificates"),
    Golden("certificates", "en"),
    Golden("poster"),
    Golden("brief"),
)


@contextmanager
def sample_workshop(folder: Path) -> Iterator[tuple[Workspace, str]]:
    """Make the sample workshop. What differs each time is fixed: its code, and the ids, which rise as they are made."""
    numbers = itertools.count(1)
    rising = SimpleNamespace(randbits=lambda _bits: next(numbers))
    with (
        patch.object(short_code.new_code, "__defaults__", (Random(1).choice,)),
        patch.object(identity, "secrets", rising),
        open_or_create(folder / "golden", label="desk", author="Sala") as ws,
    ):
        yield ws, make_demo(ws)[0]


def printed(sample: tuple[Workspace, str], golden: Golden) -> bytes:
    """Return the document as a PDF file, made at a fixed moment."""
    ws, workshop = sample
    order = Order.of(ws, workshop, golden.what, Choices(golden.language, filled=golden.filled))
    out = io.BytesIO()
    find_document(order).make(Order(ws, order.facts, golden.what, order.choices, created=CREATED), out)
    return out.getvalue()


def words(pdf: bytes, page: int) -> str:
    """Return the text of a page, a line for each line."""
    return "\n".join(line.rstrip() for line in by_pdfium_pages(pdf)[page].splitlines()) + "\n"


def picture(pdf: bytes, page: int) -> Image.Image:
    """Return a page as it is kept."""
    grey = Image.open(io.BytesIO(render_page(pdf, page, DPI))).convert("L")
    return grey.quantize(_SHADES, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


def alike(one: Image.Image, other: Image.Image) -> bool:
    """Tell whether two pages look the same."""
    if one.size != other.size:
        return False
    apart = ImageChops.difference(one.convert("L").filter(_BLUR), other.convert("L").filter(_BLUR))
    return ImageStat.Stat(apart).mean[0] <= MOST_IN_THE_MEAN and apart.getextrema()[1] <= MOST_ANYWHERE
