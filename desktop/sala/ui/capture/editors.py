"""One editor for each type of field: shows a stored value, and gives back what the person made of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QTextEdit, QWidget

from sala.domain.change import Value
from sala.services.method import Field, FieldType
from sala.ui.capture.toggles import ToggleRow
from sala.ui.session import Session
from sala.ui.widgets.date_edit import DateEdit
from sala.ui.widgets.frames import restyle
from sala.ui.widgets.line_edit import KhmerLineEdit
from sala.ui.widgets.number_edit import NumberEdit
from sala.ui.widgets.picks import PickBox, TickList
from sala.ui.widgets.scale_picker import ScalePicker
from sala.ui.widgets.text_edit import KhmerTextEdit

#: Up to so many answers stand side by side; more go into a box that opens.
_SIDE_BY_SIDE = 6
_HIGHEST = 5
_UNDO_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class Editor(QObject):
    """``typed()`` comes with every key, ``settled()`` when an answer is complete: save now.

    ``show`` shows a stored value, ``show_typed`` what a person typed that could not be stored. ``typing`` is where keys
    go, for what is written. ``unsaved`` is asked whether the field holds something that cannot be saved as it is.
    """

    typed = Signal()
    settled = Signal()

    def __init__(
        self,
        widget: QWidget,
        value: Callable[[], object],
        show: Callable[[Value], None],
        *,
        show_typed: Callable[[object], None] | None = None,
        typing: QWidget | None = None,
    ) -> None:
        super().__init__(widget)
        self.widget = widget
        self.value = value
        self.show = show
        self.show_typed = show_typed or show
        self.unsaved: Callable[[], bool] = lambda: False
        self._typing = typing
        if typing is not None:
            typing.installEventFilter(self)
        if isinstance(typing, QTextEdit):
            typing.viewport().installEventFilter(self)

    def has_keyboard(self) -> bool:
        """Whether the keyboard is in it, or will be when its window is in front again."""
        focused = self.widget.window().focusWidget()
        return focused is not None and (focused is self.widget or self.widget.isAncestorOf(focused))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave undo and redo to the window, and dragged files to the page.

        What was saved is taken back in one order, wherever it was written; only what cannot be saved as it stands is
        taken back by the field itself.
        """
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if any(event.matches(keys) for keys in _UNDO_KEYS) and not self.unsaved():
                event.ignore()
                return True
        elif isinstance(event, QDragEnterEvent) and event.mimeData().hasUrls():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def make_editor(session: Session, field: Field) -> Editor | None:
    """Return an editor for a field, or None for rows, links and photos, which are records of their own."""
    maker = _MAKERS.get(field.type)
    return maker(session, field) if maker else None


def is_short(field: Field) -> bool:
    """Return whether a field is narrow enough to stand beside another; a day with its calendar is not."""
    short = (FieldType.NUMBER, FieldType.MINUTES, FieldType.RIEL, FieldType.YES_NO)
    return field.type in (*short, FieldType.PERSON_CODE, FieldType.CONSENT_CODE, FieldType.YES_NO_UNKNOWN)


def _line(session: Session, field: Field) -> Editor:
    del session, field
    line = KhmerLineEdit()
    editor = Editor(line, line.text, lambda value: line.set_text("" if value is None else str(value)), typing=line)
    line.textEdited.connect(editor.typed)
    line.left.connect(editor.settled)
    line.returnPressed.connect(editor.settled)
    return editor


def _long(session: Session, field: Field) -> Editor:
    del session
    text = KhmerTextEdit(least_lines=max(2, min(field.lines, 3)), most_lines=14)
    editor = Editor(text, text.text, lambda value: text.set_text("" if value is None else str(value)), typing=text)
    text.textChanged.connect(editor.typed)
    text.left.connect(editor.settled)
    return editor


def _number(session: Session, field: Field) -> Editor:
    del field
    line = NumberEdit(session.translator)

    def show(value: Value) -> None:
        line.set_value(value if isinstance(value, int | float) and not isinstance(value, bool) else None)

    def show_typed(value: object) -> None:
        line.set_value(None)
        line.set_text(str(value))

    editor = Editor(line, lambda: line.text().strip(), show, show_typed=show_typed, typing=line)
    line.textEdited.connect(editor.typed)
    line.changed.connect(editor.settled)
    line.left.connect(editor.settled)
    line.returnPressed.connect(editor.settled)
    return editor


def _date(session: Session, field: Field) -> Editor:
    del field
    day = DateEdit(session.translator)

    def value() -> object:
        found = day.value()
        return found.isoformat() if found else day.line.text().strip()

    def show_typed(typed: object) -> None:
        written = _as_date(typed)
        day.set_value(written)
        if written is None:
            day.line.set_text(str(typed))
            restyle(day.line, wrong="true")

    editor = Editor(day, value, lambda stored: day.set_value(_as_date(stored)), show_typed=show_typed, typing=day.line)
    day.line.textEdited.connect(editor.typed)
    day.line.returnPressed.connect(editor.settled)
    day.changed.connect(editor.settled)
    day.left.connect(editor.settled)
    return editor


def _as_date(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _yes_no(session: Session, field: Field) -> Editor:
    _ = session.gettext
    choices = [("yes", _("Yes")), ("no", _("No"))]
    if field.type is FieldType.YES_NO_UNKNOWN:
        choices.append(("unknown", _("Not known")))
    return _toggles(choices)


def _choice(session: Session, field: Field) -> Editor:
    choices = [(choice.key, choice.label.in_language(session.language)) for choice in field.choices]
    if len(choices) <= _SIDE_BY_SIDE:
        return _toggles(choices)
    box = PickBox([("", session.gettext("Choose…")), *choices])
    editor = Editor(box, box.key, lambda value: box.set_key(str(value or "")))
    box.picked.connect(lambda _key: editor.settled.emit())
    return editor


def _toggles(choices: list[tuple[str, str]]) -> Editor:
    answers = ToggleRow(choices)
    editor = Editor(answers, answers.key, lambda value: answers.set_key(str(value or "")))
    answers.changed.connect(editor.settled)
    return editor


def _choices(session: Session, field: Field) -> Editor:
    ticks = TickList([(choice.key, choice.label.in_language(session.language)) for choice in field.choices], columns=2)
    editor = Editor(ticks, ticks.keys, lambda value: ticks.set_keys(map(str, value) if isinstance(value, list) else []))
    ticks.changed.connect(editor.settled)
    return editor


def _scale(session: Session, field: Field) -> Editor:
    low = int(field.minimum) if field.minimum is not None else 1
    high = int(field.maximum) if field.maximum is not None else _HIGHEST
    steps = range(low, high + 1)
    words = ["" for _ in steps]
    if field.low_label and field.high_label:
        words[0] = field.low_label.in_language(session.language)
        words[-1] = field.high_label.in_language(session.language)
    numbers = [session.translator.digits(str(step)) for step in steps]
    picker = ScalePicker(words, numbers=numbers, faces=field.faces)

    def value() -> object:
        chosen = picker.value()
        return None if chosen is None else chosen + low - 1

    def show(stored: Value) -> None:
        picker.set_value(stored - low + 1 if isinstance(stored, int) else None)

    editor = Editor(picker, value, show)
    picker.changed.connect(editor.settled)
    return editor


_MAKERS: dict[FieldType, Callable[[Session, Field], Editor]] = {
    FieldType.TEXT: _line,
    FieldType.LONG_TEXT: _long,
    FieldType.NUMBER: _number,
    FieldType.MINUTES: _number,
    FieldType.RIEL: _number,
    FieldType.DATE: _date,
    FieldType.YES_NO: _yes_no,
    FieldType.YES_NO_UNKNOWN: _yes_no,
    FieldType.CHOICE: _choice,
    FieldType.CHOICES: _choices,
    FieldType.SCALE: _scale,
    FieldType.PERSON_CODE: _line,
    FieldType.CONSENT_CODE: _line,
}
