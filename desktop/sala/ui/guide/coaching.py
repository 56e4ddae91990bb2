"""The coach of an activity page: asks the workshop again whenever it changed, as long as the guide is seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from sala.ui.session import Session
from sala.ui.widgets.frames import VerticalScroll, column

if TYPE_CHECKING:  # start-up: the coach is loaded when the guide is first seen
    from sala.services.changed import Changed
    from sala.services.coach import Answered, Coached
    from sala.services.workspace import Workspace
    from sala.ui.guide.coach_section import CoachSection

#: After this pause without further changes the workshop is asked again.
_SETTLE_MS = 250


class Coaching(QObject):
    """Two places in a guide: ``before`` for its top and ``ready`` for its end.

    They are filled when the guide is first seen, the end when people begin to scroll: most never get there.
    """

    def __init__(self, session: Session, workshop: str, activity: str, guide: VerticalScroll) -> None:
        super().__init__(guide)
        self._session, self._workshop, self._activity = session, workshop, activity
        self.before, self.ready = QWidget(), QWidget()
        self._coached: Coached | None = None
        self._sections: dict[QWidget, CoachSection] = {}
        self._stale = True
        for place in (self.before, self.ready):
            place.setLayout(column())
            place.hide()
        self._guide = guide
        guide.installEventFilter(self)
        guide.verticalScrollBar().valueChanged.connect(self._show_end)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._ask)

    def refresh(self) -> None:
        """Ask again soon, or when the guide is seen again."""
        self._stale = True
        self._settle.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask when the guide comes to be seen."""
        if event.type() is QEvent.Type.Show and self._stale:
            QTimer.singleShot(0, self, self._ask)
        return super().eventFilter(watched, event)

    def _ask(self) -> None:
        if not self._stale or not self._guide.isVisible():
            return
        self._stale = False
        workshop, activity, pack = self._workshop, self._activity, self._session.pack()

        def asking(ws: Workspace) -> Coached:
            from sala.services.coach import coach  # noqa: PLC0415  # start-up: loaded when first needed

            return coach(ws, pack, workshop, activity)

        self._session.read(asking, self._show, lambda _error: None, owner=self)

    def _show(self, coached: Coached) -> None:
        self._coached = coached
        self._fill(self.before, coached.before, self._session.gettext("Before you start"), "coach_before")
        bar = self._guide.verticalScrollBar()
        if self.ready in self._sections or bar.value() or not bar.maximum():
            self._show_end()

    def _show_end(self) -> None:
        if self._coached is not None:
            self._fill(self.ready, self._coached.ready, self._session.gettext("Ready to go on?"), "coach_ready")

    def _fill(self, place: QWidget, answered: Sequence[Answered], title: str, name: str) -> None:
        from sala.ui.guide.coach_section import CoachSection  # noqa: PLC0415  # start-up: loaded when first needed

        if place not in self._sections:
            about = self._session.gettext("Advice only: nothing is locked.")
            section = self._sections[place] = CoachSection(self._session, title, about, name)
            section.ticked.connect(self._tick)
            place.layout().addWidget(section)
        self._sections[place].show_answers(answered)
        place.setVisible(bool(answered))

    def _tick(self, question: str, yes: bool) -> None:
        workshop, activity, pack = self._workshop, self._activity, self._session.pack()

        def ticking(ws: Workspace) -> Changed:
            from sala.services.coach import tick  # noqa: PLC0415  # start-up: loaded when first needed

            return tick(ws, pack, workshop, activity, question, yes=yes)

        self._session.write(ticking, failed=self._not_ticked, owner=self)

    def _not_ticked(self, error: BaseException) -> None:
        self.refresh()
        self._session.show_error(error)
