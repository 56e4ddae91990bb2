"""The window: pages, dialogs and house widgets. Asks only services; sentences are born here, in the language chosen.

Qt for Python replaces Python's import by one that reads the source of every module, Qt's or not, and keeps all its
lines in memory, in case it says ``from __feature__ import …``. Nothing here does, so Python's own is put back: that
saves a tenth of the start and fifteen megabytes.
"""

import builtins

import PySide6.QtCore  # noqa: F401  # replaces the import

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
