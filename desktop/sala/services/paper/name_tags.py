"""Name tags: for everybody on the list, or blank."""

from __future__ import annotations

from typing import BinaryIO

from sala.domain.records import Participant
from sala.printing.documents.name_tags import NameTag
from sala.printing.documents.name_tags_pdf import write_name_tags
from sala.services.paper.order import Order
from sala.services.paper.people import people_to_name, work_of


def make_name_tags(order: Order, out: BinaryIO) -> int:
    """Write the tags of all people, the rest of the last sheet blank, or a blank sheet.

    Raises ``WrongUse("print.nobody")``.
    """
    tags = [_tag(order, one) for one in people_to_name(order)] if order.choices.filled else []
    return write_name_tags(
        out,
        tags,
        order.facts.name,
        order.translator,
        author=order.ws.author,
        created=order.created,
        cancelled=order.cancelled,
    )


def _tag(order: Order, person: Participant) -> NameTag:
    team = next((one for one in order.everyone if one.id == person.team), None)
    number = order.everyone.index(team) + 1 if team else 0
    return NameTag(person.name, work_of(person), team.name if team else "", number)
