"""The worked example of an activity, as labels and words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from sala.language import Translator
from sala.services.method import Activity, CardKind, Field, Pack, Text
from sala.wording.values import value_text


def example_lines(pack: Pack, activity: Activity, kind: CardKind, say: Translator) -> Iterator[tuple[str, str]]:
    """Yield (label, words) for each field that the example shows, in the language of ``say``."""
    for key, value in activity.example.values.items():
        field = kind.field(key)
        if field is not None:
            yield field.label.in_language(say.language), told(pack, say, field, value)


def told(pack: Pack, say: Translator, field: Field | None, value: object) -> str:
    """Return a value of the example as words; rows stand under each other."""
    if isinstance(value, Text):
        return value.in_language(say.language)
    if isinstance(value, Mapping):
        return _row(pack, say, field, value)
    if isinstance(value, tuple):
        if value and isinstance(value[0], str):
            return value_text(field, list(value), say)
        return "\n".join(f"•  {told(pack, say, field, one)}" for one in value)
    if isinstance(value, date):
        return value_text(field, value.isoformat(), say)
    return value_text(field, value if isinstance(value, str | int | float) else str(value), say)


def _row(pack: Pack, say: Translator, field: Field | None, values: Mapping[str, object]) -> str:
    kind = pack.kind(field.row_kind) if field is not None and field.row_kind else None
    texts = (told(pack, say, kind.field(key) if kind else None, value) for key, value in values.items())
    return " · ".join(text for text in texts if text)
