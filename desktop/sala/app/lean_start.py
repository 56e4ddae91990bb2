"""What the window leaves out of the libraries it loads."""

from __future__ import annotations

import importlib
import inspect
import sys
from types import ModuleType


def load_asyncio_later() -> None:
    """Let ``import asyncio`` load it when something of it is first asked for.

    SQLAlchemy imports it for engines that Sala does not have: eight megabytes with TLS, five without it, and fifty
    milliseconds. Nothing happens when it is loaded already.
    """
    if "asyncio" not in sys.modules:
        sys.modules["asyncio"] = _LaterAsyncio("asyncio")


class _LaterAsyncio(ModuleType):
    """Stands in for asyncio until anything of it is asked for but this one test, which SQLAlchemy takes at once."""

    iscoroutine = staticmethod(inspect.iscoroutine)

    def __getattr__(self, name: str) -> object:
        if sys.modules.get("asyncio") is self:
            del sys.modules["asyncio"]
        return getattr(importlib.import_module("asyncio"), name)
