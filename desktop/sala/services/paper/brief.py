"""tmp"""

from typing import BinaryIO

from sala.services.paper.order import Order


def make_brief(order: Order, out: BinaryIO) -> int:
    """Tmp."""
    return 0
