"""What a report would have, and the workshop has not: one quiet sentence for each."""

from __future__ import annotations

from collections.abc import Iterator

from sala.domain.line_of_sight import Step
from sala.services.paper.report.journeys import journeys_of, weightiest
from sala.services.paper.report.material import Material

_NOT_FOUND = "not_found"


def missing(material: Material) -> Iterator[str]:
    """Yield what is not there yet, in the order of the chapters."""
    yield from _before_ideas(material)
    yield from _ideas(material)
    yield from _pilot(material)


def _before_ideas(material: Material) -> Iterator[str]:
    _ = material.say.gettext
    if not material.people:
        yield _("Nobody is written down as having taken part.")
    elif not any(person.record.text(half.field) for person in material.people for half in material.halves):
        yield _("Nobody marked who was there.")
    if not material.of("interview_note"):
        yield _("Nobody was interviewed.")
    if not material.of("journey"):
        yield _("No journey was drawn.")
    elif weightiest(journeys_of(material)) is None:
        yield _("There is no journey to compare with the one of today: what is saved is not known.")
    if not material.of("insight"):
        yield _("No insight was written down.")
    if not material.of("problem"):
        yield _("No problem was put in words.")
    if not material.of("root_cause"):
        yield _("Nobody looked for the root of the problem.")


def _ideas(material: Material) -> Iterator[str]:
    say = material.say
    _ = say.gettext
    if not material.of("idea"):
        yield _("There are no ideas yet.")
    else:
        if not material.of("vote_round"):
            yield _("No votes on the ideas were written down.")
        if not material.of("idea_rating"):
            yield _("The ideas were not rated by impact and effort.")
        if not material.chosen:
            yield _("No idea was taken on.")
    if not material.of("prototype"):
        yield _("Nothing was made to try.")
    elif not material.of("feedback"):
        yield _("Nobody has tried it yet.")
    broken = sum(1 for thread in material.threads if thread.breaks)
    if broken:
        yield say.nformat(
            "The line of sight of {n} idea is broken.", "The line of sight of {n} ideas is broken.", broken
        )


def _pilot(material: Material) -> Iterator[str]:
    say = material.say
    pilots = material.of("pilot")
    if not pilots:
        yield say.gettext("No pilot is planned.")
    for pilot in pilots:
        title = material.title(pilot)
        tasks = material.rows(pilot, "pilot_activity")
        if not pilot.record.text("sponsor"):
            yield say.format("The pilot “{pilot}” has no sponsor.", pilot=title)
        if not tasks:
            yield say.format("The pilot “{pilot}” has no tasks.", pilot=title)
        open_money = sum(
            task.record.number("budget") or 0 for task in tasks if task.record.text("source") == _NOT_FOUND
        )
        if open_money:
            yield say.format("{amount} of the pilot “{pilot}” is not found.", amount=say.riel(open_money), pilot=title)
    if pilots and not material.of("route"):
        yield say.gettext("There is no route to scale yet.")
    if any(thread.at(Step.PILOT) and not thread.at(Step.CASE) for thread in material.threads):
        yield say.gettext("No case is written of the pilot yet.")
