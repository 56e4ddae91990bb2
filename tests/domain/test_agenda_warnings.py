"""What is worth a second look."""

from __future__ import annotations

from collections.abc import Sequence

from tests.domain.agenda_making import a_day, a_session
from tests.domain.laptops import an_id

from sala.domain.agenda import Day, Session, schedule
from sala.domain.agenda_warnings import ActivityRule, AgendaWarning, Around, agenda_warnings

RULES = {
    "hear": ActivityRule(30, 60, "note", produces=("note", "quote")),
    "draw": ActivityRule(45, 60, "journey", ("hear",), ("quote",), ("journey",)),
}


def warned(
    blocks: Sequence[Session], days: Sequence[Day] = (), around: Around | None = None, code: str = ""
) -> list[AgendaWarning]:
    found = agenda_warnings(schedule(days or [a_day()], blocks), around or Around(RULES))
    return [one for one in found if one.code == code] if code else found


def activity(number: int, key: str, **fields: object) -> Session:
    return a_session(number, kind="activity", activity=key, minutes=60, **fields)  # type: ignore[arg-type]


def test_a_need_is_met_by_an_earlier_block_or_by_cards_or_knowingly_not() -> None:
    draw = activity(2, "draw")
    (lacking,) = warned([draw, activity(3, "hear")], code="need_unmet")
    assert (lacking.session, lacking.parameters) == (an_id(2), {"activities": ("hear",), "kinds": ()})
    assert not warned([activity(1, "hear"), draw], code="need_unmet")
    assert not warned([draw], around=Around(RULES, cards={"note", "quote"}), code="need_unmet")
    assert not warned([activity(2, "draw", without=["hear"])], code="need_unmet")
    (kind,) = warned([draw], around=Around(RULES, cards={"note"}), code="need_unmet")
    assert kind.parameters == {"activities": (), "kinds": ("quote",)}
    dropped = activity(1, "hear", state="dropped")
    assert warned([dropped, draw], code="need_unmet")


def test_a_need_is_met_by_the_day_before() -> None:
    days = [a_day(), a_day(901, position="W", date="2026-11-26")]
    assert not warned([activity(1, "hear"), activity(2, "draw", day=an_id(901))], days, code="need_unmet")


def test_side_by_side_does_not_count_as_before() -> None:
    assert warned([activity(1, "hear", parallel="x"), activity(2, "draw", parallel="x")], code="need_unmet")


def test_too_short_for_what_it_is() -> None:
    (short,) = warned([a_session(1, kind="activity", activity="hear", minutes=20)], code="too_short")
    assert short.parameters == {"minutes": 20, "minimum": 30}
    assert warned([activity(1, "hear", extended=-40)], code="too_short")


def test_people_need_breaks() -> None:
    long = [a_session(n, minutes=50) for n in (1, 2, 3, 4)]
    assert [(w.session, w.parameters) for w in warned(long, code="long_stretch")] == [(an_id(3), {"minutes": 150})]
    rested = [*long[:2], a_session(3, kind="break", minutes=15, position="V002x"), *long[2:]]
    assert not warned(sorted(rested, key=lambda one: one.position), code="long_stretch")


def test_midday_without_a_meal_and_a_day_that_ends_late() -> None:
    blocks = [a_session(n, minutes=120) for n in range(1, 6)]
    codes = {w.code: w.parameters for w in warned(blocks)}
    assert "no_lunch" in codes
    assert codes["ends_late"] == {"ends": 1080, "limit": 1020}
    assert not warned([*blocks[:4], a_session(9, kind="lunch", minutes=60)], code="no_lunch")
    assert not warned(blocks[:1], code="no_lunch")


def test_teams_side_by_side() -> None:
    around = Around(RULES, teams=("t1", "t2", "t3"))
    blocks = [a_session(1, parallel="x", teams=["t1", "t2"]), a_session(2, parallel="x", teams=["t2"])]
    assert [(w.code, w.session, w.parameters) for w in warned(blocks, around=around) if "team" in w.code] == [
        ("team_twice", an_id(2), {"team": "t2"}),
        ("team_idle", an_id(2), {"team": "t3"}),
    ]
    assert not warned([a_session(1, teams=["t1"])], around=around)


def test_dates_of_days() -> None:
    around = Around(RULES, starts="2026-11-25", ends="2026-11-26")
    days = [
        a_day(),
        a_day(901, position="W"),
        a_day(902, position="X", date="2026-12-01"),
        a_day(903, position="Y", date=""),
    ]
    found = [(w.code, w.day) for w in warned([], days, around) if w.code.startswith("date")]
    assert found == [("date_order", an_id(901)), ("date_outside", an_id(902))]
    assert [w.code for w in warned([a_session(1, day=an_id(5))], around=around)] == ["day_empty", "no_day"]
