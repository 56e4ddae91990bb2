"""The back-ups: when, why, how large; making one now, and going back to one."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from sala.errors import SalaError
from sala.services.safety import Backup, back_up, backups, is_locked
from sala.services.workspace import Workspace
from sala.ui.safety.restore_dialog import RestoreDialog
from sala.ui.send.busy import Busy
from sala.ui.send.headed_card import HeadedCard
from sala.ui.send.telling import moment_text, size_text
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.banner import Banner
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.frames import IconSign, Rule, column, row
from sala.ui.widgets.labels import KhmerLabel

_SHOWN_FIRST = 3


def reason_text(session: Session, reason: str) -> str:
    """Return why a back-up was made, in the window's language."""
    _ = session.gettext
    if reason.startswith("before version"):
        return _("before an update of Sala")
    told = {"by hand": _("made by hand"), "daily": _("daily"), "before going back": _("before going back")}
    return told.get(reason, reason)


class BackupsCard(HeadedCard):
    """The latest first."""

    def __init__(self, session: Session) -> None:
        _ = session.gettext
        super().__init__(
            "history",
            _("Back-ups"),
            _("Sala makes one every day on which something was written, and opens each to see that it is whole."),
        )
        self._session = session
        self._found: list[Backup] = []
        self._locked = self._all = False
        self.setObjectName("backups_card")
        self.button = KhmerButton(_("Back up now"), "secondary", "save")
        self.button.setObjectName("back_up_button")
        self.button.clicked.connect(self.back_up)
        self.banner = Banner("good")
        self.banner.setObjectName("backups_banner")
        self.busy = Busy(session)
        self._list = column(gap=UNIT)
        self.more = KhmerButton(_("Show older ones"), "quiet", "chevron-down", small=True)
        self.more.setObjectName("more_backups_button")
        self.more.clicked.connect(self._show_all)
        for part in (row(self.button, None), self.busy, self.banner, self._list, row(self.more, None)):
            self.add(part)
        self.load()

    def load(self) -> None:
        """Read the list again."""

        def reading(ws: Workspace) -> tuple[list[Backup], bool]:
            return backups(ws), is_locked(ws.folder)

        self._session.read(reading, lambda found: self._show(*found), owner=self)

    def back_up(self) -> None:
        """Make a back-up."""
        _ = self._session.gettext
        self._start(_("The back-up is being made and opened."))
        title = _("Making a back-up")
        self._session.long_write(lambda ws, _progress: back_up(ws), self._made, self._failed, title=title, owner=self)

    def ask_to_go_back(self, backup: Backup) -> None:
        """Explain what happens, and do it if the person wants it."""
        dialog = RestoreDialog(self._session, moment_text(self._session, backup.when), self.window(), self._locked)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.go_back(backup, dialog.passphrase() or None)

    def go_back(self, backup: Backup, passphrase: str | None = None) -> None:
        """Go back to a back-up; what is there now is kept as one."""
        self._start(self._session.gettext("Sala is going back to the back-up."))

        def done(_nothing: None) -> None:
            self._finish()
            say = self._session.translator
            self.banner.say(
                "good",
                say.format(
                    "This is the work as it was on {moment}. What was there before is kept as the newest back-up.",
                    moment=moment_text(self._session, backup.when),
                ),
            )
            self.load()

        self._session.restore(backup.path, done, self._failed, passphrase, owner=self)

    def _show(self, found: list[Backup], locked: bool) -> None:
        self._found, self._locked = found, locked
        self._fill()

    def _show_all(self) -> None:
        self._all = True
        self._fill()

    def _fill(self) -> None:
        while self._list.count():
            old = self._list.takeAt(0).widget()
            old.hide()
            old.deleteLater()
        if not self._found:
            text = self._session.gettext("There is no back-up yet. The first comes by itself tomorrow at the latest.")
            self._list.addWidget(KhmerLabel(text, tone="soft"))
        shown = self._found if self._all else self._found[:_SHOWN_FIRST]
        for number, backup in enumerate(shown):
            if number:
                self._list.addWidget(Rule())
            self._list.addWidget(self._line(number, backup))
        self.more.setVisible(len(shown) < len(self._found))

    def _line(self, number: int, backup: Backup) -> QWidget:
        session, _ = self._session, self._session.gettext
        facts = [
            reason_text(session, backup.reason),
            size_text(session, backup.size),
            _("opened and found whole"),
        ]
        moment = moment_text(session, backup.when)
        words = column(KhmerLabel(moment), KhmerLabel("  ·  ".join(facts), "small"), gap=0)
        button = KhmerButton(_("Go back to this one…"), "secondary", "undo-2", small=True)
        button.setObjectName(f"go_back_{number}")
        button.setAccessibleName(f"{button.text()} {moment}")
        button.clicked.connect(lambda: self.ask_to_go_back(backup))
        box = row(IconSign("circle-check", tone="good"), gap=UNIT + UNIT // 2)
        box.addLayout(words, 1)
        box.addWidget(button)
        line = QWidget()
        line.setObjectName(f"backup_{number}")
        line.setLayout(box)
        return line

    def _made(self, backup: Backup) -> None:
        self._finish()
        size = size_text(self._session, backup.size)
        self.banner.say(
            "good", self._session.translator.format("The back-up is made ({size}), opened and found whole.", size=size)
        )
        self.load()

    def _start(self, text: str) -> None:
        self.banner.say("good", "")
        self.button.setEnabled(False)
        self.busy.begin(text)

    def _finish(self) -> None:
        self.busy.end()
        self.button.setEnabled(True)

    def _failed(self, error: BaseException) -> None:
        self._finish()
        if isinstance(error, SalaError):
            self.banner.say("error", self._session.sentence(error))
        else:
            self._session.show_error(error, self.window())
        self.load()
