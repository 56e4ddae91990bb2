"""Worksheets blank or filled, the kit of a workshop, and the cards that no activity shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from sala.domain.records import Team, Workshop
from sala.errors import WrongUse
from sala.language import Translator
from sala.printing import SheetHeader, Worksheet, WorksheetField, write_worksheets
from sala.services.cards import cards
from sala.services.earlier import OtherCard, earlier_answers, other_cards
from sala.services.earlier_sheet import annex_fields, answer_fields
from sala.services.guide_sheet import guide_fields
from sala.services.method import Activity, Pack
from sala.services.paper.consent_code import with_consent
from sala.services.paper.order import Order
from sala.services.sheet_fields import blank_fields, filled_fields
from sala.storage import Workspace

#: What is printed of cards that no activity of the method in use shows.
OTHER_CARDS = "other-cards"
Fields = tuple[WorksheetField, ...]


def activities(_ws: Workspace, _facts: Workshop, pack: Pack, say: Translator) -> Iterator[tuple[str, str]]:
    """Yield the activities of the method: key and title."""
    for one in pack.summaries():
        yield one.key, one.title.in_language(say.language)


def make_worksheet(order: Order, out: BinaryIO) -> int:
    """Write the sheet of one activity: blank, or one for each card that was made."""
    activity = order.pack.activity(order.argument)
    team = order.chosen_teams[0] if order.choices.team else None
    return _write(order, out, list(sheets_of(order, activity, team)), activity.title.in_language(order.language))


def make_filled_kit(order: Order, out: BinaryIO, chosen: Sequence[Activity], *, others: bool) -> int:
    """Write the sheets of the activities with what each team wrote; ``others`` adds the cards that none shows."""
    sheets = [
        sheet
        for team in (*order.chosen_teams,) or (None,)
        for activity in chosen
        for sheet in sheets_of(order, activity, team)
    ]
    return _write(order, out, sheets + (_others(order) if others else []), order.facts.name)


def make_other_cards(order: Order, out: BinaryIO) -> int:
    """Write what no activity of the method in use shows; raises ``WrongUse("print.no_other_cards")``."""
    sheets = _others(order)
    if not sheets:
        raise WrongUse("print.no_other_cards")
    return _write(order, out, sheets, order.facts.name)


def _write(order: Order, out: BinaryIO, sheets: Sequence[Worksheet], title: str) -> int:
    count = write_worksheets(
        out,
        sheets,
        order.translator,
        title=title,
        author=order.ws.author,
        created=order.created,
        progress=order.progress,
        cancelled=order.cancelled,
        paper=order.choices.sheet,
    )
    order.maps.extend(count.maps)
    return count.total


def sheets_of(order: Order, activity: Activity, team: Team | None) -> Iterable[Worksheet]:
    """Yield the sheets of one activity, for one team or for all (None): a blank one, or one for each card."""
    pack, language, workshop = order.pack, order.language, order.facts.id
    if not activity.card:
        yield _sheet(order, activity, _header(order, team), guide_fields(activity, language))
        return
    kind = pack.kind(activity.card)
    only = team.id if team else None
    mine = cards(order.ws, workshop, kind=kind.key, parent="", team=only) if order.choices.filled else []
    for card in mine:
        owner = next((one for one in order.everyone if one.id == card.team), None)
        consent = card.record.text("consent_code")
        fields = filled_fields(order.ws, pack, activity, card, language)
        fields += annex_fields(earlier_answers(order.ws, workshop, pack, card, language), language)
        yield _sheet(order, activity, with_consent(_header(order, owner), activity, pack, consent), fields)
    if not mine:
        header = with_consent(_header(order, team), activity, pack, "")
        yield _sheet(order, activity, header, blank_fields(pack, activity, language))


def _sheet(order: Order, activity: Activity, header: SheetHeader, fields: Fields) -> Worksheet:
    return Worksheet(
        activity=activity.key,
        title=activity.title.in_language(order.language),
        promise=activity.promise.in_language(order.language),
        header=header,
        pack_version=order.pack_version,
        fields=fields,
        landscape=activity.worksheet.orientation == "landscape",
    )


def _others(order: Order) -> list[Worksheet]:
    found = other_cards(order.ws, order.facts.id, order.pack, order.language, order.choices.team)
    return [_other_sheet(order, one) for one in found]


def _other_sheet(order: Order, other: OtherCard) -> Worksheet:
    owner = next((one for one in order.everyone if one.id == other.card.team), None)
    return Worksheet(
        activity=other.card.activity or other.card.kind,
        title=other.kind,
        promise=order.translator.gettext("No activity of the method in use shows this card."),
        header=_header(order, owner, dated=True),
        pack_version=order.pack_version,
        fields=answer_fields(other.answers),
    )


def _header(order: Order, team: Team | None, *, dated: bool = False) -> SheetHeader:
    return SheetHeader(
        workshop_code=order.facts.code,
        workshop_name=order.facts.name,
        place=order.place,
        team=team.name if team else "",
        team_mark=order.team_mark(team),
        date=order.dates if order.choices.filled or dated else "",
    )
