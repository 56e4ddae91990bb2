"""Words and pictures that may be shown outside the room: one rule for every document.

Stricter than what may travel between laptops. Here silence is a no: the person must have said yes to just this, and to
sharing. Where laptops disagree about whose it is, it is shown of nobody.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from sala.content.values import FieldType
from sala.domain.records import CARD, Card, Record, Ref
from sala.services.attachments import Attachment
from sala.services.consent import consents_by_code, folded_code, photos_not_to_share, records_not_to_share
from sala.services.method import Pack
from sala.storage import Workspace

STORY = "consent"
"""The field of a case that holds the code of the person whose story it tells; a photo calls its own so as well."""
_CODES = ("consent_code", STORY)
_SHARE = "share"
_QUOTE = "quote"
_PHOTO = "photo"


class Consented:
    """What the people of one workshop agreed to show. It is read once: make a new one for a new document."""

    def __init__(self, ws: Workspace, workshop: str, pack: Pack) -> None:
        self._ws, self._workshop = ws, workshop
        self._answers = consents_by_code(ws, workshop)
        self.held = records_not_to_share(ws, workshop)
        self._drawings = frozenset(
            kind.key
            for kind in pack.kinds()
            if (pictures := [field for field in kind.fields if field.type is FieldType.PHOTOS])
            and all(field.drawn for field in pictures)
        )

    def may_be_shown(self, photo: Attachment) -> bool:
        """Return whether a picture may be shown.

        One with a consent code, its own or that of its card, needs a yes to photos and to sharing under that code. One
        without a code may be shown only where the card asks for nothing but a drawing: on any other, nobody can tell
        whether it shows people.
        """
        card = self._record(photo.card)
        if (
            card is None
            or photo.id in self._photos_held
            or card.id in self.held
            or STORY in photo.record.state.conflicts
        ):
            return False
        code = photo.consent or self._code(card)
        if code is None:
            return False
        return self.agreed(code, _PHOTO) if code else card.text("kind") in self._drawings

    def may_be_quoted(self, card: Card) -> bool:
        """Return whether the words of a person on a card may be told; a row without a code has that of its card."""
        return card.id not in self.held and self.agreed(self.code(card), _QUOTE)

    def quotable(self, quotes: Iterable[Card]) -> list[tuple[Card, str]]:
        """Return the quotes that may be told, in their order, each with the code of who said it."""
        return [(quote, self.code(quote)) for quote in quotes if self.may_be_quoted(quote)]

    def code(self, card: Card) -> str:
        """Return the code of the consent on which a card rests; "" also where laptops disagree about it."""
        return self._code(card.record) or ""

    def agreed(self, code: str, scope: str) -> bool:
        """Return whether there is a yes to ``scope`` (of ``CONSENT_SCOPES``) and to sharing under a code."""
        said = self._answers.get(folded_code(code), {}) if code else {}
        return said.get(scope) == "yes" and said.get(_SHARE) == "yes"

    @cached_property
    def _photos_held(self) -> frozenset[str]:
        return photos_not_to_share(self._ws, self._workshop, self.held)

    def _record(self, card: str) -> Record | None:
        found = self._ws.record(Ref(self._workshop, CARD, card)) if card else None
        return None if found is None or found.state.deleted else found

    def _code(self, card: Record) -> str | None:
        """Return the code of a card, or of the card in which it is a row; "" for none, None where laptops disagree."""
        for one in (card, self._record(card.text("parent"))):
            for field in _CODES if one else ():
                if one and field in one.state.conflicts:
                    return None
                if one and one.text(field):
                    return one.text(field)
        return ""
