"""The method pack in use: the one that Sala ships, or one that the person added."""

from __future__ import annotations

import re
from functools import lru_cache

from sala.content import (
    Activity,
    ActivitySummary,
    CardKind,
    Field,
    FieldType,
    Pack,
    ReadyAgenda,
    ReadyBlock,
    ReadyDay,
    Stage,
    Step,
    Text,
    WorksheetItem,
    load_pack,
)
from sala.errors import SalaError, WrongUse
from sala.paths import pack_folder, resource_path

__all__ = [
    "STANDARD",
    "Activity",
    "ActivitySummary",
    "CardKind",
    "Field",
    "FieldType",
    "Pack",
    "ReadyAgenda",
    "ReadyBlock",
    "ReadyDay",
    "Stage",
    "Step",
    "Text",
    "WorksheetItem",
    "any_added",
    "is_here",
    "method_of",
    "method_pack",
    "pack_for",
    "split_method",
    "version_parts",
    "versions_here",
]

#: The key of the pack that Sala ships.
STANDARD = "standard"
_VERSION = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9}){0,3}")
_KEY = re.compile(r"[a-z][a-z0-9_]{0,59}")


@lru_cache(maxsize=8)
def method_pack(method: str = STANDARD) -> Pack:
    """Return a method pack; its kinds and guides are read when first asked for.

    ``method`` is what a workshop says: ``standard`` (or "") for the pack that Sala ships, ``key@version`` for one that
    the person added.

    Raises:
        WrongUse: ``content.unknown_pack``.
        EnvironmentFault: ``content.broken``, ``content.too_new``.
    """
    if method in ("", STANDARD):
        return load_pack(resource_path("method"))
    key, version = split_method(method)
    folder = pack_folder() / f"{key}@{version}"
    if not key or not folder.is_dir():
        raise WrongUse("content.unknown_pack", name=method)
    return load_pack(folder / "method", extending=method_pack(STANDARD))


def pack_for(method: str) -> Pack:
    """Return the pack that a workshop uses or, where this computer cannot use it, the one that is nearest to it.

    That is another version of it, the latest first, else the pack that Sala ships: what it does not know is shown and
    printed all the same (see ``earlier``).
    """
    try:
        return method_pack(method)
    except SalaError:
        key, _version = split_method(method)
    for other in versions_here(key):
        try:
            return method_pack(f"{key}@{other}")
        except SalaError:  # damaged here: the next one
            continue
    return method_pack(STANDARD)


def is_here(method: str) -> bool:
    """Tell whether this computer can use exactly the pack that a workshop says."""
    try:
        method_pack(method)
    except SalaError:
        return False
    return True


def any_added() -> bool:
    """Tell whether the person added any pack to the one that Sala ships."""
    return any(pack_folder().glob("*@*"))


def versions_here(key: str) -> list[str]:
    """Return the versions of a pack that the person added, the latest first."""
    if not key:
        return []
    found = [split_method(folder.name) for folder in pack_folder().glob(f"{key}@*") if folder.is_dir()]
    return sorted((version for name, version in found if name == key), key=version_parts, reverse=True)


def split_method(method: str) -> tuple[str, str]:
    """Return key and version of ``key@version``; both are "" where it is none."""
    key, _at, version = method.partition("@")
    return (key, version) if _KEY.fullmatch(key) and _VERSION.fullmatch(version) else ("", "")


def method_of(pack: Pack) -> str:
    """Return what a workshop says that uses a pack."""
    return STANDARD if pack.key == STANDARD else f"{pack.key}@{pack.version}"


def version_parts(version: str) -> tuple[int, ...]:
    """Return a version for comparing: number by number, so that 1.10 comes after 1.9."""
    return tuple(int(part) for part in version.split("."))
