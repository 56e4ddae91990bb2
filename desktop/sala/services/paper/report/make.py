"""The report of a workshop, put together from its parts."""

from __future__ import annotations

from typing import BinaryIO

from sala.errors import Cancelled
from sala.khmer import format_date
from sala.printing.documents.report.report_pdf import write_report
from sala.printing.documents.report.values import Chapter, Cover, Report
from sala.services.paper.order import Order
from sala.services.paper.report.annexes import annex_chapter
from sala.services.paper.report.ideas import ideas_chapter
from sala.services.paper.report.insights import insights_chapter
from sala.services.paper.report.journeys import journeys_chapter
from sala.services.paper.report.material import Material
from sala.services.paper.report.people import people_chapter
from sala.services.paper.report.photos import photos_chapter
from sala.services.paper.report.pilot import pilot_chapter
from sala.services.paper.report.sight import sight_chapter
from sala.services.paper.report.summary import summary_chapter
from sala.services.paper.report.trying import trying_chapter

_PARTS = (
    summary_chapter,
    people_chapter,
    journeys_chapter,
    insights_chapter,
    ideas_chapter,
    trying_chapter,
    pilot_chapter,
    sight_chapter,
    photos_chapter,
    annex_chapter,
)


def make_report(order: Order, out: BinaryIO) -> int:
    """Write the report of a workshop, or of one team; one about which nobody wrote anything yet says what is missing.

    Raises ``Cancelled``.
    """
    return write_report(
        out,
        report_of(order),
        order.translator,
        author=order.ws.author,
        created=order.created,
        progress=order.progress,
        cancelled=order.cancelled,
    )


def report_of(order: Order) -> Report:
    """Return what the report says; raises ``Cancelled``, which is asked before each chapter."""
    material = Material(order)
    chapters = []
    for part in _PARTS:
        if order.cancelled and order.cancelled():
            raise Cancelled
        if made := part(material):
            chapters.append(made)
    return Report(_cover(material), material.say.gettext("Contents"), tuple(_first_on_a_page(chapters)))


def _first_on_a_page(chapters: list[Chapter]) -> list[Chapter]:
    """Let the chapter behind the summary begin a page, so that the summary is one page to hand on."""
    return [
        Chapter(one.title, one.pieces, new_page=True, annex=one.annex) if place < 2 else one
        for place, one in enumerate(chapters)
    ]


def _cover(material: Material) -> Cover:
    order, say = material.order, material.say
    team = order.chosen_teams[0].name if order.choices.team else ""
    lines = (team, order.facts.service, order.place, order.dates)
    written = say.format("Written by {name}", name=order.ws.author) if order.ws.author else ""
    dated = say.joined([format_date(order.created.date(), say.language), order.facts.code])
    return Cover(
        title=say.gettext("Report of the workshop"),
        workshop_name=say.line(order.facts.name),
        lines=tuple(line for line in map(say.line, lines) if line),
        foot=tuple(line for line in (*order.facts.institution.splitlines(), written, dated) if line),
        kingdom=order.kingdom,
    )
