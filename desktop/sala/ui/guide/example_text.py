"""The worked example of an activity, as labels and words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from sala.services.method import Activity, CardKind, Field, Text
from sala.ui.capture.value_text import value_text
from sala.ui.session import Session


def example_lines(session: Session, activity: Activity, kind: CardKind) -> Iterator[tuple[str, str]]:
    """Yield (label, words) for each field that the example shows."""
    for key, value in activity.example.values.items():
        field = kind.field(key)
        if field is not None:
            yield field.label.in_language(session.language), _told(session, field, value)


def _told(session: Session, field: Field | None, value: object) -> str:
    if isinstance(value, Text):
        return value.in_language(session.language)
    if isinstance(value, Mapping):
        return _row(session, field, value)
    if isinstance(value, tuple):
        if value and isinstance(value[0], str):
            return value_text(session, field, list(value))
        return "\n".join(f"•  {_told(session, field, one)}" for one in value)
    if isinstance(value, date):
        return value_text(session, field, value.isoformat())
    return value_text(session, field, value if isinstance(value, str | int | float) else str(value))


def _row(session: Session, field: Field | None, values: Mapping[str, object]) -> str:
    pack = session.pack()
    kind = pack.kind(field.row_kind) if field is not None and field.row_kind else None
    told = (_told(session, kind.field(key) if kind else None, value) for key, value in values.items())
    return " · ".join(text for text in told if text)
