"""Tables for a spreadsheet: participants, attendance, cards, time-cost-visits, pilot actions."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Collection
from pathlib import Path

from sala.domain.attendance import ABSENT, counted, day_of
from sala.domain.change import Value
from sala.domain.journey import journey_totals
from sala.domain.records import Participant
from sala.errors import WrongUse
from sala.language import Translator
from sala.paths import durable_write
from sala.services.attendance import attendance
from sala.services.cards import cards
from sala.services.earlier import EarlierReader, has_place
from sala.services.method import CardKind, Field, FieldType, Pack, pack_for
from sala.services.people import teams
from sala.services.people_words import half_day_title, mark_answers, person_answers, person_titles
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


#: What of a person leaves Sala only when it is asked for, and what else can be left out.
PHONE, NAMES, SITUATION = "phone", "names", "situation"
PERSONAL = (NAMES, SITUATION, PHONE)
_PERSONAL_FIELDS = {PHONE: ("phone",), NAMES: ("name",), SITUATION: ("disability", "idpoor", "indigenous")}
#: Telephone numbers stay here unless somebody says otherwise.
USUAL = frozenset((NAMES, SITUATION))


def write_table(
    ws: Workspace, workshop: str, what: str, out: Path, *, language: str, personal: Collection[str] = USUAL
) -> int:
    """Write a table to ``out`` (.xlsx or .csv) and return how many rows it has, the head aside.

    ``personal`` says which personal columns of people go along, of ``PERSONAL``. Heads are in ``language``; a CSV file
    begins with a byte order mark so that spreadsheets read Khmer rightly.

    Raises:
        WrongUse: ``table.unknown``, ``file.unknown_type``, ``workshop.unknown``.
        EnvironmentFault: as ``sala.paths.durable_write``.
    """
    if what not in TABLES:
        raise WrongUse("table.unknown", text=what[:40], known=", ".join(TABLES))
    writers: dict[str, Callable[[list[Row]], bytes]] = {".csv": _as_csv, ".xlsx": _as_xlsx}
    write = writers.get(out.suffix.lower())
    if write is None:
        raise WrongUse("file.unknown_type", name=out.name, known=", ".join(writers))
    if what in _OF_CARDS:
        rows = _OF_CARDS[what](ws, workshop, pack_for(get_workshop(ws, workshop).method), language)
    else:
        rows = _OF_PEOPLE[what](ws, workshop, language, personal)
    durable_write(out, write(rows))
    return len(rows) - 1


def _participants(ws: Workspace, workshop: str, language: str, personal: Collection[str]) -> list[Row]:
    """Return a row for each person, with the half-days on which anybody was marked."""
    say, found = Translator(language), attendance(ws, workshop)
    titles, answers, marks = person_titles(say), person_answers(say), mark_answers(say)
    left_out = {field for name in PERSONAL if name not in personal for field in _PERSONAL_FIELDS[name]}
    fields = [field for field in titles if field not in left_out]
    named = {team.id: team.name for team in teams(ws, workshop)}
    halves = [half for half in found.halves if any(person.record.text(half.field) for person in found.people)]

    def cell(person: Participant, field: str) -> str:
        value = str(getattr(person, field))
        return named.get(value, "") if field == "team" else answers.get(field, {}).get(value, value)

    rows: list[Row] = [[*(titles[field] for field in fields), *(half_day_title(half, say) for half in halves)]]
    for person in found.people:
        told = [marks.get(person.record.text(half.field), "") for half in halves]
        rows.append([*(cell(person, field) for field in fields), *told])
    return rows


def _attendance(ws: Workspace, workshop: str, language: str, personal: Collection[str]) -> list[Row]:
    """Return a row for each half-day: how many were there, women and men, how many were not, how many are open."""
    del personal
    say, found = Translator(language), attendance(ws, workshop)
    _, sexes = say.gettext, person_answers(say)["sex"]
    open_sex = _("Sex not written")
    heads = [_("Half-day"), _("Date"), _("Present"), *sexes.values(), open_sex, _("Absent"), _("Not marked")]
    rows: list[Row] = [[*heads]]
    for half in found.halves:
        by_sex, day = counted(found.people, half), day_of(found.starts, half)
        absent = sum(1 for person in found.people if person.record.text(half.field) == ABSENT)
        present = sum(by_sex.values())
        of_each: Row = [by_sex[key] for key in (*sexes, "")]
        title: Row = [half_day_title(half, say), day.isoformat() if day else "", present]
        rows.append([*title, *of_each, absent, len(found.people) - present - absent])
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


_OF_PEOPLE: dict[str, Callable[[Workspace, str, str, Collection[str]], list[Row]]] = {
    "participants": _participants,
    "attendance": _attendance,
}
_OF_CARDS: dict[str, Callable[[Workspace, str, Pack, str], list[Row]]] = {
    "cards": _all_cards,
    "tcv": _time_cost_visits,
    "pilot-actions": _pilot_actions,
}
TABLES = (*_OF_PEOPLE, *_OF_CARDS)
