"""Putting a workshop on a stick: what goes, for whom, and what was written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QButtonGroup

from sala.domain.records import Workshop
from sala.errors import Cancelled
from sala.services.changed import Changed
from sala.services.exchange import Exported, Outgoing, export_bundle, public_keys, what_goes
from sala.services.workshops import get_workshop
from sala.services.workspace import Workspace
from sala.settings import LAST_FOLDER
from sala.ui.jobs import Progress
from sala.ui.safety.passphrase_pair import PassphrasePair
from sala.ui.send.busy import Busy
from sala.ui.send.headed_card import HeadedCard
from sala.ui.send.receivers_editor import ReceiversEditor
from sala.ui.send.sticks import file_name, free_name, lies_on, sticks
from sala.ui.send.written import Written
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.banner import Banner
from sala.ui.widgets.buttons import KhmerButton, RadioBox
from sala.ui.widgets.file_dialogs import choose_where_to_save
from sala.ui.widgets.frames import Panel, column, row
from sala.ui.widgets.labels import KhmerLabel
from sala.wording import left_out_text, missing_text
from sala.wording.exchanged import held_back_text


@dataclass(frozen=True, slots=True)
class _State:
    workshop: Workshop
    goes: Outgoing
    own_key: str


class WriteCard(HeadedCard):
    """The upper part of the page."""

    def __init__(self, session: Session, workshop: str) -> None:
        super().__init__("usb", session.gettext("Put on a stick"))
        self._session, self._workshop = session, workshop
        self._state: _State | None = None
        self._sticks: list[Path] = []
        self.setObjectName("write_card")
        self._make_choices()
        self.banner = Banner("error")
        self.banner.setObjectName("write_banner")
        self.written = Written(session)
        self.busy = Busy(session)
        self.button = KhmerButton(session.gettext("Write the file…"), "primary", "usb")
        self.button.setObjectName("write_button")
        self.button.setEnabled(False)
        self.button.clicked.connect(self.ask_where)
        self._lay_out()
        self.load()

    def load(self) -> None:
        """Read again what would go."""
        workshop = self._workshop

        def reading(ws: Workspace) -> _State:
            return _State(get_workshop(ws, workshop), what_goes(ws, workshop), public_keys(ws).recipient)

        self._session.read(reading, self._show, owner=self)

    def ask_where(self) -> None:
        """Let the person choose where the file goes, a stick first, and write it."""
        self.banner.say("error", "")
        if self.receivers.has_rest() and self.for_keys.isChecked():
            self.receivers.submit()
            self._say("attention", self._session.gettext("A key was typed and is now added. Look, and write again."))
        elif not self.by_passphrase.isChecked() or self.passphrase.text():
            # The system may wait for a sleepy disk before it tells which there are.
            self._session.work(lambda _progress: sticks(), self._choose, owner=self)

    def write(self, path: Path) -> None:
        """Write the file to ``path``, over what is there: the person was asked."""
        workshop, new_only = self._workshop, self.only_new.isChecked()
        passphrase = self.passphrase.text() if self.by_passphrase.isChecked() else None
        receivers = [] if passphrase else self.receivers.keys()

        def writing(ws: Workspace, progress: Progress) -> Exported:
            return export_bundle(
                ws,
                workshop,
                path,
                recipients=receivers,
                passphrase=passphrase,
                since_last=new_only,
                overwrite=True,
                progress=progress.report,
                cancelled=progress.stop_asked,
            )

        _ = self._session.gettext
        self.banner.say("error", "")
        self.written.hide()
        self.button.setEnabled(False)
        self.busy.begin(_("The file is being written. Leave the stick where it is."))
        title = _("Writing the file")
        self._session.long_write(writing, self._done, self._failed, title=title, owner=self)

    def _make_choices(self) -> None:
        _ = self._session.gettext
        self.facts = KhmerLabel("", tone="soft")
        self.facts.setObjectName("what_goes")
        self.everything = RadioBox(_("Everything"), chosen=True)
        self.everything.setObjectName("everything")
        self.only_new = RadioBox(_("Only what is new since the last file, for receivers who have that one"))
        self.only_new.setObjectName("only_new")
        self.only_new.setEnabled(False)
        self.for_keys = RadioBox(_("Receivers whose keys are known here"), chosen=True)
        self.for_keys.setObjectName("for_keys")
        self.by_passphrase = RadioBox(_("Everybody who is told a passphrase"))
        self.by_passphrase.setObjectName("by_passphrase")
        for boxes in ((self.everything, self.only_new), (self.for_keys, self.by_passphrase)):
            group = QButtonGroup(self)
            for box in boxes:
                group.addButton(box)
        self.receivers = ReceiversEditor(self._session)
        self.receivers.changed.connect(self._show_warning)
        self.passphrase = PassphrasePair(self._session)
        self.passphrase.entered.connect(self.ask_where)
        self.only_me = Banner("attention")
        self.only_me.setObjectName("only_me_banner")
        self.by_passphrase.toggled.connect(self._show_sealing)

    def _lay_out(self) -> None:
        _ = self._session.gettext
        what = column(KhmerLabel(_("What goes into the file?")), self.everything, self.only_new, None, gap=0)
        who = column(KhmerLabel(_("Who can open the file?")), self.for_keys, self.by_passphrase, None, gap=0)
        questions = row(what, who, gap=3 * UNIT)
        questions.setStretch(0, 1)
        questions.setStretch(1, 1)
        self.add(self.facts)
        self.add(questions)
        self.add(column(Panel(self.receivers, self.passphrase), self.only_me))
        for part in (self.banner, self.busy, self.written):
            self.add(part)
        self.add(row(self.button, None))
        self._show_sealing()

    def _show(self, state: _State) -> None:
        self._state = state
        say, goes = self._session.translator, state.goes
        told = [say.nformat("{n} change", "{n} changes", goes.changes)]
        if goes.new_changes < goes.changes:
            told = [say.nformat("{n} change, {new} of them new", "{n} changes, {new} of them new", goes.changes,
                                new=goes.new_changes)]  # fmt: skip
        told.append(say.nformat("{n} photo", "{n} photos", goes.files))
        lines = ["  ·  ".join([state.workshop.name, *told])]
        check = say.gettext("Back-ups and check")
        lines += filter(None, [left_out_text(goes.left_out, say), missing_text(goes.missing, check, say)])
        if goes.held_back:
            lines.append(held_back_text(goes.held_back, say))
        self.facts.setText("\n".join(lines))
        can_be_partial = 0 < goes.new_changes < goes.changes
        self.only_new.setEnabled(can_be_partial)
        if not can_be_partial:
            self.everything.setChecked(True)
        self.receivers.set_own_key(state.own_key)
        self.button.setEnabled(self.busy.isHidden())

    def _show_sealing(self) -> None:
        self.receivers.setVisible(not self.by_passphrase.isChecked())
        self.passphrase.setVisible(self.by_passphrase.isChecked())
        self._show_warning()

    def _show_warning(self) -> None:
        alone = not self.receivers.keys() and not self.by_passphrase.isChecked()
        text = self._session.gettext(
            "So far only this laptop can open the file. Add the key of the receiver, or use a passphrase."
        )
        self.only_me.say("attention", text if alone else "")

    def _choose(self, found: list[Path]) -> None:
        self._sticks = found
        if self._state is None:
            return
        _ = self._session.gettext
        folder = found[0] if found else self._usual_folder()
        name = file_name(self._state.workshop.code, datetime.now().astimezone().date())
        title, kinds = _("Where should the file go?"), [f"{_('Files of Sala')} (*.sala)"]
        chosen = choose_where_to_save(self.window(), title, kinds, free_name(folder, name))
        if chosen is not None:
            self._session.settings.set(LAST_FOLDER, str(chosen.parent))
            self._session.keep_settings()
            self.write(chosen)

    def _usual_folder(self) -> Path:
        last = self._session.settings.get(LAST_FOLDER)
        if last and Path(last).is_dir():
            return Path(last)
        return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))

    def _done(self, exported: Exported) -> None:
        self.busy.end()
        self.button.setEnabled(True)
        self.written.show_file(exported, on_stick=lies_on(exported.path, self._sticks), when=datetime.now(UTC))
        self.passphrase.clear()
        # What was sent is remembered, which is no change of the workshop; the window's counts still have to follow.
        self._session.announce(Changed(self._workshop, act=exported.bundle))

    def _failed(self, error: BaseException) -> None:
        self.busy.end()
        self.button.setEnabled(True)
        self._say("info" if isinstance(error, Cancelled) else "error", self._session.sentence(error))

    def _say(self, kind: str, text: str) -> None:
        self.banner.say(kind, text)
