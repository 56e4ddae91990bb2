"""The printed agenda against golden files.

After a wanted change of the layout: ``SALA_UPDATE_GOLDEN=1 pytest tests/printing/test_timetable.py``, look at the
pages, and commit the new files.
"""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest
from PIL import Image
from tests.printing.paper import CREATED, READERS, PaperTranslator, by_pdfium, squeezed, text_objects

from sala.printing import render_page
from sala.printing.documents.timetable import Timetable, TimetableDay, TimetableRow
from sala.printing.documents.timetable_pdf import write_timetable

GOLDEN = Path(__file__).parent / "golden"
LANGUAGES = ("km", "en")


def timetable(language: str) -> Timetable:
    """An agenda of two days with what can happen in one."""
    if language == "km":
        rows = (
            TimetableRow(
                "០៨:០០ – ០៨:២០", "បើកកម្មវិធី", "ស្វាគមន៍ គោលបំណង និងកិច្ចព្រមព្រៀងរួម៖ មនុស្សគ្រប់រូបមានសិទ្ធិនិយាយ។", "២០ នាទី", "ត្រូវតែធ្វើ"
            ),
            TimetableRow("០៨:២០ – ០៩:០៥", "កំណត់បញ្ហាប្រឈម", "", "៤៥ នាទី", "ត្រូវតែធ្វើ"),
            TimetableRow("០៨:២០ – ០៩:២០", "ផែនទីអ្នកពាក់ព័ន្ធ", "ក្រុមផ្កាឈូក", "៦០ នាទី", "អាចធ្វើ", beside=True),
            TimetableRow("០៩:២០ – ០៩:៣៥", "សម្រាក", "", "១៥ នាទី", "", rests=True),
            TimetableRow("–", "មូលហេតុឫសគល់", "", "មិនធ្វើ", "គួរធ្វើ", dropped=True),
        )
        return Timetable(
            "កម្មវិធី", "សិក្ខាសាលាកែលម្អសេវាពិនិត្យផ្ទៃពោះ", "K7M2QX", "សាលប្រជុំមណ្ឌលសុខភាព", "ថ្ងៃទី១៤ ដល់ ១៥ ខែតុលា ឆ្នាំ២០២៦",
            ("ម៉ោង", "អ្វីដែលធ្វើ", "រយៈពេល", "អាទិភាព"),
            (TimetableDay("ថ្ងៃទី ១  ·  ថ្ងៃពុធ ទី១៤ ខែតុលា ឆ្នាំ២០២៦", "យល់ពីបញ្ហា", rows), TimetableDay("ថ្ងៃទី ២", "", rows[:2])),
        )  # fmt: skip
    rows = (
        TimetableRow("08:00 – 08:20", "Opening", "Welcome, purpose and ground rules.", "20 min", "Must"),
        TimetableRow("08:20 – 09:05", "Challenge frame", "", "45 min", "Must"),
        TimetableRow("08:20 – 09:20", "Stakeholder map", "Lotus team", "60 min", "Could", beside=True),
        TimetableRow("09:20 – 09:35", "Break", "", "15 min", "", rests=True),
        TimetableRow("–", "Root cause", "", "left out", "Should", dropped=True),
    )
    return Timetable(
        "Agenda", "Better antenatal care", "K7M2QX", "Health centre hall", "14–15 October 2026",
        ("Time", "What happens", "Length", "Priority"),
        (
            TimetableDay("Day 1  ·  Wednesday, 14 October 2026", "Understand the problem", rows),
            TimetableDay("Day 2", "", rows[:2]),
        ),
    )  # fmt: skip


def printed(language: str) -> bytes:
    out = io.BytesIO()
    pages = write_timetable(out, timetable(language), PaperTranslator(language), author="Sala", created=CREATED)
    assert pages == 2
    return out.getvalue()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_layout_is_as_it_was_judged_good(language: str) -> None:
    pdf = printed(language)
    found = {"pages": text_objects(pdf), "text": by_pdfium(pdf).replace("\r\n", "\n").split("\n")}
    path = GOLDEN / f"agenda-{language}.json"
    if os.environ.get("SALA_UPDATE_GOLDEN"):
        path.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert json.loads(json.dumps(found)) == json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("reader", [reader for reader in READERS if reader != "pdftotext"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_all_words_can_be_read_back(reader: str, language: str) -> None:
    said = timetable(language)
    words = [said.title, said.workshop_name, said.place, said.dates, *said.heads]
    for day in said.days:
        words += [day.heading, day.about]
        words += [part for row in day.rows for part in (row.time, row.title, row.detail, row.length, row.matters)]
    drawn = squeezed(READERS[reader](printed(language)))
    assert [word for word in words if squeezed(word) not in drawn] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_black_and_white_and_keeps_off_the_margin(language: str) -> None:
    pdf = printed(language)
    for number in range(2):
        page = Image.open(io.BytesIO(render_page(pdf, number, 72))).convert("RGB")
        assert all(abs(r - g) < 3 and abs(g - b) < 3 for _count, (r, g, b) in page.getcolors(1 << 24))
        grey = page.convert("L")
        edge = round(6 * 72 / 25.4)  # millimetres that office printers cannot print on
        grey.paste(255, (edge, edge, page.width - edge, page.height - edge))
        assert grey.getextrema() == (255, 255)


def test_a_long_day_goes_over_pages_with_its_head() -> None:
    row = TimetableRow("08:00 – 08:20", "Opening", "Welcome, purpose and ground rules.", "20 min", "Must")
    said = timetable("en")
    long = Timetable(
        said.title,
        said.workshop_name,
        said.workshop_code,
        "",
        "",
        said.heads,
        (TimetableDay("Day 1", "", (row,) * 60),),
    )
    out = io.BytesIO()
    pages = write_timetable(out, long, PaperTranslator("en"), author="Sala", created=CREATED)
    assert pages > 2
    texts = [[text.strip() for *_, text in page] for page in text_objects(out.getvalue())]
    assert all("What happens" in page for page in texts)
    assert [page[-1] for page in texts] == [f"Page {number} of {pages}" for number in range(1, pages + 1)]
