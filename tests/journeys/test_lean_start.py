"""The window's libraries are loaded without what it does not use, and nothing is spoilt for others."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import sala

_LOADED = """
import sys
from sala.app.lean_start import load_asyncio_without_tls
load_asyncio_without_tls()
assert "asyncio" in sys.modules and "_ssl" not in sys.modules
import sala.storage.database
assert "sqlalchemy.engine" in sys.modules and "_ssl" not in sys.modules
import asyncio, ssl
assert asyncio.run(asyncio.sleep(0, "ran")) == "ran"
assert ssl.create_default_context().check_hostname
load_asyncio_without_tls()
assert sys.modules["ssl"] is ssl
print("well")
"""


def test_asyncio_comes_without_tls_and_tls_can_still_be_had() -> None:
    desktop = str(Path(sala.__file__).parents[1])
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", _LOADED],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": desktop, "PYTHONUTF8": "1"},
    )
    assert (run.stdout.strip(), run.stderr) == ("well", "")
