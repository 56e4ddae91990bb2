"""A workspace that is open: what services ask and tell."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, insert, select

from sala.domain.change import Change, Value, clean_line
from sala.domain.records import Record, Ref
from sala.domain.undo import UndoState, undo_state
from sala.storage import backups, files, keys, reading, remembered, tables
from sala.storage.acts import Act
from sala.storage.backups import Backup
from sala.storage.checking import CheckReport, check
from sala.storage.database import Database
from sala.storage.files import Stored
from sala.storage.folder import TEMPORARY, Description, Places
from sala.storage.lock import Lock
from sala.storage.merging import MergeResult, Merging, Progress, name_devices
from sala.storage.projection import settled_field
from sala.storage.session import Session


@dataclass(frozen=True, slots=True)
class Parts:
    """What an open workspace is put together from."""

    places: Places
    description: Description
    key: bytes
    database: Database
    lock: Lock
    session: Session


class Workspace:
    """The work of a person on one laptop. Made by ``create_workspace`` and ``open_workspace``.

    Every method may raise ``EnvironmentFault``: ``disk.full``, ``disk.failed``, ``folder.read_only`` (path) and
    ``workspace.damaged`` (path, backup: the latest good back-up, or ""). Nothing is half done then.
    """

    def __init__(self, parts: Parts, author: str) -> None:
        self._acts: dict[str, list[tuple[str, str]]] = {}
        self.folder = parts.places.root
        self.id = parts.description.id
        self.author = author
        self._places, self._description = parts.places, parts.description
        self._key, self._database = parts.key, parts.database
        self._lock, self._session = parts.lock, parts.session
        self._act: Act | None = None

    @property
    def device(self) -> str:
        """The incarnation that writes now; see ``session``."""
        return self._session.device

    @property
    def author(self) -> str:
        """The name of the person, as it is written into changes."""
        return self._author

    @author.setter
    def author(self, name: str) -> None:
        self._author = clean_line(name)
        self._acts.clear()

    @property
    def label(self) -> str:
        """The name of this laptop, as the history shows it; what it wrote under another name keeps that name."""
        return self._session.label

    @label.setter
    def label(self, name: str) -> None:
        self._session.label = name

    def close(self) -> None:
        """Close the database and let others open the workspace; may be called twice."""
        self._database.close()
        self._session.end()
        self._lock.release()

    def __enter__(self) -> Workspace:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # -- reading

    def workshops(self, *, with_deleted: bool = False) -> list[Record]:
        """Return all workshops, the oldest first."""
        with self._reading() as connection:
            return reading.workshops(connection, with_deleted=with_deleted)

    def record(self, ref: Ref) -> Record | None:
        """Return a record, also a deleted one (``state.deleted``)."""
        with self._reading() as connection:
            return reading.record(connection, ref)

    def find(self, workshop: str, id: str) -> Record | None:  # noqa: A002
        """Return the record of a workshop with this id, whatever its kind, also a deleted one."""
        with self._reading() as connection:
            return reading.find(connection, workshop, id)

    def records(
        self,
        workshop: str,
        kind: str,
        *,
        card_kind: str | None = None,
        team: str | None = None,
        parent: str | None = None,
        with_deleted: bool = False,
    ) -> list[Record]:
        """Return the records of one kind in their order; None does not narrow, "" asks for those without."""
        with self._reading() as connection:
            return reading.records(
                connection, workshop, kind, card_kind=card_kind, team=team, parent=parent, with_deleted=with_deleted
            )

    def history(self, ref: Ref, field: str) -> list[Change]:
        """Return all changes that a field ever had, the latest by clock first."""
        with self._reading() as connection:
            return reading.history(connection, ref, field)

    def heads(self, ref: Ref, field: str) -> list[Change]:
        """Return the unreplaced changes of a field, the latest by clock last; several where laptops differ."""
        with self._reading() as connection:
            return reading.heads(connection, ref, field)

    def said(self, ref: Ref, field: str, changes: Iterable[str]) -> Value:
        """Return what a field said while these of its changes, by id, were the unreplaced ones; None with none."""
        wanted = set(changes)
        with self._reading() as connection:
            known = {change.id: change for change in reading.history(connection, ref, field)}
        return settled_field([known[i] for i in known.keys() & wanted], known.get).value

    def undo_state(self, workshop: str) -> UndoState:
        """Return what this person can undo and redo in a workshop: own acts on this computer, also of earlier days."""
        acts = self._acts.get(workshop)
        if acts is None:
            with self._reading() as connection:
                own = reading.devices_of_machine(connection, self._session.machine)
                acts = reading.acts_of_person(connection, workshop, own, self._author)
            self._acts[workshop] = acts
        return undo_state(acts)

    def changes_of_act(self, act: str) -> list[Change]:
        """Return the changes of an act in the order in which they were made."""
        with self._reading() as connection:
            return reading.changes_of_act(connection, act)

    def changes(self, workshop: str, since: Mapping[str, int] | None = None) -> Iterator[Change]:
        """Yield the changes of a workshop by incarnation and number, after the numbers in ``since``.

        Read page by page: memory stays small, and what is written meanwhile may or may not be among them.
        """
        for device in sorted(self.known(workshop)):
            after = ((since or {}).get(device, 0), "~")
            while True:
                with self._reading() as connection:
                    page = reading.page_of_changes(connection, workshop, device, after)
                yield from page
                if not page:
                    break
                after = page[-1].seq, page[-1].id

    def known(self, workshop: str | None = None) -> dict[str, tuple[int, int]]:
        """Return the first and last sequence number held, by incarnation, in a workshop or in all."""
        with self._reading() as connection:
            return reading.known(connection, workshop)

    def devices(self) -> dict[str, str]:
        """Return the names of all laptops that changes came from, by incarnation."""
        with self._reading() as connection:
            return reading.devices(connection)

    def own_devices(self) -> frozenset[str]:
        """Return the incarnations of this computer: what was done by them is this person's own."""
        with self._reading() as connection:
            return frozenset(reading.devices_of_machine(connection, self._session.machine))

    def count_changes(self, workshop: str, after: Mapping[str, int] | None = None) -> int:
        """Return how many changes ``changes(workshop, after)`` would yield."""
        with self._reading() as connection:
            return reading.count_changes(connection, workshop, after or {})

    # -- writing

    @contextmanager
    def act(self, workshop: str, *, undoes: str = "") -> Iterator[Act]:
        """Give an act to make changes with: all of them are on the disk when the block ends, or, on an error, none.

        ``undoes`` is the act that this one takes back. What is read inside the block sees what it made so far.
        """
        with self._database.writing() as connection:
            signature = self._session.signature(self._author)
            act = self._act = Act(connection, workshop, undoes, signature)
            try:
                yield act
                act.flush()
                if act.changes:
                    self._session.enrol(connection)
            finally:
                self._act = None
        if act.changes:
            self._session.committed(signature.seq)
            if workshop in self._acts:
                self._acts[workshop].append((act.id, undoes))

    def merge(
        self,
        changes: Iterable[Change],
        *,
        devices: Mapping[str, str],
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
        then: Callable[[MergeResult], None] | None = None,
    ) -> MergeResult:
        """Add changes that came from elsewhere, in any order and any number of times; all or none.

        ``devices`` names the laptops that they came from, by incarnation. What ``then`` keeps (``add_files``,
        ``set_local``) is kept together with the changes, and when it fails, nothing is.

        Raises:
            EnvironmentFault: ``change.damaged``.
            Cancelled: when ``cancelled`` said so.
        """
        with self._database.writing() as connection:
            merging = Merging(connection, progress, cancelled)
            merging.add(changes)
            result = merging.settle()
            name_devices(connection, devices, result.devices)
            if then is not None:
                then(result)
        self._session.observe(result.latest)
        self._acts.clear()
        if self.device in result.devices:
            self._session.disown()
        return result

    # -- files

    def add_file(self, source: Path | bytes) -> Stored:
        """Keep a file's content; the same content is kept once.

        Raises:
            EnvironmentFault: ``file.not_readable`` (path).
        """
        return self.add_files([source])[0]

    def add_files(self, sources: Iterable[files.Source]) -> list[Stored]:
        """Keep the contents of files; all are on the disk when this returns. Raises as ``add_file``."""
        stored = files.store(self._places.files, sources)
        table = tables.file
        with self._writing() as connection:
            for one in stored:
                if connection.execute(select(table.c.size).where(table.c.sha256 == one.sha256)).first() is None:
                    row = {"sha256": one.sha256, "size": one.size, "media_type": one.media_type}
                    connection.execute(insert(table), row)
        return stored

    def file_path(self, sha256: str) -> Path | None:
        """Return where the content with this hash lies, or None where it is not here."""
        path = files.path_of(self._places.files, sha256)
        return path if files.is_hash(sha256) and path.is_file() else None

    def has_whole_file(self, sha256: str) -> bool:
        """Return whether the content with this hash is listed, here, and undamaged: all of it is read."""
        with self._reading() as connection:
            listed = connection.execute(select(tables.file.c.size).where(tables.file.c.sha256 == sha256)).first()
        path = self.file_path(sha256)
        return listed is not None and path is not None and files.is_whole(path)

    @contextmanager
    def quarantine(self) -> Iterator[Path]:
        """Give a folder beside the work that is gone afterwards; after a crash, the next opening removes it."""
        with files.disk_faults(self.folder):
            folder = Path(tempfile.mkdtemp(prefix=TEMPORARY, dir=self.folder))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    # -- what the program remembers

    def local(self, key: str, default: Value = None) -> Value:
        """Return a machine-made value: it is never sent anywhere."""
        with self._reading() as connection:
            return remembered.get_local(connection, key, default)

    def set_local(self, key: str, value: Value) -> None:
        """Remember a machine-made value."""
        with self._writing() as connection:
            remembered.set_local(connection, key, value)

    def secret(self, key: str) -> str | None:
        """Return a private key of this device, or None."""
        with self._reading() as connection:
            return remembered.get_secret(connection, key)

    def set_secret(self, key: str, value: str) -> None:
        """Keep a private key of this device in the encrypted database."""
        with self._writing() as connection:
            remembered.set_secret(connection, key, value)

    # -- safety

    def back_up(self, reason: str = "by hand") -> Path:
        """Make a back-up of the database, verify it by opening it, let the oldest go, and return its path.

        Raises:
            EnvironmentFault: ``backup.failed`` (path, reason).
        """
        return backups.make(self._places, self._database, self._key, reason)

    def back_up_if_due(self) -> Path | None:
        """Make a back-up if the last one is a day old and something was changed since."""
        return self.back_up("daily") if backups.is_due(self._places) else None

    def backups(self) -> list[Backup]:
        """Return the back-ups, the latest first."""
        return backups.listed(self._places)

    def set_passphrase(self, passphrase: str | None) -> None:
        """Ask for this passphrase at every opening from now on; with None, let this computer keep the key.

        The database is not written anew. A back-up opens as the workspace does.
        """
        self._description = keys.change_keeping(self._places, self._description, self._key, passphrase)

    def check(self, *, repair: bool = False, progress: Progress | None = None) -> CheckReport:
        """Verify database, history, projection and files; with ``repair``, compute anew what can be computed."""
        report = check(self._database, self._places, repair=repair, progress=progress)
        self._acts.clear()
        return report

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._database.reading() as connection:
            if self._act is not None:
                self._act.flush()
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """Within an act or a merge, write together with it."""
        if self._database.in_transaction:
            with self._reading() as connection:
                yield connection
        else:
            with self._database.writing() as connection:
                yield connection
