"""The recovery key: shown when asked for, in groups that can be copied by hand, and printed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from sala.errors import SalaError
from sala.services.safety import is_locked, recovery_key
from sala.services.workspace import Workspace
from sala.ui.safety.key_paper import print_key
from sala.ui.safety.passphrase_ask import PassphraseAsk
from sala.ui.send.headed_card import HeadedCard
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.banner import Banner
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.flow import FlowLayout
from sala.ui.widgets.frames import Panel, row
from sala.ui.widgets.labels import KhmerLabel

_GROUPS = 14
#: Room for four wide letters at 100 %, so that the groups stand under each other.
_GROUP_WIDTH = 104


class RecoveryCard(HeadedCard):
    """Nothing of the key is on the screen until somebody asks for it."""

    def __init__(self, session: Session) -> None:
        _ = session.gettext
        super().__init__(
            "key-round",
            _("Recovery key"),
            _(
                "With it your work opens on any laptop: when this one is broken, or the passphrase is forgotten. "
                "Write it on paper and keep the paper in a safe place, not with the laptop."
            ),
        )
        self._session = session
        self._key = ""
        self.setObjectName("recovery_card")
        self.show_button = KhmerButton(_("Show the recovery key"), "secondary", "eye")
        self.show_button.setObjectName("show_key_button")
        self.show_button.clicked.connect(self.ask)
        self.unlock = PassphraseAsk(
            session,
            "key",
            _("Whoever sees the key can open everything. So the passphrase is asked."),
            _("Show the key"),
        )
        self.unlock.given.connect(self._read)
        self.unlock.hide()
        self.banner = Banner("error")
        self.panel = self._make_panel()
        for part in (row(self.show_button, None), self.unlock, self.banner, self.panel):
            self.add(part)

    def ask(self) -> None:
        """Show the key, or ask for the passphrase first."""
        self.banner.say("error", "")
        self._session.read(
            lambda ws: is_locked(ws.folder), lambda locked: self.unlock.ask() if locked else self._read(""), owner=self
        )

    def groups(self) -> list[str]:
        """Return the groups that are on the screen."""
        return self._key.split("-") if self._key else []

    def hide_key(self) -> None:
        """Take the key off the screen."""
        self._key = ""
        for label in self._labels:
            label.setText("")
        self.panel.hide()
        self.show_button.show()

    def _make_panel(self) -> Panel:
        _ = self._session.gettext
        place = QWidget()
        flow = FlowLayout(gap=UNIT)
        place.setLayout(flow)
        self._labels: list[KhmerLabel] = []
        for _at in range(_GROUPS):
            label = KhmerLabel("", "title", wrap=False)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setMinimumWidth(self._session.look.theme.sizes.scaled(_GROUP_WIDTH))
            self._labels.append(label)
            flow.addWidget(label)
        buttons: list[QWidget | None] = []
        for name, text, picture, action in (
            ("print_key_button", _("Print"), "printer", self._print),
            ("copy_key_button", _("Copy"), "copy", self._copy),
            ("hide_key_button", _("Hide"), "eye-off", self.hide_key),
        ):
            button = KhmerButton(text, "secondary", picture)
            button.setObjectName(name)
            button.clicked.connect(action)
            buttons.append(button)
        hint = KhmerLabel(_("Fourteen groups of four. There is no letter I, L, O or U in them."), "small")
        panel = Panel(place, hint, row(*buttons, None))
        panel.setObjectName("key_panel")
        panel.hide()
        return panel

    def _read(self, passphrase: str) -> None:
        def reading(ws: Workspace) -> str:
            return recovery_key(ws.folder, passphrase=passphrase or None)

        self._session.read(reading, self._show, self._failed, owner=self)

    def _show(self, key: str) -> None:
        self._key = key
        self.unlock.done()
        for label, group in zip(self._labels, self.groups(), strict=True):
            label.setText(group)
        self.show_button.hide()
        self.panel.show()

    def _failed(self, error: BaseException) -> None:
        text = self._session.sentence(error)
        if isinstance(error, SalaError) and error.code == "passphrase.wrong":
            self.unlock.ask(text)
        else:
            self.banner.say("error", text)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._key)
        self._session.tell(self._session.gettext("Copied."), "good")

    def _print(self) -> None:
        print_key(self._session, self.window(), self.groups())
