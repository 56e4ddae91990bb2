"""The worked example as the room is shown it: a table would be unreadable on a wall."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sala.language import Translator
from sala.services.method import Activity, CardKind, Field, Pack
from sala.ui.guide.example_text import told


def room_example(pack: Pack, activity: Activity, say: Translator) -> Iterator[tuple[str, str]]:
    """Yield (label, words); of a table the titles of all rows, then the first row cell by cell."""
    if not activity.card:
        return
    kind = pack.kind(activity.card)
    for key, value in activity.example.values.items():
        field = kind.field(key)
        if field is None:
            continue
        if isinstance(value, tuple) and value and isinstance(value[0], Mapping) and field.row_kind:
            yield from _table(pack, say, field, pack.kind(field.row_kind), list(value))
        else:
            yield field.label.in_language(say.language), told(pack, say, field, value)


def _table(
    pack: Pack, say: Translator, field: Field, kind: CardKind, rows: list[Mapping[str, Any]]
) -> Iterator[tuple[str, str]]:
    heading = field.label.in_language(say.language)
    named = kind.field(kind.title_field)
    titles = [told(pack, say, named, row[kind.title_field]) for row in rows if kind.title_field in row]
    if len(titles) > 1:
        yield heading, "\n".join(f"•  {title}" for title in titles)
    for key, value in rows[0].items():
        cell = kind.field(key)
        if cell is not None:
            yield f"{heading}  ·  {cell.label.in_language(say.language)}", told(pack, say, cell, value)
