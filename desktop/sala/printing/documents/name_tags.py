"""What a name tag says, as plain values in the language of the paper: services make them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NameTag:
    """A person's tag: ``work`` is what they do and where. An empty name leaves lines to write everything by hand.

    ``team`` is the name of the team, "" for none yet; ``team_number`` counts from 1 and chooses the sign of the team.
    """

    name: str = ""
    work: str = ""
    team: str = ""
    team_number: int = 0
