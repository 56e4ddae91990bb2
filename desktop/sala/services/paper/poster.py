"""The poster of an idea: for the wall, and as a picture for a telephone."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from sala.domain.records import Card, Team, in_order
from sala.errors import WrongUse
from sala.khmer import format_minutes, format_number, format_riel
from sala.printing.documents.poster import Expected, IdeaPoster, PosterPicture, PosterWords, Said
from sala.printing.documents.poster_pdf import write_poster
from sala.printing.documents.poster_phone import draw_phone_picture
from sala.printing.worksheet import SheetMark
from sala.services.attachments import attachments
from sala.services.cards import linked
from sala.services.charts.votes import votes_for
from sala.services.method import CardKind, FieldType
from sala.services.paper.consented import Consented
from sala.services.paper.ideas import find_ideas
from sala.services.paper.order import Order
from sala.services.paper.without_people import WithoutPeople
from sala.services.people import participants

_MINUS = "\u2212"
_STEPS = ("how_1", "how_2", "how_3")
_Shown = Callable[[float, str], str]


def make_poster(order: Order, out: BinaryIO) -> int:
    """Write the poster of an idea, or of all ideas when none is named; raises ``WrongUse("poster.no_idea")``."""
    posters = _posters(order)
    title = posters[0].title if len(posters) == 1 else order.translator.gettext("Posters of the ideas")
    return write_poster(
        out,
        posters,
        order.translator,
        title=title,
        author=order.ws.author,
        created=order.created,
        paper=order.choices.sheet,
    )


def make_phone_picture(order: Order, out: BinaryIO) -> int:
    """Write the picture of one idea for a telephone as PNG.

    Raises ``WrongUse``: ``poster.no_idea``, ``poster.which_idea(count)`` when several are meant.
    """
    posters = _posters(order)
    if len(posters) > 1:
        raise WrongUse("poster.which_idea", count=len(posters))
    out.write(draw_phone_picture(posters[0], order.translator, author=order.ws.author, created=order.created))
    return 1


def _posters(order: Order) -> list[IdeaPoster]:
    consented = Consented(order.ws, order.facts.id, order.pack)
    found = find_ideas(order.ws, order.facts.id, order.pack, order.argument)
    posters = [_Poster(order, card, kind, consented).values() for card, kind in found if card.id not in consented.held]
    if not posters:
        raise WrongUse("poster.no_idea")
    return posters


class _Poster:
    """Makes the values of one poster; words of people who are in the room go without their names."""

    def __init__(self, order: Order, card: Card, kind: CardKind, consented: Consented) -> None:
        self._order, self._card, self._kind, self._consented = order, card, kind, consented
        self._harmless = WithoutPeople(
            participants(order.ws, order.facts.id), order.translator.gettext("a participant")
        )

    def values(self) -> IdeaPoster:
        """Return what the poster says."""
        _ = self._order.translator.gettext
        return IdeaPoster(
            words=PosterWords(
                self._kind.title.in_language(self._order.language), _("How it works"), _("Expected change")
            ),
            title=self._text(self._kind.title_field),
            question=self._question(),
            for_whom=self._said("for_whom", _("For whom")),
            steps=self._steps(),
            changes=self._several(("change_citizens", _("What changes for people")), ("change_staff", _("For staff"))),
            expected=self._expected(),
            cautions=self._several(("left_out", _("Who could be left out")), ("first_test", _("First test"))),
            votes=self._votes(),
            about=self._about(),
            mark=self._mark(),
            picture=self._picture(),
        )

    def _text(self, field: str) -> str:
        return self._harmless.in_one_line(self._card.record.text(field))

    def _said(self, field: str, label: str) -> Said | None:
        text = self._text(field)
        return Said(label, text) if text else None

    def _several(self, *fields: tuple[str, str]) -> tuple[Said, ...]:
        found = (self._said(field, label) for field, label in fields)
        return tuple(one for one in found if one is not None)

    def _steps(self) -> tuple[Said, ...]:
        texts = [text for text in map(self._text, _STEPS) if text]
        return tuple(
            Said(format_number(number, self._order.language), text) for number, text in enumerate(texts, start=1)
        )

    def _question(self) -> Said | None:
        """Return the question that the idea answers, or the problem where it names one."""
        answered = linked(self._order.ws, self._order.facts.id, self._card.id, "answers")
        for record in in_order(card.record for card in answered):  # links have no order of their own
            text = record.text("question") or record.text("needs_to")
            if text:
                return Said(self._order.translator.gettext("It answers"), self._harmless.in_one_line(text))
        return None

    def _expected(self) -> tuple[Expected, ...]:
        """Return what is saved, as numbers with a minus; what would be more has a plus."""
        _ = self._order.translator.gettext
        fields: tuple[tuple[str, str, _Shown], ...] = (
            ("time_saved", _("Time that it takes"), lambda value, language: format_minutes(round(value), language)),
            ("cost_saved", _("Cost"), format_riel),
            ("visits_saved", _("Visits"), format_number),
        )
        found = []
        for field, label, shown in fields:
            value = self._card.record.number(field)
            if value:
                sign = _MINUS if value > 0 else "+"
                found.append(Expected(sign + shown(abs(value), self._order.language), label))
        return tuple(found)

    def _votes(self) -> str:
        tally = votes_for(self._order.ws, self._order.facts.id, self._card)
        if tally is None or not tally.total:
            return ""
        say = self._order.translator
        words = say.nformat("{n} vote", "{n} votes", round(tally.total))
        return f"{words}  ·  ✓ {say.gettext('Chosen')}" if tally.chosen else words

    def _team(self) -> Team | None:
        return next((team for team in self._order.everyone if team.id == self._card.team), None)

    def _about(self) -> tuple[str, ...]:
        order, team = self._order, self._team()
        return tuple(line for line in (team.name if team else "", order.facts.name, order.place_and_dates) if line)

    def _mark(self) -> str:
        order = self._order
        return str(SheetMark(order.facts.code, "poster", order.team_mark(self._team()), 1, order.pack_version))

    def _picture(self) -> PosterPicture | None:
        """Return the first drawing or photo of the idea that may be shown."""
        if not any(field.type is FieldType.PHOTOS for field in self._kind.fields):
            return None
        for photo in attachments(self._order.ws, self._order.facts.id, self._card.id):
            if photo.path is not None and self._consented.may_be_shown(photo):
                return PosterPicture(photo.path.read_bytes(), photo.caption or photo.name)
        return None
