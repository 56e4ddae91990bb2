"""The annexes: the agenda, the sheets that were filled, participants, where it all comes from, what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sala.domain.agenda import DROPPED, REST, DaySchedule, Placed
from sala.domain.daytime import daytime
from sala.printing.documents.report.values import (
    Chapter,
    Heading,
    Matter,
    Panel,
    Piece,
    Point,
    Points,
    SideBySide,
    Text,
)
from sala.services.agenda import read_agenda
from sala.services.agenda_words import block_title, day_title
from sala.services.charts import confidence_chart, evaluation_chart
from sala.services.paper.report.material import Material
from sala.services.paper.report.missing import missing
from sala.services.paper.report.voices import people_in


def annex_chapter(material: Material) -> Chapter:
    """Return the annexes; there is always something to say."""
    pieces = (
        *_agenda(material),
        *_sheets(material),
        *_participants(material),
        *_reflections(material),
        *_evaluation(material),
        *_sources(material),
        *_left_out(material),
        *_missing(material),
    )
    return Chapter(material.say.gettext("Annexes"), pieces, annex=True)


def _agenda(material: Material) -> Iterator[Piece]:
    """Yield the agenda as it was, breaks aside: with the times of the day itself where somebody kept them."""
    days = [day for day in read_agenda(material.order.ws, material.order.facts.id).schedule.days if day.placed]
    if not days:
        return
    say = material.say
    _ = say.gettext
    yield Heading(_("The agenda as it was"))
    tables = [_day(material, number, day) for number, day in enumerate(days, start=1)]
    for left, right in zip(tables[::2], tables[1::2], strict=False):
        yield SideBySide(left, right)
    if len(tables) % 2:
        yield tables[-1]


def _day(material: Material, number: int, day: DaySchedule) -> Matter:
    say = material.say
    about = day_title(say.translator, material.order.pack, day.day)
    date = say.day(day.day.date) if day.day.date else ""
    title = say.joined([say.format("Day {number}", number=number), date, say.line(about)])
    heads = (say.gettext("Time"), say.gettext("What happens"))
    return Matter(heads, tuple(_blocks(material, day)), (2.6, 6), title=title)


def _blocks(material: Material, day: DaySchedule) -> Iterator[tuple[str, str]]:
    say = material.say
    for placed in day.placed:
        if placed.session.kind in REST:
            continue
        title = block_title(say.translator, material.order.pack, placed.session)
        if placed.session.state == DROPPED:
            yield "–", say.joined([say.line(title), say.gettext("left out")])
        else:
            yield _times(material, placed), say.line(title)


def _times(material: Material, placed: Placed) -> str:
    started, ended = (moment[11:16] for moment in (placed.session.started, placed.session.ended))
    starts, ends = started or daytime(placed.starts), ended or daytime(placed.ends)
    return material.say.translator.digits(f"{starts} – {ends}")


def _sheets(material: Material) -> Iterator[Piece]:
    """Yield how many sheets of each activity were filled."""
    say = material.say
    counts = Counter(card.activity for card in material.cards.values() if not card.parent)
    titles = [(one.key, one.title.in_language(say.language)) for one in material.order.pack.summaries()]
    told = [f"{title}\u00a0{say.number(counts[key])}" for key, title in titles if counts[key]]
    if told:
        yield Heading(say.gettext("Sheets that were filled"))
        yield Text(say.joined(told))


def _participants(material: Material) -> Iterator[Piece]:
    """Yield the names of those who took part, only where they were asked for; never a telephone number."""
    if not material.order.choices.names or not material.people:
        return
    say = material.say
    _ = say.gettext
    named = {team.id: team.name for team in material.order.everyone}
    rows = [
        tuple(map(say.named, (one.code, one.name, one.role, one.organisation, named.get(one.team, ""))))
        for one in material.people
    ]
    yield Heading(_("Participants"))
    heads = (_("Code"), _("Name"), _("Role"), _("Organisation"), _("Team"))
    yield Matter(heads, tuple(rows), (1, 2.6, 2.6, 3, 2.2))


def _reflections(material: Material) -> Iterator[Piece]:
    cards = material.of("reflection")
    if cards:
        yield Heading(material.kind_name("reflection"))
    for card in cards:
        lines = material.labelled(card, "went_well", "hard", "learned", "next_time")
        yield Panel("", lines=(*material.team_line(card), *lines))
    fields = ("what", "owner", "by_when")
    tasks = [
        tuple(material.field_words(row, field) for field in fields)
        for card in cards
        for row in material.rows(card, "next_action")
    ]
    if tasks:
        heads = tuple(material.label("next_action", field) for field in fields)
        yield Matter(heads, tuple(tasks), (5, 2.4, 1.8), title=material.kind_name("next_action", many=True))


def _evaluation(material: Material) -> Iterator[Piece]:
    """Yield how people judged the workshop; the sheets have no names and belong to no team."""
    order, say = material.order, material.say
    if order.choices.team:
        return
    charts = [make(order.ws, order.facts.id, say.translator) for make in (evaluation_chart, confidence_chart)]
    yield from (chart for chart in charts if chart)


def _sources(material: Material) -> Iterator[Piece]:
    say = material.say
    _ = say.gettext
    notes = material.of("interview_note")
    quotes = sum(len(material.rows(note, "quote")) for note in notes)
    points = []
    if notes:
        people = say.nformat("{n} person was interviewed", "{n} people were interviewed", people_in(notes))
        said = say.nformat("{n} quote was written down", "{n} quotes were written down", quotes)
        points.append(say.joined([people, said]))
    counts = {kind: len(material.of(kind)) for kind in ("observation", "scorecard", "stakeholder_map", "persona")}
    points += [
        say.joined([material.kind_name(kind, many=found > 1), say.number(found)])
        for kind, found in counts.items()
        if found
    ]
    points.append(
        say.gettext(
            "Every number is a sum of what the teams wrote down. People are told by a code; quotes and photos are "
            "shown only with their consent."
        )
    )
    title = material.order.pack.title.in_language(say.language)
    points.append(
        say.format(
            "Method: {title}, version {version}",
            title=title,
            version=say.translator.digits(material.order.pack.version),
        )
    )
    yield Heading(_("Sources and method"))
    yield Points(tuple(map(Point, points)))


def _left_out(material: Material) -> Iterator[Piece]:
    """Yield how much is kept out for want of consent, in numbers only."""
    left, say = material.left_out, material.say
    if not left:
        return
    told = []
    if left.quotes:
        told.append(say.nformat("{n} quote", "{n} quotes", left.quotes))
    if left.photos:
        told.append(say.nformat("{n} photo", "{n} photos", left.photos))
    if left.sheets:
        told.append(say.nformat("{n} sheet", "{n} sheets", left.sheets))
    yield Heading(say.gettext("Left out, since nobody agreed that it is shared"))
    yield Text(say.joined(told))


def _missing(material: Material) -> Iterator[Piece]:
    points = tuple(Point(words) for words in missing(material))
    if points:
        yield Heading(material.say.gettext("What is not there yet"))
        yield Points(points)
