"""The coach of an activity page: asks the workshop again whenever it changed, as long as the guide is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from sala.ui.session import Session
from sala.ui.widgets.frames import column

if TYPE_CHECKING:  # start-up: the coach is loaded when the guide is first seen
    from sala.services.changed import Changed
    from sala.services.coach import Coached
    from sala.services.workspace import Workspace
    from sala.ui.guide.coach_section import CoachSection

#: After this pause without further changes the workshop is asked again.
_SETTLE_MS = 250


class Coaching(QObject):
    """Two places in a guide: ``before`` for its top and ``ready`` for its end, filled when they are first seen."""

    def __init__(self, session: Session, workshop: str, activity: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._workshop, self._activity = session, workshop, activity
        self.before, self.ready = QWidget(), QWidget()
        self._sections: tuple[CoachSection, CoachSection] | None = None
        self._stale = True
        for place in (self.before, self.ready):
            place.setLayout(column())
            place.hide()
        self._watched = parent
        parent.installEventFilter(self)
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
        if not self._stale or not self._watched.isVisible():
            return
        self._stale = False
        workshop, activity, pack = self._workshop, self._activity, self._session.pack()

        def asking(ws: Workspace) -> Coached:
            from sala.services.coach import coach  # noqa: PLC0415  # start-up: loaded when first needed

            return coach(ws, pack, workshop, activity)

        self._session.read(asking, self._show, lambda _error: None, owner=self)

    def _show(self, coached: Coached) -> None:
        if self._sections is None:
            self._sections = self._make()
        before, ready = self._sections
        before.show_answers(coached.before)
        ready.show_answers(coached.ready)
        self.before.setVisible(bool(coached.before))
        self.ready.setVisible(bool(coached.ready))

    def _make(self) -> tuple[CoachSection, CoachSection]:
        from sala.ui.guide.coach_section import CoachSection  # noqa: PLC0415  # start-up: loaded when first needed

        _ = self._session.gettext
        advice = _("Advice only: nothing is locked.")
        made = (
            CoachSection(self._session, _("Before you start"), advice, "coach_before"),
            CoachSection(self._session, _("Ready to go on?"), advice, "coach_ready"),
        )
        for place, section in zip((self.before, self.ready), made, strict=True):
            section.ticked.connect(self._tick)
            place.layout().addWidget(section)
        return made

    def _tick(self, question: str, yes: bool) -> None:
        workshop, activity, pack = self._workshop, self._activity, self._session.pack()

        def ticking(ws: Workspace) -> Changed:
            from sala.services.coach import tick  # noqa: PLC0415  # start-up: loaded when first needed

            return tick(ws, pack, workshop, activity, question, yes=yes)

        self._session.write(ticking, failed=self._not_ticked, owner=self)

    def _not_ticked(self, error: BaseException) -> None:
        self.refresh()
        self._session.show_error(error)
