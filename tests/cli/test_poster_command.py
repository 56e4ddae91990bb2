"""Posters, pictures and briefs from the command line."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from tests.cli.conftest import Work
from tests.cli.program import done, sala
from tests.printing.paper import by_pdfium, squeezed

from sala.domain.records import CARD, Ref
from sala.services.attachments import attach_photo
from sala.services.cards import add_card, cards, set_fields
from sala.services.people import participants
from sala.services.workshops import NewWorkshop, create_workshop, find_workshop, get_workshop
from sala.services.workspace import Workspace, open_or_create

IDEA = "ថ្ងៃណាត់របស់ភូមិ"


def printed(work: Work, what: str, out: Path, *more: object, language: str = "km") -> str:
    done("print", work.code, "--what", what, "--out", out, *more, folder=work.folder, language=language)
    return squeezed(by_pdfium(out.read_bytes()))


def opened(work: Work) -> Workspace:
    return open_or_create(work.folder, label="TEST", author="សុខា")


def test_the_poster_of_an_idea_is_found_by_its_title_and_by_its_id(sample: Work, tmp_path: Path) -> None:
    by_title = printed(sample, f"poster:{IDEA}", tmp_path / "a.pdf")
    for word in (IDEA, "ស្ត្រីមានគភ៌ទាំង ៦ ភូមិ", "មិនបាច់ចេញពីម៉ោង ៥ ព្រឹកទៀតទេ", "១៥,០០០៛", "២២ សំឡេង", "ក្រុមផ្កាឈូក"):
        assert squeezed(word) in by_title, word
    with opened(sample) as ws:
        workshop = find_workshop(ws, sample.code).id
        found = next(card for card in cards(ws, workshop, kind="idea") if card.record.text("title") == IDEA)
    assert printed(sample, f"poster:{found.id}", tmp_path / "b.pdf") == by_title


@pytest.mark.parametrize(("sheet", "pages", "longest"), [("a4", 1, 842), ("a3", 1, 1191), ("a3-on-a4", 4, 842)])
def test_the_sheet_can_be_chosen(sample: Work, tmp_path: Path, sheet: str, pages: int, longest: int) -> None:
    out = tmp_path / "poster.pdf"
    told = done(
        "print", sample.code, "--what", f"poster:{IDEA}", "--sheet", sheet, "--out", out, "--json", folder=sample.folder
    )
    assert told.value["pages"] == pages
    document = pypdfium2.PdfDocument(out)
    try:
        assert round(max(document[0].get_size())) == longest
    finally:
        document.close()


def test_all_ideas_make_a_file_of_posters(sample: Work, tmp_path: Path) -> None:
    text = printed(sample, "poster", tmp_path / "all.pdf", language="en")
    with opened(sample) as ws:
        found = cards(ws, find_workshop(ws, sample.code).id, kind="idea")
    assert all(squeezed(card.record.text("title")) in text for card in found)
    assert squeezed("Who could be left out") in text


def test_a_picture_for_a_telephone(sample: Work, tmp_path: Path) -> None:
    out = tmp_path / "idea.PNG"
    done("print", sample.code, "--what", f"poster:{IDEA}", "--out", out, folder=sample.folder)
    with Image.open(io.BytesIO(out.read_bytes())) as shown:
        assert (shown.format, shown.width) == ("PNG", 1080)


@pytest.mark.parametrize(
    ("what", "name", "words"),
    [
        ("poster", "x.png", "១២"),
        ("agenda", "x.png", "poster[:CARD]"),
        ("poster:គ្មានគំនិតនេះ", "x.pdf", IDEA),
        ("poster:", "x.pdf", "poster"),
    ],
)
def test_what_cannot_be_shown_is_refused_and_leaves_no_file(
    sample: Work, tmp_path: Path, what: str, name: str, words: str
) -> None:
    told = sala("print", sample.code, "--what", what, "--out", tmp_path / name, folder=sample.folder)
    assert told.status == 2
    assert told.out == ""
    assert not (tmp_path / name).exists()
    assert words in told.err


def test_the_brief_is_one_page_about_the_idea_that_was_chosen(sample: Work, tmp_path: Path) -> None:
    out = tmp_path / "brief.pdf"
    text = printed(sample, "brief", out)
    told = (
        "មកម្តង បានគ្រប់មុខ", IDEA, "១៨៥", "នាទីរង់ចាំជាមធ្យម", "សរុប ៤,៦៤០,០០០៛", "១,២០០,០០០៛ មិនទាន់មានប្រភព", "ឱ្យឆ្មបធ្វើតេស្តរហ័ស",
        "មិនទាន់មាន", "មានអ្នកសាកល្បង ៧ នាក់", "១០ ម៉ោង ៤៩ នាទី", "ប្រអប់តេស្តអស់ពីស្តុក", "C-K01",
    )  # fmt: skip
    for word in told:
        assert squeezed(word) in text, word
    document = pypdfium2.PdfDocument(out)
    try:
        assert len(document) == 1
    finally:
        document.close()


def test_a_brief_of_another_idea(sample: Work, tmp_path: Path) -> None:
    text = printed(sample, "brief:កម្មវិធីទូរសព្ទណាត់ពេទ្យ", tmp_path / "brief.pdf", language="en")
    assert squeezed("Not written yet. Its sheet: Feedback grid.") in text
    assert squeezed("What we ask of you") not in text, "no pilot carries it out"


def test_without_anything_to_tell_there_is_no_brief_and_no_poster(tmp_path: Path) -> None:
    with open_or_create(tmp_path / "work", label="TEST", author="សុខា") as ws:
        code = get_workshop(ws, create_workshop(ws, NewWorkshop("សិក្ខាសាលា")).created).code
    for what in ("brief", "poster"):
        told = sala("print", code, "--what", what, "--out", tmp_path / "x.pdf", folder=tmp_path / "work")
        assert (told.status, told.out) == (2, "")
        assert not (tmp_path / "x.pdf").exists()


# people ---------------------------------------------------------------------------------------------------------------


def test_no_names_of_participants_and_no_telephone_numbers_stand_on_a_poster(own: Work, tmp_path: Path) -> None:
    with opened(own) as ws:
        workshop = find_workshop(ws, own.code).id
        name = participants(ws, workshop)[0].name
        fields = {
            "title": "គំនិតថ្មី",
            "for_whom": f"{name} និងអ្នកជិតខាង",
            "how_1": "តេមកលេខ 012 345 678 ឬ ០៩២៣៤៥៦៧៨ មុនថ្ងៃ 12/11/2026។",
            "first_test": "បោះពុម្ពកាត 1 200 000 រៀល",
        }
        add_card(ws, workshop, "idea", fields=fields)
    text = printed(own, "poster:គំនិតថ្មី", tmp_path / "poster.pdf")
    assert squeezed(name) not in text
    assert squeezed("អ្នកចូលរួមម្នាក់ និងអ្នកជិតខាង") in text
    assert "345" not in text
    assert "៣៤៥" not in text
    assert "12/11/2026" in text
    assert squeezed("1 200 000 រៀល") in text


@pytest.mark.parametrize(
    ("answers", "shown"),
    [
        ({"photo": "yes", "share": "yes"}, True),
        ({"photo": "no", "share": "yes"}, False),
        ({"photo": "yes"}, False),
        (None, False),
    ],
)
def test_a_photo_of_people_needs_their_yes(
    own: Work, tmp_path: Path, answers: dict[str, str] | None, shown: bool
) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (300, 200), "red").save(picture, "JPEG")
    with opened(own) as ws:
        workshop = find_workshop(ws, own.code).id
        idea = add_card(ws, workshop, "idea", fields={"title": "គំនិតថ្មី", "how_1": "ជំហាន"}).created
        attach_photo(ws, workshop, idea, picture.getvalue(), name="x.jpg", caption="រូប", consent="Z-1")
        if answers is not None:
            add_card(ws, workshop, "consent_form", fields={"code": "Z-1", **answers})
    printed(own, "poster:គំនិតថ្មី", tmp_path / "poster.pdf")
    assert (b"/DCTDecode" in (tmp_path / "poster.pdf").read_bytes()) is shown


def test_who_takes_back_her_consent_is_quoted_no_more(own: Work, tmp_path: Path) -> None:
    words = squeezed("ខ្ញុំចេញពីផ្ទះតាំងពីម៉ោង ៥ ព្រឹក")
    assert words in printed(own, "brief", tmp_path / "before.pdf")
    with opened(own) as ws:
        workshop = find_workshop(ws, own.code).id
        forms = cards(ws, workshop, kind="consent_form", with_withdrawn=True)
        form = next(card for card in forms if card.record.text("code") == "C-K01")
        set_fields(ws, workshop, form.id, {"withdrawn": "2026-10-20"})
        assert ws.record(Ref(workshop, CARD, form.id)) is not None
    after = printed(own, "brief", tmp_path / "after.pdf")
    assert words not in after
    assert "C-K01" not in after
