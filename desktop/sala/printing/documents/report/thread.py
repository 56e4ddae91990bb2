"""The line of sight of an idea: steps on a line, whole, broken or still open."""

from __future__ import annotations

from collections.abc import Sequence

from sala.printing.documents.report import look
from sala.printing.documents.report.values import Link, ThreadStep, ThreadView
from sala.printing.layout.block import Block, Place
from sala.printing.layout.paragraph import Paragraph
from sala.printing.layout.stack import Stack
from sala.printing.pdf.page import MM, Page, Paint
from sala.printing.text.style import GREY

_LABEL_WIDTH = 34 * MM
_LINE_AT = 2 * MM
_DOT = 1.25 * MM
_GAP = 0.6 * MM
_THICK = 1.1


class _Step(Block):
    """A step with its part of the line: from the middle of its dot to its foot, and above to the step before."""

    def __init__(self, step: ThreadStep, *, first: bool, last: bool, onward: bool) -> None:
        self._link = step.link
        self._first, self._last, self._onward = first, last, onward
        bold = step.link is Link.BROKEN
        style = look.CELL if step.link is Link.THERE else look.CELL.but(colour=GREY, bold=bold)
        self._label = Paragraph(step.label, look.CELL.but(bold=True))
        self._words = Stack([Paragraph(words, style) for words in step.words])

    def measure(self, width: float) -> float:
        """Return the height of label or words with the gap below them."""
        words = self._words.height(width - _LABEL_WIDTH - 2 * look.INDENT)
        return max(self._label.height(_LABEL_WIDTH), words) + _GAP

    def parts(self) -> Sequence[Block]:
        """Return label and words."""
        return (self._label, self._words)

    def draw(self, page: Page, place: Place) -> None:
        """Draw the line, the dot, the label and the words."""
        self._draw_line(page, place)
        with page.group("LI"):
            with page.group("Lbl"):
                self._label.draw(page, place.column(1.5 * look.INDENT, _LABEL_WIDTH))
            with page.group("LBody"):
                left = 2 * look.INDENT + _LABEL_WIDTH
                self._words.draw(page, place.column(left, place.width - left))

    def _draw_line(self, page: Page, place: Place) -> None:
        x, middle = place.x + _LINE_AT, place.top + look.CELL.size * 0.8
        if not self._first and self._link is not Link.AHEAD:
            self._stroke(page, (x, place.top), (x, middle), whole=self._link is Link.THERE)
        if not self._last and self._onward:
            foot = place.top + self.height(place.width)
            self._stroke(page, (x, middle), (x, foot), whole=self._link is Link.THERE)
        if self._link is Link.THERE:
            page.circle((x, middle), _DOT, paint=Paint.FILL)
            return
        page.circle((x, middle), _DOT, paint=Paint.FILL, colour=(1, 1, 1))
        page.circle((x, middle), _DOT, colour=GREY)
        if self._link is Link.BROKEN:
            arm = _DOT * 1.2
            for down in (arm, -arm):
                page.line((x - arm, middle - down), (x + arm, middle + down), thickness=_THICK)

    def _stroke(self, page: Page, start: tuple[float, float], end: tuple[float, float], *, whole: bool) -> None:
        page.line(start, end, thickness=_THICK if whole else 0.6, dash=None if whole else (1.2, 1.8))


def thread(view: ThreadView) -> Block:
    """Return the thread of an idea; it goes over a page between its steps."""
    steps = view.steps
    rows = [
        _Step(
            step,
            first=not index,
            last=index == len(steps) - 1,
            onward=index + 1 < len(steps) and steps[index + 1].link is not Link.AHEAD,
        )
        for index, step in enumerate(steps)
    ]
    return Stack(
        [
            Paragraph(view.title, look.PANEL_TITLE),
            Stack(rows, role="L", space_before=1 * MM),
            Paragraph(view.verdict, look.QUIET.but(space_before=0.5 * MM)),
        ],
        space_before=5 * MM,
    )
