"""The look that the application wears now, and how it changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtWidgets import QApplication

from sala.ui.theme.colours import DARK, LIGHT, SETS, Colours
from sala.ui.theme.fonts import body_font, load_fonts
from sala.ui.theme.icons import svg
from sala.ui.theme.palette import palette_of
from sala.ui.theme.sizes import Sizes
from sala.ui.theme.stylesheet import stylesheet

_SIGNS = {
    "tick": ("check", "on_accent"),
    "partly": ("minus", "on_accent"),
    "dot": ("dot", "on_accent"),
    "down": ("chevron-down", "text_soft"),
    "up": ("chevron-up", "text_soft"),
}


@dataclass(frozen=True)
class Theme:
    """Colours and sizes that belong together: all that a look is made of."""

    colours: Colours = LIGHT
    sizes: Sizes = field(default_factory=Sizes)


class Look(QObject):
    """Dresses ``application`` and keeps it dressed.

    ``wear`` changes colours (``light``, ``dark``, ``contrast``, or ``system``: light or dark as the desktop is) and
    text size (percent, 80-200) at once; ``changed`` comes after everything wears it.
    """

    changed = Signal()

    def __init__(self, application: QApplication, colours: str = "light", percent: int = 100) -> None:
        super().__init__(application)
        self._application = application
        self._chosen = colours
        self._signs = QTemporaryDir()
        self.theme = Theme()
        load_fonts()
        application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(self._desktop_changed)
        self.wear(colours, percent)

    @property
    def chosen(self) -> str:
        """The name of the colours that the person chose, ``system`` included."""
        return self._chosen

    def wear(self, colours: str | None = None, percent: int | None = None) -> None:
        """Change what is given; nothing happens when nothing differs."""
        self._chosen = colours or self._chosen
        sizes = self.theme.sizes if percent is None else Sizes(percent)
        theme = Theme(self._colours(), sizes)
        if theme == self.theme and self._application.styleSheet():
            return
        self.theme = theme
        self._application.setPalette(palette_of(theme.colours))
        self._application.setFont(body_font(theme.sizes.text()))
        self._application.setStyleSheet(stylesheet(theme.colours, theme.sizes, self._drawn_signs(theme.colours)))
        self.changed.emit()

    def zoom(self, steps: int) -> int:
        """Make text larger (``steps`` > 0), smaller, or 100 % again (0); returns the percent worn."""
        self.wear(percent=self.theme.sizes.stepped(steps).percent if steps else 100)
        return self.theme.sizes.percent

    def _colours(self) -> Colours:
        if self._chosen == "system":
            dark = self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
            return DARK if dark else LIGHT
        return SETS[self._chosen]

    def _desktop_changed(self) -> None:
        if self._chosen == "system":
            self.wear()

    def _drawn_signs(self, colours: Colours) -> dict[str, str]:
        """The small pictures as files: a style sheet can name a picture only by file."""
        folder = Path(self._signs.path())
        files = {}
        for sign, (name, colour) in _SIGNS.items():
            file = folder / f"{colours.name}-{sign}.svg"
            if not file.exists():
                file.write_bytes(svg(name, getattr(colours, colour)))
            files[sign] = file.as_posix()
        return files
