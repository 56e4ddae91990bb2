"""At the top of home: the workshop that was opened last, and the one button that goes on with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from sala.domain.next_step import NextStep, Step
from sala.domain.records import Workshop
from sala.khmer import harmless_line
from sala.ui.next_step_words import place_of, step_text
from sala.ui.place import Place
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.frames import Card, column, row
from sala.ui.widgets.labels import KhmerLabel


class GoOnCard(Card):
    """One sentence and one button. ``place_asked(place)`` when a person goes on."""

    place_asked = Signal(object)

    def __init__(self, session: Session) -> None:
        self._session = session
        self.name = KhmerLabel("", "small")
        self.sentence = KhmerLabel("", "lead")
        self.button = KhmerButton("", "secondary", "arrow-right")
        self.button.setObjectName("go_on_button")
        line = row(column(self.name, self.sentence, gap=0), self.button, gap=2 * UNIT)
        line.setStretch(0, 1)
        line.setAlignment(self.button, Qt.AlignmentFlag.AlignVCenter)
        super().__init__(line, margin=UNIT + UNIT // 2)
        self.setObjectName("go_on")
        self._place = Place()
        self.button.clicked.connect(lambda _checked: self.place_asked.emit(self._place))

    def show_step(self, workshop: Workshop, step: NextStep) -> None:
        """Show what is next in a workshop."""
        self._place = place_of(workshop.id, step)
        self.name.setText(harmless_line(workshop.name))
        self.sentence.setText(step_text(self._session, step))
        self.button.setText(button_text(self._session, step))
        self.button.setVisible(step.step is not Step.REST)
        self.button.setAccessibleName(f"{self.button.text()}: {self.sentence.text()}")


def button_text(session: Session, step: NextStep) -> str:
    """Return the verb on the button that goes to a step."""
    _ = session.gettext
    words = {Step.FINISH: _("Finish it"), Step.CASE: _("Write the case"), Step.SEND: _("Send")}
    return words.get(step.step, _("Begin"))
