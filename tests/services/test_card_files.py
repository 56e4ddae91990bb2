"""Cards from the files that people have: what Excel writes, what Notepad writes, and what is wrong with them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from sala.errors import Cancelled, EnvironmentFault, SalaError, WrongUse
from sala.services.card_files import read_rows
from sala.services.field_values import clean_value
from sala.services.method import CardKind, method_pack

IDEA = method_pack().kind("idea")
CHALLENGE = method_pack().kind("challenge")


def rows(path: Path, content: bytes, kind: CardKind = IDEA) -> list[tuple[int, dict[str, object]]]:
    path.write_bytes(content)
    return read_rows(path, kind)


def refused(path: Path, content: bytes) -> SalaError:
    with pytest.raises(SalaError) as caught:
        rows(path, content)
    return caught.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_lines_in_what_windows_calls_unicode(tmp_path: Path, encoding: str) -> None:
    found = rows(tmp_path / "a.txt", "ណាត់ម៉ោង\r\n\r\nលេខរង់ចាំ\r\n".encode(encoding))
    assert found == [(1, {"title": "ណាត់ម៉ោង"}), (3, {"title": "លេខរង់ចាំ"})]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_however_it_is_parted(tmp_path: Path, separator: str) -> None:
    table = f"ឈ្មោះគំនិត{separator}owner\r\nណាត់ម៉ោង{separator}សុខ\r\n"
    found = rows(tmp_path / "a.csv", table.encode("utf-16"))
    assert found == [(2, {"title": "ណាត់ម៉ោង", "owner": "សុខ"})]


def test_a_line_that_tells_excel_the_separator_is_no_heading(tmp_path: Path) -> None:
    found = rows(tmp_path / "a.csv", "sep=;\r\ntitle;risk\r\nក;យឺត, ថ្លៃ\r\n".encode())
    assert found == [(3, {"title": "ក", "risk": "យឺត, ថ្លៃ"})]


def test_a_day_of_a_spreadsheet_is_a_day(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["service", "deadline"])
    book.active.append(["សំបុត្រកំណើត", datetime(2026, 12, 1)])  # noqa: DTZ001  (a spreadsheet knows no zones)
    book.save(tmp_path / "a.xlsx")
    assert read_rows(tmp_path / "a.xlsx", CHALLENGE) == [(2, {"service": "សំបុត្រកំណើត", "deadline": "2026-12-01"})]


def test_letters_that_are_not_unicode_are_named(tmp_path: Path) -> None:
    error = refused(tmp_path / "a.csv", b"title\r\n\xff\xfe\xfd caf\xe9\r\n")
    assert isinstance(error, EnvironmentFault)
    assert error.code == "file.letters"


def test_nothing_is_dropped_for_want_of_a_heading(tmp_path: Path) -> None:
    for table in ("title\nក,ខ\n", "title,\nក,ខ\n"):
        error = refused(tmp_path / "a.csv", table.encode())
        assert (error.code, error.parameters["row"]) == ("file.no_heading", 2)
    assert rows(tmp_path / "a.csv", "title,\nក,\n".encode()) == [(2, {"title": "ក"})]


def test_two_columns_of_one_meaning_are_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "a.csv", "title,Title\nក,ខ\n".encode()).code == "file.column_twice"


@pytest.mark.parametrize(
    ("said", "meant"),
    [("ទេ", "no"), ("បាទ", "yes"), ("ចាស", "yes"), (" YES ", "yes"), ("n", "no"), ("  ", None), (True, "yes")],
)
def test_yes_and_no_as_people_say_them(said: object, meant: str | None) -> None:
    chosen = method_pack().kind("question").field("chosen")
    assert clean_value(chosen, said) == meant


def test_an_answer_that_is_neither_is_refused() -> None:
    with pytest.raises(WrongUse, match="not_a_choice"):
        clean_value(method_pack().kind("question").field("chosen"), "ប្រហែល")


def test_a_day_of_spaces_is_no_day() -> None:
    assert clean_value(CHALLENGE.field("deadline"), "  ") is None


def test_reading_a_large_spreadsheet_can_be_stopped(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["title"])
    for number in range(50):
        book.active.append([f"ណាត់ម៉ោង {number}"])
    book.save(tmp_path / "a.xlsx")
    asked: list[int] = []

    def stop_at_the_tenth() -> bool:
        asked.append(1)
        return len(asked) == 10

    with pytest.raises(Cancelled):
        read_rows(tmp_path / "a.xlsx", IDEA, cancelled=stop_at_the_tenth)
    (tmp_path / "a.xlsx").unlink()  # Windows refuses what is still open
