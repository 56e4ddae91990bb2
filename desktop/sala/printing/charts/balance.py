"""The balance of the room: who came, against who was invited or hoped for."""

from __future__ import annotations

from sala.printing.charts.bars import Bar, Bars, Segment
from sala.printing.charts.chart import Chart
from sala.printing.charts.fills import Fill
from sala.printing.charts.look import ChartLook
from sala.printing.charts.values import BalanceChart, BalanceGroup, BalancePart
from sala.printing.charts.words import Words
from sala.printing.layout.block import Block, Space
from sala.printing.layout.stack import Beside, Stack
from sala.printing.pdf.page import MM

_TWO_COLUMNS_FROM = 150 * MM
"""From this width, at scale 1, groups stand in two columns."""


def balance_chart(chart: BalanceChart, *, width: float, scale: float = 1.0, space_before: float = 0.0) -> Block:
    """Return the chart for a column of ``width`` points: groups of bars that share one scale, so that lengths compare.

    In two columns where there is room for them; their groups are shared out so that both are about as high.
    """
    look = ChartLook(scale)
    everyone = [_bar(part) for group in chart.groups for part in group.parts]
    groups = [_group(group, everyone, look) for group in chart.groups]
    if width < look.points(_TWO_COLUMNS_FROM) or len(groups) < 2:
        return Chart(chart.words, Stack(groups), look, space_before=space_before)
    gap = look.points(8 * MM)
    left, right = _shared_out(groups, (width - gap) / 2)
    return Chart(chart.words, Beside([left, right], (1, 1), gap=gap), look, space_before=space_before)


def _group(group: BalanceGroup, everyone: list[Bar], look: ChartLook) -> Block:
    bars = Bars([_bar(part) for part in group.parts], look, peers=everyone)
    return Stack([Words(group.title, look.group.but(keep_with_next=True)), bars], space_before=look.points(3 * MM))


def _bar(part: BalancePart) -> Bar:
    fill = Fill.WHITE if part.is_open else Fill.GREY
    return Bar(part.label, (Segment(part.count, fill),), part.shown, hoped=part.hoped)


def _shared_out(groups: list[Block], width: float) -> tuple[Block, Block]:
    """Cut the groups, in their order, where the higher column is as low as can be."""
    heights = [group.height(width) for group in groups]
    cut = min(range(1, len(groups)), key=lambda at: max(sum(heights[:at]), sum(heights[at:])))
    columns = [Stack(groups[:cut]), Stack(groups[cut:])]
    return (columns[0], columns[1]) if columns[1].blocks else (columns[0], Space(0.0))
