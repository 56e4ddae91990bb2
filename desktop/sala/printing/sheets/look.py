"""The measures and styles of worksheets."""

from __future__ import annotations

from typing import Final

from sala.printing.pdf.page import MM
from sala.printing.text.style import GREY, ORNAMENT, Align, TextStyle

WRITING_LINE: Final = 12 * MM
"""The height of a line to write on by hand."""

MARGIN: Final = 16 * MM
TOP: Final = 10 * MM
FOOT: Final = 9 * MM
"""From the foot of the paper to the base of the footer."""
QR_SIZE: Final = 17 * MM
GUTTER: Final = 7 * MM
"""Between two fields that stand side by side."""

TITLE: Final = TextStyle(size=19, leading=1.6, bold=True, role="H1")
PROMISE: Final = TextStyle(size=10.5, leading=1.65, space_before=1)
RUNNING: Final = TextStyle(size=8.5, leading=1.65, colour=GREY)
RUNNING_TITLE: Final = TextStyle(size=11.5, leading=1.65, bold=True, role=ORNAMENT)
FOOTER: Final = TextStyle(size=7.5, leading=1.65, colour=GREY, role=ORNAMENT)
CELL_LABEL: Final = TextStyle(size=8, leading=1.6, colour=GREY)
CELL_VALUE: Final = TextStyle(size=10.5, leading=1.6)

HEADING: Final = TextStyle(size=13.5, leading=1.65, bold=True, role="H2", keep_with_next=True, space_before=8 * MM)
LABEL: Final = TextStyle(size=10.5, leading=1.65, bold=True, role="H3", keep_with_next=True, space_before=5 * MM)
AFTER_HEADING: Final = 2.5 * MM
"""The gap from a heading to its first field."""
ROOM_GAP: Final = 1.5 * MM
"""From a question to the boxes that answer it."""

HELP: Final = TextStyle(size=8.5, leading=1.65, colour=GREY, keep_with_next=True)
VALUE: Final = TextStyle(size=11, leading=1.7, space_before=2)
ITEM: Final = VALUE.but(space_before=0)
OPTION: Final = TextStyle(size=10.5, leading=1.65)
END_LABEL: Final = TextStyle(size=8.5, leading=1.65, colour=GREY)
END_LABEL_RIGHT: Final = END_LABEL.but(align=Align.RIGHT)
UNIT: Final = TextStyle(size=10, leading=1.65)
CAPTION: Final = TextStyle(size=8, leading=1.6, colour=GREY, align=Align.CENTRE)
HINT: Final = TextStyle(size=8.5, leading=1.6, colour=GREY, align=Align.CENTRE)
DIGIT: Final = TextStyle(size=10.5, leading=1.6, align=Align.CENTRE)

COLUMN_LABEL: Final = TextStyle(size=8.5, leading=1.6, bold=True)
COLUMN_HINT: Final = TextStyle(size=8, leading=1.6, colour=GREY)
ROW_NUMBER: Final = TextStyle(size=9.5, leading=1.6, align=Align.CENTRE, colour=GREY)
CELL: Final = TextStyle(size=9.5, leading=1.65)
CELL_RIGHT: Final = CELL.but(align=Align.RIGHT)
