"""Tables for a spreadsheet: participants, cards, time-cost-visits, pilot actions."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

from sala.domain.change import Value
from sala.domain.journey import journey_totals
from sala.domain.records import Participant
from sala.errors import WrongUse
from sala.language import Translator
from sala.paths import durable_write
from sala.services.cards import cards
from sala.services.earlier import EarlierReader, has_place
from sala.services.method import CardKind, Field, FieldType, Pack, pack_for
from sala.services.people import participants, teams
from sala.services.people_words import person_answers, person_titles
from sala.services.workshops import get_workshop
from sala.storage import Workspace

Cell = str | int | float | None
Row = list[Cell]
#: A spreadsheet runs a cell that begins so as a formula: such text gets an apostrophe in front (OWASP, CSV injection).
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
#: Signs that no spreadsheet can hold; they may come in a file from another laptop.
_NOT_IN_A_CELL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
#: A cell of Excel holds so many characters; openpyxl would cut the rest off without a word.
_LONGEST_CELL = 32_767


def write_table(ws: Workspace, workshop: str, what: str, out: Path, *, language: str) -> int:
    """Write a table to ``out`` (.xlsx or .csv) and return how many rows it has, the head aside.

    Heads are in ``language``; a CSV file begins with a byte order mark so that spreadsheets read Khmer rightly.

    Raises:
        WrongUse: ``table.unknown``, ``file.unknown_type``, ``workshop.unknown``.
        EnvironmentFault: as ``sala.paths.durable_write``.
    """
    maker = _TABLES.get(what)
    if maker is None:
        raise WrongUse("table.unknown", text=what[:40], known=", ".join(_TABLES))
    writers: dict[str, Callable[[list[Row]], bytes]] = {".csv": _as_csv, ".xlsx": _as_xlsx}
    write = writers.get(out.suffix.lower())
    if write is None:
        raise WrongUse("file.unknown_type", name=out.name, known=", ".join(writers))
    pack = pack_for(get_workshop(ws, workshop).method)
    rows = maker(ws, workshop, pack, language)
    durable_write(out, write(rows))
    return len(rows) - 1


def _participants(ws: Workspace, workshop: str, pack: Pack, language: str) -> list[Row]:
    del pack
    translator = Translator(language)
    titles, answers = person_titles(translator), person_answers(translator)
    named = {team.id: team.name for team in teams(ws, workshop)}

    def cell(person: Participant, field: str) -> str:
        value = str(getattr(person, field))
        return named.get(value, "") if field == "team" else answers.get(field, {}).get(value, value)

    rows: list[Row] = [[*titles.values()]]
    rows += [[cell(person, field) for field in titles] for person in participants(ws, workshop)]
    return rows


def _all_cards(ws: Workspace, workshop: str, pack: Pack, language: str) -> list[Row]:
    named = {team.id: team.name for team in teams(ws, workshop)}
    _ = Translator(language).gettext
    rows: list[Row] = [["id", _("Kind"), _("Team"), _("Part of"), _("Field"), _("Question"), _("Answer")]]
    earlier = EarlierReader(ws, workshop, pack, language)
    for card in cards(ws, workshop):
        kind = pack.kind(card.kind) if card.kind in pack.kind_keys else None
        for key, value in card.fields.items():
            if value is None:
                continue
            field = kind.field(key) if kind else None
            if field is not None and has_place(field, value):
                label, told = field.label.in_language(language), _told(field, value, language)
            else:
                answer = earlier.told(card.kind, key, value)
                label, told = answer.label, answer.text
            rows.append([card.id, card.kind, named.get(card.team, ""), card.parent, key, label, told])
    return rows


def _time_cost_visits(ws: Workspace, workshop: str, pack: Pack, language: str) -> list[Row]:
    kind = pack.kind("journey")
    named = {team.id: team.name for team in teams(ws, workshop)}
    _ = Translator(language).gettext
    sums = [_("Steps"), _("Minutes"), _("Waiting minutes"), _("Cost (riel)"), _("Visits"), _("Documents"), _("Offices")]
    rows: list[Row] = [["id", _("Team"), _("Journey"), _("Version"), *sums, _("Cases per year")]]
    for card in cards(ws, workshop, kind="journey"):
        totals = journey_totals(step.fields for step in cards(ws, workshop, kind="journey_step", parent=card.id))
        version = kind.field("version")
        told = _told(version, card.fields.get("version"), language) if version else ""
        counted: Row = [totals.steps, totals.minutes, totals.waiting_minutes, totals.cost, totals.visits]
        title = card.record.text(kind.title_field)
        rest: Row = [totals.documents, totals.offices, card.record.number("cases_per_year")]
        rows.append([card.id, named.get(card.team, ""), title, told, *counted, *rest])
    return rows


def _pilot_actions(ws: Workspace, workshop: str, pack: Pack, language: str) -> list[Row]:
    return _rows_of_kind(ws, workshop, pack.kind("pilot_activity"), language)


def _rows_of_kind(ws: Workspace, workshop: str, kind: CardKind, language: str) -> list[Row]:
    rows: list[Row] = [
        ["id", Translator(language).gettext("Part of"), *(field.label.in_language(language) for field in kind.fields)]
    ]
    rows += [
        [card.id, card.parent, *(_told(f, card.fields.get(f.key), language) for f in kind.fields)]
        for card in cards(ws, workshop, kind=kind.key)
    ]
    return rows


def _told(field: Field, value: Value, language: str) -> Cell:
    """Return a value as a cell: numbers stay numbers, choices are told by their label."""
    if value is None or isinstance(value, int | float):
        return value
    keys = value if isinstance(value, list) else [value]
    if field.type in (FieldType.CHOICE, FieldType.CHOICES):
        labels = [field.choice(str(key)) for key in keys]
        return ", ".join(choice.label.in_language(language) for choice in labels if choice)
    if field.type in (FieldType.YES_NO, FieldType.YES_NO_UNKNOWN):
        _ = Translator(language).gettext
        return {"yes": _("Yes"), "no": _("No"), "unknown": _("Not known")}.get(str(value), str(value))
    return ", ".join(str(key) for key in keys)


def _safe(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    text = _NOT_IN_A_CELL.sub("", cell)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _fitting(cell: Cell) -> Cell:
    """Return a cell as Excel can hold it; an ellipsis shows that there is more."""
    return f"{cell[: _LONGEST_CELL - 1]}…" if isinstance(cell, str) and len(cell) > _LONGEST_CELL else cell


def _as_csv(rows: list[Row]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows([_safe(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _as_xlsx(rows: list[Row]) -> bytes:
    # start-up: loaded when first needed (openpyxl)
    from openpyxl import Workbook  # noqa: PLC0415

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Sala")
    for row in rows:
        sheet.append([_fitting(_safe(cell)) for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


_TABLES: dict[str, Callable[[Workspace, str, Pack, str], list[Row]]] = {
    "participants": _participants,
    "cards": _all_cards,
    "tcv": _time_cost_visits,
    "pilot-actions": _pilot_actions,
}
