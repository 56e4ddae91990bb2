"""Cards to pin up where there are no sticky notes: to write on, or with what teams have written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from sala.domain.records import Workshop
from sala.errors import WrongUse
from sala.language import Translator
from sala.printing.documents.note_cards import NoteCard
from sala.printing.documents.note_cards_pdf import ON_A_SHEET, prepare_note_cards
from sala.services.cards import cards
from sala.services.consent import cards_refused
from sala.services.method import CardKind, Pack
from sala.services.paper.order import Order
from sala.services.paper.writing import write_parts
from sala.storage import Workspace

_KINDS = ("quote", "insight", "question", "idea")
"""The kinds of card that people write many of and sort on a wall."""
_QUOTE = "quote"


def kinds(_ws: Workspace, _facts: Workshop, pack: Pack, say: Translator) -> Iterator[tuple[str, str]]:
    """Yield the kinds of card that there are: key and plural."""
    for kind in _known(pack):
        yield kind.key, kind.plural.in_language(say.language)


def make_sticky_notes(order: Order, out: BinaryIO) -> int:
    """Write sheets of cards, as many of each kind as are asked for, or with ``filled`` one card for each that was made.

    Words of people who do not want to be quoted are left out, though the cards stay in the room: a wall is
    photographed. Raises ``WrongUse``: ``print.no_cards``, ``print.no_form``.
    """
    found = [kind for kind in _known(order.pack) if order.argument in {"", kind.key}]
    if not found:
        raise WrongUse("print.no_form")
    filled = order.choices.filled
    notes = [note for kind in found for note in (_written(order, kind) if filled else _blank(order, kind))]
    if not notes:
        raise WrongUse("print.no_cards")
    return write_parts(order, out, order.translator.gettext("Cards for the wall"), [prepare_note_cards(notes)])


def _known(pack: Pack) -> list[CardKind]:
    return sorted((one for one in pack.kinds() if one.key in _KINDS), key=lambda one: _KINDS.index(one.key))


def _blank(order: Order, kind: CardKind) -> Iterator[NoteCard]:
    for _card in range(ON_A_SHEET * order.choices.copies):
        yield NoteCard(kind.key, kind.title.in_language(order.language))


def _written(order: Order, kind: CardKind) -> Iterator[NoteCard]:
    """Yield a card for each that says something, numbered within its kind."""
    refused = cards_refused(order.ws, order.facts.id, _QUOTE) if kind.key == _QUOTE else frozenset()
    names = {team.id: team.name for team in order.everyone}
    made = cards(order.ws, order.facts.id, kind=kind.key, team=order.choices.team or None)
    told = [(one, " ".join(one.record.text(kind.title_field).split())) for one in made if one.id not in refused]
    for number, (card, text) in enumerate(((card, text) for card, text in told if text), start=1):
        shown = order.translator.digits(str(number))
        yield NoteCard(kind.key, kind.title.in_language(order.language), text, shown, names.get(card.team, ""))
