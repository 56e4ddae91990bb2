"""A day run from the command line: shown, begun, extended, late, caught up."""

from __future__ import annotations

from typing import Any

import pytest
from tests.cli.conftest import Work
from tests.cli.program import Told, done, sala

pytestmark = pytest.mark.journey


def at(work: Work, clock: str, *words: object, day: str = "") -> Any:
    """Do something on the first day at a time; return the JSON."""
    moment = f"{day or first_date(work)}T{clock}"
    return done("day", work.code, *words, "--at", moment, "--json", folder=work.folder, language="en").value


def first_date(work: Work) -> str:
    told = done("day", work.code, "--day", 1, "--json", folder=work.folder).value
    return str(told["date"])


def refused(work: Work, *words: object, language: str = "en") -> Told:
    told = sala("day", work.code, *words, folder=work.folder, language=language)
    assert (told.status, told.out) == (2, ""), told
    return told


def test_a_day_is_shown_in_both_languages(sample: Work) -> None:
    moment = f"{first_date(sample)}T07:30"
    english = done("day", sample.code, "--at", moment, folder=sample.folder, language="en").out
    assert english.splitlines()[0].startswith("Day 1  ·  ")
    assert "It begins at 08:00." in english
    assert "   1  08:00–08:20  Opening" in english
    khmer = done("day", sample.code, "show", "--at", moment, folder=sample.folder).out
    assert "ចាប់ផ្តើមនៅម៉ោង ០៨:០០។" in khmer
    assert "០៨:០០–០៨:២០" in khmer


def test_a_morning(own: Work) -> None:
    begun = at(own, "08:10", "start")
    assert begun["act"]
    [opening] = begun["now"]
    assert (begun["left"], begun["behind"], begun["blocks"][0]["state"]) == (20, 10, "running")
    longer = at(own, "08:12", "extend", "--minutes", 10)
    assert (longer["left"], longer["behind"]) == (28, 20)
    shorter = at(own, "08:12", "extend", "--minutes", "-5")
    assert shorter["left"] == 23
    following = at(own, "08:30", "start")
    assert following["now"] == [following["blocks"][1]["id"]]
    assert following["blocks"][0]["state"] == "done"
    dropped = at(own, "08:31", "drop", "៣")
    assert dropped["blocks"][2]["state"] == "dropped"
    kept = at(own, "08:31", "keep", dropped["blocks"][2]["id"])
    assert kept["blocks"][2]["state"] == "planned"
    finished = at(own, "09:00", "finish")
    assert (finished["now"], finished["left"]) == ([], None)
    assert opening == finished["blocks"][0]["id"]


def test_catching_up(own: Work) -> None:
    at(own, "08:40", "start")
    ways = at(own, "08:45", "replan")
    assert {way["way"] for way in ways} >= {"drop", "move"}
    moment = f"{first_date(own)}T08:45"
    told = done("day", own.code, "replan", "--at", moment, folder=own.folder, language="en").out
    assert "drop:  Leave out what could be left out. The day ends at" in told
    assert "is left out: 45 min less." in told
    assert f"sala day {own.code} replan --take WAY" in told
    before = at(own, "08:45")
    assert before["ends"] > before["planned_ends"]
    taken = at(own, "08:45", "replan", "--take", "drop")
    after = at(own, "08:45")
    assert after["ends"] == taken["ends_after"] < before["ends"]
    assert [block["state"] for block in after["blocks"]].count("dropped") == 1


def test_the_next_morning_it_is_told(own: Work) -> None:
    day = first_date(own)
    at(own, "14:05", "start", 1, day=day)
    told = done("day", own.code, "--day", 1, "--at", f"{day}T20:00", folder=own.folder, language="en").out
    assert "“Opening” should have ended at 14:25" in told
    assert at(own, "20:00", day=day)["notices"][0]["code"] == "long_since"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("finish", "No block runs now."),
        ("extend --minutes 5", "No block runs now."),
        ("extend 1", "--minutes -5"),
        ("drop", "Say which block"),
        ("drop 99", "There is no block “99”"),
        ("--day 9", "There is no day 9"),
        ("--at yesterday", "“yesterday” is not a day and a time."),
        ("replan --minutes 20 --take walk", "“walk” is none of the ways"),
        ("replan --take drop", "There is nothing to catch up"),
    ],
)
def test_what_cannot_be_is_told_and_changes_nothing(sample: Work, words: str, said: str) -> None:
    moment = [] if "--at" in words else ["--at", f"{first_date(sample)}T07:00"]
    before = done("show", sample.code, "--json", folder=sample.folder).out
    assert said in refused(sample, *words.split(), *moment).err
    assert refused(sample, *words.split(), *moment, language="km").err
    assert done("show", sample.code, "--json", folder=sample.folder).out == before
