"""Blocks down pages: nothing lost, headings kept, tables and lists over pages."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.printing.paper import ROOM, WIDTH, by_pdfium, printed, printed_pages, squeezed, text_objects
from tests.printing.test_pdf_file import plain_parts

from sala.printing.layout.block import Block, PageBreak, Space
from sala.printing.layout.listing import listing
from sala.printing.layout.pages import cut_into_pages
from sala.printing.layout.paragraph import Paragraph
from sala.printing.layout.stack import Beside, KeepTogether, Stack
from sala.printing.layout.table import Cell, Grid, Row, Stand, Table
from sala.printing.text.style import TextStyle

BODY = TextStyle(size=11, space_before=6)
HEADING = TextStyle(size=15, bold=True, role="H1", keep_with_next=True, space_before=12)
LONG = "សេវាសាធារណៈល្អ ជួយសន្សំពេលវេលា និងប្រាក់របស់ប្រជាពលរដ្ឋ។ " * 120
GRID = Grid((120.0, WIDTH - 120.0))


def pages_of(blocks: Sequence[Block], room: float = ROOM) -> list[Block]:
    pages = cut_into_pages(blocks, WIDTH, lambda _index: room)
    assert all(page.height(WIDTH) <= room + 0.02 for page in pages)
    return pages


def words_on_pages(pdf: bytes) -> list[str]:
    return [squeezed("".join(text for *_, text in page)) for page in text_objects(pdf)]


def test_a_long_paragraph_goes_over_pages_and_loses_nothing() -> None:
    pdf = printed([Paragraph(LONG, BODY)])
    assert len(text_objects(pdf)) > 1
    assert squeezed(by_pdfium(pdf)) == squeezed(LONG)


@pytest.mark.parametrize("free_lines", [1, 2, 3])
def test_no_line_of_a_paragraph_stands_alone(free_lines: int) -> None:
    paragraph = Paragraph(LONG[:400], BODY)
    lines = paragraph.lines(WIDTH)
    assert len(lines) >= 4
    line = lines[0].height
    pages = pages_of([Space(ROOM - line * free_lines - BODY.space_before - 1), paragraph])
    on_first = sum(block.height(WIDTH) for block in pages[0].blocks[1:])  # type: ignore[attr-defined]
    assert round(on_first / line) == (0 if free_lines < 2 else min(free_lines, len(lines) - 2))


def test_a_heading_goes_to_the_next_page_with_what_it_heads() -> None:
    heading, body = "ចំណងជើង", "ខ្លឹមសារ"
    pdf = printed([Space(ROOM - 40), Paragraph(heading, HEADING), Paragraph(body, BODY)])
    assert words_on_pages(pdf) == ["", heading + body]


def test_two_headings_in_a_row_go_together() -> None:
    blocks = [Space(ROOM - 60), Paragraph("១", HEADING), Paragraph("២", HEADING), Paragraph("ក", BODY)]
    assert words_on_pages(printed(blocks)) == ["", "១២ក"]


def test_a_page_break_begins_a_page() -> None:
    blocks = [Paragraph("ក", BODY), PageBreak(), Paragraph("ខ", BODY), PageBreak(), Paragraph("គ", BODY)]
    assert words_on_pages(printed(blocks)) == ["ក", "ខ", "គ"]


def table(cells: Sequence[tuple[str, str]]) -> Table:
    head = Row([Paragraph("លេខ", BODY), Paragraph("ខ្លឹមសារ", BODY)], GRID, heading=True)
    rows = [Row([Paragraph(left, BODY), Paragraph(right, BODY)], GRID, least_height=34) for left, right in cells]
    return Table(rows, head=head)


def test_a_table_goes_over_pages_with_its_head() -> None:
    pages = words_on_pages(printed([table([(f"{number}", "តារាង") for number in range(60)])]))
    assert len(pages) > 2
    assert all(page.startswith("លេខខ្លឹមសារ") for page in pages)
    assert "".join(page.removeprefix("លេខខ្លឹមសារ") for page in pages) == "".join(f"{n}តារាង" for n in range(60))


def test_a_row_taller_than_a_page_is_divided() -> None:
    pdf = printed([table([("ក", "មុន"), ("ខ", LONG), ("គ", "ក្រោយ")])])
    pages = words_on_pages(pdf)
    assert len(pages) > 1
    drawn = "".join(page.replace("លេខខ្លឹមសារ", "", 1) for page in pages)
    assert drawn == squeezed("កមុន" + "ខ" + LONG + "គក្រោយ")


def test_a_table_does_not_begin_with_a_single_row() -> None:
    cells = [(str(number), "តារាង") for number in range(8)]
    whole = table(cells)
    head_and_row = whole.height(WIDTH) * 2 / 9
    first, second = words_on_pages(printed([Paragraph("ដើម", BODY), Space(ROOM - head_and_row - 45), whole]))
    assert first == "ដើម"
    assert "0តារាង" in second


def test_the_last_row_of_a_table_does_not_stand_alone_under_its_head() -> None:
    cells = [(str(number), "តារាង") for number in range(9)]
    whole = table(cells)
    pages = words_on_pages(printed([Paragraph("ដើម", BODY), Space(ROOM - whole.height(WIDTH) - 5), whole]))
    assert [page.count("តារាង") for page in pages] == [7, 2]


def test_a_table_of_three_rows_leaves_two_under_the_repeated_head() -> None:
    whole = table([(str(number), "តារាង") for number in range(3)])
    pages = words_on_pages(printed([Paragraph("ដើម", BODY), Space(ROOM - whole.height(WIDTH) - 5), whole]))
    assert [page.count("តារាង") for page in pages] == [1, 2]


def test_a_total_is_not_alone_on_the_next_page() -> None:
    rows = [Row([Paragraph(str(number), BODY), Paragraph("តារាង", BODY)], GRID) for number in range(7)]
    total = Row([Cell(Paragraph("សរុប", BODY), span=2, shaded=True)], GRID, total=True)
    head = Row([Paragraph("លេខ", BODY), Paragraph("ខ្លឹមសារ", BODY)], GRID, heading=True)
    whole = Table([*rows, total], head=head)
    pages = words_on_pages(printed([Space(ROOM - whole.height(WIDTH) + 5), whole]))
    assert [page.count("តារាង") for page in pages] == [6, 1]
    assert pages[1].endswith("សរុប")


def test_a_row_that_may_not_divide_goes_to_the_next_page() -> None:
    row = Row([Paragraph("ក", BODY), Paragraph(LONG[:3500], BODY)], GRID, divide=False)
    assert row.height(WIDTH) > ROOM / 3
    assert words_on_pages(printed([Space(ROOM - 90), Table([row])]))[0] == ""


def test_a_cell_spans_columns_and_stands_in_the_middle() -> None:
    tall, short = Paragraph(LONG[:600], BODY), Paragraph("កណ្ដាល", BODY)
    row = Row([Cell(short, stand=Stand.MIDDLE, heading=True), tall], GRID)
    pdf = printed([Table([row, Row([Cell(Paragraph("រួម", BODY), span=2)], GRID)])])
    heights = {text.strip(): base for _, base, _, text in text_objects(pdf)[0]}
    assert heights["កណ្ដាល"] == pytest.approx(57 + row.height(WIDTH) / 2, abs=8)
    parts = plain_parts(pdf)
    assert b"/Scope /Row" in parts
    assert b"/ColSpan 2" in parts
    with pytest.raises(ValueError, match="columns"):
        Row([Cell(short, span=3)], GRID)


def test_a_table_that_goes_over_pages_is_one_table_with_one_head() -> None:
    parts = plain_parts(printed([table([(f"{number}", "តារាង") for number in range(60)])]))
    assert parts.count(b"/S /Table") == 1
    assert parts.count(b"/S /TH") == 2
    assert parts.count(b"/S /TR") == 61


def test_a_row_that_is_divided_is_one_row() -> None:
    parts = plain_parts(printed([table([("ក", LONG * 3)])]))
    assert parts.count(b"/S /TR") == 2
    assert parts.count(b"/S /TD") == 2
    assert parts.count(b"/S /P ") == 4


def test_what_is_kept_together_goes_to_the_next_page_whole() -> None:
    kept = KeepTogether([Paragraph(LONG[:400], BODY) for _ in range(3)])
    first, second = words_on_pages(printed([Paragraph("ដើម", BODY), Space(ROOM - 120), kept]))
    assert first == "ដើម"
    assert second == squeezed(LONG[:400]) * 3


def test_what_no_page_can_keep_together_flows_on() -> None:
    pages = words_on_pages(printed([Paragraph("ដើម", BODY), KeepTogether([Paragraph(LONG, BODY)])]))
    assert "".join(pages) == "ដើម" + squeezed(LONG)
    assert len(pages) == len(words_on_pages(printed([Paragraph(LONG, BODY)]))) + 1


def test_a_heading_goes_with_what_is_kept_together() -> None:
    kept = KeepTogether([Paragraph("ក", BODY), Paragraph("ខ", BODY)])
    assert words_on_pages(printed([Space(ROOM - 70), Paragraph("ចំណងជើង", HEADING), kept])) == ["", "ចំណងជើងកខ"]


def test_a_list_keeps_its_markers_and_goes_over_pages() -> None:
    items = [Paragraph(LONG[:300], BODY) for _ in range(20)]
    pdf = printed([listing(items, BODY, markers=[f"{number}." for number in range(1, 21)])])
    drawn = "".join(words_on_pages(pdf))
    assert drawn == "".join(f"{number}.{squeezed(LONG[:300])}" for number in range(1, 21))


def test_columns_go_over_a_page_together() -> None:
    pdf = printed([Beside([Paragraph(LONG[:2600], BODY), Paragraph("ខាងស្តាំ", BODY)], (1, 1), gap=20)])
    pages = words_on_pages(pdf)
    assert len(pages) == 2
    assert "ខាងស្តាំ" in pages[0]
    assert "".join(pages).replace("ខាងស្តាំ", "") == squeezed(LONG[:2600])


def test_the_gap_above_a_block_stays_when_it_is_divided() -> None:
    whole = Stack([Paragraph("ក", BODY), Paragraph(LONG, BODY)])
    parts = whole.split(WIDTH, 200.0, whole_page=True)
    assert parts is not None
    first = parts[0]
    assert isinstance(first, Stack)
    assert first.blocks[1].space_before == BODY.space_before


WORDS = ["ស្ត្រី៍", "សេវាសាធារណៈ ", "ញ៉ាំ", "office ", "១២៣ ", "មណ្ឌលសុខភាព "]
TEXT = st.lists(st.sampled_from(WORDS), min_size=1, max_size=300).map("".join)


def _table_of(texts: list[str]) -> Block:
    return Table([Row([Paragraph("ល", BODY), Paragraph(text, BODY)], GRID) for text in texts])


BLOCKS = st.recursive(
    st.one_of(
        TEXT.map(lambda text: Paragraph(text, BODY)),
        TEXT.map(lambda text: Paragraph(text[:30], HEADING)),
        st.lists(TEXT, min_size=1, max_size=5).map(_table_of),
        st.lists(TEXT, min_size=1, max_size=4).map(lambda texts: listing([Paragraph(t, BODY) for t in texts], BODY)),
    ),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map(Stack),
        st.lists(inner, min_size=1, max_size=4).map(KeepTogether),
        st.lists(inner, min_size=2, max_size=2).map(lambda pair: Beside(pair, (1, 1), gap=12)),
    ),
    max_leaves=8,
)


@settings(max_examples=40)
@given(st.lists(BLOCKS, min_size=1, max_size=6), st.floats(min_value=160, max_value=ROOM))
def test_any_flow_fits_its_pages_and_loses_nothing(blocks: list[Block], room: float) -> None:
    whole = Stack(blocks)
    pages = pages_of(blocks, room)
    drawn = by_pdfium(printed_pages(pages))
    expected = by_pdfium(printed_pages([whole], height=whole.height(WIDTH) + 100))
    assert sorted(squeezed(drawn)) == sorted(squeezed(expected))


class Counted(Space):
    """A block that knows how often somebody asked for its height."""

    asked = 0

    def height(self, width: float) -> float:
        self.asked += 1
        return super().height(width)


def test_a_long_flow_takes_as_long_for_each_page_as_a_short_one() -> None:
    def asked_for_each(count: int) -> float:
        blocks = [Counted(20.0) for _ in range(count)]
        assert len(pages_of(blocks)) > count / 40
        return sum(block.asked for block in blocks) / count

    assert asked_for_each(4000) <= asked_for_each(200) + 1
