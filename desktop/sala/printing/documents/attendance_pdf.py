"""The attendance list on A4 across: a row for each person, high enough for a thumbprint, a column for each half-day.

Where the days are too many for one width of paper, the list is there several times, each with its days.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from sala.language import Translator
from sala.printing.documents.attendance import AttendanceList, ListedHalf, ListedPerson, Total
from sala.printing.documents.flow import prepare_flow
from sala.printing.documents.frame import DocumentHead
from sala.printing.documents.signing import LabelledLine
from sala.printing.layout.block import Block, PageBreak
from sala.printing.layout.paragraph import Paragraph
from sala.printing.layout.stack import Beside, Stack
from sala.printing.layout.table import Cell, Grid, Row, Stand, Table
from sala.printing.pdf.page import A4, MM
from sala.printing.prepared import Prepared
from sala.printing.sheets import look
from sala.printing.sheets.cells import PADDING, CellRoom
from sala.printing.sheets.spot import NOWHERE, Spot
from sala.printing.sheets.ticks import TickBox, TickBoxes
from sala.printing.text.shortening import shortened
from sala.printing.text.style import Align, TextStyle
from sala.printing.worksheet import FieldKind

DOCUMENT = "attendance-list"
"""What its QR code calls it: no activity of a method has a hyphen in its key."""
ROW_HEIGHT = 14.5 * MM
"""Room for a thumbprint."""
_SIZE = (A4[1], A4[0])
_WIDTH = _SIZE[0] - 2 * look.MARGIN
_NUMBER, _SEX, _THUMB, _PHONE = 9 * MM, 19 * MM, 17 * MM, 30 * MM
_NAME_SHARE = 0.55
_LEAST_HALF, _MOST_HALF = 20 * MM, 34 * MM
_LEAST_WORDS = 84 * MM
"""The least that name and role get together."""
_TOTAL_HEIGHT = 8 * MM
_NAME_LINES, _DETAIL_LINES = 2, 3
_NAME = look.CELL.but(size=10, bold=True)
_DETAIL = look.CELL.but(size=8.5)
_MARK = look.CELL.but(size=14, bold=True, align=Align.CENTRE)
_TOTAL = look.CELL.but(bold=True)
_TOTAL_COUNT = _TOTAL.but(align=Align.CENTRE)
_SIGNS = {True: "✓", False: "–", None: ""}


def prepare_attendance(listed: AttendanceList, translator: Translator) -> Prepared:
    """Lay the list out, with fewer blank rows where they save a page; raises ``EnvironmentFault("font.missing")``."""
    best = _laid_out(listed, translator)
    for rows in range(listed.blank_rows - 1, listed.fewest_blank - 1, -1):
        fewer = _laid_out(replace(listed, blank_rows=rows), translator)
        if fewer.pages < best.pages:
            return fewer
    return best


def _laid_out(listed: AttendanceList, translator: Translator) -> Prepared:
    head = DocumentHead(
        listed.title,
        listed.workshop_name,
        listed.workshop_code,
        listed.lines,
        document=DOCUMENT,
        pack_version=listed.pack_version,
    )
    return prepare_flow(head, list(_blocks(listed, translator)), translator, size=_SIZE)


def _blocks(listed: AttendanceList, translator: Translator) -> Iterator[Block]:
    for number, columns in enumerate(_lists(listed)):
        if number:
            yield PageBreak()
        yield from _List(listed, columns, translator).blocks()


def _lists(listed: AttendanceList) -> list[list[int]]:
    """Share the half-days out over lists, by their index, so that no day is torn apart."""
    room = _WIDTH - _NUMBER - _SEX - _THUMB - (_PHONE if listed.with_phones else 0.0) - _LEAST_WORDS
    most = max(int(room // _LEAST_HALF), 2)
    lists: list[list[int]] = [[]]
    for _day, halves in groupby(range(len(listed.halves)), key=lambda index: listed.halves[index].number):
        day = list(halves)
        if lists[-1] and len(lists[-1]) + len(day) > most:
            lists.append([])
        lists[-1] += day
    return lists


class _List:
    """The list with some of the half-days."""

    def __init__(self, listed: AttendanceList, columns: Sequence[int], translator: Translator) -> None:
        self._listed = listed
        self._columns = columns
        self._translator = translator
        self._phone = (_PHONE,) if listed.with_phones else ()
        fixed = _NUMBER + _SEX + _THUMB + sum(self._phone)
        half = min((_WIDTH - fixed - _LEAST_WORDS) / max(len(columns), 1), _MOST_HALF)
        words = _WIDTH - fixed - half * len(columns)
        name = words * _NAME_SHARE
        ahead = (_NUMBER, name, words - name, *self._phone, _SEX, _THUMB)
        self._grid = Grid((*ahead, *(half for _ in columns)), PADDING)
        self._totals_grid = Grid((sum(ahead), *(half for _ in columns)), PADDING)

    def blocks(self) -> Iterator[Block]:
        """Yield the table, the totals, and where somebody signs for the list."""
        listed = self._listed
        rows = [self._person(number, person) for number, person in enumerate(listed.people, start=1)]
        rows += [
            self._person(len(rows) + count, ListedPerson("", marks=(None,) * len(listed.halves)))
            for count in range(1, listed.blank_rows + 1)
        ]
        yield Table(rows, head=self._head())
        totals = Table([self._total(total) for total in listed.totals], space_before=3 * MM)
        yield Stack([totals, self._certified()], space_before=3 * MM)

    def _head(self) -> Row:
        _ = self._translator.gettext
        phone = [_("Phone")] if self._phone else []
        words = ["", _("Name"), _("Role and organisation"), *phone, _("Sex"), _("Thumb")]
        cells: list[Block] = [Paragraph(word, look.COLUMN_LABEL) for word in words]
        cells += [_half_head(self._listed.halves[index]) for index in self._columns]
        return Row(cells, self._grid, heading=True)

    def _person(self, number: int, person: ListedPerson) -> Row:
        spot = Spot(f"person.{person.code}" if person.code else "person", FieldKind.TEXT, row=number - 1)
        name_width, detail_width = (width - 2 * PADDING for width in self._grid.widths[1:3])
        name = shortened(person.name, _NAME, name_width, _NAME_LINES)
        detail = shortened(person.detail, _DETAIL, detail_width, _DETAIL_LINES)
        cells: list[Block | Cell] = [
            Paragraph(self._translator.digits(str(number)), look.ROW_NUMBER),
            _written(name, _NAME, replace(spot, column="name")),
            _written(detail, _DETAIL, replace(spot, column="role")),
        ]
        if self._phone:
            cells.append(_written(person.phone, _DETAIL, replace(spot, column="phone")))
        thumb = TickBox("", look.CELL, ticked=False, spot=replace(spot, column="thumb", option="yes"))
        cells += [self._sex(person.sex, spot), Cell(thumb, stand=Stand.MIDDLE)]
        for index in self._columns:
            room = replace(spot, column=self._listed.halves[index].key)
            sign = _SIGNS[person.marks[index]]
            cells.append(Cell(Paragraph(sign, _MARK), stand=Stand.MIDDLE) if sign else CellRoom(room))
        return Row(cells, self._grid, least_height=ROW_HEIGHT)

    def _sex(self, sex: str, row: Spot) -> Block:
        _ = self._translator.gettext
        answers = {"female": _("Woman"), "male": _("Man")}
        if sex and sex not in answers:
            return Paragraph(sex, _DETAIL)
        style = look.CELL.but(size=8)
        spot = NOWHERE if sex else replace(row, kind=FieldKind.CHOICE, column="sex")
        boxes = [
            TickBox(word, style, ticked=key == sex, side=3.2 * MM, spot=spot.of(key)) for key, word in answers.items()
        ]
        return TickBoxes(boxes, line_gap=0.2 * MM)

    def _total(self, total: Total) -> Row:
        counts = [Paragraph(total.counts[index], _TOTAL_COUNT) for index in self._columns]
        label = Paragraph(total.label, _TOTAL.but(align=Align.RIGHT))
        return Row(
            [Cell(cell, stand=Stand.MIDDLE) for cell in (label, *counts)], self._totals_grid, least_height=_TOTAL_HEIGHT
        )

    def _certified(self) -> Block:
        _ = self._translator.gettext
        lines = [LabelledLine(label, room=13 * MM) for label in (_("Certified by (name)"), _("Signature"), _("Date"))]
        return Beside(lines, (3, 2, 1.4), gap=look.GUTTER)


def _written(words: str, style: TextStyle, spot: Spot) -> Block:
    """Return what is known, or room to write it."""
    return Paragraph(words, style) if words else CellRoom(spot)


def _half_head(half: ListedHalf) -> Block:
    lines = [Paragraph(half.day, look.COLUMN_LABEL)]
    lines += [Paragraph(word, look.COLUMN_HINT) for word in (half.date, half.half) if word]
    return Stack(lines)
