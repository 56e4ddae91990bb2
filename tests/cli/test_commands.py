"""Every command on a real workspace: what it does, what it says, what it leaves."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook
from tests.cli.conftest import Work
from tests.cli.program import done, sala
from tests.services.test_files_in_any_order import forged

from sala.services.workspace import open_or_create

pytestmark = pytest.mark.journey


def test_the_sample_is_listed_and_shown(sample: Work) -> None:
    assert sample.code in done("list", folder=sample.folder).out
    shown = done("show", sample.code, folder=sample.folder).out
    value = done("show", sample.code, "--json", folder=sample.folder).value
    people = len(value["records"]["participant"])
    assert people > 10
    assert f"{people} នាក់".translate(str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩")) in shown
    assert f"{people} people" in done("show", sample.code, folder=sample.folder, language="en").out


def test_the_same_seed_makes_the_same_workshops(tmp_path: Path) -> None:
    names = []
    for folder in (tmp_path / "a", tmp_path / "b"):
        done("demo", "--seed", 7, "--workshops", 2, folder=folder)
        names.append([w["name"] for w in done("list", "--json", folder=folder).value])
    assert len(names[0]) == 2
    assert sorted(names[0]) == sorted(names[1])


def test_too_many_workshops_are_refused(tmp_path: Path) -> None:
    told = sala("demo", "--workshops", 100_000, folder=tmp_path / "work")
    assert (told.status, told.out) == (2, "")
    assert "១,០០០" in told.err
    assert not (tmp_path / "work").exists()


def test_cards_come_from_a_file_and_a_field_is_set(own: Work, tmp_path: Path) -> None:
    ideas = tmp_path / "ideas.txt"
    ideas.write_text("ផ្ញើសារមុនថ្ងៃណាត់\nបើកនៅថ្ងៃសៅរ៍\n", "utf-8")
    added = done("add", own.code, "--kind", "idea", "--from", ideas, "--json", folder=own.folder).value
    assert len(added["cards"]) == 2
    change = ("set", own.code, "--card", added["cards"][0], "--field", "title", "--value", "ផ្ញើសារជាសំឡេង")
    assert done(*change, folder=own.folder).out == "បានរក្សាទុក។\n"
    assert "ដូចគ្នានឹងមុន" in done(*change, folder=own.folder).out
    kept = done("show", own.code, "--json", folder=own.folder).out
    assert "ផ្ញើសារជាសំឡេង" in kept
    assert "ផ្ញើសារមុនថ្ងៃណាត់" not in re.findall(r'"title": "(.*)"', kept)


def test_a_wrong_row_is_named(own: Work, tmp_path: Path) -> None:
    table = tmp_path / "steps.csv"
    table.write_text("action,waiting_minutes\nដើរ,10\nរង់ចាំ,យូរ\n", "utf-8")
    before = done("show", own.code, "--json", folder=own.folder).out
    told = sala("add", own.code, "--kind", "journey_step", "--from", table, folder=own.folder)
    assert told.status == 2
    assert "ជួរទី ៣៖ «យូរ» មិនមែនជាលេខទេ។" in told.err
    assert done("show", own.code, "--json", folder=own.folder).out == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("show NOTHING", "គ្មានសិក្ខាសាលាឈ្មោះ «NOTHING» ទេ។"),
        ("add CODE --kind idea --from nothing.txt", "អានឯកសារ «nothing.txt» មិនបានទេ។"),
        ("add CODE --kind strange --from ideas.txt", "«strange»"),
        ("add CODE --kind idea --from ideas.doc", "«ideas.doc»"),
        ("add CODE --kind idea --from ideas.txt --team 99", "គ្មានក្រុមទី ៩៩ ទេ។"),
        ("set CODE --card x --field title --value y", "សន្លឹកនេះលែងមានហើយ។"),
        ("print CODE --what strange --out a.pdf", "បោះពុម្ព «strange» មិនបានទេ។"),
        ("table CODE --what cards --out a.doc", "«a.doc»"),
        ("verify nothing.sala", "គ្មានឯកសារ ឬថតនេះទេ៖ nothing.sala"),
        ("verify ideas.txt", "នេះមិនមែនជាឯកសារ Sala ទេ។"),
        ("import ideas.txt", "Sala មិនបានយកអ្វីពីវាទេ។"),
        ("export CODE --out a.sala --to strange", "«strange» មិនមែនជាកូនសោសាធារណៈទេ។"),
        ("restore nothing.db", "គ្មានច្បាប់ចម្លងបម្រុង «nothing.db» ទេ។"),
    ],
)
def test_what_cannot_be_done_is_told_in_khmer(arguments: str, said: str, sample: Work, tmp_path: Path) -> None:
    for name in ("ideas.txt", "ideas.doc"):
        (tmp_path / name).write_text("គំនិត", "utf-8")
    words = [sample.code if word == "CODE" else word for word in arguments.split()]
    told = sala(*words, folder=sample.folder, here=tmp_path)
    assert told.status in (1, 2)
    assert told.out == ""
    assert said in told.err
    assert "Traceback" not in told.err


def test_worksheets_are_printed(sample: Work, tmp_path: Path) -> None:
    sheet = tmp_path / "ខេត្តក្រចេះ.pdf"
    what = ("print", sample.code, "--what", "worksheet:idea_card", "--out", sheet)
    told = done(*what, "--json", folder=sample.folder).value
    document = pypdfium2.PdfDocument(sheet)
    assert told["pages"] == len(document) >= 1
    assert "សន្លឹកគំនិត" in document[0].get_textpage().get_text_bounded()
    document.close()
    filled = done(*what, "--filled", "--team", 1, "--json", folder=sample.folder, language="en").value
    document = pypdfium2.PdfDocument(sheet)
    assert filled["pages"] == len(document)
    assert "Idea card" in document[0].get_textpage().get_text_bounded()
    document.close()


def test_where_there_is_room_to_write_is_told_with_the_sheet(sample: Work, tmp_path: Path) -> None:
    out = tmp_path / "consent.pdf"
    told = done("print", sample.code, "--what", "worksheet:consent", "--out", out, "--json", folder=sample.folder).value
    assert told["map_format"] == "1.0"
    assert [page["page"] for page in told["map"]] == list(range(1, told["pages"] + 1))
    first = told["map"][0]
    assert first["mark"].startswith(f"SALA2/{sample.code}/CONSENT/-/1/")
    assert [len(corner) for corner in first["corners"]] == [4, 4, 4, 4]
    ticks = [field for page in told["map"] for field in page["fields"] if field["key"] == "interview"]
    assert {field["option"] for field in ticks} >= {"yes", "no"}
    assert all(field["kind"] in {"yes_no", "choice"} and len(field["box"]) == 4 for field in ticks)


def test_forms_that_are_cut_apart_have_marks_and_a_map_each(sample: Work, tmp_path: Path) -> None:
    out = tmp_path / "evaluation.pdf"
    told = done("print", sample.code, "--what", "evaluation", "--out", out, "--json", folder=sample.folder).value
    page = told["map"][0]
    assert len(told["map"]) == told["pages"]
    assert len(page["corners"]) == 8
    useful = [field for field in page["fields"] if field["key"] == "useful"]
    assert [field["option"] for field in useful] == ["1", "2", "3", "4", "5"] * 2
    middle = page["size"][0] / 2
    for half in (page["corners"][:4], page["corners"][4:]):
        lefts = sorted({corner[0] for corner in half})
        assert lefts[0] % middle == pytest.approx(10.5, abs=0.02)
        assert len(lefts) == 2
    assert all(field["box"][0] + field["box"][2] < middle for field in useful[:5])
    assert all(field["box"][0] > middle for field in useful[5:])


def test_a_form_keeps_its_corner_marks_when_the_slip_is_torn_off(sample: Work, tmp_path: Path) -> None:
    out = tmp_path / "consent.pdf"
    told = done("print", sample.code, "--what", "consent", "--out", out, "--json", folder=sample.folder).value
    for page in told["map"]:
        asked = {(field["key"], field["option"]) for field in page["fields"] if field["kind"] == "yes_no"}
        assert {("photo", "yes"), ("photo", "no"), ("quote", "yes"), ("quote", "no")} <= asked
        lowest = max(field["box"][1] + field["box"][3] for field in page["fields"])
        feet = [corner[1] for corner in page["corners"][2:]]
        assert all(lowest < foot < page["size"][1] - 20 for foot in feet)


@pytest.mark.parametrize("what", ["participants", "cards", "tcv", "pilot-actions"])
def test_tables_hold_the_same_in_both_formats(what: str, sample: Work, tmp_path: Path) -> None:
    for name in ("t.csv", "t.xlsx"):
        told = done("table", sample.code, "--what", what, "--out", tmp_path / name, folder=sample.folder)
        assert "បានរក្សាទុក" in told.out
    content = (tmp_path / "t.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    book = load_workbook(tmp_path / "t.xlsx")
    sheet = [["" if cell is None else str(cell) for cell in row] for row in book.active.iter_rows(values_only=True)]
    book.close()
    assert len(rows) > 1
    assert sheet == rows


def test_what_is_sealed_arrives_whole(sample: Work, tmp_path: Path) -> None:
    there, bundle = tmp_path / "there", tmp_path / "a.sala"
    key = done("key", "--json", folder=there).value["recipient"]
    sealed = done("export", sample.code, "--out", bundle, "--to", key, "--json", folder=sample.folder).value
    assert sealed["changes"] > 100
    assert "ពេញលេញ" in done("verify", bundle, folder=there).out
    assert "បានយកការកែប្រែថ្មី" in done("import", bundle, folder=there).out
    shown = [done("show", sample.code, "--json", folder=folder).value for folder in (sample.folder, there)]
    assert shown[0] == shown[1]
    assert "មាននៅទីនេះរួចហើយ" in done("import", bundle, folder=there).out


def test_a_file_for_somebody_else_or_with_a_passphrase(sample: Work, tmp_path: Path) -> None:
    other, stranger = done("key", "--json", folder=tmp_path / "other").value["recipient"], tmp_path / "stranger"
    done("export", sample.code, "--out", tmp_path / "a.sala", "--to", other, folder=sample.folder)
    told = sala("import", tmp_path / "a.sala", folder=stranger)
    assert told.status == 1
    assert "ចាក់សោសម្រាប់អ្នកផ្សេង" in told.err

    secret, wrong = tmp_path / "secret.txt", tmp_path / "wrong.txt"
    secret.write_text("ដំរី ទន្លេ ត្នោត ផ្កា\n", "utf-8")
    wrong.write_text("ដំរី ទន្លេ ត្នោត ផ្លូវ\n", "utf-8")
    bundle = tmp_path / "b.sala"
    done("export", sample.code, "--out", bundle, "--passphrase-file", secret, folder=sample.folder)
    for given, said in (([], "ចាក់សោដោយពាក្យសម្ងាត់"), (["--passphrase-file", wrong], "មិនត្រូវទេ")):
        told = sala("import", bundle, *given, folder=stranger)
        assert told.status == 1
        assert said in told.err
    assert done("list", "--json", folder=stranger).value == []
    done("import", bundle, "--passphrase-file", secret, folder=stranger)
    assert len(done("list", "--json", folder=stranger).value) == 1


def test_nothing_is_taken_from_a_damaged_file(sample: Work, tmp_path: Path) -> None:
    there, bundle = tmp_path / "there", tmp_path / "a.sala"
    key = done("key", "--json", folder=there).value["recipient"]
    done("export", sample.code, "--out", bundle, "--to", key, folder=sample.folder)
    content = bytearray(bundle.read_bytes())
    content[len(content) // 2] ^= 1
    bundle.write_bytes(content)
    for command in ("verify", "import"):
        told = sala(command, bundle, folder=there)
        assert (told.status, told.out) == (1, "")
        assert "Sala មិនបានយកអ្វីពីវាទេ។" in told.err
    assert done("list", "--json", folder=there).value == []


def test_a_missing_photo_is_found(own: Work) -> None:
    assert done("check", folder=own.folder).out == "អ្វីៗទាំងអស់ត្រឹមត្រូវ។\n"
    photo = max((own.folder / "files").rglob("*"), key=lambda path: path.is_file())
    photo.unlink()
    told = sala("check", folder=own.folder)
    assert told.status == 1
    assert "បាត់រូបថត៖" in told.out
    value = sala("check", "--json", folder=own.folder).value
    assert value["ok"] is False
    assert [finding["code"] for finding in value["findings"]] == ["file.missing"]


def test_a_photo_that_is_not_here_is_told_when_a_file_is_written(own: Work, tmp_path: Path) -> None:
    photo = max((own.folder / "files").rglob("*"), key=lambda path: path.is_file())
    photo.unlink()
    export = ("export", own.code, "--out", tmp_path / "a.sala")
    assert "មិនអាចដាក់ទៅជាមួយទេ។ សូមមើល «sala check»" in done(*export, folder=own.folder).out
    (tmp_path / "a.sala").unlink()
    assert done(*export, "--json", folder=own.folder).value["missing"] == 1


@pytest.mark.parametrize(
    ("language", "said"), [("km", "ការកែប្រែ ១ ក្នុងឯកសារនេះខុសពី"), ("en", "1 change in this file says")]
)
def test_a_change_that_says_something_else_than_here_is_told(
    language: str, said: str, own: Work, tmp_path: Path
) -> None:
    with open_or_create(own.folder) as ws:
        workshop = ws.workshops()[0].id
        change = next(one for one in ws.changes(workshop) if one.field == "name")
        line = json.dumps({**json.loads(change.to_line()), "value": "forged"}).encode()
        file = forged(ws, workshop, tmp_path / "f.sala", line)
    told = done("import", file, folder=own.folder, language=language).out
    assert said in told
    assert len(told.splitlines()) == 3  # the last asks whose file it was: nothing came from this laptop before
    assert done("import", file, "--json", folder=own.folder).value[0]["altered"] == [change.id]
    assert "forged" not in done("list", folder=own.folder).out


def test_a_back_up_brings_yesterday_back(own: Work, tmp_path: Path) -> None:
    assert "មិនទាន់មាន" in done("restore", folder=own.folder).out
    made = done("back-up", "--json", folder=own.folder).value
    before = done("show", own.code, "--json", folder=own.folder).value
    (tmp_path / "ideas.txt").write_text("គំនិត", "utf-8")
    done("add", own.code, "--kind", "idea", "--from", tmp_path / "ideas.txt", folder=own.folder)
    assert done("show", own.code, "--json", folder=own.folder).value != before
    assert made["path"] in [backup["path"] for backup in done("restore", "--json", folder=own.folder).value]
    assert re.match(r"[០-៩]{2}/[០-៩]{2}/[០-៩]{4} [០-៩]{2}:[០-៩]{2}  ", done("restore", folder=own.folder).out)
    (own.folder / "sala.db").write_bytes(b"damaged" * 1000)
    assert made["path"] in done("restore", folder=own.folder).out, "what cannot be opened has back-ups all the same"
    done("restore", made["path"], folder=own.folder)
    assert done("show", own.code, "--json", folder=own.folder).value == before


def test_the_keys_are_told(sample: Work) -> None:
    value = done("key", "--json", folder=sample.folder).value
    assert value["recipient"].startswith("age1")
    said = done("key", folder=sample.folder).out
    assert all(key in said for key in value.values())
    assert "កូនសោសង្គ្រោះ" in said
