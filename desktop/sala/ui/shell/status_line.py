"""The line at the bottom: what is saved, what is not yet sent, what runs, and warnings when they matter."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from sala.errors import SalaError
from sala.khmer import format_time
from sala.paths import free_space
from sala.ui.digits import in_own_digits
from sala.ui.jobs import Job, Lane
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.labels import OneLineLabel

_TOLD_MS = 8_000
_DISK_CHECK_MS = 60_000
_LITTLE_SPACE = 300_000_000


class StatusLine(QWidget):
    """Says little, and says it in words. ``job`` is a slow job that is under way already."""

    def __init__(self, session: Session, job: Job | None = None) -> None:
        super().__init__()
        self._session = session
        self._job: Job | None = None
        self.setProperty("ground", "page")
        _ = session.gettext
        self.saved = OneLineLabel("", "small")
        self.saved.setObjectName("saved_label")
        self.told = OneLineLabel("", "small", "plain")
        self.told.setObjectName("told_label")
        self.doing = OneLineLabel("", "small", "plain")
        self.bar = QProgressBar()
        self.stop = KhmerButton(_("Stop"), "quiet", "x", small=True)
        self.stop.setObjectName("stop_button")
        self.unsent = OneLineLabel("", "small")
        self.unsent.setObjectName("unsent_label")
        self.warning = OneLineLabel("", "small", "bad")
        self.warning.setObjectName("warning_label")
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * UNIT, 2, 2 * UNIT, 2)
        row.setSpacing(2 * UNIT)
        row.addWidget(self.saved)
        row.addWidget(self.told, 1)
        for widget in (self.doing, self.bar, self.stop, self.warning, self.unsent):
            row.addWidget(widget)
        self.bar.setFixedWidth(20 * UNIT)
        self._forget = QTimer(self, singleShot=True, interval=_TOLD_MS)
        self._forget.timeout.connect(self.told.clear)
        self._wire()
        self._show_job(job if job is not None and job.running else None)
        if session.last_saved is not None:
            self.show_saved(session.last_saved)
        self._watch_disk()

    def show_saved(self, when: datetime) -> None:
        """Say that everything is saved, and since when (the laptop's own time)."""
        say = self._session.translator
        time = in_own_digits(say, format_time(when.time(), self._session.language))
        self.saved.setText(say.format("Saved {time}", time=time))

    @property
    def job(self) -> Job | None:
        """The slow job that is shown: a line that takes the place of this one shows it too."""
        return self._job

    def show_unsent(self, count: int) -> None:
        """Say how many changes were never put in a file for headquarters."""
        say = self._session.translator
        self.unsent.setText(say.nformat("{n} change not yet sent", "{n} changes not yet sent", count) if count else "")

    def tell(self, text: str, tone: str) -> None:
        """Say something for a while."""
        self.told.setText(text)
        self.told.set_tone({"good": "good", "bad": "bad"}.get(tone, "plain"))
        self._forget.start()

    def _wire(self) -> None:
        self._session.saved.connect(self.show_saved)
        self._session.told.connect(self.tell)
        for lane in (self._session.lane, self._session.worker):
            self._follow(lane)
        self.stop.clicked.connect(lambda _checked: self._stop())

    def _follow(self, lane: Lane) -> None:
        lane.slow.connect(self._show_job)
        lane.progressed.connect(self._show_progress)
        lane.ended.connect(self._job_ended)

    def _show_job(self, job: Job | None) -> None:
        self._job = job if job is not None and job.title else None
        for widget in (self.doing, self.bar):
            widget.setVisible(self._job is not None)
        self.stop.setVisible(self._job is not None and self._job.can_cancel)
        if self._job is not None:
            self.doing.setText(self._job.title)
            self._show_progress(self._job)

    def _show_progress(self, job: Job) -> None:
        if job is self._job:
            thousandths = round(job.progress.done / job.progress.total * 1000) if job.progress.total else 0
            self.bar.setRange(0, 1000 if job.progress.total else 0)
            self.bar.setValue(thousandths)

    def _job_ended(self, job: Job) -> None:
        if job is self._job:
            self._show_job(None)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _watch_disk(self) -> None:
        timer = QTimer(self, interval=_DISK_CHECK_MS)
        timer.timeout.connect(self._look_at_disk)
        timer.start()
        QTimer.singleShot(2_000, self, self._look_at_disk)

    def _look_at_disk(self) -> None:
        try:
            little = free_space(self._session.folder) < _LITTLE_SPACE
        except (SalaError, OSError):
            little = False
        self.warning.setText(self._session.gettext("The disk is nearly full") if little else "")
