"""Asking for a passphrase in the place where it is needed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from sala.ui.session import Session
from sala.ui.widgets.buttons import KhmerButton, TickBox
from sala.ui.widgets.field import Field
from sala.ui.widgets.frames import Panel, row
from sala.ui.widgets.line_edit import KhmerLineEdit


class PassphraseAsk(Panel):
    """One line, "show what I type" and a button that says what happens then: ``given(passphrase)``.

    ``name`` begins the object names of the parts.
    """

    given = Signal(str)

    def __init__(self, session: Session, name: str, help_text: str, button: str, icon_name: str = "key-round") -> None:
        super().__init__()
        _ = session.gettext
        self.line = KhmerLineEdit()
        self.line.setObjectName(f"{name}_passphrase")
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.returnPressed.connect(self.give)
        self.line.textEdited.connect(lambda _text: self.field.set_problem(""))
        self.field = Field(_("Passphrase"), self.line, help_text=help_text)
        self.shown = TickBox(_("Show what I type"))
        self.shown.setObjectName(f"{name}_passphrase_shown")
        modes = {True: QLineEdit.EchoMode.Normal, False: QLineEdit.EchoMode.Password}
        self.shown.toggled.connect(lambda visible: self.line.setEchoMode(modes[visible]))
        self.button = KhmerButton(button, "primary", icon_name)
        self.button.setObjectName(f"{name}_passphrase_button")
        self.button.clicked.connect(self.give)
        self.buttons = row(self.button, None)
        for part in (self.field, self.shown, self.buttons):
            self.add(part)
        self.setFocusProxy(self.line)

    def give(self) -> None:
        """Hand over what is typed, if anything is."""
        if self.line.text():
            self.given.emit(self.line.text())

    def ask(self, problem: str = "") -> None:
        """Come up with the keyboard in the line, and what was wrong with the last try."""
        self.show()
        self.field.set_problem(problem)
        self.line.setFocus()
        self.line.selectAll()

    def done(self) -> None:
        """Go away and forget what was typed."""
        self.hide()
        self.line.clear()
        self.field.set_problem("")
