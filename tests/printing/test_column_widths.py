"""How the width of a sheet is shared between the columns of a table."""

from __future__ import annotations

import pytest

from sala.printing.sheets.columns import easy_width, least_width, shared_widths
from sala.printing.worksheet import Column, FieldKind

BEFORE = Column("ចំនួនលើកដែលត្រូវទៅ (មុន)", FieldKind.NUMBER)
SHORT = Column("ក្រុម", FieldKind.NUMBER)


def widths(columns: list[Column], room: float) -> list[float]:
    return shared_widths(columns, [least_width(column) for column in columns], [False] * len(columns), room)


def test_columns_of_one_length_stay_alike_where_room_is_scarce() -> None:
    columns = [BEFORE, SHORT, BEFORE]
    least, easy = least_width(BEFORE), easy_width(BEFORE)
    room = 2 * least + least_width(SHORT) + 1.5 * (easy - least)
    first, short, second = widths(columns, room)
    assert first == pytest.approx(second)
    assert first > least
    assert first + short + second == pytest.approx(room)


def test_every_label_stands_in_one_line_where_there_is_room() -> None:
    columns = [BEFORE, SHORT, BEFORE]
    found = widths(columns, sum(map(easy_width, columns)) + 60)
    assert all(width >= easy_width(column) for column, width in zip(columns, found, strict=True))
