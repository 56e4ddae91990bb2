"""What the window leaves out of the libraries it loads."""

from __future__ import annotations

import importlib
import inspect
import sys
from types import ModuleType


def load_later() -> None:
    """Let ``import asyncio`` and ``import importlib.metadata`` load them when something of them is first asked for.

    SQLAlchemy imports the one for engines, the other for extensions that Sala does not have: nine megabytes with TLS
    and e-mail, which these import in turn, and eighty milliseconds. Nothing happens to what is loaded already.
    """
    for name, known in _LATER.items():
        if name not in sys.modules:
            sys.modules[name] = later = _Later(name)
            vars(later).update(known)
            parent, _, child = name.rpartition(".")
            if parent:
                setattr(sys.modules[parent], child, later)


#: What SQLAlchemy takes of them at once.
_LATER: dict[str, dict[str, object]] = {"asyncio": {"iscoroutine": inspect.iscoroutine}, "importlib.metadata": {}}


class _Later(ModuleType):
    """Stands in for a module until anything of it is asked for that is not known here."""

    def __getattr__(self, name: str) -> object:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), name)
