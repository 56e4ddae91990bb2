"""The colours as Qt's palette, for everything that a style or a widget paints itself."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from sala.ui.theme.colours import Colours

_ROLE = QPalette.ColorRole


def palette_of(colours: Colours) -> QPalette:
    """Every role set, so that nothing of the desktop's own theme shows through."""
    palette = QPalette()
    shades = {
        _ROLE.Window: colours.page, _ROLE.WindowText: colours.text,
        _ROLE.Base: colours.field, _ROLE.AlternateBase: colours.sunken, _ROLE.Text: colours.text,
        _ROLE.Button: colours.surface, _ROLE.ButtonText: colours.text, _ROLE.BrightText: colours.bad,
        _ROLE.PlaceholderText: colours.text_soft,
        _ROLE.ToolTipBase: colours.text, _ROLE.ToolTipText: colours.surface,
        _ROLE.Highlight: colours.selection, _ROLE.HighlightedText: colours.on_selection,
        _ROLE.Accent: colours.focus, _ROLE.Link: colours.accent, _ROLE.LinkVisited: colours.accent,
        _ROLE.Light: colours.surface, _ROLE.Midlight: colours.line, _ROLE.Mid: colours.edge,
        _ROLE.Dark: colours.edge, _ROLE.Shadow: colours.line,
    }  # fmt: skip
    for role, shade in shades.items():
        palette.setColor(role, QColor(shade))
    for role in (_ROLE.WindowText, _ROLE.Text, _ROLE.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.text_off))
    return palette
