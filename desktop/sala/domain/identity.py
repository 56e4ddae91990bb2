"""Identifiers: UUIDv7 for records and changes."""

from __future__ import annotations

import re
import secrets
import time
import uuid

_FORM = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def new_id(now_ms: int | None = None) -> str:
    """Return a fresh UUIDv7 in its 36-character text form.

    ``now_ms`` is Unix time in milliseconds (the laptop's clock when None). Ids only have to differ: nothing in Sala
    orders by them, so that a laptop whose clock woke up in 2010 or 2099 does no harm.
    Source: RFC 9562, section 5.7.
    """
    milliseconds = time.time_ns() // 1_000_000 if now_ms is None else now_ms
    number = (milliseconds & (1 << 48) - 1) << 80 | secrets.randbits(80)
    number = number & ~(0xF << 76) | 0x7 << 76
    number = number & ~(0x3 << 62) | 0x2 << 62
    return str(uuid.UUID(int=number))


def is_id(text: object) -> bool:
    """Return whether ``text`` is the 36-character text form of a UUID, in lower case."""
    return isinstance(text, str) and _FORM.fullmatch(text) is not None
