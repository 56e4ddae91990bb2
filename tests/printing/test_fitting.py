"""Words that must fit their place: smaller first, then in more lines, cut at the very last."""

from __future__ import annotations

import pytest
from tests.printing.test_long_names import LONG

from sala.printing.text.fitting import fitted
from sala.printing.text.lines import break_lines
from sala.printing.text.style import Face, TextStyle

STYLE = TextStyle(size=24, bold=True)
WIDTH = 220.0


def lines(text: str, style: TextStyle) -> int:
    return len(break_lines(text, style, WIDTH))


def test_a_short_name_keeps_its_size() -> None:
    assert fitted("សុខ ស្រីមុំ", STYLE, WIDTH, 2, 9) == ("សុខ ស្រីមុំ", STYLE)
    assert fitted("", STYLE, WIDTH, 2, 9) == ("", STYLE)


def test_a_longer_name_is_set_smaller_before_it_takes_two_lines() -> None:
    name = "សុខ ស្រីមុំ ចាន់ ធារី វិសាល"
    text, style = fitted(name, STYLE, WIDTH, 2, 9)
    assert text == name
    assert 0.7 * STYLE.size <= style.size < STYLE.size
    assert lines(text, style) == 1
    longer, smaller = fitted(f"{name} {name}", STYLE, WIDTH, 2, 9)
    assert longer == f"{name} {name}"
    assert lines(longer, smaller) == 2


@pytest.mark.parametrize("face", list(Face))
@pytest.mark.parametrize("most", [1, 2, 3])
@pytest.mark.parametrize("name", LONG)
def test_whatever_the_name_it_fits(name: str, most: int, face: Face) -> None:
    text, style = fitted(name, STYLE.but(face=face), WIDTH, most, 9)
    assert lines(text, style) <= most
    assert all(line.width <= WIDTH + 0.01 for line in break_lines(text, style, WIDTH))
    assert style.size == 9
    assert text.endswith("…")
