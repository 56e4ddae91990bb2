"""What the coach's rules look at: a workshop as plain values, put together by whoever reads it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sala.domain.change import Value
from sala.domain.progress import is_filled


@dataclass(frozen=True, slots=True)
class Made:
    """A card or a row. ``consent`` is the code that it rests on, folded for comparing, or "" (a row has its card's)."""

    id: str
    kind: str
    fields: Mapping[str, Value]
    team: str = ""
    parent: str = ""
    consent: str = ""

    def has(self, name: str) -> bool:
        """Return whether a field says something."""
        return is_filled(self.fields.get(name))

    def number(self, name: str) -> float | None:
        """Return a field as a number, or None where it is not one."""
        value = self.fields.get(name)
        return value if isinstance(value, int | float) and not isinstance(value, bool) else None

    def says(self, name: str) -> frozenset[str]:
        """Return the answers that a field holds: one, or several where it is a list."""
        value = self.fields.get(name)
        several = value if isinstance(value, list) else [value]
        return frozenset(one for one in several if isinstance(one, str) and one)


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo of a card, and the folded code of the consent that it rests on, or ""."""

    card: str
    consent: str = ""


@dataclass(frozen=True)
class Facts:
    """A workshop, without what was deleted and without the words of people who withdrew.

    ``links`` go from a card (id) to the one that it comes from. ``consents`` say, by folded code, what was answered to
    each scope ("yes" or "no"). ``people`` are the fields of the participants, ``teams`` ids, ``workshop`` the fields of
    the workshop, ``done`` the keys of finished activities, ``ticked`` the questions to which a person said yes.
    """

    made: tuple[Made, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    photos: tuple[Photo, ...] = ()
    consents: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    people: tuple[Mapping[str, Value], ...] = ()
    teams: tuple[str, ...] = ()
    workshop: Mapping[str, Value] = field(default_factory=dict)
    done: frozenset[str] = frozenset()
    ticked: frozenset[str] = frozenset()

    def of(self, kind: str) -> tuple[Made, ...]:
        """Return the cards of a kind that say something, or have rows that do."""
        return tuple(self._by_kind.get(kind, ()))

    def rows(self, card: str, kind: str) -> tuple[Made, ...]:
        """Return the rows of a kind that stand in a card."""
        return tuple(row for row in self._by_parent.get(card, ()) if row.kind == kind)

    def comes_from(self, card: str) -> frozenset[str]:
        """Return the kinds of the cards to which a card is linked."""
        return frozenset(self._kind_of[one] for one in self._links.get(card, ()) if one in self._kind_of)

    def rests_on(self, card: str) -> frozenset[str]:
        """Return the kinds of all cards to which a thread of links leads from a card, at any distance."""
        seen: set[str] = {card}
        waiting = [card]
        while waiting:
            for one in self._links.get(waiting.pop(), ()):
                if one not in seen and one in self._kind_of:
                    seen.add(one)
                    waiting.append(one)
        return frozenset(self._kind_of[one] for one in seen - {card})

    @cached_property
    def _by_parent(self) -> Mapping[str, list[Made]]:
        found: dict[str, list[Made]] = defaultdict(list)
        for one in self.made:
            if one.parent and any(map(is_filled, one.fields.values())):
                found[one.parent].append(one)
        return found

    @cached_property
    def _by_kind(self) -> Mapping[str, list[Made]]:
        found: dict[str, list[Made]] = defaultdict(list)
        for one in self.made:
            if one.id in self._by_parent or any(map(is_filled, one.fields.values())):
                found[one.kind].append(one)
        return found

    @cached_property
    def _kind_of(self) -> Mapping[str, str]:
        return {one.id: one.kind for one in self.made}

    @cached_property
    def _links(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for start, end in self.links:
            found[start].append(end)
        return found
