"""Writing what was laid out for an order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from sala.printing.pdf.document import About
from sala.printing.prepared import Prepared, write_prepared
from sala.services.paper.order import Order


def write_parts(order: Order, out: BinaryIO, title: str, parts: Sequence[Prepared]) -> int:
    """Write the parts in order as one PDF file of this title, with the maps of its pages; return how many it has.

    Raises ``Cancelled`` (``out`` then holds a part of a file).
    """
    about = About(title, order.ws.author, order.language, order.created)
    return write_prepared(out, about, parts, cancelled=order.cancelled, maps=order.maps)
