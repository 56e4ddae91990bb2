"""The agenda on paper and in a calendar."""

from __future__ import annotations

from pathlib import Path

import pytest

from sala.errors import WrongUse
from sala.services.agenda import add_day, add_session, begin_agenda, read_agenda, set_day, set_session
from sala.services.agenda_calendar import calendar_events, write_calendar
from sala.services.agenda_day import drop_session
from sala.services.printing import Choices, document_pdf, print_document
from sala.services.workshops import NewWorkshop, create_workshop
from sala.services.workspace import Workspace


def test_each_block_is_an_event_with_the_same_name_for_ever(ws: Workspace, workshop: str, tmp_path: Path) -> None:
    begin_agenda(ws, workshop, "two_days")
    before = {event.uid: event for event in calendar_events(ws, workshop, language="en")}
    assert len(before) == 30
    first = read_agenda(ws, workshop).schedule.days[0].sessions[0]
    assert before[f"{first.id}@sala"].summary == "Opening"
    assert before[f"{first.id}@sala"].starts.isoformat() == "2026-11-25T08:00:00"
    set_session(ws, workshop, first.id, {"minutes": 30})
    later = {event.uid: event for event in calendar_events(ws, workshop, language="km")}
    assert later.keys() == before.keys()
    assert later[f"{first.id}@sala"].summary == "បើកកម្មវិធី"
    drop_session(ws, workshop, first.id)
    assert write_calendar(ws, workshop, tmp_path / "a.ics", language="km") == 29
    assert (tmp_path / "a.ics").read_bytes().count(b"BEGIN:VEVENT") == 29


def test_what_cannot_be_taken_along_is_said(ws: Workspace, tmp_path: Path) -> None:
    workshop = create_workshop(ws, NewWorkshop("គ្មានថ្ងៃ")).created
    for taking in (
        lambda: write_calendar(ws, workshop, tmp_path / "a.ics", language="km"),
        lambda: print_document(ws, workshop, "agenda", tmp_path / "a.pdf", Choices("km")),
    ):
        with pytest.raises(WrongUse, match=r"agenda\.empty"):
            taking()
    day = add_day(ws, workshop).created
    add_session(ws, workshop, day, {"kind": "break"})
    with pytest.raises(WrongUse, match=r"agenda\.no_dates"):
        write_calendar(ws, workshop, tmp_path / "a.ics", language="km")
    assert list(tmp_path.glob("a.*")) == []
    set_day(ws, workshop, day, {"date": "2026-11-25"})
    assert write_calendar(ws, workshop, tmp_path / "a.ics", language="km") == 1


@pytest.mark.parametrize("language", ["km", "en"])
def test_each_day_has_a_page(ws: Workspace, workshop: str, language: str) -> None:
    begin_agenda(ws, workshop, "three_days")
    pdf, pages = document_pdf(ws, workshop, "agenda", Choices(language))
    assert pages == 3
    assert pdf.startswith(b"%PDF")


def test_a_new_workshop_begins_with_an_agenda(ws: Workspace) -> None:
    made = create_workshop(ws, NewWorkshop("ថ្មី", starts="2026-12-01", agenda="half_day"))
    (day,) = read_agenda(ws, made.created).schedule.days
    assert (day.day.date, len(day.sessions)) == ("2026-12-01", 9)
    assert len({change.act for change in ws.changes(made.created)}) == 1
    with pytest.raises(WrongUse, match=r"content\.unknown_agenda"):
        create_workshop(ws, NewWorkshop("ថ្មី", agenda="week"))
