"""A new passphrase: typed twice, because nobody can tell it again afterwards."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.buttons import TickBox
from sala.ui.widgets.field import Field
from sala.ui.widgets.frames import column
from sala.ui.widgets.line_edit import KhmerLineEdit

SHORTEST = 8


class PassphrasePair(QWidget):
    """Two lines and "show what I type"; ``entered()`` comes at Enter in the second."""

    entered = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        _ = session.gettext
        self.first, self.second = KhmerLineEdit(), KhmerLineEdit()
        self.first.setObjectName("passphrase_first")
        self.second.setObjectName("passphrase_second")
        help_text = session.translator.format(
            "At least {n} characters. Four words in a row are easy to keep in mind.", n=SHORTEST
        )
        self.first_field = Field(_("Passphrase"), self.first, help_text=help_text)
        self.second_field = Field(_("The same once more"), self.second)
        self.shown = TickBox(_("Show what I type"))
        self.shown.setObjectName("passphrase_shown")
        self.shown.toggled.connect(self._show)
        for line, field in ((self.first, self.first_field), (self.second, self.second_field)):
            line.textEdited.connect(lambda _text, field=field: field.set_problem(""))
        self.second.returnPressed.connect(self.entered)
        self.setLayout(column(self.first_field, self.second_field, self.shown, gap=UNIT))
        self.setFocusProxy(self.first)
        self._show(visible=False)

    def text(self) -> str:
        """Return the passphrase, or "" while it is not fit; what is wrong is then said at its line."""
        _ = self._session.gettext
        problem, differs = "", ""
        if len(self.first.text().strip()) < SHORTEST:
            problem = self._session.translator.format("Too short: at least {n} characters.", n=SHORTEST)
        elif self.first.text() != self.second.text():
            differs = _("The two are not the same. Type it once more.")
        self.first_field.set_problem(problem)
        self.second_field.set_problem(differs)
        return "" if problem or differs else self.first.text()

    def clear(self) -> None:
        """Forget what was typed."""
        self.first.clear()
        self.second.clear()
        self.first_field.set_problem("")
        self.second_field.set_problem("")

    def _show(self, visible: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if visible else QLineEdit.EchoMode.Password
        self.first.setEchoMode(mode)
        self.second.setEchoMode(mode)
