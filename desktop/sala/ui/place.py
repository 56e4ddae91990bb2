"""Where a person is in the program: remembered, and found again at the next start."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace

HOME, FIRST_RUN, ACTIVITY, PEOPLE, SEND, SAFETY = "home", "first_run", "activity", "people", "send", "safety"
AGENDA, LIVE, OTHER_CARDS = "agenda", "live", "other_cards"
PAGES = (HOME, FIRST_RUN, ACTIVITY, AGENDA, LIVE, PEOPLE, SEND, SAFETY, OTHER_CARDS)


@dataclass(frozen=True, slots=True)
class Place:
    """A page, and what it shows: ids of a workshop and a card, the key of an activity, "" where there is none.

    On the live page ``card`` is the id of a day. ``file`` is a file that the page should open at once (a bundle
    that was double-clicked).
    """

    page: str = HOME
    workshop: str = ""
    activity: str = ""
    card: str = ""
    file: str = ""

    def to_text(self) -> str:
        """Return the place as text for the settings; a file is not opened twice and so not remembered."""
        return json.dumps(asdict(replace(self, file="")))


def place_from_text(text: str) -> Place:
    """Return the place that ``to_text`` wrote; anything else is home."""
    try:
        place = Place(**json.loads(text))
    except (ValueError, TypeError):
        return Place()
    told = all(isinstance(value, str) for value in asdict(place).values())
    return place if told and place.page in PAGES else Place()
