"""The button of an activity that shows it to the room, and puts what drives the room in the guide's place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from sala.services.method import Activity
from sala.ui.session import Session
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.marks import set_tip
from sala.ui.widgets.side_panel import SidePanel

if TYPE_CHECKING:  # start-up: loaded when an activity is first shown to a room
    from sala.ui.guide.guide_alone import GuideAlone
    from sala.ui.room.driver_panel import DriverPanel
    from sala.ui.room.presentation import Presentation


class RoomButton(KhmerButton):
    """Begins and ends showing an activity; while it is shown, ``beside`` holds the notes and the driver."""

    def __init__(
        self, session: Session, workshop: str, activity: Activity, beside: SidePanel | GuideAlone, page: QWidget
    ) -> None:
        super().__init__("", "secondary", "presentation", parent=page)
        self._session, self._workshop, self._activity = session, workshop, activity
        self._beside, self._page = beside, page
        self.driver: DriverPanel | None = None
        self._heard: Presentation | None = None
        self._shortcuts: list[QShortcut] = []
        self.setObjectName("room_button")
        self.setCheckable(True)
        self.clicked.connect(lambda _checked: self.toggle())
        for keys in ("Ctrl+Shift+R", "F5"):
            QShortcut(QKeySequence(keys), page).activated.connect(self.toggle)
        self._say(showing=False)
        present = session.findChild(QObject, "presentation")
        if present is not None:
            self._listen(present)
            self._follow()

    def toggle(self) -> None:
        """Show this activity to the room, or stop."""
        from sala.ui.room.presentation import presentation_of  # noqa: PLC0415  # start-up: loaded when first needed
        from sala.ui.room.projection import projection_of  # noqa: PLC0415  # start-up: loaded when first needed

        present = presentation_of(self._session)
        if present.shows(self._workshop, self._activity.key):
            present.end()
            return
        self._listen(present)
        present.begin(self._workshop, self._activity, self.window())
        projection_of(self._session, present).open(self.window())
        self.window().activateWindow()  # the keyboard stays with the facilitator
        if self.driver is not None:
            self.driver.forward_button.setFocus()

    def _listen(self, present: Presentation) -> None:
        """Hear of it once, however often the button is pressed."""
        if self._heard is None:
            self._heard = present
            present.began.connect(self._follow)
            present.ended.connect(self._follow)

    def _follow(self) -> None:
        """Show the driver while the room sees this activity, and the guide otherwise."""
        showing = self._heard is not None and self._heard.shows(self._workshop, self._activity.key)
        self._say(showing=showing)
        if showing and self.driver is None:
            self._take_place()
        elif not showing and self.driver is not None:
            self._give_back()

    def _take_place(self) -> None:
        from sala.ui.room.driver_panel import DriverPanel  # noqa: PLC0415  # start-up: loaded when first needed
        from sala.ui.room.projection import projection_of  # noqa: PLC0415  # start-up: loaded when first needed

        present = self._heard
        self.driver = DriverPanel(self._session, present, projection_of(self._session, present))
        self._beside.set_folded(folded=False)
        self._beside.lend(self.driver, self._session.gettext("Shown to the room"))
        for keys, act in (("PgDown", present.forward), ("PgUp", present.back)):  # clickers, wherever the keyboard is
            shortcut = QShortcut(QKeySequence(keys), self._page)
            shortcut.activated.connect(act)
            self._shortcuts.append(shortcut)

    def _give_back(self) -> None:
        self.driver = None
        while self._shortcuts:
            self._shortcuts.pop().deleteLater()
        self._beside.lend(None)

    def _say(self, *, showing: bool) -> None:
        _ = self._session.gettext
        self.setChecked(showing)
        self.setText(_("Stop showing") if showing else _("Show to the room"))
        set_tip(self, _("Stop showing (F5)") if showing else _("Show this activity in large letters (F5)"))
