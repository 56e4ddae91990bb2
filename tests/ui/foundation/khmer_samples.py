"""Khmer that is hard to show, and what is on a picture."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageChops
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

# High: a shifter below a vowel, robat, ឿ and ៀ. Deep: two subscripts and a vowel below them.
TALL_WORDS = (
    "ប៊្រី", "ញ៉ាំ", "រឿងរ៉ាវ", "ជំនឿ", "ធម៌", "ស្ត្រី", "ខ្ញុំ", "ផ្ទុះ", "ញ្ជ្រុំ", "ស្ទួន", "កន្ត្រៃ", "ឃ្ជុំ", "ម៉្យៅ",
    "ឥន្ទ្រីយ៍", "ឆ្នាំ", "អង្គុយ", "ច្បាំង", "ញញឹម", "ហ្វ្រង់", "Ågjpq", "២០២៦",
)  # fmt: skip

SENTENCE = "ស្ត្រីម្នាក់មកពីភូមិឆ្ងាយបានប្រាប់យើងថានាងត្រូវធ្វើដំណើរបីម៉ោងដើម្បីទៅដល់មណ្ឌលសុខភាព ហើយនៅទីនោះនាងរង់ចាំពេញមួយព្រឹកទើបបានជួបគ្រូពេទ្យ។"
MIXED = "ក្រុម A បានចំណាយ 1,250,000៛ ក្នុងខែ 11/2026 (Kampong Chhnang) ដើម្បីសាកល្បង QR code"
UNIVERSAL = Path(__file__).resolve().parents[2] / "data" / "udhr_khm.txt"


def picture(widget: QWidget) -> QImage:
    """What the widget looks like."""
    return widget.grab().toImage()


def type_text(widget: QWidget, text: str) -> None:
    """Press a key for each character (QTest knows no Khmer keys)."""
    for character in text:
        key = Qt.Key.Key_Return if character == "\n" else Qt.Key.Key_unknown
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, character))


def ink(image: QImage, inside: QRect | None = None, colour: QColor | None = None) -> QRect:
    """The smallest rectangle around everything that differs from the ground (the upper left corner of ``inside``).

    With ``colour`` only what is nearer to that colour than to the ground counts: the words, not a frame.
    """
    place = (inside or image.rect()) & image.rect()
    plain = image.copy(place).convertToFormat(QImage.Format.Format_RGB888)
    pixels = Image.frombytes(
        "RGB", (plain.width(), plain.height()), bytes(plain.constBits()), "raw", "RGB", plain.bytesPerLine()
    )
    from_ground = _distance(pixels, image.pixelColor(place.topLeft()))
    found = from_ground.point(lambda difference: 255 if difference > 40 else 0)
    if colour is not None:
        nearer = ImageChops.subtract(from_ground, _distance(pixels, colour))
        found = ImageChops.multiply(found, nearer.point(lambda gain: 255 if gain else 0))
    left, top, right, bottom = found.getbbox() or (0, 0, 0, 0)
    return QRect(place.left() + left, place.top() + top, right - left, bottom - top)


def _distance(pixels: Image.Image, colour: QColor) -> Image.Image:
    """For each pixel the largest difference of a channel."""
    plain = Image.new("RGB", pixels.size, (colour.red(), colour.green(), colour.blue()))
    red, green, blue = ImageChops.difference(pixels, plain).split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)
