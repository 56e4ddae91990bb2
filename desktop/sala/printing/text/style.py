"""How text looks, and text with parts in bold or in another colour."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

Colour = tuple[float, float, float]
"""Red, green, blue from 0 to 1."""

BLACK: Colour = (0.0, 0.0, 0.0)
GREY: Colour = (0.3, 0.3, 0.3)
"""For help and small print: still dark enough for a worn-out copier."""
INDIGO: Colour = (0.18, 0.2, 0.45)
"""The accent of Sala; on a black-and-white printer it is as good as black."""


ORNAMENT = "Artifact"
"""The role of text that screen readers skip: page numbers, running titles."""


class Face(StrEnum):
    """The design of the letters: ``HEADING`` is Moul, for a few large words of official papers; it has one weight."""

    TEXT = "text"
    HEADING = "heading"


class Align(StrEnum):
    """Where the lines of a paragraph stand. Khmer is never stretched to both margins."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class TextStyle:
    """The look of a paragraph. Lengths are in points (1/72 inch).

    ``leading`` is the distance of two base lines in ems: Khmer needs 1.6 at least, since its marks reach from 0.57 em
    below the line to 1.04 above it, and more in rare clusters, for which a line makes room of itself. ``role`` is the
    structure type of the paragraph for screen readers (ISO 32000-1, 14.8.4): P, H1, H2, H3, Caption, or ``ORNAMENT``.
    """

    size: float = 10.5
    leading: float = 1.7
    bold: bool = False
    face: Face = Face.TEXT
    colour: Colour = BLACK
    align: Align = Align.LEFT
    space_before: float = 0.0
    keep_with_next: bool = False
    role: str = "P"

    def but(
        self,
        *,
        size: float | None = None,
        bold: bool | None = None,
        face: Face | None = None,
        colour: Colour | None = None,
        align: Align | None = None,
        space_before: float | None = None,
        keep_with_next: bool | None = None,
        role: str | None = None,
    ) -> Self:
        """Return the same style with some things changed."""
        given = {
            "size": size,
            "bold": bold,
            "face": face,
            "colour": colour,
            "align": align,
            "space_before": space_before,
            "keep_with_next": keep_with_next,
            "role": role,
        }
        return replace(self, **{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a text with its own weight, colour or size in points; None keeps those of the paragraph.

    ``link`` is where a touch leads in a reader: an address (``https:``, ``mailto:``, ``tel:``), or ``#`` and the anchor
    of a paragraph of the same document.
    """

    text: str
    bold: bool | None = None
    colour: Colour | None = None
    size: float | None = None
    link: str = ""


def is_inside(link: str) -> bool:
    """Tell whether a link leads to a place in its own document."""
    return link.startswith("#")


RichText = str | tuple[Span, ...]
"""Plain words, or words in which some parts look different."""


def spans_of(text: RichText) -> tuple[Span, ...]:
    """Return the parts of a text; plain words are one part."""
    return (Span(text),) if isinstance(text, str) else text


def plain(text: RichText) -> str:
    """Return the words alone."""
    return text if isinstance(text, str) else "".join(span.text for span in text)
