"""The text as a page of HTML, for the programs that print those."""

from __future__ import annotations

from html import escape

from tests.bench.rivals import look
from tests.bench.rivals.parts import Grid, Heading, Listing, Part, Prose


def as_html(text: list[Part]) -> str:
    """Return the whole page, its style inside it and the fonts by their addresses."""
    body = "\n".join(_element(part) for part in text)
    return (
        f'<!doctype html><html lang="km"><head><meta charset="utf-8"><title>អត្ថបទ</title><style>{_style()}</style>'
        f"</head><body>\n{body}\n</body></html>"
    )


def _style() -> str:
    fonts = "".join(
        f"@font-face {{ font-family: '{look.FAMILY}'; font-weight: {weight};"
        f" src: url('{(look.font_folder() / file).as_uri()}'); }}"
        for file, weight in ((look.REGULAR, "normal"), (look.BOLD, "bold"))
    )
    headings = "".join(f"h{level} {{ font-size: {size}pt; }}" for level, size in look.HEADING_SIZES.items())
    return (
        f"{fonts} @page {{ size: A4; margin: {look.MARGIN_MM}mm; }}"
        f"body {{ margin: 0; font: {look.SIZE}pt/{look.LEADING} '{look.FAMILY}'; }}"
        f"h1, h2, p, ul, table {{ margin: {look.GAP}pt 0 0; }} {headings} ul {{ padding-left: {look.INDENT}pt; }}"
        f"table {{ border-collapse: collapse; width: 100%; table-layout: fixed; }}"
        f"td, th {{ border: 0.4pt solid black; padding: {look.PADDING}pt; text-align: left; vertical-align: top; }}"
    )


def _element(part: Part) -> str:
    match part:
        case Heading(text, level):
            return f"<h{level}>{escape(text)}</h{level}>"
        case Prose(text):
            return f"<p>{escape(text)}</p>"
        case Listing(items):
            return "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in items) + "</ul>"
        case Grid(rows):
            head, *rest = rows
            return "<table>" + _row(head, "th") + "".join(_row(row, "td") for row in rest) + "</table>"


def _row(cells: tuple[str, ...], name: str) -> str:
    return "<tr>" + "".join(f"<{name}>{escape(cell)}</{name}>" for cell in cells) + "</tr>"
