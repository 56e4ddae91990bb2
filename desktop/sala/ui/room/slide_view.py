"""A slide as a picture: large for the room, small for the facilitator, the same in both."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sala.services.room import Slide
from sala.ui.room.clock_face import ClockFace
from sala.ui.room.slide_setting import Setting, set_slide
from sala.ui.room.type_setting import Digits, Set, one_line, set_digits
from sala.ui.theme.colours import HIGH_CONTRAST, LIGHT, Colours

PAPERS: Final = {"light": LIGHT, "contrast": HIGH_CONTRAST}
"""The grounds that a room may be shown: paper, or black for a bright room or weak eyes."""

T = TypeVar("T")
_MOST_KEPT: Final = 40
_BLACK: Final = QColor("#000000")
_TONES: Final = {"waiting": "text_soft", "held": "text_soft", "going": "text", "last": "text", "ended": "accent"}


class SlideView(QWidget):
    """Shows one slide, a clock, or nothing at all (black). ``pressed()`` comes when it is clicked.

    A screen reader hears what the slide says: that is its accessible name.
    """

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slide: Slide | None = None
        self._face: ClockFace | None = None
        self._black = False
        self._reference: QSizeF | None = None
        self._setting: tuple[tuple[object, ...], Setting] | None = None
        self._clock_words: dict[tuple[str, float], Any] = {}
        self.colours: Colours = LIGHT
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def slide(self) -> Slide | None:
        """The slide that is shown, if any."""
        return self._slide

    @property
    def face(self) -> ClockFace | None:
        """The clock that is shown, if any."""
        return self._face

    @property
    def black(self) -> bool:
        """Whether nothing is shown."""
        return self._black

    def setting(self) -> Setting | None:
        """Return where everything stands at the present size."""
        if self._slide is None:
            return None
        size = self._reference or QSizeF(self.size())
        key = (self._slide, self._face is not None, size.width(), size.height())
        if self._setting is None or self._setting[0] != key:
            self._setting = key, set_slide(self._slide, size, clock=self._face is not None)
        return self._setting[1]

    def look_like(self, size: QSize) -> None:
        """Be a small picture of a view of that size."""
        self._reference = QSizeF(size)
        self.update()

    def show_slide(self, slide: Slide | None, face: ClockFace | None, *, black: bool, colours: Colours) -> None:
        """Show something else."""
        same_words = slide == self._slide and black == self._black
        if same_words and face == self._face and colours is self.colours:
            return
        self._slide, self._face, self._black, self.colours = slide, face, black, colours
        if not same_words:
            self.setAccessibleName("" if black or slide is None else slide.words())
            self._tell()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell that it was clicked."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit()
            event.accept()
        else:
            super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what was set."""
        del event
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        setting = self.setting()
        if self._black or setting is None:
            painter.fillRect(self.rect(), _BLACK if self._black else QColor(self.colours.surface))
            return
        painter.fillRect(self.rect(), QColor(self.colours.surface))
        if self._reference is not None:
            scale = min(self.width() / setting.size.width(), self.height() / setting.size.height())
            painter.translate(
                (self.width() - scale * setting.size.width()) / 2, (self.height() - scale * setting.size.height()) / 2
            )
            painter.scale(scale, scale)
        for block in setting.blocks:
            block.text.draw(painter, block.left, block.top, self._tone(block.tone))
        self._draw_ornament(painter, setting)
        self._draw_progress(painter, setting)
        self._draw_clock(painter, setting)

    def _tone(self, tone: str) -> QColor:
        return QColor(self.colours.krama_soft if tone == "figure" else getattr(self.colours, tone))

    def _draw_ornament(self, painter: QPainter, setting: Setting) -> None:
        """A band along the upper edge, and the short one of a title, checked like a krama."""
        check = max(2.0, round(0.045 * setting.unit))
        bands = [QRectF(0, 0, setting.size.width(), 2 * check)]
        if setting.krama is not None:
            check_rows = round(setting.krama.height() / check) // 2 * 2
            bands.append(QRectF(setting.krama.left(), setting.krama.top(), setting.krama.width(), check_rows * check))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for band in bands:
            painter.fillRect(band, QColor(self.colours.krama_soft))
            for row in range(round(band.height() / check)):
                for at in range(row % 2, int(band.width() / check) + 1, 2):
                    square = QRectF(band.left() + at * check, band.top() + row * check, check, check)
                    painter.fillRect(square.intersected(band), QColor(self.colours.krama))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _draw_progress(self, painter: QPainter, setting: Setting) -> None:
        """One piece for each step; those that the room has reached are filled."""
        slide, rule = self._slide, setting.rule
        if rule is None or slide is None or not slide.of:
            return
        gap = 0.1 * setting.unit
        piece = (rule.width() - (slide.of - 1) * gap) / slide.of
        painter.setPen(Qt.PenStyle.NoPen)
        for number in range(slide.of):
            reached = number < slide.number
            painter.setBrush(QColor(self.colours.accent if reached else self.colours.line))
            place = QRectF(rule.left() + number * (piece + gap), rule.top(), piece, rule.height())
            if not reached and self.colours.is_dark:
                place = QRectF(place.left(), place.center().y() - 0.5, place.width(), 1.5)
            painter.drawRoundedRect(place, rule.height() / 2, rule.height() / 2)

    def _draw_clock(self, painter: QPainter, setting: Setting) -> None:
        face, place = self._face, setting.clock
        if face is None or place is None:
            return
        if setting.clock_centred:
            self._draw_large_clock(painter, setting, face, place)
        else:
            self._draw_small_clock(painter, setting, face, place)

    def _draw_small_clock(self, painter: QPainter, setting: Setting, face: ClockFace, place: QRectF) -> None:
        """At the right, with its words at the left of the digits."""
        u = setting.unit
        digits = self._digits(face, 0.92 * u)
        left = place.right() - digits.width
        middle = place.center().y()
        digits.draw(painter, left, middle - digits.height / 2, QColor(getattr(self.colours, _TONES[face.tone])))
        if face.words:
            words = self._words(face.words, 0.34 * u)
            self._draw_words(painter, words, left - words.width - 0.65 * u, middle - words.height / 2, face, u)

    def _draw_large_clock(self, painter: QPainter, setting: Setting, face: ClockFace, place: QRectF) -> None:
        """In the middle, with a line under it that gets shorter, and the words below."""
        u = setting.unit
        size = min(0.62 * place.height(), 0.85 * place.width() / (0.62 * max(4, len(face.digits))))
        digits = self._digits(face, size)
        top = place.top()
        top -= digits.top  # nothing stands above a digit
        colour = QColor(getattr(self.colours, _TONES[face.tone]))
        digits.draw(painter, place.center().x() - digits.width / 2, top, colour)
        line = QRectF(place.center().x() - 3.5 * u, top + digits.first_line + 0.5 * u, 7 * u, 0.09 * u)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colours.sunken))
        painter.drawRoundedRect(line, 0.05 * u, 0.05 * u)
        painter.setBrush(QColor(self.colours.attention if face.tone == "last" else self.colours.accent))
        left = QRectF(line.left(), line.top(), line.width() * face.share, line.height())
        painter.drawRoundedRect(left, 0.05 * u, 0.05 * u)
        if face.words:
            words = self._words(face.words, 0.4 * u)
            self._draw_words(painter, words, place.center().x() - words.width / 2, line.bottom() + 0.22 * u, face, u)

    def _draw_words(self, painter: QPainter, words: Set, left: float, top: float, face: ClockFace, unit: float) -> None:
        """The last minute and the end stand on a coloured ground: a sign for those who hear nothing."""
        if face.tone not in ("last", "ended"):
            words.draw(painter, left, top, QColor(self.colours.text_soft))
            return
        ground = "attention" if face.tone == "last" else "accent"
        around = QRectF(left, top, words.width, words.height).adjusted(-0.25 * unit, 0.02 * unit, 0.25 * unit, 0)
        painter.setPen(QPen(Qt.PenStyle.NoPen))
        painter.setBrush(QColor(getattr(self.colours, ground)))
        painter.drawRoundedRect(around, 0.12 * unit, 0.12 * unit)
        words.draw(painter, left, top, QColor(getattr(self.colours, f"on_{ground}")))

    def _digits(self, face: ClockFace, pixels: float) -> Digits:
        return self._kept(set_digits, face.digits, pixels)

    def _words(self, words: str, pixels: float) -> Set:
        return self._kept(one_line, words, pixels)

    def _kept(self, setter: Callable[[str, float], T], text: str, pixels: float) -> T:
        """Set a few words once: the same ones come back every second."""
        key = (text, pixels)
        if key not in self._clock_words:
            if len(self._clock_words) > _MOST_KEPT:
                self._clock_words.clear()
            self._clock_words[key] = setter(text, pixels)
        return self._clock_words[key]

    def _tell(self) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))


class SlidePicture(SlideView):
    """A slide in small, as wide as its place and of the shape of the room's display."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Wider is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height in pixels at a width."""
        shape = self._reference or QSizeF(16, 9)
        return round(width * shape.height() / shape.width())

    def sizeHint(self) -> QSize:
        """Return a small picture."""
        return QSize(160, self.heightForWidth(160))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest that still shows what it is."""
        return QSize(80, self.heightForWidth(80))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it with a line around, since paper lies on paper."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QColor(LIGHT.edge))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
