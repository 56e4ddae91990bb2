"""The list of everything that can be printed. A new document is a module beside this one, and a line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import BinaryIO

from sala.domain.records import Workshop
from sala.errors import WrongUse
from sala.khmer import search_key
from sala.language import Translator
from sala.services.method import Pack, pack_for
from sala.services.paper import (
    agenda,
    attendance,
    brief,
    certificates,
    consent_forms,
    evaluation,
    ideas,
    kit,
    kit_choice,
    letter,
    name_tags,
    poster,
    sticky_notes,
    wall,
    worksheets,
)
from sala.services.paper.order import Order
from sala.services.paper.report.make import make_report
from sala.storage import Workspace


class Choice(StrEnum):
    """What can be chosen for a document beside its language; each is the name of a field of ``Choices``."""

    FILLED = "filled"
    TEAM = "team"
    SHEET = "sheet"
    HEADING = "heading"
    LUNAR = "lunar"
    NAMES = "names"
    COPIES = "copies"
    EVERY_COPY = "every_copy"
    TWO_SIDED = "two_sided"
    BLANK_ROWS = "blank_rows"
    PHONES = "phones"


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
    ``by_title`` an argument may also be asked for by what people read. ``several`` is what stands between arguments
    where there may be more than one, "" where not. ``usual`` is the argument that the window offers first.
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
    several: str = ""
    usual: Callable[[Workspace, Workshop, datetime], str] | None = None

    @property
    def usage(self) -> str:
        """How it is asked for: ``worksheet:ACTIVITY``, ``agenda``; in brackets what may be left out."""
        behind = f":{self.argument}" if self.argument else ""
        return f"{self.name}[{behind}]" if behind and self.whole else f"{self.name}{behind}"


@cache
def documents() -> tuple[Document, ...]:
    """Return all documents, in the order in which people look for them."""
    return (*_before(), *_during(), *_after())


def _before() -> tuple[Document, ...]:
    return (
        Document(
            "kit",
            Group.BEFORE,
            lambda say: say.gettext("Kit: sheets for each team, and a list of what to print and bring"),
            kit.make_kit,
            frozenset({Choice.FILLED, Choice.TEAM, Choice.EVERY_COPY, Choice.TWO_SIDED}),
            argument="STAGE|day-N|ACTIVITY",
            arguments=kit_choice.kit_arguments,
            several=kit_choice.SEVERAL,
            usual=kit_choice.next_day,
        ),
        Document(
            "letter",
            Group.BEFORE,
            lambda say: say.gettext("Letter of invitation"),
            letter.make_letter,
            frozenset({Choice.HEADING, Choice.LUNAR}),
        ),
        Document(
            "name-tags",
            Group.BEFORE,
            lambda say: say.gettext("Name tags"),
            name_tags.make_name_tags,
            frozenset({Choice.FILLED, Choice.TEAM}),
        ),
        Document("agenda", Group.BEFORE, lambda say: say.gettext("Agenda"), agenda.make_agenda),
        Document(
            "wall",
            Group.BEFORE,
            lambda say: say.gettext("Signs of the stages for the wall"),
            wall.make_wall,
            frozenset({Choice.SHEET}),
            argument="STAGE",
            arguments=wall.stages,
        ),
    )


def _during() -> tuple[Document, ...]:
    return (
        Document(
            "worksheet",
            Group.DURING,
            lambda say: say.gettext("Worksheet"),
            worksheets.make_worksheet,
            frozenset({Choice.FILLED, Choice.TEAM, Choice.SHEET}),
            argument="ACTIVITY",
            arguments=worksheets.activities,
            whole=False,
        ),
        Document(
            "attendance",
            Group.DURING,
            lambda say: say.gettext("Attendance list"),
            attendance.make_attendance,
            frozenset({Choice.FILLED, Choice.BLANK_ROWS, Choice.PHONES}),
            argument="empty",
            arguments=attendance.variants,
        ),
        Document(
            "consent",
            Group.DURING,
            lambda say: say.gettext("Consent forms"),
            consent_forms.make_consent,
            frozenset({Choice.COPIES}),
            argument="WAY",
            arguments=consent_forms.ways,
        ),
        Document(
            "evaluation",
            Group.DURING,
            lambda say: say.gettext("Evaluation form"),
            evaluation.make_evaluation,
            frozenset({Choice.COPIES}),
        ),
        Document(
            "sticky-notes",
            Group.DURING,
            lambda say: say.gettext("Cards for the wall"),
            sticky_notes.make_sticky_notes,
            frozenset({Choice.FILLED, Choice.TEAM, Choice.COPIES}),
            argument="KIND",
            arguments=sticky_notes.kinds,
        ),
    )


def _after() -> tuple[Document, ...]:
    return (
        Document(
            "report",
            Group.AFTER,
            lambda say: say.gettext("Report of the workshop"),
            make_report,
            frozenset({Choice.TEAM, Choice.HEADING, Choice.NAMES}),
        ),
        Document(
            "certificates",
            Group.AFTER,
            lambda say: say.gettext("Certificates of participation"),
            certificates.make_certificates,
            frozenset({Choice.FILLED, Choice.TEAM, Choice.HEADING, Choice.LUNAR}),
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
        asked = order.argument.split(one.several) if one.several else [order.argument]
        if one.arguments and all(_takes(one, order, argument) for argument in asked):
            return one
    raise WrongUse("print.unknown", text=order.what[:40], known=", ".join(_known(order)))


def arguments_of(document: Document, ws: Workspace, facts: Workshop, say: Translator) -> Sequence[Titled]:
    """Return what may follow the colon for this workshop, with what people read for each, in order."""
    return tuple(document.arguments(ws, facts, pack_for(facts.method), say)) if document.arguments else ()


def _takes(document: Document, order: Order, argument: str) -> bool:
    found = arguments_of(document, order.ws, order.facts, order.translator)
    titles = {search_key(title) for _key, title in found} if document.by_title else set()
    return argument in {key for key, _title in found} or search_key(argument) in titles


def _known(order: Order) -> Iterable[str]:
    """Return what can be asked for: of a document that there is, what may follow its colon; else all documents.

    What may be asked for by its title is told so: nobody types the id of a card.
    """
    of_name = next((one for one in documents() if one.name == order.name and one.arguments), None)
    if of_name is None:
        return [one.usage for one in documents()]
    found = arguments_of(of_name, order.ws, order.facts, order.translator)
    asked = [(of_name.by_title and title) or key for key, title in found]
    return [*([of_name.name] if of_name.whole else []), *(f"{of_name.name}:{one}" for one in asked)]
