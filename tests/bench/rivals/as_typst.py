"""The text in the language of Typst."""

from __future__ import annotations

import json

from tests.bench.rivals import look
from tests.bench.rivals.parts import Grid, Heading, Listing, Part, Prose


def as_typst(text: list[Part]) -> str:
    """Return a whole document; words are given as strings, so that no sign in them is taken for a command."""
    return "\n".join([*_style(), *(_command(part) for part in text)])


def _style() -> list[str]:
    high, low = look.LEADING * look.HIGH_SHARE, look.LEADING * (1 - look.HIGH_SHARE)
    return [
        '#set document(title: "អត្ថបទ")',
        f'#set page(paper: "a4", margin: {look.MARGIN_MM}mm)',
        f'#set text(font: "{look.FAMILY}", size: {look.SIZE}pt, lang: "km", top-edge: {high}em, bottom-edge: -{low}em)',
        f"#set par(leading: 0pt, spacing: {look.GAP}pt)",
        f"#show heading: set block(above: {look.GAP}pt, below: {look.GAP}pt)",
        *(f"#show heading.where(level: {n}): set text(size: {size}pt)" for n, size in look.HEADING_SIZES.items()),
        f"#set list(body-indent: {look.INDENT / 2}pt)",
        f"#set table(columns: (1fr, 1fr, 1fr), stroke: 0.4pt, inset: {look.PADDING}pt)",
    ]


def _command(part: Part) -> str:
    match part:
        case Heading(text, level):
            return f"#heading(level: {level}, {_string(text)})"
        case Prose(text):
            return f"#par({_string(text)})"
        case Listing(items):
            return f"#list({', '.join(map(_string, items))})"
        case Grid(rows):
            head, *rest = rows
            cells = ", ".join(_string(cell) for row in rest for cell in row)
            return f"#table({', '.join(f'strong({_string(cell)})' for cell in head)}, {cells})"


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
