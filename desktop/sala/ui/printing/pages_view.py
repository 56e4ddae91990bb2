"""The preview: pages that scroll, larger and smaller, and which of them is seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from sala.ui.printing.pages_canvas import PagesCanvas
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.buttons import KhmerButton, set_tip
from sala.ui.widgets.frames import column, row
from sala.ui.widgets.labels import KhmerLabel

_STEPS: Final = (0.5, 0.7, 1.0, 1.4, 2.0, 2.8, 4.0)
"""How large pages can be shown; 1 is as wide as there is room, or as paper is held in the hand."""
_IN_HAND: Final = 640
"""The width in pixels at which a page of A4 is read with ease; no wider unless asked."""
_A4_WIDTH: Final = 595.3


class PagesView(QWidget):
    """Pages under each other, with a line above that says what they are."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        _ = session.gettext
        self._session = session
        self._step = _STEPS.index(1.0)
        self.note = KhmerLabel("", tone="soft")
        self.note.setObjectName("pages_note")
        self.where = KhmerLabel("", "small", "soft")
        self.where.setObjectName("page_shown")
        self.smaller = self._button("minus", _("Smaller pages"), "zoom_out", lambda: self.zoom(-1))
        self.larger = self._button("plus", _("Larger pages"), "zoom_in", lambda: self.zoom(1))
        self.canvas = PagesCanvas(session)
        self.scroll = _PagesScroll(self.canvas, self)
        self.scroll.setAccessibleName(_("Pages"))
        self.scroll.verticalScrollBar().valueChanged.connect(lambda _value: self._tell_where())
        head = row(self.note, self.where, self.smaller, self.larger, gap=UNIT)
        head.setStretch(0, 1)
        box = column(head, self.scroll, gap=UNIT)
        box.setStretch(1, 1)
        self.setLayout(box)
        self._tell_where()

    def show_pages(self, pdf: bytes, sizes: Sequence[tuple[float, float]], *, anew: bool) -> None:
        """Show these pages; ``anew`` begins at the top, else those that are shown stay where they are."""
        self.canvas.show_pages(pdf, sizes, anew=anew)
        self.fit()
        if anew:
            self.scroll.verticalScrollBar().setValue(0)
        self._tell_where()

    def zoom(self, steps: int) -> None:
        """Show the pages so many steps larger; what was in the middle stays there."""
        bar, height = self.scroll.verticalScrollBar(), max(1, self.canvas.height())
        middle = (bar.value() + self.scroll.viewport().height() / 2) / height
        self._step = min(max(0, self._step + steps), len(_STEPS) - 1)
        self.fit()
        self.canvas.resize(self.canvas.minimumSize().expandedTo(self.scroll.viewport().size()))
        bar.setValue(round(middle * self.canvas.height() - self.scroll.viewport().height() / 2))
        self._tell_where()

    def fit(self) -> None:
        """Give the pages the scale that the place and the person ask for."""
        room = max(UNIT, self.scroll.viewport().width() - 2 * UNIT)
        usual = min(room / self.canvas.widest(), self._session.look.theme.sizes.scaled(_IN_HAND) / _A4_WIDTH)
        self.canvas.set_scale(usual * _STEPS[self._step])
        self.smaller.setEnabled(self._step > 0)
        self.larger.setEnabled(self._step < len(_STEPS) - 1)

    def _button(self, picture: str, text: str, name: str, act: Callable[[], None]) -> KhmerButton:
        button = KhmerButton("", "quiet", picture, small=True)
        button.setObjectName(name)
        button.setAccessibleName(text)
        set_tip(button, text)
        button.clicked.connect(lambda _checked: act())
        return button

    def _tell_where(self) -> None:
        count = self.canvas.count
        seen = self.canvas.page_at(self.scroll.verticalScrollBar().value() + self.scroll.viewport().height() // 3)
        text = self._session.translator.format("Page {page} of {pages}", page=seen + 1, pages=count) if count else ""
        if text != self.where.text():
            self.where.setText(text)
            self.canvas.setAccessibleName(text)


class _PagesScroll(QScrollArea):
    """Scrolls both ways; Ctrl and the wheel show the pages larger and smaller; Tab stops here for the keys."""

    def __init__(self, canvas: PagesCanvas, view: PagesView) -> None:
        super().__init__()
        self._view = view
        self.setObjectName("pages")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("reads", "true")
        self.setWidget(canvas)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width: pages that fit it."""
        super().resizeEvent(event)
        self._view.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._view.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)
