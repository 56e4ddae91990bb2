"""Words and pictures that may be shown outside the room.

Stricter than what may travel between laptops: here the people of whom they are must have said yes, each to just this.
"""

from __future__ import annotations

from collections.abc import Iterable

from sala.domain.records import CARD, Card, Ref
from sala.services.attachments import Attachment, attachments
from sala.services.consent import consents_by_code, folded_code, photos_not_to_share, records_not_to_share
from sala.storage import Workspace


def may_be_shown(ws: Workspace, workshop: str, card: str) -> list[Attachment]:
    """Return the pictures of a card that may be shown, oldest first.

    One with a consent code needs a yes to photos under that code. One without is a drawing or a thing, of nobody.
    """
    kept = photos_not_to_share(ws, workshop, records_not_to_share(ws, workshop))
    answers = consents_by_code(ws, workshop)
    return [
        photo
        for photo in attachments(ws, workshop, card)
        if photo.id not in kept
        and (not photo.consent or answers.get(folded_code(photo.consent), {}).get("photo") == "yes")
    ]


def may_be_quoted(ws: Workspace, workshop: str, quotes: Iterable[Card]) -> list[tuple[Card, str]]:
    """Return the quotes whose code has a yes to being quoted, and that may leave the laptop, each with its code.

    A quote that has no code of its own has that of the notes in which it stands.
    """
    kept, answers = records_not_to_share(ws, workshop), consents_by_code(ws, workshop)
    told = [(quote, _code(ws, quote)) for quote in quotes if quote.id not in kept]
    return [(quote, code) for quote, code in told if answers.get(folded_code(code), {}).get("quote") == "yes"]


def _code(ws: Workspace, quote: Card) -> str:
    own = quote.record.text("consent_code")
    notes = ws.record(Ref(quote.record.ref.workshop, CARD, quote.parent)) if quote.parent and not own else None
    return notes.text("consent_code") if notes is not None else own
