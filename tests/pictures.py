"""Every screen, dialog and printed page as a picture, with a list of what does not fit.

    python tests/pictures.py --out FOLDER [--only TEXT] [--check]

``--only`` takes the pictures whose names have TEXT in them, such as ``home``, ``--km-150`` or ``print-service``.
``--check`` ends with status 1 if anything does not fit. Nothing of the person's is touched.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(_ROOT), str(_ROOT / "desktop")]
_PLACE = {"x": 0, "y": 0, "width": 1366, "height": 768}
_SCREEN = {"name": "laptop", **_PLACE, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}


def main() -> int:
    """Take the pictures that are asked for; return 1 where something is wrong and ``--check`` was given."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only", default="")
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="sala-pictures-") as folder:
        _live_in(Path(folder))
        wrong = _take(Path(folder), asked.out, asked.only)
    return 1 if wrong and asked.check else 0


def _live_in(folder: Path) -> None:
    """Let Sala have a home of its own and a screen of an ordinary laptop; before anything of it is loaded."""
    screen = folder / "screen.json"
    screen.write_text(json.dumps({"screens": [_SCREEN]}), encoding="utf-8")
    os.environ.update(SALA_HOME=str(folder / "home"), SALA_KEYRING="off")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
    os.environ.pop("SALA_WORKSPACE", None)


def _take(folder: Path, out: Path, only: str) -> bool:
    from tests.picture_scenes.paper import write_paper
    from tests.picture_scenes.taking import take_screens
    from tests.picture_scenes.workspaces import prepare

    began = time.monotonic()
    prepared = prepare(folder)
    wrong = False
    taken = 0
    for path, findings in take_screens(prepared, out, only):
        taken += 1
        _say(path.name)
        for finding in findings:
            wrong = True
            _say(f"    {finding}")
    for path in write_paper(prepared, out, only):
        taken += 1
        _say(path.name)
    _say(f"{taken} pictures in {time.monotonic() - began:.0f} s")
    return wrong


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
