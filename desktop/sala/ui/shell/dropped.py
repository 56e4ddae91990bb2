"""Files that are dropped on the window."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

_ENDINGS = (".sala", ".sala-pack")


def bundle_in(dragged: QMimeData) -> str:
    """Return the path of the file of Sala (a workshop or a method) among what is dragged, or ""."""
    files = (url.toLocalFile() for url in dragged.urls() if url.isLocalFile())
    return next((file for file in files if file.lower().endswith(_ENDINGS)), "")
