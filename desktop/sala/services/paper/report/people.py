"""Who took part, and who was listened to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sala.domain.attendance import ABSENT, HalfDay, counted
from sala.domain.records import Card, Participant
from sala.printing.documents.report.values import (
    Chapter,
    Heading,
    KeyFigure,
    KeyFigures,
    Matter,
    Piece,
    SideBySide,
    Text,
    Tone,
)
from sala.services.charts import room_chart
from sala.services.paper.report.material import Material
from sala.services.paper.report.voices import people_in
from sala.services.people import Balance, balance
from sala.services.people_words import half_day_title

FAR_KM = 10
"""From here on a person lives far away: more than an hour on foot, and a fare that counts."""


def people_chapter(material: Material) -> Chapter | None:
    """Return who took part; None where nobody is written down."""
    pieces = [*_took_part(material), *_were_heard(material)]
    return Chapter(material.say.gettext("Who took part"), tuple(pieces)) if pieces else None


def _took_part(material: Material) -> Iterator[Piece]:
    people, say = material.people, material.say
    if not people:
        return
    room = balance(people)
    yield KeyFigures(tuple(inclusion_figures(material, room)))
    order = material.order
    if chart := room_chart(order.ws, order.facts.id, say.translator, team=order.choices.team):
        yield chart
    yield from _side_by_side(_teams(material), _attendance(material))
    if any(person.team == "" for person in people) and material.order.everyone:
        open_people = sum(1 for person in people if not person.team)
        yield Text(say.nformat("{n} person is in no team.", "{n} people are in no team.", open_people), Tone.QUIET)


def inclusion_figures(material: Material, room: Balance) -> Iterator[KeyFigure]:
    """Yield how many took part, and how many of them are of a group that is easily missed."""
    say = material.say
    _ = say.gettext
    groups = (
        (_("Women"), "sex", "female"),
        (_("People with disability"), "disability", "yes"),
        (_("With an IDPoor card"), "idpoor", "yes"),
        (_("Indigenous people"), "indigenous", "yes"),
    )
    yield KeyFigure(_("People"), say.number(room.total))
    for label, field, answer in groups:
        count = room.counts[field].get(answer, 0)
        yield KeyFigure(label, say.number(count), say.percent(count, room.total))


def _side_by_side(*tables: Matter | None) -> Iterator[Piece]:
    there = [table for table in tables if table]
    if len(there) > 1:
        yield SideBySide(there[0], there[1])
    else:
        yield from there


def _attendance(material: Material) -> Matter | None:
    """Return a row for each half-day on which anybody was marked."""
    say, people = material.say, material.people
    _ = say.gettext
    marked = [half for half in material.halves if any(person.record.text(half.field) for person in people)]
    if not marked:
        return None
    return Matter(
        heads=(_("Attendance"), _("Present"), _("Women"), _("Men"), _("Absent")),
        rows=tuple(_half_day(material, half, people) for half in marked),
        shares=(4, 1, 1, 1, 1),
        right=frozenset(range(1, 5)),
    )


def _half_day(material: Material, half: HalfDay, people: Sequence[Participant]) -> tuple[str, ...]:
    by_sex, number = counted(people, half), material.say.number
    absent = sum(1 for person in people if person.record.text(half.field) == ABSENT)
    told = (sum(by_sex.values()), by_sex["female"], by_sex["male"], absent)
    return (half_day_title(half, material.say.translator), *(number(count) for count in told))


def _teams(material: Material) -> Matter | None:
    """Return a row for each team, where there are several."""
    if len(material.order.chosen_teams) < 2:
        return None
    say = material.say
    _ = say.gettext
    rows = []
    for team in material.order.chosen_teams:
        sexes = balance([person for person in material.people if person.team == team.id])
        counts = (sexes.total, sexes.counts["sex"].get("female", 0), sexes.counts["sex"].get("male", 0))
        rows.append((say.line(team.name), *map(say.number, counts)))
    return Matter((_("Team"), _("People"), _("Women"), _("Men")), tuple(rows), (4, 1, 1, 1), frozenset((1, 2, 3)))


def _were_heard(material: Material) -> Iterator[Piece]:
    """Yield who was interviewed, in numbers."""
    say, notes = material.say, material.of("interview_note")
    if not notes:
        return
    _ = say.gettext
    yield Heading(_("Who was listened to"))
    figures = [
        KeyFigure(_("People interviewed"), say.number(people_in(notes))),
        KeyFigure(_("Women"), _of(material, notes, sum(1 for note in notes if note.record.text("sex") == "female"))),
        KeyFigure(_("With an IDPoor card"), _of(material, notes, _count(notes, "idpoor", "yes"))),
    ]
    far = [note for note in notes if (note.record.number("distance_km") or 0) >= FAR_KM]
    figures.append(KeyFigure(say.format("{n} km away or further", n=FAR_KM), _of(material, notes, len(far))))
    yield KeyFigures(tuple(figures))
    roles: dict[str, int] = {}
    for note in notes:
        role = material.field_words(note, "role") or _("Not known")
        roles[role] = roles.get(role, 0) + 1
    told = say.joined([f"{role} {say.number(count)}" for role, count in roles.items()])
    yield Text(f"{_('By role:')} {told}", Tone.QUIET)


def _count(notes: Iterable[Card], field: str, answer: str) -> int:
    return sum(1 for note in notes if note.record.text(field) == answer)


def _of(material: Material, notes: Sequence[Card], count: int) -> str:
    return material.say.format("{n} of {all}", n=count, all=len(notes))
