"""Words that must fit their place whole: set smaller, then in more lines, and cut only where that is not enough."""

from __future__ import annotations

from collections.abc import Iterator

from sala.printing.text.lines import break_lines, widest_word
from sala.printing.text.shortening import shortened
from sala.printing.text.style import TextStyle

_STEP = 0.92
_SMALLEST_IN_ONE_LINE = 0.7


def fitted(text: str, style: TextStyle, width: float, most: int, smallest: float) -> tuple[str, TextStyle]:
    """Return ``text`` and the style in which it takes no more than ``most`` lines of ``width`` points.

    One line is tried first, down to 0.7 of the size; then ``most`` lines, down to ``smallest`` points. What is longer
    still is cut, and ends with an ellipsis.
    """
    in_one_line = _sizes(style.size, style.size * _SMALLEST_IN_ONE_LINE, 1)
    for lines, size in (*in_one_line, *_sizes(style.size, smallest, most)):
        smaller = style.but(size=size)
        if widest_word(text, smaller) <= width and len(break_lines(text, smaller, width)) <= lines:
            return text, smaller
    least = style.but(size=smallest)
    return shortened(text, least, width, most), least


def _sizes(size: float, smallest: float, lines: int) -> Iterator[tuple[int, float]]:
    while size > smallest:
        yield lines, size
        size *= _STEP
    yield lines, smallest
