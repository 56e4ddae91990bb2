"""From fields to the blocks that ask for them on paper, or show their answers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from sala.language import Translator
from sala.printing.layout.block import Block, Space
from sala.printing.layout.paragraph import Paragraph
from sala.printing.layout.stack import Beside, Stack
from sala.printing.sheets import look
from sala.printing.sheets.answers import NUMBER_BOXES, room_for
from sala.printing.sheets.paper import PaperColumn
from sala.printing.text.style import RichText, Span
from sala.printing.worksheet import WorksheetField


def field_blocks(fields: Sequence[WorksheetField], translator: Translator, width: float) -> list[Block]:
    """Return the blocks of all fields in order, for a sheet ``width`` points wide.

    Two neighbours that are both half as wide share a line, unless a section begins between them.
    """
    blocks: list[Block] = []
    left: WorksheetField | None = None
    for field, following in pairwise([*fields, None]):
        if field is None:  # only the last is, and it is never first in a pair
            break
        if field.heading:
            blocks.append(Paragraph(field.heading, look.HEADING))
        if left:
            blocks.append(_beside(left, field, translator, width))
            left = None
        elif field.half and following and following.half and not following.heading:
            left = field
        else:
            blocks += [*_question(field).blocks, room_for(field, PaperColumn(translator, width))]
    return blocks


def _beside(left: WorksheetField, right: WorksheetField, translator: Translator, width: float) -> Block:
    """Put two fields side by side, their room to write at the same height; the left one is read first, whole."""
    column = PaperColumn(translator, (width - look.GUTTER) / 2)
    questions = [_question(field) for field in (left, right)]
    rooms = [room_for(field, column) for field in (left, right)]
    tallest = max(question.height(column.width) for question in questions)
    gap = max(room.space_before for room in rooms)
    columns = []
    for question, room in zip(questions, rooms, strict=True):
        down = tallest - question.height(column.width) + gap - room.space_before
        columns.append(Stack([question, Space(down, keep_with_next=True), room]))
    return Beside(columns, (1, 1), gap=look.GUTTER, space_before=_space_before(left))


def _question(field: WorksheetField) -> Stack:
    blocks = [Paragraph(_label(field), look.LABEL.but(space_before=_space_before(field)))]
    if field.help:
        blocks.append(Paragraph(field.help, look.HELP))
    return Stack(blocks, keep_with_next=True)


def _space_before(field: WorksheetField) -> float:
    return look.AFTER_HEADING if field.heading else look.LABEL.space_before


def _label(field: WorksheetField) -> RichText:
    if not field.unit or field.kind in NUMBER_BOXES:
        return field.label
    return Span(field.label), Span(f" ({field.unit})", bold=False)
