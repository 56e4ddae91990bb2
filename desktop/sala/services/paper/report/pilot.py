"""The pilot: what is to be done by whom, what is measured, what could go wrong; and the way from there."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sala.domain.records import Card
from sala.printing.documents.report.values import Chapter, Heading, Matter, Panel, Piece, Text, Tone
from sala.services.paper.report.material import Material

Write = Callable[[float], str]
_THEORY = ("problem", "activities_planned", "outputs", "outcomes", "goal")
_CASE = ("challenge", "users", "solution", "inclusion", "helped", "hindered", "whom_to_visit")
_ROUTE = ("adopter", "sponsor", "rule_to_change", "year_two_payer", "fixed", "may_adapt", "next_sites", "decision")

_UNIT_COSTS = ("unit_cost_1", "unit_cost_10", "unit_cost_100")


def pilot_chapter(material: Material) -> Chapter | None:
    """Return the chapter of the pilot; None where nothing is planned."""
    pieces = [*_pilots(material), *_theories(material), *_routes(material), *_cases(material)]
    return Chapter(material.say.gettext("The pilot, and the way from there"), tuple(pieces)) if pieces else None


def _pilots(material: Material) -> Iterator[Piece]:
    say = material.say
    for pilot in material.of("pilot"):
        yield Heading(material.title(pilot) or say.gettext("A pilot without a name"))
        if objective := material.field_words(pilot, "objective"):
            yield Text(objective)
        dates = [say.day(day) for field in ("start_date", "end_date") if (day := pilot.record.text(field))]
        when = ((say.gettext("When"), " – ".join(dates)),) if dates else ()
        lines = (*material.labelled(pilot, "sites"), *when)
        lines += material.labelled(pilot, "owner", "sponsor", "training", "go_if", "decision_date")
        if lines:
            yield Panel("", lines=lines)
        yield from _tasks(material, pilot)
        yield from _indicators(material, pilot)
        yield from _groups(material, pilot)
        yield from _rows(material, pilot, "pilot_approval", ("what", "from_whom", "by_when", "status"), (4, 3, 2, 2))
        yield from _rows(material, pilot, "pilot_risk", ("risk", "likelihood", "response", "owner"), (3, 1.4, 4, 2))


def budget(material: Material, pilot: Card) -> float:
    """Return what the tasks of a pilot cost together, in riel."""
    return sum(task.record.number("budget") or 0 for task in material.rows(pilot, "pilot_activity"))


def _tasks(material: Material, pilot: Card) -> Iterator[Piece]:
    fields = ("what", "who", "by_when", "budget", "source")
    for table in _rows(material, pilot, "pilot_activity", fields, (4, 2.2, 1.7, 1.8, 2.3)):
        total = (material.say.gettext("Together"), "", "", material.say.riel(budget(material, pilot)), "")
        yield Matter(table.heads, table.rows, table.shares, frozenset((3,)), total, table.title)


def _rows(
    material: Material, parent: Card, kind: str, fields: tuple[str, ...], shares: tuple[float, ...]
) -> Iterator[Matter]:
    """Yield the table of a card's rows, under the name of their kind; nothing where there are none."""
    rows = [tuple(material.field_words(row, field) for field in fields) for row in material.rows(parent, kind)]
    if rows:
        title = material.kind_name(kind, many=True)
        yield Matter(tuple(material.label(kind, field) for field in fields), tuple(rows), shares, title=title)


def indicators(material: Material) -> tuple[tuple[str, str, Write], ...]:
    """Return what a pilot measures: the name, the end of the fields' keys, how its numbers are written."""
    say = material.say
    _ = say.gettext
    return (
        (say.gettext("Time that it takes"), "minutes", say.minutes),
        (_("Cost"), "cost", say.riel),
        (_("Number of visits"), "visits", say.number),
        (_("Satisfaction (1 to 5)"), "satisfaction", say.number),
    )


def _indicators(material: Material, pilot: Card) -> Iterator[Piece]:
    say = material.say
    _ = say.gettext
    rows = []
    for label, key, write in indicators(material):
        before, target = pilot.record.number(f"before_{key}"), pilot.record.number(f"target_{key}")
        if before is None and target is None:
            continue
        change = "" if before is None or target is None else say.share(before, before - target)
        rows.append((label, _told(before, write), _told(target, write), change))
    if rows:
        heads = (_("What is measured"), _("Before"), _("Target"), _("Change"))
        yield Matter(heads, tuple(rows), (3, 2, 2, 1.4), frozenset((1, 2, 3)), title=_("Indicators"))


def _groups(material: Material, pilot: Card) -> Iterator[Piece]:
    """Yield the same for each group: "before → target" in a cell."""
    groups = material.rows(pilot, "pilot_group")
    if not groups:
        return
    rows = []
    for group in groups:
        cells = [material.field_words(group, "group"), material.field_words(group, "people")]
        for _label, key, write in indicators(material):
            before, target = group.record.number(f"before_{key}"), group.record.number(f"target_{key}")
            known = before is not None or target is not None
            cells.append(f"{_told(before, write) or '–'} → {_told(target, write) or '–'}" if known else "")
        rows.append(tuple(cells))
    heads = (
        material.label("pilot_group", "group"),
        material.say.gettext("People"),
        *(label for label, *_rest in indicators(material)),
    )
    title = material.kind_name("pilot_group", many=True)
    yield Matter(heads, tuple(rows), (2.2, 1.2, 2.6, 2.6, 1.4, 1.8), frozenset((1,)), title=title)


def _told(value: float | None, write: Write) -> str:
    return "" if value is None else write(value)


def _theories(material: Material) -> Iterator[Piece]:
    for theory in material.of("theory"):
        yield Heading(material.kind_name("theory"))
        if lines := material.labelled(theory, *_THEORY):
            yield Panel(material.field_words(theory, "audience"), lines=lines)
        fields = ("between", "assumption", "indicator", "baseline", "target")
        yield from _rows(material, theory, "arrow", fields, (2.4, 3.4, 3, 1.3, 1.3))


def _routes(material: Material) -> Iterator[Piece]:
    for route in material.of("route"):
        yield Heading(material.kind_name("route"))
        if title := material.title(route):
            yield Text(title)
        yield from _rows(material, route, "scale_area", ("area", "rating", "evidence", "action"), (2.6, 1.4, 4, 3.4))
        if lines := material.labelled(route, *_ROUTE, *_UNIT_COSTS):
            yield Panel("", lines=lines)


def _cases(material: Material) -> Iterator[Piece]:
    for case in material.of("case"):
        yield Heading(material.kind_name("case"))
        facts = material.labelled(case, *_CASE)
        yield Panel(material.title(case), lines=facts, note=material.field_words(case, "status"))
        yield from _measured(material, case)
        steps = [material.field_words(case, f"copy_{number}") for number in range(1, 6)]
        if any(steps):
            told = [(material.say.number(n), words) for n, words in enumerate(steps, 1) if words]
            yield Panel(material.say.gettext("To do the same:"), lines=tuple(told))


def _measured(material: Material, case: Card) -> Iterator[Piece]:
    say = material.say
    _ = say.gettext
    rows = []
    for label, key, write in indicators(material)[:3]:
        before, after = case.record.number(f"{key}_before"), case.record.number(f"{key}_after")
        if before is not None and after is not None:
            rows.append((label, write(before), write(after), say.share(before, before - after)))
    if rows:
        heads = (_("What was measured"), _("Before"), _("After"), _("Change"))
        yield Matter(heads, tuple(rows), (3, 2, 2, 1.4), frozenset((1, 2, 3)))
        how = [f"{label}: {words}" for label, words in material.labelled(case, "how_measured", "people_measured")]
        if how:
            yield Text(say.joined(how), Tone.QUIET)
