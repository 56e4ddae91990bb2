"""How often a command looks for cyclic garbage."""

from __future__ import annotations

import gc
from typing import Final

_NEW_OBJECTS: Final = 20_000
_ROUNDS: Final = (50, 100)


def search_rarely() -> None:
    """Look for garbage that holds itself after every 20,000 new objects, not after every 700 (Python's habit).

    Lines and clusters of a long document are many and make no cycles: looking for some took a seventh of its time.
    The window has a habit of its own (``sala.ui.garbage``).
    """
    gc.set_threshold(_NEW_OBJECTS, *_ROUNDS)
