"""One workshop in the list at home."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from sala.khmer import format_date, format_date_range, harmless_line
from sala.services.places import describe
from sala.services.workshops import WorkshopSummary
from sala.ui.digits import in_own_digits
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.frames import column, row
from sala.ui.widgets.labels import KhmerLabel

#: Text so large (percent) leaves no room beside the words.
_UNDER_EACH_OTHER_FROM = 150


class WorkshopRow(QPushButton):
    """A button as wide as the list: name, place and days, how much there is."""

    def __init__(self, session: Session, summary: WorkshopSummary) -> None:
        super().__init__()
        self.summary = summary
        self.setObjectName(f"workshop_{summary.workshop.code}")
        say, workshop = session.translator, summary.workshop
        name = KhmerLabel(harmless_line(workshop.name), "lead")
        parts = [
            describe(workshop.place, say.language) if workshop.place else workshop.venue,
            days_text(session, summary),
        ]
        where = KhmerLabel("  ·  ".join(part for part in parts if part), "small")
        counts = KhmerLabel(
            "  ·  ".join(
                [
                    say.nformat("{n} card", "{n} cards", summary.cards),
                    say.nformat("{n} person", "{n} people", summary.people),
                    say.nformat("{n} team", "{n} teams", summary.teams),
                ]
            ),
            "small",
            wrap=False,
        )
        self.next = KhmerLabel("", "small", "accent")
        self.next.setObjectName("workshop_next")
        self.next.hide()
        words = column(name, where, self.next, gap=0)
        chips: list[QWidget] = []
        if workshop.demo:
            chips.append(_chip(say.gettext("Sample"), "info"))
        if summary.unsent:
            chips.append(_chip(say.gettext("Not yet sent"), "attention"))
        code = KhmerLabel(workshop.code, "small", wrap=False)
        if session.look.theme.sizes.percent < _UNDER_EACH_OTHER_FROM:
            facts = column(row(None, *chips, code, gap=UNIT), row(None, counts), gap=UNIT // 2)
            whole = row(words, facts, gap=3 * UNIT, margin=UNIT + UNIT // 2)
            whole.setStretch(0, 1)
        else:
            facts = column(row(*chips, code, None, gap=UNIT), row(counts, None), gap=UNIT // 2)
            whole = column(words, facts, margin=UNIT + UNIT // 2)
        self.setLayout(whole)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._spoken = f"{workshop.name}, {where.text()}"
        self.setAccessibleName(self._spoken)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_next(self, sentence: str) -> None:
        """Show what comes next in the workshop."""
        self.next.setText(sentence)
        self.next.show()
        self.setAccessibleName(f"{self._spoken}, {sentence}")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The room that the words need."""
        return self.layout().sizeHint()

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher: the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height in pixels at a width."""
        return int(self.layout().heightForWidth(width))


def days_text(session: Session, summary: WorkshopSummary) -> str:
    """Return the days of a workshop in the window's language, or ""."""
    workshop = summary.workshop
    if not workshop.starts:
        return ""
    try:
        first = date.fromisoformat(workshop.starts)
        last = date.fromisoformat(workshop.ends) if workshop.ends else first
    except ValueError:  # a file from elsewhere may bring anything
        return ""
    language = session.language
    text = format_date(first, language) if first == last else format_date_range(first, last, language)
    return in_own_digits(session.translator, text)


def _chip(text: str, kind: str) -> KhmerLabel:
    chip = KhmerLabel(text, "chip", wrap=False)
    chip.setProperty("kind", kind)
    return chip
