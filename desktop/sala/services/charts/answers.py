"""Answers with faces: the scorecard of a service, the evaluation of the workshop."""

from __future__ import annotations

from collections.abc import Sequence

from sala.domain.records import Card
from sala.domain.spread import STEPS, Spread, mean, shift, spread
from sala.khmer import format_number
from sala.language import Translator
from sala.printing.charts import ChartWords, FacesChart, FacesRow
from sala.services.cards import cards, kind_of
from sala.services.method import CardKind
from sala.storage import Workspace

_EVALUATION = "evaluation"
_BEFORE, _AFTER = "confidence_before", "confidence_after"


def evaluation_chart(ws: Workspace, workshop: str, say: Translator) -> FacesChart | None:
    """Return how people judged the workshop: a row for each statement with faces, but confidence before and after."""
    sheets, kind = cards(ws, workshop, kind=_EVALUATION), kind_of(ws, workshop, _EVALUATION)
    keys = [field.key for field in kind.fields if field.faces and field.key not in {_BEFORE, _AFTER}]
    title = kind.title.in_language(say.language)
    return _of_sheets(sheets, kind, keys, say, title=title)


def confidence_chart(ws: Workspace, workshop: str, say: Translator) -> FacesChart | None:
    """Return how far people felt able to better a service, before and after, and how many feel more able now."""
    sheets, kind = cards(ws, workshop, kind=_EVALUATION), kind_of(ws, workshop, _EVALUATION)
    moved = shift((sheet.fields.get(_BEFORE), sheet.fields.get(_AFTER)) for sheet in sheets)
    note = ""
    if moved.total:
        note = say.format(
            "{more} of {all} feel more able than before, {same} the same, {less} less.",
            more=moved.more,
            all=moved.total,
            same=moved.same,
            less=moved.less,
        )
    return _of_sheets(
        sheets, kind, [_BEFORE, _AFTER], say, title=say.gettext("Before and after the workshop"), note=note
    )


def scorecard_chart(ws: Workspace, workshop: str, say: Translator, *, side: str = "users") -> FacesChart | None:
    """Return the scores that users (or ``staff``) gave a service, a row for each point that was scored."""
    sheets = [card for card in cards(ws, workshop, kind="scorecard") if card.record.text("side") == side]
    points = [row for sheet in sheets for row in cards(ws, workshop, kind="indicator_score", parent=sheet.id)]
    rows = [(row.record.text("indicator"), _votes(row)) for row in points]
    told = [(label, counts) for label, counts in rows if label and any(counts)]
    if not told:
        return None
    title = (
        say.gettext("What users say of the service")
        if side == "users"
        else say.gettext("What staff say of the service")
    )
    votes = sum(sum(counts) for _label, counts in told)
    return _chart(told, say, title=title, source=say.format("n = {n} votes with faces", n=votes))


def _of_sheets(
    sheets: Sequence[Card], kind: CardKind, keys: Sequence[str], say: Translator, *, title: str, note: str = ""
) -> FacesChart | None:
    rows = []
    for key in keys:
        field = kind.field(key)
        counts = spread(sheet.fields.get(key) for sheet in sheets)
        if field is not None and any(counts):
            rows.append((field.label.in_language(say.language), counts))
    if not rows:
        return None
    source = say.nformat("n = {n} sheet without a name", "n = {n} sheets without names", len(sheets))
    return _chart(rows, say, title=title, source=source, note=note)


def _votes(row: Card) -> Spread:
    one, two, three, four, five = (int(row.record.number(f"votes_{step}") or 0) for step in range(1, STEPS + 1))
    return one, two, three, four, five


def _chart(
    rows: Sequence[tuple[str, Spread]], say: Translator, *, title: str, source: str, note: str = ""
) -> FacesChart:
    made = tuple(_row(label, counts, say) for label, counts in rows)
    told = [
        f"{row.label}: "
        + ", ".join(f"{_step(step, say)} – {shown}" for step, shown in enumerate(row.shown, start=1))
        + f"; {say.gettext('Mean')} {row.mean}."
        for row in made
    ]
    words = ChartWords(title, source, " ".join([*told, note]).strip())
    steps = tuple(_step(step, say) for step in range(1, STEPS + 1))
    return FacesChart(words, made, say.gettext("Mean"), steps, note)


def _row(label: str, counts: Spread, say: Translator) -> FacesRow:
    one, two, three, four, five = (format_number(count, say.language) for count in counts)
    middle = mean(counts)
    return FacesRow(
        label,
        counts,
        (one, two, three, four, five),
        "" if middle is None else format_number(round(middle, 1), say.language, 1),
    )


def _step(step: int, say: Translator) -> str:
    return format_number(step, say.language)
