"""The parts of a consent form: codes, what is said, what is asked, and how it is given."""

from __future__ import annotations

from collections.abc import Sequence

from sala.language import Translator
from sala.printing.documents.consent import ConsentForm, ConsentWay, Explained, Scope
from sala.printing.documents.icons import Icon
from sala.printing.documents.signing import LABEL, LabelledLine, SigningBox
from sala.printing.layout.block import Block, Space
from sala.printing.layout.paragraph import Paragraph
from sala.printing.layout.stack import Beside, Stack
from sala.printing.layout.table import Cell, Grid, Row, Stand, Table
from sala.printing.pdf.page import A4, MM
from sala.printing.sheets import look
from sala.printing.sheets.cells import PADDING, CellRoom, Labelled
from sala.printing.sheets.paper import PaperColumn
from sala.printing.sheets.spot import Spot
from sala.printing.sheets.ticks import TickBox
from sala.printing.text.style import Span, TextStyle
from sala.printing.worksheet import FieldKind

_WIDTH = A4[0] - 2 * look.MARGIN
_HALF = (_WIDTH - look.GUTTER) / 2
_BOX_HEIGHT = 23 * MM
_ICON, _LARGE_ICON = 7 * MM, 15 * MM
_TICK_COLUMN, _TICK_SIDE = 14 * MM, 5.5 * MM
_SCOPE_PADDING = 0.8 * MM
_IN_A_ROW = 4
"""So many large drawings stand side by side."""


class ConsentParts:
    """The parts of one form, its words ``scale`` times their usual size."""

    def __init__(self, form: ConsentForm, translator: Translator, scale: float) -> None:
        self._form = form
        self._translator = translator
        self._ = translator.gettext
        self._words = TextStyle(size=8.8 * scale, leading=1.6)
        self._short = TextStyle(size=10 * scale, leading=1.6, bold=True)
        self._heading = look.HEADING.but(size=11.5 * scale, space_before=3.5 * MM * scale)
        self._gap = 1 * MM * scale
        self._yes_no = [option.label for option in PaperColumn(translator, _HALF).yes_no()[:2]]

    def heading(self, words: str) -> Block:
        """Return the heading of a part."""
        return Paragraph(words, self._heading)

    def codes(self) -> Block:
        """Return the cells for the codes and the dates."""
        form = self._form
        cells = (
            (form.person_label, Spot("person_code", FieldKind.PERSON_CODE)),
            (form.code_label, Spot("code", FieldKind.CONSENT_CODE)),
            (form.date_label, Spot("date", FieldKind.DATE)),
            (form.expires_label, Spot("expires", FieldKind.DATE)),
        )
        grid = Grid(tuple(_WIDTH / len(cells) for _cell in cells), PADDING, structure=False)
        blocks = [_to_write(label, spot, grid.widths[0] - 2 * PADDING) for label, spot in cells]
        return Row(blocks, grid, least_height=13 * MM)

    def explained(self) -> Block:
        """Return the points that are said, in two columns that are read across."""
        grid = Grid((_HALF + look.GUTTER, _HALF), 0.0, 0.0, structure=False)
        within = Grid((_HALF, look.GUTTER), 0.0, 0.0, structure=False)
        points = [self._point(one) for one in self._form.explained]
        rows = []
        for at in range(0, len(points), 2):
            right = points[at + 1] if at + 1 < len(points) else _nothing()
            rows.append(Row([Row([points[at], _nothing()], within), right], grid))
        return Table(rows, structure=False, space_before=self._gap)

    def _point(self, one: Explained) -> Block:
        spot = Spot("explained", FieldKind.CHOICES, option=one.key)
        box = TickBox(one.label, self._short.but(bold=False), ticked=False, side=3.8 * MM, spot=spot)
        gap = Space(self._gap)
        return Stack([box, Paragraph(one.words, self._words), gap]) if one.words else Stack([box, gap])

    def scopes(self) -> Block:
        """Return what is asked, in two columns of lines with a small drawing each."""
        words = _HALF - _ICON - 2 * _SCOPE_PADDING - 2 * _TICK_COLUMN
        grid = Grid((_ICON + 2 * _SCOPE_PADDING, words, _TICK_COLUMN, _TICK_COLUMN), _SCOPE_PADDING, structure=False)
        scopes = self._form.scopes
        count = -(-len(scopes) // 2)
        pairs = [[self._scope(one) for one in scopes[at::count]] for at in range(count)]
        outer = Grid((_HALF, look.GUTTER, _HALF), 0.0, 0.0, structure=False)
        head = Row([_nothing(), _nothing(), *(Paragraph(word, look.COLUMN_LABEL) for word in self._yes_no)], grid)
        rows = [Row([head, _nothing(), head], outer)]
        for pair in pairs:
            height = max(Row(cells, grid).height(_HALF) for cells in pair)
            lines: list[Block] = [Row(cells, grid, least_height=max(height, 9.5 * MM)) for cells in pair]
            right = lines[1] if len(lines) > 1 else _nothing()
            rows.append(Row([lines[0], _nothing(), right], outer))
        return Table(rows, structure=False, space_before=self._gap)

    def _scope(self, scope: Scope) -> list[Cell]:
        words = Paragraph((Span(scope.label, bold=True), Span("  " + scope.question)), self._words)
        ticks = [TickBox("", look.CELL, ticked=False, side=_TICK_SIDE, spot=spot) for spot in _answers(scope)]
        return [Cell(block, stand=Stand.MIDDLE) for block in (Icon(scope.key, _ICON), words, *ticks)]

    def large_scopes(self) -> Block:
        """Return what is asked, with large drawings."""
        grid = Grid(tuple(_WIDTH / _IN_A_ROW for _column in range(_IN_A_ROW)), 1.5 * MM, structure=False)
        cells: list[Block] = [self._large(scope) for scope in self._form.scopes]
        cells += [_nothing() for _rest in range(-len(cells) % _IN_A_ROW)]
        rows = [Row(cells[at : at + _IN_A_ROW], grid) for at in range(0, len(cells), _IN_A_ROW)]
        return Table(rows, structure=False, space_before=self._gap)

    def _large(self, scope: Scope) -> Block:
        ticks = [
            TickBox(word, self._short, ticked=False, side=_TICK_SIDE, spot=spot)
            for word, spot in zip(self._yes_no, _answers(scope), strict=True)
        ]
        answers = Stack([ticks[0], Space(1 * MM), ticks[1]])
        drawn = Beside([Icon(scope.key, _LARGE_ICON), answers], (1, 1.25), gap=2 * MM)
        return Stack([Paragraph(scope.label, self._short), drawn])

    def given(self) -> list[Block]:
        """Return who agrees beside the person, and the frames in which they sign."""
        form, _ = self._form, self._
        guardian = LabelledLine(form.guardian_label, spot=Spot("guardian", FieldKind.TEXT))
        asked = LabelledLine(_("Who asked"), spot=Spot("sheet.asked_by", FieldKind.TEXT))
        lines: list[Block] = [Beside([guardian, asked], (1.25, 1), gap=look.GUTTER, space_before=self._gap)]
        if form.way is not ConsentWay.SIGNED:
            said = _("I heard everything being read, and the person answered aloud as it is ticked above.")
            witness = LabelledLine(form.witness_label, spot=Spot("witness", FieldKind.TEXT))
            lines += [witness, Paragraph(said, LABEL.but(space_before=self._gap))]
        boxes, shares = self._boxes()
        return [*lines, Beside(boxes, shares, gap=2 * MM, space_before=2 * MM)]

    def _boxes(self) -> tuple[Sequence[Block], Sequence[float]]:
        _ = self._
        signature = (_("Signature"), 1.5, Spot("mark", FieldKind.LONG_TEXT, option="signature"))
        thumb = (_("Thumbprint"), 1.0, Spot("mark", FieldKind.LONG_TEXT, option="thumbprint"))
        witness = (_("Witness: signature or thumbprint"), 1.4, Spot("mark", FieldKind.LONG_TEXT, option="witness"))
        guardian = (_("Guardian, if under 18"), 1.2, Spot("mark", FieldKind.LONG_TEXT, option="guardian"))
        asker = (_("Signature of who asked"), 1.3, Spot("mark", FieldKind.LONG_TEXT, option="asked_by"))
        first = {
            ConsentWay.SIGNED: (signature, thumb),
            ConsentWay.SPOKEN: (witness,),
            ConsentWay.PICTURES: (thumb, witness),
        }
        boxes = (*first[self._form.way], guardian, asker)
        return [SigningBox(label, _BOX_HEIGHT, spot) for label, _share, spot in boxes], [share for _, share, _ in boxes]


def _answers(scope: Scope) -> list[Spot]:
    """Return what the two boxes of a question are on the map: yes and no."""
    return [Spot(scope.key, FieldKind.YES_NO, option=answer) for answer in ("yes", "no")]


def _to_write(label: str, spot: Spot, width: float) -> Block:
    """Return a cell to write in under its label."""
    words = Paragraph(label, look.CELL_LABEL)
    return Labelled(words, words.height(width), CellRoom(spot, above=0.0))


def _nothing() -> Block:
    return Paragraph("", look.CELL)
