"""How far a long work is, and whether the person has stopped it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from sala.errors import Cancelled

Progress = Callable[[int, int], None]
"""Called with (bytes done, bytes in all); both only grow, and at the end they are equal."""
StopAsked = Callable[[], bool]
"""Asked every megabyte or so; once it says True, the work cleans up and raises ``Cancelled``."""

_STEP: Final = 1 << 20


class Work:
    """Counts bytes of work; tells ``progress`` and asks ``cancelled`` once a megabyte."""

    def __init__(self, total: int, progress: Progress | None, cancelled: StopAsked | None) -> None:
        self._done = 0
        self._told = -_STEP
        self._total = total
        self._progress = progress
        self._cancelled = cancelled

    def advance(self, count: int) -> None:
        """Note that ``count`` more bytes are done. Raises ``Cancelled`` when the person asked to stop."""
        self._done += count
        if self._done - self._told >= _STEP:
            self._tell()

    def finish(self) -> None:
        """Say that all is done."""
        self._total = self._done = max(self._total, self._done)
        self._tell()

    def _tell(self) -> None:
        self._told = self._done
        if self._cancelled and self._cancelled():
            raise Cancelled
        if self._progress:
            self._total = max(self._total, self._done)
            self._progress(self._done, self._total)
