"""What was written to a stick, said once it is true."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from sala.services.exchange import Exported
from sala.ui.send.telling import moment_text, size_text
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.banner import announce
from sala.ui.widgets.frames import IconSign, Panel, column, row
from sala.ui.widgets.labels import KhmerLabel
from sala.wording import left_out_text, missing_text
from sala.wording.exchanged import held_back_text


class Written(Panel):
    """A calm account of a file: hidden until there is one."""

    def __init__(self, session: Session) -> None:
        super().__init__(margin=2 * UNIT)
        self._session = session
        self.setObjectName("written_card")
        self.head = KhmerLabel("", "lead", "good")
        self._lines = column(gap=UNIT // 2)
        self.add(row(IconSign("circle-check", factor=1.3, tone="good"), self.head, None))
        self.add(self._lines)
        self.hide()

    def lines(self) -> list[str]:
        """What is said, line by line."""
        found = [self._lines.itemAt(at).widget() for at in range(self._lines.count())]
        return [line.findChildren(KhmerLabel)[-1].text() for line in found]

    def show_file(self, exported: Exported, *, on_stick: bool, when: datetime) -> None:
        """Tell of a file that was synced, read back and compared."""
        while self._lines.count():
            old = self._lines.takeAt(0).widget()
            old.hide()
            old.deleteLater()
        session, say = self._session, self._session.translator
        _ = session.gettext
        self.head.setText(_("The file is written."))
        where = say.format("{file} in {folder}", file=exported.path.name, folder=str(exported.path.parent))
        what = [
            say.nformat("{n} change", "{n} changes", exported.changes),
            say.nformat("{n} photo", "{n} photos", exported.files),
            size_text(session, exported.size),
            moment_text(session, when),
        ]
        self.say(where, "file-text")
        self.say("  ·  ".join(what), "layers")
        self.say(_("It was read back and compared: all of it is there."), "shield-check")
        if exported.left_out:
            self.say(left_out_text(exported.left_out, say), "info")
        if exported.held_back:
            self.say(held_back_text(exported.held_back, say), "info")
        if exported.missing:
            self.say(missing_text(exported.missing, _("Back-ups and check"), say), "triangle-alert")
        if on_stick:
            self.say(_("You can take the stick out now."), "usb")
        self.show()
        announce(self, " ".join([self.head.text(), *self.lines()]))

    def say(self, text: str, picture: str) -> None:
        """Add a line."""
        words = KhmerLabel(text)
        words.set_selectable()
        line = QWidget()
        box = row(column(IconSign(picture, tone="soft"), None), words)
        box.setStretch(1, 1)
        line.setLayout(box)
        self._lines.addWidget(line)
