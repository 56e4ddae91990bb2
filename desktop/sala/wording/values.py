"""A stored value as words, in the language and the digits of the reader."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sala.domain.change import Value
from sala.khmer import format_date, format_minutes, format_number, format_riel, latin_digits
from sala.language import Translator
from sala.services.method import Field, FieldType


def value_text(field: Field | None, value: Value, translator: Translator) -> str:
    """Return a value of a field of a card as words; "" for nothing."""
    if value is None or value == "":
        return ""
    teller = _TELLERS.get(field.type) if field is not None else None
    if field is None or teller is None:
        return str(value)
    return teller(field, value, translator)


def day_text(value: str, translator: Translator) -> str:
    """Return an ISO date as words; what is none is told as it is."""
    try:
        return _own_digits(format_date(date.fromisoformat(value), translator.language), translator)
    except ValueError:
        return value


def _own_digits(text: str, translator: Translator) -> str:
    """Return ``text``, which holds no words of a person, in the digits that the person chose."""
    return translator.digits(latin_digits(text))


def _number(field: Field, value: Value, translator: Translator) -> str:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return str(value)
    language = translator.language
    if field.type is FieldType.MINUTES:
        text = format_minutes(round(value), language)
    elif field.type is FieldType.RIEL:
        text = format_riel(value, language)
    else:
        unit = f" {field.unit.in_language(language)}" if field.unit else ""
        text = format_number(value, language) + unit
    return _own_digits(text, translator)


def _choice(field: Field, value: Value, translator: Translator) -> str:
    found = [field.choice(str(key)) for key in (value if isinstance(value, list) else [value])]
    return ", ".join(choice.label.in_language(translator.language) for choice in found if choice)


def _yes_no(field: Field, value: Value, translator: Translator) -> str:
    del field
    _ = translator.gettext
    return {"yes": _("Yes"), "no": _("No"), "unknown": _("Not known")}.get(str(value), str(value))


def _date(field: Field, value: Value, translator: Translator) -> str:
    del field
    return day_text(str(value), translator)


_TELLERS: dict[FieldType, Callable[[Field, Value, Translator], str]] = {
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
