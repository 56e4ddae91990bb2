"""The fields of a worksheet: from the method pack and, where it is filled, from a card."""

from __future__ import annotations

from collections.abc import Callable

from sala.domain.journey import JourneyTotals, journey_totals
from sala.domain.records import Card
from sala.khmer import format_minutes, format_number, format_riel
from sala.language import Translator
from sala.printing import Column, FieldKind, Option, WorksheetField
from sala.services.attachments import attachments
from sala.services.cards import cards, linked
from sala.services.cell_words import cell_words, plain_words, step_words
from sala.services.method import Activity, Field, FieldType, Pack, Text, WorksheetItem
from sala.storage import Workspace

SheetValue = str | tuple[str, ...] | tuple[tuple[str, ...], ...] | None
_TICKED = (FieldType.YES_NO, FieldType.YES_NO_UNKNOWN, FieldType.CHOICE, FieldType.SCALE)
_JOURNEY, _STEP = "journey", "journey_step"
_OPEN_LINES = 2
"""The most room that a filled sheet keeps for a field which was not answered: it is there to be read."""


def blank_fields(pack: Pack, activity: Activity, language: str) -> tuple[WorksheetField, ...]:
    """Return the fields of an activity's worksheet with room to write."""
    return _fields(pack, activity, language)


def filled_fields(
    ws: Workspace, pack: Pack, activity: Activity, card: Card, language: str
) -> tuple[WorksheetField, ...]:
    """Return the fields of an activity's worksheet with what a card says; open fields keep a little room to write."""

    def value_of(field: Field, columns: tuple[str, ...]) -> SheetValue:
        return _value(ws, pack, card, field, columns, language)

    fields = _fields(pack, activity, language, value_of)
    if card.kind == _JOURNEY:
        steps = cards(ws, card.record.ref.workshop, kind=_STEP, parent=card.id)
        fields += _totals(journey_totals(step.fields for step in steps), language)
    return fields


def _fields(
    pack: Pack,
    activity: Activity,
    language: str,
    value_of: Callable[[Field, tuple[str, ...]], SheetValue] | None = None,
) -> tuple[WorksheetField, ...]:
    kind = pack.kind(activity.card)
    made = []
    for item in activity.worksheet.items:
        field = kind.field(item.field)
        if field is not None:
            made.append(
                WorksheetField(
                    label=field.label.in_language(language),
                    kind=FieldKind(field.type.value),
                    help=field.help.in_language(language),
                    heading=field.heading.in_language(language) if field.heading else "",
                    value=value_of(field, item.columns) if value_of else None,
                    lines=min(item.lines, _OPEN_LINES) if value_of else item.lines,
                    half=item.width == "half",
                    unit=field.unit.in_language(language) if field.unit else "",
                    options=_options(field, language),
                    minimum=_end(field.minimum, 1),
                    maximum=_end(field.maximum, 5),
                    low_label=field.low_label.in_language(language) if field.low_label else "",
                    high_label=field.high_label.in_language(language) if field.high_label else "",
                    faces=field.faces,
                    drawn=field.drawn,
                    columns=_columns(pack, field, item.columns, language),
                    given=_given(pack, field, item, language),
                    key=field.key,
                )
            )
    return tuple(made)


def _end(number: float | None, usual: int) -> int:
    return usual if number is None else int(number)


def _options(field: Field, language: str) -> tuple[Option, ...]:
    return tuple(Option(choice.key, choice.label.in_language(language)) for choice in field.choices)


def _row_fields(pack: Pack, field: Field, chosen: tuple[str, ...]) -> list[Field]:
    """Return the fields of a row in the order of the sheet's columns."""
    if field.type is not FieldType.ROWS or not field.row_kind:
        return []
    kind = pack.kind(field.row_kind)
    found = (kind.field(key) for key in chosen) if chosen else iter(kind.fields)
    return [one for one in found if one is not None]


def _columns(pack: Pack, field: Field, chosen: tuple[str, ...], language: str) -> tuple[Column, ...]:
    return tuple(
        Column(
            label=one.label.in_language(language),
            kind=FieldKind(one.type.value),
            hint=_hint(one, language),
            options=_options(one, language),
            key=one.key,
            minimum=_end(one.minimum, 1),
            maximum=_end(one.maximum, 5),
            faces=one.faces,
        )
        for one in _row_fields(pack, field, chosen)
    )


def _given(pack: Pack, field: Field, item: WorksheetItem, language: str) -> tuple[tuple[str, ...], ...]:
    """Return what paper says beforehand in the rows of a table, cell by cell."""
    columns = _row_fields(pack, field, item.columns)
    return tuple(tuple(_given_words(one, row.get(one.key), language) for one in columns) for row in item.given)


def _given_words(field: Field, value: object, language: str) -> str:
    if isinstance(value, Text):
        return value.in_language(language)
    choice = field.choice(str(value)) if value is not None else None
    return choice.label.in_language(language) if choice else ""


def _hint(field: Field, language: str) -> str:
    if field.type is FieldType.SCALE and field.minimum is not None and field.maximum is not None:
        low, high = (step_words(field, end, language) for end in (field.minimum, field.maximum))
        return f"{low} – {high}" if field.minimum >= 0 else f"{low} … {high}"
    return field.unit.in_language(language) if field.unit else ""


def _value(ws: Workspace, pack: Pack, card: Card, field: Field, chosen: tuple[str, ...], language: str) -> SheetValue:
    workshop = card.record.ref.workshop
    if field.type is FieldType.ROWS:
        rows = cards(ws, workshop, kind=field.row_kind, parent=card.id)
        columns = _row_fields(pack, field, chosen)
        cells = (tuple(cell_words(one, row.fields.get(one.key), language) for one in columns) for row in rows)
        return tuple(cells) or None
    if field.type is FieldType.LINKS:
        role = field.link_role.value if field.link_role else None
        return tuple(_title(pack, other) for other in linked(ws, workshop, card.id, role)) or None
    if field.type is FieldType.PHOTOS:
        return tuple(photo.caption or photo.name for photo in attachments(ws, workshop, card.id)) or None
    value = card.fields.get(field.key)
    if value is None:
        return None
    if field.type is FieldType.CHOICES:
        return tuple(str(key) for key in value) if isinstance(value, list) else None
    return (str(value),) if field.type in _TICKED else plain_words(field, value, language)


def _title(pack: Pack, card: Card) -> str:
    return card.record.text(pack.kind(card.kind).title_field)


def _totals(totals: JourneyTotals, language: str) -> tuple[WorksheetField, ...]:
    """Return what the steps of a journey add up to, as one row under the table."""
    translator = Translator(language)
    _ = translator.gettext
    told = (
        (_("Time in all"), format_minutes(round(totals.minutes), language)),
        (_("of which waiting"), format_minutes(round(totals.waiting_minutes), language)),
        (_("Cost in all"), format_riel(totals.cost, language)),
        (_("Visits"), format_number(totals.visits, language)),
        (_("Documents"), format_number(totals.documents, language)),
        (_("Offices"), format_number(totals.offices, language)),
    )
    return (
        WorksheetField(
            label=_("Added up for one person"),
            kind=FieldKind.ROWS,
            columns=tuple(Column(label) for label, _value in told),
            value=(tuple(value for _label, value in told),),
        ),
    )
