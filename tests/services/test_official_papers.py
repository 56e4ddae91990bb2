"""What certificates, name tags and letters say of a workshop, and whom they name."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from tests.printing.paper import squeezed

from sala.domain.attendance import HalfDay
from sala.errors import WrongUse
from sala.services.agenda import read_agenda
from sala.services.attendance import mark_attendance
from sala.services.demo import make_demo
from sala.services.people import add_participant, teams
from sala.services.printing import Choices, document_pdf
from sala.services.workshops import NewWorkshop, create_workshop, get_workshop, update_workshop
from sala.services.workspace import Workspace

MORNING, AFTERNOON = HalfDay(1, "am"), HalfDay(1, "pm")


def pages(ws: Workspace, workshop: str, what: str, **chosen: object) -> list[str]:
    """Print, and return what each page says, without spaces."""
    choices = Choices(**{"language": "km", **chosen})  # type: ignore[arg-type]
    pdf, count = document_pdf(ws, workshop, what, choices)
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    said = [squeezed(page.get_textpage().get_text_range()) for page in document]
    document.close()
    assert len(said) == count
    return said


@pytest.fixture
def people(ws: Workspace, workshop: str) -> list[str]:
    """Three people: one in each team, one in none."""
    first, second = (team.id for team in teams(ws, workshop))
    named = [("ស៊ុន ធីតា", second), ("កែវ រតនា", first), ("លី ម៉ារី", "")]
    return [add_participant(ws, workshop, {"name": name, "team": team, "role": "ឆ្មប"}).created for name, team in named]


def test_without_attendance_everybody_on_the_list_has_a_certificate(
    ws: Workspace, workshop: str, people: list[str]
) -> None:
    said = pages(ws, workshop, "certificates", filled=True)
    assert len(said) == len(people)
    code = get_workshop(ws, workshop).code
    for page, name, number in zip(said, ("កែវ រតនា", "ស៊ុន ធីតា", "លី ម៉ារី"), ("P02", "P01", "P03"), strict=True):
        assert squeezed(name) in page
        assert f"{code}-{number}" in page
        assert "ថ្ងៃទី២៥ខែវិច្ឆិកាឆ្នាំ២០២៦" in page


def test_with_attendance_only_who_was_there(ws: Workspace, workshop: str, people: list[str]) -> None:
    mark_attendance(ws, workshop, {people[0]: {MORNING: "no", AFTERNOON: "yes"}, people[1]: {MORNING: "no"}})
    (said,) = pages(ws, workshop, "certificates", filled=True)
    assert squeezed("ស៊ុន ធីតា") in said
    mark_attendance(ws, workshop, {people[0]: {AFTERNOON: "no"}})
    with pytest.raises(WrongUse) as caught:
        pages(ws, workshop, "certificates", filled=True)
    assert caught.value.code == "print.nobody"


def test_a_blank_certificate_names_nobody(ws: Workspace, workshop: str, people: list[str]) -> None:
    (said,) = pages(ws, workshop, "certificates")
    assert "ឆ្មប" not in said
    assert squeezed(get_workshop(ws, workshop).name) in said
    assert f"{get_workshop(ws, workshop).code}-...." in said


@pytest.mark.parametrize("what", ["certificates", "name-tags"])
def test_a_team_alone_and_nobody_at_all(ws: Workspace, workshop: str, people: list[str], what: str) -> None:
    first = teams(ws, workshop)[0].id
    (said,) = pages(ws, workshop, what, filled=True, team=first)
    assert squeezed("កែវ រតនា") in said
    assert squeezed("ស៊ុន ធីតា") not in said
    empty = create_workshop(ws, NewWorkshop("ទទេ")).created
    with pytest.raises(WrongUse) as caught:
        pages(ws, empty, what, filled=True)
    assert caught.value.code == "print.nobody"
    assert len(pages(ws, empty, what)) == 1


def test_the_hours_are_those_of_the_agenda_without_its_breaks(ws: Workspace) -> None:
    workshop = make_demo(ws)[0]
    planned = [one for day in read_agenda(ws, workshop).schedule.days for one in day.sessions]
    assert any(one.kind == "lunch" for one in planned)
    (said,) = pages(ws, workshop, "certificates")
    assert "រយៈពេល១៣ម៉ោង" in said


def test_heading_and_institution_are_kept_with_the_workshop(ws: Workspace, workshop: str) -> None:
    (said,) = pages(ws, workshop, "letter")
    assert "ព្រះរាជាណាចក្រកម្ពុជា" in said
    update_workshop(ws, workshop, {"heading": "no", "institution": " រដ្ឋបាលខេត្តក្រចេះ \n\n មន្ទីរសុខាភិបាល"})
    assert get_workshop(ws, workshop).institution == "រដ្ឋបាលខេត្តក្រចេះ\nមន្ទីរសុខាភិបាល"
    (said,) = pages(ws, workshop, "letter")
    assert "ព្រះរាជាណាចក្រកម្ពុជា" not in said
    assert "រដ្ឋបាលខេត្តក្រចេះ" in said
    assert "មន្ទីរសុខាភិបាល" in said
    (said,) = pages(ws, workshop, "letter", heading=True)
    assert "ព្រះរាជាណាចក្រកម្ពុជា" in said
    update_workshop(ws, workshop, {"heading": "yes", "institution": ""})
    (said,) = pages(ws, workshop, "letter")
    assert "ព្រះរាជាណាចក្រកម្ពុជា" in said
    (said,) = pages(ws, workshop, "letter", heading=False)
    assert "ព្រះរាជាណាចក្រកម្ពុជា" not in said


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"institution": "ក\nខ\nគ\nឃ"}, "institution.too_many_lines"),
        ({"institution": "ក" * 201}, "text.too_long"),
        ({"heading": "maybe"}, "field.not_a_choice"),
    ],
)
def test_what_cannot_be_a_heading_changes_nothing(
    ws: Workspace, workshop: str, fields: dict[str, str], code: str
) -> None:
    with pytest.raises(WrongUse) as caught:
        update_workshop(ws, workshop, {"venue": "ថ្មី", **fields})
    assert caught.value.code == code
    assert get_workshop(ws, workshop).venue == ""


def test_the_lunar_date_stands_above_the_solar_one_where_it_is_wanted(ws: Workspace, workshop: str) -> None:
    update_workshop(ws, workshop, {"place": "1007"})
    line = "ថ្ងៃពុធ១រោចខែកត្តិកឆ្នាំមមីអដ្ឋស័កព.ស.២៥៧០"
    (said,) = pages(ws, workshop, "certificates")
    assert line not in said
    (said,) = pages(ws, workshop, "certificates", lunar=True)
    assert said.index(line) < said.index("ធ្វើនៅខេត្តក្រចេះថ្ងៃទី២៥ខែវិច្ឆិកាឆ្នាំ២០២៦")
    (said,) = pages(ws, workshop, "certificates", lunar=True, language="en")
    assert "Doneat" in said
    assert "ព.ស." not in said
    (said,) = pages(ws, workshop, "letter", lunar=True)  # who signs a letter writes when
    assert "ស័កព.ស......" in said


def test_a_workshop_of_which_little_is_known_has_room_to_write(ws: Workspace) -> None:
    workshop = create_workshop(ws, NewWorkshop("សិក្ខាសាលា")).created
    for what in ("certificates", "letter"):
        (said,) = pages(ws, workshop, what, lunar=True)
        assert "ធ្វើនៅ......" in said


def test_each_team_has_its_own_sign_and_its_name_on_the_tag(ws: Workspace, workshop: str, people: list[str]) -> None:
    (said,) = pages(ws, workshop, "name-tags", filled=True)
    assert said.index(squeezed("កែវ រតនា")) < said.index("ក្រុមឈូក") < said.index(squeezed("ស៊ុន ធីតា"))
    assert said.count("ក្រុមម្លិះ") == 1
    assert said.count("ឈ្មោះ៖") == 10 - len(people)
