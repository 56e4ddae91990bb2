"""The measures and styles of a report."""

from __future__ import annotations

from typing import Final

from sala.printing.pdf.page import A4, MM
from sala.printing.text.style import GREY, ORNAMENT, Align, TextStyle

SIDE: Final = 18 * MM
HEAD: Final = 10 * MM
"""From the edge of the paper to the running head."""
FOOT: Final = 9 * MM
"""From the foot of the paper to the lower edge of the page number."""
WIDTH: Final = A4[0] - 2 * SIDE
INDENT: Final = 4 * MM

CHAPTER: Final = TextStyle(size=16, leading=1.65, bold=True, role="H1", keep_with_next=True, space_before=9 * MM)
SECTION: Final = TextStyle(size=11.5, leading=1.65, bold=True, role="H2", keep_with_next=True, space_before=4.5 * MM)
ANNEX_SECTION: Final = SECTION.but(size=10.5, space_before=4 * MM)
TABLE_TITLE: Final = TextStyle(size=10, leading=1.65, bold=True, role="H3", keep_with_next=True, space_before=4 * MM)
LEAD: Final = TextStyle(size=11.5, leading=1.7, space_before=2 * MM)
BODY: Final = TextStyle(size=10, leading=1.6, space_before=1.4 * MM)
QUIET: Final = TextStyle(size=9, leading=1.65, colour=GREY, space_before=1.6 * MM)
DETAIL: Final = TextStyle(size=8.5, leading=1.65, colour=GREY)
LABEL: Final = TextStyle(size=8.5, leading=1.65, colour=GREY)

PANEL_TITLE: Final = TextStyle(size=10.5, leading=1.65, bold=True, role="H3", keep_with_next=True)
QUOTE: Final = TextStyle(size=9.5, leading=1.6, space_before=0.6 * MM)
QUOTED: Final = TextStyle(size=8.5, leading=1.6, colour=GREY)

FIGURE: Final = TextStyle(size=17, leading=1.6, bold=True, align=Align.CENTRE)
SMALLEST_FIGURE: Final = 10.0
FIGURE_LABEL: Final = TextStyle(size=8.5, leading=1.6, colour=GREY, align=Align.CENTRE)
FIGURE_NOTE: Final = TextStyle(size=8.5, leading=1.6, align=Align.CENTRE)

CELL: Final = TextStyle(size=9, leading=1.62)
CELL_RIGHT: Final = CELL.but(align=Align.RIGHT)
CELL_HEAD: Final = TextStyle(size=8.5, leading=1.6, bold=True)
CELL_HEAD_RIGHT: Final = CELL_HEAD.but(align=Align.RIGHT)
CELL_TOTAL: Final = CELL.but(bold=True)
CELL_TOTAL_RIGHT: Final = CELL_RIGHT.but(bold=True)

CAPTION: Final = TextStyle(size=8.5, leading=1.6, role="Caption", space_before=1 * MM)
CONTENTS: Final = TextStyle(size=11.5, leading=1.7, bold=True, space_before=2.4 * MM)
CONTENTS_SECTION: Final = TextStyle(size=10, leading=1.65, space_before=0.2 * MM)

RUNNING: Final = TextStyle(size=8, leading=1.6, colour=GREY, role=ORNAMENT)
RUNNING_RIGHT: Final = RUNNING.but(align=Align.RIGHT)

COVER_NAME: Final = TextStyle(size=25, leading=1.6, bold=True, role="Title")
COVER_TITLE: Final = TextStyle(size=14, leading=1.65, colour=GREY)
COVER_LINE: Final = TextStyle(size=12, leading=1.7, space_before=1 * MM)
COVER_FOOT: Final = TextStyle(size=10, leading=1.7)
