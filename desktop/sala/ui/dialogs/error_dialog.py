"""An error, told calmly: what happened, that nothing is lost, what to do now."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.dialog_size import fill_dialog, fit_dialog
from sala.ui.widgets.frames import IconSign, column, row
from sala.ui.widgets.labels import KhmerLabel

_WIDTH = 460


class ErrorDialog(QDialog):
    """One sentence and one button; further sentences join while it is not read. It deletes itself when closed."""

    def __init__(self, session: Session, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = session.gettext
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("error_dialog")
        self.setWindowTitle(_("This did not work"))
        self.words = KhmerLabel(text)
        self.words.setObjectName("error_words")
        self.words.set_selectable()
        close = KhmerButton(_("I understand"), "primary")
        close.setObjectName("close_button")
        close.setDefault(True)
        close.clicked.connect(lambda _checked: self.accept())
        top = row(column(IconSign("circle-alert", factor=1.4, tone="bad"), None), self.words, gap=2 * UNIT)
        top.setStretch(1, 1)
        fill_dialog(self, session.look.theme.sizes.scaled(_WIDTH), top, row(None, close))
        close.setFocus()

    def say_too(self, text: str) -> None:
        """Add another sentence, unless it says the same."""
        said = self.words.text().split("\n\n")
        if text not in said:
            self.words.setText("\n\n".join([*said, text]))
            fit_dialog(self)
