"""What is wrong with a pack: collected while reading, raised together.

The codes of a problem, for whoever writes the sentences:

==================  ===================================================================================
``file``            the file is not there or cannot be read
``encoding``        the file is not UTF-8 text
``toml``            the file is not TOML (``line``)
``missing``         a key that must be there is not
``type``            the value is of another type (``expected``)
``unknown_key``     a key that nobody knows
``language``        one of the two languages is missing or empty
``duplicate``       the same key twice
``name``            a key is not lower-case letters, digits and low lines (``found``)
``reserved``        a field has a key that every card has already (``found``)
``value``           not one of the values that may stand there (``found``)
``range``           a number that cannot be, or a maximum below its minimum (``found``)
``fraction``        a number of minutes, riel or a scale that is not whole (``found``)
``empty``           a list that must hold something holds nothing
``unknown_kind``    a kind of card that the pack does not have (``found``)
``unknown_field``   a field that the kind does not have (``found``)
``unknown_activity``  an activity that the pack does not have (``found``)
``unknown_pack``    a pack that cannot be extended (``found``)
``unknown_stage``   a stage that the pack does not have (``found``)
``lacking``         an activity makes a kind of card that it does not name (``found``)
``not_made``        an activity names a kind of card that nobody can make during it (``found``)
``endless``         rows that are rows of themselves, directly or in a circle (``found``: their kinds)
``unseen``          a text with signs that can be neither seen nor printed
``too_long``        a text longer than any guide needs (``max`` characters)
``unlisted``        a file that ``pack.toml`` does not name
``minutes``         the minutes of the steps do not add up to the minutes stated (``found``)
``day_too_long``    the blocks of a day do not fit before its end (``found``: when they are over)
``circle``          activities that need each other in a circle (``found``: their keys)
==================  ===================================================================================
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NoReturn

from sala.errors import EnvironmentFault


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: in which file (path inside the pack), at which key, what, and details."""

    file: str
    key: str
    problem: str
    details: dict[str, object] = field(default_factory=dict, hash=False)

    def as_parameters(self) -> dict[str, object]:
        """Return the problem as the parameters of an error."""
        return {"file": self.file, "key": self.key, "problem": self.problem, **self.details}


@dataclass(slots=True)
class Problems:
    """The problems of one file. ``tolerant`` when the pack is of a newer minor format: unknown keys pass."""

    file: str
    tolerant: bool = False
    found: list[Problem] = field(default_factory=list)

    def add(self, key: str, problem: str, **details: object) -> None:
        """Note that something is wrong at a key path such as ``fields[3].label.km``."""
        self.found.append(Problem(self.file, key, problem, details))

    def raise_if_any(self) -> None:
        """Raise ``content.broken`` if anything was noted."""
        if self.found:
            raise_broken(self.found)


def raise_broken(found: list[Problem]) -> NoReturn:
    """Raise ``EnvironmentFault('content.broken')`` with the first problem, and the other ones in ``others``."""
    first, *others = found
    raise EnvironmentFault(
        "content.broken", others=[other.as_parameters() for other in others], **first.as_parameters()
    )


def problems_of(fault: EnvironmentFault) -> list[Problem]:
    """Return the problems that a ``content.broken`` carries, so that those of several files can be joined."""
    first = {name: value for name, value in fault.parameters.items() if name != "others"}
    others = fault.parameters["others"]
    return [_problem(each) for each in (first, *(others if isinstance(others, list) else []))]


def _problem(parameters: dict[str, object]) -> Problem:
    details = {name: value for name, value in parameters.items() if name not in {"file", "key", "problem"}}
    return Problem(str(parameters["file"]), str(parameters["key"]), str(parameters["problem"]), details)
