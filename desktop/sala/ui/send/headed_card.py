"""A card with a heading: the parts of which the seldom used pages are made."""

from __future__ import annotations

from PySide6.QtCore import Qt

from sala.ui.theme import UNIT
from sala.ui.widgets.frames import Card, IconSign, Item, column, row
from sala.ui.widgets.labels import KhmerLabel


class HeadedCard(Card):
    """An icon and a heading, a sentence on what it is for, and the rest below."""

    def __init__(self, picture: str, heading: str, text: str = "", *items: Item) -> None:
        super().__init__(gap=2 * UNIT, margin=2 * UNIT + UNIT // 2)
        self.heading = KhmerLabel(heading, "heading")
        sign = IconSign(picture, factor=1.2, tone="accent")
        sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head = row(sign, self.heading, gap=UNIT + UNIT // 2)
        head.setStretch(1, 1)
        self.add(column(head, KhmerLabel(text, tone="soft"), gap=UNIT // 2) if text else head)
        for item in items:
            self.add(item)
