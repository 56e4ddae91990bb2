"""The files that commands write and read: named rightly, told by name, never in the way of another."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.cli.conftest import Work
from tests.cli.program import done, sala

from sala.domain.identity import new_id
from sala.domain.records import CARD
from sala.services.tables import write_table
from sala.services.workshops import NewWorkshop, create_workshop
from sala.services.workspace import open_or_create

pytestmark = pytest.mark.journey

WRITERS = (
    ("print CODE --what worksheet:idea_card --out", ".pdf"),
    ("table CODE --what tcv --out", ".xlsx"),
    ("export CODE --out", ".sala"),
)


@pytest.mark.parametrize(("command", "kind"), WRITERS)
def test_the_name_of_a_file_is_asked_for(command: str, kind: str, sample: Work, tmp_path: Path) -> None:
    words = command.replace("CODE", sample.code).split()
    (tmp_path / f"folder{kind}").mkdir()
    (tmp_path / "notes.txt").write_text("good", "utf-8")
    for out, status, said in (
        (".", 2, f". ជាថត។ សូមបន្ថែមឈ្មោះឯកសារ ឧទាហរណ៍ ./ឯកសារ{kind}"),
        ("", 2, "ជាថត។"),
        (f"folder{kind}", 2, f"folder{kind} ជាថត។"),
        ("name", 2, kind),
        ("notes.txt", 2, kind),
        (f"nowhere/name{kind}", 1, "គ្មានឯកសារ ឬថតនេះទេ៖ nowhere។"),
    ):
        told = sala(*words, out, folder=sample.folder, here=tmp_path)
        assert (told.status, told.out) == (status, ""), told
        assert said in told.err
    assert (tmp_path / "notes.txt").read_text("utf-8") == "good"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([f"folder{kind}", "notes.txt"])


def test_what_cannot_be_printed_is_answered_with_what_can(sample: Work, tmp_path: Path) -> None:
    kinds = "worksheet:challenge_frame, worksheet:stakeholder_map"
    for what, known in (
        ("agendas", "worksheet:ACTIVITY"),
        ("worksheet:nothing", kinds),
        ("worksheet:", kinds),
        ("worksheet", kinds),
    ):
        told = sala("print", sample.code, "--what", what, "--out", tmp_path / "a.pdf", folder=sample.folder)
        assert (told.status, told.out) == (2, "")
        assert f"«{what}»" in told.err
        assert known in told.err


def test_one_bad_file_does_not_keep_the_others_back(sample: Work, tmp_path: Path) -> None:
    there, good, bad = tmp_path / "there", tmp_path / "a.sala", tmp_path / "b.sala"
    bad.write_text("x", "utf-8")
    key = done("key", "--json", folder=there).value["recipient"]
    done("export", sample.code, "--out", good, "--to", key, folder=sample.folder)
    for command in ("verify", "import"):
        told = sala(command, bad, good, folder=there)
        assert told.status == 1
        assert told.err.startswith(f"{bad}៖ ")
        assert told.out.startswith(f"{good}៖ ")
        told = sala(command, bad, good, "--json", folder=there)
        assert (told.status, len(told.value)) == (1, 1)
    assert [w["code"] for w in done("list", "--json", folder=there).value] == [sample.code]


@pytest.mark.parametrize("name", ["t.csv", "t.xlsx"])
def test_a_table_holds_no_formula_and_nothing_that_a_spreadsheet_cannot_hold(name: str, tmp_path: Path) -> None:
    words = {"title": "\x01=HYPERLINK(1)", "risk": "ក\x0bខ", "left_out": "ក" * 40_000}
    with open_or_create(tmp_path / "work", author="reader") as ws:
        workshop = create_workshop(ws, NewWorkshop("ក")).created
        with ws.act(workshop) as act:  # as a file from another laptop may bring it, past the forms
            act.put(CARD, new_id(), {"kind": "idea", **words})
        write_table(ws, workshop, "cards", tmp_path / name, language="km")
    if name.endswith(".csv"):
        content = (tmp_path / name).read_text("utf-8-sig")
        assert ",'=HYPERLINK(1)" in content
        assert ",កខ\n" in content
        assert "ក" * 40_000 in content
        return
    book = load_workbook(tmp_path / name)
    answers = {str(row[4]): str(row[6]) for row in book.active.iter_rows(min_row=2, values_only=True)}
    book.close()
    assert answers["title"] == "'=HYPERLINK(1)"
    assert answers["risk"] == "កខ"
    assert answers["left_out"] == "ក" * 32_766 + "…"
