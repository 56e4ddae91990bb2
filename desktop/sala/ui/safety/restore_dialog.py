"""Before going back to a back-up: what will happen, in plain words."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.banner import show_if
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.dialog_size import fill_dialog
from sala.ui.widgets.field import Field
from sala.ui.widgets.frames import IconSign, column, row
from sala.ui.widgets.labels import KhmerLabel
from sala.ui.widgets.line_edit import KhmerLineEdit

_WIDTH, _WIDEST = 520, 900


class RestoreDialog(QDialog):
    """Three sentences and two buttons; a line for the passphrase where there is one."""

    def __init__(self, session: Session, moment: str, parent: QWidget | None, locked: bool) -> None:
        super().__init__(parent)
        _, say = session.gettext, session.translator
        self.setObjectName("restore_dialog")
        self.setWindowTitle(_("Go back to a back-up"))
        self.line = KhmerLineEdit()
        self.line.setObjectName("restore_passphrase")
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        field = Field(_("Passphrase"), self.line)
        show_if(field, locked)
        self.cancel = KhmerButton(_("Stay as it is"))
        self.cancel.setObjectName("stay_button")
        self.cancel.clicked.connect(self.reject)
        self.go_back = KhmerButton(_("Go back"), "danger-primary", "undo-2")
        self.go_back.setObjectName("go_back_button")
        self.go_back.clicked.connect(self.accept)
        self.cancel.setDefault(not locked)
        self.go_back.setDefault(locked)
        fill_dialog(
            self,
            min(session.look.theme.sizes.scaled(_WIDTH), _WIDEST),
            column(
                KhmerLabel(say.format("Go back to {moment}?", moment=moment), "heading"),
                _point("history", _("All workshops will be as they were then. What was written since is not shown.")),
                _point("shield-check", _("It is not lost: first what is there now is kept as a back-up of its own.")),
                _point("image", _("Photos stay: they are kept apart.")),
                field,
                gap=2 * UNIT,
            ),
            row(None, self.cancel, self.go_back),
        )

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard is in the line, or where it does no harm."""
        super().showEvent(event)
        (self.line if self.line.isVisible() else self.cancel).setFocus()

    def passphrase(self) -> str:
        """Return what was typed."""
        return self.line.text()


def _point(picture: str, text: str) -> QWidget:
    box = row(column(IconSign(picture, tone="accent"), None), KhmerLabel(text), gap=UNIT + UNIT // 2)
    box.setStretch(1, 1)
    line = QWidget()
    line.setLayout(box)
    return line
