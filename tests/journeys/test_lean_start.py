"""The window does without parts of libraries that nothing here uses."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import sala

_LATER = """
import sys
from sala.app.lean_start import load_asyncio_later
load_asyncio_later()
import sqlalchemy, sqlalchemy.dialects.sqlite.pysqlite
assert "asyncio.events" not in sys.modules and "ssl" not in sys.modules
"""

_THEN_ASKED_FOR = {
    "by what it has": """
import asyncio
assert asyncio.run(asyncio.sleep(0, "ran")) == "ran"
assert "asyncio.events" in sys.modules
load_asyncio_later()
import asyncio
assert asyncio.run(asyncio.sleep(0, "again")) == "again"
""",
    "by a part of it": """
import asyncio.locks
from asyncio import Queue
assert asyncio.locks.Lock and Queue is asyncio.Queue is sys.modules["asyncio.queues"].Queue
""",
    "by SQLAlchemy": """
from sqlalchemy.util import concurrency
assert concurrency.is_exit_exception(KeyboardInterrupt())
assert not concurrency.is_exit_exception(ValueError())
import asyncio
assert asyncio.CancelledError
""",
}


def test_asyncio_is_loaded_only_when_it_is_asked_for_and_is_whole_then() -> None:
    """However it is asked for; a stand-in that stayed behind would break TLS on lines of later parts."""
    environment = {"PYTHONPATH": str(Path(sala.__file__).parents[1]), "PYTHONUTF8": "1"}
    for way, then in _THEN_ASKED_FOR.items():
        command = [sys.executable, "-W", "error", "-c", _LATER + then]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
        assert (done.returncode, done.stderr) == (0, ""), way
