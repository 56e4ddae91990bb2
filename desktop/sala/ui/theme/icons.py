"""Icons: one family (Lucide), drawn in any colour, sharp on any screen. An icon always stands beside words."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from sala.paths import resource_path

_DENSITIES = (1.0, 1.5, 2.0, 3.0)


def icon_names() -> list[str]:
    """Every icon there is, sorted."""
    return sorted(path.stem for path in resource_path("icons").glob("*.svg"))


def icon(name: str, colour: str | QColor, size: int = 18) -> QIcon:
    """The icon as Qt's widgets take it, ``size`` device-independent pixels wide, for screens of every density.

    Raises ``FileNotFoundError`` for a name that does not exist: that is a mistake in the program.
    """
    made = QIcon()
    for density in _DENSITIES:
        made.addPixmap(pixmap(name, colour, size, density))
    return made


def pixmap(name: str, colour: str | QColor, size: int, density: float = 1.0) -> QPixmap:
    """The icon as a picture of ``size`` device-independent pixels for a screen of that ``density``.

    Drawn once: Qt's own cache keeps it, and lets go of it before the application ends.
    """
    shade = QColor(colour).name()
    key = f"sala-icon:{name}:{shade}:{size}:{density}"
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    drawing = QSvgRenderer(QByteArray(svg(name, shade)))
    picture = QPixmap(round(size * density), round(size * density))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    drawing.render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(density)
    QPixmapCache.insert(key, picture)
    return picture


def svg(name: str, colour: str) -> bytes:
    """The drawing itself in a colour ``#rrggbb``."""
    return _source(name).replace(b"currentColor", colour.encode("ascii"))


@cache
def _source(name: str) -> bytes:
    return resource_path("icons", f"{name}.svg").read_bytes()
