"""Ctrl+C where stopping at once would leave something half done."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sala.errors import Cancelled


@contextmanager
def stop_of_all() -> Iterator[Callable[[], bool]]:
    """Remember Ctrl+C inside, and give a function that tells whether it was pressed, for the work to ask.

    For work that is done whole or not at all: it raises ``Cancelled``, whose sentence says that nothing was changed.
    """
    pressed: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _frame: pressed.append(number))
    try:
        yield lambda: bool(pressed)
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def stop_between_steps() -> Iterator[Callable[[], bool]]:
    """As ``stop_of_all``, for work of several steps: those that were done stay.

    Raises:
        KeyboardInterrupt: at the end, when the work stopped for it.
    """
    with stop_of_all() as stop:
        try:
            yield stop
        except Cancelled:
            raise KeyboardInterrupt from None
