"""The list of everything that can be printed. A new document is a module beside this one, and a line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import BinaryIO

from sala.domain.records import Workshop
from sala.errors import WrongUse
from sala.khmer import search_key
from sala.language import Translator
from sala.services.method import Pack, pack_for
from sala.services.paper import agenda, brief, ideas, poster, worksheets
from sala.services.paper.order import Order
from sala.services.paper.report.make import make_report
from sala.storage import Workspace


class Choice(StrEnum):
    """What can be chosen for a document beside its language."""

    FILLED = "filled"
    TEAM = "team"
    SHEET = "sheet"
    HEADING = "heading"
    LUNAR = "lunar"
    NAMES = "names"


class Group(StrEnum):
    """Under which heading a document is found."""

    BEFORE = "before"  # to make ready: the kit, the agenda, invitations, name tags
    DURING = "during"  # in the room: worksheets, attendance, consent, evaluation
    AFTER = "after"  # what came out of it: report, poster, brief, certificates


Titled = tuple[str, str]
"""An argument of a document, and what people read for it."""


@dataclass(frozen=True, slots=True)
class Document:
    """Something that can be printed.

    ``make`` writes the PDF file and returns its number of pages; it may raise ``WrongUse`` when there is nothing to
    print. ``argument`` says what follows a colon ("ACTIVITY"), "" for nothing; ``arguments`` lists what may. Where an
    argument may be left out, ``whole`` is true. ``picture`` writes it as a PNG picture instead, where it has one. With
    ``by_title`` an argument may also be asked for by what people read.
    """

    name: str
    group: Group
    title: Callable[[Translator], str]
    make: Callable[[Order, BinaryIO], int]
    choices: frozenset[Choice] = frozenset()
    argument: str = ""
    arguments: Callable[[Workspace, Workshop, Pack, Translator], Iterable[Titled]] | None = None
    whole: bool = True
    by_title: bool = False
    picture: Callable[[Order, BinaryIO], int] | None = None

    @property
    def usage(self) -> str:
        """How it is asked for: ``worksheet:ACTIVITY``, ``kit``."""
        return f"{self.name}:{self.argument}" if self.argument else self.name


@cache
def documents() -> tuple[Document, ...]:
    """Return all documents, in the order in which people look for them."""
    return (
        Document(
            "kit",
            Group.BEFORE,
            lambda say: say.gettext("The whole kit: all worksheets for each team"),
            worksheets.make_kit,
            frozenset({Choice.FILLED, Choice.TEAM}),
        ),
        Document("agenda", Group.BEFORE, lambda say: say.gettext("Agenda"), agenda.make_agenda),
        Document(
            "worksheet",
            Group.DURING,
            lambda say: say.gettext("Worksheet"),
            worksheets.make_worksheet,
            frozenset({Choice.FILLED, Choice.TEAM}),
            argument="ACTIVITY",
            arguments=worksheets.activities,
            whole=False,
        ),
        Document(
            "report",
            Group.AFTER,
            lambda say: say.gettext("Report of the workshop"),
            make_report,
            frozenset({Choice.TEAM, Choice.HEADING, Choice.NAMES}),
        ),
        Document(
            "poster",
            Group.AFTER,
            lambda say: say.gettext("Poster of an idea"),
            poster.make_poster,
            frozenset({Choice.SHEET}),
            argument="CARD",
            arguments=ideas.idea_names,
            by_title=True,
            picture=poster.make_phone_picture,
        ),
        Document(
            "brief",
            Group.AFTER,
            lambda say: say.gettext("One page for those who decide"),
            brief.make_brief,
            argument="CARD",
            arguments=ideas.idea_names,
            by_title=True,
        ),
        Document(
            worksheets.OTHER_CARDS,
            Group.AFTER,
            lambda say: say.gettext("Other cards"),
            worksheets.make_other_cards,
            frozenset({Choice.TEAM}),
        ),
    )


def find_document(order: Order) -> Document:
    """Return the document that is asked for.

    Raises ``WrongUse("print.unknown", text, known)`` when there is none of this name, or it has no such argument.
    """
    for one in documents():
        if one.name != order.name:
            continue
        if order.what == one.name and one.whole:
            return one
        if one.arguments and _takes(one, order):
            return one
    raise WrongUse("print.unknown", text=order.what[:40], known=", ".join(_known(order)))


def arguments_of(document: Document, ws: Workspace, facts: Workshop, say: Translator) -> Sequence[Titled]:
    """Return what may follow the colon for this workshop, with what people read for each, in order."""
    return tuple(document.arguments(ws, facts, pack_for(facts.method), say)) if document.arguments else ()


def _takes(document: Document, order: Order) -> bool:
    found = arguments_of(document, order.ws, order.facts, order.translator)
    titles = {search_key(title) for _key, title in found} if document.by_title else set()
    return order.argument in {key for key, _title in found} or search_key(order.argument) in titles


def _known(order: Order) -> Iterable[str]:
    for one in documents():
        if one.whole:
            yield one.name
        if one.arguments:
            yield from (f"{one.name}:{key}" for key, _ in arguments_of(one, order.ws, order.facts, order.translator))
