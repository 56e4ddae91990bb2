"""What is going on beside the window, once it takes longer than a blink."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from sala.language import N_, Translator
from sala.ui.jobs import Job, Lane
from sala.ui.theme.sizes import UNIT
from sala.ui.widgets.banner import announce
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.frames import column, row
from sala.ui.widgets.labels import KhmerLabel

_WAIT, _CANCEL, _CANCELLING = N_("Please wait"), N_("Cancel"), N_("Stopping…")
_PERCENT: Final = N_("{percent} %")


class ProgressStrip(QFrame):
    """Shows the slow job of a lane: its title, a bar, and Cancel where it can be stopped.

    It lies in the window and blocks nothing; it hides when the job ends. Several lanes may share one strip: the latest
    slow job is shown.
    """

    def __init__(self, words: Translator, *lanes: Lane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("frame", "card")
        self._words = words
        self._jobs: list[Job] = []
        self._title = KhmerLabel("")
        self._percent = KhmerLabel("", tone="soft", wrap=False)
        self.bar = QProgressBar(textVisible=False)
        self.cancel = KhmerButton(words.gettext(_CANCEL), icon_name="x")
        self.cancel.clicked.connect(lambda _checked: self._stop())
        head = row(self._title, self._percent)
        head.setStretch(0, 1)
        self.setLayout(row(column(head, self.bar, gap=UNIT // 2), self.cancel, gap=2 * UNIT, margin=UNIT))
        self.layout().setStretch(0, 1)
        for lane in lanes:
            lane.slow.connect(self._begin)
            lane.progressed.connect(self._go_on)
            lane.ended.connect(self._end)
        self.hide()

    def title(self) -> str:
        """The title of the job that is shown."""
        return self._title.text()

    def _begin(self, job: Job) -> None:
        self._jobs.append(job)
        self._show()

    def _go_on(self, job: Job) -> None:
        if self._jobs and job is self._jobs[-1]:
            self._show_amount(job)

    def _end(self, job: Job) -> None:
        if job in self._jobs:
            self._jobs.remove(job)
            self._show()

    def _show(self) -> None:
        self.setVisible(bool(self._jobs))
        if not self._jobs:
            return
        job = self._jobs[-1]
        self._title.setText(job.title or self._words.gettext(_WAIT))
        self.bar.setAccessibleName(self._title.text())
        self.cancel.setVisible(job.can_cancel)
        self.cancel.setEnabled(not job.progress.stop_asked())
        self._show_amount(job)
        announce(self, self._title.text())

    def _show_amount(self, job: Job) -> None:
        done, total = job.progress.done, job.progress.total
        # Qt's bar counts in 32 bits, and a file may have more bytes than that: it is told thousandths.
        self.bar.setRange(0, 1000 if total else 0)
        if total:
            self.bar.setValue(min(1000, done * 1000 // total))
        self._percent.setText(self._words.format(_PERCENT, percent=min(100, done * 100 // total)) if total else "")

    def _stop(self) -> None:
        if self._jobs:
            self._jobs[-1].cancel()
            self.cancel.setEnabled(False)
            self._title.setText(self._words.gettext(_CANCELLING))
