"""Print: what there is to print, as a PDF file or a picture, on the disk or in memory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path

from sala.errors import WrongUse
from sala.language import Translator
from sala.paths import durable_write
from sala.printing import MAP_FORMAT, PageMap, count_pages, page_sizes, render_page
from sala.printing.pdf.growing import GrowingPdf
from sala.printing.sheet import Sheet
from sala.services.paper.catalogue import Choice, Group, Titled, arguments_of, documents, find_document
from sala.services.paper.order import MOST_COPIES, MOST_ROWS, Choices, Order, Progress, StopAsked
from sala.services.paper.worksheets import OTHER_CARDS
from sala.services.workshops import get_workshop
from sala.storage import Workspace

__all__ = [
    "MAP_FORMAT",
    "MOST_COPIES",
    "MOST_ROWS",
    "OTHER_CARDS",
    "PICTURE",
    "Choice",
    "Choices",
    "Group",
    "Printable",
    "Printed",
    "Sheet",
    "count_pages",
    "document_pdf",
    "document_picture",
    "documents",
    "page_sizes",
    "print_document",
    "render_page",
    "save_pdf",
    "what_to_print",
]

PICTURE = ".png"
"""How the name of a file ends that becomes a picture."""
Seen = Callable[[bytes, int], None]


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF file that was written; ``maps`` say where there is room to write on each of its pages."""

    path: Path
    pages: int
    maps: tuple[PageMap, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A PDF file in memory, how many pages it has, and where there is room to write on each (none where not known)."""

    pdf: bytes
    pages: int
    maps: tuple[PageMap, ...] = ()


@dataclass(frozen=True, slots=True)
class Printable:
    """A document that a workshop can print: its name and title, what can be chosen, what may follow its colon.

    ``usual`` is the argument to offer first, ``picture`` whether it can be had as a PNG picture as well.
    """

    name: str
    group: Group
    title: str
    choices: frozenset[Choice]
    arguments: tuple[Titled, ...]
    whole: bool
    usual: str
    picture: bool


def what_to_print(ws: Workspace, workshop: str, translator: Translator) -> tuple[Printable, ...]:
    """Return all documents of a workshop in order, their titles in the language of ``translator``."""
    facts = get_workshop(ws, workshop)
    return tuple(
        Printable(
            one.name,
            one.group,
            one.title(translator),
            one.choices,
            tuple(arguments_of(one, ws, facts, translator)),
            one.whole,
            one.usual(ws, facts, datetime.now().astimezone()) if one.usual else "",
            one.picture is not None,
        )
        for one in documents()
    )


def print_document(
    ws: Workspace,
    workshop: str,
    what: str,
    out: Path,
    choices: Choices,
    *,
    progress: Progress | None = None,
    cancelled: StopAsked | None = None,
) -> Printed:
    """Write ``what`` to a file, whole or not at all; ``sala.services.paper.catalogue`` lists what there is.

    A file whose name ends in ``.png`` becomes a picture, of the documents that have one; any other a PDF file.

    Raises:
        WrongUse: ``print.unknown``, ``print.no_picture``, ``workshop.unknown``, ``team.unknown``, and what the document
            itself says when there is nothing to print (``agenda.empty``, ``print.no_other_cards`` …).
        EnvironmentFault: ``disk.full`` and as ``sala.paths.durable_write``.
        Cancelled: when ``cancelled`` says so.
    """
    if out.suffix.lower() == PICTURE:
        durable_write(out, document_picture(ws, workshop, what, choices))
        return Printed(out, 1)
    paper = document_on_paper(ws, workshop, what, choices, progress=progress, cancelled=cancelled)
    durable_write(out, paper.pdf)
    return Printed(out, paper.pages, paper.maps)


def save_pdf(out: Path, pdf: bytes) -> None:
    """Write a PDF file that was shown, whole or not at all; raises as ``sala.paths.durable_write``."""
    durable_write(out, pdf)


def document_pdf(
    ws: Workspace,
    workshop: str,
    what: str,
    choices: Choices,
    *,
    progress: Progress | None = None,
    cancelled: StopAsked | None = None,
    seen: Seen | None = None,
) -> tuple[bytes, int]:
    """Return ``what`` as a PDF file in memory, and its number of pages; raises as ``print_document``.

    ``seen`` is called while it is made, with a file of the pages that are there already and their number.
    """
    paper = document_on_paper(ws, workshop, what, choices, progress=progress, cancelled=cancelled, seen=seen)
    return paper.pdf, paper.pages


def document_on_paper(
    ws: Workspace,
    workshop: str,
    what: str,
    choices: Choices,
    *,
    progress: Progress | None = None,
    cancelled: StopAsked | None = None,
    seen: Seen | None = None,
) -> Paper:
    """Return ``what`` as a PDF file in memory with the maps of its pages; raises as ``print_document``."""
    order = Order.of(ws, workshop, what, choices).watched(progress, cancelled)
    out = GrowingPdf(seen, cancelled)
    pages = find_document(order).make(order, out)
    return Paper(out.getvalue(), pages, tuple(order.maps))


def document_picture(ws: Workspace, workshop: str, what: str, choices: Choices) -> bytes:
    """Return ``what`` as a PNG picture for a telephone; raises as ``print_document``."""
    order, out = Order.of(ws, workshop, what, choices), BytesIO()
    draw = find_document(order).picture
    if draw is None:
        with_pictures = ", ".join(one.usage for one in documents() if one.picture is not None)
        raise WrongUse("print.no_picture", text=what[:40], known=with_pictures)
    draw(order, out)
    return out.getvalue()
