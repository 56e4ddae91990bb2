"""The text as a flat OpenDocument file, the own format of LibreOffice."""

from __future__ import annotations

from xml.sax.saxutils import escape

from tests.bench.rivals import look
from tests.bench.rivals.parts import Grid, Heading, Listing, Part, Prose

_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in {
        "office": "office",
        "style": "style",
        "text": "text",
        "table": "table",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
    }.items()
)


def as_odt(text: list[Part]) -> str:
    """Return the whole document as one XML file."""
    body = "\n".join(_element(part) for part in text)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_NAMES} office:version="1.3"'
        f' office:mimetype="application/vnd.oasis.opendocument.text">{_styles()}'
        f"<office:body><office:text>\n{body}\n</office:text></office:body></office:document>"
    )


def _styles() -> str:
    cell = f'<style:table-cell-properties fo:border="0.4pt solid #000000" fo:padding="{look.PADDING}pt"/>'
    page = f'fo:page-width="210mm" fo:page-height="297mm" fo:margin="{look.MARGIN_MM}mm"'
    bullet = (
        '<text:list-level-style-bullet text:level="1" text:bullet-char="•"><style:list-level-properties'
        f' text:space-before="0pt" text:min-label-width="{look.INDENT}pt"/></text:list-level-style-bullet>'
    )
    return (
        f'<office:font-face-decls><style:font-face style:name="F" svg:font-family="\'{look.FAMILY}\'"/>'
        "</office:font-face-decls><office:styles>"
        + _paragraph("Standard", look.SIZE, bold=False)
        + "".join(_paragraph(f"H{level}", size, bold=True) for level, size in look.HEADING_SIZES.items())
        + _paragraph("Head", look.SIZE, bold=True)
        + f'<text:list-style style:name="L">{bullet}</text:list-style></office:styles><office:automatic-styles>'
        f'<style:style style:name="C" style:family="table-cell">{cell}</style:style>'
        f'<style:page-layout style:name="P"><style:page-layout-properties {page}/></style:page-layout>'
        '</office:automatic-styles><office:master-styles><style:master-page style:name="Standard"'
        ' style:page-layout-name="P"/></office:master-styles>'
    )


def _paragraph(name: str, size: float, *, bold: bool) -> str:
    weight = "bold" if bold else "normal"
    fonts = "".join(
        f' style:font-name{kind}="F" {"fo" if not kind else "style"}:font-size{kind}="{size}pt"'
        f' {"fo" if not kind else "style"}:font-weight{kind}="{weight}"'
        for kind in ("", "-complex")
    )
    language = ' fo:language="km" fo:country="KH" style:language-complex="km" style:country-complex="KH"'
    return (
        f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties'
        f' fo:line-height="{size * look.LEADING}pt" fo:margin-top="{look.GAP}pt" fo:keep-with-next='
        f'"{"always" if name.startswith("H") and name != "Head" else "auto"}"/>'
        f"<style:text-properties{fonts}{language}/></style:style>"
    )


def _element(part: Part) -> str:
    match part:
        case Heading(text, level):
            return f'<text:h text:style-name="H{level}" text:outline-level="{level}">{escape(text)}</text:h>'
        case Prose(text):
            return _words(text, "Standard")
        case Listing(items):
            rows = "".join(f"<text:list-item>{_words(item, 'Standard')}</text:list-item>" for item in items)
            return f'<text:list text:style-name="L">{rows}</text:list>'
        case Grid(rows):
            head, *rest = rows
            return (
                '<table:table><table:table-column table:number-columns-repeated="3"/>'
                f"{_row(head, 'Head')}{''.join(_row(row, 'Standard') for row in rest)}"
                "</table:table>"
            )


def _row(cells: tuple[str, ...], style: str) -> str:
    inner = "".join(
        f'<table:table-cell table:style-name="C" office:value-type="string">{_words(cell, style)}</table:table-cell>'
        for cell in cells
    )
    return f"<table:table-row>{inner}</table:table-row>"


def _words(text: str, style: str) -> str:
    return f'<text:p text:style-name="{style}">{escape(text)}</text:p>'
