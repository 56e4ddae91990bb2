"""People from files as offices have them; what is bad is named, and nothing is written before it is asked for."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from sala.domain.attendance import MORNING, HalfDay
from sala.errors import SalaError
from sala.language import Translator
from sala.services import sheet_files
from sala.services.attendance import mark_attendance
from sala.services.history import undo
from sala.services.people import add_participant, participants, teams
from sala.services.people_import import CHANGED, LEFT, NEW, SAME, PeopleFile, look_at_people, take_people
from sala.services.people_typed import heads_of
from sala.services.tables import NAMES, PHONE, SITUATION, write_table
from sala.services.workspace import Workspace
from sala.wording import sentence
from sala.wording.list_words import bad_cell_line


def looked(ws: Workspace, workshop: str, path: Path, content: bytes | str) -> PeopleFile:
    path.write_bytes(content.encode("utf-8-sig") if isinstance(content, str) else content)
    return look_at_people(ws, workshop, path)


def standings(file: PeopleFile) -> list[str]:
    return [line.standing for line in file.lines]


LIST = "ការិយាល័យឃុំ;;;\nល.រ;ឈ្មោះ / Name;ភេទ;អាយុ;Tel\n១;កែវ រតនា;ស្រី;៣៤;012 345 678\n២;អ៊ុំ សុភាព;M;67 ឆ្នាំ;\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_list_of_an_office(ws: Workspace, workshop: str, tmp_path: Path, encoding: str, separator: str) -> None:
    file = looked(ws, workshop, tmp_path / "a.csv", LIST.replace(";", separator).encode(encoding))
    assert file.columns[1:] == (("ឈ្មោះ / Name", "name"), ("ភេទ", "sex"), ("អាយុ", "age_band"), ("Tel", "phone"))
    assert standings(file) == [NEW, NEW]
    assert participants(ws, workshop) == []
    take_people(ws, workshop, file)
    told = [(one.code, one.name, one.sex, one.age_band, one.phone) for one in participants(ws, workshop)]
    assert told == [
        ("P01", "កែវ រតនា", "female", "30_44", "012 345 678"),
        ("P02", "អ៊ុំ សុភាព", "male", "60_plus", ""),
    ]
    undo(ws, workshop)
    assert participants(ws, workshop) == []


def test_what_sala_writes_it_reads_back_as_the_same(ws: Workspace, workshop: str, tmp_path: Path) -> None:
    team = teams(ws, workshop)[0].id
    add_participant(ws, workshop, {"name": "=cmd()", "sex": "female", "team": team, "phone": "+855 12 345 678"})
    add_participant(ws, workshop, {"name": "លី ដារ៉ា", "age_band": "60_plus", "disability": "unknown"})
    first = participants(ws, workshop)[0].id
    mark_attendance(ws, workshop, {first: {HalfDay(1, MORNING): "yes"}})
    for language in ("km", "en"):
        for name in ("a.csv", "a.xlsx"):
            path = tmp_path / name
            write_table(ws, workshop, "participants", path, language=language, personal={NAMES, SITUATION, PHONE})
            file = look_at_people(ws, workshop, path)
            assert (standings(file), file.bad) == ([SAME, SAME], [])
            assert "present/1/am" in dict(file.columns).values()
            assert take_people(ws, workshop, file).act == ""


def test_only_what_differs_is_changed_and_empty_cells_change_nothing(
    ws: Workspace, workshop: str, tmp_path: Path
) -> None:
    add_participant(ws, workshop, {"name": "កែវ រតនា", "sex": "female", "phone": "012 345 678"})
    file = looked(ws, workshop, tmp_path / "a.csv", "Name,Sex,Role,Phone,Team\nកែវ រតនា,,មេភូមិ,,ក្រុមថ្មី\n")
    assert dict(file.lines[0].fields) == {"role": "មេភូមិ", "team": "ក្រុមថ្មី"}
    assert (standings(file), file.new_teams) == ([CHANGED], ("ក្រុមថ្មី",))
    take_people(ws, workshop, file)
    [person] = participants(ws, workshop)
    assert (person.sex, person.role, person.phone) == ("female", "មេភូមិ", "012 345 678")
    assert person.team == teams(ws, workshop)[-1].id
    undo(ws, workshop)
    assert len(teams(ws, workshop)) == 2


def test_a_code_finds_a_person_whose_name_changed_but_not_in_a_list_of_others(
    ws: Workspace, workshop: str, tmp_path: Path
) -> None:
    for name in ("កែវ រតនា", "អ៊ុំ សុភាព", "មាស ធីតា"):
        add_participant(ws, workshop, {"name": name})
    ours = "Code,Name\nP01,កែវ រតនា\nP02,អ៊ុំ សុភី\nP03,មាស ធីតា\n"
    assert standings(looked(ws, workshop, tmp_path / "a.csv", ours)) == [SAME, CHANGED, SAME]
    theirs = "Code,Name\nP01,សុខ ក\nP02,សុខ ខ\nP03,មាស ធីតា\n"
    assert standings(looked(ws, workshop, tmp_path / "b.csv", theirs)) == [NEW, NEW, SAME]


def test_bad_cells_are_named_and_left_out(ws: Workspace, workshop: str, tmp_path: Path) -> None:
    for _ in range(2):
        add_participant(ws, workshop, {"name": "សុខ ធី"})
    content = (
        "Code,Name,Sex,Age,Phone,Disability\n,កែវ រតនា,?,ចាស់,abc,មាន\n,,F,,,\n,សុខ ធី,F,,,\nP77,,F,,,\n"
        f",{'ក' * 300},,,,\n,លី ដារ៉ា,M,,,\n,លី ដារ៉ា,M,,,\n"
    )
    file = looked(ws, workshop, tmp_path / "a.csv", content)
    assert standings(file) == [NEW, LEFT, LEFT, LEFT, LEFT, NEW, LEFT]
    codes = [(line.number, cell.field, cell.error.code) for line, cell in file.bad]
    assert codes == [
        (2, "sex", "field.not_a_choice"),
        (2, "age_band", "field.not_a_choice"),
        (2, "phone", "participant.not_a_phone"),
        (3, "", "participant.no_name"),
        (4, "", "people.same_name"),
        (5, "", "people.no_such_code"),
        (6, "name", "text.too_long"),
        (8, "", "people.twice"),
    ]
    told = [bad_cell_line(line, cell, Translator("en")) for line, cell in file.bad]
    assert told[1] == "Row 2, Age: “ចាស់” is not one of the answers: Under 18, 18–29, 30–44, 45–59, 60 and over."
    assert told[-1] == "Row 8: This row says the same as row 7. It is taken once."
    take_people(ws, workshop, file)
    told_of = [(one.name, one.disability) for one in participants(ws, workshop)]
    assert told_of[2:] == [("កែវ រតនា", "yes"), ("លី ដារ៉ា", "")]


def test_a_list_of_names_alone(ws: Workspace, workshop: str, tmp_path: Path) -> None:
    file = looked(ws, workshop, tmp_path / "a.txt", "កែវ រតនា\n\nអ៊ុំ សុភាព\n")
    take_people(ws, workshop, file)
    assert [one.name for one in participants(ws, workshop)] == ["កែវ រតនា", "អ៊ុំ សុភាព"]


def sheet(path: Path, rows: int = 1) -> Path:
    book = Workbook(write_only=True)
    page = book.create_sheet()
    page.append(["ឈ្មោះ", "អាយុ"])
    for number in range(rows):
        page.append([f"សុខ {number}", 34.0])
    book.save(path)
    return path


def test_a_spreadsheet(ws: Workspace, workshop: str, tmp_path: Path) -> None:
    file = look_at_people(ws, workshop, sheet(tmp_path / "a.xlsx"))
    assert dict(file.lines[0].fields) == {"name": "សុខ 0", "age_band": "30_44"}


def _bomb(path: Path) -> None:
    sheet(path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/large.bin", b"\0" * 1_000_000)


def _cut(path: Path) -> None:
    path.write_bytes(sheet(path).read_bytes()[:-300])


def _broken_inside(path: Path) -> None:
    with zipfile.ZipFile(sheet(path)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content[:-40] if "sheet1" in name else content)


BAD = {
    "letters.csv": (lambda path: path.write_bytes(b"Name,Sex\ncaf\xe9,F\n"), "file.letters"),
    "word.xlsx": (lambda path: path.write_bytes(b"not a spreadsheet"), "file.not_excel"),
    "locked.xlsx": (
        lambda path: path.write_bytes(sheet_files._OLE + b"\0" * 900 + "EncryptedPackage".encode("utf-16-le")),
        "file.locked",
    ),
    "old.xlsx": (lambda path: path.write_bytes(sheet_files._OLE + b"\0" * 900), "file.old_excel"),
    "cut.xlsx": (_cut, "file.not_excel"),
    "broken.xlsx": (_broken_inside, "file.not_excel"),
    "bomb.xlsx": (_bomb, "file.too_large_inside"),
    "long.csv": (lambda path: path.write_text("Name\n" + "ក\n" * 100_000, "utf-8"), "file.too_long"),
    "empty.csv": (lambda path: path.write_bytes(b""), "file.empty"),
    "heads.csv": (lambda path: path.write_bytes(b"Name,Sex\n"), "file.empty"),
    "no heads.csv": (lambda path: path.write_text("កែវ រតនា,ស្រី\n", "utf-8"), "people.no_heads"),
    "twice.csv": (lambda path: path.write_text("Name,Sex,ភេទ\nក,F,M\n", "utf-8"), "file.column_twice"),
    "a.doc": (lambda path: path.write_bytes(b""), "file.unknown_type"),
}


@pytest.mark.parametrize("name", [*BAD, "nothing.csv"])
def test_bad_files_are_refused_with_a_sentence(
    ws: Workspace, workshop: str, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_files, "_LARGEST_INSIDE", 500_000)
    make, code = BAD.get(name, (lambda _path: None, "file.unreadable"))
    make(tmp_path / name)
    with pytest.raises(SalaError) as caught:
        look_at_people(ws, workshop, tmp_path / name)
    assert caught.value.code == code
    for language in ("km", "en"):
        assert name in sentence(caught.value, Translator(language))
    assert participants(ws, workshop) == []


def test_a_sheet_of_100_000_rows_is_refused_early(ws: Workspace, workshop: str, tmp_path: Path) -> None:
    with pytest.raises(SalaError, match=r"file\.too_long"):
        look_at_people(ws, workshop, sheet(tmp_path / "a.xlsx", rows=20_000))


def test_headings_in_two_languages_and_in_none() -> None:
    assert heads_of(["ឈ្មោះ (Full name)", "Gender / ភេទ", "Day 1, morning", "present/2/pm"]) == [
        "name", "sex", "present/1/am", "present/2/pm",
    ]  # fmt: skip
    assert heads_of(["Code", "ថ្ងៃទី១ រសៀល"]) == ["code", "present/1/pm"]
    assert heads_of(["Code"]) is None
    assert heads_of(["Sex", "Age"]) is None


def test_telephone_numbers_and_names_leave_only_when_asked_for(ws: Workspace, workshop: str, tmp_path: Path) -> None:
    add_participant(ws, workshop, {"name": "កែវ រតនា", "phone": "012 345 678", "disability": "yes"})
    path = tmp_path / "a.csv"
    write_table(ws, workshop, "participants", path, language="en")
    usual = path.read_text("utf-8-sig")
    assert "កែវ រតនា" in usual
    assert "012" not in usual
    write_table(ws, workshop, "participants", path, language="en", personal=())
    assert path.read_text("utf-8-sig").splitlines() == ["Code,Sex,Age,Role,Organisation,Team", "P01,,,,,"]


def test_attendance_as_a_table(ws: Workspace, workshop: str, tmp_path: Path) -> None:
    for sex in ("female", "male", "female"):
        add_participant(ws, workshop, {"name": "ក", "sex": sex})
    ids = [one.id for one in participants(ws, workshop)]
    half = HalfDay(1, MORNING)
    mark_attendance(ws, workshop, {ids[0]: {half: "yes"}, ids[1]: {half: "yes"}, ids[2]: {half: "no"}})
    write_table(ws, workshop, "attendance", tmp_path / "a.csv", language="en")
    rows = (tmp_path / "a.csv").read_text("utf-8-sig").splitlines()
    assert rows[1] == '"Day 1, morning",2026-11-25,2,1,1,0,0,1,0'
