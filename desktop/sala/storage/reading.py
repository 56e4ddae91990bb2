"""Questions to the database. Each takes the connection within a transaction and returns values of the domain."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, and_, bindparam, func, not_, or_, select

from sala.domain.change import Change
from sala.domain.clock import ZERO, is_plausible
from sala.domain.records import WORKSHOP, Record, Ref, in_order
from sala.storage import tables
from sala.storage.prepared import Prepared
from sala.storage.rows import change_from, record_from

_CHANGE, _RECORD, _HEAD, _DEVICE = tables.change.c, tables.record.c, tables.head.c, tables.device.c
_ONE_RECORD = Prepared(
    select(tables.record).where(
        _RECORD.workshop == bindparam("workshop"), _RECORD.id == bindparam("id"), _RECORD.kind == bindparam("kind")
    )
)
_HISTORY = select(tables.change).where(
    _CHANGE.record == bindparam("record"),
    _CHANGE.workshop == bindparam("workshop"),
    _CHANGE.kind == bindparam("kind"),
    _CHANGE.field == bindparam("field"),
)
_PAGE = 1000


def workshops(connection: Connection, *, with_deleted: bool) -> list[Record]:
    """Return the records of all workshops, by id: the oldest first."""
    query = select(tables.record).where(_RECORD.kind == WORKSHOP).order_by(_RECORD.id)
    if not with_deleted:
        query = query.where(not_(_RECORD.deleted))
    return [record_from(row) for row in connection.execute(query)]


def record(connection: Connection, ref: Ref) -> Record | None:
    """Return one record, deleted or not."""
    rows = _ONE_RECORD.rows(connection, {"workshop": ref.workshop, "id": ref.id, "kind": ref.kind})
    return record_from(rows[0]) if rows else None


def find(connection: Connection, workshop: str, identity: str) -> Record | None:
    """Return the record of a workshop with this id, whatever its kind."""
    query = select(tables.record).where(_RECORD.workshop == workshop, _RECORD.id == identity).order_by(_RECORD.kind)
    row = connection.execute(query).first()
    return record_from(row) if row else None


def records(
    connection: Connection,
    workshop: str,
    kind: str,
    *,
    card_kind: str | None,
    team: str | None,
    parent: str | None,
    with_deleted: bool,
) -> list[Record]:
    """Return the records of one kind in their order; None does not narrow, "" asks for those without."""
    query = select(tables.record).where(_RECORD.workshop == workshop, _RECORD.kind == kind)
    for column, wanted in ((_RECORD.card_kind, card_kind), (_RECORD.team, team), (_RECORD.parent, parent)):
        if wanted is not None:
            query = query.where(column == wanted)
    if not with_deleted:
        query = query.where(not_(_RECORD.deleted))
    return in_order(record_from(row) for row in connection.execute(query))


def history(connection: Connection, ref: Ref, field: str) -> list[Change]:
    """Return all changes of a field, the latest by clock first."""
    where = {"record": ref.id, "workshop": ref.workshop, "kind": ref.kind, "field": field}
    found = [change_from(row) for row in connection.execute(_HISTORY, where)]
    return sorted(found, key=lambda change: (change.clock, change.id), reverse=True)


def heads(connection: Connection, ref: Ref, field: str) -> list[Change]:
    """Return the unreplaced changes of a field, the latest by clock last."""
    query = _HISTORY.join(tables.head, and_(_HEAD.change == _CHANGE.id, _HEAD.record == _CHANGE.record))
    where = {"record": ref.id, "workshop": ref.workshop, "kind": ref.kind, "field": field}
    found = [change_from(row) for row in connection.execute(query, where)]
    return sorted(found, key=lambda change: (change.clock, change.id))


def acts_of_person(connection: Connection, workshop: str, devices: list[str], author: str) -> list[tuple[str, str]]:
    """Return (act, the act it undoes or "") of one person on these incarnations in a workshop, oldest first."""
    query = (
        select(_CHANGE.act, _CHANGE.undoes, func.min(_CHANGE.clock).label("clock"))
        .where(_CHANGE.workshop == workshop, _CHANGE.device.in_(devices), _CHANGE.author == author)
        .group_by(_CHANGE.act, _CHANGE.undoes)
        .order_by("clock", _CHANGE.act)
    )
    return [(row.act, row.undoes) for row in connection.execute(query)]


def changes_of_act(connection: Connection, act: str) -> list[Change]:
    """Return the changes of an act in the order in which they were made."""
    query = select(tables.change).where(_CHANGE.act == act).order_by(_CHANGE.device, _CHANGE.seq, _CHANGE.id)
    return [change_from(row) for row in connection.execute(query)]


def page_of_changes(connection: Connection, workshop: str, device: str, after: tuple[int, str]) -> list[Change]:
    """Return the next changes of one incarnation in a workshop after (sequence number, id)."""
    seq, identity = after
    query = (
        select(tables.change)
        .where(
            _CHANGE.device == device,
            _CHANGE.seq >= seq,
            _CHANGE.workshop == workshop,
            or_(_CHANGE.seq > seq, _CHANGE.id > identity),
        )
        .order_by(_CHANGE.seq, _CHANGE.id)
        .limit(_PAGE)
    )
    return [change_from(row) for row in connection.execute(query)]


def known(connection: Connection, workshop: str | None) -> dict[str, tuple[int, int]]:
    """Return the first and last sequence number held, by incarnation."""
    query = select(_CHANGE.device, func.min(_CHANGE.seq), func.max(_CHANGE.seq)).group_by(_CHANGE.device)
    if workshop is not None:
        query = query.where(_CHANGE.workshop == workshop)
    return {device: (first, last) for device, first, last in connection.execute(query)}


def count_changes(connection: Connection, workshop: str, after: Mapping[str, int]) -> int:
    """Return how many changes of a workshop come after the sequence number given for their incarnation."""
    query = select(func.count()).where(
        _CHANGE.device == bindparam("device"), _CHANGE.seq > bindparam("after"), _CHANGE.workshop == workshop
    )
    return sum(
        connection.execute(query, {"device": device, "after": after.get(device, 0)}).scalar_one()
        for device in known(connection, workshop)
    )


def last_seq(connection: Connection, device: str) -> int:
    """Return the last sequence number that an incarnation gave, 0 when none."""
    return connection.execute(select(func.max(_CHANGE.seq)).where(_CHANGE.device == device)).scalar() or 0


def latest_clock(connection: Connection) -> str:
    """Return the latest plausible clock reading in the database: each incarnation's last change has its latest."""
    last = select(_CHANGE.clock).where(_CHANGE.device == _DEVICE.id).order_by(_CHANGE.seq.desc()).limit(1)
    clocks = connection.execute(select(last.scalar_subquery()).select_from(tables.device)).scalars()
    return max((clock for clock in clocks if clock and is_plausible(clock)), default=ZERO)


def devices(connection: Connection) -> dict[str, str]:
    """Return the names of all laptops that changes came from, by incarnation."""
    return {row.id: row.label for row in connection.execute(select(_DEVICE.id, _DEVICE.label).order_by(_DEVICE.id))}


def devices_of_machine(connection: Connection, machine: str) -> list[str]:
    """Return the incarnations of one computer."""
    return list(connection.execute(select(_DEVICE.id).where(_DEVICE.machine == machine)).scalars())
