"""How Sala looks: colours, sizes, fonts, icons and the one style sheet made of them.

Widgets know nothing of a theme. ``Look`` gives the application its font, palette and style sheet; a widget asks for a
meaning by a property (``kind="primary"``, ``role="title"``) and takes what it paints itself from its own palette and
font. So a change of theme or text size reaches everything at once.
"""

from sala.ui.theme.colours import DARK, HIGH_CONTRAST, LIGHT, Colours, contrast
from sala.ui.theme.icons import icon, icon_names, pixmap
from sala.ui.theme.look import Look, Theme
from sala.ui.theme.sizes import UNIT, Sizes

__all__ = [
    "DARK",
    "HIGH_CONTRAST",
    "LIGHT",
    "UNIT",
    "Colours",
    "Look",
    "Sizes",
    "Theme",
    "contrast",
    "icon",
    "icon_names",
    "pixmap",
]
