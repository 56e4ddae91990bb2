"""How wide the columns of a table are: no narrower than their words, the rest shared by how much is written in them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from sala.printing.pdf.page import MM
from sala.printing.sheets import look
from sala.printing.sheets.cells import PADDING, TICKS_APART, faces_of, tick
from sala.printing.sheets.ticks import FaceRow
from sala.printing.text.lines import natural_width, widest_word
from sala.printing.worksheet import Column, FieldKind

_LEAST_WIDTHS = {
    FieldKind.LONG_TEXT: 36 * MM,
    FieldKind.LINKS: 30 * MM,
    FieldKind.PHOTOS: 48 * MM,
    FieldKind.NUMBER: 15 * MM,
    FieldKind.MINUTES: 16 * MM,
    FieldKind.RIEL: 21 * MM,
    FieldKind.SCALE: 15 * MM,
    FieldKind.DATE: 24 * MM,
    FieldKind.YES_NO: 19 * MM,
    FieldKind.YES_NO_UNKNOWN: 24 * MM,
    FieldKind.CHOICES: 26 * MM,
    FieldKind.PERSON_CODE: 20 * MM,
    FieldKind.CONSENT_CODE: 20 * MM,
}
_OTHER_WIDTH = 25 * MM
_GROWS = {
    FieldKind.TEXT: 2.0,
    FieldKind.LONG_TEXT: 3.0,
    FieldKind.LINKS: 2.0,
    FieldKind.PHOTOS: 1.0,
    FieldKind.CHOICE: 1.0,
    FieldKind.CHOICES: 1.0,
}
"""How the room that is left over is shared: to words to be written, and little to anything else."""
_GROWS_LITTLE = 0.2
_LONGEST_LABEL = 40 * MM
_GIVEN_GROWS = 0.5
"""Of a column whose words stand there already."""


def least_width(column: Column, known: Sequence[str] = ()) -> float:
    """Return the least width in points of a column, given what its cells say already."""
    words = [widest_word(column.label, look.COLUMN_LABEL)]
    if column.hint:
        words.append(widest_word(column.hint, look.COLUMN_HINT))
    words += [tick(option, ticked=True).natural_width() for option in column.options]
    if faces_of(column) and not all(known):
        words.append(FaceRow(faces_of(column)).natural_width())
    return max(_LEAST_WIDTHS.get(column.kind, _OTHER_WIDTH), max(words) + 2 * PADDING + 0.2)


def easy_width(column: Column) -> float:
    """Return the width in points at which the label of a column stands in one line and its boxes in two."""
    wanted = min(natural_width(column.label, look.COLUMN_LABEL), _LONGEST_LABEL) + 2 * PADDING + 0.2
    if len(column.options) == 3:
        first, second, _third = (tick(option, ticked=True).natural_width() for option in column.options)
        wanted = max(wanted, first + TICKS_APART + second + 2 * PADDING + 0.2)
    return wanted


def shared_widths(columns: Sequence[Column], least: Sequence[float], given: Sequence[bool], room: float) -> list[float]:
    """Return the widths of columns that stand beside each other in ``room`` points."""
    spare = room - sum(least)
    if spare < 0:
        return [width * room / sum(least) for width in least]
    widths = list(least)
    lacking = sorted(
        (easy_width(column) - width, index) for index, (column, width) in enumerate(zip(columns, least, strict=True))
    )
    for place, (more, index) in enumerate(lacking):  # the least first, so that columns of one length stay alike
        taken = max(0.0, min(more, spare / (len(lacking) - place)))
        widths[index] += taken
        spare -= taken
    grows = [
        _GIVEN_GROWS if known else _GROWS.get(column.kind, _GROWS_LITTLE)
        for column, known in zip(columns, given, strict=True)
    ]
    return [width + spare * grow / sum(grows) for width, grow in zip(widths, grows, strict=True)]


def even_bands(widths: Sequence[float], count: int) -> list[range]:
    """Cut the columns, in order, into ``count`` runs of nearly the same width."""
    whole = sum(widths)
    middles = [reached - width / 2 for reached, width in zip(accumulate(widths), widths, strict=True)]
    lines = [min(int(middle * count / whole), count - 1) for middle in middles]
    bands = [[index for index, line in enumerate(lines) if line == wanted] for wanted in range(count)]
    return [range(band[0], band[-1] + 1) for band in bands if band]
