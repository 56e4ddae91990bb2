"""Papers for the room as they are read back."""

from __future__ import annotations

import pypdfium2
from tests.printing.paper import by_pdfium, squeezed

from sala.domain.identity import new_id
from sala.services.people import add_participants
from sala.services.printing import Choices, Paper, document_on_paper
from sala.services.workspace import Workspace

LONG_NAME = "ព្រះបាទសម្តេចព្រះនរោត្តម " * 7


def paper(ws: Workspace, workshop: str, what: str, language: str = "en", **choices: object) -> Paper:
    """Return a paper; its number of pages is that of the file."""
    made = document_on_paper(ws, workshop, what, Choices(language, **choices))  # type: ignore[arg-type]
    assert made.pages == len(pypdfium2.PdfDocument(made.pdf)) == len(made.maps)
    return made


def told(made: Paper) -> str:
    """Return all words without white space."""
    return squeezed(by_pdfium(made.pdf))


def bookmarks(made: Paper) -> list[tuple[int, str]]:
    """Return the contents: level and title."""
    return [(mark.level, mark.get_title()) for mark in pypdfium2.PdfDocument(made.pdf).get_toc()]


def add_people(ws: Workspace, workshop: str, count: int, **more: str) -> None:
    """Add people who are called after their numbers."""
    people = {new_id(): {"name": f"Sok Number{number}", **more} for number in range(1, count + 1)}
    if people:
        add_participants(ws, workshop, people)
