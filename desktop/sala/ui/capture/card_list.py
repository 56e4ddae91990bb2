"""All cards of an activity under each other, with a line for fast entry."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from sala.domain.records import Card
from sala.services.cards import add_cards
from sala.services.method import CardKind, FieldType
from sala.ui.capture.card_titles import card_title, card_words
from sala.ui.capture.quick_entry import QuickEntry
from sala.ui.capture.two_lines import SECOND_LINE, TwoLines
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.frames import column, row
from sala.ui.widgets.labels import KhmerLabel
from sala.ui.widgets.picks import PickBox

_ID = int(Qt.ItemDataRole.UserRole)
Shown = tuple[str, str, str]


class CardView(QListWidget):
    """The list itself: Enter or a click opens a card, Delete deletes it."""

    opened = Signal(str)
    deleted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.itemClicked.connect(lambda item: self.opened.emit(item.data(_ID)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open or delete the card that is chosen."""
        item = self.currentItem()
        if item is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(item.data(_ID))
        elif item is not None and event.key() == Qt.Key.Key_Delete:
            self.deleted.emit(item.data(_ID))
        else:
            super().keyPressEvent(event)


class CardList(QWidget):
    """``opened(id)`` comes when a person wants to see a card, ``deleted(id)`` when they want it away."""

    opened = Signal(str)
    deleted = Signal(str)

    def __init__(self, session: Session, kind: CardKind, workshop: str, activity: str) -> None:
        super().__init__()
        self._session, self._kind, self._workshop, self._activity = session, kind, workshop, activity
        self._shown: list[Shown] = []
        self._wanted_team = ""
        _ = session.gettext
        plural = kind.plural.in_language(session.language)
        told = _("Write, press Enter, write the next one. Many lines can be pasted.")
        self.quick = QuickEntry(session, f"{workshop} {activity}", placeholder=told)
        self.quick.setObjectName("quick_entry")
        self.quick.setAccessibleName(plural)
        self.quick.entered.connect(self._add)
        self.team = PickBox()
        self.team.setObjectName("list_team_picker")
        self.team.setAccessibleName(_("Team"))
        self.view = CardView()
        self.view.setObjectName("card_list")
        self.view.setAccessibleName(plural)
        self.view.setItemDelegate(TwoLines(session.look, self.view))
        self.view.opened.connect(self.opened)
        self.view.deleted.connect(self.deleted)
        self.empty = KhmerLabel(_("Nothing is written here yet. Write the first one above."), tone="soft")
        self.empty.hide()
        self._entry = QWidget()
        self._entry.setLayout(row(self.team, self.quick))
        self._entry.layout().setStretch(0, 1)
        self._entry.layout().setStretch(1, 3)
        box = column(self._entry, self.empty, self.view, gap=UNIT)
        box.setContentsMargins(0, 0, UNIT, UNIT)
        box.setStretch(2, 1)
        self.setLayout(box)
        title = kind.field(kind.title_field)
        if title is None or title.type in (FieldType.CHOICE, FieldType.CHOICES):
            self._entry.hide()

    def show_cards(self, cards: list[Card], teams: list[tuple[str, str]]) -> None:
        """Show cards with their numbers, teams and first words; ``teams`` are ids and names, the whole group first."""
        wanted, self._wanted_team = self._wanted_team or self.team.key(), ""
        self.team.set_choices(teams)
        self.team.set_key(wanted if wanted in dict(teams) else "")
        digits, names = self._session.translator.digits, {key: name for key, name in teams if key}
        shown = [
            (
                card.id,
                f"{digits(str(number))}.  {card_title(self._session, self._kind, card)}",
                "  ·  ".join(
                    part for part in (names.get(card.team, ""), card_words(self._session, self._kind, card)) if part
                ),
            )
            for number, card in enumerate(cards, start=1)
        ]
        if shown != self._shown:
            self._fill(shown)
        self.empty.setVisible(not cards)
        self.view.setVisible(bool(cards))

    def mark(self, card_id: str) -> None:
        """Choose a card in the list, without opening it."""
        row_ = next((number for number, (identity, _, _) in enumerate(self._shown) if identity == card_id), -1)
        self.view.setCurrentRow(row_)

    def choose_team(self, team: str) -> None:
        """Write the next lines for a team, as soon as the teams are known."""
        self._wanted_team = team

    def focus_entry(self) -> None:
        """Put the keyboard where the next line is written."""
        (self.view if self._entry.isHidden() else self.quick).setFocus()

    def _fill(self, shown: list[Shown]) -> None:
        """Show other rows; the one that is chosen stays chosen, and the list where it was scrolled to."""
        before, bar = self.view.currentItem(), self.view.verticalScrollBar()
        chosen, scrolled, at_end = before.data(_ID) if before else "", bar.value(), bar.value() == bar.maximum()
        grown = len(shown) > len(self._shown)
        self._shown = shown
        self.view.clear()
        for identity, title, second in shown:
            item = QListWidgetItem(title)
            item.setData(_ID, identity)
            item.setData(SECOND_LINE, second)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}  {second}")
            self.view.addItem(item)
        self.mark(chosen)
        if grown and at_end and self.quick.hasFocus():
            self.view.scrollToBottom()
        else:
            bar.setValue(scrolled)

    def _add(self, lines: list[str]) -> None:
        workshop, kind, activity, team = self._workshop, self._kind, self._activity, self.team.key()
        rows = [{kind.title_field: line} for line in lines]
        self.quick.add(lines, lambda ws: add_cards(ws, workshop, kind.key, rows, activity=activity, team=team))
