"""From an idea back to the problem and the voices it rests on, and forward to its tests and its pilot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from sala.domain.records import LINK, Card
from sala.services.cards import cards
from sala.storage import Workspace

_FARTHEST = 4
"""Steps from an idea to a quote: question, problem, insight, quote."""


@dataclass(frozen=True)
class LineOfSight:
    """What belongs to one idea (None: to none yet) of a workshop."""

    ws: Workspace
    workshop: str
    idea: Card | None

    @cached_property
    def pilot(self) -> Card | None:
        """The last pilot that carries the idea out; where no pilot names any idea, the last of all."""
        return self._last("pilot")

    @cached_property
    def others(self) -> list[Card]:
        """The other ideas that the pilot carries out."""
        if self.idea is None or self.pilot is None:
            return []
        named = self._targets(self.pilot.id) - {self.idea.id}
        return [card for card in self._all(self.idea.kind) if card.id in named]

    @property
    def has_own_pilot(self) -> bool:
        """Whether a pilot names the idea."""
        return self.idea is not None and any(self.idea.id in self._targets(card.id) for card in self._all("pilot"))

    @cached_property
    def route(self) -> Card | None:
        """The last route to scale that comes from the pilot."""
        pilot = self.pilot
        found = [card for card in self._all("route") if pilot is not None and pilot.id in self._targets(card.id)]
        return found[-1] if found else None

    @cached_property
    def problem(self) -> Card | None:
        """The problem behind the idea; where none is linked, the first that was written."""
        return next(iter(self._behind("problem")), None) or next(iter(self._all("problem")), None)

    @cached_property
    def quotes(self) -> list[Card]:
        """The quotes on which the idea rests, the nearest first; then all others."""
        near = self._behind("quote")
        known = {card.id for card in near}
        return [*near, *(card for card in self._all("quote") if card.id not in known)]

    @cached_property
    def feedback(self) -> list[Card]:
        """What testers said and did of the idea, of others that its pilot also carries out, of prototypes of these."""
        ideas = {card.id for card in (self.idea, *self.others) if card is not None}
        tried = ideas | {card.id for card in self._all("prototype") if ideas & self._targets(card.id)}
        return [card for card in self._all("feedback") if tried & self._targets(card.id)]

    def rows(self, card: Card | None, kind: str) -> list[Card]:
        """Return the rows of a card; none where there is no card."""
        return cards(self.ws, self.workshop, kind=kind, parent=card.id) if card is not None else []

    def _all(self, kind: str) -> list[Card]:
        return cards(self.ws, self.workshop, kind=kind)

    def _last(self, kind: str) -> Card | None:
        found = self._all(kind)
        mine = [card for card in found if self.idea is not None and self.idea.id in self._targets(card.id)]
        unlinked = [card for card in found if not self._targets(card.id)]
        return next(iter(reversed(mine or unlinked)), None)

    def _targets(self, identity: str) -> set[str]:
        return set(self._links.get(identity, ()))

    @cached_property
    def _links(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for link in self.ws.records(self.workshop, LINK):
            found.setdefault(link.text("from"), []).append(link.text("to"))
        return found

    def _behind(self, kind: str) -> list[Card]:
        """Return the cards of a kind that the idea comes from, the nearest first, equally near ones in their order.

        Links have no order of their own: those that one act made would come in any.
        """
        if self.idea is None:
            return []
        wanted = {card.id: card for card in self._all(kind)}
        found: dict[str, Card] = {}
        here, seen = [self.idea.id], {self.idea.id}
        for _step in range(_FARTHEST):
            here = self._next(here, seen)
            reached = set(here)
            found |= {identity: one for identity, one in wanted.items() if identity in reached}
        return list(found.values())

    def _next(self, here: Iterable[str], seen: set[str]) -> list[str]:
        reached = [target for identity in here for target in self._links.get(identity, ()) if target not in seen]
        seen.update(reached)
        return list(dict.fromkeys(reached))
