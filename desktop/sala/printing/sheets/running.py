"""The small line at the head of a page: whose paper it is."""

from __future__ import annotations

from collections.abc import Sequence

from sala.printing.text.shortening import shortened
from sala.printing.text.style import TextStyle

_BETWEEN = "  ·  "


def running_line(name: str, parts: Sequence[str], style: TextStyle, width: float, lines: int) -> str:
    """Return the workshop's name with ``parts`` (its code, the team) behind it, in ``lines`` of ``width`` points.

    The name is cut where it is too long, and of the parts what is longer than half a line; empty parts are left out.
    """
    behind = [shortened(part, style, width / 2, 1) for part in parts if part]
    if not name:
        return _BETWEEN.join(behind)
    return shortened(name, style, width, lines, tail="".join(_BETWEEN + part for part in behind))
