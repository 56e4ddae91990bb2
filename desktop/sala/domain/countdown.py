"""A countdown that a room looks at: how long is left, whether it is held, when to give a sign.

It holds no running clock: whoever asks says what time it is, in seconds of a clock that never goes back
(``steady_seconds``). So it is right again after the laptop slept, and a test needs no waiting.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

ONE_MINUTE: Final = 60.0
#: Longer ago than this, an ending is shown but not sounded: the laptop woke up after the room had gone on.
STALE: Final = 30.0
LONGEST: Final = 24 * 60 * 60.0


class Sign(Enum):
    """What a countdown tells when it passes a moment."""

    ONE_MINUTE_LEFT = "one_minute_left"
    ENDED = "ended"
    ENDED_UNHEARD = "ended_unheard"


@dataclass(frozen=True, slots=True)
class Countdown:
    """``total`` seconds, of which ``used`` had gone when it was last held; ``since`` is when it went on, if it runs."""

    total: float
    used: float = 0.0
    since: float | None = None

    @property
    def running(self) -> bool:
        """Whether it goes on; also when it has come to its end."""
        return self.since is not None

    @property
    def begun(self) -> bool:
        """Whether it ever went on."""
        return self.running or self.used > 0

    def remaining(self, now: float) -> float:
        """Return the seconds that are left, never less than 0."""
        return max(0.0, self.total - self._gone(now))

    def over(self, now: float) -> float:
        """Return the seconds since the end, 0 before it."""
        return max(0.0, self._gone(now) - self.total) if self.begun else 0.0

    def ended(self, now: float) -> bool:
        """Return whether it was begun and nothing is left."""
        return self.begun and self.remaining(now) <= 0

    def started(self, now: float) -> Countdown:
        """Return it going on from ``now``; one that runs stays as it is, one that has ended begins anew."""
        if self.ended(now):
            return Countdown(self.total, since=now)
        return self if self.running else replace(self, since=now)

    def paused(self, now: float) -> Countdown:
        """Return it held at ``now``."""
        return Countdown(self.total, used=min(self.total, self._gone(now))) if self.running else self

    def longer(self, seconds: float, now: float) -> Countdown:
        """Return it with ``seconds`` more left than it has at ``now``; after its end, with just these."""
        gone = min(self.total, self._gone(now))
        total = min(LONGEST, max(gone, self.total + seconds))
        return Countdown(total, used=gone, since=now if self.running else None)

    def reset(self) -> Countdown:
        """Return it as it was before it began."""
        return Countdown(self.total)

    def share_left(self, now: float) -> float:
        """Return what share is left, from 1 to 0."""
        return self.remaining(now) / self.total if self.total > 0 else 0.0

    def sign_between(self, before: float, now: float) -> Sign | None:
        """Return what is to be told at ``now`` by whoever looked last at ``before``."""
        if not self.running or self.total <= 0:
            return None
        left_before, left = self.remaining(before), self.remaining(now)
        if left_before > 0 >= left:
            return Sign.ENDED if self.over(now) <= STALE else Sign.ENDED_UNHEARD
        return Sign.ONE_MINUTE_LEFT if left_before > ONE_MINUTE >= left > 0 else None

    def _gone(self, now: float) -> float:
        return self.used + max(0.0, now - self.since) if self.since is not None else self.used


def clock_text(seconds: float) -> str:
    """Return seconds as a countdown shows them: 12:05, 1:00:00; a second that has begun counts whole."""
    whole = max(0, -int(-seconds // 1))
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def steady_seconds() -> float:
    """Return seconds of a clock that never goes back and also counts while the laptop sleeps: the room goes on."""
    return time.monotonic() if _AWAKE_AND_ASLEEP is None else time.clock_gettime(_AWAKE_AND_ASLEEP)


#: Linux's clock that counts sleep; else that of a Mac, whose other one stands still meanwhile. Windows needs neither.
_AWAKE_AND_ASLEEP: Final = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))
