"""Certificates of participation: for everybody who was there, or blank."""

from __future__ import annotations

from typing import BinaryIO

from sala.domain.agenda import REST, slot_length, slots
from sala.domain.attendance import marks_of, rate
from sala.domain.records import Participant
from sala.errors import WrongUse
from sala.printing.documents.certificate import Certificate, Certified
from sala.printing.documents.certificate_pdf import write_certificates
from sala.services.agenda import read_agenda
from sala.services.paper.official import full_place, last_day, official_head
from sala.services.paper.order import Order
from sala.services.paper.people import people_to_name, work_of

_TO_WRITE = "." * 10


def make_certificates(order: Order, out: BinaryIO) -> int:
    """Write a certificate for each person who was there, or one without a name; raises ``WrongUse("print.nobody")``."""
    say = order.translator
    hours = _hours(order)
    certificate = Certificate(
        head=official_head(order, signed=last_day(order)),
        workshop_name=order.facts.name,
        place=full_place(order),
        dates=order.dates,
        hours=say.nformat("{n} hour", "{n} hours", hours) if hours else "",
    )
    return write_certificates(
        out,
        certificate,
        _people(order),
        say,
        author=order.ws.author,
        created=order.created,
        progress=order.progress,
        cancelled=order.cancelled,
    )


def _people(order: Order) -> list[Certified]:
    if not order.choices.filled:
        return [Certified("", "", f"{order.facts.code}-{_TO_WRITE}")]
    there = who_was_there(people_to_name(order))
    if not there:
        raise WrongUse("print.nobody")
    return [Certified(one.name, work_of(one), f"{order.facts.code}-{one.code}") for one in there]


def who_was_there(people: list[Participant]) -> list[Participant]:
    """Return who is marked as present on one half-day at least; everybody where attendance was never taken."""
    marks = {one.id: marks_of(one) for one in people}
    if not any(marks.values()):
        return people
    return [one for one in people if rate(marks[one.id])]


def _hours(order: Order) -> int:
    """Return how many hours the agenda has without its breaks, to the nearest; 0 without an agenda."""
    days = read_agenda(order.ws, order.facts.id).schedule.days
    blocks = ([one for one in day.sessions if one.kind not in REST] for day in days)
    return round(sum(slot_length(slot) for day in blocks for slot in slots(day)) / 60)
