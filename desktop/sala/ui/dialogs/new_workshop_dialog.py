"""A new workshop in four short steps; only its name is needed."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from sala.services.changed import Changed
from sala.services.method import STANDARD
from sala.services.workshops import NewWorkshop, create_workshop
from sala.ui.home.new_workshop_steps import WhatAndWhere, When, WhichTeams, WhoComes
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.banner import Banner
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.frames import VerticalScroll, column, row
from sala.ui.widgets.labels import KhmerLabel
from sala.ui.widgets.question import Answer, ask

_STAY, _LEAVE = "stay", "leave"


class NewWorkshopDialog(QDialog):
    """After it was accepted, ``made`` is the id of the new workshop."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.made = ""
        _ = session.gettext
        self.setObjectName("new_workshop_dialog")
        self.setWindowTitle(_("New workshop"))
        self.what, self.when = WhatAndWhere(session), When(session)
        self.who, self.teams = WhoComes(session), WhichTeams(session)
        self._steps = (self.what, self.when, self.who, self.teams)
        self._titles = [_("What and where?"), _("When, and which agenda?"), _("Who comes?"), _("Which teams?")]
        self.heading = KhmerLabel("", "heading")
        self.step = KhmerLabel("", "small", wrap=False)
        self.step.setObjectName("step_label")
        self.banner = Banner("error")
        self.banner.setObjectName("new_workshop_banner")
        self.banner.hide()
        self.stack = QStackedWidget()
        for page in self._steps:
            self.stack.addWidget(VerticalScroll(page))
        self.back = KhmerButton(_("Back"), "secondary", "arrow-left")
        self.back.setObjectName("back_button")
        self.back.clicked.connect(lambda _checked: self._show_step(self.stack.currentIndex() - 1))
        self.finish = KhmerButton(_("Make the workshop now"), "quiet")
        self.finish.setObjectName("finish_button")
        self.finish.clicked.connect(lambda _checked: self._make())
        self.forward = KhmerButton(_("Next"), "primary")
        self.forward.setObjectName("forward_button")
        self.forward.setDefault(True)
        self.forward.clicked.connect(lambda _checked: self._forward())
        self._lay_out()
        self._show_step(0)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the name."""
        super().showEvent(event)
        self.what.begins_in.setFocus()

    def reject(self) -> None:
        """Ask before what was written goes."""
        if self.isVisible() and any(step.is_touched() for step in self._steps) and not self._leave_anyway():
            return
        super().reject()

    def _lay_out(self) -> None:
        scaled = self._session.look.theme.sizes.scaled
        room = self.screen().availableSize()
        self.resize(min(scaled(680), room.width() - 60), min(scaled(620), room.height() - 60))
        cancel = KhmerButton(self._session.gettext("Cancel"))
        cancel.setObjectName("cancel_button")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(lambda _checked: self.reject())
        head = row(self.heading, self.step)
        head.setStretch(0, 1)
        buttons = row(cancel, None, self.finish, self.back, self.forward)
        box = column(head, self.banner, self.stack, buttons, gap=2 * UNIT, margin=3 * UNIT)
        box.setStretch(2, 1)
        self.setLayout(box)

    def _forward(self) -> None:
        here = self.stack.currentIndex()
        if here == len(self._steps) - 1:
            self._make()
        elif self._is_right(here):
            self._show_step(here + 1)

    def _show_step(self, number: int) -> None:
        say = self._session.translator
        self.banner.say("error", "")
        self.stack.setCurrentIndex(number)
        self.heading.setText(self._titles[number])
        self.step.setText(say.format("Step {n} of {total}", n=number + 1, total=len(self._titles)))
        self.back.setVisible(number > 0)
        last = number == len(self._titles) - 1
        self.forward.setText(say.gettext("Make the workshop") if last else say.gettext("Next"))
        self.finish.setVisible(not last)
        self._steps[number].begins_in.setFocus()

    def _is_right(self, number: int) -> bool:
        """Return whether a step is right; if not, show what must be mended."""
        wrong = list(self._steps[number].check())
        if not wrong:
            return True
        if self.stack.currentIndex() != number:
            self._show_step(number)
        for field, error in wrong:
            field.set_problem(self._session.sentence(error))
        wrong[0][0].setFocus()
        self.stack.currentWidget().ensureWidgetVisible(wrong[0][0], 0, UNIT)
        return False

    def _make(self) -> None:
        if not all(self._is_right(number) for number in range(len(self._steps))):
            return
        starts, ends = self.when.dates()
        new = NewWorkshop(
            name=self.what.name.text(),
            place=self.what.place.code(),
            venue=self.what.venue.text(),
            service=self.what.service.text(),
            facility=self.what.facility.key(),
            starts=starts,
            ends=ends,
            agenda=self.when.agenda.key(),
            teams=self.teams.list(),
            participants=self.who.list(),
        )
        self.setEnabled(False)
        self._session.write(lambda ws: create_workshop(ws, new, method=STANDARD), self._made, self._failed, owner=self)

    def _made(self, changed: Changed | None) -> None:
        self.made = changed.created if changed else ""
        self.accept()

    def _failed(self, error: BaseException) -> None:
        self.setEnabled(True)
        self.banner.say("error", self._session.sentence(error))
        self.forward.setFocus()

    def _leave_anyway(self) -> bool:
        _ = self._session.gettext
        answers = [Answer(_LEAVE, _("Leave without it"), "danger"), Answer(_STAY, _("Go on writing"), "primary")]
        told = _("What you wrote here is not kept unless you make the workshop.")
        return ask(self, _("Leave without making the workshop?"), told, answers) == _LEAVE
