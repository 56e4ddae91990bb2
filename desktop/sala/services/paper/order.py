"""What is asked for when something is printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from typing import Final, Self

from sala.domain.records import Team, Workshop
from sala.errors import WrongUse
from sala.gazetteer import describe
from sala.language import Translator
from sala.printing import PageMap
from sala.printing.sheet import Sheet
from sala.services.method import STANDARD, Pack, method_of, pack_for
from sala.services.paper.dates import dates_of
from sala.services.people import teams
from sala.services.workshops import get_workshop
from sala.storage import Workspace

Progress = Callable[[int, int], None]
"""Called with how much is done, and of how much."""
StopAsked = Callable[[], bool]
MOST_COPIES: Final = 200
MOST_ROWS: Final = 200


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person chose for a document. A document looks only at what its entry in the catalogue names.

    ``team`` is the id of one team, "" for all. ``heading`` asks for the heading of the kingdom, None as the workshop
    has it; ``lunar`` for the line with the lunar date of official letters, which is written in Khmer only.
    ``names`` asks for the names of those who took part. ``copies`` is how many of a form are printed; ``every_copy``
    prints each sheet of a kit as often as it is needed, not once to be copied. ``two_sided`` leaves the back of a sheet
    of paper empty where another sheet begins. ``blank_rows`` are empty rows at the end of a list, None for as many as
    usual. ``phones`` prints telephone numbers.

    Raises ``WrongUse``: ``print.copies``, ``print.rows``.
    """

    language: str
    filled: bool = False
    team: str = ""
    sheet: Sheet = Sheet.A4
    heading: bool | None = None
    lunar: bool = False
    names: bool = False
    copies: int = 1
    every_copy: bool = False
    two_sided: bool = False
    blank_rows: int | None = None
    phones: bool = False

    def __post_init__(self) -> None:
        """Refuse numbers that would fill a lorry with paper."""
        if not 1 <= self.copies <= MOST_COPIES:
            raise WrongUse("print.copies", number=self.copies, most=MOST_COPIES)
        if self.blank_rows is not None and not 0 <= self.blank_rows <= MOST_ROWS:
            raise WrongUse("print.rows", number=self.blank_rows, most=MOST_ROWS)


@dataclass(frozen=True)
class Order:
    """A document of one workshop that is wanted: ``what`` is its name, with an argument after a colon if it has one.

    Who makes a document that comes back on paper adds to ``maps`` where there is room to write on each of its pages.
    """

    ws: Workspace
    facts: Workshop
    what: str
    choices: Choices
    progress: Progress | None = None
    cancelled: StopAsked | None = None
    created: datetime = field(default_factory=lambda: datetime.now(UTC).replace(microsecond=0))
    maps: list[PageMap] = field(default_factory=list)

    @classmethod
    def of(cls, ws: Workspace, workshop: str, what: str, choices: Choices) -> Self:
        """Return the order for ``what`` ("kit", "worksheet:persona") of the workshop with this id.

        Raises ``WrongUse``: ``workshop.unknown``, ``team.unknown``.
        """
        order = cls(ws, get_workshop(ws, workshop), what, choices)
        if choices.team and choices.team not in {one.id for one in order.everyone}:
            raise WrongUse("team.unknown", number=choices.team[:8], count=len(order.everyone))
        return order

    def watched(self, progress: Progress | None, cancelled: StopAsked | None) -> Self:
        """Return the same order, with somebody who sees its progress and may stop it."""
        return replace(self, progress=progress, cancelled=cancelled)

    @property
    def name(self) -> str:
        """What stands before the colon: the name of a document of the catalogue."""
        return self.what.partition(":")[0]

    @property
    def argument(self) -> str:
        """What follows the colon, "" for nothing."""
        return self.what.partition(":")[2]

    @property
    def language(self) -> str:
        """The language of the paper, which need not be that of the window."""
        return self.choices.language

    @cached_property
    def translator(self) -> Translator:
        """The words of the paper."""
        return Translator(self.choices.language)

    @cached_property
    def pack(self) -> Pack:
        """The method of the workshop."""
        return pack_for(self.facts.method)

    @cached_property
    def everyone(self) -> list[Team]:
        """All teams, in their order."""
        return teams(self.ws, self.facts.id)

    @property
    def chosen_teams(self) -> list[Team]:
        """The team that was chosen, else all of them."""
        return [one for one in self.everyone if self.choices.team in {"", one.id}]

    @property
    def kingdom(self) -> bool:
        """Whether the heading of the kingdom is wanted: as was chosen, else as the workshop has it."""
        return self.facts.heading != "no" if self.choices.heading is None else self.choices.heading

    @property
    def place(self) -> str:
        """Where the workshop is, in words; "" when nobody said."""
        return self.facts.venue or describe(self.facts.place, self.language)

    @property
    def dates(self) -> str:
        """When the workshop is, in words; "" when nobody said."""
        return dates_of(self.facts, self.language)

    @property
    def place_and_dates(self) -> str:
        """Where and when in one line; "" when nobody said either."""
        return "  ·  ".join(part for part in (self.place, self.dates) if part)

    @property
    def pack_version(self) -> str:
        """What the QR code says: the version of the shipped method, or key and version of another."""
        return self.pack.version if self.pack.key == STANDARD else method_of(self.pack)

    def team_mark(self, team: Team | None) -> str:
        """Return what stands for a team in the QR code: its number, "" for none."""
        return str(self.everyone.index(team) + 1) if team is not None and team in self.everyone else ""
