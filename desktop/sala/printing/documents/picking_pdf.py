"""The list on top of a kit: what to print, how often to copy it, how much paper that takes, and what else to bring."""

from __future__ import annotations

from collections.abc import Sequence

from sala.language import Translator
from sala.printing.documents.flow import prepare_flow
from sala.printing.documents.frame import DocumentHead
from sala.printing.documents.kit import Kit, Needed, Picking, pickings
from sala.printing.layout.block import Block
from sala.printing.layout.paragraph import Paragraph
from sala.printing.layout.stack import Stack
from sala.printing.layout.table import Cell, Grid, Row, Stand, Table
from sala.printing.pdf.page import A4, MM
from sala.printing.prepared import Prepared
from sala.printing.sheets import look
from sala.printing.sheets.ticks import TickBox
from sala.printing.text.style import GREY, Align, RichText, Span

_WIDTH = A4[0] - 2 * look.MARGIN
_TICK, _NUMBERS = 9 * MM, (14 * MM, 17 * MM, 18 * MM, 17 * MM, 20 * MM, 20 * MM)
_GRID = Grid((_TICK, _WIDTH - _TICK - sum(_NUMBERS), *_NUMBERS), 1.1 * MM)
_COLUMNS = 2
_THINGS = Grid(tuple(_WIDTH / _COLUMNS for _column in range(_COLUMNS)), 0.0, 0.0, structure=False)
_BETWEEN = 6 * MM
_NUMBER = look.CELL.but(align=Align.CENTRE)
_WHOLE = _NUMBER.but(bold=True)
_COLUMN = look.COLUMN_LABEL.but(align=Align.CENTRE)
_ITEM = look.CELL.but(size=9)
_ACTIVITY = look.CELL.but(size=9.5, bold=True, keep_with_next=True)


def prepare_picking(kit: Kit, translator: Translator) -> tuple[Prepared, list[Picking]]:
    """Lay the list out; return it with its lines, of which the first counts the pages of the list itself."""
    pages = 1
    while True:
        lines = [Picking(translator.gettext("This list"), "", pages, 1, 1), *pickings(kit)]
        listed = _prepared(kit, lines, translator)
        if listed.pages <= pages:
            return listed, lines
        pages = listed.pages


def _prepared(kit: Kit, lines: Sequence[Picking], translator: Translator) -> Prepared:
    head = DocumentHead(kit.title, kit.workshop_name, kit.workshop_code, kit.lines)
    _ = translator.gettext
    blocks: list[Block] = [
        Paragraph(_("What to print and copy"), look.HEADING),
        Paragraph(
            _("This file holds each sheet once for those who share it. Copy it as often as the list says."), _HINT
        )
        if any(line.copies > line.printed for line in lines)
        else Paragraph(_("This file holds all copies."), _HINT),
        _table(kit, lines, translator),
    ]
    if kit.needed:
        blocks.append(Paragraph(_("What to bring"), look.HEADING))
        blocks.append(_things(kit.needed))
    return prepare_flow(head, blocks, translator)


_HINT = look.HELP.but(size=9, keep_with_next=True)


def _table(kit: Kit, lines: Sequence[Picking], translator: Translator) -> Block:
    _ = translator.gettext
    words = (
        _("Pages"), _("In this file"), _("Copy each"), _("Copies in all"), _("Paper, one side"), _("Paper, both sides"),
    )  # fmt: skip
    head = Row(
        [
            Paragraph("", _COLUMN),
            Paragraph(_("Sheet"), look.COLUMN_LABEL),
            *(Paragraph(word, _COLUMN) for word in words),
        ],
        _GRID,
        heading=True,
    )
    rows = [_line(line, translator) for line in lines]
    return Table([*rows, *_totals(kit, lines, translator)], head=head, space_before=2 * MM)


def _line(line: Picking, translator: Translator) -> Row:
    title: RichText = (Span(line.title), Span(f"  {line.whose}", colour=GREY)) if line.whose else line.title
    times = translator.digits(f"× {_times(line)}") if line.copies > line.printed else "–"
    numbers = (line.pages, line.printed, times, line.copies, line.one_sided, line.two_sided)
    cells: list[Block | Cell] = [Cell(TickBox("", look.CELL, ticked=False, side=3.8 * MM), stand=Stand.MIDDLE)]
    cells.append(Cell(Paragraph(title, look.CELL), stand=Stand.MIDDLE))
    return Row([*cells, *(_number(number, translator) for number in numbers)], _GRID, least_height=8 * MM)


def _times(line: Picking) -> str:
    """Return how often each that is in the file is copied; "4–5" where some more often than others."""
    least, rest = divmod(line.copies, line.printed)
    return f"{least}–{least + 1}" if rest else str(least)


def _number(number: int | str, translator: Translator, *, whole: bool = False) -> Cell:
    text = number if isinstance(number, str) else translator.number(number)
    return Cell(Paragraph(text, _WHOLE if whole else _NUMBER), stand=Stand.MIDDLE)


def _totals(kit: Kit, lines: Sequence[Picking], translator: Translator) -> list[Row]:
    """Return the line of sums, and what the sums come to in pages of the file."""
    numbers = ("", "", "", sum(line.copies for line in lines), sum(line.one_sided for line in lines),
               sum(line.two_sided for line in lines))  # fmt: skip
    label = Paragraph(translator.gettext("Sheets of paper in all"), look.CELL.but(bold=True))
    cells: list[Block | Cell] = [Paragraph("", look.CELL), Cell(label, stand=Stand.MIDDLE)]
    sums = Row(
        [*cells, *(_number(number, translator, whole=True) for number in numbers)],
        _GRID,
        least_height=8 * MM,
        total=True,
    )
    in_file = sum(line.in_file for line in lines)
    backs = sum(line.empty_backs for line in lines) if kit.two_sided else 0
    told = translator.nformat("This file has {n} page.", "This file has {n} pages.", in_file + backs)
    if backs:
        told += " " + translator.nformat("{n} is an empty back.", "{n} are empty backs.", backs)
    told_row = Row([Paragraph("", look.CELL), Cell(Paragraph(told, look.CELL), span=7)], _GRID)
    return [sums, told_row]


def _things(needed: Sequence[Needed]) -> Block:
    """Return a box to tick for each thing, activities in columns that are read across."""
    blocks = [_activity(one) for one in needed]
    blocks += [Stack([]) for _rest in range(-len(blocks) % _COLUMNS)]
    rows = [Row(blocks[at : at + _COLUMNS], _THINGS) for at in range(0, len(blocks), _COLUMNS)]
    return Table(rows, structure=False, space_before=1 * MM)


def _activity(one: Needed) -> Block:
    boxes = [TickBox(thing, _ITEM, ticked=False, side=3.6 * MM) for thing in one.things]
    inner = Grid((_WIDTH / _COLUMNS - _BETWEEN, _BETWEEN), 0.0, 0.0, structure=False)
    words = Stack([Paragraph(one.activity, _ACTIVITY), *boxes, Paragraph("", look.CELL.but(size=4))])
    return Row([words, Stack([])], inner)
