"""The six questions about difficulties, asked of one person who agrees to be asked.

The word "disability" is not read out; see ``sala.domain.functioning`` for the source and the rule.
"""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from sala.domain.functioning import QUESTIONS, has_disability
from sala.domain.records import Participant
from sala.services.functioning import kept_answers
from sala.services.functioning_words import functioning_answers, functioning_questions
from sala.services.people_words import person_answers
from sala.ui.capture.toggles import ToggleRow
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.banner import Banner
from sala.ui.widgets.buttons import KhmerButton, TickBox
from sala.ui.widgets.dialog_size import fill_dialog, fit_dialog
from sala.ui.widgets.frames import column, row
from sala.ui.widgets.labels import KhmerLabel

_WIDTH, _WIDEST = 980, 1280


class FunctioningDialog(QDialog):
    """Accepted when something is to be kept: ``answers()``, and whether the answers too (``keeps_answers()``)."""

    def __init__(self, session: Session, person: Participant, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        _, say = session.gettext, session.translator
        self.setObjectName("functioning_dialog")
        self.setWindowTitle(_("Difficulties in doing things"))
        before = kept_answers(person)
        answers = list(functioning_answers(say).items())
        self.rows: dict[str, ToggleRow] = {}
        asked = []
        for number, (key, question) in enumerate(functioning_questions(say).items(), start=1):
            choice = ToggleRow(answers)
            choice.setObjectName(f"question_{key}")
            choice.setAccessibleName(question)
            choice.set_key(before[key])
            choice.changed.connect(self._show_result)
            self.rows[key] = choice
            block = QWidget()
            line = row(KhmerLabel(say.digits(f"{number}. ") + question), choice, gap=2 * UNIT)
            line.setStretch(0, 1)
            block.setLayout(line)
            choice.setMinimumWidth(choice.layout().sizeHint().width())
            asked.append(block)
        self.result_words = Banner("info")
        self.result_words.setObjectName("functioning_result")
        self.agreed = TickBox(_("The person agrees that the six answers are kept, too"), ticked=any(before.values()))
        self.agreed.setObjectName("functioning_agreed")
        self.cancel = KhmerButton(_("Cancel"))
        self.cancel.setObjectName("cancel_button")
        self.cancel.clicked.connect(self.reject)
        self.keep = KhmerButton("", "primary", "check")
        self.keep.setObjectName("keep_functioning_button")
        self.keep.clicked.connect(self.accept)
        self.keep.setDefault(True)
        intro = _("Ask only if the person agrees, and where nobody else listens. They may leave any question out.")
        read = _("Read out: “The next questions ask about difficulties you may have doing certain activities.”")
        told = _("Without a tick only the result is kept: yes or no. It goes into the column “Disability”.")
        head = KhmerLabel(f"{person.name} ({person.code})", "heading")
        parts = [head, KhmerLabel(intro, tone="soft"), KhmerLabel(read), *asked, self.result_words]
        content = column(*parts, None, gap=UNIT + UNIT // 2)
        foot = column(self.agreed, KhmerLabel(told, "small"), row(None, self.cancel, self.keep), gap=UNIT)
        width = min(session.look.theme.sizes.scaled(_WIDTH), _WIDEST)
        fill_dialog(self, width, content, foot)
        self._show_result()
        fit_dialog(self, width)  # now that the result is seen

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the first question."""
        super().showEvent(event)
        self.rows[QUESTIONS[0]].setFocus()

    def answers(self) -> dict[str, str]:
        """Return the answers by question, "" for an open one."""
        return {question: self.rows[question].key() for question in QUESTIONS}

    def keeps_answers(self) -> bool:
        """Return whether the person let the answers be kept."""
        return self.agreed.isChecked()

    def _show_result(self) -> None:
        say = self._session.translator
        answers = self.answers()
        result = has_disability(answers)
        words = person_answers(say)["disability"][result]
        left = sum(1 for answer in answers.values() if not answer)
        self.keep.setEnabled(left < len(QUESTIONS))
        self.keep.setText(say.format("Keep the result: {result}", result=words))
        if left == len(QUESTIONS):
            told = say.gettext("At least one “a lot of difficulty” or “cannot do it at all” counts as a disability.")
        elif result == "yes":
            told = say.gettext(
                "Disability: yes, at least one answer is “a lot of difficulty” or “cannot do it at all”."
            )
        elif result == "no":
            told = say.gettext("Disability: no, none of the six answers is “a lot of difficulty” or more.")
        else:
            told = say.nformat(
                "Disability: not known, {n} question is open.", "Disability: not known, {n} questions are open.", left
            )
        self.result_words.say("info", told)
