"""The passphrase of the work: set, changed, taken away."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from sala.errors import SalaError
from sala.services.safety import is_locked, set_passphrase
from sala.ui.safety.passphrase_pair import PassphrasePair
from sala.ui.send.headed_card import HeadedCard
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.banner import Banner
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.field import Field
from sala.ui.widgets.frames import Panel, column, row
from sala.ui.widgets.labels import KhmerLabel
from sala.ui.widgets.line_edit import KhmerLineEdit


class PassphraseCard(HeadedCard):
    """Says how the work opens now, and a form to change that which is hidden until it is wanted."""

    def __init__(self, session: Session) -> None:
        _ = session.gettext
        super().__init__("lock", _("Passphrase"))
        self._session = session
        self.locked = False
        self.setObjectName("passphrase_card")
        self.state = KhmerLabel("", tone="soft")
        self.state.setObjectName("lock_state")
        self.set_button = KhmerButton("", "secondary", "lock")
        self.set_button.setObjectName("set_passphrase_button")
        self.set_button.clicked.connect(self._open_form)
        self.remove_button = KhmerButton(_("Take the passphrase away…"), "secondary")
        self.remove_button.setObjectName("remove_passphrase_button")
        self.remove_button.clicked.connect(lambda: self._open_form(remove=True))
        self.banner = Banner("good")
        self.banner.setObjectName("passphrase_banner")
        self._make_form()
        for part in (self.state, row(self.set_button, self.remove_button, None), self.form, self.banner):
            self.add(part)
        self.load()

    def load(self) -> None:
        """Read how the work opens."""
        self._session.read(lambda ws: is_locked(ws.folder), self._show, owner=self)

    def submit(self) -> None:
        """Do what the form says; what is wrong is said at its line."""
        new = "" if self._removing else self.pair.text()
        if not new and not self._removing:
            return
        current = self.current.text() if self.locked else None
        self.keep_button.setEnabled(False)
        self._session.write(
            lambda ws: set_passphrase(ws, new or None, current=current),
            lambda _nothing: self._done(locked=bool(new)),
            self._failed,
            owner=self,
        )

    def _make_form(self) -> None:
        _ = self._session.gettext
        self._removing = False
        self.current = KhmerLineEdit()
        self.current.setObjectName("current_passphrase")
        self.current.setEchoMode(QLineEdit.EchoMode.Password)
        self.current_field = Field(_("Passphrase that holds now"), self.current)
        self.current.textEdited.connect(lambda _text: self.current_field.set_problem(""))
        self.pair = PassphrasePair(self._session)
        self.pair.shown.toggled.connect(
            lambda visible: self.current.setEchoMode(
                QLineEdit.EchoMode.Normal if visible else QLineEdit.EchoMode.Password
            )
        )
        self.pair.entered.connect(self.submit)
        self.current.returnPressed.connect(lambda: self.submit() if self._removing else self.pair.first.setFocus())
        self.warning = KhmerLabel(
            _("Nobody can open the work without the passphrase or the recovery key, not even we."), "small"
        )
        self.keep_button = KhmerButton("", "primary", "check")
        self.keep_button.setObjectName("keep_passphrase_button")
        self.keep_button.clicked.connect(self.submit)
        cancel = KhmerButton(_("Cancel"))
        cancel.setObjectName("cancel_passphrase_button")
        cancel.clicked.connect(self._close_form)
        self.form = Panel()
        inside = QWidget()
        inside.setLayout(
            column(self.current_field, self.pair, self.warning, row(self.keep_button, cancel, None), gap=2 * UNIT)
        )
        self.form.add(inside)
        self.form.hide()

    def _show(self, locked: bool) -> None:
        _ = self._session.gettext
        self.locked = locked
        self.state.setText(
            _("Sala asks for a passphrase whenever the work is opened.")
            if locked
            else _(
                "The work opens on this laptop without a passphrase. On another it opens with the recovery key only."
            )
        )
        self.set_button.setText(_("Change the passphrase…") if locked else _("Set a passphrase…"))
        self.remove_button.setVisible(locked)

    def _open_form(self, *, remove: bool = False) -> None:
        _ = self._session.gettext
        self._removing = remove
        self.banner.say("good", "")
        self.current_field.setVisible(self.locked)
        self.pair.setVisible(not remove)
        self.warning.setVisible(not remove)
        self.keep_button.setText(_("Take the passphrase away") if remove else _("Use this passphrase"))
        self.form.show()
        (self.current if self.locked else self.pair.first).setFocus()

    def _close_form(self) -> None:
        self.form.hide()
        self.current.clear()
        self.current_field.set_problem("")
        self.pair.clear()
        self.keep_button.setEnabled(True)

    def _done(self, *, locked: bool) -> None:
        _ = self._session.gettext
        self._close_form()
        self._show(locked)
        if locked:
            text = _("From now on Sala asks for this passphrase. Write the recovery key on paper as well.")
        else:
            text = _("The passphrase is taken away. The work opens on this laptop without one.")
        self.banner.say("good", text)

    def _failed(self, error: BaseException) -> None:
        self.keep_button.setEnabled(True)
        text = self._session.sentence(error)
        if isinstance(error, SalaError) and error.code in ("passphrase.wrong", "passphrase.needed"):
            self.current_field.set_problem(text)
            self.current.setFocus()
        else:
            self.banner.say("error", text)
