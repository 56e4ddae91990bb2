"""What a report is made of: cards, links and photos, read once, without what may not leave the room."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from sala.domain.attendance import HalfDay
from sala.domain.journey import JourneyTotals, journey_totals
from sala.domain.line_of_sight import Cards, Thread, chosen_ideas, thread_of
from sala.domain.records import CARD, LINK, Card, Participant, Ref
from sala.services.attachments import Attachment, attachments
from sala.services.attendance import attendance
from sala.services.cards import cards
from sala.services.paper.consented import STORY, Consented
from sala.services.paper.order import Order
from sala.services.paper.report.words import Words

_SHARE = "share"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is not in the report for want of consent, in numbers only: quotes, photos, other sheets of people."""

    quotes: int = 0
    photos: int = 0
    sheets: int = 0

    def __bool__(self) -> bool:
        """Whether anything is left out."""
        return bool(self.quotes or self.photos or self.sheets)


class Material:
    """The content of a workshop, or of one of its teams with what belongs to the whole group.

    Cards of people who withdrew, or who refused to share, are not in it. What is said or shown of a person
    (``may_say``, ``photos``) needs a consent that says yes, not only one that does not say no: a report leaves the
    room.
    """

    def __init__(self, order: Order) -> None:
        self.order = order
        ws, workshop = order.ws, order.facts.id
        self._attendance = attendance(ws, workshop)
        self.say = Words(order.translator, self._attendance.people)
        self._consented = Consented(ws, workshop, order.pack)
        everything = [card for card in cards(ws, workshop) if self._may_leave(card)]
        self.cards = {card.id: card for card in everything if not card.parent}
        self.cards |= {card.id: card for card in everything if card.parent in self.cards}
        self._kinds: dict[str, list[Card]] = defaultdict(list)
        self._rows: dict[tuple[str, str], list[Card]] = defaultdict(list)
        for card in self.cards.values():
            self._kinds[card.kind].append(card)
            self._rows[card.parent, card.kind].append(card)

    def of(self, kind: str) -> list[Card]:
        """Return the cards of a kind that say something, in their order."""
        return [card for card in self._kinds[kind] if self._says_something(card)]

    def rows(self, card: Card, kind: str) -> list[Card]:
        """Return the rows of a kind that stand in a card, in their order."""
        return [row for row in self._rows[card.id, kind] if self._says_something(row)]

    def find(self, ids: Iterable[str]) -> list[Card]:
        """Return cards by id."""
        return [self.cards[identity] for identity in ids]

    def field_words(self, card: Card, field: str) -> str:
        """Return what a field of a card says, in words; "" where it says nothing."""
        kind = self.order.pack.kind(card.kind) if card.kind in self.order.pack.kind_keys else None
        return self.say.value(kind.field(field) if kind else None, card.fields.get(field))

    def kind_name(self, kind: str, *, many: bool = False) -> str:
        """Return what a kind of card is called; its key where the method has it no more."""
        if kind not in self.order.pack.kind_keys:
            return kind
        known = self.order.pack.kind(kind)
        return (known.plural if many else known.title).in_language(self.order.language)

    def title(self, card: Card) -> str:
        """Return what a card is called by the field that its kind names; "" where that is empty."""
        known = card.kind in self.order.pack.kind_keys
        return self.field_words(card, self.order.pack.kind(card.kind).title_field) if known else ""

    def labelled(self, card: Card, *fields: str) -> tuple[tuple[str, str], ...]:
        """Return label and words of those of some fields that say something."""
        told = ((self.label(card.kind, field), self.field_words(card, field)) for field in fields)
        return tuple((label, words) for label, words in told if words)

    def label(self, kind: str, field: str) -> str:
        """Return what a field is called; "" where the method has it no more."""
        known = self.order.pack.kind(kind).field(field) if kind in self.order.pack.kind_keys else None
        return known.label.in_language(self.order.language) if known else ""

    def team_name(self, card: Card) -> str:
        """Return the name of a card's team, "" for the whole group."""
        return next((self.say.line(team.name) for team in self.order.everyone if team.id == card.team), "")

    def team_line(self, card: Card) -> tuple[tuple[str, str], ...]:
        """Return the team of a card as a labelled line, nothing for the whole group or where one team is chosen."""
        name = "" if self.order.choices.team else self.team_name(card)
        return ((self.say.gettext("Team"), name),) if name else ()

    @cached_property
    def sight(self) -> Cards:
        """The cards as threads see them."""
        links = self.order.ws.records(self.order.facts.id, LINK)
        kinds = {card.id: card.kind for card in self.cards.values()}
        parents = {card.id: card.parent for card in self.cards.values()}
        return Cards(kinds, ((link.text("from"), link.text("to")) for link in links), parents)

    @cached_property
    def chosen(self) -> list[Card]:
        """The ideas that were taken on: those with a prototype or a pilot, and those rated for now."""
        now = [rating.id for rating in self.of("idea_rating") if rating.record.text("decision") == "now"]
        rated = set(self.sight.sources(now, "idea"))
        return self.find(chosen_ideas(self.sight, taken_on=rated.__contains__))

    @cached_property
    def threads(self) -> list[Thread]:
        """The line of sight of each idea that was taken on."""
        return [thread_of(idea.id, self.sight) for idea in self.chosen]

    def totals(self, journey: Card) -> JourneyTotals:
        """Return what one person spends on a journey."""
        return journey_totals(step.fields for step in self._rows[journey.id, "journey_step"])

    @cached_property
    def people(self) -> list[Participant]:
        """Who took part: everybody, or the chosen team."""
        team = self.order.choices.team
        return [person for person in self._attendance.people if team in {"", person.team}]

    @property
    def halves(self) -> tuple[HalfDay, ...]:
        """The half-days of the workshop."""
        return self._attendance.halves

    # consent -----------------------------------------------------------------------------------------------------

    def may_say(self, card: Card) -> bool:
        """Return whether the words of a person on a card, or on the card of a row, may be told to others."""
        return self._consented.may_be_quoted(card)

    @cached_property
    def photos(self) -> list[Attachment]:
        """The photos that may be shown and whose files are here, oldest first."""
        return [photo for photo in self._all_photos if photo.path is not None and self._may_show(photo)]

    @cached_property
    def left_out(self) -> LeftOut:
        """How much the consents keep out."""
        told = cards(self.order.ws, self.order.facts.id, with_withdrawn=True)
        told = [card for card in told if self._is_chosen(card)]
        quotes = [card for card in told if card.kind == "quote"]
        hidden = [card for card in told if not card.parent and card.id not in self.cards]
        shown = sum(1 for quote in quotes if quote.id in self.cards and self.may_say(quote))
        photos = sum(1 for photo in self._all_photos if not self._may_show(photo))
        return LeftOut(len(quotes) - shown, photos, len(hidden))

    @cached_property
    def _all_photos(self) -> list[Attachment]:
        """Every photo, of the chosen team; also those of cards that are kept back."""
        found = attachments(self.order.ws, self.order.facts.id)
        if not self.order.choices.team:
            return found
        return [photo for photo in found if self._team_of(photo.card) in {"", self.order.choices.team}]

    def _may_show(self, photo: Attachment) -> bool:
        return photo.card in self.cards and self._consented.may_be_shown(photo)

    # ----------------------------------------------------------------------------------------------------------------

    def _may_leave(self, card: Card) -> bool:
        """Return whether a card is of the chosen team and nobody whose story it tells refused to share it."""
        code = card.record.text(STORY)
        told = card.id not in self._consented.held and (not code or self._consented.agreed(code, _SHARE))
        return told and self._is_chosen(card)

    def _is_chosen(self, card: Card) -> bool:
        team = self.order.choices.team
        return bool(card.parent) or not team or card.team in {"", team}

    def _team_of(self, card: str) -> str:
        record = self.order.ws.record(Ref(self.order.facts.id, CARD, card))
        return record.text("team") if record else ""

    def _says_something(self, card: Card) -> bool:
        return any(value not in (None, "", []) for value in card.fields.values())
