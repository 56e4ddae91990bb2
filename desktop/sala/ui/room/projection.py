"""Where the room's window stands: on the second display when there is one, beside the facilitator's otherwise."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from sala.ui.room.awake import Awake
from sala.ui.room.displays import Display, Displays, for_the_room
from sala.ui.room.presentation import Presentation
from sala.ui.room.room_window import RoomWindow
from sala.ui.session import Session

_SHARE: Final = 0.46  # of the facilitator's display, when there is no other
_WIDE: Final = QSize(16, 9)


class Projection(QObject):
    """Opens the room's window when a presentation begins and moves it as displays come and go.

    ``changed()`` comes when it stands elsewhere; ``note`` then says what happened, if the facilitator must know.
    """

    changed = Signal()

    def __init__(self, session: Session, presentation: Presentation, displays: Displays | None = None) -> None:
        super().__init__(presentation)
        self.setObjectName("projection")
        self._session, self._presentation = session, presentation
        self.displays = displays if displays is not None else Displays()
        self.displays.setParent(self)
        self.window: RoomWindow | None = None
        self.on: Display | None = None
        self.note = ""
        self.chosen = ""
        self.on_top = False
        self._small_by_hand = False
        self._facilitator: QWidget | None = None
        self._awake = Awake(self)
        self.displays.changed.connect(lambda: QTimer.singleShot(0, self, self._follow))
        presentation.ended.connect(self._close)

    def open(self, facilitator: QWidget) -> None:
        """Show the room's window; ``facilitator`` is the window whose display is not the room's."""
        self._facilitator = facilitator
        if self.window is None:
            self.window = RoomWindow(self._presentation, self._session.gettext("Sala – for the room"))
            self.window.leave_asked.connect(self.leave)
            self.window.full_asked.connect(self.toggle_full)
            self.window.shape_changed.connect(self.changed)
            self._awake.begin()
        self.note, self._small_by_hand = "", False
        self._place(self._second())

    def second_displays(self) -> list[Display]:
        """Return the displays that the room could have, beside the facilitator's."""
        own = self._own_key()
        return [one for one in self.displays.all() if one.key != own]

    def choose(self, key: str) -> None:
        """Show on another display."""
        self.chosen, self.note, self._small_by_hand = key, "", False
        if self.window is not None:
            self._place(self._second())

    def is_full(self) -> bool:
        """Return whether the room's window fills a display."""
        return self.window is not None and self.window.isFullScreen()

    def toggle_full(self) -> None:
        """Fill the display, or be a window again."""
        if self.window is None:
            return
        self._small_by_hand = self.window.isFullScreen()
        if self._small_by_hand:
            self._place(None)
        else:
            self._place(self._second() or self._own())

    def leave(self) -> None:
        """Uncover the facilitator's window if the room lies on it, else stop showing."""
        covers = self.is_full() and self.on is not None and self.on.key == self._own_key()
        if covers:
            self._place(None)
            self._facilitator.activateWindow()
        else:
            self._presentation.end()

    def set_on_top(self, *, on_top: bool) -> None:
        """Keep the room's window above others, where both share a display."""
        self.on_top = on_top
        if self.window is not None:
            self.window.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, on=on_top)
            self.window.show()  # a change of flags hides it
            self.changed.emit()

    def _second(self) -> Display | None:
        return for_the_room(self.displays.all(), self._own_key(), self.chosen)

    def _own_key(self) -> str:
        return self.displays.of(self._facilitator) if self._facilitator is not None else ""

    def _own(self) -> Display | None:
        own = self._own_key()
        return next((one for one in self.displays.all() if one.key == own), None)

    def _place(self, display: Display | None) -> None:
        """Fill a display; None: be a window in a corner of the facilitator's."""
        self.on = display
        if display is not None:
            self.displays.put(self.window, display)
        else:
            self.window.showNormal()
            own = self._own()
            if own is not None:
                self.window.setGeometry(_corner(own.place))
        self.window.refresh()
        self.changed.emit()

    def _follow(self) -> None:
        """A display came or went: be where the room can see, and say so."""
        if self.window is None:
            return
        say = self._session.translator
        present = next((one for one in self.second_displays() if self.on is not None and one.key == self.on.key), None)
        wanted = present or self._second()
        was_away = self.on is not None and self.on.key != self._own_key()
        if was_away and wanted is None:
            self._place(None)
            self.note = say.gettext(
                "The second display was unplugged. What the room sees is in a window here; nothing is lost. "
                "Plug it in again, and the window goes back by itself."
            )
        elif wanted is not None and wanted != self.on and not self._small_by_hand:
            self._place(wanted)
            self.note = say.format("The room now sees it on “{display}”.", display=wanted.name)
        self.changed.emit()

    def _close(self) -> None:
        window, self.window, self.on = self.window, None, None
        if window is not None:
            self._awake.end()
            window.hide()
            window.deleteLater()
        self.note = ""


def _corner(place: QRect) -> QRect:
    """Return a wide window in the lower right corner of a display."""
    size = _WIDE.scaled(place.size() * _SHARE, Qt.AspectRatioMode.KeepAspectRatio)
    edge = QPoint(24, 48)
    return QRect(place.bottomRight() - edge - QPoint(size.width(), size.height()), size)


def projection_of(session: Session, presentation: Presentation) -> Projection:
    """Return the one that places what this presentation shows; made when first asked for."""
    return presentation.findChild(Projection, "projection") or Projection(session, presentation)
