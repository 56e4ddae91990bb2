"""Method packs that headquarters publish: making one, looking at one, adding it, and using it in a workshop."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from sala.bundles.pack_file import (
    ENDING,
    MOST_BYTES,
    VERSION,
    OpenedPack,
    PackAbout,
    make_pack_file,
    may_hold,
    open_pack_file,
    read_pack_file,
)
from sala.content import Pack, load_pack
from sala.domain.records import WORKSHOP
from sala.domain.validity import NAME_LENGTH
from sala.errors import EnvironmentFault, WrongUse
from sala.khmer import clean_text
from sala.paths import durable_write
from sala.services.changed import Changed, changed_by
from sala.services.exchange import device_keys, public_keys
from sala.services.method import STANDARD, Text, is_here, method_pack, versions_here
from sala.services.pack_news import PackNews, pack_news
from sala.services.pack_store import keep, kept_packs, method_of_file, unpacked
from sala.services.senders import knows_key
from sala.services.workshops import get_workshop
from sala.storage import Workspace

#: Signed by this workspace itself; by a key seen before; by one never seen; by another than the one of this pack.
OWN, KNOWN, FIRST, CHANGED = "own", "known", "first", "changed"
_FOLDERS = ("kinds", "activities", "coach", "agendas")
_ALONE = ("pack.toml", "glossary.csv")
_PASSED_OVER = (".", "~", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True)
class PackFacts:
    """What is known of a pack. ``method`` is what a workshop says that uses it; a folder has no publisher and no key.

    ``fingerprint`` stands for the key that signed it: short enough to be compared by telephone.
    """

    method: str
    key: str
    version: str
    title: Text
    publisher: str
    verify_key: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class FoundPack:
    """A pack file that was checked, or a folder that could become one.

    ``standing`` says whose key it is, ``here`` whether this version is here already, ``latest`` the latest version of
    it that is here, or ""; ``news`` what it adds and changes.
    """

    facts: PackFacts
    standing: str
    here: bool
    latest: str
    news: PackNews
    data: bytes = field(repr=False, default=b"")


@dataclass(frozen=True, slots=True)
class PackMade:
    """A pack file that was written; ``size`` in bytes."""

    path: Path
    facts: PackFacts
    size: int


@dataclass(frozen=True, slots=True)
class PackHere:
    """A pack that a workshop can use. ``latest`` marks the latest version of it, ``usable`` that Sala can read it."""

    facts: PackFacts
    latest: bool
    usable: bool


def make_pack(ws: Workspace, folder: Path, out: Path, *, publisher: str = "", overwrite: bool = False) -> PackMade:
    """Write the pack in a folder to a file signed with the key of this workspace.

    ``publisher`` is whom people know; without it, the name of the person.

    Raises:
        WrongUse: ``pack.version``, ``pack.key_taken``, ``pack.strange_file``, ``pack.no_folder``, ``file.exists``.
        EnvironmentFault: ``content.broken``, ``pack.too_large``, ``disk.full`` and as writing says.
    """
    pack, files = _read_folder(folder)
    if not overwrite and out.exists():
        raise WrongUse("file.exists", path=str(out))
    called = clean_text(publisher or ws.author, lines=False, limit=NAME_LENGTH)
    about = PackAbout(pack.key, pack.version, {"km": pack.title.km, "en": pack.title.en}, called)
    data = make_pack_file(about, files, device_keys(ws))
    durable_write(out, data)
    return PackMade(out, _facts(open_pack_file(data)), len(data))


def check_folder(folder: Path) -> FoundPack:
    """Check the pack in a folder as a whole, and say what it adds and changes; raises as ``make_pack``."""
    pack, _files = _read_folder(folder)
    facts = PackFacts(f"{pack.key}@{pack.version}", pack.key, pack.version, pack.title, "", "", "")
    latest = next(iter(versions_here(pack.key)), "")
    return FoundPack(facts, FIRST, is_here(facts.method), latest, pack_news(pack))


def look_at(ws: Workspace | None, path: Path) -> FoundPack:
    """Check all of a pack file and say what it is; nothing is added.

    Raises:
        EnvironmentFault: ``pack.foreign``, ``pack.too_large``, ``bundle.*``, ``content.broken``, ``content.too_new``,
            ``path.*``.
    """
    return look_at_data(ws, read_pack_file(path))


def look_at_data(ws: Workspace | None, data: bytes) -> FoundPack:
    """Check a pack file that came along with something else; raises as ``look_at``."""
    opened = open_pack_file(data)
    with unpacked(opened.files) as pack:
        _check_same(pack, opened)
        news = pack_news(pack)
    facts = _facts(opened)
    latest = next(iter(versions_here(facts.key)), "")
    return FoundPack(facts, standing(ws, opened.about), is_here(facts.method), latest, news, data)


def add_pack(ws: Workspace, found: FoundPack, *, key_changed: bool = False) -> bool:
    """Keep a pack beside those that are here; return whether it was not here before. No workshop changes by that.

    A pack whose earlier versions another key signed is kept only when a person says so (``key_changed``).

    Raises:
        WrongUse: ``pack.key_changed``, ``pack.same_version``.
        EnvironmentFault: as ``look_at``; ``disk.full`` and as writing says.
    """
    opened = open_pack_file(found.data)
    if standing(ws, opened.about) == CHANGED and not key_changed:
        raise WrongUse("pack.key_changed", name=opened.about.key, fingerprint=fingerprint(opened.about.verify_key))
    return keep(opened)


def packs_here() -> list[PackHere]:
    """Return the pack that Sala ships, then those that were added: by key, each with its latest version first."""
    shipped = method_pack(STANDARD)
    facts = PackFacts(STANDARD, shipped.key, shipped.version, shipped.title, "Sala", "", "")
    found, seen = [PackHere(facts, latest=True, usable=True)], set()
    for opened in kept_packs():
        method = method_of_file(opened)
        found.append(PackHere(_facts(opened), latest=opened.about.key not in seen, usable=is_here(method)))
        seen.add(opened.about.key)
    return found


def use_pack(ws: Workspace, workshop: str, key: str, version: str = "") -> Changed:
    """Let a workshop use a pack that is here, without ``version`` the latest one. Undo takes it back.

    What was written before stays; what the pack has no place for is shown and printed apart.

    Raises:
        WrongUse: ``pack.not_here`` (name, known), ``workshop.unknown``.
        EnvironmentFault: ``content.broken``, ``content.too_new``.
    """
    get_workshop(ws, workshop)
    chosen = version or next(iter(versions_here(key)), "")
    method = STANDARD if key == STANDARD else f"{key}@{chosen}"
    if method != STANDARD and chosen not in versions_here(key):
        known = ", ".join(one.facts.method for one in packs_here())
        raise WrongUse("pack.not_here", name=f"{key}@{version}" if version else key, known=known)
    method_pack(method)
    with ws.act(workshop) as act:
        act.put(WORKSHOP, workshop, {"method": method})
        return changed_by(workshop, act.changes)


def standing(ws: Workspace | None, about: PackAbout) -> str:
    """Return what is known of the key that signed a pack: ``OWN``, ``KNOWN``, ``FIRST`` or ``CHANGED``."""
    kept = kept_packs()
    same = {one.about.verify_key for one in kept if one.about.key == about.key}
    if same and about.verify_key not in same:
        return CHANGED
    if ws is not None and public_keys(ws).verify_key == about.verify_key:
        return OWN
    seen = same | {one.about.verify_key for one in kept}
    known = about.verify_key in seen or (ws is not None and knows_key(ws, about.verify_key))
    return KNOWN if known else FIRST


def fingerprint(verify_key: str) -> str:
    """Return five groups of four signs that stand for a key, for comparing by eye or by telephone."""
    digest = hashlib.sha256(verify_key.encode()).hexdigest().upper()
    return " ".join(digest[at : at + 4] for at in range(0, 20, 4))


def is_pack_file(path: Path | str) -> bool:
    """Tell by its name whether a file is a method pack."""
    return str(path).lower().endswith(ENDING)


def _facts(opened: OpenedPack) -> PackFacts:
    about = opened.about
    title = Text(about.title["km"], about.title["en"])
    key = about.verify_key
    return PackFacts(method_of_file(opened), about.key, about.version, title, about.publisher, key, fingerprint(key))


def _read_folder(folder: Path) -> tuple[Pack, dict[str, bytes]]:
    """Check the pack in a folder as a whole and return it with its files, as they go into a pack file."""
    if not (folder / "pack.toml").is_file():
        raise WrongUse("pack.no_folder", path=str(folder))
    pack = load_pack(folder, complete=True, extending=method_pack(STANDARD))
    if pack.key == STANDARD:
        raise WrongUse("pack.key_taken", name=pack.key)
    if not VERSION.fullmatch(pack.version):
        raise WrongUse("pack.version", version=pack.version, example="3.1")
    files = {}
    size = 0
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_dir() or any(part.startswith(_PASSED_OVER) for part in name.split("/")):
            continue
        if not _belongs(name):
            raise WrongUse("pack.strange_file", name=name)
        files[name] = _read(path)
        size += len(files[name])
        if size > MOST_BYTES:
            raise EnvironmentFault("pack.too_large", size=size, limit=MOST_BYTES)
    return pack, files


def _belongs(name: str) -> bool:
    folder, _slash, file = name.rpartition("/")
    known = (folder in _FOLDERS and file.endswith(".toml")) or name in _ALONE
    return known and may_hold(name)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise EnvironmentFault("file.not_readable", path=str(path)) from error


def _check_same(pack: Pack, opened: OpenedPack) -> None:
    """Refuse a file that says of itself something else than the pack in it."""
    about = opened.about
    title = {"km": pack.title.km, "en": pack.title.en}
    if (pack.key, pack.version) != (about.key, about.version) or title != about.title or pack.key == STANDARD:
        raise EnvironmentFault("bundle.damaged", where="about.json", detail=f"{pack.key}@{pack.version}")
