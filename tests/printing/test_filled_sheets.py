"""What services put on a filled worksheet: from cards of a real workspace to values for paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.printing.paper import by_pdfium

from sala.domain.records import WORKSHOP
from sala.printing import FieldKind, WorksheetField
from sala.services.cards import add_card, cards
from sala.services.method import method_pack
from sala.services.printing import Choices, document_pdf
from sala.services.sheet_fields import blank_fields, filled_fields
from sala.services.workshops import NewWorkshop, create_workshop
from sala.services.workspace import Workspace, open_or_create


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with open_or_create(tmp_path / "work", label="ASUS", author="សុខា") as opened:
        yield opened


@pytest.fixture
def workshop(ws: Workspace) -> str:
    return create_workshop(ws, NewWorkshop("សិក្ខាសាលា", starts="2026-11-25", teams=("ក្រុមឈូក",))).created


def journey(ws: Workspace, workshop: str, language: str) -> tuple[WorksheetField, ...]:
    main = add_card(ws, workshop, "journey", fields={"name": "ពិនិត្យផ្ទៃពោះ"}, activity="service_journey").created
    for emotion in (-2, 1):
        step = {"action": "ទៅ", "emotion": emotion, "waiting_minutes": 45}
        add_card(ws, workshop, "journey_step", fields=step, parent=main)
    pack = method_pack("")
    (card,) = [one for one in cards(ws, workshop, kind="journey") if one.id == main]
    return filled_fields(ws, pack, pack.activity("service_journey"), card, language)


def test_steps_below_and_above_zero_carry_their_signs(ws: Workspace, workshop: str) -> None:
    pack = method_pack("")
    (steps,) = [one for one in blank_fields(pack, pack.activity("service_journey"), "en") if one.kind is FieldKind.ROWS]
    at = next(index for index, column in enumerate(steps.columns) if column.kind is FieldKind.SCALE)
    assert steps.columns[at].hint == "\u22122 … +2"
    filled = journey(ws, workshop, "km")
    (steps, _totals) = [one for one in filled if one.kind is FieldKind.ROWS]
    assert [row[at] for row in steps.value or ()] == ["\u2212២", "+១"]


def test_the_sums_of_a_journey_are_one_row(ws: Workspace, workshop: str) -> None:
    totals = journey(ws, workshop, "en")[-1]
    assert totals.kind is FieldKind.ROWS
    (row,) = totals.value or ()
    assert row[:2] == ("1 h 30 min", "1 h 30 min")


def test_what_was_not_answered_keeps_little_room_on_a_filled_sheet(ws: Workspace, workshop: str) -> None:
    assert max(one.lines for one in journey(ws, workshop, "en")) == 2


def test_the_code_of_the_consent_is_said_once(ws: Workspace, workshop: str) -> None:
    fields = {"person_code": "K01", "consent_code": "C-K01"}
    add_card(ws, workshop, "interview_note", fields=fields, activity="interview_notes")
    pdf, _pages = document_pdf(ws, workshop, "worksheet:interview_notes", Choices("en", filled=True))
    drawn = by_pdfium(pdf)
    assert drawn.count("C-K01") == 1
    assert drawn.count("Consent code") == 1


def test_a_day_that_is_none_stops_no_printing(ws: Workspace, workshop: str) -> None:
    with ws.act(workshop) as act:  # as a file from another laptop may bring it, past the forms
        act.put(WORKSHOP, workshop, {"starts": "soon"})
    add_card(ws, workshop, "idea", fields={"title": "ណាត់ម៉ោង"}, activity="idea_card")
    pdf, _pages = document_pdf(ws, workshop, "worksheet:idea_card", Choices("en", filled=True))
    assert "soon" in by_pdfium(pdf)
