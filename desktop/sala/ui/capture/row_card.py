"""One row of a card: its number, title and first words, and its form when it is open."""

from __future__ import annotations

from PySide6.QtCore import Signal

from sala.domain.records import Card
from sala.services.method import CardKind, FieldType
from sala.ui.capture.card_form import CardForm
from sala.ui.capture.value_text import value_text
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.frames import Card as CardFrame
from sala.ui.widgets.frames import row
from sala.ui.widgets.labels import KhmerLabel

_TOLD_FIELDS = 4


class RowCard(CardFrame):
    """``moved(steps)`` and ``removed()`` come from its buttons, ``history_asked(card id, field key)`` from its form."""

    moved = Signal(int)
    removed = Signal()
    history_asked = Signal(str, str)

    def __init__(self, session: Session, kind: CardKind, workshop: str) -> None:
        super().__init__(gap=UNIT // 2, margin=UNIT + UNIT // 2)
        self._session, self._kind, self._workshop = session, kind, workshop
        self._card: Card | None = None
        self.form: CardForm | None = None
        _ = session.gettext
        self.number = KhmerLabel("", tone="accent", wrap=False)
        self.title = KhmerLabel("")
        self.summary = KhmerLabel("", "small")
        self.up = self._tool("arrow-up", _("Move up"), "row_up")
        self.down = self._tool("arrow-down", _("Move down"), "row_down")
        self.remove = self._tool("trash-2", _("Delete"), "delete_row")
        self.open_button = self._tool("chevron-down", _("Open"), "open_row")
        self.up.clicked.connect(lambda _checked: self.moved.emit(-1))
        self.down.clicked.connect(lambda _checked: self.moved.emit(1))
        self.remove.clicked.connect(lambda _checked: self.removed.emit())
        self.open_button.clicked.connect(lambda _checked: self.set_open(open_=not self.is_open()))
        head = row(self.number, self.title, self.up, self.down, self.remove, self.open_button, gap=UNIT // 2)
        head.setStretch(1, 1)
        self.add(head)
        self.add(self.summary)

    def show_card(self, card: Card, number: int, count: int) -> None:
        """Show the card of this row, which is the ``number``-th of ``count``."""
        session = self._session
        self.setObjectName(f"row_{number}")
        self.number.setText(session.translator.digits(str(number)))
        self.up.setEnabled(number > 1)
        self.down.setEnabled(number < count)
        if card == self._card:
            return
        self._card = card
        field = self._kind.field(self._kind.title_field)
        title = value_text(session, field, card.fields.get(self._kind.title_field))
        self.title.setText(title or session.gettext("(not yet written)"))
        told = (
            (field, value_text(session, field, card.fields.get(field.key)))
            for field in self._kind.fields
            if field.key != self._kind.title_field and card.fields.get(field.key) is not None
        )
        parts = [f"{field.label.in_language(session.language)}: {text}" for field, text in told if text]
        differing = [session.gettext("Two laptops differ here")] if card.record.state.conflicts else []
        self.summary.setText("  ·  ".join([*differing, *parts[:_TOLD_FIELDS]]))
        self._show_summary()
        if self.form is not None:
            self.form.show_card(card)

    def set_open(self, *, open_: bool) -> None:
        """Open the form of the row, or close it; what is typed there is saved first."""
        if open_ and self.form is None:
            self.form = CardForm(self._session, self._kind, new_card=dict, workshop=self._workshop, with_help=False)
            self.form.history_asked.connect(lambda key: self.history_asked.emit(self.form.card_id, key))
            self.form.show_card(self._card)
            self.add(self.form)
        if self.form is not None:
            self.form.flush()
            self.form.setVisible(open_)
        _ = self._session.gettext
        self.open_button.set_icon_name("chevron-up" if open_ else "chevron-down")
        words = _("Close") if open_ else _("Open")
        self.open_button.setToolTip(words)
        self.open_button.setAccessibleName(words)
        self._show_summary()

    def keep_open(self) -> None:
        """Open the row for good: it has so few fields that closing would hide nothing."""
        self.set_open(open_=True)
        self.open_button.hide()

    def is_open(self) -> bool:
        """Return whether the form is shown."""
        return self.form is not None and not self.form.isHidden()

    def flush(self) -> None:
        """Save what is typed in the row."""
        if self.form is not None:
            self.form.flush()

    def focus_form(self) -> None:
        """Open the row and put the keyboard into its first field."""
        self.set_open(open_=True)
        self.form.focus_first()

    def _show_summary(self) -> None:
        self.summary.setVisible(bool(self.summary.text()) and not self.is_open())

    def _tool(self, picture: str, text: str, name: str) -> KhmerButton:
        button = KhmerButton("", "quiet", picture, small=True, tip=text)
        button.setAccessibleName(text)
        button.setObjectName(name)
        return button


def has_written_title(kind: CardKind) -> bool:
    """Return whether a row begins with words, so that it can be added by writing a line."""
    field = kind.field(kind.title_field)
    return field is not None and field.type in (FieldType.TEXT, FieldType.LONG_TEXT, FieldType.PERSON_CODE)
