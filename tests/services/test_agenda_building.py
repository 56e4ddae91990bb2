"""Building an agenda: from a ready-made one, by hand, by two people, and back again."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from sala.domain.agenda import BREAK, LUNCH, Session
from sala.domain.daytime import daytime
from sala.domain.records import DAY, SESSION, Ref
from sala.errors import WrongUse
from sala.language import Translator
from sala.services.agenda import (
    Agenda,
    add_day,
    add_session,
    begin_agenda,
    find_session,
    move_session,
    put_beside,
    read_agenda,
    ready_agendas,
    remove_day,
    remove_session,
    run_alone,
    set_day,
    set_session,
)
from sala.services.agenda_words import block_notes, block_title, day_title
from sala.services.cards import add_card
from sala.services.history import field_history, redo, undo
from sala.services.method import method_pack
from sala.services.people import teams
from sala.services.workspace import Workspace

KEYS = ("half_day", "one_day", "two_days", "three_days", "follow_up")


@pytest.fixture
def agenda(ws: Workspace, workshop: str) -> Callable[[], Agenda]:
    return lambda: read_agenda(ws, workshop)


@pytest.fixture
def day(ws: Workspace, workshop: str) -> str:
    return add_day(ws, workshop).created


def titles(agenda: Agenda, number: int = 0, language: str = "en") -> list[str]:
    say, pack = Translator(language), method_pack()
    return [block_title(say, pack, one) for one in agenda.schedule.days[number].sessions]


def blocks(agenda: Agenda, number: int = 0) -> list[Session]:
    return list(agenda.schedule.days[number].sessions)


def refused(wrong: Callable[[], object]) -> str:
    with pytest.raises(WrongUse) as caught:
        wrong()
    return caught.value.code


# -- ready-made


def test_the_five_ready_made_agendas(ws: Workspace, workshop: str) -> None:
    ready = ready_agendas(ws, workshop)
    assert tuple(one.key for one in ready) == KEYS
    numbers = {one.key: one.number for one in method_pack().summaries()}
    held = {one.key: [[numbers[b.activity] for b in day.blocks if b.activity] for day in one.days] for one in ready}
    assert held["half_day"] == [[12, 15, 18, 20, 27, 32]]
    assert len(held["one_day"]) == 1
    assert len(held["two_days"]) == 2
    assert [sorted(day) for day in held["three_days"]] == [
        [1, 2, 7, 12, 13, 14, 15],
        [16, 17, 18, 19, 20, 21],
        [22, 23, 24, 25, 26, 27, 29, 31, 32],
    ]
    assert held["follow_up"] == [[12, 26, 29, 30]]


@pytest.mark.parametrize("key", KEYS)
def test_a_ready_made_agenda_fits_its_day_and_warns_of_nothing_but_what_must_come_from_before(
    ws: Workspace, workshop: str, key: str, agenda: Callable[[], Agenda]
) -> None:
    begin_agenda(ws, workshop, key)
    for each in agenda().schedule.days:
        assert each.ends <= each.day.last_minute
        rests = [placed.session.kind for placed in each.placed if placed.session.kind in (BREAK, LUNCH)]
        assert BREAK in rests
        assert LUNCH in rests or key == "half_day"
        assert {one.priority for one in each.sessions} >= {"must", "should"}
    before = {"interview_notes", "pilot_plan", "idea_card"}
    for warning in agenda().warnings:
        assert warning.code in ("need_unmet", "date_outside")
        assert set(warning.parameters.get("activities", ())) <= before  # type: ignore[call-overload]


def test_beginning_gives_dates_and_is_one_act(ws: Workspace, workshop: str, agenda: Callable[[], Agenda]) -> None:
    changed = begin_agenda(ws, workshop, "two_days")
    assert {ref.kind for ref in changed.records} == {DAY, SESSION}
    assert [each.day.date for each in agenda().schedule.days] == ["2026-11-25", "2026-11-26"]
    assert titles(agenda())[:2] == ["Opening", "Challenge frame"]
    undo(ws, workshop)
    assert agenda().schedule.is_empty
    redo(ws, workshop)
    assert len(agenda().schedule.days) == 2
    assert len(list(agenda().schedule.sessions())) == 30


def test_an_agenda_that_is_there_is_not_replaced_unasked(
    ws: Workspace, workshop: str, agenda: Callable[[], Agenda]
) -> None:
    begin_agenda(ws, workshop, "two_days")
    assert refused(lambda: begin_agenda(ws, workshop, "half_day")) == "agenda.begun"
    begin_agenda(ws, workshop, "half_day", replace=True)
    assert len(agenda().schedule.days) == 1
    undo(ws, workshop)
    assert len(agenda().schedule.days) == 2
    assert refused(lambda: begin_agenda(ws, workshop, "week", replace=True)) == "content.unknown_agenda"


def test_ready_made_words_follow_the_reader_until_somebody_writes_their_own(
    ws: Workspace, workshop: str, agenda: Callable[[], Agenda]
) -> None:
    begin_agenda(ws, workshop, "three_days")
    km, en, pack = Translator("km"), Translator("en"), method_pack()
    shown = agenda().schedule.days[1]
    assert (day_title(en, pack, shown.day), day_title(km, pack, shown.day)) == ("Imagine", "បង្កើតគំនិត")
    free = next(one for one in shown.sessions if one.kind == "free")
    assert block_title(en, pack, free) == "Show the ideas to the room"
    assert block_title(km, pack, free) == "បង្ហាញគំនិតដល់អង្គប្រជុំ"
    set_session(ws, workshop, free.id, {"title": "ទីផ្សារគំនិត", "notes": ""})
    own = find_session(ws, workshop, free.id)
    assert (block_title(en, pack, own), block_notes(en, pack, own)) == ("ទីផ្សារគំនិត", "")
    set_session(ws, workshop, free.id, {"title": None, "notes": None})
    again = find_session(ws, workshop, free.id)
    assert block_notes(en, pack, again).startswith("Each team shows")
    set_session(ws, workshop, free.id, {"activity": "persona"})
    assert block_title(en, pack, find_session(ws, workshop, free.id)) == "Persona"
    assert block_notes(en, pack, find_session(ws, workshop, free.id)) == ""


# -- by hand


def test_blocks_are_added_with_usual_values_and_moved(
    ws: Workspace, workshop: str, day: str, agenda: Callable[[], Agenda]
) -> None:
    add_session(ws, workshop, day, {"kind": "opening"})
    first = add_session(ws, workshop, day, {"activity": "service_journey"}).created
    add_session(ws, workshop, day, {"kind": "break"}, after="")
    talk = add_session(ws, workshop, day, {"title": "ការនិយាយរបស់មេឃុំ", "minutes": "២០"}, after=first).created
    assert titles(agenda()) == ["Break", "Opening", "Service journey", "ការនិយាយរបស់មេឃុំ"]
    assert [(one.kind, one.minutes, one.priority) for one in blocks(agenda())] == [
        ("break", 15, "must"),
        ("opening", 15, "should"),
        ("activity", 75, "should"),
        ("free", 20, "should"),
    ]
    move_session(ws, workshop, talk, day, "")
    move_session(ws, workshop, first, day, talk)
    assert [one.id for one in blocks(agenda())][:2] == [talk, first]
    second_day = add_day(ws, workshop).created
    move_session(ws, workshop, talk, second_day)
    assert [one.id for one in blocks(agenda(), 1)] == [talk]
    undo(ws, workshop)
    assert blocks(agenda())[0].id == talk


def test_a_day_follows_the_one_before(ws: Workspace, workshop: str, day: str, agenda: Callable[[], Agenda]) -> None:
    set_day(ws, workshop, day, {"starts": "៧:៣០", "ends": "16.30", "title": "ថ្ងៃដំបូង"})
    add_day(ws, workshop)
    add_day(ws, workshop, {"date": "30/11/2026", "starts": "09:00"})
    assert [(d.day.date, d.day.starts, d.day.ends) for d in agenda().schedule.days] == [
        ("2026-11-25", "07:30", "16:30"),
        ("2026-11-26", "07:30", "16:30"),
        ("2026-11-30", "09:00", "16:30"),
    ]


def test_removing_a_day_takes_its_blocks_and_undo_brings_all_back(
    ws: Workspace, workshop: str, agenda: Callable[[], Agenda]
) -> None:
    begin_agenda(ws, workshop, "two_days")
    before = agenda()
    remove_day(ws, workshop, before.schedule.days[0].day.id)
    assert len(agenda().schedule.days) == 1
    assert not agenda().schedule.loose
    undo(ws, workshop)
    assert [d.sessions for d in agenda().schedule.days] != []
    assert [[one.id for one in d.sessions] for d in agenda().schedule.days] == [
        [one.id for one in d.sessions] for d in before.schedule.days
    ]


def test_teams_side_by_side(ws: Workspace, workshop: str, day: str, agenda: Callable[[], Agenda]) -> None:
    one, two = (team.id for team in teams(ws, workshop))
    a = add_session(ws, workshop, day, {"activity": "persona", "teams": [one], "minutes": 40}).created
    lunch = add_session(ws, workshop, day, {"kind": "lunch"}).created
    b = add_session(ws, workshop, day, {"activity": "empathy_map", "teams": [two]}).created
    put_beside(ws, workshop, b, a)
    placed = {p.session.id: (daytime(p.starts), daytime(p.ends)) for p in agenda().schedule.days[0].placed}
    assert placed == {a: ("08:00", "08:40"), b: ("08:00", "08:30"), lunch: ("08:40", "09:40")}
    run_alone(ws, workshop, b)
    assert [p.starts for p in agenda().schedule.days[0].placed] == [480, 520, 550]
    undo(ws, workshop)
    move_session(ws, workshop, b, day, None)
    assert find_session(ws, workshop, b).parallel == ""
    assert refused(lambda: put_beside(ws, workshop, a, a)) == "agenda.beside_itself"


def test_warnings_know_the_cards_that_are_there(
    ws: Workspace, workshop: str, day: str, agenda: Callable[[], Agenda]
) -> None:
    block = add_session(ws, workshop, day, {"activity": "dot_voting"}).created
    assert [w.session for w in agenda().warnings if w.code == "need_unmet"] == [block]
    add_card(ws, workshop, "idea", fields={"title": "ម៉ាស៊ីនលេខរៀង"})
    assert not [w for w in agenda().warnings if w.code == "need_unmet"]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"minutes": "long"}, "agenda.minutes"),
        ({"minutes": 0}, "agenda.minutes"),
        ({"minutes": 100_000}, "agenda.minutes"),
        ({"minutes": -5}, "agenda.minutes"),
        ({"minutes": "²"}, "agenda.minutes"),
        ({"minutes": True}, "agenda.minutes"),
        ({"kind": "dance"}, "field.not_a_choice"),
        ({"kind": "activity"}, "agenda.no_activity"),
        ({"priority": "maybe"}, "field.not_a_choice"),
        ({"activity": "dance"}, "content.unknown_activity"),
        ({"teams": ["nobody"]}, "agenda.no_such_team"),
        ({"without": ["dance"]}, "content.unknown_activity"),
        ({"title": "x" * 5000}, "text.too_long"),
        ({"state": "done"}, "field.unknown"),
    ],
)
def test_what_cannot_be_changes_nothing(
    ws: Workspace, workshop: str, day: str, agenda: Callable[[], Agenda], fields: dict[str, object], code: str
) -> None:
    block = add_session(ws, workshop, day, {"title": "ការនិយាយ"}).created
    before = agenda()
    assert refused(lambda: set_session(ws, workshop, block, {"notes": "ថ្មី", **fields})) == code
    assert agenda() == before


def test_days_and_blocks_that_are_not_there(ws: Workspace, workshop: str, day: str) -> None:
    block = add_session(ws, workshop, day, {"kind": "break"}).created
    remove_session(ws, workshop, block)
    assert refused(lambda: set_session(ws, workshop, block, {"minutes": 5})) == "agenda.no_such_session"
    assert refused(lambda: add_session(ws, workshop, "x", {"kind": "break"})) == "agenda.no_such_day"
    assert refused(lambda: add_session(ws, workshop, day, {})) == "agenda.no_title"
    assert (
        refused(lambda: add_session(ws, workshop, day, {"kind": "break", "activity": "persona"}))
        == "agenda.no_activity"
    )
    assert refused(lambda: set_day(ws, workshop, day, {"ends": "07:00"})) == "time.ends_before_start"
    assert refused(lambda: set_day(ws, workshop, day, {"starts": "soon"})) == "time.not_a_time"
    assert refused(lambda: set_day(ws, workshop, day, {"date": "soon"})) == "date.not_a_date"
    assert refused(lambda: set_day(ws, workshop, day, {"colour": "red"})) == "field.unknown"
    remove_day(ws, workshop, day)
    assert refused(lambda: set_day(ws, workshop, day, {"title": "x"})) == "agenda.no_such_day"


def test_every_field_has_its_history(ws: Workspace, workshop: str, day: str) -> None:
    block = add_session(ws, workshop, day, {"kind": "break"}).created
    set_session(ws, workshop, block, {"minutes": 20})
    assert [entry.value for entry in field_history(ws, Ref(workshop, SESSION, block), "minutes")] == [20, 15]


# -- two laptops


def exchange(one: Workspace, two: Workspace, workshop: str) -> None:
    for source, target in ((one, two), (two, one)):
        target.merge(source.changes(workshop), devices=source.devices())


def test_two_people_change_one_block_and_nothing_is_lost(ws: Workspace, other: Workspace, workshop: str) -> None:
    begin_agenda(ws, workshop, "two_days")
    exchange(ws, other, workshop)
    first, second, third = blocks(read_agenda(ws, workshop))[:3]
    set_session(ws, workshop, second.id, {"minutes": 50})
    set_session(other, workshop, second.id, {"notes": "នាំបញ្ជីមក"})
    move_session(other, workshop, first.id, first.day, third.id)
    exchange(ws, other, workshop)
    for laptop in (ws, other):
        merged = find_session(laptop, workshop, second.id)
        assert (merged.minutes, merged.notes) == (50, "នាំបញ្ជីមក")
        assert [one.id for one in blocks(read_agenda(laptop, workshop))[:3]] == [second.id, third.id, first.id]


def test_a_block_changed_while_its_day_was_removed_elsewhere_is_still_there(
    ws: Workspace, other: Workspace, workshop: str
) -> None:
    begin_agenda(ws, workshop, "half_day")
    exchange(ws, other, workshop)
    block = blocks(read_agenda(ws, workshop))[0]
    remove_day(ws, workshop, block.day)
    set_session(other, workshop, block.id, {"notes": "សំខាន់ណាស់"})
    exchange(ws, other, workshop)
    for laptop in (ws, other):
        merged = read_agenda(laptop, workshop)
        assert [one.id for one in merged.schedule.loose] == [block.id]
        assert [(w.code, w.session) for w in merged.warnings] == [("no_day", block.id)]
    saved = add_day(ws, workshop).created
    move_session(ws, workshop, block.id, saved)
    assert not read_agenda(ws, workshop).schedule.loose


@pytest.mark.parametrize("seed", range(3))
def test_whatever_two_laptops_do_they_agree_and_lose_no_block(
    ws: Workspace, other: Workspace, workshop: str, seed: int
) -> None:
    begin_agenda(ws, workshop, "two_days")
    exchange(ws, other, workshop)
    chance = random.Random(seed)
    removed: set[str] = set()
    everything = {one.id for one in read_agenda(ws, workshop).schedule.sessions()}
    for _ in range(3):
        for laptop in (ws, other):
            for _ in range(6):
                _do_something(laptop, workshop, chance, removed)
        exchange(ws, other, workshop)
        one, two = read_agenda(ws, workshop), read_agenda(other, workshop)
        assert _seen(one) == _seen(two)
        assert one.warnings == two.warnings
        there = {block.id for block in (*one.schedule.sessions(), *one.schedule.loose)}
        assert everything - removed <= there


def _do_something(ws: Workspace, workshop: str, chance: random.Random, removed: set[str]) -> None:
    agenda = read_agenda(ws, workshop).schedule
    present = [one.id for one in agenda.sessions()]
    block, neighbour = chance.sample(present, 2)
    day = chance.choice(agenda.days).day.id
    what = chance.randrange(5)
    if what == 0:
        move_session(ws, workshop, block, day, chance.choice([None, "", neighbour]))
    elif what == 1:
        set_session(ws, workshop, block, {"minutes": chance.randrange(5, 120), "priority": "could"})
    elif what == 2:
        put_beside(ws, workshop, block, neighbour)
    elif what == 3:
        run_alone(ws, workshop, block)
    else:
        removed.add(block)
        remove_session(ws, workshop, block)


def _seen(agenda: Agenda) -> list[tuple[str, list[tuple[str, int, int, str]]]]:
    return [
        (day.day.id, [(p.session.id, p.starts, p.ends, p.session.parallel) for p in day.placed])
        for day in agenda.schedule.days
    ]
