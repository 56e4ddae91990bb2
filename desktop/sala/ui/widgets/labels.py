"""Text that is only read."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QStyle, QWidget

from sala.khmer import cluster_breaks, harmless
from sala.ui.widgets.line_ends import utf16_length
from sala.ui.widgets.marks import marked, set_tip, unmarked

ELLIPSIS = "…"


class KhmerLabel(QLabel):
    """A label whose Khmer wraps between words.

    ``text()`` is the text as it was given; the marks that the screen needs are never seen by the program, by a screen
    reader or on the clipboard. ``role`` is the size (small, body, lead, heading, title, display, chip), ``tone`` the
    colour (soft, accent, good, bad).
    """

    def __init__(
        self, text: str = "", role: str = "body", tone: str = "", *, wrap: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._clean = ""
        self._spoken = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setProperty("role", role)
        if tone:
            self.setProperty("tone", tone)
        self.setText(text)

    def text(self) -> str:
        """The text as it was given, free of marks."""
        return self._clean

    def setText(self, text: str) -> None:
        """Show ``text``."""
        self._clean = text
        super().setText(marked(text))
        if self.accessibleName() == self._spoken:  # nobody gave it another name
            self._spoken = text
            self.setAccessibleName(text)

    def clear(self) -> None:
        """Show nothing."""
        self.setText("")

    def selectedText(self) -> str:
        """What is selected, free of marks."""
        return unmarked(super().selectedText())

    def set_selectable(self, selectable: bool = True) -> None:
        """Let the text be selected with mouse and keyboard, and copied."""
        by = Qt.TextInteractionFlag
        flags = by.TextSelectableByMouse | by.TextSelectableByKeyboard if selectable else by.NoTextInteraction
        self.setTextInteractionFlags(flags)

    def set_tone(self, tone: str) -> None:
        """Change the colour's meaning."""
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy without marks; the rest as usual."""
        if event.matches(QKeySequence.StandardKey.Copy) and self.hasSelectedText():
            self._copy()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A menu of our own: Qt's would copy the marks too."""
        if self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse:
            menu = QMenu(self)
            copy = menu.addAction(QCoreApplication.translate("QWidgetTextControl", "&Copy"), self._copy)
            copy.setEnabled(self.hasSelectedText())
            menu.addAction(QCoreApplication.translate("QWidgetTextControl", "Select All"), self._select_all)
            menu.exec(event.globalPos())
        else:
            event.ignore()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.selectedText())

    def _select_all(self) -> None:
        self.setSelection(0, utf16_length(marked(self._clean)))


class OneLineLabel(KhmerLabel):
    """A label of one line that is cut between clusters, with … and a tooltip, where the place is too narrow."""

    def __init__(self, text: str = "", role: str = "body", tone: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(text, role, tone, wrap=False, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        """Show ``text``; line ends become spaces."""
        super().setText(" ".join(text.splitlines()))

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    def shown_text(self) -> str:
        """What is readable at the present width."""
        return elided(self._clean, self.fontMetrics(), self.contentsRect().width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        shown = self.shown_text()
        tip = self._clean if shown != harmless(self._clean) else ""
        if bool(tip) != bool(self.toolTip()):
            set_tip(self, tip)
        painter = QPainter(self)
        alignment = QStyle.visualAlignment(self.layoutDirection(), self.alignment())
        self.style().drawItemText(
            painter, self.contentsRect(), int(alignment), self.palette(), self.isEnabled(), shown,
            QPalette.ColorRole.WindowText,
        )  # fmt: skip


def elided(text: str, metrics: QFontMetrics, width: int) -> str:
    """``text``, harmless, if it is at most ``width`` pixels wide, else as many of its clusters as fit, and …."""
    text = harmless(text)
    if metrics.horizontalAdvance(text) <= width:
        return text
    breaks = cluster_breaks(text)
    fitting = bisect_right(breaks, width, key=lambda end: metrics.horizontalAdvance(text[:end].rstrip() + ELLIPSIS))
    return (text[: breaks[fitting - 1]].rstrip() if fitting else "") + ELLIPSIS


def wrapped_height(text: str, metrics: QFontMetrics, width: int) -> int:
    """Height in pixels of ``text`` when it is wrapped at Khmer words to ``width`` pixels."""
    return metrics.boundingRect(QRect(0, 0, width, 0), WRAP, marked(text)).height()


WRAP = int(Qt.TextFlag.TextWordWrap)
"""How to draw and to measure a marked text. Not with TextWrapAnywhere: Qt then no longer looks for words."""
