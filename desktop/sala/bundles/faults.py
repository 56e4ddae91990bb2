"""Faults of files and bundles, as codes with parameters."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Final

from sala.errors import EnvironmentFault

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_REFUSED: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_MISSING: Final = frozenset({errno.ENOENT, errno.ENOTDIR})


def writing_fault(error: OSError, path: Path) -> EnvironmentFault:
    """Return the fault for ``error`` while writing ``path`` (``path``, ``reason``).

    ``disk.full``, ``path.not_allowed`` (also a read-only stick), ``path.not_found`` (the folder is gone: a stick
    pulled out), ``path.too_large`` (more than the file system of the stick can hold in one file: 4 GB on FAT),
    otherwise ``path.not_written``.
    """
    if error.errno in _FULL:
        code = "disk.full"
    elif error.errno in _REFUSED:
        code = "path.not_allowed"
    elif error.errno in _MISSING:
        code = "path.not_found"
    elif error.errno == errno.EFBIG:
        code = "path.too_large"
    else:
        code = "path.not_written"
    return _with_path(code, error, path)


def reading_fault(error: OSError, path: Path) -> EnvironmentFault:
    """Return the fault for ``error`` while reading ``path`` (``path``, ``reason``).

    ``path.not_found``, ``path.not_allowed``, otherwise ``path.not_read``.
    """
    if error.errno in _MISSING:
        code = "path.not_found"
    elif error.errno in _REFUSED:
        code = "path.not_allowed"
    else:
        code = "path.not_read"
    return _with_path(code, error, path)


def damaged(where: str, detail: str = "") -> EnvironmentFault:
    """Return ``bundle.damaged``: ``where`` names the part of the bundle, ``detail`` what was found, for the log."""
    return EnvironmentFault("bundle.damaged", where=where, detail=detail)


def too_large(where: str, size: int, limit: int) -> EnvironmentFault:
    """Return ``bundle.too_large``: ``where`` names the part, ``size`` what it is, ``limit`` what is allowed."""
    return EnvironmentFault("bundle.too_large", where=where, size=size, limit=limit)


def _with_path(code: str, error: OSError, path: Path) -> EnvironmentFault:
    return EnvironmentFault(code, path=str(path), reason=error.strerror or type(error).__name__)
