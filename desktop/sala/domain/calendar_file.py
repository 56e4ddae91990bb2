"""A calendar file (.ics) that any calendar reads. Times are floating: the clock on the wall of the room.

Source: RFC 5545; lines end in CRLF and are folded at 75 octets (3.1), texts are escaped (3.3.11).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

_LINE_OCTETS = 75
_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """Something with a beginning and an end, both local times without a zone; ``uid`` stays the same for ever."""

    uid: str
    starts: datetime
    ends: datetime
    summary: str
    description: str = ""
    location: str = ""


def calendar_file(name: str, events: Iterable[CalendarEvent], stamped: datetime) -> bytes:
    """Return a calendar of this name; ``stamped`` is when it was written (with a time zone).

    The same input gives the same bytes. An event that does not last is left out: calendars refuse it.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Sala//Agenda//EN", "CALSCALE:GREGORIAN"]
    lines.append(f"X-WR-CALNAME:{escaped(name)}")
    for event in events:
        if event.starts < event.ends:
            lines += _event_lines(event, stamped)
    lines.append("END:VCALENDAR")
    return "".join(part + "\r\n" for line in lines for part in folded(line)).encode("utf-8")


def _event_lines(event: CalendarEvent, stamped: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(event.uid)}"
    yield f"DTSTAMP:{stamped.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART:{event.starts:%Y%m%dT%H%M%S}"
    yield f"DTEND:{event.ends:%Y%m%dT%H%M%S}"
    yield f"SUMMARY:{escaped(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{escaped(event.description)}"
    if event.location:
        yield f"LOCATION:{escaped(event.location)}"
    yield "END:VEVENT"


def escaped(text: str) -> str:
    """Return a text as a property holds it: on one line, without control characters."""
    plain = _CONTROLS.sub("", _LINE_ENDS.sub("\n", text).replace("\t", " "))
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> list[str]:
    """Return a line in parts of at most 75 octets of UTF-8, each but the first with a space in front."""
    parts: list[str] = []
    part, octets = "", 0
    for character in line:
        size = len(character.encode("utf-8"))
        if octets + size > _LINE_OCTETS:
            parts.append(part)
            part, octets = " ", 1
        part += character
        octets += size
    return [*parts, part]
