"""Views of records, sums of journeys, progress, and what may be typed."""

from __future__ import annotations

import pytest
from tests.domain.laptops import WORKSHOP, an_id

from sala.domain.change import Value
from sala.domain.merge import RecordState
from sala.domain.progress import Progress, activity_progress, is_filled
from sala.domain.records import Record, Ref, card_from, in_order, participant_from, team_from, workshop_from
from sala.domain.validity import check_date, check_dates
from sala.errors import WrongUse


def _record(kind: str, fields: dict[str, Value], number: int = 1) -> Record:
    state = RecordState(fields, frozenset(), frozenset(), deleted=False, revived=False)
    return Record(Ref(WORKSHOP, kind, an_id(number)), state, "", "", "")


def test_a_field_of_the_wrong_type_reads_as_empty() -> None:
    record = _record("card", {"text": 5, "number": "5", "flag": 1, "texts": ["a", 1], "yes": True})
    assert record.text("text") == record.text("missing") == ""
    assert record.number("number") is None
    assert record.number("yes") is None
    assert record.number("text") == 5
    assert record.flag("flag") is None
    assert record.flag("yes") is True
    assert record.texts("texts") == ("a",)
    assert record.texts("text") == ()


def test_views_name_what_records_hold() -> None:
    workshop = workshop_from(_record("workshop", {"name": "X", "code": "C", "starts": "2026-01-02", "demo": True}))
    assert (workshop.name, workshop.code, workshop.starts, workshop.ends, workshop.demo) == (
        "X",
        "C",
        "2026-01-02",
        "",
        True,
    )
    assert team_from(_record("team", {"name": "T", "position": "V"})).name == "T"
    person = participant_from(_record("participant", {"name": "Sok", "sex": "female", "team": "t", "position": "k"}))
    assert (person.name, person.sex, person.team, person.position, person.phone) == ("Sok", "female", "t", "k", "")
    card = card_from(_record("card", {"kind": "note", "team": "t", "text": "hello", "tags": ["x"]}))
    assert (card.kind, card.team, dict(card.fields)) == ("note", "t", {"text": "hello"})


def test_equal_places_are_ordered_alike_everywhere() -> None:
    records = [_record("card", {"position": "B"}, 3), _record("card", {"position": "A"}, 2), _record("card", {}, 9)]
    records.append(_record("card", {"position": "A"}, 1))
    assert [record.id for record in in_order(records)] == [an_id(number) for number in (9, 1, 2, 3)]


def test_progress_goes_from_open_to_done() -> None:
    assert activity_progress([], ["title"], marked_done=False) is Progress.OPEN
    assert activity_progress([{"title": "", "list": []}], ["title"], marked_done=False) is Progress.OPEN
    assert activity_progress([{"note": "x"}], ["title"], marked_done=False) is Progress.BEGUN
    assert activity_progress([{"title": "x"}], ["title"], marked_done=False) is Progress.DONE
    assert activity_progress([{"note": "x"}], [], marked_done=False) is Progress.BEGUN
    assert activity_progress([], ["title"], marked_done=True) is Progress.DONE


@pytest.mark.parametrize(
    ("value", "filled"), [(None, False), ("", False), ([], False), (0, True), (False, True), ("x", True)]
)
def test_zero_and_no_are_answers(value: object, *, filled: bool) -> None:
    assert is_filled(value) is filled


def test_dates_of_a_workshop() -> None:
    assert check_dates("2026-03-02", "2026-03-06") == ("2026-03-02", "2026-03-06")
    assert check_dates("2026-03-02", "") == ("2026-03-02", "2026-03-02")
    assert check_dates("", "") == ("", "")
    assert check_date("20260302") == "2026-03-02"


@pytest.mark.parametrize(
    ("starts", "ends", "code"),
    [
        ("2026-02-30", "", "date.not_a_date"),
        ("tomorrow", "", "date.not_a_date"),
        ("1999-12-31", "", "date.out_of_range"),
        ("2101-01-01", "", "date.out_of_range"),
        ("2026-03-06", "2026-03-02", "date.ends_before_start"),
        ("2026-01-01", "2026-12-31", "date.too_long"),
    ],
)
def test_dates_that_cannot_be(starts: str, ends: str, code: str) -> None:
    with pytest.raises(WrongUse) as caught:
        check_dates(starts, ends)
    assert caught.value.code == code
