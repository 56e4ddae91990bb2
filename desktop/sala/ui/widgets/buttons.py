"""What is pressed and ticked. The words say what happens; they wrap at Khmer words when the place is narrow."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QCheckBox,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from sala.ui.theme.icons import pixmap
from sala.ui.theme.sizes import UNIT
from sala.ui.widgets.labels import WRAP, wrapped_height
from sala.ui.widgets.marks import marked, set_tip

_LEFT: Final = Qt.AlignmentFlag.AlignLeft
_KINDS: Final = ("primary", "secondary", "quiet", "danger", "danger-primary")
_WIDEST_LINE: Final = 30  # average letters; a longer sentence on a button is wrapped rather than stretched


class KhmerButton(QPushButton):
    """A push button: ``kind`` primary (one to a screen), secondary, quiet, danger, danger-primary.

    ``icon_name`` is an icon of the house, drawn in the colour of the words. ``align`` may be left, for buttons that
    stand under each other; ``small`` is for tools at the edge of something. ``text()`` is the text as it was given.
    """

    def __init__(
        self,
        text: str,
        kind: str = "secondary",
        icon_name: str = "",
        *,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignHCenter,
        small: bool = False,
        tip: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._clean = ""
        self._spoken = ""
        self._icon_name = icon_name
        self._align = align
        self._sizes: dict[int, QSize] = {}
        if small:
            self.setProperty("compact", "true")
        self.setText(text)
        self.set_kind(kind)
        if tip:
            set_tip(self, tip)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def text(self) -> str:
        """The words as they were given."""
        return self._clean

    def setText(self, text: str) -> None:
        """Change the words."""
        self._clean = text
        super().setText(text.replace("&", "&&"))
        self._sizes.clear()
        if self.accessibleName() == self._spoken:
            self._spoken = text
            self.setAccessibleName(text)
        self.updateGeometry()

    def set_kind(self, kind: str) -> None:
        """Change what the button means; an unknown kind is a mistake in the program (``ValueError``)."""
        if kind not in _KINDS:
            raise ValueError(kind)
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self._sizes.clear()

    def set_icon_name(self, name: str) -> None:
        """Change the icon; none when empty."""
        self._icon_name = name
        self._sizes.clear()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The words on one line, or on several of thirty letters."""
        metrics = self.fontMetrics()
        widest = metrics.averageCharWidth() * _WIDEST_LINE
        return self._around(min(metrics.horizontalAdvance(marked(self._clean)) + 2, widest))

    def minimumSizeHint(self) -> QSize:
        """The widest word, and one line: how many lines there are depends on the width that is given."""
        width = self._around(widest_word(self._clean, self.fontMetrics())).width()
        return QSize(width, self._around(10_000).height())

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height in pixels at ``width``."""
        beside = self._around(0).width()
        return self._around(max(1, width - beside)).height()

    def changeEvent(self, event: QEvent) -> None:
        """Another text size or style: measure again."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._sizes.clear()

    def _around(self, text_width: int) -> QSize:
        """The button's size around words of that width; a layout asks for the same many times over."""
        if text_width not in self._sizes:
            self._sizes[text_width] = self._measured(text_width)
        return self._sizes[text_width]

    def _measured(self, text_width: int) -> QSize:
        metrics = self.fontMetrics()
        height = max(wrapped_height(self._clean, metrics, text_width), metrics.height()) if text_width else 0
        option = QStyleOptionButton()
        self.initStyleOption(option)
        inside = QSize(text_width + self._icon_room(), height)
        return self.style().sizeFromContents(QStyle.ContentsType.CT_PushButton, option, inside, self)

    def _icon_room(self) -> int:
        return icon_side(self.fontMetrics()) + UNIT if self._icon_name else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """The style's button with our words."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
        painter.setPen(self.palette().color(QPalette.ColorRole.ButtonText))
        self._draw_words(painter, inside)
        if self.hasFocus() and "primary" in self.property("kind"):
            # On a filled button the ring of the style sheet is hard to see: a second one inside, in the words' colour.
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.ButtonText), 1.5))
            painter.drawRoundedRect(self.rect().adjusted(4, 4, -4, -4), 5, 5)

    def _draw_words(self, painter: QPainter, inside: QRect) -> None:
        metrics, words = self.fontMetrics(), marked(self._clean)
        room = self._icon_room()
        place = QRect(0, 0, max(1, inside.width() - room), 1000)
        size = metrics.boundingRect(place, WRAP, words).size()
        left = inside.left()
        if not self._align & _LEFT:
            left += max(0, (inside.width() - room - size.width()) // 2)
        if room:
            side = icon_side(metrics)
            picture = pixmap(self._icon_name, painter.pen().color(), side, self.devicePixelRatioF())
            painter.drawPixmap(QPoint(left, inside.center().y() - side // 2 + 1), picture)
        flags = WRAP | int(Qt.AlignmentFlag.AlignVCenter | self._align)
        width = size.width() + 1 if not self._align & _LEFT else inside.right() - left - room + 1
        painter.drawText(QRect(left + room, inside.top(), width, inside.height()), flags, words)


class _WrappingBox:
    """What a tick box and a radio button share: an indicator beside words that wrap; a click anywhere counts."""

    _indicator: QStyle.PrimitiveElement
    _indicator_width: QStyle.PixelMetric
    _words = ""

    def _say(self, words: str) -> None:
        self._words = words
        self.setAccessibleName(words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def text(self) -> str:
        """The words as they were given."""
        return self._words

    def set_words(self, words: str) -> None:
        """Say something else."""
        if words != self._words:
            self._say(words)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """The words on one line, within reason."""
        metrics = self.fontMetrics()
        longest = metrics.averageCharWidth() * 2 * _WIDEST_LINE
        return self._sized(min(metrics.horizontalAdvance(marked(self._words)) + 2, longest))

    def minimumSizeHint(self) -> QSize:
        """The widest word, and one line: how many lines there are depends on the width that is given."""
        return QSize(self._sized(widest_word(self._words, self.fontMetrics())).width(), self._sized(10_000).height())

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height in pixels at ``width``."""
        return self._sized(max(1, width - self._beside())).height()

    def hitButton(self, position: QPoint) -> bool:
        """Everywhere."""
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The style's indicator beside our words, and a ring when the keyboard is here."""
        painter = QStylePainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        side = self._beside() - UNIT - 2
        place = QRect(self._beside(), UNIT // 2, self.width() - self._beside(), self.height() - UNIT)
        option.rect = QRect(2, place.top() + (self.fontMetrics().height() - side) // 2, side, side)
        painter.drawPrimitive(self._indicator, option)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(place, WRAP, marked(self._words))
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)

    def _beside(self) -> int:
        """Width of the indicator and its gap."""
        return self.style().pixelMetric(self._indicator_width, None, self) + UNIT + 2

    def _sized(self, text_width: int) -> QSize:
        metrics = self.fontMetrics()
        height = max(wrapped_height(self._words, metrics, text_width), metrics.height()) + UNIT
        return QSize(text_width + self._beside(), height)


class TickBox(_WrappingBox, QCheckBox):
    """A tick box whose words wrap; a click on the words ticks as well."""

    _indicator = QStyle.PrimitiveElement.PE_IndicatorCheckBox
    _indicator_width = QStyle.PixelMetric.PM_IndicatorWidth

    def __init__(self, text: str, *, ticked: bool = False, parent: QWidget | None = None) -> None:
        QCheckBox.__init__(self, parent)
        self._say(text)
        self.setChecked(ticked)


class RadioBox(_WrappingBox, QRadioButton):
    """One choice among several, whose words wrap."""

    _indicator = QStyle.PrimitiveElement.PE_IndicatorRadioButton
    _indicator_width = QStyle.PixelMetric.PM_ExclusiveIndicatorWidth

    def __init__(self, text: str, *, chosen: bool = False, parent: QWidget | None = None) -> None:
        QRadioButton.__init__(self, parent)
        self._say(text)
        self.setChecked(chosen)


def icon_side(metrics: QFontMetrics) -> int:
    """Side in pixels of an icon beside text of that font."""
    return round(metrics.height() * 0.72)


def widest_word(text: str, metrics: QFontMetrics) -> int:
    """Width in pixels of the widest piece of ``text`` that a line may not end in."""
    return max((metrics.horizontalAdvance(w) for w in marked(text).replace("\u200b", " ").split()), default=0) + 2
