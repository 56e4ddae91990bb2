"""Messages in the form that Qt's own translator reads (a ``.qm`` file), made in memory.

A translator written in Python is asked by whatever thread of Qt needs a word, also while that thread holds one of Qt's
locks: reading an image asks for the name of a format. Python then lets another thread run, which waits for the same
lock and never gives Python back: the window stands still for good. Qt's own translator asks nobody.

The form is that of Qt's ``lrelease`` (qttools, ``linguist/shared/qm.cpp``): a mark, then sections of a tag, a length
and content. One section has the hash of each source text and the place of its message; another has the messages.
Big-endian.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import Final

_MARK: Final = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
_HASHES, _MESSAGES = 0x42, 0x69
_END, _TRANSLATION, _SOURCE, _CONTEXT = 1, 3, 6, 7


def message_file(messages: Mapping[tuple[str, str], str]) -> bytes:
    """Return the content of a ``.qm`` file: (context, source text) to its translation, for ``QTranslator.load``."""
    places: list[tuple[int, int]] = []
    content = bytearray()
    for (context, source), translation in messages.items():
        places.append((_hash(source.encode()), len(content)))
        content += _part(_TRANSLATION, translation.encode("utf-16-be"))
        content += _part(_SOURCE, source.encode())
        content += _part(_CONTEXT, context.encode())
        content.append(_END)
    hashes = b"".join(struct.pack(">II", *place) for place in sorted(places))
    return _MARK + _part(_HASHES, hashes) + _part(_MESSAGES, bytes(content))


def _part(tag: int, content: bytes) -> bytes:
    return struct.pack(">BI", tag, len(content)) + content


def _hash(source: bytes) -> int:
    """Return the hash of ELF symbol tables (System V ABI, figure 5-13), which Qt finds a source text by."""
    found = 0
    for byte in source:
        found = (found << 4) + byte
        high = found & 0xF0000000
        found = (found ^ high >> 24) & ~high
    return found or 1
