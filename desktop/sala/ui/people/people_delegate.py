"""Cells of the table of people: a list of answers where there are some, a mark where something cannot be kept."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from sala.ui.people.people_model import HINT_ROLE, PROBLEM_ROLE, PeopleModel
from sala.ui.theme import Look, pixmap
from sala.ui.widgets.delegate import KhmerDelegate
from sala.ui.widgets.picks import PickBox

Index = QModelIndex | QPersistentModelIndex
_OPEN = ("", "–")


class PeopleDelegate(KhmerDelegate):
    """Draws and edits the cells of a ``PeopleModel``."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """A hint is written softly."""
        super().initStyleOption(option, index)
        if index.data(HINT_ROLE):
            soft = option.palette.color(QPalette.ColorRole.PlaceholderText)
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, soft)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Mark a cell that cannot be kept by an outline and a sign; the words stay readable."""
        super().paint(painter, option, index)
        if not index.data(PROBLEM_ROLE):
            return
        theme = self._look.theme
        painter.save()
        painter.setPen(QPen(QColor(theme.colours.bad), 2))
        painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
        side = theme.sizes.scaled(14)
        place = QRect(option.rect.right() - side - 4, option.rect.top() + 4, side, side)
        painter.fillRect(place.adjusted(-2, -1, 1, 1), QColor(theme.colours.surface))
        painter.drawPixmap(place, pixmap("circle-alert", theme.colours.bad, side, option.widget.devicePixelRatioF()))
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A list of answers, or a line."""
        model: PeopleModel = index.model()
        name = model.field_at(index.column())
        if not model.is_closed(name):
            return super().createEditor(parent, option, index)
        editor = PickBox([_OPEN, *model.choices(name)], parent=parent)
        editor.setSizeAdjustPolicy(PickBox.SizeAdjustPolicy.AdjustToContents)
        editor.setAccessibleName(str(model.headerData(index.column(), Qt.Orientation.Horizontal) or ""))
        editor.picked.connect(lambda _key: self._picked(editor))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """The whole cell; a list of answers is as wide as its answers."""
        del index
        place = QRect(option.rect)
        if isinstance(editor, PickBox):
            place.setWidth(max(place.width(), editor.sizeHint().width()))
        editor.setGeometry(place)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what is chosen."""
        if isinstance(editor, PickBox):
            editor.set_key(str(index.data(Qt.ItemDataRole.EditRole) or ""))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: PeopleModel, index: Index) -> None:
        """Hand over what was chosen; a list that was left untouched changes nothing."""
        if not isinstance(editor, PickBox):
            super().setModelData(editor, model, index)
        elif editor.currentIndex() >= 0:
            model.setData(index, editor.key())

    def _picked(self, editor: PickBox) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, self.EndEditHint.NoHint)
