"""Charts as blocks of a page: vectors in the paper's own fonts, for a black-and-white printer that is short of toner.

``values`` says what a chart shows, in words and numbers of the paper's language; each other module draws one kind.
Bars start at zero, fills differ by pattern as well as by grey, and each figure stands beside what it measures.
"""

from sala.printing.charts.balance import balance_chart
from sala.printing.charts.before_after import before_after_chart
from sala.printing.charts.faces import faces_chart
from sala.printing.charts.matrix import matrix_chart
from sala.printing.charts.values import (
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
)
from sala.printing.charts.votes import votes_chart

__all__ = [
    "BalanceChart",
    "BalanceGroup",
    "BalancePart",
    "BeforeAfterChart",
    "ChartWords",
    "FacesChart",
    "FacesRow",
    "JourneyState",
    "MatrixAxis",
    "MatrixChart",
    "Measure",
    "MeasureState",
    "Quadrants",
    "RatedIdea",
    "VotedIdea",
    "VotesChart",
    "balance_chart",
    "before_after_chart",
    "faces_chart",
    "matrix_chart",
    "votes_chart",
]
