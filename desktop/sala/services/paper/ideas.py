"""The ideas of a workshop: its cards of the kinds that the method votes on and weighs as ideas."""

from __future__ import annotations

from collections.abc import Iterator

from sala.domain.records import Card, Workshop
from sala.khmer import search_key
from sala.language import Translator
from sala.services.cards import cards
from sala.services.method import CardKind, FieldType, Pack
from sala.storage import Workspace

_IDEA, _IDEAS = "idea", "ideas"
#: The kinds by which ideas are voted on and weighed.
_CHOOSING = ("vote_tally", "idea_rating")


def idea_kinds(pack: Pack) -> list[CardKind]:
    """Return the kinds of card that are ideas: those that are voted on or weighed in the method."""
    kinds = {kind.key: kind for kind in pack.kinds()}
    named = dict.fromkeys([_IDEA])
    for key in _CHOOSING:
        field = kinds[key].field(_IDEAS) if key in kinds else None
        if field is not None and field.type is FieldType.LINKS:
            named |= dict.fromkeys(field.link_kinds)
    return [kinds[key] for key in named if key in kinds]


def ideas(ws: Workspace, workshop: str, pack: Pack) -> list[tuple[Card, CardKind]]:
    """Return the ideas that have a title, in their order."""
    return [
        (card, kind)
        for kind in idea_kinds(pack)
        for card in cards(ws, workshop, kind=kind.key, parent="")
        if card.record.text(kind.title_field).strip()
    ]


def idea_names(ws: Workspace, facts: Workshop, pack: Pack, _say: Translator) -> Iterator[tuple[str, str]]:
    """Yield what a poster can be asked for: the id of each idea, and its title."""
    for card, kind in ideas(ws, facts.id, pack):
        yield card.id, card.record.text(kind.title_field)


def find_ideas(ws: Workspace, workshop: str, pack: Pack, asked: str) -> list[tuple[Card, CardKind]]:
    """Return the ideas that ``asked`` means: an id, or a title as people type it; all of them where it is ""."""
    found = ideas(ws, workshop, pack)
    if not asked:
        return found
    same = [(card, kind) for card, kind in found if card.id == asked]
    key = search_key(asked)
    return same or [(card, kind) for card, kind in found if search_key(card.record.text(kind.title_field)) == key]
