"""Asking in a dialog, which is gone when the answer has been read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QDialog


@contextmanager
def asked(dialog: QDialog) -> Iterator[bool]:
    """Show a dialog until it is answered; yield whether it was accepted, then delete it with all that it holds."""
    try:
        yield dialog.exec() == QDialog.DialogCode.Accepted
    finally:
        dialog.deleteLater()
