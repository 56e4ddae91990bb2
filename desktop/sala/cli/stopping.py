"""Ctrl+C where stopping at once would leave something half done."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sala.errors import Cancelled


@contextmanager
def stop_between_steps() -> Iterator[Callable[[], bool]]:
    """Remember Ctrl+C inside, and give a function that tells whether it was pressed, for the work to ask.

    Raises:
        KeyboardInterrupt: at the end, when the work stopped for it.
    """
    pressed: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _frame: pressed.append(number))
    try:
        yield lambda: bool(pressed)
    except Cancelled:
        raise KeyboardInterrupt from None
    finally:
        signal.signal(signal.SIGINT, before)
