"""One block of a day: when it begins, what it is, how long it takes, how much it matters."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QMenu, QWidget

from sala.domain.agenda import COULD, LONGEST, MUST, PRIORITIES, SHOULD
from sala.domain.records import Team
from sala.khmer import latin_digits
from sala.language import Translator
from sala.services.agenda_words import priority_words
from sala.ui.agenda.agenda_look import BlockLook
from sala.ui.agenda.block_form import BlockForm
from sala.ui.agenda.dragging import drag_block
from sala.ui.agenda.time_edit import widest_time
from sala.ui.agenda.warning_line import WarningLine
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.frames import IconSign, column, restyle, row
from sala.ui.widgets.labels import KhmerLabel, OneLineLabel
from sala.ui.widgets.marks import set_tip

STEP = 5
_PAUSE_MS = 400
_SIGNS = {MUST: "circle-dot", SHOULD: "circle", COULD: "circle-dashed"}
_KIND_SIGNS = {"break": "sun", "lunch": "sun", "opening": "flag", "closing": "flag", "free": "message-circle"}


@dataclass(frozen=True, slots=True)
class Widths:
    """How wide the columns of all rows are, in pixels: the widest time, length and word that may stand there."""

    time: int
    minutes: int
    priority: int


def column_widths(say: Translator, metrics: QFontMetrics, small: QFontMetrics) -> Widths:
    """Measure once for all rows; ``metrics`` are those of the text, ``small`` those of small buttons."""
    words = priority_words(say).values()
    return Widths(
        time=widest_time(say, metrics) + UNIT,
        minutes=max(metrics.horizontalAdvance(length_words(say, number * 111)) for number in range(10)) + 4,
        priority=max(small.horizontalAdvance(word) for word in words) + small.height() + 5 * UNIT,
    )


def length_words(say: Translator, minutes: int) -> str:
    """Return a length as a row shows it."""
    return say.format("{n} min", n=minutes)


class BlockRow(QFrame):
    """``changed(fields)`` carries what a person set; the other signals are for the list.

    ``moved(steps)``, ``moved_day(steps)``, ``removed()``, ``asked()`` (to open its activity), ``beside(id)`` (to run
    with another block, "" for alone) and ``stepped(steps)`` (to go to another row).
    """

    changed = Signal(object)
    moved = Signal(int)
    moved_day = Signal(int)
    removed = Signal()
    asked = Signal()
    beside = Signal(str)
    stepped = Signal(int)

    def __init__(self, session: Session, widths: Widths) -> None:
        super().__init__()
        self._session, self._widths = session, widths
        self._look: BlockLook | None = None
        self._others: list[BlockLook] = []
        self._teams: list[Team] = []
        self._minutes = 0
        self._pressed: QPoint | None = None
        self.form: BlockForm | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.keep_minutes)
        self.setProperty("frame", "row")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._words = priority_words(session.translator)
        self._make_parts()
        self._lay_out()

    def _make_parts(self) -> None:
        _ = self._session.gettext
        self.grip = IconSign("grip-vertical", tone="soft")
        set_tip(self.grip, _("Drag to move, or Alt with the arrows"))
        self.grip.setCursor(Qt.CursorShape.OpenHandCursor)
        self.starts = KhmerLabel("", tone="plain", wrap=False)
        self.sign = IconSign("flag", tone="soft")
        self.title = OneLineLabel("")
        self.detail = OneLineLabel("", "small")
        self.minutes = KhmerLabel("", wrap=False)
        self.minutes.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.less = self._tool("minus", _("5 minutes less"), "less_button")
        self.more = self._tool("plus", _("5 minutes more"), "more_button")
        self.less.clicked.connect(lambda _checked: self.step_minutes(-STEP))
        self.more.clicked.connect(lambda _checked: self.step_minutes(STEP))
        self.priority = KhmerButton("", "quiet", "circle", small=True, align=Qt.AlignmentFlag.AlignLeft)
        self.priority.setObjectName("priority_button")
        set_tip(self.priority, self._session.translator.digits(_("How much it matters; on the keyboard 1, 2 or 3")))
        self.priority.clicked.connect(lambda _checked: self._choose_priority())
        self.go = self._tool("arrow-right", _("Open the activity"), "open_activity_button")
        self.go.clicked.connect(lambda _checked: self.asked.emit())
        self.open_button = self._tool("chevron-down", _("Change the block"), "open_block_button")
        self.open_button.clicked.connect(lambda _checked: self.set_open(open_=not self.is_open()))

    def _lay_out(self) -> None:
        self.starts.setFixedWidth(self._widths.time)
        self.minutes.setFixedWidth(self._widths.minutes)
        self.priority.setFixedWidth(self._widths.priority)
        for part in (self.priority, self.go):  # so that columns stay columns where a row has none
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            part.setSizePolicy(policy)
        words = column(None, self.title, self.detail, None, gap=0)
        line: QHBoxLayout = row(gap=UNIT)
        line.addWidget(self.grip, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.starts, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addLayout(words, 1)
        for part in (self.less, self.minutes, self.more, self.priority, self.go, self.open_button):
            line.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        line.setContentsMargins(UNIT, 0, UNIT, 0)
        self._line = line
        holder = QWidget()
        holder.setLayout(line)
        holder.setMinimumHeight(self._session.look.theme.sizes.row - 2)
        self._below = column(gap=0)
        self._below.setContentsMargins(5 * UNIT + self.starts.width(), 0, UNIT, 0)
        self._box = column(holder, self._below, gap=0)
        self.setLayout(self._box)
        for part in (holder, self.title, self.detail, self.starts, self.sign, self.minutes):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, part is not holder)

    def look(self) -> BlockLook:
        """The block that is shown."""
        assert self._look is not None  # noqa: S101  # a row is shown a block before anybody asks
        return self._look

    def show_block(self, look: BlockLook, number: int, others: list[BlockLook], teams: list[Team]) -> None:
        """Show a block, the ``number``-th of its day, among ``others`` of that day."""
        self.setObjectName(f"block_{number}")
        self._others, self._teams = [one for one in others if one.session.id != look.session.id], teams
        before, self._look = self._look, look
        if before == look:
            self._show_form()
            return
        one = look.session
        if not self._pause.isActive():
            self._minutes = one.minutes
        self.starts.setText(look.starts)
        self.title.setText(look.title)
        tone = "soft" if look.dropped or look.rests else "plain"
        if self.title.property("tone") != tone:
            self.title.set_tone(tone)
        self.detail.setText(look.detail)
        self.detail.setVisible(bool(look.detail))
        self._line.setContentsMargins(UNIT + 3 * UNIT * look.beside, 0, UNIT, 0)
        self.sign.setVisible(not look.activity or look.beside)
        self.sign.set_name("columns-3" if look.beside else _KIND_SIGNS.get(one.kind, "flag"))
        self.priority.setText(self._words[one.priority])
        self.priority.set_icon_name(_SIGNS[one.priority])
        self.priority.setVisible(not look.rests)
        self.go.setVisible(bool(look.activity))
        if bool(self.property("rest") == "true") != look.rests:
            restyle(self, rest="true" if look.rests else "false")
        self._show_minutes()
        self._show_warnings()
        self._show_form()

    def clear(self) -> None:
        """Forget the block that was shown, so that the row can show another one; what was typed is saved."""
        self.flush()
        self.set_open(open_=False)
        self._look = None

    def step_minutes(self, by: int) -> None:
        """Make the block longer or shorter, to a multiple of five; it is saved when the person pauses."""
        goal = (self._minutes // STEP + 1) * STEP if by > 0 else (-(-self._minutes // STEP) - 1) * STEP
        goal = min(max(goal, STEP), LONGEST)
        if goal != self._minutes:
            self._minutes = goal
            self._show_minutes()
            self._pause.start()

    def keep_minutes(self) -> None:
        """Hand over a new length."""
        self._pause.stop()
        if self._look is not None and self._minutes != self._look.session.minutes:
            self.changed.emit({"minutes": self._minutes})

    def flush(self) -> None:
        """Hand over whatever is not saved yet."""
        self.keep_minutes()
        if self.form is not None:
            self.form.flush()

    def is_open(self) -> bool:
        """Whether the form is shown."""
        return self.form is not None and not self.form.isHidden()

    def set_open(self, *, open_: bool) -> None:
        """Open the form of the block, or close it; what is typed there is saved first."""
        if open_ == self.is_open():
            return
        if open_ and self.form is None:
            self.form = BlockForm(self._session)
            self.form.changed.connect(self.changed)
            self.form.beside.connect(self.beside)
            self.form.removed.connect(self.removed)
            self._box.addWidget(self.form)
            self._show_form()
        if self.form is not None:
            self.form.flush()
            self.form.setVisible(open_)
        self.open_button.set_icon_name("chevron-up" if open_ else "chevron-down")
        words = self._session.gettext("Close") if open_ else self._session.gettext("Change the block")
        self.open_button.setToolTip(words)
        self.open_button.setAccessibleName(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Everything that the mouse can do."""
        key, alt = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key, 0)
        sideways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key, 0)
        typed = latin_digits(event.text())  # a Khmer keyboard types ១ where another types 1
        numbers = dict(zip("123", PRIORITIES, strict=True))
        if not self.hasFocus():
            super().keyPressEvent(event)
        elif step and alt:
            self.moved.emit(step)
        elif step:
            self.stepped.emit(step)
        elif sideways and alt:
            self.moved_day.emit(sideways)
        elif typed in ("+", "="):
            self.step_minutes(STEP)
        elif typed == "-":
            self.step_minutes(-STEP)
        elif key == Qt.Key.Key_Delete:
            self.removed.emit()
        elif typed in numbers and not self.look().rests:
            self.changed.emit({"priority": numbers[typed]})
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.look().activity:
            self.asked.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space):
            self._open_and_write()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag may begin."""
        if event.button() == Qt.MouseButton.LeftButton and not self._in_form(event.position().toPoint()):
            self._pressed = event.position().toPoint()
            event.accept()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin to drag when the pointer has gone far enough with the button held."""
        if self._pressed is None or self._look is None:
            return
        if (event.position().toPoint() - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            self.flush()
            drag_block(self, self._look.session.id)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """No drag after all."""
        self._pressed = None
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the activity, or the form of what is none."""
        if self._in_form(event.position().toPoint()):
            return
        if self.look().activity:
            self.asked.emit()
        else:
            self._open_and_write()

    def _in_form(self, place: QPoint) -> bool:
        return self.is_open() and self.form is not None and self.form.geometry().contains(place)

    def _open_and_write(self) -> None:
        self.set_open(open_=True)
        if self.form is not None:
            self.form.title.setFocus()

    def _choose_priority(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for priority in PRIORITIES:
            action = menu.addAction(self._words[priority])
            action.setCheckable(True)
            action.setChecked(priority == self.look().session.priority)
            action.triggered.connect(lambda _on, priority=priority: self.changed.emit({"priority": priority}))
        menu.popup(self.priority.mapToGlobal(self.priority.rect().bottomLeft()))

    def _show_minutes(self) -> None:
        look, text = self.look(), length_words(self._session.translator, self._minutes)
        self.minutes.setText(text)
        told = [look.starts, look.title, text, "" if look.rests else self._words[look.session.priority]]
        self.setAccessibleName(", ".join(part for part in (*told, *look.warnings) if part))

    def _show_warnings(self) -> None:
        while self._below.count():
            gone = self._below.takeAt(0).widget()
            gone.hide()
            gone.deleteLater()
        look = self.look()
        for sentence in look.warnings:
            last = sentence == look.warnings[-1]
            accept = self._session.gettext("It is meant so") if look.lacking and last else ""
            line = WarningLine(sentence, accept)
            line.accepted.connect(self._accept)
            self._below.addWidget(line)

    def _accept(self) -> None:
        look = self.look()
        self.changed.emit({"without": [*look.session.without, *look.lacking]})

    def _show_form(self) -> None:
        if self.form is not None and self._look is not None:
            self.form.show_block(self._look, self._others, self._teams)

    def _tool(self, picture: str, text: str, name: str) -> KhmerButton:
        button = KhmerButton("", "quiet", picture, small=True, tip=text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(text)
        button.setObjectName(name)
        return button
