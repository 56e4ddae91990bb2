"""What the window leaves out of the libraries it loads."""

from __future__ import annotations

import sys


def load_asyncio_without_tls() -> None:
    """Load asyncio, which SQLAlchemy asks for, without OpenSSL: 4 MB and some milliseconds that nothing here uses.

    asyncio takes the missing module for an interpreter built without it, which it supports. ``ssl`` itself can still be
    imported by whoever needs it. Nothing happens when either is loaded already. A part of Sala that comes to speak TLS
    through asyncio must take this call away.
    """
    if "asyncio" in sys.modules or "ssl" in sys.modules:
        return
    sys.modules["ssl"] = None  # type: ignore[assignment]  # the documented way to make an import fail
    try:
        import asyncio  # noqa: F401, PLC0415  # start-up: after the window is seen
    finally:
        del sys.modules["ssl"]
