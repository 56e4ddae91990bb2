"""What a long text is made of, in no format in particular."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a part (``level`` 1) or of what is in it (2)."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A list with bullets."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of three columns; the first row is its head, which no page repeats (the words neither)."""

    rows: tuple[tuple[str, ...], ...]


Part = Heading | Prose | Listing | Grid


def words_of(text: list[Part]) -> str:
    """Return the text alone, in the order in which it is read."""
    words: list[str] = []
    for part in text:
        match part:
            case Heading(text=said) | Prose(text=said):
                words.append(said)
            case Listing(items):
                words += items
            case Grid(rows):
                words += [cell for row in rows for cell in row]
    return "\n".join(words)
