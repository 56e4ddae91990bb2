"""Questions of the coach under each other, each with what the workshop answers; those for people can be ticked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from sala.services.coach import Answered, State
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.frames import IconSign, Panel, column, restyle, row
from sala.ui.widgets.labels import KhmerLabel
from sala.wording.coaching import answer_text

_SIGNS = {State.YES: "circle-check", State.NOT_YET: "circle", State.ASK: "circle-question-mark"}
_TONES = {State.YES: "good", State.NOT_YET: "soft", State.ASK: "accent"}


class CheckLine(QWidget):
    """One question: a sign, the words, the answer, and what to do as long as it is not yes.

    ``ticked(key, yes)`` comes when a person answers it.
    """

    ticked = Signal(str, bool)

    def __init__(self, session: Session, answered: Answered) -> None:
        super().__init__()
        self._session, self._key = session, answered.check.key
        self.setObjectName(f"check_{self._key}")
        self.sign = IconSign(_SIGNS[answered.answer.state], tone=_TONES[answered.answer.state])
        self.question = KhmerLabel(answered.check.question.in_language(session.language))
        self.answer = KhmerLabel("", "small")
        self.hint: KhmerLabel | None = None
        self.button = self._button() if answered.by_people else None
        self._words = words = column(self.question, self.answer, gap=0)
        if self.button is not None:
            words.addSpacing(UNIT // 2)
            words.addLayout(row(self.button, None))
        line = row(gap=UNIT)
        line.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        self.setLayout(line)
        self.show_answer(answered)

    def show_answer(self, answered: Answered) -> None:
        """Show what is answered now."""
        state = answered.answer.state
        self.sign.set_name(_SIGNS[state])
        if self.sign.property("tone") != _TONES[state]:
            restyle(self.sign, tone=_TONES[state])
        if self.answer.property("tone") != _TONES[state]:
            self.answer.set_tone(_TONES[state])
        self.answer.setText(answer_text(answered, self._session.translator))
        self._show_hint(answered)
        if self.button is not None:
            yes = state is State.YES
            self.button.setChecked(yes)
            self.button.set_icon_name("circle-check" if yes else "circle")
        self.setAccessibleName(f"{self.question.text()} {self.answer.text()}")

    def _show_hint(self, answered: Answered) -> None:
        wanted = answered.answer.state is not State.YES
        if self.hint is None and wanted:
            self.hint = KhmerLabel(answered.check.hint.in_language(self._session.language), "small")
            self._words.insertWidget(2, self.hint)
        if self.hint is not None:
            self.hint.setVisible(wanted)

    def _button(self) -> KhmerButton:
        button = KhmerButton(self._session.gettext("Yes, we looked at this"), "secondary", "circle", small=True)
        button.setObjectName(f"tick_{self._key}")
        button.setCheckable(True)
        button.setAccessibleName(f"{self.question.text()} {button.text()}")
        button.clicked.connect(lambda yes: self.ticked.emit(self._key, yes))
        return button


class CoachSection(Panel):
    """A set of questions under a title; it is not there while it has none. ``ticked(key, yes)`` as a line says."""

    ticked = Signal(str, bool)

    def __init__(self, session: Session, title: str, about: str, name: str) -> None:
        self._lines = column(gap=UNIT + UNIT // 2)
        head = row(IconSign("message-circle", tone="accent"), KhmerLabel(title, "lead"))
        head.setStretch(1, 1)
        super().__init__(head, KhmerLabel(about, "small"), self._lines, gap=UNIT)
        self._session = session
        self.setObjectName(name)
        self.lines: dict[str, CheckLine] = {}
        self.hide()

    def show_answers(self, answered: Sequence[Answered]) -> None:
        """Show the questions with what is answered now."""
        for one in answered:
            line = self.lines.get(one.check.key)
            if line is not None:
                line.show_answer(one)
                continue
            line = self.lines[one.check.key] = CheckLine(self._session, one)
            line.ticked.connect(self.ticked)
            self._lines.addWidget(line)
        self.setVisible(bool(answered))
