"""Files that are dropped on the window."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

_ENDING = ".sala"


def bundle_in(dragged: QMimeData) -> str:
    """Return the path of the file of Sala among what is dragged, or ""."""
    files = (url.toLocalFile() for url in dragged.urls() if url.isLocalFile())
    return next((file for file in files if file.lower().endswith(_ENDING)), "")
