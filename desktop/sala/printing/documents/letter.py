"""What an official letter says, as plain values in the language of the paper: services make them."""

from __future__ import annotations

from dataclasses import dataclass

from sala.printing.documents.official import OfficialHead


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to be completed by hand: to whom, the reference, who signs.

    ``opening`` and ``closing`` are paragraphs; ``facts`` are a label and what it says, which may be "" for a line to
    write on. ``free_lines`` lines stand between the facts and the closing, for what the writer wants to add.
    """

    head: OfficialHead
    title: str
    subject: str
    opening: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    closing: tuple[str, ...]
    free_lines: int = 3
