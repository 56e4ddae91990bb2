"""What can be done when a day runs late: plans to choose from, each with what it changes and what it saves.

Breaks and lunch stay as they are. A block that must be held is never dropped, and none gets shorter than its minimum.
Nothing here changes anything: a plan is a value that is shown first and taken afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sala.domain.agenda import CLOSING, COULD, MUST, OPENING, PLANNED, REST, SHOULD, Session, slot_length, slots

SHRINK, DROP, SHRINK_AND_DROP, MOVE = "shrink", "drop", "shrink_and_drop", "move"
#: The ways to catch up, in the order in which they are offered: the gentlest first.
WAYS = (SHRINK, DROP, SHRINK_AND_DROP, MOVE)

#: What matters less gives more of its time.
_GIVES = {MUST: 1, SHOULD: 2, COULD: 3}
#: A block that the method says nothing of keeps at least so many minutes, or its own length where that is less.
SHORTEST_BLOCK = 5

Slot = tuple[Session, ...]


@dataclass(frozen=True, slots=True)
class BlockChange:
    """What a plan does to one block: ``way`` is ``shrink``, ``drop`` or ``move``; minutes before and after."""

    session: str
    way: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """A way to catch up. ``saves`` is how many minutes it takes off the day, ``missing`` how many stay lacking.

    ``ends_before`` and ``ends_after`` are when the day is over, in minutes after midnight. ``to_day`` is the day that
    blocks move to, "" where none does.
    """

    way: str
    day: str
    changes: tuple[BlockChange, ...]
    saves: int
    missing: int
    ends_before: int
    ends_after: int
    to_day: str = ""


def proposals(
    day: str,
    sessions: Sequence[Session],
    *,
    needed: int,
    ends: int,
    minimums: Mapping[str, int],
    to_day: str = "",
) -> tuple[Proposal, ...]:
    """Return the plans that save ``needed`` minutes on a day, or as many as they can; one that saves none is left out.

    ``sessions`` are the blocks of the day in order; only those that are still planned change. ``ends`` is when the day
    is over as things stand. ``minimums`` are the shortest lengths by block id; ``to_day`` is the day after, or "".
    Where shortening alone or dropping alone is enough, no plan does both.
    """
    if needed <= 0:
        return ()
    waiting = [tuple(one for one in slot if one.state == PLANNED) for slot in slots(sessions)]
    open_slots = [slot for slot in waiting if slot]
    shrunk = _shrunk(open_slots, needed, minimums)
    dropped = _dropped(open_slots, needed)
    found: list[tuple[str, list[BlockChange], int]] = [(SHRINK, *shrunk), (DROP, *dropped)]
    if 0 < shrunk[1] < needed and 0 < dropped[1] < needed:
        found.append((SHRINK_AND_DROP, *_both(open_slots, needed, minimums)))
    if to_day:
        found.append((MOVE, *_moved(open_slots, needed)))
    return tuple(
        Proposal(way, day, tuple(changes), saves, max(needed - saves, 0), ends, ends - saves, to_day * (way == MOVE))
        for way, changes, saves in found
        if saves > 0
    )


def shortest(session: Session, minimum: int | None) -> int:
    """Return the shortest that a block may become: what the method says, never more than it has."""
    return min(SHORTEST_BLOCK if minimum is None else minimum, session.length)


def _shrunk(open_slots: Sequence[Slot], needed: int, minimums: Mapping[str, int]) -> tuple[list[BlockChange], int]:
    """Take minute by minute from the slot that can give most, so that what it gives follows weight and length."""
    bending = [slot for slot in open_slots if not _rests(slot)]
    lengths = [slot_length(slot) for slot in bending]
    floors = [max(shortest(one, minimums.get(one.id)) for one in slot) for slot in bending]
    saved = 0
    while saved < needed:
        gives = [
            (lengths[i] - floors[i]) * _GIVES[_priority(slot)] if lengths[i] > floors[i] else 0
            for i, slot in enumerate(bending)
        ]
        most = max(gives, default=0)
        if most == 0:
            break
        lengths[gives.index(most)] -= 1
        saved += 1
    changes = [
        BlockChange(one.id, SHRINK, one.length, length)
        for slot, length in zip(bending, lengths, strict=True)
        for one in slot
        if one.length > length
    ]
    return changes, saved


def _dropped(open_slots: Sequence[Slot], needed: int) -> tuple[list[BlockChange], int]:
    """Drop what could be left out: the shortest single block that is enough, else the longest, and look again."""
    left = [slot for slot in open_slots if _priority(slot) == COULD and not _rests(slot) and slot_length(slot)]
    return _gathered(DROP, _chosen(left, needed))


def _chosen(left: list[Slot], needed: int) -> Iterator[Slot]:
    while left and needed > 0:
        enough = [slot for slot in left if slot_length(slot) >= needed]
        slot = min(enough, key=slot_length) if enough else max(left, key=slot_length)
        left.remove(slot)
        needed -= slot_length(slot)
        yield slot


def _both(open_slots: Sequence[Slot], needed: int, minimums: Mapping[str, int]) -> tuple[list[BlockChange], int]:
    """Drop all that could be left out and shorten the rest by what is still lacking."""
    dropped, saved = _dropped(open_slots, needed)
    gone = {change.session for change in dropped}
    rest = [slot for slot in open_slots if slot[0].id not in gone]
    shrunk, more = _shrunk(rest, needed - saved, minimums)
    return dropped + shrunk, saved + more


def _moved(open_slots: Sequence[Slot], needed: int) -> tuple[list[BlockChange], int]:
    """Move the last blocks of the day, so that the order of the method stays; welcome and farewell stay in place."""
    movable = [slot for slot in open_slots if not _rests(slot) and not _frames(slot) and slot_length(slot)]
    chosen: list[Slot] = []
    while movable and sum(map(slot_length, chosen)) < needed:
        chosen.insert(0, movable.pop())
    return _gathered(MOVE, chosen)


def _gathered(way: str, chosen: Iterable[Slot]) -> tuple[list[BlockChange], int]:
    changes: list[BlockChange] = []
    saved = 0
    for slot in chosen:
        changes += [BlockChange(one.id, way, one.length, one.length if way == MOVE else 0) for one in slot]
        saved += slot_length(slot)
    return changes, saved


def _priority(slot: Slot) -> str:
    """Return what matters most among blocks that begin together."""
    return next(
        (priority for priority in (MUST, SHOULD, COULD) if any(one.priority == priority for one in slot)), SHOULD
    )


def _rests(slot: Slot) -> bool:
    return any(one.kind in REST for one in slot)


def _frames(slot: Slot) -> bool:
    return any(one.kind in (OPENING, CLOSING) for one in slot)
