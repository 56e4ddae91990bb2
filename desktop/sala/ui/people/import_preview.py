"""The rows of a file of people as a table that is only looked at: what is new, what changes, what cannot be kept."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from sala.domain.attendance import half_day_of
from sala.language import Translator
from sala.services.people_import import CHANGED, LEFT, NEW, SAME, PeopleFile, PersonLine, told_fields
from sala.services.people_words import half_day_title, mark_answers, person_answers, person_titles
from sala.ui.theme import Look, pixmap
from sala.ui.widgets.delegate import KhmerDelegate
from sala.wording.list_words import bad_cell_text

Index = QModelIndex | QPersistentModelIndex
ROLE = Qt.ItemDataRole
BAD_ROLE = ROLE.UserRole + 1
#: More rows than this nobody looks through; what they add up to is told above the table.
MOST_SHOWN = 300
_FIRST = 2
#: The first field of a list is the name: it takes what is left of the width.
NAME_COLUMN = _FIRST


class ImportModel(QAbstractTableModel):
    """Rows with something bad first, then as in the file; number and standing stand before the fields."""

    def __init__(self, file: PeopleFile, say: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._fields = [field for field in told_fields(file) if field != "code"]
        lines = sorted(file.lines, key=lambda line: (not line.bad, line.standing == SAME, line.number))
        self._lines = lines[:MOST_SHOWN]
        _ = say.gettext
        self._standings = {NEW: _("new"), CHANGED: _("changed"), SAME: _("same"), LEFT: _("left out")}
        self._titles, self._answers, self._marks = person_titles(say), person_answers(say), mark_answers(say)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default, never changed
        """One for each row of the file."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default, never changed
        """Number, standing, and the fields that the file has."""
        return 0 if parent.isValid() else _FIRST + len(self._fields)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = ROLE.DisplayRole) -> object:
        """What each column is."""
        if orientation != Qt.Orientation.Horizontal or role != ROLE.DisplayRole:
            return None
        if section < _FIRST:
            return (self._say.gettext("Row"), "")[section]
        field = self._fields[section - _FIRST]
        half = half_day_of(field)
        return half_day_title(half, self._say) if half is not None else self._titles[field]

    def data(self, index: Index, role: int = ROLE.DisplayRole) -> object:
        """What the file says; why it cannot be kept; what changes in bold."""
        line = self._lines[index.row()]
        if index.column() < _FIRST:
            words = (self._say.digits(str(line.number)), self._standings[line.standing])[index.column()]
            bad = self._problem(line, "") if index.column() == 1 else ""
            return {ROLE.DisplayRole: words, BAD_ROLE: bad, ROLE.ToolTipRole: bad}.get(ROLE(role))
        field = self._fields[index.column() - _FIRST]
        if role == ROLE.DisplayRole:
            return self._words(line, field)
        if role == ROLE.FontRole and line.standing == CHANGED and field in line.fields:
            font = QFont()
            font.setBold(True)
            return font
        return self._problem(line, field) if role in (BAD_ROLE, ROLE.ToolTipRole) else None

    def _words(self, line: PersonLine, field: str) -> str:
        bad = next((cell.text for cell in line.bad if cell.field == field), None)
        if bad is not None:
            return bad
        value = line.told.get(field, "")
        answers = self._marks if half_day_of(field) is not None else self._answers.get(field, {})
        return answers.get(value, value)

    def _problem(self, line: PersonLine, field: str) -> str:
        return " ".join(bad_cell_text(cell, self._say) for cell in line.bad if cell.field == field)


class ImportDelegate(KhmerDelegate):
    """Outlines and marks what cannot be kept."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Wider by the sign."""
        size = super().sizeHint(option, index)
        return QSize(size.width() + self._look.theme.sizes.scaled(14), size.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell, and a sign where it is bad."""
        super().paint(painter, option, index)
        if not index.data(BAD_ROLE):
            return
        theme = self._look.theme
        painter.save()
        painter.setPen(QPen(QColor(theme.colours.bad), 2))
        painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
        side = theme.sizes.scaled(14)
        place = QRect(option.rect.right() - side - 4, option.rect.top() + 4, side, side)
        painter.drawPixmap(place, pixmap("circle-alert", theme.colours.bad, side, option.widget.devicePixelRatioF()))
        painter.restore()
