"""Lists from files and to files in the window, and the six questions about difficulties."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from tests.ui.pages.conftest import Do

from sala.domain.records import Participant
from sala.services.functioning import kept_answers
from sala.services.people import participants, teams
from sala.ui.pages.people_page import PeoplePage
from sala.ui.people import people_files
from sala.ui.people.functioning_dialog import FunctioningDialog
from sala.ui.people.two_line_header import BELOW_ROLE
from sala.ui.place import PEOPLE, Place
from sala.ui.shell.main_window import MainWindow

Settled = Callable[[], None]
People = Callable[[], list[Participant]]


@pytest.fixture
def page(opened: Callable[[Place], Any], workshop: str) -> PeoplePage:
    return opened(Place(PEOPLE, workshop))


@pytest.fixture
def people(do: Do, workshop: str) -> People:
    return lambda: do(lambda ws: participants(ws, workshop))


@pytest.fixture
def answer() -> Callable[[Callable[[QDialog], object]], None]:
    """Answer the next dialog that waits, as a person does."""

    def with_(act: Callable[[Any], object]) -> None:
        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is None:
                QTimer.singleShot(20, look)
            else:
                act(dialog)

        QTimer.singleShot(20, look)

    return with_


LIST = "ឈ្មោះ,ភេទ,អាយុ,ទូរសព្ទ,ក្រុម\nសុខ ចាន់ថា,ស្រី,34,012 345 678,ក្រុមឈូក\nកែវ រតនា,ប្រុស,ចាស់,,ក្រុមថ្មី\n,ស្រី,,,\n"


def test_a_file_is_looked_at_and_then_taken(
    page: PeoplePage,
    window: MainWindow,
    people: People,
    do: Do,
    workshop: str,
    settled: Settled,
    tmp_path: Path,
    answer: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(LIST, "utf-8")
    seen: list[str] = []

    def take(dialog: Any) -> None:
        seen.extend((dialog.sums.text(), dialog.columns.text(), dialog.problems.text(), dialog.take.text()))
        seen.append(str(len(people_now)))
        dialog.grab()
        dialog.take.click()

    people_now = people()
    monkeypatch.setattr(people_files, "choose_file", lambda *_what: path)
    answer(take)
    page.findChild(object, "import_people_button").click()
    settled()
    assert seen[0] == "1 person is new.  1 person would be changed.  0 people are the same.  1 row is left out."
    assert "New teams: ក្រុមថ្មី" in seen[1]
    assert "Row 3, Age: “ចាស់” is not one of the answers: Under 18" in seen[2]
    assert "Row 4: Please give the person's name" in seen[2]
    assert seen[3] == "Take 2 people"
    everyone = people()
    assert (everyone[0].sex, everyone[0].phone, everyone[0].age_band) == ("female", "012 345 678", "30_44")
    assert (everyone[3].name, everyone[3].sex, everyone[3].age_band) == ("កែវ រតនា", "male", "")
    assert [team.name for team in do(lambda ws: teams(ws, workshop))][2:] == ["ក្រុមថ្មី"]
    window._undo()
    settled()
    assert [one.sex for one in people()] == ["", "", ""]


def test_nothing_is_taken_when_the_look_is_left(
    page: PeoplePage, people: People, settled: Settled, tmp_path: Path, answer: Callable[..., None]
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(LIST, "utf-8")
    answer(lambda dialog: dialog.reject())
    page.files.look_at(path)
    settled()
    assert len(people()) == 3
    assert people()[0].phone == ""


def test_a_bad_file_is_told_of(
    page: PeoplePage, settled: Settled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(page._session, "show_error", lambda error, _parent=None: told.append(error.code))
    (tmp_path / "list.xlsx").write_bytes(b"no")
    page.files.look_at(tmp_path / "list.xlsx")
    settled()
    assert told == ["file.not_excel"]


def test_a_list_is_written_without_telephone_numbers_unless_they_are_ticked(
    page: PeoplePage,
    people: People,
    settled: Settled,
    tmp_path: Path,
    answer: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page.model.setData(page.model.index(0, 10), "012 345 678")
    settled()
    path = tmp_path / "list.csv"
    monkeypatch.setattr(people_files, "choose_where_to_save", lambda *_what: path)

    def write(*ticked: str) -> str:
        def choose(dialog: Any) -> None:
            dialog.kinds.set_key(".csv")
            for name, tick in dialog.ticks.items():
                tick.setChecked(tick.isChecked() or name in ticked)
            dialog.accept()

        answer(choose)
        page.findChild(object, "export_people_button").click()
        settled()
        return path.read_text("utf-8-sig")

    assert "012" not in write()
    assert "012 345 678" in write("phone")
    assert "សុខ ចាន់ថា" in path.read_text("utf-8-sig")


def test_the_six_questions_of_one_person(
    page: PeoplePage, window: MainWindow, people: People, settled: Settled, answer: Callable[..., None]
) -> None:
    page.table.setCurrentIndex(page.model.index(1, 1))
    seen: list[str] = []

    def ask(dialog: FunctioningDialog) -> None:
        assert not dialog.keep.isEnabled()
        for question in dialog.rows:
            dialog.rows[question]._choose("some")
        seen.append(dialog.result_words.text())
        dialog.rows["hearing"]._choose("cannot")
        seen.append(dialog.keep.text())
        assert not dialog.keeps_answers()
        dialog.grab()
        dialog.keep.click()

    answer(ask)
    page.findChild(object, "functioning_button").click()
    settled()
    assert seen == [
        "Disability: no, none of the six answers is “a lot of difficulty” or more.",
        "Keep the result: Yes",
    ]
    second = people()[1]
    assert second.disability == "yes"
    assert set(kept_answers(second).values()) == {""}
    assert str(page.model.index(1, 7).data()) == "Yes"

    def agree(dialog: FunctioningDialog) -> None:
        assert not any(dialog.answers().values())
        dialog.rows["seeing"]._choose("a_lot")
        dialog.agreed.setChecked(True)
        dialog.keep.click()

    answer(agree)
    page.findChild(object, "functioning_button").click()
    settled()
    assert kept_answers(people()[1])["seeing"] == "a_lot"
    window._undo()
    settled()
    assert set(kept_answers(people()[1]).values()) == {""}


def test_nobody_is_asked_while_nobody_is_chosen(page: PeoplePage, window: MainWindow) -> None:
    page.table.setCurrentIndex(page.model.index(3, 1))
    page.findChild(object, "functioning_button").click()
    assert window.status.told.text() == "First choose the person in the list."


def test_optional_columns_say_so(page: PeoplePage) -> None:
    orientation = page.table.horizontalHeader().orientation()
    below = [str(page.model.headerData(at, orientation, BELOW_ROLE)) for at in range(11)]
    assert below == ["", "", *["optional"] * 9]


def test_a_telephone_number_is_one(page: PeoplePage, people: People, settled: Settled) -> None:
    page.model.setData(page.model.index(0, 10), "គ្មានទេ")
    settled()
    assert people()[0].phone == ""
    assert "not a telephone number" in page.problem.text()
    page.model.setData(page.model.index(0, 10), "០១២ ៣៤៥ ៦៧៨ / +855 (0)12")
    settled()
    assert people()[0].phone == "០១២ ៣៤៥ ៦៧៨ / +855 (0)12"
