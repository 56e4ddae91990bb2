"""From what a person typed to the value that a field stores."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache

from sala.domain.change import Value
from sala.domain.validity import LINE_LENGTH, TEXT_LENGTH, check_date
from sala.errors import WrongUse
from sala.khmer import clean_text, latin_digits, parse_date, parse_number, search_key
from sala.services.method import CardKind, Field, FieldType

_YES_NO = ("yes", "no")
_UNKNOWN = "unknown"
#: How people write these answers in a list or a table.
_SAID = {
    "yes": ("yes", "y", "បាទ", "ចាស", "បាទ/ចាស", "ចាស/បាទ"),
    "no": ("no", "n", "ទេ"),
    _UNKNOWN: ("unknown", "not known", "មិនដឹង"),
}
_GROUPED = re.compile(r"[1-9]\d{0,2}(\.\d{3})+", re.ASCII)
#: Beyond this no number of a workshop makes sense, and sums stay exact.
_LARGEST = 10**12


def cleaned_fields(kind: CardKind, fields: Mapping[str, object]) -> dict[str, Value]:
    """Return the values to store for the fields of a card of a kind; None empties a field.

    Raises:
        WrongUse: ``field.unknown``, ``field.not_a_number``, ``field.not_whole``, ``field.out_of_range``,
            ``field.not_a_choice``, ``field.is_rows``, ``date.*``, ``text.too_long``; nothing is stored then.
    """
    known = {field.key: field for field in kind.fields}
    values: dict[str, Value] = {}
    for key, value in fields.items():
        if key not in known:
            raise WrongUse("field.unknown", field=key[:40], known=", ".join(known))
        values[key] = clean_value(known[key], value)
    return values


def clean_value(field: Field, value: object) -> Value:
    """Return the value to store for one field; raises as ``cleaned_fields``."""
    if value is None or (isinstance(value, str | list | tuple) and not value):
        return None
    return _CLEANERS[field.type](field, value)


def _line(field: Field, value: object) -> Value:
    return clean_text(_text(field, value), lines=False, limit=LINE_LENGTH) or None


def _lines(field: Field, value: object) -> Value:
    return clean_text(_text(field, value), lines=True, limit=TEXT_LENGTH) or None


def _text(field: Field, value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise WrongUse("field.not_a_text", field=field.key)


def _number(field: Field, value: object) -> Value:
    if isinstance(value, bool):  # a cell of a table may say TRUE
        raise WrongUse("field.not_a_number", field=field.key, text=str(value))
    number = Decimal(str(value)) if isinstance(value, int | float) else parse_number(_text(field, value))
    if number is None or not number.is_finite():
        if isinstance(value, str) and not value.strip():
            return None
        raise WrongUse("field.not_a_number", field=field.key, text=str(value)[:40])
    lowest = field.minimum if field.minimum is not None else -_LARGEST
    highest = field.maximum if field.maximum is not None else _LARGEST
    if not Decimal(str(lowest)) <= number <= Decimal(str(highest)):
        raise WrongUse("field.out_of_range", field=field.key, text=str(value)[:40], lowest=lowest, highest=highest)
    return int(number) if number == number.to_integral_value() else float(number)


def _whole(field: Field, value: object) -> Value:
    if isinstance(value, str) and _GROUPED.fullmatch(latin_digits(value.strip())):
        value = value.replace(".", "")  # 2.500 riel can only be two thousand five hundred
    number = _number(field, value)
    if isinstance(number, float):
        raise WrongUse("field.not_whole", field=field.key, text=str(value)[:40])
    if isinstance(number, int) and number < 0 and field.minimum is None:
        raise WrongUse("field.out_of_range", field=field.key, text=str(value)[:40], lowest=0, highest=_LARGEST)
    return number


def _date(field: Field, value: object) -> Value:
    text = _text(field, value).strip()
    day = parse_date(text)
    return check_date(day.isoformat() if day else text) or None


def _yes_no(field: Field, value: object) -> Value:
    return _one_of(field, value, _YES_NO)


def _yes_no_unknown(field: Field, value: object) -> Value:
    return _one_of(field, value, (*_YES_NO, _UNKNOWN))


def _one_of(field: Field, value: object, keys: tuple[str, ...]) -> Value:
    if isinstance(value, str) and not value.strip():
        return None
    key = _meanings().get(search_key("yes" if value is True else "no" if value is False else str(value)))
    if key not in keys:
        raise WrongUse("field.not_a_choice", field=field.key, text=str(value)[:40], choices=", ".join(keys))
    return key


@cache
def _meanings() -> dict[str, str]:
    return {search_key(said): key for key, answers in _SAID.items() for said in answers}


def _choice(field: Field, value: object) -> Value:
    text = _text(field, value)
    wanted = search_key(text)
    for choice in field.choices:
        if text == choice.key or wanted in (search_key(choice.label.km), search_key(choice.label.en)):
            return choice.key
    keys = ", ".join(choice.key for choice in field.choices)
    raise WrongUse("field.not_a_choice", field=field.key, text=text[:40], choices=keys)


def _choices(field: Field, value: object) -> Value:
    items = value if isinstance(value, list | tuple) else [part.strip() for part in _text(field, value).split(",")]
    chosen = {_choice(field, item) for item in items if item != ""}
    return [choice.key for choice in field.choices if choice.key in chosen] or None


def _elsewhere(field: Field, value: object) -> Value:
    """Rows, links and photos are records of their own: nothing is stored in the card."""
    del value
    raise WrongUse("field.is_records", field=field.key, type=field.type.value)


_CLEANERS: dict[FieldType, Callable[[Field, object], Value]] = {
    FieldType.TEXT: _line,
    FieldType.LONG_TEXT: _lines,
    FieldType.NUMBER: _number,
    FieldType.MINUTES: _whole,
    FieldType.RIEL: _whole,
    FieldType.DATE: _date,
    FieldType.YES_NO: _yes_no,
    FieldType.YES_NO_UNKNOWN: _yes_no_unknown,
    FieldType.CHOICE: _choice,
    FieldType.CHOICES: _choices,
    FieldType.SCALE: _whole,
    FieldType.ROWS: _elsewhere,
    FieldType.LINKS: _elsewhere,
    FieldType.PERSON_CODE: _line,
    FieldType.CONSENT_CODE: _line,
    FieldType.PHOTOS: _elsewhere,
}
