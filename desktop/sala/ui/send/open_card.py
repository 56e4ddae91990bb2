"""Opening a file: verified first, shown, and only then taken in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal

from sala.errors import Cancelled, SalaError
from sala.services.changed import Changed
from sala.services.conflicts import Conflict, conflicts_at
from sala.services.exchange import Imported, Verified, import_bundle, verify_bundle
from sala.services.packs import FoundPack, is_pack_file, look_at, look_at_data
from sala.services.senders import remember_sender, standing
from sala.services.workshops import get_workshop
from sala.services.workspace import Workspace
from sala.settings import LAST_FOLDER
from sala.ui.jobs import Progress
from sala.ui.safety.passphrase_ask import PassphraseAsk
from sala.ui.send.busy import Busy
from sala.ui.send.found_file import FoundFile
from sala.ui.send.found_pack import FoundPackPanel, method_in_use
from sala.ui.send.headed_card import HeadedCard
from sala.ui.send.sticks import sticks
from sala.ui.send.taken_report import TakenReport
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.banner import Banner
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.file_dialogs import choose_file
from sala.ui.widgets.frames import column, row

_NEEDED, _WRONG = "bundle.passphrase_needed", "bundle.passphrase_wrong"


@dataclass(frozen=True, slots=True)
class _Taken:
    imported: Imported
    names: dict[str, str]
    conflicts: list[Conflict]
    pack: FoundPack | None


class OpenCard(HeadedCard):
    """The part that receives. ``grown()`` comes when something new is shown in it."""

    grown = Signal()

    def __init__(self, session: Session, workshop: str = "") -> None:
        _ = session.gettext
        super().__init__(
            "inbox",
            _("Open a file"),
            _("First Sala checks the file and shows what is in it. Nothing is taken in until you say so."),
        )
        self._session, self._workshop = session, workshop
        self.path: Path | None = None
        self.passphrase = ""
        self.found: FoundFile | None = None
        self.found_pack: FoundPackPanel | None = None
        self.report: TakenReport | None = None
        self.setObjectName("open_card")
        self.button = KhmerButton(_("Open a file…"), "secondary", "folder-open")
        self.button.setObjectName("open_file_button")
        self.button.clicked.connect(self.ask_which)
        self.banner = Banner("error")
        self.banner.setObjectName("open_banner")
        self.busy = Busy(session)
        help_text = _("This file is sealed with a passphrase. Ask the sender for it.")
        self.unlock = PassphraseAsk(session, "file", help_text, _("Check the file"))
        self.unlock.given.connect(lambda text: self.open(self.path, text) if self.path is not None else None)
        self.unlock.hide()
        self._results = column(gap=UNIT)
        for part in (row(self.button, None), self.banner, self.busy, self.unlock, self._results):
            self.add(part)

    def ask_which(self) -> None:
        """Let the person choose a file, starting at a stick."""
        self._session.work(lambda _progress: sticks(), self._choose, owner=self)

    def open(self, path: Path, passphrase: str = "") -> None:
        """Verify a file and show what it is."""
        self._forget()
        self.path, self.passphrase = path, passphrase
        self.unlock.hide()
        _ = self._session.gettext
        if is_pack_file(path):
            self._look_at_pack(path)
            return

        def verifying(ws: Workspace, progress: Progress) -> tuple[Verified, str]:
            verified = verify_bundle(
                ws, path, passphrase=passphrase or None, progress=progress.report, cancelled=progress.stop_asked
            )
            return verified, standing(ws, verified)

        self._start(_("The file is being checked."))
        title = _("Checking the file")
        self._session.long_write(verifying, self._show_found, self._not_opened, title=title, owner=self)

    def take(self, verified: Verified) -> None:
        """Take in what the file holds."""
        path, passphrase = Path(verified.path), self.passphrase or None

        def taking(ws: Workspace, progress: Progress) -> _Taken:
            imported = import_bundle(
                ws, path, passphrase=passphrase, progress=progress.report, cancelled=progress.stop_asked
            )
            remember_sender(ws, verified)
            names = {workshop: get_workshop(ws, workshop).name for workshop in imported.workshops}
            return _Taken(
                imported,
                names,
                conflicts_at(ws, imported.workshops, imported.conflicts),
                _pack_that_came(ws, imported),
            )

        _ = self._session.gettext
        self._start(_("The file is being taken in."))
        title = _("Taking the file in")
        self._session.long_write(taking, self._show_taken, self._not_taken, title=title, owner=self)

    def _look_at_pack(self, path: Path) -> None:
        _, workshop = self._session.gettext, self._workshop

        def looking(ws: Workspace) -> tuple[FoundPack, str]:
            return look_at(ws, path), method_in_use(ws, workshop)

        self._start(_("The file is being checked."))
        self._session.read(looking, self._show_pack, self._not_opened, owner=self)

    def _choose(self, found: list[Path]) -> None:
        last = self._session.settings.get(LAST_FOLDER)
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        start = found[0] if found else Path(last or documents)
        _ = self._session.gettext
        path = choose_file(
            self.window(), _("Which file?"), [f"{_('Files of Sala')} (*.sala *.sala-pack)", _("All files (*)")], start
        )
        if path is not None:
            self.open(path)

    def _start(self, text: str) -> None:
        self.banner.say("error", "")
        self.button.setEnabled(False)
        if self.found is not None:
            self.found.setEnabled(False)
        self.busy.begin(text)

    def _finish(self) -> None:
        self.busy.end()
        self.button.setEnabled(True)
        self.grown.emit()

    def _show_found(self, answer: tuple[Verified, str]) -> None:
        verified, known = answer
        self.unlock.done()
        self.found = FoundFile(self._session, verified, known)
        self.found.taken.connect(lambda: self.take(verified))
        self.found.left.connect(self._leave)
        self._results.addWidget(self.found)
        self._finish()
        self.found.take_button.setFocus()

    def _show_pack(self, answer: tuple[FoundPack, str]) -> None:
        found, uses = answer
        self.found_pack = self._pack_panel(found, uses)
        self._results.addWidget(self.found_pack)
        self._finish()
        self.found_pack.focus_first()

    def _pack_panel(self, found: FoundPack, uses: str) -> FoundPackPanel:
        panel = FoundPackPanel(self._session, found, self._workshop, uses)
        panel.left.connect(self._leave)
        panel.grown.connect(self.grown)
        return panel

    def _show_taken(self, taken: _Taken) -> None:
        self._forget()
        self.path, self.passphrase = None, ""
        self.report = TakenReport(self._session, taken.imported, taken.names, taken.conflicts)
        self._results.addWidget(self.report)
        if taken.pack is not None:
            self.found_pack = self._pack_panel(taken.pack, taken.pack.facts.method)
            self.found_pack.set_comes_along()
            self._results.addWidget(self.found_pack)
        self._finish()
        (self.report.opening[0] if self.report.opening else self.button).setFocus()
        if taken.imported.added:
            for workshop in taken.imported.workshops:
                self._session.announce(Changed(workshop, act=taken.imported.bundle))

    def _not_opened(self, error: BaseException) -> None:
        code = error.code if isinstance(error, SalaError) else ""
        if code in (_NEEDED, _WRONG):
            self.unlock.ask(self._session.sentence(error) if code == _WRONG else "")
        else:
            self.path = None
            self._tell(error)
        self._finish()

    def _not_taken(self, error: BaseException) -> None:
        if self.found is not None:
            self.found.setEnabled(True)
            self.found.take_button.setFocus()
        self._tell(error)
        self._finish()

    def _tell(self, error: BaseException) -> None:
        kind = "info" if isinstance(error, Cancelled) else "error"
        self.banner.say(kind, self._session.sentence(error))

    def _leave(self) -> None:
        self._forget()
        self.path, self.passphrase = None, ""
        self.button.setFocus()

    def _forget(self) -> None:
        """Take away what is shown of an earlier file."""
        self.banner.say("error", "")
        for shown in (self.found, self.found_pack, self.report):
            if shown is not None:
                shown.hide()
                shown.deleteLater()
        self.found = self.found_pack = self.report = None


def _pack_that_came(ws: Workspace, imported: Imported) -> FoundPack | None:
    """Return the method that came along, if any; the work is taken in whatever is wrong with it."""
    try:
        return look_at_data(ws, imported.method_pack) if imported.method_pack else None
    except SalaError:
        return None
