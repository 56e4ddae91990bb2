"""The whole day as one quiet line: above as it was planned, below as it goes, with where it is now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from sala.domain.agenda import DONE, DROPPED, RUNNING, Placed
from sala.domain.agenda_live import LiveState
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.wording.live_day import end_sentence, pace_sentence

_PLAN, _GOES, _GAP, _MARK = 10, 22, 4, 7
#: Hours are named every so many minutes, as many as have room.
_STEPS = (60, 120, 180, 240)
_LONGEST = 26 * 60


class DayLine(QWidget):
    """Paints a day; what it shows is in the table below it and, for a screen reader, in its name."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._state: LiveState | None = None
        self._plan: Sequence[Placed] = ()
        self.setObjectName("day_line")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_state(self, state: LiveState, plan: Sequence[Placed]) -> None:
        """Show how a day stands, beside its plan."""
        self._state, self._plan = state, plan
        say = self._session.translator
        self.setAccessibleName(f"{pace_sentence(state, say)} {end_sentence(state, say)}")
        self.update()

    def sizeHint(self) -> QSize:
        """Two bars, a mark, and the hours below."""
        scaled = self._session.look.theme.sizes.scaled
        return QSize(40 * UNIT, scaled(_MARK + _PLAN + _GAP + _GOES + _GAP) + round(self.fontMetrics().height() * 1.1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Both lines, the hours, and now."""
        del event
        if self._state is None or not self._state.timeline:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, last = self._range(self._state)
        scaled = self._session.look.theme.sizes.scaled
        top = scaled(_MARK)
        self._paint_bars(painter, self._plan, top, scaled(_PLAN), first, last, is_plan=True)
        goes = top + scaled(_PLAN + _GAP)
        self._paint_bars(painter, self._state.timeline, goes, scaled(_GOES), first, last, is_plan=False)
        self._paint_hours(painter, goes + scaled(_GOES + _GAP), first, last)
        self._paint_now(painter, goes + scaled(_GOES), first, last)

    def _range(self, state: LiveState) -> tuple[int, int]:
        """Return the first and the last minute that are shown; a wild clock does not make the day invisible."""
        shown = [*self._plan, *state.timeline]
        first = min([placed.starts for placed in self._plan] or [state.day.first_minute])
        first = max(min(first, *(placed.starts for placed in shown)), first - _LONGEST // 4)
        last = max(state.planned_ends, min(state.ends, first + _LONGEST))
        return first, max(last, first + 30)

    def _x(self, minute: int, first: int, last: int) -> float:
        share = (min(max(minute, first), last) - first) / (last - first)
        return 1 + share * (self.width() - 2)

    def _paint_bars(
        self, painter: QPainter, bars: Sequence[Placed], top: int, height: int, first: int, last: int, *, is_plan: bool
    ) -> None:
        colours = self._session.look.theme.colours
        for placed in bars:
            state = "" if is_plan else placed.session.state
            if placed.ends <= placed.starts:
                continue
            beside = [one for one in bars if one.starts == placed.starts and one.ends > one.starts]
            part = height / len(beside)
            left, right = self._x(placed.starts, first, last), self._x(placed.ends, first, last)
            place = QRectF(
                left + 1, top + part * beside.index(placed), max(1.0, right - left - 2), part - (part < height)
            )
            fill = {DONE: colours.accent_soft, RUNNING: colours.accent}.get(state, colours.surface)
            painter.setPen(QPen(QColor(colours.edge if is_plan or state != RUNNING else colours.accent), 1))
            painter.setBrush(QBrush(QColor(colours.sunken if is_plan else fill)))
            if state == DROPPED:
                continue
            painter.drawRoundedRect(place, 2, 2)

    def _paint_hours(self, painter: QPainter, top: int, first: int, last: int) -> None:
        say, metrics = self._session.translator, self.fontMetrics()
        painter.setPen(QColor(self._session.look.theme.colours.text_soft))
        room = metrics.horizontalAdvance(say.digits("00:00")) + 3 * UNIT
        wide = self.width() / (last - first)
        step = next((step for step in _STEPS if step * wide >= room), _STEPS[-1])
        for minute in range(-(-first // 60) * 60, last + 1, step):
            text = say.digits(f"{minute // 60 % 24:02d}:00")
            half = metrics.horizontalAdvance(text) / 2
            middle = min(max(self._x(minute, first, last), half), self.width() - half)
            place = QRectF(middle - half - 1, top, 2 * half + 2, metrics.height())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), text)

    def _paint_now(self, painter: QPainter, bottom: int, first: int, last: int) -> None:
        state = self._state
        if state is None or not first <= state.minute <= last:
            return
        colours, side = self._session.look.theme.colours, self._session.look.theme.sizes.scaled(_MARK)
        x = self._x(state.minute, first, last)
        painter.setPen(QPen(QColor(colours.text), 2))
        painter.drawLine(QPointF(x, 1), QPointF(x, bottom))
        painter.setBrush(QColor(colours.text))
        painter.drawPolygon(QPolygonF([QPointF(x - side, 0), QPointF(x + side, 0), QPointF(x, side)]))
