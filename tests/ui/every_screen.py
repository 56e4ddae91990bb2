"""Opens every screen and dialog in one way of showing them, and finds what is clipped."""

import struct
import subprocess
import sys
from pathlib import Path

PICTURES = Path(__file__).parents[1] / "pictures.py"
#: Screens of pages are as large as the laptop's; dialogs are smaller.
SCREEN = (1366, 768)
FEWEST = 50


def size_of(png: Path) -> tuple[int, int]:
    """Return width and height of a PNG picture (ISO/IEC 15948, IHDR)."""
    width, height = struct.unpack(">II", png.read_bytes()[16:24])
    return width, height


def check_every_screen(variant: str, folder: Path) -> None:
    """Take all pictures of a variant, such as ``km-150-light``, into a folder; fail where anything does not fit."""
    done = subprocess.run(
        [sys.executable, str(PICTURES), "--out", str(folder), f"--only=--{variant}", "--check"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert "Traceback" not in done.stderr
    pictures = sorted(folder.glob("*.png"))
    assert len(pictures) >= FEWEST
    sizes = {path.name: size_of(path) for path in pictures}
    assert [name for name, size in sizes.items() if "activity" in name and size != SCREEN] == []
    assert all(width > 100 and height > 50 for width, height in sizes.values())
