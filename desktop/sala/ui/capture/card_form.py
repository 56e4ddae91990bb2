"""The form of one card: its fields one after the other, saved at every pause in typing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sala.domain.change import Value
from sala.domain.identity import new_id
from sala.domain.records import Card
from sala.errors import EnvironmentFault, WrongUse
from sala.services.cards import write_card
from sala.services.field_values import clean_value
from sala.services.method import CardKind, FieldType
from sala.services.method import Field as FieldSpec
from sala.ui.capture.editors import Editor, is_short, make_editor
from sala.ui.capture.saving import CardField, save_field
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.field import Field
from sala.ui.widgets.frames import column, row
from sala.ui.widgets.labels import KhmerLabel
from sala.ui.widgets.marks import set_tip

#: A pause in typing this long, in milliseconds, saves what was typed.
PAUSE_MS = 700
_ONE_COLUMN_FROM = 140
#: Half a number or half a day is no mistake yet: it is judged when the keyboard leaves.
_JUDGED_AT_THE_END = frozenset((FieldType.NUMBER, FieldType.MINUTES, FieldType.RIEL, FieldType.DATE))
_UNKNOWN = object()
Part = Callable[[FieldSpec], QWidget | None]


class CardForm(QWidget):
    """Shows and saves the fields of one card.

    A card that does not exist yet gets its id with the first answer: ``created(id)``; its first saved answer makes it,
    with the facts that ``new_card`` tells (activity, team). ``history_asked(field key)`` comes from the button beside a
    field. ``part`` makes the widgets for rows, links and photos.
    """

    created = Signal(str)
    history_asked = Signal(str)

    def __init__(
        self,
        session: Session,
        kind: CardKind,
        *,
        new_card: Callable[[], dict[str, str]],
        workshop: str,
        part: Part | None = None,
        with_help: bool = True,
    ) -> None:
        super().__init__()
        self._session, self._kind, self._workshop = session, kind, workshop
        self._new_card = new_card
        self.card_id = ""
        self.fields: dict[str, Field] = {}
        self.editors: dict[str, Editor] = {}
        self._specs = {spec.key: spec for spec in kind.fields}
        self._card: Card | None = None
        self._shown: dict[str, object] = {}
        self._typed: dict[str, None] = {}
        self._sending: Counter[str] = Counter()
        self._differing: set[str] = set()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._save_what_is_ready)
        widgets = [(spec, self._widget(spec, part, with_help=with_help)) for spec in kind.fields]
        self.setLayout(self._arrange([(spec, widget) for spec, widget in widgets if widget is not None]))

    def show_card(self, card: Card | None, card_id: str = "") -> None:
        """Show a card, or an empty form for one that is not made yet (``card_id``: the id that it will have, or "").

        What is typed and not yet saved stays, and what could not be saved stands in its field with the reason.
        """
        identity = card.id if card else card_id
        if identity != self.card_id:
            self.flush()
            self._typed.clear()
            self._sending.clear()
            self._shown.clear()
            self.card_id = identity
        self._card = card
        conflicts = card.record.state.conflicts if card else frozenset()
        for key in self.editors:
            self._show_field(key)
            self._show_conflict(key, differs=key in conflicts)

    def flush(self) -> None:
        """Save everything that was typed since the last save."""
        self._pause.stop()
        self._send(list(self._typed))

    def ensure_card(self) -> str:
        """Save what was typed and return the id of the card, which is made if there is none yet."""
        self.flush()
        if self._card is None:
            workshop, kind, given, identity = self._workshop, self._kind.key, self._new_card(), self._identity()
            self._session.write(lambda ws: write_card(ws, workshop, identity, kind, {}, **given), owner=self)
        return self.card_id

    def focus_field(self, key: str) -> None:
        """Put the keyboard into a field."""
        if key in self.editors:
            self.editors[key].widget.setFocus()

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        self.focus_field(next(iter(self.editors), ""))

    def ask_history_here(self) -> bool:
        """Ask for the history of the field in which the keyboard is; return whether there is one."""
        here = next((key for key, editor in self.editors.items() if editor.has_keyboard()), "")
        if here:
            self.history_asked.emit(here)
        return bool(here)

    def show_stored(self, key: str) -> None:
        """Take back what could not be saved in a field: show what is stored."""
        self._session.drafts.drop(self.card_id, key)
        self._typed.pop(key, None)
        self._shown.pop(key, None)
        self._show_field(key)

    def saved(self, card_id: str, key: str) -> None:
        """A value of a field was saved."""
        if card_id == self.card_id:
            self._sending[key] -= 1
            if not self._sending[key]:
                self._say_problem(key, "")

    def refused(self, card_id: str, key: str, error: BaseException) -> None:
        """A value of a field was not saved: it stays as typed, with the reason."""
        sentence = self._session.sentence(error)
        if card_id != self.card_id:
            self._session.tell(sentence, "attention")
            return
        self._sending[key] -= 1
        if self._sending[key]:
            return
        self._shown[key] = _UNKNOWN
        self._say_problem(key, sentence)
        if isinstance(error, EnvironmentFault):
            self._typed[key] = None  # not the words are wrong but the disk, say: tried again with the next save

    def _identity(self) -> str:
        if not self.card_id:
            self.card_id = new_id()
            self.created.emit(self.card_id)
        return self.card_id

    def _widget(self, spec: FieldSpec, part: Part | None, *, with_help: bool) -> QWidget | None:
        editor = make_editor(self._session, spec)
        if editor is None:
            return part(spec) if part else None
        language = self._session.language
        help_text = spec.help.in_language(language) if with_help else ""
        field = Field(spec.label.in_language(language), editor.widget, help_text=help_text, unit=self._unit(spec))
        editor.widget.setObjectName(f"field_{spec.key}")
        history = field.add_tool("", "history", lambda key=spec.key: self.history_asked.emit(key))
        history.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes from answer to answer; Ctrl+H shows the history
        history.setAccessibleName(self._session.gettext("History"))
        set_tip(history, self._session.gettext("History (Ctrl+H)"))
        history.setObjectName(f"history_{spec.key}")
        editor.typed.connect(lambda key=spec.key: self._on_typed(key))
        editor.settled.connect(lambda key=spec.key: self._on_settled(key))
        editor.unsaved = lambda key=spec.key: self._is_unsaved(key)
        self.fields[spec.key], self.editors[spec.key] = field, editor
        return field

    def _unit(self, spec: FieldSpec) -> str:
        if spec.unit:
            return spec.unit.in_language(self._session.language)
        _ = self._session.gettext
        return {FieldType.MINUTES: _("minutes"), FieldType.RIEL: _("riel")}.get(spec.type, "")

    def _arrange(self, widgets: Iterable[tuple[FieldSpec, QWidget]]) -> QVBoxLayout:
        """Put the fields under each other, short neighbours in pairs where the text is not too large."""
        box = column(gap=2 * UNIT)
        one_column = self._session.look.theme.sizes.percent >= _ONE_COLUMN_FROM
        waiting: QWidget | None = None
        for spec, widget in widgets:
            if waiting is not None and (spec.heading or not is_short(spec)):
                _add_pair(box, waiting, None)
                waiting = None
            if spec.heading:
                box.addSpacing(UNIT)
                box.addWidget(KhmerLabel(spec.heading.in_language(self._session.language), "lead", "accent"))
            if one_column or not is_short(spec):
                box.addWidget(widget)
            elif waiting is None:
                waiting = widget
            else:
                _add_pair(box, waiting, widget)
                waiting = None
        if waiting is not None:
            _add_pair(box, waiting, None)
        return box

    def _show_field(self, key: str) -> None:
        """Show what is stored in a field, unless something that was typed there is on its way or was refused."""
        if key in self._typed or self._sending[key]:
            return
        editor, draft = self.editors[key], self._session.drafts.get(self.card_id, key)
        if draft is not None:
            if key not in self._shown or self._shown[key] is not _UNKNOWN:
                self._put(editor, editor.show_typed, draft.value)
                self._shown[key] = _UNKNOWN
            self._say_problem(key, self._session.sentence(draft.error))
            return
        stored = self._card.fields.get(key) if self._card else None
        if key not in self._shown or not (editor.has_keyboard() and self._says(key, stored)):
            self._put(editor, editor.show, stored)
        self._shown[key] = editor.value()
        self._say_problem(key, "")

    def _put(self, editor: Editor, show: Callable[[object], None], value: object) -> None:
        editor.widget.blockSignals(True)  # noqa: FBT003  (Qt's own argument)
        show(value)
        editor.widget.blockSignals(False)  # noqa: FBT003

    def _says(self, key: str, stored: Value) -> bool:
        """Whether what stands in a field is what is stored: a space at the end, say, is not stored, nor taken away."""
        try:
            return clean_value(self._specs[key], self.editors[key].value()) == stored
        except WrongUse:
            return False

    def _is_ready(self, key: str) -> bool:
        """Whether a value can be saved, as far as the form can tell."""
        try:
            clean_value(self._specs[key], self.editors[key].value())
        except WrongUse:
            return False
        return True

    def _is_unsaved(self, key: str) -> bool:
        return self._shown.get(key) is _UNKNOWN or (key in self._typed and not self._is_ready(key))

    def _say_problem(self, key: str, sentence: str) -> None:
        if self.fields[key].problem() != sentence:
            self.fields[key].set_problem(sentence)

    def _show_conflict(self, key: str, *, differs: bool) -> None:
        if differs == (key in self._differing):
            return
        _ = self._session.gettext
        if differs:
            self._differing.add(key)
            told = _("Two laptops say different things here. The later one is shown; nothing is lost.")
            self.fields[key].set_conflict(told, _("Compare"), lambda: self.history_asked.emit(key))
        else:
            self._differing.remove(key)
            self.fields[key].set_conflict("")

    def _on_typed(self, key: str) -> None:
        self._typed[key] = None
        self._pause.start()

    def _on_settled(self, key: str) -> None:
        self._typed[key] = None
        self.flush()

    def _save_what_is_ready(self) -> None:
        self._send([k for k in self._typed if self._specs[k].type not in _JUDGED_AT_THE_END or self._is_ready(k)])

    def _send(self, keys: Iterable[str]) -> None:
        """Hand fields to the lane, each in an act of its own: one that is refused does not hold up the others."""
        for key in keys:
            self._typed.pop(key, None)
            value = self.editors[key].value()
            if value == self._shown.get(key):
                continue
            self._shown[key] = value
            self._sending[key] += 1
            target = CardField(self._workshop, self._kind.key, self._identity(), key)
            save_field(self._session, self, target, value, self._new_card())


def _add_pair(box: QVBoxLayout, left: QWidget, right: QWidget | None) -> None:
    pair = row(left, right, gap=3 * UNIT)
    pair.setStretch(0, 1)
    pair.setStretch(1, 1)
    box.addLayout(pair)
