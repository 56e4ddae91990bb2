"""How large a dialog opens: as high as its words need at its width, and never larger than the screen."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QDialog, QLayout, QWidget

from sala.ui.theme.sizes import UNIT
from sala.ui.widgets.frames import VerticalScroll, column

_GAP: Final = 2 * UNIT
_MARGIN: Final = 3 * UNIT
#: What a screen keeps for the frame of a window.
_AROUND: Final = 6 * UNIT


def fill_dialog(dialog: QDialog, width: int, content: QLayout, buttons: QLayout) -> None:
    """Put ``content`` above ``buttons``; where the screen is too low for it, it scrolls and the buttons stay.

    Qt by itself opens a dialog as high as its words need without wrapping, and cuts what does not fit then.
    """
    inside = QWidget()
    inside.setLayout(content)
    box = column(VerticalScroll(inside), buttons, gap=_GAP, margin=_MARGIN)
    box.setStretch(0, 1)
    dialog.setLayout(box)
    fit_dialog(dialog, width)


def fit_dialog(dialog: QDialog, width: int = 0) -> None:
    """Give a dialog that was filled the height that it needs now, at ``width`` or as wide as it is."""
    box = dialog.layout()
    scroll, buttons = box.itemAt(0).widget(), box.itemAt(1)
    room = dialog.screen().availableSize()
    width = min(max(width or dialog.width(), box.totalMinimumSize().width()), room.width() - _AROUND)
    words = scroll.inside().layout()
    words.totalMinimumSize()  # only what is styled has its height
    height = words.totalHeightForWidth(width - 2 * _MARGIN) + buttons.sizeHint().height() + _GAP + 2 * _MARGIN
    dialog.resize(width, min(height, room.height() - _AROUND))
