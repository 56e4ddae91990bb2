"""The history of a field: who changed it, when, on which laptop; and bringing an earlier value back."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QDialog, QWidget

from sala.domain.records import Ref
from sala.khmer import format_date, format_time
from sala.services.history import HistoryEntry, bring_back, field_history
from sala.services.method import Field
from sala.ui.capture.value_text import value_text
from sala.ui.digits import in_own_digits
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.banner import Banner
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.frames import Card, VerticalScroll, column, row
from sala.ui.widgets.labels import KhmerLabel


class HistoryDialog(QDialog):
    """Every value of one field, the latest first; accepted when one was brought back."""

    def __init__(self, session: Session, ref: Ref, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._ref, self._field = session, ref, field
        _ = session.gettext
        scaled = session.look.theme.sizes.scaled
        label = field.label.in_language(session.language)
        self.setObjectName("history_dialog")
        self.setWindowTitle(session.translator.format("History: {field}", field=label))
        room = self.screen().availableSize()
        self.resize(min(scaled(560), room.width() - 60), min(scaled(480), room.height() - 60))
        self.heading = KhmerLabel(label, "heading")
        self._banner = Banner("attention")
        self._banner.hide()
        self._list = column(gap=UNIT)
        inside = QWidget()
        inside.setLayout(column(self._list, None))
        close = KhmerButton(_("Close"))
        close.setObjectName("close_button")
        close.clicked.connect(lambda _checked: self.reject())
        box = column(
            self.heading, self._banner, VerticalScroll(inside), row(None, close),
            gap=2 * UNIT, margin=3 * UNIT,
        )  # fmt: skip
        box.setStretch(2, 1)
        self.setLayout(box)
        session.read(lambda ws: field_history(ws, ref, field.key), self._show, owner=self)

    def _show(self, entries: list[HistoryEntry]) -> None:
        _ = self._session.gettext
        readings = [entry for entry in entries if entry.current]
        if len(readings) > 1:
            self._banner.say("attention", _("Two laptops wrote different things. Choose the one that is right."))
            self._banner.show()
        if not entries:
            self._list.addWidget(KhmerLabel(_("Nothing was written here yet."), tone="soft"))
        for number, entry in enumerate(entries):
            self._list.addWidget(self._entry(number, entry, choice=len(readings) > 1))

    def _entry(self, number: int, entry: HistoryEntry, *, choice: bool) -> QWidget:
        _ = self._session.gettext
        told = value_text(self._session, self._field, entry.value)
        value = KhmerLabel(told or _("(emptied)"), tone="" if told else "soft")
        value.setObjectName("history_value")
        value.set_selectable()
        who = KhmerLabel(self._who(entry), "small")
        card = Card(value, who, gap=UNIT // 2, margin=UNIT + UNIT // 2)
        if entry.current and not choice:
            card.add(KhmerLabel(_("This one is shown now."), "small", "good"))
        else:
            button = KhmerButton(_("Keep this one") if entry.current else _("Bring back"), "secondary", "undo-2")
            button.setObjectName(f"bring_back_{number}")
            button.clicked.connect(lambda _checked: self._bring_back(entry))
            card.add(row(button, None))
        card.set_chosen(entry.current)
        return card

    def _who(self, entry: HistoryEntry) -> str:
        parts = [entry.author, entry.laptop, _when(self._session, entry.wall)]
        return "  ·  ".join(part for part in parts if part)

    def _bring_back(self, entry: HistoryEntry) -> None:
        def done(_changed: object) -> None:
            self.accept()

        self._session.write(lambda ws: bring_back(ws, self._ref, self._field.key, entry.change), done, owner=self)


def _when(session: Session, wall: str) -> str:
    """Return a moment as day and time of this laptop's zone; a wall time that cannot be read is not shown."""
    try:
        moment = datetime.fromisoformat(wall).astimezone()
    except (ValueError, OverflowError):
        return ""
    text = f"{format_date(moment.date(), session.language, 'short')} {format_time(moment.time(), session.language)}"
    return in_own_digits(session.translator, text)
