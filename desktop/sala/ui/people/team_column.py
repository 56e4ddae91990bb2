"""One team as a column: its name, its mix in figures, its people, who can be dragged or moved by keys."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyleOptionViewItem,
    QWidget,
)

from sala.domain.records import Participant
from sala.khmer import latin_digits
from sala.services.people_words import person_answers
from sala.ui.people.text_measures import TextMeasures
from sala.ui.session import Session
from sala.ui.theme import UNIT, icon
from sala.ui.widgets.banner import show_if
from sala.ui.widgets.delegate import KhmerDelegate
from sala.ui.widgets.frames import Card
from sala.ui.widgets.labels import KhmerLabel

_PERSON = Qt.ItemDataRole.UserRole + 1
#: Heights of a row in heights of its letters: that of a usual list, and this one's.
_USUAL_LINE, _LINE = 1.75, 1.4
_PICTURE = Qt.ItemDataRole.DecorationRole
_FORMAT = "application/x-sala-person"


class MemberDelegate(KhmerDelegate):
    """Rows that stand closer than those of a list through which one scrolls; measured once for each text."""

    def __init__(self, parent: QListWidget) -> None:
        super().__init__(parent)
        self._list = parent
        self._measures = TextMeasures()

    def forget(self) -> None:
        """Measure again: the text has another size."""
        self._measures = TextMeasures()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """As high as the words, and a little air."""
        metrics, text = option.fontMetrics, str(index.data() or "")
        beside = 3 * UNIT + (option.decorationSize.width() + UNIT if index.data(_PICTURE) is not None else 0)
        width = self._list.viewport().width() - beside
        closer = round(metrics.height() * (_USUAL_LINE - _LINE))
        return QSize(self._measures.width(metrics, text), self._measures.height(metrics, text, width) - closer)


class MemberList(QListWidget):
    """The people of a team.

    ``moved(person, team)`` asks for another team by number, ``stepped(person, by)`` for the next or previous one,
    ``dropped(person)`` that a person of another list comes here, ``pinned(person)`` comes at Space.

    Keys: 1 to 9 choose the team, Ctrl+Left and Ctrl+Right step. All else is a list's own.
    """

    moved = Signal(str, int)
    stepped = Signal(str, int)
    dropped = Signal(str)
    pinned = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._delegate = MemberDelegate(self)
        self._session = session
        self.setItemDelegate(self._delegate)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setWordWrap(True)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setProperty("bare", "true")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_people(self, people: Sequence[Participant], pinned: Collection[str] = ()) -> None:
        """Show these people; whoever the keyboard is at stays so."""
        current = self.current_person()
        say = self._session.translator
        sexes = person_answers(say)["sex"]
        self.clear()
        for person in people:
            details = [one for one in (sexes.get(person.sex, ""), person.role, person.organisation) if one]
            item = QListWidgetItem(person.name)
            item.setData(_PERSON, person.id)
            item.setToolTip("  ·  ".join(details))
            told = [person.name, *details]
            if person.id in pinned:
                item.setIcon(self._pin())
                told.append(say.gettext("stays here"))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(told))
            self.addItem(item)
        self.choose(current)
        self.updateGeometry()

    def current_person(self) -> str:
        """Return the id of the person that the keyboard is at, or ""."""
        item = self.currentItem()
        return str(item.data(_PERSON)) if item is not None else ""

    def choose(self, person: str) -> bool:
        """Put the keyboard's place at a person; False where they are not here."""
        for at in range(self.count()):
            if self.item(at).data(_PERSON) == person:
                self.setCurrentRow(at)
                return True
        return False

    def sizeHint(self) -> QSize:
        """As high as its people, at least one: a person can be dropped there."""
        rows = [self.sizeHintForRow(at) for at in range(self.count())] or [self._session.look.theme.sizes.row]
        return QSize(self._session.look.theme.sizes.scaled(200), sum(rows) + 4)

    def minimumSizeHint(self) -> QSize:
        """All of them: the page scrolls, not the list."""
        return QSize(self._session.look.theme.sizes.scaled(120), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that move a person."""
        person, typed = self.current_person(), latin_digits(event.text())
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        if person and event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in steps:
            self.stepped.emit(person, steps[Qt.Key(event.key())])
        elif person and len(typed) == 1 and typed in "123456789":
            self.moved.emit(person, int(typed))
        elif person and event.key() == Qt.Key.Key_Space:
            self.pinned.emit(person)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard is at a person at once."""
        super().focusInEvent(event)
        if self.currentRow() < 0:
            self.setCurrentRow(0)

    def mimeTypes(self) -> list[str]:
        """Only people."""
        return [_FORMAT]

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        """Who is dragged."""
        data = QMimeData()
        data.setData(_FORMAT, str(items[0].data(_PERSON)).encode() if items else b"")
        return data

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a person."""
        self.dragMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Anywhere in the list."""
        if event.mimeData().hasFormat(_FORMAT):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on who was dropped; the list itself changes when the workspace has."""
        person = bytes(event.mimeData().data(_FORMAT).data()).decode()
        event.setDropAction(Qt.DropAction.CopyAction)  # Qt would take the dragged row away by itself
        event.accept()
        if person and event.source() is not self:
            self.dropped.emit(person)

    def changeEvent(self, event: QEvent) -> None:
        """Another text size: as high as that."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._delegate.forget()
            self.updateGeometry()

    def _pin(self) -> object:
        look = self._session.look
        return icon("lock", look.theme.colours.accent, look.theme.sizes.scaled(14))


class TeamColumn(Card):
    """``head`` is what names the team; below it its mix, and its people."""

    def __init__(self, session: Session, head: QWidget) -> None:
        super().__init__(gap=UNIT // 2, margin=UNIT)
        self.head = head
        self.mix = KhmerLabel("", "small", "soft")
        for label in (head, self.mix):
            if isinstance(label, KhmerLabel):  # below each other with the names
                label.setContentsMargins(UNIT + UNIT // 2, 0, 0, 0)
        self.members = MemberList(session)
        for part in (head, self.mix, self.members, None):
            self.add(part)

    def show_people(self, people: Sequence[Participant], mix: str, pinned: Collection[str] = ()) -> None:
        """Show who is in the team."""
        self.mix.setText(mix)
        show_if(self.mix, bool(mix))
        self.members.show_people(people, pinned)
