"""Putting a workshop in a sealed file, and taking what sealed files hold."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sala.bundles import (
    About,
    DeviceKeys,
    MethodRef,
    OpenedBundle,
    WorkshopRef,
    open_bundle,
    write_bundle,
)
from sala.domain.change import Change, change_from_line
from sala.domain.identity import new_id
from sala.domain.records import ATTACHMENT, Workshop
from sala.errors import EnvironmentFault, SalaError, WrongUse
from sala.services.attachments import photos_not_here
from sala.services.consent import photos_not_to_share, records_not_to_share
from sala.services.method import is_here, pack_for, split_method
from sala.services.pack_store import kept_file
from sala.services.workshops import get_workshop, note_sent, sent_ranges
from sala.storage import MergeResult, Workspace
from sala.storage import Verified as VerifiedContent

_KEYS = "device keys"
_HELD_BACK = "held back/"
_WAITING = "photos waiting/"
#: Photos up to this size, in bytes, pass through memory; larger files through the disk.
_IN_MEMORY = 16_000_000
#: Changes up to this size, in bytes, are read once and held; more are read twice, so that memory stays small.
_CHANGES_IN_MEMORY = 64_000_000
Progress = Callable[[int, int], None]
StopAsked = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What a file would hold: all changes and photos, and those since the last file.

    ``left_out`` photos and ``held_back`` changes stay here: somebody did not agree that they are shared. ``missing``
    photos would go, but their files are not on this laptop.
    """

    changes: int
    files: int
    new_changes: int
    new_files: int
    left_out: int
    held_back: int
    missing: int = 0


@dataclass(frozen=True, slots=True)
class Exported:
    """A bundle that was written, read back and compared.

    ``size`` is in bytes; ``left_out`` counts the photos that stayed here because the people in them did not agree to
    share them, ``missing`` those whose files are not on this laptop, ``held_back`` the changes that nobody may share.
    """

    path: Path
    bundle: str
    size: int
    changes: int
    files: int
    left_out: int
    missing: int = 0
    held_back: int = 0


@dataclass(frozen=True, slots=True)
class Verified:
    """What a bundle says of itself, once all of it was verified. Nothing was taken.

    ``sender`` is the name of the laptop, ``device`` its id; ``verify_key`` made the signature (see ``senders``).
    """

    path: str
    bundle: str
    sender: str
    author: str
    created: str
    workshops: tuple[str, ...]
    changes: int
    files: int
    verify_key: str
    device: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What came in: changes that were new and that were known; ``conflicts`` are (kind, record id, field).

    ``altered`` are the ids of changes that say something else in the file than here: somebody tampered with one of
    them. Those that were here stayed as they were. ``missing`` counts the photos of these workshops that should be here
    and are not. ``device`` is the id of the laptop that sent it, ``verify_key`` made the signature (see ``senders``).
    ``method_pack`` is the file of the method pack that came along, where it is not here yet: to be looked at, and added
    when a person says so (see ``packs``).
    """

    bundle: str
    sender: str
    added: int
    known: int
    files: int
    workshops: tuple[str, ...]
    conflicts: tuple[tuple[str, str, str], ...]
    altered: tuple[str, ...] = ()
    missing: int = 0
    device: str = ""
    verify_key: str = ""
    method_pack: bytes = field(default=b"", repr=False)


def device_keys(ws: Workspace) -> DeviceKeys:
    """Return the keys of this workspace: made at first need, kept inside the encrypted database."""
    kept = ws.secret(_KEYS)
    if kept is not None:
        return DeviceKeys.from_text(kept)
    keys = DeviceKeys.generate()
    ws.set_secret(_KEYS, keys.to_text())
    return keys


@dataclass(frozen=True, slots=True)
class PublicKeys:
    """What others may know: ``recipient`` to seal files for this workspace, ``verify_key`` to check its signature."""

    recipient: str
    verify_key: str


def public_keys(ws: Workspace) -> PublicKeys:
    """Return the public keys of this workspace."""
    keys = device_keys(ws)
    return PublicKeys(keys.recipient, keys.verify_key)


def what_goes(ws: Workspace, workshop: str) -> Outgoing:
    """Return what a file of the workshop would hold now.

    Raises:
        WrongUse: ``workshop.unknown``.
    """
    get_workshop(ws, workshop)
    since, held_back = sent_ranges(ws, workshop), records_not_to_share(ws, workshop)
    everything = _photos_to_send(ws, workshop, {}, held_back)
    new = _photos_to_send(ws, workshop, since, held_back)
    changes = sum(1 for _ in _changes_to_send(ws, workshop, {}, held_back))
    fresh = sum(1 for _ in _changes_to_send(ws, workshop, since, held_back))
    stays = ws.count_changes(workshop) - changes
    left_out, missing = len(everything.left_out), len(everything.missing)
    return Outgoing(changes, len(everything.files), fresh, len(new.files), left_out, stays, missing)


def export_bundle(
    ws: Workspace,
    workshop: str,
    out: Path,
    *,
    recipients: Sequence[str] = (),
    passphrase: str | None = None,
    since_last: bool = False,
    overwrite: bool = False,
    progress: Progress | None = None,
    cancelled: StopAsked | None = None,
) -> Exported:
    """Write a workshop to ``out``, sealed for ``recipients`` (and always for this workspace) or with a passphrase.

    Words and photos that people did not agree to share, or whose consent was withdrawn, stay here. When somebody
    agrees later, the next file brings them, also with ``since_last``.

    Raises:
        WrongUse: ``workshop.unknown``, ``recipient.invalid``, ``recipient.mixed``, ``bundle.nothing_new``,
            ``file.exists``.
        EnvironmentFault: ``disk.full`` and as the bundle engine says; then no file is left behind.
    """
    facts = get_workshop(ws, workshop)
    if recipients and passphrase:
        raise WrongUse("recipient.mixed")
    since = sent_ranges(ws, workshop) if since_last else {}
    held = ws.known(workshop)
    spans = {
        device: (max(first, since.get(device, 0) + 1), last)
        for device, (first, last) in held.items()
        if last > since.get(device, 0)
    }
    held_back = records_not_to_share(ws, workshop)
    photos = _photos_to_send(ws, workshop, since, held_back)
    if not (spans or photos.files):
        raise WrongUse("bundle.nothing_new", name=facts.name)
    keys = device_keys(ws)
    about = _about(ws, facts, spans)
    sealed_for = [] if passphrase else [*dict.fromkeys([*recipients, keys.recipient])]
    receipt = write_bundle(
        out,
        about,
        (change.to_line() for change in _changes_to_send(ws, workshop, since, held_back)),
        photos.files,
        recipients=sealed_for,
        passphrase=passphrase,
        method_pack=kept_file(facts.method),
        keys=keys,
        overwrite=overwrite,
        progress=progress,
        cancelled=cancelled,
    )
    note_sent(ws, workshop, {device: last for device, (_, last) in held.items()})
    ws.set_local(_HELD_BACK + workshop, [*sorted(held_back)])
    ws.set_local(_WAITING + workshop, [*sorted(photos.left_out | photos.missing)])
    counts, left_out, missing = receipt.about.counts, len(photos.left_out), len(photos.missing)
    stays = _count_held_back(ws, workshop, held_back)
    return Exported(out, about.bundle, receipt.size, counts.changes, counts.files, left_out, missing, stays)


def _count_held_back(ws: Workspace, workshop: str, held_back: frozenset[str]) -> int:
    """Return how many changes of a workshop no file may hold."""
    if not held_back:
        return 0
    return ws.count_changes(workshop) - sum(1 for _ in _changes_to_send(ws, workshop, {}, held_back))


def _about(ws: Workspace, facts: Workshop, spans: dict[str, tuple[int, int]]) -> About:
    """Return what a bundle says of itself; ``spans`` are the first and last change of each laptop in it."""
    key, version = split_method(facts.method)
    if not key:
        pack = pack_for(facts.method)
        key, version = pack.key, pack.version
    labels = ws.devices()
    return About(
        bundle=new_id(),
        created=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        device=ws.device,
        device_label=ws.label,
        author=ws.author,
        workshops=(WorkshopRef(facts.id, facts.code, facts.name),),
        sequences=spans,
        devices={device: labels.get(device, "") for device in spans},
        method=MethodRef(key, version),
    )


def verify_bundle(
    ws: Workspace | None,
    path: Path,
    *,
    passphrase: str | None = None,
    progress: Progress | None = None,
    cancelled: StopAsked | None = None,
) -> Verified:
    """Check all of a bundle without taking anything from it.

    Raises:
        EnvironmentFault: ``bundle.*``; each change is checked too, so that what verifies can be imported.
    """
    with (
        _quarantine(ws) as quarantine,
        _open(ws, path, quarantine, passphrase=passphrase, progress=progress, cancelled=cancelled) as opened,
    ):
        for _ in _changes(opened):
            pass
        about = opened.about
        return Verified(
            str(path),
            about.bundle,
            about.device_label,
            about.author,
            about.created,
            tuple(workshop.name for workshop in about.workshops),
            about.counts.changes,
            about.counts.files,
            about.verify_key,
            about.device,
        )


def import_bundle(
    ws: Workspace,
    path: Path,
    *,
    passphrase: str | None = None,
    progress: Progress | None = None,
    cancelled: StopAsked | None = None,
) -> Imported:
    """Take what a bundle holds: all of it or, when anything is wrong with it, nothing. Doing it again changes nothing.

    Raises:
        EnvironmentFault: ``bundle.*``, ``change.damaged``, ``disk.full``.
    """
    with (
        ws.quarantine() as quarantine,
        _open(ws, path, quarantine, passphrase=passphrase, progress=progress, cancelled=cancelled) as opened,
    ):

        def take_the_rest(merged: MergeResult) -> None:
            ws.add_files(_new_files(ws, opened, quarantine))
            _note_not_sent(ws, merged)

        result = ws.merge(
            _checked_changes(opened), devices=dict(opened.about.devices), cancelled=cancelled, then=take_the_rest
        )
        return Imported(
            opened.about.bundle,
            opened.about.device_label,
            result.added,
            result.known,
            len(opened.files),
            tuple(sorted(result.workshops)),
            tuple(sorted((ref.kind, ref.id, field) for ref, field in result.conflicts)),
            result.altered,
            sum(
                len(photos_not_here(ws, each))
                for each in {*result.workshops, *(ref.id for ref in opened.about.workshops)}
            ),
            opened.about.device,
            opened.about.verify_key,
            _pack_not_here(opened),
        )


def _pack_not_here(opened: OpenedBundle) -> bytes:
    """Return the file of the method pack that came along, or nothing where this version of it is here already."""
    said = opened.about.method
    if said is not None and is_here(f"{said.key}@{said.version}"):
        return b""
    return opened.method_pack() or b""


def _note_not_sent(ws: Workspace, merged: MergeResult) -> None:
    """Have new changes with numbers below those that were sent go out with the next file, too.

    Files arrive in any order: what a laptop wrote last may have been passed on from here before what it wrote first.
    """
    for workshop in merged.workshops:
        sent = sent_ranges(ws, workshop)
        lower = {device: min(last, merged.first.get((workshop, device), last + 1) - 1) for device, last in sent.items()}
        if lower != sent:
            note_sent(ws, workshop, lower)


def _new_files(ws: Workspace, opened: OpenedBundle, quarantine: Path) -> Iterator[Path | VerifiedContent]:
    """Yield the photos of a bundle that are not here whole: through memory, or through the disk when they are large."""
    for sha256, size in opened.files.items():
        if ws.has_whole_file(sha256):
            continue
        if size <= _IN_MEMORY:
            yield VerifiedContent(sha256, b"".join(opened.file_pieces(sha256)))
        else:
            waiting = quarantine / sha256
            opened.copy_file(sha256, waiting)
            yield waiting
            waiting.unlink()


def _open(
    ws: Workspace | None,
    path: Path,
    quarantine: Path,
    *,
    passphrase: str | None,
    progress: Progress | None,
    cancelled: StopAsked | None,
) -> OpenedBundle:
    return open_bundle(
        path,
        identities=[device_keys(ws)] if ws is not None else [],
        passphrase=passphrase,
        quarantine=quarantine,
        progress=progress,
        cancelled=cancelled,
    )


@contextmanager
def _quarantine(ws: Workspace | None) -> Iterator[Path]:
    if ws is not None:
        with ws.quarantine() as folder:
            yield folder
        return
    with tempfile.TemporaryDirectory(prefix="sala-") as name:
        yield Path(name)


def _checked_changes(opened: OpenedBundle) -> Iterable[Change]:
    """Return the changes of an opened bundle once all are known to be well formed: in memory, unless they are many."""
    if opened.changes_size <= _CHANGES_IN_MEMORY:
        return list(_changes(opened))
    for _ in _changes(opened):
        pass
    return _changes(opened)


def _changes(opened: OpenedBundle) -> Iterator[Change]:
    """Yield the changes of an opened bundle; one that is not well formed damns the whole bundle."""
    named = {workshop.id for workshop in opened.about.workshops}
    for number, line in enumerate(opened.change_lines(), start=1):
        try:
            change = change_from_line(line)
        except SalaError as error:
            raise EnvironmentFault("bundle.damaged", where="changes", detail=f"{number}: {error}") from error
        if change.workshop not in named:
            raise EnvironmentFault("bundle.damaged", where="changes", detail=f"{number}: workshop")
        yield change


def _changes_to_send(
    ws: Workspace, workshop: str, since: dict[str, int], held_back: frozenset[str]
) -> Iterator[Change]:
    """Yield the changes after ``since`` that may leave, and those that were held back before and may leave now."""
    freed = _noted(ws, _HELD_BACK + workshop) - held_back
    for change in ws.changes(workshop, {} if freed else since):
        is_new = change.seq > since.get(change.device, 0)
        if change.record not in held_back and (is_new or change.record in freed):
            yield change


@dataclass(frozen=True, slots=True)
class _Photos:
    """Files to send by SHA-256; ids of photos that may not leave, and of those whose file is not here."""

    files: dict[str, Path]
    left_out: frozenset[str]
    missing: frozenset[str]


def _photos_to_send(ws: Workspace, workshop: str, since: dict[str, int], held_back: frozenset[str]) -> _Photos:
    """Return the photos that go along with the changes after ``since``, and those that had to wait until now."""
    left_out = photos_not_to_share(ws, workshop, held_back)
    due = {c.record for c in _changes_to_send(ws, workshop, since, held_back) if c.kind == ATTACHMENT}
    due |= _noted(ws, _WAITING + workshop)
    files: dict[str, Path] = {}
    missing = set()
    for record in ws.records(workshop, ATTACHMENT):
        path = ws.file_path(record.text("sha256"))
        if record.id in left_out:
            continue
        if path is None:
            missing.add(record.id)
        elif record.id in due:
            files[record.text("sha256")] = path
    return _Photos(files, left_out, frozenset(missing))


def _noted(ws: Workspace, key: str) -> frozenset[str]:
    """Return the record ids that an earlier export noted under a key."""
    kept = ws.local(key, [])
    return (
        frozenset(identity for identity in kept if isinstance(identity, str)) if isinstance(kept, list) else frozenset()
    )
