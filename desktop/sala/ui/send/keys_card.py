"""The public keys of this laptop, for whoever shall send to it or check what it sends."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from sala.services.exchange import PublicKeys, public_keys
from sala.ui.send.headed_card import HeadedCard
from sala.ui.session import Session
from sala.ui.widgets.field import Field
from sala.ui.widgets.line_edit import KhmerLineEdit


class KeysCard(HeadedCard):
    """Two lines to read and copy."""

    def __init__(self, session: Session) -> None:
        _ = session.gettext
        super().__init__(
            "key-round",
            _("Your keys"),
            _("Give both to headquarters. They are not secret: with them nobody can read your work."),
        )
        self._session = session
        self.setObjectName("keys_card")
        self.recipient = self._add(
            "recipient_key", _("Public key"), _("With it others seal files that this laptop can open.")
        )
        self.verify_key = self._add(
            "verify_key", _("Signature key"), _("By it others see that a file comes from this laptop.")
        )
        session.read(public_keys, self._show, owner=self)

    def _add(self, name: str, label: str, help_text: str) -> KhmerLineEdit:
        line = KhmerLineEdit()
        line.setObjectName(name)
        line.setReadOnly(True)
        field = Field(label, line, help_text=help_text)
        copy = field.add_tool(self._session.gettext("Copy"), "copy", lambda: self._copy(line.text()))
        copy.setObjectName(f"copy_{name}")
        copy.setAccessibleName(f"{copy.text()}: {label}")
        self.add(field)
        return line

    def _show(self, keys: PublicKeys) -> None:
        self.recipient.set_text(keys.recipient)
        self.verify_key.set_text(keys.verify_key)
        for line in (self.recipient, self.verify_key):
            line.setCursorPosition(0)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._session.tell(self._session.gettext("Copied."), "good")
