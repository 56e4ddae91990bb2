"""The parts of an official paper: heading of the kingdom, institution, number, date by moon and sun, signatures."""

from __future__ import annotations

from dataclasses import dataclass

from sala.language import Translator
from sala.printing.documents.blanks import Blank, dotted
from sala.printing.documents.flourish import FLOURISH_HEIGHT, draw_flourish
from sala.printing.layout.block import Block, Place
from sala.printing.layout.paragraph import Paragraph
from sala.printing.layout.stack import Stack
from sala.printing.pdf.page import MM, Page
from sala.printing.text.fitting import fitted
from sala.printing.text.style import GREY, Align, Face, TextStyle

_KINGDOM = TextStyle(size=15.5, leading=1.62, face=Face.HEADING, align=Align.CENTRE)
_MOTTO = _KINGDOM.but(size=13)
_INSTITUTION = TextStyle(size=11, leading=1.65, face=Face.HEADING)
_LINE = TextStyle(size=10.5, leading=1.65)
_SIGNATURE = TextStyle(size=11, leading=1.65, bold=True, align=Align.CENTRE)
_HINT = TextStyle(size=8, leading=1.6, colour=GREY, align=Align.CENTRE)
_LUNAR = "ថ្ងៃ{weekday} ខែ{month} ឆ្នាំ{animal} {sak}ស័ក ព.ស. {era}"
"""Written in Khmer only."""
_MOST_INSTITUTIONS = 3
_INSTITUTION_LINES = _DATE_LINES = 2
_FLOURISH_WIDTH = 38 * MM
SIGNING_ROOM = 24 * MM
"""The height that a signature needs between the office of who signs and the line for the name."""


@dataclass(frozen=True, slots=True)
class OfficialHead:
    """What stands at the head of an official paper, and the date at its foot.

    ``kingdom`` asks for the two lines of the kingdom; ``institution`` are the lines of the office that writes, the
    highest first. ``number`` is its number, "" leaves room for it. ``place`` is where it is signed, ``lunar`` and
    ``solar`` the date in words by the moon and by the sun; "" leaves room to write it, None for ``lunar`` leaves that
    line out.
    """

    kingdom: bool
    institution: tuple[str, ...] = ()
    number: str = ""
    place: str = ""
    lunar: str | None = None
    solar: str = ""


class KingdomHeading(Block):
    """The kingdom and its motto, centred, with a flourish beneath."""

    def __init__(self, translator: Translator) -> None:
        _ = translator.gettext
        self._lines = Stack(
            [Paragraph(_("KINGDOM OF CAMBODIA"), _KINGDOM), Paragraph(_("Nation Religion King"), _MOTTO)]
        )

    def measure(self, width: float) -> float:
        """Return the height of both lines and the flourish."""
        return self._lines.height(width) + FLOURISH_HEIGHT

    def draw(self, page: Page, place: Place) -> None:
        """Draw the lines and the flourish."""
        self._lines.draw(page, place)
        top = place.top + self._lines.height(place.width)
        draw_flourish(page, place.x + place.width / 2, top, _FLOURISH_WIDTH)


def institution_block(head: OfficialHead, translator: Translator, width: float) -> Block:
    """Return the lines of the office and the number of the paper, in a column ``width`` points wide."""
    lines = head.institution[:_MOST_INSTITUTIONS]
    each = _INSTITUTION_LINES if len(lines) < _MOST_INSTITUTIONS else 1
    blocks: list[Block] = [Paragraph(*fitted(line, _INSTITUTION, width, each, 8.5)) for line in lines]
    label = translator.gettext("No.:")
    number: Block = Paragraph(f"{label} {head.number}", _LINE) if head.number else Blank(label, _LINE, most=48 * MM)
    return Stack([*blocks, number])


def date_block(head: OfficialHead, translator: Translator, width: float) -> Block:
    """Return the date by the moon, where it is wanted, and by the sun, centred in ``width`` above who signs."""
    style = _LINE.but(align=Align.CENTRE)
    _ = translator.gettext
    lines: list[str] = []
    if head.lunar is not None:
        lines.append(head.lunar or dotted(_LUNAR, weekday=14, month=10, animal=8, sak=8, era=8))
    done_at = _("Done at {place}, {date}")
    unknown = dotted(_("{day} / {month} / {year}"), day=6, month=14, year=8)
    lines.append(done_at.format(place=head.place or "." * 16, date=head.solar or unknown))
    return Stack([Paragraph(*fitted(line, style, width, _DATE_LINES, 8)) for line in lines])


class Signature(Block):
    """The office of who signs, room for the signature, and a line for the name."""

    def __init__(self, office: str, name_label: str) -> None:
        self._office = Paragraph(office, _SIGNATURE)
        self._name = Blank(name_label, _LINE)

    def measure(self, width: float) -> float:
        """Return the height with the room to sign."""
        return self._office.height(width) + SIGNING_ROOM + self._name.height(width)

    def draw(self, page: Page, place: Place) -> None:
        """Draw the office at the head and the line at the foot."""
        self._office.draw(page, place)
        foot = place.down(self._office.height(place.width) + SIGNING_ROOM)
        self._name.draw(page, foot)


class SealPlace(Block):
    """A circle of dashes in which the seal goes."""

    def __init__(self, hint: str, radius: float = 15 * MM) -> None:
        self._hint = Paragraph(hint, _HINT)
        self._radius = radius

    def measure(self, width: float) -> float:
        """Return the height of the circle."""
        return 2 * self._radius

    def draw(self, page: Page, place: Place) -> None:
        """Draw the circle in the middle of its place."""
        centre = place.x + place.width / 2, place.top + self._radius
        page.circle(centre, self._radius, colour=GREY, dash=(2, 2.4))
        room = 1.5 * self._radius
        top = centre[1] - self._hint.height(room) / 2
        self._hint.draw(page, Place(centre[0] - room / 2, top, room))
