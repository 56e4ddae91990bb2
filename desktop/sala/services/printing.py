"""What goes on paper: worksheets blank or filled, the kit of a workshop, and its agenda."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from sala.domain.records import Team, Workshop
from sala.errors import WrongUse
from sala.gazetteer import describe
from sala.khmer import format_date, format_date_range
from sala.language import Translator
from sala.paths import durable_write
from sala.printing import (
    MAP_FORMAT,
    PageMap,
    SheetHeader,
    Worksheet,
    WorksheetField,
    count_pages,
    render_page,
    write_worksheets,
)
from sala.services.agenda_paper import agenda_pdf
from sala.services.cards import cards
from sala.services.earlier import OtherCard, earlier_answers, other_cards
from sala.services.earlier_sheet import annex_fields, answer_fields
from sala.services.guide_sheet import guide_fields
from sala.services.method import STANDARD, Activity, Pack, method_of, pack_for
from sala.services.people import teams
from sala.services.sheet_fields import blank_fields, filled_fields
from sala.services.workshops import get_workshop
from sala.storage import Workspace

__all__ = [
    "MAP_FORMAT",
    "OTHER_CARDS",
    "Paper",
    "Printed",
    "count_pages",
    "document_on_paper",
    "print_document",
    "render_page",
    "save_pdf",
    "worksheet_pdf",
]

_WORKSHEET = "worksheet:"
_KIT, _AGENDA = "kit", "agenda"
#: What is printed of cards that no activity of the method in use shows.
OTHER_CARDS = "other-cards"
Fields = tuple[WorksheetField, ...]
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


@dataclass(frozen=True, slots=True)
class _Order:
    """What is asked for: language of the paper, filled or blank, one team (its id) or all ("")."""

    language: str
    filled: bool
    team: str


def print_document(
    ws: Workspace,
    workshop: str,
    what: str,
    out: Path,
    *,
    language: str,
    filled: bool = False,
    team: str | None = None,
    progress: Progress | None = None,
    cancelled: StopAsked | None = None,
) -> Printed:
    """Write ``what`` to a PDF file, whole or not at all: ``worksheet:ACTIVITY``, ``kit``, ``agenda``, ``other-cards``.

    The sheet of an activity that has only a guide is its guide; a kit leaves it out. What a card says that the method
    in use has no place for stands behind its fields; a filled kit ends with the cards that no activity shows.

    Raises:
        WrongUse: ``print.unknown``, ``print.no_other_cards``, ``workshop.unknown``, ``team.unknown``, ``agenda.empty``.
        EnvironmentFault: ``disk.full`` and as ``sala.paths.durable_write``.
    """
    paper = document_on_paper(
        ws, workshop, what, language=language, filled=filled, team=team, progress=progress, cancelled=cancelled
    )
    durable_write(out, paper.pdf)
    return Printed(out, paper.pages, paper.maps)


def save_pdf(out: Path, pdf: bytes) -> None:
    """Write a PDF file that was shown, whole or not at all; raises as ``sala.paths.durable_write``."""
    durable_write(out, pdf)


def worksheet_pdf(
    ws: Workspace,
    workshop: str,
    what: str,
    *,
    language: str,
    filled: bool = False,
    team: str | None = None,
    progress: Progress | None = None,
    cancelled: StopAsked | None = None,
) -> tuple[bytes, int]:
    """Return ``what`` as a PDF file in memory, and its number of pages; raises as ``print_document``."""
    paper = document_on_paper(
        ws, workshop, what, language=language, filled=filled, team=team, progress=progress, cancelled=cancelled
    )
    return paper.pdf, paper.pages


def document_on_paper(
    ws: Workspace,
    workshop: str,
    what: str,
    *,
    language: str,
    filled: bool = False,
    team: str | None = None,
    progress: Progress | None = None,
    cancelled: StopAsked | None = None,
) -> Paper:
    """Return ``what`` as a PDF file in memory with the maps of its pages; raises as ``print_document``."""
    facts = get_workshop(ws, workshop)
    if what == _AGENDA:
        return Paper(*agenda_pdf(ws, workshop, language=language, dates=_dates(facts, language)))
    pack = pack_for(facts.method)
    activities = _activities(pack, what)
    everyone = teams(ws, workshop)
    if team and team not in {one.id for one in everyone}:
        raise WrongUse("team.unknown", number=team[:8], count=len(everyone))
    order = _Order(language, filled, team or "")
    sheets = [
        sheet
        for one in _teams_to_print(everyone, order, what)
        for activity in activities
        for sheet in _sheets(ws, facts, pack, activity, one, everyone, order, copies=what == _KIT)
    ]
    if what == OTHER_CARDS or (what == _KIT and filled):
        others = other_cards(ws, workshop, pack, language, order.team)
        sheets += [_other_sheet(facts, pack, one, everyone, order) for one in others]
    if not sheets:
        raise WrongUse("print.no_other_cards")
    out = io.BytesIO()
    count = write_worksheets(
        out,
        sheets,
        Translator(language),
        title=activities[0].title.in_language(language) if len(activities) == 1 else facts.name,
        author=ws.author,
        created=datetime.now(UTC).replace(microsecond=0),
        progress=progress,
        cancelled=cancelled,
    )
    return Paper(out.getvalue(), count.total, count.maps)


def _activities(pack: Pack, what: str) -> list[Activity]:
    if what == _KIT:
        with_sheets = [summary.key for summary in pack.summaries() if summary.card]
        # A guide is for the facilitator, not for every team; unless there is nothing else.
        return [pack.activity(key) for key in with_sheets] or list(pack.activities())
    if what == OTHER_CARDS:
        return []
    known = [f"{_WORKSHEET}{summary.key}" for summary in pack.summaries()]
    if what not in known:
        raise WrongUse("print.unknown", text=what[:40], known=", ".join([_KIT, _AGENDA, OTHER_CARDS, *known]))
    return [pack.activity(what.removeprefix(_WORKSHEET))]


def _teams_to_print(everyone: list[Team], order: _Order, what: str) -> list[Team | None]:
    """A kit is for each team; a filled sheet for the team of its card (None); a blank one for no team in particular."""
    if order.team:
        return [one for one in everyone if one.id == order.team]
    return [*everyone] if what == _KIT and everyone else [None]


def _sheets(
    ws: Workspace,
    facts: Workshop,
    pack: Pack,
    activity: Activity,
    team: Team | None,
    everyone: list[Team],
    order: _Order,
    *,
    copies: bool,
) -> Iterable[Worksheet]:
    if not activity.card:
        fields = guide_fields(activity, order.language)
        yield _sheet(pack, activity, _header(facts, team, everyone, order), fields, order)
        return
    kind = pack.kind(activity.card)
    mine = cards(ws, facts.id, kind=kind.key, parent="", team=team.id if team else None) if order.filled else []
    for card in mine:
        owner = next((one for one in everyone if one.id == card.team), None)
        header = _header(facts, owner, everyone, order)
        consent = card.record.text("consent_code")
        fields = filled_fields(ws, pack, activity, card, order.language)
        fields += annex_fields(earlier_answers(ws, facts.id, pack, card, order.language), order.language)
        yield _sheet(pack, activity, _with_consent(header, activity, pack, consent), fields, order)
    if not mine:
        header = _with_consent(_header(facts, team, everyone, order), activity, pack, "")
        for _ in range(activity.worksheet.copies if copies else 1):
            yield _sheet(pack, activity, header, blank_fields(pack, activity, order.language), order)


def _sheet(pack: Pack, activity: Activity, header: SheetHeader, fields: Fields, order: _Order) -> Worksheet:
    return Worksheet(
        activity=activity.key,
        title=activity.title.in_language(order.language),
        promise=activity.promise.in_language(order.language),
        header=header,
        pack_version=_version(pack),
        fields=fields,
        landscape=activity.worksheet.orientation == "landscape",
    )


def _other_sheet(facts: Workshop, pack: Pack, other: OtherCard, everyone: list[Team], order: _Order) -> Worksheet:
    owner = next((one for one in everyone if one.id == other.card.team), None)
    return Worksheet(
        activity=other.card.activity or other.card.kind,
        title=other.kind,
        promise=Translator(order.language).gettext("No activity of the method in use shows this card."),
        header=_header(facts, owner, everyone, replace(order, filled=True)),
        pack_version=_version(pack),
        fields=answer_fields(other.answers),
    )


def _version(pack: Pack) -> str:
    """Return what the QR code says: the version of the shipped pack, or key and version of another."""
    return pack.version if pack.key == STANDARD else method_of(pack)


def _header(facts: Workshop, team: Team | None, everyone: list[Team], order: _Order) -> SheetHeader:
    number = str(everyone.index(team) + 1) if team is not None and team in everyone else ""
    return SheetHeader(
        workshop_code=facts.code,
        workshop_name=facts.name,
        place=facts.venue or describe(facts.place, order.language),
        team=team.name if team else "",
        team_mark=number,
        date=_dates(facts, order.language) if order.filled else "",
    )


def _with_consent(header: SheetHeader, activity: Activity, pack: Pack, code: str) -> SheetHeader:
    """Ask for the code of the consent where people are quoted: where the kind of card has such a field.

    A sheet that asks for it among its own fields says it there, and only there.
    """
    codes = {field.key for field in pack.kind(activity.card).fields if field.type == "consent_code"}
    own = any(item.field in codes for item in activity.worksheet.items)
    return replace(header, with_consent_code=bool(codes) and not own, consent_code="" if own else code)


def _dates(facts: Workshop, language: str) -> str:
    if not facts.starts:
        return ""
    try:
        first = date.fromisoformat(facts.starts)
        last = date.fromisoformat(facts.ends) if facts.ends else first
    except ValueError:  # a file from elsewhere may bring anything
        return facts.starts
    return format_date(first, language) if first == last else format_date_range(first, last, language)
