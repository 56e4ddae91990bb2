"""Cards to write on and to pin up, or printed with what was written already: plain values, made by services."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NoteCard:
    """A card for the wall. ``kind`` chooses its small sign, ``kind_title`` is what people read beside it.

    ``text`` is "" for a card to write on; ``number`` tells it apart ("12"), ``team`` whose it is; both may be "".
    """

    kind: str
    kind_title: str
    text: str = ""
    number: str = ""
    team: str = ""
