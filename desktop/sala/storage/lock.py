"""One program at a time has a workspace open.

The lock belongs to the operating system, not to the file: it ends with the process, however that ends. Written here
because importing a library for it took longer than opening the database.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

from sala.errors import EnvironmentFault

_HELD = frozenset((errno.EAGAIN, errno.EACCES, errno.EWOULDBLOCK, errno.EDEADLK))
_REFUSED = frozenset((errno.EACCES, errno.EPERM, errno.EROFS))


class Lock:
    """Holds the lock file at ``path`` until ``release``.

    Raises:
        EnvironmentFault: ``workspace.in_use``, ``folder.read_only``, ``disk.full``, ``disk.failed`` (``path``).
    """

    def __init__(self, path: Path) -> None:
        folder = str(path.parent)
        try:
            self._number = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as error:
            if error.errno in _REFUSED:
                raise EnvironmentFault("folder.read_only", path=folder) from error
            code = "disk.full" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "disk.failed"
            raise EnvironmentFault(code, path=folder, reason=error.strerror) from error
        try:
            _lock(self._number)
        except OSError as error:
            os.close(self._number)
            if error.errno in _HELD:
                raise EnvironmentFault("workspace.in_use", path=folder) from error
            raise EnvironmentFault("disk.failed", path=folder, reason=error.strerror) from error

    def release(self) -> None:
        """Let others open it; the file stays (removing it could remove another's lock). May be called twice."""
        if self._number >= 0:
            with suppress(OSError):
                os.close(self._number)
            self._number = -1


if sys.platform == "win32":
    import msvcrt

    def _lock(number: int) -> None:
        msvcrt.locking(number, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(number: int) -> None:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
