"""What the capture panel shows, read in one go."""

from __future__ import annotations

from dataclasses import dataclass, field

from sala.domain.records import Card, Team
from sala.services.attachments import Attachment, attachments
from sala.services.cards import cards, linked
from sala.services.earlier import EarlierAnswer, earlier_answers
from sala.services.method import CardKind, FieldType, Pack
from sala.services.people import teams
from sala.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Captured:
    """Teams and cards of a kind in their order; the card that is shown, if any, with its rows, links and photos.

    ``earlier`` is what that card says and the method in use has no place for.
    """

    teams: list[Team]
    cards: list[Card]
    shown: Card | None
    rows: dict[str, list[Card]] = field(default_factory=dict)
    links: list[Card] = field(default_factory=list)
    photos: list[Attachment] = field(default_factory=list)
    earlier: tuple[EarlierAnswer, ...] = ()


def read_captured(
    ws: Workspace, workshop: str, pack: Pack, kind: CardKind, chosen: str, language: str, *, else_first: bool
) -> Captured:
    """Read the cards of a kind, and the one with the id ``chosen``: else the first (``else_first``), else none."""
    found, everyone = cards(ws, workshop, kind=kind.key, parent=""), teams(ws, workshop)
    shown = next((card for card in found if card.id == chosen), None)
    if shown is None and else_first and found:
        shown = found[0]
    if shown is None:
        return Captured(everyone, found, None)
    rows = {
        spec.key: cards(ws, workshop, kind=spec.row_kind, parent=shown.id)
        for spec in kind.fields
        if spec.type is FieldType.ROWS
    }
    links, photos = linked(ws, workshop, shown.id), attachments(ws, workshop, shown.id)
    earlier = earlier_answers(ws, workshop, pack, shown, language)
    return Captured(everyone, found, shown, rows, links, photos, earlier)
