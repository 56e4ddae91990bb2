"""What the poster of an idea says, as plain values in the language of the paper: services make them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """Words under a small heading ("For whom", "Women who are expecting")."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Expected:
    """A number that should change: "−2 h 20 min" over "Time"."""

    number: str
    label: str


@dataclass(frozen=True, slots=True)
class PosterPicture:
    """A drawing or photo that may be shown: its data as a file of pixels, and what it shows."""

    data: bytes
    words: str


@dataclass(frozen=True, slots=True)
class PosterWords:
    """The few words that a poster needs of its own: over the title, over the steps, over the numbers."""

    idea: str
    steps: str
    expected: str


@dataclass(frozen=True, slots=True)
class IdeaPoster:
    """An idea on a sheet for the wall or a picture for a telephone. What nobody wrote is empty and left out.

    ``question`` is the question or problem that it answers; ``steps`` have their numbers as labels; ``changes`` say
    what it changes for whom, ``cautions`` who could be left out and what is tried first. ``votes`` is a line about
    them, ``mark`` the text of the QR code. ``about`` says where it comes from, line by line: team, workshop, place.
    """

    words: PosterWords
    title: str
    question: Said | None
    for_whom: Said | None
    steps: tuple[Said, ...]
    changes: tuple[Said, ...]
    expected: tuple[Expected, ...]
    cautions: tuple[Said, ...]
    votes: str
    about: tuple[str, ...]
    mark: str
    picture: PosterPicture | None = None

    def in_words(self) -> str:
        """Return everything that the poster says, in order: for screen readers, where it is one picture."""
        said = [one for one in (self.question, self.for_whom) if one]
        parts = [
            self.title,
            *(f"{one.label}: {one.text}" for one in (*said, *self.steps, *self.changes, *self.cautions)),
        ]
        parts += [f"{one.label}: {one.number}" for one in self.expected]
        return " ".join(" ".join(part.split()) for part in (*parts, self.votes, *self.about) if part)
