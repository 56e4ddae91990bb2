"""Tables of texts in a file as it lies on the disk: mapped, and read only where somebody looks.

The file begins with one line of JSON, padded so that what follows begins at a multiple of eight bytes. Texts are found
by 64-bit keys, sorted; little-endian.
"""

from __future__ import annotations

import hashlib
import json
import mmap
from bisect import bisect_left
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def text_key(text: str) -> int:
    """Return the key of a text: 64 bits, so that no two of a table share one."""
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def place_of(keys: memoryview[int], key: int) -> int:
    """Return where a key stands among sorted ones; -1 where it does not."""
    place = bisect_left(keys, key)
    return place if place < len(keys) and keys[place] == key else -1


def head_line(head: Mapping[str, object]) -> bytes:
    """Return the first line of a file."""
    line = json.dumps(head, ensure_ascii=False).encode()
    return line + b" " * (-(len(line) + 1) % 8) + b"\n"


def mapped(path: Path) -> tuple[Any, memoryview]:
    """Return the first line of a file, read, and what follows it. Raises ``OSError``, ``ValueError``."""
    with path.open("rb") as file:
        content = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        head = json.loads(file.readline())
        return head, content[file.tell() :]
