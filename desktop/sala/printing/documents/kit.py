"""A kit: all paper for a day or more in one file, and the list of what to print and copy that comes first in it."""

from __future__ import annotations

from dataclasses import dataclass

from sala.printing.prepared import Prepared


@dataclass(frozen=True, slots=True)
class KitSheet:
    """A sheet of a kit: ``copies`` of it are needed, ``printed`` of them are in the file.

    ``whose`` is small print of the list: "for each team".
    """

    title: str
    whose: str
    paper: Prepared
    copies: int = 1
    printed: int = 1


@dataclass(frozen=True, slots=True)
class KitPart:
    """What belongs together: the sheets of a team, or those for everybody. ``title`` is its bookmark."""

    title: str
    sheets: tuple[KitSheet, ...]


@dataclass(frozen=True, slots=True)
class Needed:
    """What an activity needs besides paper."""

    activity: str
    things: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kit:
    """The whole kit. ``lines`` stand under the title of its list: the day, and for how many.

    ``two_sided`` begins each sheet on paper of its own: backs may stay empty.
    """

    title: str
    workshop_name: str
    workshop_code: str
    lines: tuple[str, ...]
    parts: tuple[KitPart, ...]
    needed: tuple[Needed, ...]
    two_sided: bool = False


@dataclass(frozen=True, slots=True)
class Picking:
    """A line of the list: equal sheets of several parts together.

    ``pages`` are those of one copy; ``printed`` counts how often it stands in the file, ``copies`` how often it is
    needed.
    """

    title: str
    whose: str
    pages: int
    printed: int
    copies: int

    @property
    def in_file(self) -> int:
        """How many pages of the file it takes."""
        return self.pages * self.printed

    @property
    def one_sided(self) -> int:
        """How many sheets of paper all copies take, printed on one side."""
        return self.pages * self.copies

    @property
    def two_sided(self) -> int:
        """How many sheets of paper all copies take, printed on both sides, each copy on paper of its own."""
        return sheets_of_paper(self.pages) * self.copies

    @property
    def empty_backs(self) -> int:
        """How many empty pages it leaves in a file for printing on both sides."""
        return (2 * sheets_of_paper(self.pages) - self.pages) * self.printed


def sheets_of_paper(pages: int) -> int:
    """Return how many sheets of paper hold so many pages on both sides."""
    return -(-pages // 2)


def pickings(kit: Kit) -> list[Picking]:
    """Return the lines of the list, without that of the list itself, in the order of the file."""
    lines: dict[tuple[str, str, int], tuple[int, int]] = {}
    for part in kit.parts:
        for sheet in part.sheets:
            key = (sheet.title, sheet.whose, sheet.paper.pages)
            printed, copies = lines.get(key, (0, 0))
            lines[key] = printed + sheet.printed, copies + sheet.copies
    return [Picking(*key, printed, copies) for key, (printed, copies) in lines.items()]
