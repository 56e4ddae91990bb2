"""What a pilot needs of those who decide: permission, money, somebody who stands for it, dates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sala.domain.records import Card
from sala.khmer import format_date, format_date_range, format_riel
from sala.language import Translator
from sala.printing.documents.brief import Asked, Part
from sala.services.paper.line_of_sight import LineOfSight

_GIVEN, _NOT_FOUND = "given", "not_found"
_MOST_RISKS = 3


def asks(sight: LineOfSight, say: Translator, harmless: Callable[[str], str]) -> tuple[Asked, ...]:
    """Return what is asked; nothing where there is no pilot plan. ``harmless`` takes names out of a text."""
    pilot = sight.pilot
    if pilot is None:
        return ()
    _ = say.gettext
    found = (
        Asked(_("Permission"), harmless(_approvals(sight.rows(pilot, "pilot_approval"), say))),
        Asked(_("Money"), _money(sight.rows(pilot, "pilot_activity"), say)),
        Asked(_("A leader who stands for it"), _sponsor(sight, say)),
        Asked(_("Pilot, and the day to decide whether to go on"), _days(pilot, say)),
    )
    return tuple(one for one in found if one.text)


def risks(sight: LineOfSight, say: Translator, harmless: Callable[[str], str]) -> Part | None:
    """Return the likeliest risks of the pilot, each with what is done about it; None where nobody wrote any."""
    rows = sorted(sight.rows(sight.pilot, "pilot_risk"), key=lambda row: -(row.record.number("likelihood") or 0))
    told = []
    for row in rows[:_MOST_RISKS]:
        risk, response = (harmless(row.record.text(field)).strip() for field in ("risk", "response"))
        told.append(f"{risk} → {response}" if risk and response else risk or response)
    texts = tuple(f"•  {text}" for text in told if text)
    return Part(say.gettext("Risks, and what we do about them"), texts) if texts else None


def _approvals(rows: list[Card], say: Translator) -> str:
    """Return what is not allowed yet and by whom; or that everything is."""
    open_rows = [row for row in rows if row.record.text("status") != _GIVEN and row.record.text("what")]
    if rows and not open_rows:
        return say.gettext("All permissions are given.")
    return "; ".join(_approval(row, say) for row in open_rows)


def _approval(row: Card, say: Translator) -> str:
    what, whom, when = row.record.text("what"), row.record.text("from_whom"), _day(row, "by_when", say)
    details = ", ".join(part for part in (whom, say.format("by {day}", day=when) if when else "") if part)
    return f"{what} ({details})" if details else what


def _money(rows: list[Card], say: Translator) -> str:
    """Return what the pilot costs, and how much of it nobody pays yet."""
    budgets = [(row.record.number("budget") or 0, row.record.text("source")) for row in rows]
    whole = sum(budget for budget, _source in budgets)
    if not whole:
        return ""
    missing = sum(budget for budget, source in budgets if source in {_NOT_FOUND, ""})
    text = say.format("{amount} in all", amount=format_riel(whole, say.language))
    if missing:
        text += "; " + say.format("{amount} of it has no source yet", amount=format_riel(missing, say.language))
    return text


def _sponsor(sight: LineOfSight, say: Translator) -> str:
    """Return who stands for the pilot. A sponsor is named: to stand for it in public is what a sponsor does."""
    named = [card.record.text("sponsor") for card in (sight.route, sight.pilot) if card is not None]
    return next((name for name in named if name), "") or say.gettext("Not found yet: will you?")


def _days(pilot: Card, say: Translator) -> str:
    first, last = _date(pilot, "start_date"), _date(pilot, "end_date")
    parts = [format_date_range(first, last, say.language)] if first and last else []
    decided = _day(pilot, "decision_date", say)
    return "; ".join([*parts, *([decided] if decided else [])])


def _day(card: Card, field: str, say: Translator) -> str:
    found = _date(card, field)
    return format_date(found, say.language) if found else ""


def _date(card: Card, field: str) -> date | None:
    try:
        return date.fromisoformat(card.record.text(field))
    except ValueError:
        return None
