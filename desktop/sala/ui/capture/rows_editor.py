"""The rows of a card: the steps of a journey, the quotes of an interview. Each row is a card of its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from sala.domain.journey import journey_totals
from sala.domain.records import Card
from sala.khmer import format_minutes, format_riel
from sala.services.cards import add_cards, delete_card, move_card
from sala.services.changed import Changed
from sala.services.method import CardKind
from sala.services.method import Field as FieldSpec
from sala.ui.capture.quick_entry import QuickEntry
from sala.ui.capture.row_card import RowCard, has_written_title
from sala.ui.digits import in_own_digits
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.frames import column, row
from sala.ui.widgets.labels import KhmerLabel

#: Rows with so few fields are always open.
_ALWAYS_OPEN = 3
#: So many rows are made at once; the others follow while the window already answers.
_AT_ONCE = 12
_THEN = 4
_JOURNEY_STEP = "journey_step"


class RowsEditor(QWidget):
    """All rows of one field, with a line to add more and, for a journey, what they add up to.

    ``ensure_card`` makes the card that the rows belong to if there is none yet, and returns its id.
    ``history_asked(card id, field key)`` comes from the button beside a field of a row.
    """

    history_asked = Signal(str, str)

    def __init__(
        self, session: Session, kind: CardKind, spec: FieldSpec, workshop: str, ensure_card: Callable[[], str]
    ) -> None:
        super().__init__()
        self._session, self._kind, self._workshop, self._ensure_card = session, kind, workshop, ensure_card
        self._rows: dict[str, RowCard] = {}
        self._cards: list[Card] = []
        self._open_when_made: set[str] = set()
        self._making = QTimer(self, singleShot=True, interval=0)
        self._making.timeout.connect(lambda: self._make_rows(_THEN))
        self.setObjectName(f"rows_{spec.key}")
        _ = session.gettext
        language = session.language
        label = spec.label.in_language(language)
        self._list = column(gap=UNIT)
        self.totals = KhmerLabel("", tone="accent")
        self.totals.setObjectName("totals")
        self.totals.hide()
        told = _("Write and press Enter to add a line")
        self.quick = QuickEntry(session, f"{workshop} {kind.key}", placeholder=told)
        self.quick.setObjectName(f"add_{spec.key}")
        self.quick.setAccessibleName(label)
        self.quick.entered.connect(self._add)
        add = KhmerButton(_("Add"), "secondary", "plus")
        add.setObjectName(f"add_row_{spec.key}")
        add.clicked.connect(lambda _checked: self.quick.submit() or self._add_empty())
        line = row(self.quick, add)
        line.setStretch(0, 1)
        if not has_written_title(kind):
            self.quick.hide()
            line.addStretch(1)
        help_text = KhmerLabel(spec.help.in_language(language), "small")
        self.setLayout(column(KhmerLabel(label), help_text, self._list, self.totals, line, gap=UNIT))

    def show_rows(self, cards: list[Card]) -> None:
        """Show the rows in their order; open rows stay open."""
        self._cards = cards
        present = {card.id for card in cards}
        for identity in [one for one in self._rows if one not in present]:
            gone = self._rows.pop(identity)
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._make_rows(_AT_ONCE)
        self._show_totals(cards)

    def save_fields(self) -> None:
        """Save what is typed in any row."""
        for one in self._rows.values():
            one.flush()

    def open_rows(self) -> list[str]:
        """Return the ids of the rows that a person opened."""
        return [identity for identity, shown in self._rows.items() if shown.is_open()]

    def open_again(self, identities: list[str]) -> None:
        """Open rows as they were before the page was built again."""
        self._open_when_made.update(identities)
        for identity in identities:
            if identity in self._rows and not self._rows[identity].is_open():
                self._rows[identity].set_open(open_=True)

    def ask_history_here(self) -> bool:
        """Ask for the history of the field in which the keyboard is; return whether it is in one of a row."""
        return any(shown.form is not None and shown.form.ask_history_here() for shown in self._rows.values())

    def row_of(self, card_id: str) -> RowCard | None:
        """Return the row that shows a card."""
        return self._rows.get(card_id)

    def _make_rows(self, most: int) -> None:
        """Show every row that is there already, and make up to ``most`` of the others."""
        made = 0
        for number, card in enumerate(self._cards, start=1):
            shown = self._rows.get(card.id)
            if shown is None and made == most:
                self._making.start()
                return
            if shown is None:
                made += 1
                shown = self._new_row(card.id)
            if self._list.indexOf(shown) != number - 1:
                self._list.removeWidget(shown)
                self._list.insertWidget(number - 1, shown)
            shown.show_card(card, number, len(self._cards))
            self._open_if_wanted(card.id, shown)

    def _new_row(self, identity: str) -> RowCard:
        made = RowCard(self._session, self._kind, self._workshop)
        made.moved.connect(lambda by: self._move(identity, by))
        made.removed.connect(lambda: self._remove(identity))
        made.history_asked.connect(self.history_asked)
        self._rows[identity] = made
        return made

    def _open_if_wanted(self, identity: str, shown: RowCard) -> None:
        if shown.is_open():
            return
        if len(self._kind.fields) <= _ALWAYS_OPEN:
            shown.keep_open()
        if identity in self._open_when_made:
            self._open_when_made.discard(identity)
            shown.set_open(open_=True)

    def _add(self, lines: list[str]) -> None:
        workshop, kind = self._workshop, self._kind
        rows = [{kind.title_field: line} for line in lines]
        card_id = self._ensure_card()
        self.quick.add(lines, lambda ws: add_cards(ws, workshop, kind.key, rows, parent=card_id))

    def _add_empty(self) -> None:
        workshop, kind = self._workshop, self._kind.key
        card_id = self._ensure_card()

        def done(changed: Changed | None) -> None:
            shown = self._rows.get(changed.created) if changed else None
            if shown is not None:
                shown.focus_form()
            elif changed is not None:
                self._focus_when_shown(changed.created)

        self._session.write(lambda ws: add_cards(ws, workshop, kind, [{}], parent=card_id), done, owner=self)

    def _focus_when_shown(self, identity: str) -> None:
        """The row is read after it was told that it is made: look again when that has come."""
        self._session.read(lambda _ws: None, lambda _: self._focus_row(identity), owner=self)

    def _focus_row(self, identity: str) -> None:
        if identity in self._rows:
            self._rows[identity].focus_form()

    def _move(self, identity: str, by: int) -> None:
        order = [card.id for card in self._cards]
        if identity not in order:
            return
        goal = order.index(identity) + by
        others = [other for other in order if other != identity]
        if not 0 <= goal < len(order):
            return
        after = others[goal - 1] if goal > 0 else ""
        workshop = self._workshop
        self._session.write(lambda ws: move_card(ws, workshop, identity, after), owner=self)

    def _remove(self, identity: str) -> None:
        workshop, shown = self._workshop, self._rows.get(identity)
        if shown is None or shown.isHidden():
            return
        shown.flush()
        shown.hide()
        self.quick.setFocus()

        def done(_changed: Changed | None) -> None:
            self._session.tell(self._session.gettext("Deleted. “Undo” brings it back."))

        def failed(error: BaseException) -> None:
            shown.show()
            self._session.show_error(error)

        self._session.write(lambda ws: delete_card(ws, workshop, identity), done, failed, owner=shown)

    def _show_totals(self, cards: list[Card]) -> None:
        if self._kind.key != _JOURNEY_STEP:
            return
        totals = journey_totals(card.fields for card in cards)
        say, language = self._session.translator, self._session.language
        text = say.format(
            "In all: {time} (waiting {waiting})  ·  {cost}  ·  {visits} visits  ·  {documents} documents",
            time=in_own_digits(say, format_minutes(round(totals.minutes), language)),
            waiting=in_own_digits(say, format_minutes(round(totals.waiting_minutes), language)),
            cost=in_own_digits(say, format_riel(totals.cost, language)),
            visits=totals.visits,
            documents=totals.documents,
        )
        self.totals.setText(text)
        self.totals.setVisible(bool(cards))
