"""What a program that was killed, or lost its power, left unfinished in a workspace: removed, or brought to its end.

Called by whoever holds the lock, so that nothing of it is still being written.
"""

from __future__ import annotations

import re
import shutil
from contextlib import suppress
from pathlib import Path

from sala.paths import ensure_folder, replace_file, sync_folder
from sala.storage.files import disk_faults
from sala.storage.folder import TEMPORARY, Places, folder_faults

#: The back-up that takes the database's place next, and (with the same end) where the replaced one is put aside.
_READY = re.compile(r"restoring-([0-9a-z-]+)\.db")


def ready_path(places: Places, name: str) -> Path:
    """Return where a whole copy of a back-up waits to take the database's place; ``finish_restoring`` lets it."""
    return places.root / f"restoring-{name}.db"


def finish_restoring(places: Places) -> None:
    """Put the back-up that is ready, if any, in the place of the database, and what was there aside.

    From the moment when the copy is whole, going back is decided: an interruption between these steps would leave a
    database without its log, or none, so they are taken up again before anything is opened.

    Raises:
        EnvironmentFault: ``disk.full``, ``folder.read_only``, ``disk.failed``.
    """
    with disk_faults(places.root), folder_faults():
        for path in sorted(places.root.glob("restoring-*.db")):
            if (match := _READY.fullmatch(path.name)) is None:
                continue
            aside = ensure_folder(places.backups / f"replaced-{match[1]}")
            # The log goes first: over another database it would be played back into the wrong one.
            for end in ("-wal", "-shm", "-journal", ""):
                old = places.database.with_name(places.database.name + end)
                if old.exists():
                    replace_file(old, aside / old.name)
            sync_folder(aside)
            replace_file(path, places.database)
            sync_folder(places.root)


def remove_unfinished(places: Places) -> None:
    """Remove files and folders that were being written when a program ended; what cannot be removed now stays."""
    for folder in (places.root, places.files, places.backups):
        with suppress(OSError):
            for path in folder.iterdir():
                if path.name.startswith(TEMPORARY) or (path.name.startswith(".sala-") and path.suffix == ".tmp"):
                    _remove(path)


def _remove(path: Path) -> None:
    with suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
