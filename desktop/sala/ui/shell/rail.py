"""The stage rail: what is done, begun and open. Nothing is locked: a facilitator may jump."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from sala.domain.next_step import NextStep, Step
from sala.domain.progress import Progress
from sala.ui.place import ACTIVITY, AGENDA, LIVE, OTHER_CARDS, PEOPLE, SEND, Place
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.frames import IconSign, Rule, VerticalScroll, column, restyle, row
from sala.ui.widgets.labels import KhmerLabel

if TYPE_CHECKING:
    from sala.services.method import Pack

_WIDTH = 232
_ANY_WIDTH = 16_777_215
_SIGNS = {Progress.OPEN: "circle", Progress.BEGUN: "circle-dot", Progress.DONE: "circle-check"}
StageProgress = Mapping[str, Mapping[str, Progress]]


class RailButton(QPushButton):
    """One line of the rail: a sign and words that wrap."""

    def __init__(self, session: Session, picture: str, text: str, name: str) -> None:
        super().__init__()
        self._session = session
        self.setObjectName(name)
        self.setProperty("kind", "quiet")
        self.setCheckable(True)
        self.words = KhmerLabel(text)
        self.sign = IconSign(picture, tone="soft")
        self.setAccessibleName(text)
        line = row(gap=UNIT)
        line.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.words, 1, Qt.AlignmentFlag.AlignTop)
        box = column(None, line, None, gap=0)
        box.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        self.setLayout(box)
        for child in (self.words, self.sign):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_sign(self, picture: str, tone: str) -> None:
        """Show an icon in the colour of a tone (soft, accent, good)."""
        self.sign.set_name(picture)
        if self.sign.property("tone") != tone:
            restyle(self.sign, tone=tone)

    def sizeHint(self) -> QSize:
        """The room that sign and words need."""
        return self.layout().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """The sign and the widest word: a button's own minimum would be all words on one line."""
        return self.layout().minimumSize()

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher: the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height in pixels at a width."""
        return max(self.layout().heightForWidth(width), self._session.look.theme.sizes.scaled(36))


class StageRail(QFrame):
    """Stages with their activities, then the rest of the workshop."""

    place_asked = Signal(object)
    print_asked = Signal()

    def __init__(self, session: Session, pack: Pack, workshop: str) -> None:
        super().__init__()
        self._session, self._workshop = session, workshop
        self.setProperty("ground", "surface")
        self.set_alone(alone=False)
        self.activities: dict[str, RailButton] = {}
        self.dots: dict[str, KhmerLabel] = {}
        self.others: dict[str, RailButton] = {}
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        box.setSpacing(2)
        for stage in pack.stages:
            self._add_stage(box, stage.key, stage.title.in_language(session.language))
            for summary in stage.activities:
                place = Place(ACTIVITY, workshop, summary.key)
                title = summary.title.in_language(session.language)
                button = self._add_button(box, "circle", title, f"rail_{summary.key}", place)
                self.activities[summary.key] = button
        self._add_others(box)
        box.addStretch(1)
        self.scroll = VerticalScroll(inside)
        self.scroll.setObjectName("rail_scroll")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._next_place = Place(ACTIVITY, workshop)
        self.next = self._next_button()
        self._above = QWidget()
        self._above.setLayout(column(self.next, Rule()))
        self._above.layout().setContentsMargins(UNIT, UNIT, UNIT, 0)
        self._above.hide()
        whole.addWidget(self._above)
        whole.addWidget(self.scroll, 1)

    def set_alone(self, *, alone: bool) -> None:
        """Take the whole width, where rail and page have no room beside each other."""
        if alone:
            self.setMinimumWidth(0)
            self.setMaximumWidth(_ANY_WIDTH)
        else:
            self.setFixedWidth(max(_WIDTH, self._session.look.theme.sizes.scaled(_WIDTH * 0.9)))

    def show_progress(self, progress: StageProgress) -> None:
        """Show how far each activity is; a screen reader hears it with the name."""
        _ = self._session.gettext
        told = {Progress.OPEN: _("open"), Progress.BEGUN: _("begun"), Progress.DONE: _("done")}
        tones = {Progress.OPEN: "soft", Progress.BEGUN: "accent", Progress.DONE: "good"}
        for stage, activities in progress.items():
            for key, state in activities.items():
                if key in self.activities:
                    button = self.activities[key]
                    button.show_sign(_SIGNS[state], tones[state])
                    button.setAccessibleName(f"{button.words.text()}, {told[state]}")
            if stage in self.dots:
                done = sum(1 for state in activities.values() if state is Progress.DONE)
                self.dots[stage].setText(self._session.translator.digits(f"{done}/{len(activities)}"))

    def show_place(self, place: Place) -> None:
        """Mark where the person is."""
        for key, button in self.activities.items():
            button.setChecked(place.page == ACTIVITY and place.activity == key)
        for page, button in self.others.items():
            button.setChecked(place.page == page)
        QTimer.singleShot(0, self, self.show_current)

    def current(self) -> RailButton:
        """Return the line of where the person is; the first one where there is none."""
        lines = [*self.activities.values(), *self.others.values()]
        return next((line for line in lines if line.isChecked()), lines[0])

    def show_current(self) -> None:
        """Scroll to where the person is."""
        if self.current().isChecked():
            self.scroll.ensureWidgetVisible(self.current(), 0, self.current().height())

    def show_next(self, step: NextStep) -> None:
        """Show at the top what comes next; the button goes there."""
        from sala.ui.next_step_words import place_of, step_text  # noqa: PLC0415  # start-up: loaded when first needed

        text = step_text(self._session, step)
        self._next_place = place_of(self._workshop, step)
        self.next.words.setText(text)
        self.next.setAccessibleName(text)
        self.next.show_sign("check" if step.step is Step.REST else "arrow-right", "accent")
        self.next.setEnabled(step.step is not Step.REST)
        if self._above.isHidden():
            self._above.show()
            QTimer.singleShot(0, self, self.show_current)  # there is less room below it now

    def show_unsent(self, count: int) -> None:
        """Show beside "Send" how much was not yet sent."""
        _ = self._session.gettext
        text = _("Send and receive")
        self.others[SEND].words.setText(f"{text} ({self._session.translator.number(count)})" if count else text)

    def show_others(self, *, others: bool) -> None:
        """Offer the page of the cards that no activity shows, where there are any or where it is shown."""
        self.others[OTHER_CARDS].setVisible(others or self.others[OTHER_CARDS].isChecked())

    def _add_stage(self, box: QVBoxLayout, key: str, title: str) -> None:
        heading = KhmerLabel(title, "small", "accent")
        self.dots[key] = KhmerLabel("", "small")
        line = row(heading, self.dots[key])
        line.setStretch(0, 1)
        line.setContentsMargins(UNIT, UNIT, UNIT, 0)
        box.addLayout(line)

    def _next_button(self) -> RailButton:
        """What comes next stands above the stages, and stays there while they are scrolled."""
        button = RailButton(self._session, "arrow-right", "", "rail_next")
        button.setCheckable(False)
        button.clicked.connect(lambda: self.place_asked.emit(self._next_place))
        return button

    def _add_others(self, box: QVBoxLayout) -> None:
        _ = self._session.gettext
        line = QFrame()
        line.setProperty("frame", "rule")
        box.addSpacing(UNIT)
        box.addWidget(line)
        for page, picture, text in (
            (OTHER_CARDS, "layers", _("Other cards")),
            (AGENDA, "calendar", _("Agenda")),
            (LIVE, "clock", _("The day, live")),
            (PEOPLE, "users", _("People and teams")),
            (SEND, "send", _("Send and receive")),
        ):
            self.others[page] = self._add_button(box, picture, text, f"rail_{page}", Place(page, self._workshop))
        self.others[OTHER_CARDS].hide()
        self.printing = RailButton(self._session, "printer", _("Print"), "rail_print")
        self.printing.setCheckable(False)
        self.printing.clicked.connect(self.print_asked.emit)
        box.insertWidget(box.indexOf(self.others[SEND]), self.printing)

    def _add_button(self, box: QVBoxLayout, picture: str, text: str, name: str, place: Place) -> RailButton:
        button = RailButton(self._session, picture, text, name)
        button.clicked.connect(lambda: self.place_asked.emit(place))
        box.addWidget(button)
        return button
