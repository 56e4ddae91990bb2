"""A stored value as the words that stand on paper and in a table that is read."""

from __future__ import annotations

from datetime import date

from sala.domain.change import Value
from sala.khmer import format_date, format_number
from sala.language import Translator
from sala.services.method import Field, FieldType

_NUMBERS = (FieldType.NUMBER, FieldType.MINUTES, FieldType.RIEL)


def step_words(field: Field, value: float, language: str) -> str:
    """Return a step of a scale; where some are below zero the others carry a plus, as on the paper's own scale."""
    sign = "+" if value > 0 and field.minimum is not None and field.minimum < 0 else ""
    return sign + format_number(value, language).replace("-", "\u2212")


def cell_words(field: Field, value: Value, language: str) -> str:
    """Return a value as words in a cell of a table: choices by their label."""
    if value is None:
        return ""
    if field.type in (FieldType.CHOICE, FieldType.CHOICES):
        chosen = [field.choice(str(key)) for key in (value if isinstance(value, list) else [value])]
        return ", ".join(choice.label.in_language(language) for choice in chosen if choice)
    if field.type in (FieldType.YES_NO, FieldType.YES_NO_UNKNOWN):
        say = Translator(language).gettext
        return {"yes": say("Yes"), "no": say("No"), "unknown": say("Not known")}.get(str(value), "")
    return plain_words(field, value, language)


def plain_words(field: Field, value: Value, language: str) -> str:
    """Return a number, a date or words as they are written on paper."""
    if field.type is FieldType.SCALE and isinstance(value, int | float):
        return step_words(field, value, language)
    if field.type in _NUMBERS and isinstance(value, int | float):
        return format_number(value, language)
    if field.type is FieldType.DATE and isinstance(value, str):
        try:
            return format_date(date.fromisoformat(value), language, "short")
        except ValueError:
            return value
    return str(value)
