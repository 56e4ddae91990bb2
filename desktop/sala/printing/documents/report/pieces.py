"""The pieces of a chapter as blocks of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from sala.language import Translator
from sala.printing.charts import (
    BalanceChart,
    BeforeAfterChart,
    FacesChart,
    MatrixChart,
    VotesChart,
    balance_chart,
    before_after_chart,
    faces_chart,
    matrix_chart,
    votes_chart,
)
from sala.printing.documents.report import look
from sala.printing.documents.report.panels import panel
from sala.printing.documents.report.photos import photo_rows
from sala.printing.documents.report.thread import thread
from sala.printing.documents.report.values import (
    Chapter,
    Heading,
    KeyFigure,
    KeyFigures,
    Matter,
    Panel,
    Photos,
    Piece,
    Point,
    Points,
    SideBySide,
    Text,
    ThreadView,
    Tone,
)
from sala.printing.layout.block import Block, PageBreak
from sala.printing.layout.listing import listing
from sala.printing.layout.paragraph import Paragraph
from sala.printing.layout.stack import Beside, KeepTogether, Stack
from sala.printing.layout.table import Cell, Grid, Row, Stand, Table
from sala.printing.pdf.page import MM
from sala.printing.text.lines import natural_width, widest_word
from sala.printing.text.style import Span, TextStyle

_TONES = {Tone.BODY: look.BODY, Tone.LEAD: look.LEAD, Tone.QUIET: look.QUIET}
_CHART_GAP = 5 * MM
_MATRIX_WIDTH, _MATRIX_SCALE = 120 * MM, 0.9
_PADDING, _INSET = 0.65 * MM, 1.3 * MM
_TABLE_GAP = 2 * MM
_COLUMN_GAP = 6 * MM
_SHORT = 9
"""A table of so many rows is not divided."""


def chapter_blocks(chapter: Chapter, number: int, translator: Translator) -> Iterator[Block]:
    """Yield the blocks of a chapter; its title is found in the contents, its sections too but for an annex."""
    if chapter.new_page:
        yield PageBreak()
    yield Paragraph(chapter.title, look.CHAPTER, bookmark=0, anchor=f"chapter-{number}")
    section = 0
    for piece in chapter.pieces:
        if isinstance(piece, Heading):
            section += 1
            style = look.ANNEX_SECTION if chapter.annex else look.SECTION
            level = None if chapter.annex else 1
            yield Paragraph(piece.words, style, bookmark=level, anchor=f"chapter-{number}-{section}")
        else:
            yield from _blocks(piece, translator)


def _blocks(piece: Piece, translator: Translator) -> Iterator[Block]:
    if isinstance(piece, Photos):
        yield from photo_rows(piece, translator)
    elif isinstance(piece, Matter):
        yield from _matter(piece, look.WIDTH)
    else:
        yield _SET[type(piece)](piece)


def _text(said: Text) -> Block:
    return Paragraph(said.words, _TONES[said.tone].but(keep_with_next=said.leads))


def _points(said: Points) -> Block:
    items = [_point(item) for item in said.items]
    return listing(items, look.BODY, markers=said.markers or None, indent=6 * MM, gap=0.5 * MM, space_before=1.4 * MM)


def _point(said: Point) -> Block:
    text = (Span(f"{said.lead}  ", bold=True), Span(said.words)) if said.lead else said.words
    blocks: list[Block] = [Paragraph(text, look.BODY)]
    if said.detail:
        blocks.append(Paragraph(said.detail, look.DETAIL))
    return Stack(blocks)


def _key_figures(said: KeyFigures) -> Block:
    grid = Grid((look.WIDTH / len(said.figures),) * len(said.figures), 2.2 * MM, structure=False)
    cells = [Cell(_key_figure(figure, grid), stand=Stand.MIDDLE) for figure in said.figures]
    return Stack([Row(cells, grid)], space_before=4 * MM)


def _key_figure(said: KeyFigure, grid: Grid) -> Block:
    room = grid.widths[0] - 2 * grid.padding
    wide = natural_width(said.number, look.FIGURE)
    size = max(look.SMALLEST_FIGURE, min(look.FIGURE.size, look.FIGURE.size * room / wide)) if wide else None
    blocks: list[Block] = [
        Paragraph(said.label, look.FIGURE_LABEL),
        Paragraph(said.number, look.FIGURE.but(size=size)),
    ]
    if said.note:
        blocks.append(Paragraph(said.note, look.FIGURE_NOTE))
    return Stack(blocks)


def _matter(said: Matter, width: float) -> Iterator[Block]:
    """Yield a table with its title; a short one stays on its page."""
    title = [Paragraph(said.title, look.TABLE_TITLE)] if said.title else []
    grid = Grid(_widths(said, width), _PADDING, side=_INSET)
    head = Row(_cells(said, said.heads, look.CELL_HEAD, look.CELL_HEAD_RIGHT), grid, heading=True)
    rows = [Row(_cells(said, row, look.CELL, look.CELL_RIGHT), grid, divide=False) for row in said.rows]
    if said.total:
        rows.append(Row(_cells(said, said.total, look.CELL_TOTAL, look.CELL_TOTAL_RIGHT), grid, total=True))
    table = Table(rows, head=head, space_before=_TABLE_GAP)
    if len(rows) > _SHORT:
        yield from (*title, table)
    else:
        yield KeepTogether([*title, table], space_before=title[0].space_before if title else _TABLE_GAP)


def _side_by_side(said: SideBySide) -> Block:
    width = (look.WIDTH - _COLUMN_GAP) / 2
    columns = [Stack(list(_matter(one, width))) for one in (said.left, said.right)]
    return Beside(columns, (1, 1), gap=_COLUMN_GAP, space_before=_TABLE_GAP)


def _widths(said: Matter, width: float) -> tuple[float, ...]:
    """Return the widths of the columns: those of numbers no narrower than their longest word, the rest as shared."""
    padding = 2 * _INSET + 0.5
    least = [0.0] * len(said.shares)
    for column in said.right:
        words = [said.heads[column], *(row[column] for row in said.rows), *said.total[column : column + 1]]
        least[column] = min(padding + max(widest_word(word, look.CELL_TOTAL) for word in words), width / 4)
    wanted = [width * share / sum(said.shares) for share in said.shares]
    wide = [max(want, narrowest) for want, narrowest in zip(wanted, least, strict=True)]
    left = [column for column in range(len(wide)) if column not in said.right] or list(range(len(wide)))
    over, spare = sum(wide) - width, sum(wide[column] for column in left)
    return tuple(each * (1 - over / spare) if column in left else each for column, each in enumerate(wide))


def _cells(said: Matter, row: Sequence[str], left: TextStyle, right: TextStyle) -> list[Block]:
    return [Paragraph(words, right if column in said.right else left) for column, words in enumerate(row)]


def _matrix(chart: MatrixChart) -> Block:
    return matrix_chart(chart, width=_MATRIX_WIDTH, scale=_MATRIX_SCALE, space_before=_CHART_GAP)


_SET: dict[type, Callable[..., Block]] = {
    Text: _text,
    Points: _points,
    KeyFigures: _key_figures,
    Panel: panel,
    SideBySide: _side_by_side,
    ThreadView: thread,
    BalanceChart: lambda chart: balance_chart(chart, width=look.WIDTH, space_before=_CHART_GAP),
    BeforeAfterChart: lambda chart: before_after_chart(chart, width=look.WIDTH, space_before=_CHART_GAP),
    VotesChart: lambda chart: votes_chart(chart, space_before=_CHART_GAP),
    MatrixChart: _matrix,
    FacesChart: lambda chart: faces_chart(chart, space_before=_CHART_GAP),
}
