"""Charts read back from their PDF files: the words, the lengths, and that everything stays in its box."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.printing.chart_samples import LONG, balance, before_after, charts, faces, votes, words_of
from tests.printing.drawn import Drawn, drawn
from tests.printing.paper import MARGIN, READERS, WIDTH, by_pdfium, printed_pages, squeezed
from tests.printing.test_pdf_file import plain_parts

from sala.printing.charts import (
    BalanceChart,
    BalanceGroup,
    BalancePart,
    BeforeAfterChart,
    ChartWords,
    FacesChart,
    FacesRow,
    JourneyState,
    MatrixAxis,
    MatrixChart,
    Measure,
    MeasureState,
    Quadrants,
    RatedIdea,
    VotedIdea,
    VotesChart,
    balance_chart,
    before_after_chart,
    faces_chart,
    matrix_chart,
    votes_chart,
)
from sala.printing.charts.fills import LIGHT
from sala.printing.charts.look import ChartLook
from sala.printing.charts.matrix import placed_dots
from sala.printing.layout.block import Block, Place
from sala.printing.layout.pages import cut_into_pages

LANGUAGES = ("km", "en")
BAR = ChartLook().bar
WORDS = ChartWords("ចំណងជើង", "n = ១០", "តួលេខ")
#: How far ink may reach beyond the lines of its text, and a pen beyond the middle of its line.
PEN = 1.0


def alone(block: Block, width: float = WIDTH) -> tuple[bytes, float]:
    """Return a page that is just as high as the block needs, and the height of the block."""
    height = block.height(width)
    return printed_pages([block], height=height + 2 * MARGIN), height


def bars(shapes: Sequence[Drawn]) -> list[Drawn]:
    """Return the filled bodies of bars, white ones too."""
    return [shape for shape in shapes if shape.filled and abs(shape.height - BAR) < 0.05]


@pytest.mark.parametrize("reader", [reader for reader in READERS if reader != "pdftotext"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_given_back(reader: str, language: str) -> None:
    pdf = printed_pages(list(charts(language, WIDTH).values()), language=language, height=1500)
    text = squeezed(READERS[reader](pdf))
    for word in words_of(language):
        assert squeezed(word) in text, word


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chart_is_one_figure_that_is_told_in_words(language: str) -> None:
    for name, chart in charts(language, WIDTH).items():
        pdf = plain_parts(alone(chart)[0])
        assert pdf.count(b"/S /Figure") == 1, name
        assert pdf.count(b"/Alt") == 1, name


def test_bars_are_as_long_as_their_votes() -> None:
    chart = votes("en")
    _texts, shapes = drawn(alone(votes_chart(chart))[0])
    lengths = [box.width for box in bars(shapes)]
    values = [value for idea in chart.ideas for value in idea.votes if value]
    # the first three boxes of that height are never those of the key, which are lower
    assert len(lengths) == len(values)
    unit = lengths[0] / values[0]
    assert lengths == pytest.approx([value * unit for value in values], abs=0.05)


def test_people_of_all_groups_are_drawn_to_one_scale() -> None:
    chart = balance("en")
    _texts, shapes = drawn(alone(balance_chart(chart, width=WIDTH))[0])
    lengths = [box.width for box in bars(shapes)]
    values = [part.count for group in chart.groups for part in group.parts if part.count]
    unit = lengths[0] / values[0]
    assert lengths == pytest.approx([value * unit for value in values], abs=0.05)


def test_each_measure_starts_at_zero_on_its_own_scale() -> None:
    chart = before_after("en")
    _texts, shapes = drawn(alone(before_after_chart(chart, width=WIDTH))[0])
    lengths = [box.width for box in bars(shapes)]
    for measure in chart.measures:
        values = [state.value for state in measure.states if state.value]
        own, lengths = lengths[: len(values)], lengths[len(values) :]
        assert own == pytest.approx([value * own[0] / values[0] for value in values], abs=0.05)
    assert not lengths


def test_columns_are_as_high_as_their_answers() -> None:
    chart = faces("en")
    _texts, shapes = drawn(alone(faces_chart(chart))[0])
    heights = [box.height for box in shapes if box.filled and box.grey == round(LIGHT[0], 2)]
    values = [count for row in chart.rows for count in row.counts if count]
    assert heights == pytest.approx([value * heights[0] / values[0] for value in values], abs=0.05)


def test_a_value_that_nobody_knows_has_no_bar_and_says_so() -> None:
    states = (
        MeasureState(JourneyState.AS_IS, "ឥឡូវ", 5.0, "៥"),
        MeasureState(JourneyState.TO_BE, "ក្រោយ", None, "មិនទាន់វាស់"),
        MeasureState(JourneyState.PILOTED, "សាក", float("nan"), "–"),
    )
    pdf, _height = alone(before_after_chart(BeforeAfterChart(WORDS, (Measure("ពេល", states),)), width=WIDTH))
    assert len(bars(drawn(pdf)[1])) == 1
    assert "មិនទាន់វាស់" in squeezed(by_pdfium(pdf))


def test_dots_of_one_cell_do_not_cover_each_other() -> None:
    ideas = [RatedIdea(str(number), "", 3, 3) for number in range(1, 8)] + [RatedIdea("8", "", 5, 1)]
    dots = placed_dots(ideas, 200.0, 9.6)
    assert [dot.words for dot in dots].count("8") == 1
    for one, other in combinations(dots, 2):
        assert ((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5 >= one.radius + other.radius
    high = next(dot for dot in dots if dot.words == "8")
    assert (high.x, high.y) == (20.0, 20.0), "impact 5 is at the top, effort 1 at the left"


def test_a_crowded_cell_says_how_many_more_there_are() -> None:
    dots = placed_dots([RatedIdea(str(number), "", 1, 1) for number in range(1, 41)], 200.0, 9.6)
    assert [dot.words for dot in dots] == ["1", "2", "3", "4", "5", "6", "7", "8", "+32"]
    assert all(0 <= dot.x - dot.radius <= dot.x + dot.radius <= 40 for dot in dots)


def test_many_ideas_go_on_over_the_page_with_the_title_again() -> None:
    ideas = tuple(VotedIdea(f"គំនិត {n} {LONG}", (n, 1, 0), (str(n), "1", ""), str(n + 1)) for n in range(40))
    chart = votes_chart(VotesChart(WORDS, ("ក", "ខ", "គ"), ideas))
    pages = cut_into_pages([chart], WIDTH, lambda _index: 600.0)
    assert len(pages) > 1
    assert all(page.height(WIDTH) <= 600.5 for page in pages)
    text = squeezed(by_pdfium(printed_pages(pages)))
    assert text.count("ចំណងជើង") == len(pages)
    assert text.count(squeezed("n = ១០")) == 1, "the source stands at the end"
    assert all(squeezed(f"គំនិត {n} ") in text for n in range(40))


# random charts --------------------------------------------------------------------------------------------------------

labels = st.sampled_from(["", "ស្ត្រី", "Women", LONG, LONG * 3, "សេវាសាធារណៈ" * 4, "N" * 60, "អ្នកប្រើប្រាស់សេវា និងក្រុមគ្រួសារ"])
values = st.sampled_from([0, 1, 1, 7, 7.5, 1234567890, 10**12, -5, float("nan"), float("inf")]) | st.integers(0, 99)
widths = st.sampled_from([WIDTH, WIDTH / 2, 190.0])
shown = st.sampled_from(["", "១២៣", "១២ ក្នុង ២០ នាក់", "១,២៣៤,៥៦៧,៨៩០៛", "១០ ម៉ោង ៤៩ នាទី"])
source = st.builds(ChartWords, labels, labels, labels)
scores = st.floats(-2, 8) | st.integers(1, 5) | st.just(float("nan"))
axes = st.builds(MatrixAxis, labels.map(lambda text: text[:60]), shown, labels.map(lambda text: text[:60]))
quadrants = st.builds(Quadrants, *[labels.map(lambda text: text[:80])] * 4)
parts = st.lists(st.builds(BalancePart, labels, values, shown, st.none() | values, st.booleans()), max_size=6)
groups = st.lists(st.builds(BalanceGroup, labels, parts.map(tuple)), max_size=5).map(tuple)
states = st.builds(MeasureState, st.sampled_from(JourneyState), labels, st.none() | values, shown)
measures = st.builds(Measure, labels, st.lists(states, max_size=3).map(tuple), labels)
voted = st.builds(VotedIdea, labels, st.tuples(values, values, values), st.tuples(shown, shown, shown), shown, shown)
rows = st.builds(FacesRow, labels, st.tuples(*[values] * 5), st.tuples(*[st.sampled_from(["0", "១២"])] * 5), shown)
rated = st.builds(RatedIdea, st.sampled_from(["1", "៤០", "123"]), labels, scores, scores, labels)
many = st.integers(0, 12)


@st.composite
def anything(draw: st.DrawFn) -> tuple[Block, float]:
    """A chart of any kind in a column of any width."""
    width = draw(widths)
    kind = draw(st.sampled_from(["balance", "before", "votes", "matrix", "faces"]))
    words = draw(source)
    if kind == "balance":
        return balance_chart(BalanceChart(words, draw(groups)), width=width), width
    if kind == "before":
        panels = tuple(draw(st.lists(measures, max_size=3)))
        return before_after_chart(BeforeAfterChart(words, panels), width=width), width
    if kind == "votes":
        ideas = tuple(draw(st.lists(voted, max_size=12)))
        return votes_chart(VotesChart(words, ("ប្រជាពលរដ្ឋ", "មន្ត្រី", LONG), ideas)), width
    if kind == "matrix":
        ratings = tuple(draw(st.lists(rated, max_size=25)))
        return matrix_chart(MatrixChart(words, draw(axes), draw(axes), draw(quadrants), ratings), width=width), width
    statements = tuple(draw(st.lists(rows, max_size=6)))
    return faces_chart(FacesChart(words, statements, "មធ្យម", note=draw(labels))), width


class _Narrow(Block):
    """A block in the first part of its column."""

    def __init__(self, inside: Block, width: float) -> None:
        self._inside, self._width = inside, width

    def measure(self, width: float) -> float:
        return self._inside.height(self._width)

    def draw(self, page: object, place: Place) -> None:
        self._inside.draw(page, place._replace(width=self._width))  # type: ignore[arg-type]


#: Nothing is made smaller when it fails: a chart is soon read as it is, and drawing it again takes its time.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)


@settings(max_examples=60, deadline=None, phases=PHASES, suppress_health_check=[HealthCheck.too_slow])
@given(anything())
def test_nothing_leaves_its_box_and_no_words_cover_others(made: tuple[Block, float]) -> None:
    block, width = made
    pdf, height = alone(_Narrow(block, width))
    texts, shapes = drawn(pdf)
    for thing in (*texts, *shapes):
        assert thing.left >= MARGIN - PEN, thing
        assert thing.right <= MARGIN + width + PEN, thing
        assert thing.top >= MARGIN - PEN, thing
        assert thing.bottom <= MARGIN + height + PEN, thing
    for one, other in combinations(texts, 2):
        assert not one.overlaps(other, more_than=1.5), (one, other)


@settings(max_examples=20, deadline=None, phases=PHASES)
@given(anything())
def test_the_same_values_give_the_same_drawing(made: tuple[Block, float]) -> None:
    block, width = made
    assert printed_pages([_Narrow(block, width)], height=5000) == printed_pages([_Narrow(block, width)], height=5000)
