"""Votes by idea, split by the role of those who voted."""

from __future__ import annotations

from sala.printing.charts.bars import Bar, Bars, Segment
from sala.printing.charts.chart import Chart
from sala.printing.charts.fills import Fill
from sala.printing.charts.key import Key
from sala.printing.charts.look import ChartLook
from sala.printing.charts.values import VotedIdea, VotesChart
from sala.printing.layout.block import Block

_FILLS = (Fill.GREY, Fill.STRIPES, Fill.WHITE)
"""Of citizens, staff, leaders: neighbours differ most."""


def votes_chart(chart: VotesChart, *, scale: float = 1.0, space_before: float = 0.0) -> Block:
    """Return the chart: a bar for each idea in the order given; what was chosen, and what has as many, is said."""
    look = ChartLook(scale)
    key = Key(list(zip(_FILLS, chart.roles, strict=False)), look)
    return Chart(
        chart.words, Bars([_bar(idea) for idea in chart.ideas], look), look, key=key, space_before=space_before
    )


def _bar(idea: VotedIdea) -> Bar:
    segments = tuple(
        Segment(votes, fill, shown) for votes, fill, shown in zip(idea.votes, _FILLS, idea.shown, strict=False)
    )
    return Bar(idea.label, segments, idea.total, detail=idea.mark)
