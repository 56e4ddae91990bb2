"""Where lines may end in the texts that Sala itself brings, looked up instead of found again at every start.

``resources/khmer/known.breaks`` holds what ``segmentation`` finds in the texts of the method and of the catalogue. It
is only faster: a text that is not there is searched as any other, and a test compares all of them.

The file: one line of JSON (``texts``, ``breaks``: how many), then for each text its 64-bit key, sorted; for each text
and for the end of the last one 32 bits, the place of its first break; and all breaks, 16-bit code-point offsets.
Written by ``installer/make_known_breaks.py``; little-endian.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from sala.khmer.mapped_table import head_line, mapped, place_of, text_key
from sala.paths import resource_path

FILE: Final = "known.breaks"
#: Texts that are longer, in code points, are not kept: offsets have 16 bits.
LONGEST: Final = 60_000


@dataclass(frozen=True, slots=True)
class _Known:
    keys: memoryview[int]
    places: memoryview[int]
    breaks: memoryview[int]

    def at(self, index: int) -> tuple[int, ...]:
        """Return the breaks of the text whose key stands at ``index``."""
        return tuple(self.breaks[self.places[index] : self.places[index + 1]])


def known_breaks(text: str) -> tuple[int, ...] | None:
    """Return where lines may end in ``text`` (as ``line_breaks`` does), or None where it is none of Sala's texts."""
    known = _known()
    index = place_of(known.keys, text_key(text))
    return known.at(index) if index >= 0 else None


def as_file(found: Mapping[int, tuple[int, ...]]) -> bytes:
    """Return the content of the file for the breaks of texts by their key; the same breaks give the same bytes."""
    keys = sorted(found)
    places = [0]
    for key in keys:
        places.append(places[-1] + len(found[key]))
    parts = (
        head_line({"texts": len(keys), "breaks": places[-1]}),
        b"".join(key.to_bytes(8, "little") for key in keys),
        b"".join(place.to_bytes(4, "little") for place in places),
        b"".join(offset.to_bytes(2, "little") for key in keys for offset in found[key]),
    )
    return b"".join(parts)


def from_file() -> dict[int, tuple[int, ...]]:
    """Return everything that the file holds, as ``as_file`` takes it."""
    known = _known()
    return {key: known.at(index) for index, key in enumerate(known.keys)}


@cache
def _known() -> _Known:
    try:
        head, content = mapped(resource_path("khmer", FILE))
    except (OSError, ValueError):  # it only saves time
        nothing = memoryview(b"")
        return _Known(nothing.cast("Q"), nothing.cast("I"), nothing.cast("H"))
    middle = 8 * head["texts"]
    end = middle + 4 * (head["texts"] + 1)
    breaks = content[end : end + 2 * head["breaks"]]
    return _Known(content[:middle].cast("Q"), content[middle:end].cast("I"), breaks.cast("H"))
