"""What a countdown looks like at one moment, in the language of the reader."""

from __future__ import annotations

from dataclasses import dataclass

from sala.domain.countdown import ONE_MINUTE, Countdown, clock_text
from sala.language import Translator


@dataclass(frozen=True, slots=True)
class ClockFace:
    """``digits`` as they are read, ``words`` beside them, ``tone`` (waiting, going, held, last, ended), share left."""

    digits: str
    words: str
    tone: str
    share: float

    def spoken(self) -> str:
        """Return it as a screen reader says it."""
        return f"{self.digits}. {self.words}" if self.words else self.digits


def clock_face(countdown: Countdown, now: float, say: Translator) -> ClockFace:
    """Return what a countdown shows at ``now``."""
    _ = say.gettext
    left = countdown.remaining(now)
    digits, share = say.digits(clock_text(left)), countdown.share_left(now)
    if countdown.ended(now):
        return ClockFace(digits, _("The time is up"), "ended", 0.0)
    if not countdown.begun:
        return ClockFace(digits, "", "waiting", share)
    if not countdown.running:
        return ClockFace(digits, _("Paused"), "held", share)
    if left <= ONE_MINUTE < countdown.total:
        return ClockFace(digits, _("Less than a minute left"), "last", share)
    return ClockFace(digits, "", "going", share)
