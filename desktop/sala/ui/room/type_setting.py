"""Setting a text as large as a place allows, its lines ending between Khmer words and evenly long."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from sala.ui.theme.fonts import ASCENT, DESCENT, body_font
from sala.ui.widgets.marks import has_khmer, marked

_NEW_LINE: Final = "\u2028"  # what Qt takes for the end of a line within a paragraph
_UNENDING: Final = 1_000_000.0


@dataclass(frozen=True, slots=True)
class Script:
    """How far letters reach above and below their line, and how far lines are apart, in sizes of the font."""

    above: float
    below: float
    pitch: float


KHMER: Final = Script(ASCENT, DESCENT, 1.64)
LATIN: Final = Script(0.98, 0.3, 1.32)


@dataclass(frozen=True, slots=True)
class Set:
    """A text set in lines: its size in pixels, and how much room the lines take. ``whole``: no word is too wide."""

    layout: QTextLayout
    pixels: int
    width: float
    height: float
    lines: int
    whole: bool
    first_line: float
    """How far below its top the first line stands."""

    def draw(self, painter: QPainter, left: float, top: float, colour: QColor) -> None:
        """Draw it with its top left corner there."""
        painter.setPen(colour)
        self.layout.draw(painter, QPointF(left, top))

    def top_of(self, letter: str) -> float:
        """Return how far below its own top the top of ``letter`` would be in the first line."""
        return self.first_line + QFontMetricsF(self.layout.font()).tightBoundingRect(letter).top()


def set_text(text: str, pixels: int, width: float, *, bold: bool = False) -> Set:
    """Set a text at a size within a width; lines of Khmer stand further apart than others."""
    script = KHMER if has_khmer(text) else LATIN
    font = body_font(pixels)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    layout = QTextLayout(marked(text).replace("\n", _NEW_LINE), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    baseline, widest, lines = script.above * pixels, 0.0, 0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, baseline - line.ascent()))
        widest = max(widest, line.naturalTextWidth())
        baseline += script.pitch * pixels
        lines += 1
    layout.endLayout()
    height = (script.above + script.below + script.pitch * max(0, lines - 1)) * pixels
    return Set(layout, pixels, widest, height, lines, widest <= width + 0.5, script.above * pixels)


def fitted(
    text: str, width: float, height: float, largest: float, smallest: float, *, bold: bool = False, even: bool = True
) -> Set:
    """Set a text as large as a place allows, between two sizes; at the smallest where even that is too large.

    ``even`` lets the lines be about equally long, so that no word stands alone in the last one.
    """
    low, high = max(1, round(smallest)), max(1, round(largest))
    while low < high:
        middle = (low + high + 1) // 2
        tried = set_text(text, middle, width, bold=bold)
        low, high = (middle, high) if tried.whole and tried.height <= height else (low, middle - 1)
    return evened(text, low, width, bold=bold) if even else set_text(text, low, width, bold=bold)


def evened(text: str, pixels: int, width: float, *, bold: bool = False) -> Set:
    """Set a text in as few lines as the width allows, and these as short as so many lines can be."""
    best = set_text(text, pixels, width, bold=bold)
    if "\n" in text or best.lines < 2:
        return best
    low, high = int(best.width / best.lines), int(best.width)
    while high - low > pixels // 4:
        middle = (low + high) // 2
        tried = set_text(text, pixels, middle, bold=bold)
        if tried.whole and tried.lines == best.lines:
            best, high = tried, middle
        else:
            low = middle
    return best


def one_line(text: str, pixels: float, *, bold: bool = False) -> Set:
    """Set a text that is never broken."""
    return set_text(text, max(1, round(pixels)), _UNENDING, bold=bold)


@dataclass(frozen=True, slots=True)
class Digits:
    """A clock's digits around a colon that stands still, in a place as wide as such digits are on average."""

    parts: tuple[tuple[Set, float], ...]
    width: float
    height: float
    first_line: float
    top: float
    """How far below the top of the set the digits themselves begin."""

    def draw(self, painter: QPainter, left: float, top: float, colour: QColor) -> None:
        """Draw them with the top left corner there."""
        for part, at in self.parts:
            part.draw(painter, left + at, top, colour)


def set_digits(text: str, pixels: float) -> Digits:
    """Set a time such as 5:25 or ៥:២៥."""
    khmer = has_khmer(text)
    digits = "០១២៣៤៥៦៧៨៩" if khmer else "0123456789"
    average = one_line(digits, pixels, bold=True).width / len(digits)
    before, colon, after = text.rpartition(":")
    left, middle, right = (one_line(part, pixels, bold=True) for part in (before, colon, after))
    room = average * sum(sign.isdigit() for sign in before) + middle.width * before.count(":")
    parts = ((left, room - left.width), (middle, room), (right, room + middle.width))
    width = room + middle.width + average * len(after)
    tallest = "៤" if khmer else "8"
    sample = one_line(tallest, pixels, bold=True)
    return Digits(parts, width, sample.height, sample.first_line, sample.top_of(tallest))
