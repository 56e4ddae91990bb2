"""The words of people in a report: quoted where their consent says so, with the code of the person."""

from __future__ import annotations

from collections.abc import Iterable

from sala.domain.records import Card
from sala.printing.documents.report.values import Quotation
from sala.services.paper.report.material import Material

_OPEN, _CLOSE = "«", "»"


def quoted(material: Material, words: str) -> str:
    """Return words between the quotation marks of the language."""
    if material.say.language == "km":
        return f"{_OPEN}{words}{_CLOSE}"
    return f"\N{LEFT DOUBLE QUOTATION MARK}{words}\N{RIGHT DOUBLE QUOTATION MARK}"


def quotations(material: Material, cards: Iterable[Card], most: int) -> tuple[Quotation, ...]:
    """Return the quotes among some cards that may be told, ``most`` of them."""
    told: list[Quotation] = []
    for card in cards:
        if len(told) == most:
            break
        words = material.field_words(card, "words") if card.kind == "quote" else ""
        if words and material.may_say(card):
            told.append(Quotation(quoted(material, words), who(material, card)))
    return tuple(told)


def who(material: Material, card: Card) -> str:
    """Return who speaks: the code of the person, the role, and the code of the consent; never a name."""
    home = material.cards.get(card.parent, card)
    fields = ("person_code", "role", "consent_code")
    return material.say.joined([material.field_words(home, field) for field in fields])


def people_in(cards: Iterable[Card]) -> int:
    """Return how many people stand behind some sheets: each code once, each sheet without a code as one."""
    codes = [card.record.text("person_code").strip() for card in cards]
    return len({code for code in codes if code}) + codes.count("")
