"""A stored value as words, for lists, history and summaries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sala.domain.change import Value
from sala.khmer import format_date, format_minutes, format_number, format_riel
from sala.services.method import Field, FieldType
from sala.ui.digits import in_own_digits
from sala.ui.session import Session


def value_text(session: Session, field: Field | None, value: Value) -> str:
    """Return a value in the window's language; "" for nothing."""
    if value is None or value == "":
        return ""
    teller = _TELLERS.get(field.type) if field is not None else None
    if field is None or teller is None:
        return str(value)
    return teller(session, field, value)


def _number(session: Session, field: Field, value: Value) -> str:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return str(value)
    if field.type is FieldType.MINUTES:
        text = format_minutes(round(value), session.language)
    elif field.type is FieldType.RIEL:
        text = format_riel(value, session.language)
    else:
        unit = f" {field.unit.in_language(session.language)}" if field.unit else ""
        text = format_number(value, session.language) + unit
    return in_own_digits(session.translator, text)


def _choice(session: Session, field: Field, value: Value) -> str:
    found = [field.choice(str(key)) for key in (value if isinstance(value, list) else [value])]
    return ", ".join(choice.label.in_language(session.language) for choice in found if choice)


def _yes_no(session: Session, field: Field, value: Value) -> str:
    del field
    _ = session.gettext
    return {"yes": _("Yes"), "no": _("No"), "unknown": _("Not known")}.get(str(value), str(value))


def _date(session: Session, field: Field, value: Value) -> str:
    del field
    try:
        return in_own_digits(session.translator, format_date(date.fromisoformat(str(value)), session.language))
    except ValueError:
        return str(value)


_TELLERS: dict[FieldType, Callable[[Session, Field, Value], str]] = {
    FieldType.NUMBER: _number,
    FieldType.MINUTES: _number,
    FieldType.RIEL: _number,
    FieldType.SCALE: _number,
    FieldType.CHOICE: _choice,
    FieldType.CHOICES: _choice,
    FieldType.YES_NO: _yes_no,
    FieldType.YES_NO_UNKNOWN: _yes_no,
    FieldType.DATE: _date,
}
