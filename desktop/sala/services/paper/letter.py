"""The letter that invites to a workshop: what, where and when are filled in, the rest is written by hand."""

from __future__ import annotations

from typing import BinaryIO

from sala.domain.daytime import daytime
from sala.language import Translator
from sala.printing.documents.letter import Letter
from sala.printing.documents.letter_pdf import write_letter
from sala.services.agenda import read_agenda
from sala.services.paper.official import full_place, official_head
from sala.services.paper.order import Order


def make_letter(order: Order, out: BinaryIO) -> int:
    """Write the letter."""
    say = order.translator
    _ = say.gettext
    letter = Letter(
        head=official_head(order),
        title=_("Letter of invitation"),
        subject=say.format("Invitation to “{name}”", name=order.facts.name),
        opening=(
            _(
                "We have the honour to inform you that we are holding a workshop in which citizens and civil servants "
                "together look for ways to make a public service better."
            ),
            _("We kindly invite you to take part, at the place and time below:"),
        ),
        facts=_facts(order, say),
        closing=(_("We would be glad to have you with us."), _("Please accept the expression of our respect.")),
    )
    return write_letter(out, letter, say, author=order.ws.author, created=order.created)


def _facts(order: Order, say: Translator) -> tuple[tuple[str, str], ...]:
    _ = say.gettext
    return (
        (_("Service:"), order.facts.service),
        (_("Place:"), full_place(order)),
        (_("Date:"), order.dates),
        (_("Begins at:"), say.digits(_begins(order))),
        (_("For questions:"), ""),
    )


def _begins(order: Order) -> str:
    """Return when the first block of the first day begins, as "08:00"; "" without an agenda."""
    days = read_agenda(order.ws, order.facts.id).schedule.days
    first = next((day for day in days if day.placed), None)
    return daytime(first.starts) if first else ""
