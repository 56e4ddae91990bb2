"""A soft bell as sound: a low tone and a higher one that follows, both fading. Made from numbers, so no file is needed.

Sound is 16-bit PCM, one channel, in the RIFF WAVE form that every player knows.
"""

from __future__ import annotations

import math
import struct
from array import array
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

RATE: Final = 22_050
"""Samples in a second; enough for a bell whose highest partial is below 4 kHz."""

PEAK: Final = 0.45
"""The loudest sample, as a share of what 16 bits hold: gentle, and never clipped."""

_FULL: Final = 32_767
_ATTACK_S: Final = 0.012
#: (times the fundamental, loudness, how much faster it fades): what makes a bell of a tone.
_PARTIALS: Final = ((1.0, 1.0, 1.0), (2.0, 0.32, 1.7), (3.01, 0.12, 2.8), (4.2, 0.05, 4.5))


@dataclass(frozen=True, slots=True)
class Strike:
    """One stroke: a pitch in hertz, when it comes and how long it takes to fade to a third, in seconds."""

    pitch: float
    at: float
    fade: float


ENDED: Final = (Strike(523.25, 0.0, 0.55), Strike(783.99, 0.42, 0.75))
"""The end of the time: C, then the G above it."""

ONE_MINUTE_LEFT: Final = (Strike(523.25, 0.0, 0.3),)
"""A single stroke, shorter."""

_TAIL: Final = 5.0
"""A stroke is heard for this many times its fade."""


@lru_cache(maxsize=4)
def bell_wav(strikes: tuple[Strike, ...] = ENDED) -> bytes:
    """Return the strokes as the bytes of a WAV file."""
    samples = bell_samples(strikes)
    data = array("h", (round(value * _FULL) for value in samples))
    if struct.pack("=h", 1) != struct.pack("<h", 1):
        data.byteswap()
    body = data.tobytes()
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, RATE, 2 * RATE, 2, 16)
    return (
        struct.pack("<4sI4s", b"RIFF", 4 + len(form) + 8 + len(body), b"WAVE")
        + form
        + struct.pack("<4sI", b"data", len(body))
        + body
    )


def bell_samples(strikes: tuple[Strike, ...]) -> list[float]:
    """Return the strokes as samples between -1 and 1, the loudest of them ``PEAK``; the last ones are silence."""
    length = max(strike.at + _TAIL * strike.fade for strike in strikes)
    samples = [0.0] * round(length * RATE)
    for strike in strikes:
        _add(samples, strike)
    loudest = max(abs(value) for value in samples)
    ending = round(0.05 * RATE)
    for back in range(ending):  # no click where it stops
        samples[-1 - back] *= back / ending
    return [value * PEAK / loudest for value in samples]


def _add(samples: list[float], strike: Strike) -> None:
    first = round(strike.at * RATE)
    for number in range(first, len(samples)):
        moment = (number - first) / RATE
        rise = 0.5 - 0.5 * math.cos(math.pi * min(1.0, moment / _ATTACK_S))
        samples[number] += rise * sum(
            loud * math.exp(-moment * faster / strike.fade) * math.sin(2 * math.pi * strike.pitch * times * moment)
            for times, loud, faster in _PARTIALS
        )
