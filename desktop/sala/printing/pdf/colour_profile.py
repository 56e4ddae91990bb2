"""The colours that a document means: sRGB (IEC 61966-2-1), as an ICC profile that every archive reads.

The standard for archives (ISO 19005-2, 6.2.3) wants to know what red, green and blue are. The profile is built here
from the published numbers: the primaries and the white of sRGB adapted to D50 by the Bradford method, and its tone
curve. It holds nothing else, so it is 0.6 kB, and the same on every machine.
"""

from __future__ import annotations

import struct
from functools import cache
from typing import Final

NAME: Final = "sRGB IEC61966-2.1"

_D50: Final = (0.9642, 1.0, 0.8249)
_PRIMARIES: Final = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
_FROM_D65: Final = (1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)
_CURVE: Final = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
"""Exponent, then a, b, c, d of the parametric curve: (a x + b) ^ exponent from d on, c x below."""
_MADE: Final = (2026, 1, 1, 0, 0, 0)
_VERSION: Final = 0x04200000
_HEAD: Final = 128


@cache
def srgb_profile() -> bytes:
    """Return the profile (ICC.1:2004-10, version 4.2): a display with three primaries and one curve."""
    curve = b"para" + bytes(4) + struct.pack(">HH", 3, 0) + b"".join(map(_fixed, _CURVE))
    tags = {
        b"desc": _words(NAME),
        b"cprt": _words("No copyright, use freely"),
        b"wtpt": _xyz(_D50),
        b"chad": b"sf32" + bytes(4) + b"".join(map(_fixed, _FROM_D65)),
        **{name: _xyz(values) for name, values in _PRIMARIES.items()},
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    table, body = b"", b""
    first = _HEAD + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    for name, data in tags.items():
        if data not in places:
            places[data] = first + len(body)
            body += data + bytes(-len(data) % 4)
        table += name + struct.pack(">II", places[data], len(data))
    return _head(first + len(body)) + struct.pack(">I", len(tags)) + table + body


def _head(size: int) -> bytes:
    head = struct.pack(">I4xI4s4s4s6H4s", size, _VERSION, b"mntr", b"RGB ", b"XYZ ", *_MADE, b"acsp")
    head += bytes(28) + b"".join(map(_fixed, _D50))
    return head + bytes(_HEAD - len(head))


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + b"".join(map(_fixed, values))


def _words(text: str) -> bytes:
    data = text.encode("utf-16-be")
    return b"mluc" + bytes(4) + struct.pack(">II4sII", 1, 12, b"enUS", len(data), 28) + data


def _fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))
