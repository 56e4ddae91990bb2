"""Words that are too long for their place, cut between clusters; an ellipsis shows that there is more."""

from __future__ import annotations

from sala import khmer
from sala.printing.text.lines import break_lines
from sala.printing.text.style import TextStyle

_MORE = "…"


def shortened(text: str, style: TextStyle, width: float, most: int, *, tail: str = "") -> str:
    """Return ``text`` with ``tail`` in no more than ``most`` lines of ``width`` points; only ``text`` is cut.

    A tail that does not even fit alone is left as it is: give one that is short.
    """

    def fits(head: str) -> bool:
        return len(break_lines(head + tail, style, width)) <= most

    if fits(text):
        return text + tail
    stops = [0, *khmer.cluster_breaks(text)]
    low, high = 0, len(stops) - 1  # the first always may stand, the last never
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(text[: stops[middle]].rstrip() + _MORE) else (low, middle)
    return text[: stops[low]].rstrip() + _MORE + tail
