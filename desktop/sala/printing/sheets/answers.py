"""The room that each kind of field gets on paper, or its answer."""

from __future__ import annotations

from collections.abc import Callable

from sala.printing.layout.block import Block
from sala.printing.layout.listing import listing
from sala.printing.layout.paragraph import Paragraph
from sala.printing.layout.stack import Beside, Stack
from sala.printing.pdf.page import MM
from sala.printing.sheets import look
from sala.printing.sheets.paper import PaperColumn
from sala.printing.sheets.room import Answer, DigitBoxes, EmptyFrame, WritingLines
from sala.printing.sheets.rows import RowsTable
from sala.printing.sheets.spot import NOWHERE, Spot
from sala.printing.sheets.ticks import Scale, TickBox, TickBoxes
from sala.printing.worksheet import FieldKind, Option, WorksheetField

NUMBER_BOXES = {FieldKind.NUMBER: (6,), FieldKind.MINUTES: (4,), FieldKind.RIEL: (3, 3, 3)}
"""Kinds that are written digit by digit, and how many boxes they get, in groups."""
_LEAST_PHOTO_HEIGHT = 40 * MM


def room_for(field: WorksheetField, column: PaperColumn) -> Block:
    """Return the answer of the field, or room to write it."""
    return _ROOMS[field.kind](field, column)


def _text(field: WorksheetField, column: PaperColumn) -> Block:
    value = _words(field)
    return Answer(Paragraph(value, look.VALUE)) if value else WritingLines(field.lines, _spot(field))


def _code(field: WorksheetField, column: PaperColumn) -> Block:
    lines = _text(field, column)
    return lines if field.half or _words(field) else Beside([lines, Stack([])], (1, 1), gap=look.GUTTER)


def _number(field: WorksheetField, column: PaperColumn) -> Block:
    unit, value = field.unit or column.usual_unit(field.kind), _words(field)
    if value:
        return Answer(Paragraph(f"{value} {unit}".strip(), look.VALUE))
    return DigitBoxes(NUMBER_BOXES[field.kind], unit=unit, spot=_spot(field))


def _date(field: WorksheetField, column: PaperColumn) -> Block:
    _ = column.translator.gettext
    value = _words(field)
    if value:
        return Answer(Paragraph(value, look.VALUE))
    return DigitBoxes((2, 2, 4), captions=(_("Day"), _("Month"), _("Year")), spot=_spot(field))


def _ticks(field: WorksheetField, column: PaperColumn) -> Block:
    options: tuple[Option, ...] = field.options
    if field.kind is FieldKind.YES_NO:
        options = column.yes_no()[:2]
    elif field.kind is FieldKind.YES_NO_UNKNOWN:
        options = column.yes_no()
    chosen = _several(field)
    spot = NOWHERE if chosen else _spot(field)
    boxes = [
        TickBox(option.label, look.OPTION, ticked=option.key in chosen, spot=spot.of(option.key)) for option in options
    ]
    return TickBoxes(boxes, space_before=look.ROOM_GAP) if boxes else WritingLines(field.lines, spot)


def _scale(field: WorksheetField, column: PaperColumn) -> Block:
    signed = field.minimum < 0
    numbers = []
    for number in range(field.minimum, field.maximum + 1):
        shown = ("+" if signed and number > 0 else "") + str(number).replace("-", "\u2212")
        numbers.append((str(number), column.digits(shown)))
    chosen = next(iter(_several(field)), None)
    ends = (field.low_label, field.high_label)
    return Scale(numbers, chosen=chosen, ends=ends, faces=field.faces, spot=NOWHERE if chosen else _spot(field))


def _rows(field: WorksheetField, column: PaperColumn) -> Block:
    return RowsTable(field, column).block()


def _links(field: WorksheetField, column: PaperColumn) -> Block:
    titles = _several(field)
    if not titles:
        return WritingLines(field.lines, _spot(field))
    return Answer(listing([Paragraph(title, look.ITEM) for title in titles], look.ITEM))


def _photos(field: WorksheetField, column: PaperColumn) -> Block:
    _ = column.translator.gettext
    if _several(field):
        return _links(field, column)
    height = max(field.lines * look.WRITING_LINE, _LEAST_PHOTO_HEIGHT)
    hint = _("Draw here") if field.drawn else _("Draw here, or stick a photo")
    return EmptyFrame(height, hint, _spot(field))


def _spot(field: WorksheetField) -> Spot:
    return Spot(field.key, field.kind)


def _words(field: WorksheetField) -> str:
    return field.value.strip() if isinstance(field.value, str) else ""


def _several(field: WorksheetField) -> list[str]:
    if not isinstance(field.value, tuple):
        return []
    return [title for title in field.value if isinstance(title, str) and title.strip()]


_ROOMS: dict[FieldKind, Callable[[WorksheetField, PaperColumn], Block]] = {
    FieldKind.TEXT: _text,
    FieldKind.LONG_TEXT: _text,
    FieldKind.PERSON_CODE: _code,
    FieldKind.CONSENT_CODE: _code,
    FieldKind.NUMBER: _number,
    FieldKind.MINUTES: _number,
    FieldKind.RIEL: _number,
    FieldKind.DATE: _date,
    FieldKind.YES_NO: _ticks,
    FieldKind.YES_NO_UNKNOWN: _ticks,
    FieldKind.CHOICE: _ticks,
    FieldKind.CHOICES: _ticks,
    FieldKind.SCALE: _scale,
    FieldKind.ROWS: _rows,
    FieldKind.LINKS: _links,
    FieldKind.PHOTOS: _photos,
}
