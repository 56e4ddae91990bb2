"""Print: what there is to print, as a PDF file on the disk or in memory."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sala.paths import durable_write
from sala.printing import MAP_FORMAT, PageMap, count_pages, render_page
from sala.services.paper.catalogue import find_document
from sala.services.paper.order import Choices, Order
from sala.services.paper.worksheets import OTHER_CARDS
from sala.storage import Workspace

__all__ = [
    "MAP_FORMAT",
    "OTHER_CARDS",
    "Choices",
    "Printed",
    "count_pages",
    "document_pdf",
    "print_document",
    "render_page",
    "save_pdf",
]

Progress = Callable[[int, int], None]
StopAsked = Callable[[], bool]


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
    """Write ``what`` to a PDF file, whole or not at all; ``sala.services.paper.catalogue`` lists what there is.

    Raises:
        WrongUse: ``print.unknown``, ``workshop.unknown``, ``team.unknown``, and what the document itself says when
            there is nothing to print (``agenda.empty``, ``print.no_other_cards`` …).
        EnvironmentFault: ``disk.full`` and as ``sala.paths.durable_write``.
        Cancelled: when ``cancelled`` says so.
    """
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
) -> tuple[bytes, int]:
    """Return ``what`` as a PDF file in memory, and its number of pages; raises as ``print_document``."""
    paper = document_on_paper(ws, workshop, what, choices, progress=progress, cancelled=cancelled)
    return paper.pdf, paper.pages


def document_on_paper(
    ws: Workspace,
    workshop: str,
    what: str,
    choices: Choices,
    *,
    progress: Progress | None = None,
    cancelled: StopAsked | None = None,
) -> Paper:
    """Return ``what`` as a PDF file in memory with the maps of its pages; raises as ``print_document``."""
    order = Order.of(ws, workshop, what, choices).watched(progress, cancelled)
    out = io.BytesIO()
    pages = find_document(order).make(order, out)
    return Paper(out.getvalue(), pages, tuple(order.maps))
