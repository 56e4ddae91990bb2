"""Sticks that are plugged in, and the name of a file that every stick can take."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from PySide6.QtCore import QStorageInfo

_MEDIA = ("/media/", "/run/media/", "/Volumes/")
#: What GetDriveTypeW of Windows calls a drive whose medium can be taken out.
_DRIVE_REMOVABLE = 2


def sticks() -> list[Path]:
    """Return the roots of the sticks that can be written to. May wait for a slow disk: not for the window's thread."""
    found = []
    for volume in QStorageInfo.mountedVolumes():
        root = volume.rootPath()
        if volume.isValid() and volume.isReady() and not volume.isReadOnly() and is_removable(root):
            found.append(Path(root))
    return found


def is_removable(root: str) -> bool:
    """Return whether what is mounted at ``root`` can be taken out."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  # start-up: loaded when first needed

        return bool(ctypes.windll.kernel32.GetDriveTypeW(root) == _DRIVE_REMOVABLE)
    return root.startswith(_MEDIA)


def lies_on(path: Path, roots: list[Path]) -> bool:
    """Return whether ``path`` lies below one of ``roots``."""
    return any(path.is_relative_to(root) for root in roots)


def file_name(code: str, day: date) -> str:
    """Return the name for a workshop's file: its code and the day, only letters that FAT keeps on every computer."""
    plain = "".join(letter for letter in code if letter.isascii() and letter.isalnum())
    return f"{plain or 'sala'}-{day.isoformat()}.sala"


def free_name(folder: Path, name: str) -> Path:
    """Return ``name`` in ``folder``, with a number where there is such a file already."""
    path = folder / name
    number = 2
    while path.exists():
        path = folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
        number += 1
    return path
