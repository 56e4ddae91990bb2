"""Asking for a passphrase, or for the recovery key that was kept on paper."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.banner import show_if
from sala.ui.widgets.buttons import KhmerButton, TickBox
from sala.ui.widgets.dialog_size import fill_dialog
from sala.ui.widgets.frames import column, row
from sala.ui.widgets.labels import KhmerLabel

_WIDTH = 440


class PassphraseDialog(QDialog):
    """One line to type; what is typed can be made visible."""

    def __init__(self, session: Session, parent: QWidget | None = None, *, recovery: bool, told: str = "") -> None:
        super().__init__(parent)
        _ = session.gettext
        self.setObjectName("passphrase_dialog")
        title = _("Recovery key") if recovery else _("Passphrase")
        self.setWindowTitle(title)
        asked = _("Type the recovery key from the paper.") if recovery else _("Type the passphrase.")
        self.told = KhmerLabel(told, tone="bad")
        show_if(self.told, bool(told))
        self.line = QLineEdit()
        self.line.setObjectName("passphrase_line")
        self.line.setAccessibleName(title)
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if recovery else QLineEdit.EchoMode.Password)
        self.shown = TickBox(_("Show what I type"))
        show_if(self.shown, not recovery)
        self.shown.toggled.connect(self._show)
        self.cancel = KhmerButton(_("Cancel"))
        self.open = KhmerButton(_("Open"), "primary")
        self.open.setObjectName("open_button")
        self.open.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        self.open.clicked.connect(self.accept)
        content = column(KhmerLabel(asked, "lead"), self.told, self.line, self.shown, gap=2 * UNIT)
        fill_dialog(self, session.look.theme.sizes.scaled(_WIDTH), content, row(None, self.cancel, self.open))

    def text(self) -> str:
        """Return what was typed."""
        return self.line.text()

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard is in the line."""
        super().showEvent(event)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, visible: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if visible else QLineEdit.EchoMode.Password)
