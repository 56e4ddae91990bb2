"""Two parts beside each other, of which the left can be folded away and widened."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from sala.language import N_, Translator
from sala.ui.theme.sizes import UNIT
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.frames import column, row
from sala.ui.widgets.labels import KhmerLabel

_FOLD, _UNFOLD = N_("Fold away"), N_("Show {what}")


class SidePanel(QSplitter):
    """``side`` at the left under its ``title``, ``main`` at the right.

    "Fold away" leaves a button that brings the side back; ``folded(bool)`` comes when a person did either. The line
    between them can be dragged, or moved with the arrow keys.
    """

    folded = Signal(bool)

    def __init__(
        self, words: Translator, title: str, side: QWidget, main: QWidget, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._unfold_words = words.format(_UNFOLD, what=title)
        self.fold_button = KhmerButton(words.gettext(_FOLD), "quiet", "panel-left-close", small=True)
        self.unfold_button = KhmerButton(self._unfold_words, "quiet", "panel-left-open", small=True)
        self.fold_button.clicked.connect(lambda _checked: self._ask(folded=True))
        self.unfold_button.clicked.connect(lambda _checked: self._ask(folded=False))
        self._own, self._lent, self._title = side, None, title
        self._heading = KhmerLabel(title, "lead")
        heading = row(self._heading, self.fold_button)
        heading.setStretch(0, 1)
        # Outermost first: what is put into another widget with all that is in it is styled again, all of it.
        self._side, right = QWidget(), QWidget()
        self.addWidget(self._side)
        self.addWidget(right)
        self._side.setLayout(column(heading, side, gap=UNIT))
        self._side.layout().setStretch(1, 1)
        right.setLayout(column(row(self.unfold_button, None), main, gap=UNIT))
        right.layout().setStretch(1, 1)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(UNIT + UNIT // 2)
        self.setStretchFactor(0, 2)
        self.setStretchFactor(1, 3)
        self.set_folded(folded=False)

    def is_folded(self) -> bool:
        """Whether the side is folded away."""
        return self._side.isHidden()

    def lend(self, widget: QWidget | None, title: str = "") -> None:
        """Show something else in place of the side; None gives it back. What was lent before is deleted."""
        before, self._lent = self._lent, widget
        if before is not None:
            self._side.layout().removeWidget(before)
            before.hide()
            before.deleteLater()
        self._own.setVisible(widget is None)
        self._heading.setText(title if widget is not None else self._title)
        if widget is not None:
            self._side.layout().addWidget(widget, 1)
            widget.show()  # at once, so that it can take the keyboard

    def set_folded(self, *, folded: bool) -> None:
        """Fold the side away, or show it."""
        self._side.setVisible(not folded)
        self.unfold_button.setVisible(folded)

    def _ask(self, *, folded: bool) -> None:
        self.set_folded(folded=folded)
        (self.unfold_button if folded else self.fold_button).setFocus()
        self.folded.emit(folded)
