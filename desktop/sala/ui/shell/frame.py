"""What stands around the page: the bar above, the rail beside it, the status line below."""

from __future__ import annotations

from importlib import import_module

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sala.ui.jobs import Job
from sala.ui.place import LIVE, Place
from sala.ui.session import Session
from sala.ui.shell.rail import StageRail
from sala.ui.shell.status_line import StatusLine
from sala.ui.shell.top_bar import TopBar
from sala.ui.widgets.krama import KramaLine

#: Narrower than this, at 100 %, rail and page have no room beside each other.
_BESIDE = 880


class Frame(QWidget):
    """Holds one page at a time, and a rail while a workshop is open.

    In a window that is narrow for its text, the button "Activities" shows the rail in place of the page.
    """

    def __init__(self, session: Session, job: Job | None = None) -> None:
        super().__init__()
        self._session = session
        self._narrow = False
        self.rail: StageRail | None = None
        self.page: QWidget | None = None
        self.strip: QWidget | None = None
        self.top_bar = TopBar(session)
        self.top_bar.activities_asked.connect(self._show_side)
        self.status = StatusLine(session, job)
        self.setProperty("ground", "page")
        self._body = QHBoxLayout()
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        self._line = KramaLine()
        column.addWidget(self._line)
        column.addLayout(self._body, 1)
        column.addWidget(self.status)

    def set_rail(self, rail: StageRail | None) -> None:
        """Put another rail in the place of the present one, which is deleted; or none."""
        _drop(self._body, self.rail)
        self.rail = rail
        if rail is not None:
            self._body.insertWidget(0, rail)
        self._fit()

    def set_page(self, page: QWidget | None) -> None:
        """Put another page in the place of the present one, which is deleted; or none."""
        _drop(self._body, self.page)
        self.page = page
        if page is not None:
            self._body.addWidget(page, 1)
            self._fit()

    def set_bare(self, *, bare: bool) -> None:
        """Show the page alone, without bar and status line."""
        self.top_bar.setVisible(not bare)
        self._line.setVisible(not bare)
        self.status.setVisible(not bare)

    def show_day(self, workshop: str) -> None:
        """Show above the status line what runs in a workshop; "" for nothing. It is loaded when a day first runs."""
        if self.strip is not None and self.strip.property("workshop") != workshop:
            self._column.removeWidget(self.strip)
            self.strip.hide()
            self.strip.deleteLater()
            self.strip = None
        if workshop and self.strip is None:
            self.strip = import_module("sala.ui.live.strip").LiveStrip(self._session, workshop)
            self.strip.setProperty("workshop", workshop)
            self.strip.clicked.connect(lambda _checked: self._session.go(Place(LIVE, workshop)))
            self._column.insertWidget(self._column.indexOf(self.status), self.strip)
        if self.strip is not None:
            self.strip.load()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See whether rail and page have room beside each other."""
        super().resizeEvent(event)
        narrow = self.width() < self._session.look.theme.sizes.scaled(_BESIDE)
        if narrow != self._narrow:
            self._narrow = narrow
            self._fit()

    def _fit(self) -> None:
        self.top_bar.set_narrow(narrow=self._narrow, with_activities=self.rail is not None)
        self.top_bar.activities.setChecked(False)
        self._show_side(rail=False)

    def _show_side(self, rail: bool) -> None:
        """Show rail or page, where only one has room; else both."""
        if self.rail is not None:
            self.rail.set_alone(alone=self._narrow)
            self.rail.setVisible(rail or not self._narrow)
            if rail:
                self.rail.show_current()
        if self.page is not None:
            self.page.setVisible(self.rail is None or not (rail and self._narrow))


def release_keyboard(widget: QWidget) -> None:
    """Take the keyboard from what is inside, so that it can tell that it was left while all around it is whole."""
    focused = widget.window().focusWidget()
    if focused is not None and (focused is widget or widget.isAncestorOf(focused)):
        focused.clearFocus()


def _drop(body: QHBoxLayout, widget: QWidget | None) -> None:
    if widget is not None:
        release_keyboard(widget)
        body.removeWidget(widget)
        widget.hide()
        widget.deleteLater()
