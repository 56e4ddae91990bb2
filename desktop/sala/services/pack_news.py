"""What a method pack adds, changes and drops beside what is here: read before somebody takes it."""

from __future__ import annotations

from dataclasses import dataclass

from sala.content import Pack
from sala.errors import SalaError
from sala.services.method import ActivitySummary, CardKind, Text, method_pack, version_parts, versions_here


@dataclass(frozen=True, slots=True)
class PackNews:
    """Titles of activities. ``beside`` is the version of the pack that it is compared with, "" for the shipped pack.

    ``extends`` tells whether it builds on the pack that Sala ships, or stands on its own.
    """

    beside: str
    extends: bool
    adds: tuple[Text, ...]
    changes: tuple[Text, ...]
    drops: tuple[Text, ...]


def pack_news(pack: Pack) -> PackNews:
    """Compare a pack with the latest other version that is here, else with the pack that it extends."""
    beside, reference = _reference(pack)
    before = {one.key: one for one in reference.summaries()} if reference else {}
    now = {one.key: one for one in pack.summaries()}
    adds = tuple(one.title for key, one in now.items() if key not in before)
    changes = tuple(
        one.title
        for key, one in now.items()
        if reference is not None and key in before and _differ(pack, one, reference, before[key])
    )
    drops = tuple(one.title for key, one in before.items() if key not in now)
    return PackNews(beside, pack.base is not None, adds, changes, drops)


def _reference(pack: Pack) -> tuple[str, Pack | None]:
    """Return the version to compare with, and its pack: the latest one before this one, else the latest of all."""
    others = [version for version in versions_here(pack.key) if version != pack.version]
    earlier = [version for version in others if version_parts(version) < version_parts(pack.version)]
    for version in [*earlier, *others]:
        try:
            return version, method_pack(f"{pack.key}@{version}")
        except SalaError:  # damaged here
            continue
    return "", pack.base


def _differ(pack: Pack, one: ActivitySummary, reference: Pack, other: ActivitySummary) -> bool:
    if one != other or _kinds(pack, one.card) != _kinds(reference, other.card):
        return True
    return pack.activity(one.key) != reference.activity(other.key)


def _kinds(pack: Pack, key: str) -> list[CardKind]:
    """Return a kind, its rows, and theirs."""
    if not key:
        return []
    kind = pack.kind(key)
    return [kind, *(inner for each in kind.fields if each.row_kind for inner in _kinds(pack, each.row_kind))]
