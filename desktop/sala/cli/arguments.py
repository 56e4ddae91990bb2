"""What stands in an argument: text as it was typed, and the file that a command is to write."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from sala.errors import EnvironmentFault, WrongUse


def typed_text(argument: str) -> str:
    """Return an argument as text: in a locale without Khmer, Python makes signs of something else out of its bytes."""
    try:
        return os.fsencode(argument).decode("utf-8")
    except UnicodeError:
        return argument


def file_to_write(argument: str, *kinds: str) -> Path:
    """Return the file that an argument names, which ends in one of ``kinds`` (".pdf").

    Raises:
        WrongUse: ``file.is_folder``, ``file.unknown_type``.
        EnvironmentFault: ``path.not_found``, when its folder is not there.
    """
    path = Path(argument)
    if not path.name or _is_folder(path, unseen=False):
        raise WrongUse("file.is_folder", path=str(path), kind=kinds[0])
    if path.suffix.lower() not in kinds:
        raise WrongUse("file.unknown_type", name=path.name, known=", ".join(kinds))
    if not _is_folder(path.parent, unseen=True):
        raise EnvironmentFault("path.not_found", path=str(path.parent))
    return path


def _is_folder(path: Path, *, unseen: bool) -> bool:
    """Tell whether a path is a folder, ``unseen`` where one may not look: then writing says what is wrong."""
    with contextlib.suppress(OSError):
        return path.is_dir()
    return unseen
