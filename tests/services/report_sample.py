"""What tests of the report share: the sample workshop as a report sees it, and a look at its values."""

from __future__ import annotations

from dataclasses import dataclass

from tests.printing.paper import by_pdfium, squeezed

from sala.domain.records import Card
from sala.services.cards import cards
from sala.services.paper.order import Choices, Order
from sala.services.paper.report.make import report_of
from sala.services.printing import document_pdf
from sala.services.workspace import Workspace

LANGUAGES = ("km", "en")


@dataclass(frozen=True)
class Sample:
    """The sample workshop in a workspace."""

    ws: Workspace
    workshop: str

    def order(self, language: str = "km", **choices: object) -> Order:
        return Order.of(self.ws, self.workshop, "report", Choices(language, **choices))  # type: ignore[arg-type]

    def printed(self, language: str = "km", **choices: object) -> str:
        """Return the words of the printed report, without white space."""
        pdf, _pages = document_pdf(self.ws, self.workshop, "report", Choices(language, **choices))  # type: ignore[arg-type]
        return squeezed(by_pdfium(pdf))

    def one(self, kind: str, **fields: object) -> Card:
        """Return the card of a kind whose fields say so."""
        found = cards(self.ws, self.workshop, kind=kind, with_withdrawn=True)
        return next(card for card in found if all(card.fields.get(key) == value for key, value in fields.items()))


def pieces(order: Order, sort: type) -> list:
    return [piece for chapter in report_of(order).chapters for piece in chapter.pieces if isinstance(piece, sort)]


def titles(order: Order) -> list[str]:
    return [chapter.title for chapter in report_of(order).chapters]


def words_of(order: Order) -> str:
    """Return everything that the values of a report say."""
    return repr(report_of(order).chapters)
