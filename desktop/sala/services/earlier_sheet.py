"""What has no place in the pack in use, on paper: behind the fields of a sheet, or on a sheet of its own."""

from __future__ import annotations

from collections.abc import Iterable

from sala.language import Translator
from sala.printing import Column, FieldKind, WorksheetField
from sala.services.earlier import EarlierAnswer


def annex_fields(answers: Iterable[EarlierAnswer], language: str) -> tuple[WorksheetField, ...]:
    """Return answers as fields that are filled, under a heading of their own."""
    heading = Translator(language).gettext("Written earlier, under another version of the method")
    return tuple(_field(one, heading if not number else "") for number, one in enumerate(answers))


def answer_fields(answers: Iterable[EarlierAnswer]) -> tuple[WorksheetField, ...]:
    """Return answers as fields that are filled."""
    return tuple(_field(one, "") for one in answers)


def _field(answer: EarlierAnswer, heading: str) -> WorksheetField:
    if not answer.rows:
        return WorksheetField(answer.label, FieldKind.LONG_TEXT, heading=heading, value=answer.text or " ")
    columns = tuple(Column(label) for label in answer.columns)
    return WorksheetField(answer.label, FieldKind.ROWS, heading=heading, columns=columns, value=answer.rows)
