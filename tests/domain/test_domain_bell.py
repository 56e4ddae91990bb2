"""The bell: two soft tones that fade, in a file that any player reads."""

from __future__ import annotations

import cmath
import io
import itertools
import math
import wave
from array import array

import pytest

from sala.domain.bell import ENDED, ONE_MINUTE_LEFT, PEAK, RATE, Strike, bell_samples, bell_wav


def loudness(samples: list[float]) -> float:
    return math.sqrt(sum(value * value for value in samples) / len(samples))


def strength(samples: list[float], pitch: float) -> float:
    """How strong a pitch is in samples: one bin of a discrete Fourier transform."""
    turn = -2j * math.pi * pitch / RATE
    return abs(sum(value * cmath.exp(turn * n) for n, value in enumerate(samples))) / len(samples)


@pytest.mark.parametrize("strikes", [ENDED, ONE_MINUTE_LEFT])
def test_it_is_a_wav_file_of_16_bit_sound(strikes: tuple[Strike, ...]) -> None:
    with wave.open(io.BytesIO(bell_wav(strikes))) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        frames = array("h", file.readframes(file.getnframes()))
    assert 0.5 < len(frames) / RATE < 5
    assert max(map(abs, frames)) == pytest.approx(PEAK * 32_767, abs=2)
    assert frames[0] == 0
    assert abs(frames[-1]) <= 1


def test_it_begins_softly_and_fades() -> None:
    samples = bell_samples(ENDED)
    assert max(map(abs, samples[: RATE // 500])) < 0.15 * PEAK
    tenths = [loudness(samples[at : at + RATE // 10]) for at in range(RATE, len(samples) - RATE // 10, RATE // 10)]
    assert all(later <= earlier * 1.05 for earlier, later in itertools.pairwise(tenths))
    assert tenths[-1] < 0.02 * tenths[0]


def test_first_the_low_tone_then_the_high_one() -> None:
    samples = bell_samples(ENDED)
    low, high = ENDED[0].pitch, ENDED[1].pitch
    first = samples[round(0.05 * RATE) : round(0.4 * RATE)]
    then = samples[round(0.6 * RATE) : round(1.2 * RATE)]
    assert strength(first, low) > 10 * strength(first, high)
    assert strength(then, high) > strength(then, low)
    for part, pitch in ((first, low), (then, high)):
        assert strength(part, pitch) > 10 * max(strength(part, other) for other in (300, 440, 640, 900))


def test_nothing_jumps_from_one_sample_to_the_next() -> None:
    samples = bell_samples(ENDED)
    assert max(abs(b - a) for a, b in itertools.pairwise(samples)) < 0.4


def test_it_is_made_once() -> None:
    bell_wav(ENDED)
    assert bell_wav(ENDED) is bell_wav(ENDED)
