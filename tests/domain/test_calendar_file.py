"""Calendar files: read back by the rules of RFC 5545, whatever people write."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from sala.domain.calendar_file import CalendarEvent, calendar_file, escaped, folded

STAMPED = datetime(2026, 11, 25, 8, 30, tzinfo=timezone(timedelta(hours=7)))
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=300) | st.text("កខ្រាំ;,\\\n\r a", max_size=200)
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)).map(lambda m: m.replace(microsecond=0))  # noqa: DTZ001
EVENTS = st.builds(
    CalendarEvent,
    uid=st.uuids().map(lambda one: f"{one}@sala"),
    starts=MOMENTS,
    ends=MOMENTS,
    summary=TEXTS,
    description=TEXTS,
    location=TEXTS,
)


def unfolded(made: bytes) -> list[str]:
    """The logical lines of a file, as a calendar reads them."""
    assert made.endswith(b"\r\n")
    return made.decode("utf-8").replace("\r\n ", "").split("\r\n")[:-1]


def unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def plain(text: str) -> str:
    """What may stand in a property: no control characters, one kind of line end."""
    text = re.sub("\r\n?|[\u0085\u2028\u2029]", "\n", text).replace("\t", " ")
    return re.sub("[\x00-\x09\x0b-\x1f\x7f-\x9f]", "", text)


@given(TEXTS, st.lists(EVENTS, max_size=5))
def test_what_was_put_in_is_read_back(name: str, events: list[CalendarEvent]) -> None:
    lines = unfolded(calendar_file(name, events, STAMPED))
    lasting = [event for event in events if event.starts < event.ends]
    values: dict[str, list[str]] = {}
    for line in lines:
        key, _, value = line.partition(":")
        values.setdefault(key, []).append(value)
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    assert unescaped(values["X-WR-CALNAME"][0]) == plain(name)
    assert values.get("UID", []) == [event.uid for event in lasting]
    assert [unescaped(value) for value in values.get("SUMMARY", [])] == [plain(event.summary) for event in lasting]
    told = [plain(event.description) for event in lasting if event.description]
    assert [unescaped(value) for value in values.get("DESCRIPTION", [])] == told
    read = [datetime.strptime(value, "%Y%m%dT%H%M%S") for value in values.get("DTSTART", [])]  # noqa: DTZ007  # floating
    assert read == [event.starts for event in lasting]
    assert set(values.get("DTSTAMP", [])) <= {"20261125T013000Z"}


@given(TEXTS, st.lists(EVENTS, max_size=3))
def test_every_line_is_short_whole_and_free_of_controls(name: str, events: list[CalendarEvent]) -> None:
    made = calendar_file(name, events, STAMPED)
    assert b"\n" not in made.replace(b"\r\n", b"")
    assert b"\r" not in made.replace(b"\r\n", b"")
    for line in made.split(b"\r\n"):
        assert len(line) <= 75
        line.decode("utf-8")  # no letter is cut in two


@given(TEXTS)
def test_folding_loses_nothing(text: str) -> None:
    line = f"SUMMARY:{escaped(text)}"
    first, *rest = folded(line)
    assert all(part.startswith(" ") for part in rest)
    assert first + "".join(part[1:] for part in rest) == line
    assert all(len(part.encode("utf-8")) > 60 for part in [first, *rest][:-1])


def test_signs_of_the_format_are_escaped() -> None:
    assert escaped("a;b,c\\d\r\ne\x07") == "a\\;b\\,c\\\\d\\ne"


def test_the_same_input_gives_the_same_bytes() -> None:
    starts = datetime(2026, 11, 25, 8, 0)  # noqa: DTZ001
    event = CalendarEvent("1@sala", starts, starts + timedelta(minutes=15), "ការបើក")
    made = calendar_file("សិក្ខាសាលា", [event], datetime(2026, 11, 25, tzinfo=UTC))
    assert made == calendar_file("សិក្ខាសាលា", [event], datetime(2026, 11, 25, tzinfo=UTC))
    assert made.decode().split("\r\n")[5:12] == [
        "BEGIN:VEVENT",
        "UID:1@sala",
        "DTSTAMP:20261125T000000Z",
        "DTSTART:20261125T080000",
        "DTEND:20261125T081500",
        "SUMMARY:ការបើក",
        "END:VEVENT",
    ]
