"""Which page shows a place. Pages are loaded when first shown: a start needs only one of them."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from PySide6.QtWidgets import QWidget

from sala.services.changed import Changed
from sala.ui.place import ACTIVITY, AGENDA, FIRST_RUN, HOME, LIVE, OTHER_CARDS, PEOPLE, SAFETY, SEND, Place
from sala.ui.session import Session

_PAGES = {
    HOME: "HomePage",
    FIRST_RUN: "FirstRunPage",
    ACTIVITY: "ActivityPage",
    AGENDA: "AgendaPage",
    PEOPLE: "PeoplePage",
    SEND: "SendPage",
    SAFETY: "SafetyPage",
    OTHER_CARDS: "OtherCardsPage",
    LIVE: "LivePage",
}


class Page(Protocol):
    """What the main window asks of a page, besides being a widget."""

    def place(self) -> Place:
        """Return where the person is on the page, to come back there."""

    def flush(self) -> None:
        """Save what is typed and not yet saved."""

    def refresh(self, changed: Changed) -> None:
        """Look again if what changed is shown here."""


def make_page(session: Session, place: Place) -> QWidget:
    """Return a new page for a place."""
    module = import_module(f"sala.ui.pages.{place.page}_page")
    return cast("QWidget", getattr(module, _PAGES[place.page])(session, place))
