"""Checking, backing up and restoring a workspace; its recovery key and its passphrase."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from sala.domain.records import ATTACHMENT
from sala.errors import EnvironmentFault
from sala.services.attachments import photos_not_here
from sala.storage import (
    Backup,
    CheckReport,
    Finding,
    Workspace,
    listed_backups,
    needs_passphrase,
    recovery_key,
    restore_backup,
    store_recovery_key,
)

__all__ = [
    "Backup",
    "CheckReport",
    "Finding",
    "back_up",
    "back_up_if_due",
    "backups",
    "backups_in",
    "can_be_repaired",
    "check",
    "is_locked",
    "keep_before_going_back",
    "recovery_key",
    "restore_backup",
    "set_passphrase",
    "store_recovery_key",
]

#: What can be computed anew from the changes, or simply put in its place.
_REPAIRABLE = frozenset(("record.differs", "file.unlisted", "file.leftover"))
_OF_A_PHOTO = frozenset(("file.missing", "file.damaged"))
_BEFORE_GOING_BACK = "before going back"
Progress = Callable[[int, int], None]


def check(ws: Workspace, *, repair: bool = False, progress: Progress | None = None) -> CheckReport:
    """Verify database, history, projection and files; with ``repair``, rebuild what can be rebuilt from the changes.

    A photo that is missing or damaged is told by its name where a workshop knows one. One whose file never came to
    this laptop, although nobody holds it back, is missing too.
    """
    report = ws.check(repair=repair, progress=progress)
    if any(finding.code == "database.damaged" for finding in report.findings):
        return report  # nothing more can be read of it with certainty
    lost = {finding.detail for finding in report.findings if finding.code in _OF_A_PHOTO}
    away = {photo.sha256 for workshop in ws.workshops() for photo in photos_not_here(ws, workshop.id)}
    found = [*report.findings, *(Finding("file.missing", sha256, repaired=False) for sha256 in sorted(away - lost))]
    if not lost and not away:
        return report
    names = _names_of_photos(ws)
    told = [
        replace(finding, detail=names.get(finding.detail, finding.detail)) if finding.code in _OF_A_PHOTO else finding
        for finding in found
    ]
    return CheckReport(told, report.counts)


def can_be_repaired(findings: Iterable[Finding]) -> bool:
    """Return whether ``check`` with ``repair`` would put any of the findings right."""
    return any(finding.code in _REPAIRABLE and not finding.repaired for finding in findings)


def back_up(ws: Workspace) -> Backup:
    """Make a back-up now and verify it by opening it.

    Raises:
        EnvironmentFault: ``disk.full``, ``folder.read_only``, ``backup.failed``.
    """
    path = ws.back_up("by hand")
    return next(backup for backup in ws.backups() if backup.path == path)


def back_up_if_due(ws: Workspace) -> None:
    """Make a back-up when the last one is too old; called after start, never while a person waits."""
    ws.back_up_if_due()


def backups(ws: Workspace) -> list[Backup]:
    """Return the back-ups of a workspace, the latest first."""
    return ws.backups()


def backups_in(folder: Path) -> list[Backup]:
    """Return the back-ups of the workspace in ``folder``, the latest first, also when it is damaged and cannot open."""
    return listed_backups(folder)


def keep_before_going_back(ws: Workspace, backup: Path, *, passphrase: str | None = None) -> None:
    """Keep what is there now as a back-up before ``backup`` takes its place; nothing else is changed.

    What cannot even be backed up (a damaged database) is no reason to stay with it: ``restore_backup`` puts its files
    aside as they are.

    Raises:
        WrongUse: ``passphrase.needed``, ``passphrase.wrong``.
        EnvironmentFault: ``backup.unknown`` (path), ``workspace.key_missing``.
    """
    if not backup.is_file():
        raise EnvironmentFault("backup.unknown", path=str(backup))
    recovery_key(ws.folder, passphrase=passphrase)
    with suppress(EnvironmentFault):
        ws.back_up(_BEFORE_GOING_BACK)


def is_locked(folder: Path) -> bool:
    """Return whether a workspace asks for a passphrase when it is opened."""
    return needs_passphrase(folder)


def set_passphrase(ws: Workspace, new: str | None, *, current: str | None = None) -> None:
    """Ask for ``new`` at every opening from now on, or for nothing (None).

    ``current`` is the passphrase that holds now, where there is one.

    Raises:
        WrongUse: ``passphrase.needed``, ``passphrase.wrong`` about ``current``.
        EnvironmentFault: ``disk.full``, ``folder.read_only``, ``workspace.key_missing``.
    """
    if is_locked(ws.folder):
        recovery_key(ws.folder, passphrase=current)  # raises when it is not the right one
    ws.set_passphrase(new)


def _names_of_photos(ws: Workspace) -> dict[str, str]:
    """Return, by SHA-256, what a photo is called and in which workshop it is."""
    names = {}
    for workshop in ws.workshops():
        for record in ws.records(workshop.id, ATTACHMENT):
            called = record.text("caption") or record.text("name") or record.text("sha256")[:12]
            names[record.text("sha256")] = f"{called} – {workshop.text('name')}"
    return names
