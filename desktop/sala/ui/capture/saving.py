"""Saving one field of a card, so that what was typed survives whatever happens to the form meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import shiboken6

from sala.errors import WrongUse
from sala.services.cards import write_card
from sala.services.changed import Changed
from sala.services.workspace import Workspace
from sala.ui.session import Session


class Asker(Protocol):
    """The form that is told how a save went, if it is still there."""

    def saved(self, card_id: str, key: str) -> None:
        """The value of a field was saved."""

    def refused(self, card_id: str, key: str, error: BaseException) -> None:
        """The value of a field was not saved."""


@dataclass(frozen=True, slots=True)
class CardField:
    """A field of a card of a kind in a workshop."""

    workshop: str
    kind: str
    card: str
    key: str


def save_field(session: Session, form: Asker, field: CardField, value: object, facts: dict[str, str]) -> None:
    """Queue a save; ``facts`` (activity, team) are for a card that it makes.

    A value that is refused becomes a draft, which the next form of that card shows.
    """

    def saving(ws: Workspace) -> Changed:
        return write_card(ws, field.workshop, field.card, field.kind, {field.key: value}, **facts)

    def done(_changed: Changed | None) -> None:
        session.drafts.drop(field.card, field.key)
        if shiboken6.isValid(form):
            form.saved(field.card, field.key)

    def failed(error: BaseException) -> None:
        session.drafts.keep(field.card, field.key, value, error)
        if shiboken6.isValid(form):
            form.refused(field.card, field.key, error)
        elif isinstance(error, WrongUse):
            session.tell(session.sentence(error), "attention")
        else:
            session.show_error(error)

    session.write(saving, done, failed)
