"""What stands at the edge of each sheet of a poster that is glued together."""

from __future__ import annotations

from sala.language import Translator
from sala.printing.pdf.tiling import Tile


def tile_note(tile: Tile, translator: Translator) -> str:
    """Return which part of how many a tile is, and where it belongs ("1 of 4: left top")."""
    number, count = tile.row * tile.columns + tile.column + 1, tile.columns * tile.rows
    return translator.format(
        "Part {number} of {count}: {place}. Cut along the marks and glue.",
        number=number,
        count=count,
        place=_place(tile, translator),
    )


def _place(tile: Tile, translator: Translator) -> str:
    _ = translator.gettext
    if (tile.columns, tile.rows) == (2, 2):
        places = (_("left top"), _("right top"), _("left bottom"), _("right bottom"))
        return places[tile.row * 2 + tile.column]
    return translator.format("row {row}, column {column}", row=tile.row + 1, column=tile.column + 1)
