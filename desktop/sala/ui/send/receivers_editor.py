"""For whom a file is sealed: this laptop, and whoever holds one of the keys in the list."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sala.errors import SalaError
from sala.services.receivers import Receiver, add_receiver, receivers, remove_receiver
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.field import Field
from sala.ui.widgets.frames import IconSign, column, row
from sala.ui.widgets.labels import KhmerLabel
from sala.ui.widgets.line_edit import KhmerLineEdit


class ReceiversEditor(QWidget):
    """The list with a line to add one. ``changed()`` comes when it was read or changed."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._own = ""
        self._every: list[Receiver] = []
        _ = session.gettext
        self._list = column(gap=UNIT // 2)
        self.key, self.name = KhmerLineEdit(placeholder="age1…"), KhmerLineEdit()
        self.key.setObjectName("receiver_key")
        self.name.setObjectName("receiver_name")
        self.key_field = Field(_("Public key of a receiver"), self.key)
        name_field = Field(_("Whose key it is"), self.name)
        self.add = KhmerButton(_("Add the receiver"), "secondary", "user-plus")
        self.add.setObjectName("add_receiver_button")
        self.add.clicked.connect(self.submit)
        self.key.returnPressed.connect(self.submit)
        self.name.returnPressed.connect(self.submit)
        self.key.textEdited.connect(lambda _text: self.key_field.set_problem(""))
        beside = column(None, self.add)  # on one height with the lines, whatever stands above or below them
        fields = row(self.key_field, name_field, beside, gap=2 * UNIT)
        fields.setStretch(0, 3)
        fields.setStretch(1, 2)
        self.setLayout(column(self._list, fields, gap=UNIT))
        session.read(receivers, self._show, owner=self)

    def keys(self) -> list[str]:
        """Return the keys in the list; this laptop's own is not among them: it is always included."""
        return [one.key for one in self._every]

    def set_own_key(self, key: str) -> None:
        """Tell which key is this laptop's own."""
        self._own = key

    def has_rest(self) -> bool:
        """Return whether a key is typed that was not added yet."""
        return bool(self.key.text().strip())

    def submit(self) -> None:
        """Add the key that is typed; what is wrong with it is said beside it, and it stays."""
        text, name = self.key.text(), self.name.text()
        if self._own and self._own in text.lower():
            self.key_field.set_problem(
                self._session.gettext("This is the key of this laptop, which can always open its own files.")
            )
            return
        self._session.write(lambda ws: add_receiver(ws, text, name), self._added, self._refused, owner=self)

    def _added(self, every: list[Receiver]) -> None:
        self.key.clear()
        self.name.clear()
        self.key_field.set_problem("")
        self._show(every)
        self.key.setFocus()

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, SalaError):
            self.key_field.set_problem(self._session.sentence(error))
            self.key.setFocus()
        else:
            self._session.show_error(error, self)

    def _remove(self, key: str) -> None:
        self._session.write(lambda ws: remove_receiver(ws, key), self._show, owner=self)

    def _show(self, every: list[Receiver]) -> None:
        self._every = every
        while self._list.count():
            old = self._list.takeAt(0).widget()
            old.hide()
            old.deleteLater()
        _ = self._session.gettext
        self._list.addWidget(self._line("hard-drive", _("This laptop (always)"), ""))
        for number, one in enumerate(every):
            self._list.addWidget(self._line("user", one.name, one.key, number))
        self.changed.emit()

    def _line(self, picture: str, name: str, key: str, number: int = -1) -> QWidget:
        parts: list[QWidget | None] = [IconSign(picture)]
        if name:
            parts.append(KhmerLabel(name, wrap=False))
        if key:
            short = KhmerLabel(f"{key[:10]}…{key[-6:]}", tone="soft", wrap=False)
            short.setToolTip(key)
            short.setAccessibleName(key)
            remove = KhmerButton(self._session.gettext("Remove"), "quiet", "x", small=True)
            remove.setObjectName(f"remove_receiver_{number}")
            remove.setAccessibleName(f"{remove.text()}: {name or key}")
            remove.clicked.connect(lambda: self._remove(key))
            parts += [short, remove]
        line = QWidget()
        line.setLayout(row(*parts, None))
        return line
