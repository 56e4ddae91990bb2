"""The people of a workshop, as papers name them."""

from __future__ import annotations

from sala.domain.records import Participant
from sala.errors import WrongUse
from sala.services.paper.order import Order
from sala.services.people import participants


def people_to_name(order: Order) -> list[Participant]:
    """Return the people of the team that was chosen, or all, by team and then as the list has them.

    Raises ``WrongUse("print.nobody")`` when there are none.
    """
    places = {team.id: number for number, team in enumerate(order.everyone)}
    wanted = order.choices.team
    people = [one for one in participants(order.ws, order.facts.id) if wanted in {"", one.team}]
    if not people:
        raise WrongUse("print.nobody")
    return sorted(people, key=lambda one: places.get(one.team, len(places)))


def work_of(person: Participant) -> str:
    """Return what a person does and where, in one line."""
    return "  ·  ".join(part for part in (person.role, person.organisation) if part)
