"""Agendas for tests: made of plain values, or drawn by hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st
from tests.domain.laptops import WORKSHOP, an_id

from sala.domain.agenda import PRIORITIES, SESSION_KINDS, Day, Session, day_from, session_from
from sala.domain.change import Value
from sala.domain.merge import RecordState
from sala.domain.order import first_keys
from sala.domain.records import DAY, SESSION, Record, Ref


def record(kind: str, fields: dict[str, Value], number: int) -> Record:
    state = RecordState(fields, frozenset(), frozenset(), deleted=False, revived=False)
    return Record(Ref(WORKSHOP, kind, an_id(number)), state, "", "", "")


def a_day(number: int = 900, **fields: Value) -> Day:
    return day_from(record(DAY, {"date": "2026-11-25", "starts": "08:00", "ends": "17:00", **fields}, number))


def a_session(number: int, **fields: Value) -> Session:
    usual: dict[str, Value] = {"day": an_id(900), "kind": "free", "title": f"B{number}", "minutes": 30}
    return session_from(
        record(SESSION, {"priority": "should", "position": f"V{number:03d}", **usual, **fields}, number)
    )


@st.composite
def days_of_blocks(draw: st.DrawFn, *, states: tuple[str, ...] = ("planned",)) -> list[Session]:
    """Blocks of one day in order, some of them side by side."""
    count = draw(st.integers(0, 12))
    blocks = []
    for number, position in enumerate(first_keys(count)):
        blocks.append(
            a_session(
                number,
                kind=draw(st.sampled_from(SESSION_KINDS)),
                minutes=draw(st.integers(1, 120)),
                extended=draw(st.sampled_from((0, 0, 5, -5))),
                priority=draw(st.sampled_from(PRIORITIES)),
                parallel=draw(st.sampled_from(("", "", "", "a", "b"))),
                state=draw(st.sampled_from(states)),
                position=position,
            )
        )
    return blocks
