"""Hybrid logical clock: orders changes well enough for people, and never goes backwards.

Source: Kulkarni, Demirbas et al., "Logical Physical Clocks", 2014. It only decides which of two readings stands
meanwhile when two laptops did not see each other; whether they saw each other is read from what a change replaces.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_FORM = re.compile(r"[0-9a-f]{12}-[0-9a-f]{4}")
_LARGEST_COUNTER = 0xFFFF
#: The year 2200, in milliseconds since 1970. No laptop wakes up later than 2099, so what claims to come from after the
#: year 2201 was forged, or is broken: following it would take every laptop that hears of it along, for ever.
_LARGEST_TIME = 7_258_118_400_000
_LATEST_HEARD = 7_289_654_400_000
ZERO = "000000000000-0000"


def is_clock(text: object) -> bool:
    """Return whether ``text`` has the form of a clock reading: 12 and 4 lower-case hexadecimal digits."""
    return isinstance(text, str) and _FORM.fullmatch(text) is not None


def is_plausible(reading: str) -> bool:
    """Return whether a laptop can have given this reading, however wrong its clock."""
    return _parts(reading)[0] <= _LATEST_HEARD


class HybridClock:
    """Readings that sort as text: milliseconds since 1970 and a counter, both hexadecimal."""

    def __init__(self, last: str, now_ms: Callable[[], int]) -> None:
        self._time, self._counter = _parts(ZERO)
        self._now_ms = now_ms
        self.observe(last)

    @property
    def last(self) -> str:
        """The latest reading given or observed."""
        return _text(self._time, self._counter)

    def tick(self) -> str:
        """Return the next reading: later than every reading given or observed before."""
        now = min(max(self._now_ms(), 0), _LARGEST_TIME)
        if now > self._time:
            self._time, self._counter = now, 0
        elif self._counter < _LARGEST_COUNTER:
            self._counter += 1
        else:
            self._time, self._counter = self._time + 1, 0
        return self.last

    def observe(self, reading: str) -> None:
        """Take note of another laptop's reading, so that the next one here is later; of plausible ones only."""
        if is_plausible(reading):
            self._time, self._counter = max((self._time, self._counter), _parts(reading))


def _parts(reading: str) -> tuple[int, int]:
    milliseconds, _, counter = reading.partition("-")
    return int(milliseconds, 16), int(counter, 16)


def _text(milliseconds: int, counter: int) -> str:
    return f"{milliseconds:012x}-{counter:04x}"
