"""Where the work is kept: a folder with an encrypted database of changes, attachments and back-ups."""

from __future__ import annotations

from sala.storage.acts import Act
from sala.storage.backups import Backup
from sala.storage.checking import CheckReport, Finding
from sala.storage.files import Stored, Verified
from sala.storage.merging import MergeResult
from sala.storage.opening import (
    create_workspace,
    is_workspace,
    listed_backups,
    needs_passphrase,
    open_workspace,
    recovery_key,
    restore_backup,
    store_recovery_key,
)
from sala.storage.workspace import Workspace

__all__ = [
    "Act",
    "Backup",
    "CheckReport",
    "Finding",
    "MergeResult",
    "Stored",
    "Verified",
    "Workspace",
    "create_workspace",
    "is_workspace",
    "listed_backups",
    "needs_passphrase",
    "open_workspace",
    "recovery_key",
    "restore_backup",
    "store_recovery_key",
]
