"""Print: worksheets and other papers as PDF files with exact Khmer text.

``text`` turns words into lines of clusters, ``pdf`` writes files, ``layout`` flows blocks down pages, ``sheets`` are
worksheets. Words and values come from outside, in the language of the paper; nothing here reads a workspace.
"""

from sala.printing.field_map import MAP_FORMAT, FieldBox, PageMap
from sala.printing.preview import count_pages, page_sizes, render_page
from sala.printing.worksheet import (
    Column,
    FieldKind,
    Option,
    PageCount,
    SheetHeader,
    SheetMark,
    Worksheet,
    WorksheetField,
)
from sala.printing.worksheet_pdf import write_worksheets

__all__ = [
    "MAP_FORMAT",
    "Column",
    "FieldBox",
    "FieldKind",
    "Option",
    "PageCount",
    "PageMap",
    "SheetHeader",
    "SheetMark",
    "Worksheet",
    "WorksheetField",
    "count_pages",
    "page_sizes",
    "render_page",
    "write_worksheets",
]
