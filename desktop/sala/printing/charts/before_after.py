"""Time, cost and visits before and after: three small sets of bars, each with what became of it in words."""

from __future__ import annotations

from sala.printing.charts.bars import Bar, Bars, Segment
from sala.printing.charts.chart import Chart
from sala.printing.charts.fills import Fill
from sala.printing.charts.look import ChartLook
from sala.printing.charts.values import BeforeAfterChart, JourneyState, Measure, MeasureState
from sala.printing.charts.words import Words
from sala.printing.layout.block import Block
from sala.printing.layout.stack import Beside, Stack
from sala.printing.pdf.page import MM
from sala.printing.text.style import BLACK

_FILLS = {JourneyState.AS_IS: Fill.GREY, JourneyState.TO_BE: Fill.STRIPES, JourneyState.PILOTED: Fill.DOTS}
_BESIDE_FROM = 120 * MM
"""From this width, at scale 1, the measures stand beside each other."""


def before_after_chart(
    chart: BeforeAfterChart, *, width: float, scale: float = 1.0, space_before: float = 0.0
) -> Block:
    """Return the chart for a column of ``width`` points; every measure has a scale of its own that starts at zero."""
    look = ChartLook(scale)
    panels = [_panel(measure, look) for measure in chart.measures]
    if width >= look.points(_BESIDE_FROM) and len(panels) > 1:
        figure: Block = Beside(panels, [1.0] * len(panels), gap=look.points(7 * MM))
    else:
        for panel in panels:
            panel.space_before = look.points(3 * MM)
        figure = Stack(panels)
    return Chart(chart.words, figure, look, space_before=space_before)


def _panel(measure: Measure, look: ChartLook) -> Stack:
    blocks: list[Block] = [
        Words(measure.title, look.group),
        Bars([_bar(state) for state in measure.states], look),
    ]
    if measure.change:
        change = look.label.but(bold=True, colour=BLACK, space_before=look.points(0.8 * MM))
        blocks.append(Words(measure.change, change))
    return Stack(blocks)


def _bar(state: MeasureState) -> Bar:
    segments = () if state.value is None else (Segment(state.value, _FILLS[state.state]),)
    return Bar(state.label, segments, state.shown)
