"""What a card is called in lists, and a few more of its words."""

from __future__ import annotations

from sala.domain.records import Card
from sala.services.method import CardKind, FieldType
from sala.ui.capture.value_text import value_text
from sala.ui.session import Session

_LONGEST = 160


def card_title(session: Session, kind: CardKind, card: Card) -> str:
    """Return what names a card: the words of its title field, else that it has none yet."""
    title = value_text(session, kind.field(kind.title_field), card.fields.get(kind.title_field))
    named = " ".join(title.split())
    return named or session.translator.format("{kind} (not yet named)", kind=kind.title.in_language(session.language))


def card_words(session: Session, kind: CardKind, card: Card) -> str:
    """Return the first words of the other fields of a card, for a second line under its title."""
    words: list[str] = []
    for field in kind.fields:
        value = card.fields.get(field.key)
        if field.key == kind.title_field or value is None:
            continue
        text = " ".join(value_text(session, field, value).split())
        written = field.type in (FieldType.TEXT, FieldType.LONG_TEXT, FieldType.PERSON_CODE)
        words.append(text if written else f"{field.label.in_language(session.language)}: {text}")
        if sum(map(len, words)) > _LONGEST:
            break
    return "  ·  ".join(words)[: 2 * _LONGEST]
