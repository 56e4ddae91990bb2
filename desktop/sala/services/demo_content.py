"""What a sample workshop consists of, as plain values, and the reading of those that are written in ``resources/demo``.

The values of a card are written as its kind has them; besides, rows stand under the key of their field as mappings, and
links as the names of cards or rows of the same workshop (``id`` of each).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sala.domain.attendance import ABSENT, PRESENT
from sala.paths import resource_path

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class DemoPhoto:
    """A picture of a card: which scene is drawn, and what is said of it."""

    scene: str
    name: str
    caption: str
    consent: str = ""


@dataclass(frozen=True, slots=True)
class DemoCard:
    """A card: ``team`` counts from 1 (0: the whole group); ``earlier`` is what fields said before, oldest first."""

    id: str
    kind: str
    values: Values
    team: int = 0
    photos: tuple[DemoPhoto, ...] = ()
    earlier: tuple[Values, ...] = ()


@dataclass(frozen=True, slots=True)
class DemoWorkshop:
    """A sample workshop before it is written.

    ``facts`` are fields of ``NewWorkshop``; ``people`` fields of participants with their ``team`` as a number from 1;
    ``consents`` fields of consent records, where ``yes`` lists the scopes agreed to; ``done`` the activities that are
    marked as done; ``seed`` varies the pictures.
    """

    facilitator: str
    facts: Values
    teams: tuple[str, ...]
    people: tuple[Values, ...]
    consents: tuple[Values, ...]
    cards: tuple[DemoCard, ...]
    done: tuple[str, ...] = ()
    seed: int = field(default=1)


@cache
def read_demo_file(*parts: str) -> Values:
    """Return what a file of ``resources/demo`` holds: read once, not to be changed."""
    return tomllib.loads(resource_path("demo", *parts).read_text(encoding="utf-8"))


def sample_workshop() -> DemoWorkshop:
    """Return the sample workshop: two days at a health centre in a rural commune."""
    about = read_demo_file("sample", "workshop.toml")
    stages = ("prepare", "listen", "understand", "imagine", "try", "deliver")
    tables = [table for stage in stages for table in read_demo_file("sample", f"{stage}.toml")["cards"]]
    return DemoWorkshop(
        facilitator=about["facilitator"],
        facts=about["workshop"],
        teams=tuple(team["name"] for team in about["teams"]),
        people=tuple(_person(table, about["half_days"]) for table in about["people"]),
        consents=tuple(read_demo_file("sample", "consents.toml")["consents"]),
        cards=tuple(_card(table) for table in tables),
        done=tuple(about["done"]),
    )


def _person(table: Values, half_days: Sequence[str]) -> Values:
    """Return the fields of a person, with a mark of attendance for each half-day."""
    away = table.get("absent", ())
    marks = {f"present/{half}": ABSENT if half in away else PRESENT for half in half_days}
    return {name: value for name, value in table.items() if name != "absent"} | marks


def _card(table: Values) -> DemoCard:
    return DemoCard(
        id=table["id"],
        kind=table["kind"],
        values=table["values"],
        team=table.get("team", 0),
        photos=tuple(DemoPhoto(**photo) for photo in table.get("photos", ())),
        earlier=tuple(table.get("earlier", ())),
    )
