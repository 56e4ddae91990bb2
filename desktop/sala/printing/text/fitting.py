"""Words that must fit their place whole: set smaller, then in more lines, and cut only where that is not enough."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from sala.printing.text.lines import break_lines, natural_width, widest_word
from sala.printing.text.shortening import shortened
from sala.printing.text.style import TextStyle

_STEP = 0.92
_SMALLEST_IN_ONE_LINE = 0.7


@lru_cache(maxsize=1024)
def fitted(text: str, style: TextStyle, width: float, most: int, smallest: float) -> tuple[str, TextStyle]:
    """Return ``text`` and the style in which it takes no more than ``most`` lines of ``width`` points.

    One line is tried first, down to 0.7 of the size; then ``most`` lines, down to ``smallest`` points. What is longer
    still is cut, and ends with an ellipsis.
    """
    whole = natural_width(text, style) / style.size  # widths grow as the size does: measured once for all sizes
    word = widest_word(text, style) / style.size
    for lines, size in _attempts(style.size, most, smallest):
        smaller = style.but(size=size)
        may_fit = word * size <= width and whole * size <= lines * width
        if may_fit and len(break_lines(text, smaller, width)) <= lines:
            return text, smaller
    least = style.but(size=smallest)
    return shortened(text, least, width, most), least


def _attempts(size: float, most: int, smallest: float) -> Iterator[tuple[int, float]]:
    yield from _sizes(size, max(size * _SMALLEST_IN_ONE_LINE, smallest), 1)
    yield from _sizes(size, smallest, most)


def _sizes(size: float, smallest: float, lines: int) -> Iterator[tuple[int, float]]:
    while size > smallest:
        yield lines, size
        size *= _STEP
    yield lines, smallest
