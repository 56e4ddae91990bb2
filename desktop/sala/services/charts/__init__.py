"""The figures of a workshop as charts for paper: each function counts, and says what it counted in words.

Each returns None where there is nothing to show. ``sala.printing.charts`` draws what they return.
"""

from sala.services.charts.answers import confidence_chart, evaluation_chart, scorecard_chart
from sala.services.charts.journeys import Comparison, comparisons, journey_chart, pilot_chart
from sala.services.charts.ratings import rating_chart
from sala.services.charts.room import room_chart
from sala.services.charts.votes import vote_chart, vote_charts, votes_for

__all__ = [
    "Comparison",
    "comparisons",
    "confidence_chart",
    "evaluation_chart",
    "journey_chart",
    "pilot_chart",
    "rating_chart",
    "room_chart",
    "scorecard_chart",
    "vote_chart",
    "vote_charts",
    "votes_for",
]
