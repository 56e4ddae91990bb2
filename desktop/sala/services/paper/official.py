"""The head of official papers: the kingdom, the institution, the date by sun and moon."""

from __future__ import annotations

from datetime import date

from sala.gazetteer import describe, place_path
from sala.khmer import format_date, format_lunar_date
from sala.printing.documents.official import OfficialHead
from sala.services.paper.order import Order


def official_head(order: Order, *, signed: date | None = None) -> OfficialHead:
    """Return the head of an official paper of this workshop, signed on a day, or on one to be written in."""
    return OfficialHead(
        kingdom=order.kingdom,
        institution=tuple(order.facts.institution.splitlines()),
        place=_province(order),
        lunar=_lunar(order, signed),
        solar=format_date(signed, order.language) if signed else "",
    )


def full_place(order: Order) -> str:
    """Return where the workshop is, room and village: who reads an official paper may come from elsewhere."""
    parts = [order.facts.venue, describe(order.facts.place, order.language) if order.facts.place else ""]
    return (" " if order.language == "km" else ", ").join(part for part in parts if part)


def last_day(order: Order) -> date | None:
    """Return the last day of the workshop, None when nobody said."""
    try:
        return date.fromisoformat(order.facts.ends or order.facts.starts)
    except ValueError:  # a file from elsewhere may bring anything
        return None


def _lunar(order: Order, signed: date | None) -> str | None:
    if not order.choices.lunar or order.language != "km":
        return None
    return format_lunar_date(signed) if signed else ""


def _province(order: Order) -> str:
    """Return the province: where a paper is signed, no letter says more precisely."""
    around = place_path(order.facts.place)
    return describe(around[0].code, order.language) if around else ""
