"""People and teams: as quick as a spreadsheet, and nothing that was typed is ever lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from tests.ui.pages.conftest import Do

from sala.domain.identity import new_id
from sala.domain.records import Participant
from sala.errors import EnvironmentFault
from sala.language import Translator
from sala.services.history import undo
from sala.services.people import add_participants, participants, teams, update_participant
from sala.services.people_typed import answer_in, heads_of
from sala.ui.pages.people_page import PeoplePage
from sala.ui.people.balance_words import bars, missing
from sala.ui.people.columns import columns
from sala.ui.people.pasting import cells_of
from sala.ui.people.people_model import PROBLEM_ROLE
from sala.ui.place import HOME, PEOPLE, Place
from sala.ui.session import Session
from sala.ui.shell.main_window import MainWindow
from sala.ui.widgets.picks import PickBox

Settled = Callable[[], None]
NAME, SEX, AGE, TEAM = 1, 2, 3, 6
TOO_LONG = "វែង" * 200


@pytest.fixture
def page(opened: Callable[[Place], Any], workshop: str) -> PeoplePage:
    return opened(Place(PEOPLE, workshop))


@pytest.fixture
def people(do: Do, workshop: str) -> Callable[[], list[Participant]]:
    return lambda: do(lambda ws: participants(ws, workshop))


def cell(page: PeoplePage, row: int, column: int) -> QModelIndex:
    return page.model.index(row, column)


def words(page: PeoplePage, row: int) -> list[str]:
    return [str(cell(page, row, column).data() or "") for column in range(page.model.columnCount())]


def stand_in(page: PeoplePage, row: int, column: int) -> None:
    page.table.setCurrentIndex(cell(page, row, column))


def write(page: PeoplePage, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    """Type into the current cell and press a key, as a person does."""
    page.table.edit(page.table.currentIndex())
    editor = page.table.indexWidget(page.table.currentIndex())
    assert isinstance(editor, QLineEdit)
    editor.setText(text)
    QTest.keyClick(editor, key)
    QGuiApplication.processEvents()  # Qt takes over what was typed after the key


def paste(page: PeoplePage, text: str, settled: Settled) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(page.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settled()


def test_people_and_teams_are_shown(page: PeoplePage) -> None:
    assert words(page, 0)[:2] == ["P01", "សុខ ចាន់ថា"]
    assert page.model.rowCount() == 4
    assert words(page, 3)[NAME] == "Write a name…"
    assert [chip.line.text() for chip in page.teams.chips()] == ["ក្រុមឈូក", "ក្រុមម្លិះ"]
    assert page.count.text() == "3 people  ·  2 teams"
    assert page.place() == Place(PEOPLE, page.place().workshop)


def test_headings_say_what_may_stay_open(page: PeoplePage) -> None:
    tips = [str(page.model.headerData(at, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)) for at in range(11)]
    assert "Must be given" in tips[NAME]
    assert all("May stay open" in tip for tip in tips[2:])


def test_names_are_written_one_after_the_other(
    page: PeoplePage, people: Callable[[], list[Participant]], settled: Settled
) -> None:
    stand_in(page, 3, NAME)
    for name in ("កែវ រតនា", "អ៊ុំ សុភាព", "មាស ធីតា"):
        write(page, name)
    settled()
    assert [person.name for person in people()][3:] == ["កែវ រតនា", "អ៊ុំ សុភាព", "មាស ធីតា"]
    assert words(page, 5)[:2] == ["P06", "មាស ធីតា"]
    assert page.table.currentIndex().row() == 6
    assert page.model.rowCount() == 7


def test_tab_goes_on_to_the_answers_of_the_same_person(
    page: PeoplePage, people: Callable[[], list[Participant]], settled: Settled
) -> None:
    stand_in(page, 3, NAME)
    write(page, "កែវ រតនា", Qt.Key.Key_Tab)
    assert (page.table.currentIndex().row(), page.table.currentIndex().column()) == (3, SEX)
    editor = page.table.indexWidget(page.table.currentIndex())
    assert isinstance(editor, PickBox)
    settled()
    assert (page.table.currentIndex().row(), page.table.currentIndex().column()) == (3, SEX)
    editor.set_key("female")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    settled()
    assert (people()[3].name, people()[3].sex) == ("កែវ រតនា", "female")
    assert words(page, 3)[SEX] == "Woman"
    assert page.table.currentIndex().column() == AGE


def test_what_is_known_before_the_name_is_kept_with_it(
    page: PeoplePage, people: Callable[[], list[Participant]], settled: Settled
) -> None:
    page.model.setData(cell(page, 3, SEX), "male")
    settled()
    assert len(people()) == 3
    stand_in(page, 3, SEX)
    stand_in(page, 0, SEX)
    assert "name" in str(cell(page, 3, NAME).data(PROBLEM_ROLE))
    page.model.setData(cell(page, 3, NAME), "កែវ រតនា")
    settled()
    assert (people()[3].name, people()[3].sex) == ("កែវ រតនា", "male")
    assert page.model.problems() == []


def test_each_cell_is_saved_and_undo_takes_it_back(
    page: PeoplePage, window: MainWindow, people: Callable[[], list[Participant]], settled: Settled
) -> None:
    page.model.setData(cell(page, 1, AGE), "30_44")
    settled()
    assert people()[1].age_band == "30_44"
    assert words(page, 1)[AGE] == "30–44"
    window._undo()
    settled()
    assert people()[1].age_band == ""
    assert words(page, 1)[AGE] == ""


def test_a_bad_cell_is_marked_and_nothing_else_is_lost(
    page: PeoplePage, people: Callable[[], list[Participant]], settled: Settled
) -> None:
    page.model.setData(cell(page, 0, NAME), TOO_LONG)
    page.model.setData(cell(page, 0, SEX), "female")
    settled()
    assert (people()[0].name, people()[0].sex) == ("សុខ ចាន់ថា", "female")
    assert words(page, 0)[NAME] == TOO_LONG
    assert "too long" in str(cell(page, 0, NAME).data(PROBLEM_ROLE))
    assert "too long" in page.problem.text()
    assert page.problem.isVisible()
    assert "too long" in str(cell(page, 0, NAME).data(Qt.ItemDataRole.AccessibleTextRole))
    page.grab()
    page.model.setData(cell(page, 0, NAME), "សុខ ចាន់ថា")
    settled()
    assert page.model.problems() == []
    assert not page.problem.isVisible()


def test_what_cannot_be_saved_stays_as_it_was_typed(page: PeoplePage, people: Callable[[], list[Participant]]) -> None:
    person = people()[0].id
    page.model.setData(cell(page, 0, 4), "មេឃុំ")
    page.model.refused({person: {"role": "មេឃុំ"}}, EnvironmentFault("disk.full"))
    assert words(page, 0)[4] == "មេឃុំ"
    assert "disk is full" in str(cell(page, 0, 4).data(PROBLEM_ROLE))


def test_a_click_opens_the_answers_in_the_language_of_the_window(
    page: PeoplePage, window: MainWindow, session: Session, settled: Settled
) -> None:
    session.set_language("km")
    settled()
    page = window.page
    page.table._open_answers(cell(page, 0, SEX))
    editor = page.table.indexWidget(cell(page, 0, SEX))
    assert isinstance(editor, PickBox)
    shown = [editor.itemText(at) for at in range(editor.count())]
    assert shown == ["–", "ស្ត្រី", "បុរស", "ផ្សេងទៀត"]
    editor.hidePopup()
    editor.set_key("female")
    editor.picked.emit("female")
    settled()
    assert words(page, 0)[SEX] == "ស្ត្រី"


def test_leaving_the_page_saves_what_is_being_typed(
    page: PeoplePage, window: MainWindow, people: Callable[[], list[Participant]], settled: Settled
) -> None:
    stand_in(page, 0, NAME)
    page.table.edit(page.table.currentIndex())
    page.table.indexWidget(page.table.currentIndex()).setText("សុខ ចាន់ធី")
    page.teams.chips()[0].line.setText("ក្រុមផ្កា")
    window.go(Place(HOME))
    settled()
    assert people()[0].name == "សុខ ចាន់ធី"


# -- pasting


def test_a_list_of_names_is_pasted_in_one_step(
    page: PeoplePage, do: Do, workshop: str, people: Callable[[], list[Participant]], settled: Settled
) -> None:
    stand_in(page, 3, NAME)
    paste(page, "កែវ រតនា\r\n\r\n អ៊ុំ  សុភាព \r\nមាស ធីតា\r\n", settled)
    assert [person.name for person in people()][3:] == ["កែវ រតនា", "អ៊ុំ សុភាព", "មាស ធីតា"]
    do(lambda ws: undo(ws, workshop))
    settled()
    assert len(people()) == 3
    assert page.model.rowCount() == 4


def test_cells_of_a_spreadsheet_are_pasted_and_bad_ones_marked(
    page: PeoplePage, do: Do, workshop: str, people: Callable[[], list[Participant]], settled: Settled
) -> None:
    page.findChild(object, "paste_button")
    stand_in(page, 2, NAME)
    paste(
        page,
        f"លី ដារ៉ា\tប្រុស\t៣៤\tស្មៀន\tសាលាឃុំ\tក្រុមឈូក\nកែវ រតនា\tស្រី\tចាស់\tឆ្មប\tមណ្ឌលសុខភាព\tក្រុមផ្សេង\tNo\tមាន\n{TOO_LONG}\tF\n",
        settled,
    )
    everyone = people()
    [club] = [team.id for team in do(lambda ws: teams(ws, workshop)) if team.name == "ក្រុមឈូក"]
    assert len(everyone) == 4
    changed, new = everyone[2], everyone[3]
    assert (changed.name, changed.sex, changed.age_band, changed.role) == ("លី ដារ៉ា", "male", "30_44", "ស្មៀន")
    assert changed.team == club
    assert (new.name, new.sex, new.age_band, new.team) == ("កែវ រតនា", "female", "", "")
    assert (new.disability, new.idpoor) == ("no", "yes")
    bad = {(row, field) for row, field, _sentence in page.model.problems()}
    assert bad == {(3, "age_band"), (3, "team"), (4, "name")}
    assert "Under 18, 18–29" in str(cell(page, 3, AGE).data(PROBLEM_ROLE))
    assert words(page, 3)[AGE] == "ចាស់"
    page.model.setData(cell(page, 3, AGE), "60_plus")
    page.model.setData(cell(page, 4, NAME), "មាស ធីតា")
    settled()
    assert (people()[3].age_band, people()[4].name, people()[4].sex) == ("60_plus", "មាស ធីតា", "female")
    assert words(page, 5)[NAME] == "Write a name…"


def test_headings_say_which_columns_come(
    page: PeoplePage, people: Callable[[], list[Participant]], settled: Settled
) -> None:
    stand_in(page, 3, SEX)
    paste(page, "ទូរសព្ទ\tឈ្មោះ\tល.រ\n012 345 678\tកែវ រតនា\t1", settled)
    assert (people()[3].name, people()[3].phone) == ("កែវ រតនា", "012 345 678")


def test_how_cells_are_read() -> None:
    assert cells_of('ក\t"ខ\nគ"\r\n"ឃ ""ង"""\t') == [["ក", "ខ គ"], ['ឃ "ង"', ""]]
    assert cells_of("\n \n") == []
    assert heads_of(["Name", "Sex", "?"]) == ["name", "sex", ""]
    assert heads_of(["ឈ្មោះ"]) == ["name"]
    assert heads_of(["សុខា", "ស្រី"]) is None
    for field, text, key in (
        ("sex", "ស", "female"),
        ("sex", " MALE ", "male"),
        ("sex", "?", "?"),
        ("age_band", "18-29", "18_29"),
        ("age_band", "១៨–២៩", "18_29"),
        ("age_band", "17", "under_18"),
        ("age_band", "60", "60_plus"),
        ("age_band", "60+", "60_plus"),
        ("age_band", "200", "200"),
        ("idpoor", "គ្មាន", "no"),
        ("role", "F", "F"),
        ("team", "ក្រុម ឈូក", "t1"),
        ("team", "", ""),
    ):
        assert answer_in(field, text, {"t1": "ក្រុម ឈូក"}) == key


def test_chosen_cells_are_copied_for_a_spreadsheet(page: PeoplePage) -> None:
    page.table.setCurrentIndex(cell(page, 0, 0))
    page.table.selectionModel().select(cell(page, 0, NAME), page.table.selectionModel().SelectionFlag.Select)
    page.table.selectionModel().select(cell(page, 1, NAME), page.table.selectionModel().SelectionFlag.Select)
    QTest.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "P01\tសុខ ចាន់ថា\nជា សុភាព"


# -- removing, searching, others


def test_delete_removes_and_undo_brings_back(
    page: PeoplePage, window: MainWindow, people: Callable[[], list[Participant]], settled: Settled
) -> None:
    stand_in(page, 1, SEX)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    settled()
    assert [person.code for person in people()] == ["P01", "P03"]
    assert "Undo" in window.status.told.text()
    window._undo()
    settled()
    assert [words(page, row)[0] for row in range(3)] == ["P01", "P02", "P03"]


def test_delete_empties_a_row_that_is_no_person_yet(page: PeoplePage, settled: Settled) -> None:
    page.model.setData(cell(page, 3, SEX), "male")
    stand_in(page, 3, SEX)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    settled()
    assert words(page, 3)[SEX] == ""
    assert page.model.rowCount() == 4


def test_what_a_colleague_changes_moves_nobody(
    page: PeoplePage, do: Do, workshop: str, people: Callable[[], list[Participant]], settled: Settled, qtbot: QtBot
) -> None:
    do(lambda ws: add_participants(ws, workshop, {new_id(): {"name": f"ឈ្មោះ {n}"} for n in range(40)}))
    settled()
    stand_in(page, 30, NAME)
    page.table.verticalScrollBar().setValue(600)
    qtbot.wait(20)
    before = page.table.verticalScrollBar().value()
    page.table.edit(page.table.currentIndex())
    editor = page.table.indexWidget(page.table.currentIndex())
    editor.setText("កំពុងសរសេរ")
    first = people()[0].id
    do(lambda ws: update_participant(ws, workshop, first, {"role": "មេឃុំ"}))
    settled()
    assert words(page, 0)[4] == "មេឃុំ"
    assert (page.table.currentIndex().row(), page.table.currentIndex().column()) == (30, NAME)
    assert page.table.verticalScrollBar().value() == before
    assert page.table.indexWidget(page.table.currentIndex()).text() == "កំពុងសរសេរ"


def test_search_hides_the_others_but_not_the_row_to_write_into(page: PeoplePage, settled: Settled) -> None:
    page.search.setText("សុភាព")
    page.search.searched.emit("សុភាព")
    assert [page.table.isRowHidden(row) for row in range(4)] == [True, False, True, False]
    assert page.found.text() == "1 found"
    page.model.setData(cell(page, 1, NAME), "ជា សុភី")
    settled()
    page.search.searched.emit("")
    assert not any(page.table.isRowHidden(row) for row in range(4))


def test_tab_goes_through_the_cells_and_out_of_the_table(page: PeoplePage) -> None:
    stand_in(page, 0, NAME)
    assert page.table.focusNextPrevChild(True)
    assert page.table.currentIndex().column() == SEX
    stand_in(page, 0, 10)
    assert page.table.focusNextPrevChild(True)
    assert (page.table.currentIndex().row(), page.table.currentIndex().column()) == (1, NAME)
    assert page.table.focusNextPrevChild(False)
    assert (page.table.currentIndex().row(), page.table.currentIndex().column()) == (0, 10)
    stand_in(page, 3, 10)
    assert not page.table._step(1)
    stand_in(page, 0, NAME)
    assert not page.table._step(-1)


# -- teams


def test_teams_are_added_named_and_removed(
    page: PeoplePage, window: MainWindow, do: Do, workshop: str, settled: Settled
) -> None:
    def names() -> list[str]:
        return [team.name for team in do(lambda ws: teams(ws, workshop))]

    page.teams.add_button.click()
    settled()
    assert names() == ["ក្រុមឈូក", "ក្រុមម្លិះ", "Team 3"]
    chip = page.teams.chips()[2]
    chip.line.setText("ក្រុមផ្កា")
    QTest.keyClick(chip.line, Qt.Key.Key_Return)
    settled()
    assert names()[2] == "ក្រុមផ្កា"
    chip.line.setText("  ")
    chip.keep()
    assert chip.line.text() == "ក្រុមផ្កា"
    page.teams.chips()[0].findChild(object, "remove_team").click()
    settled()
    assert names() == ["ក្រុមម្លិះ", "ក្រុមផ្កា"]
    assert len(page.teams.chips()) == 2
    window._undo()
    settled()
    assert [chip.line.text() for chip in page.teams.chips()] == ["ក្រុមឈូក", "ក្រុមម្លិះ", "ក្រុមផ្កា"]


def test_a_team_that_gets_another_name_has_it_in_the_table(
    page: PeoplePage, do: Do, workshop: str, settled: Settled
) -> None:
    team = do(lambda ws: teams(ws, workshop))[0].id
    page.model.setData(cell(page, 0, TEAM), team)
    settled()
    assert words(page, 0)[TEAM] == "ក្រុមឈូក"
    assert page.teams.chips()[0].count.text() == "1 person"
    page.teams.chips()[0].line.setText("ក្រុមផ្កា")
    page.flush()
    settled()
    assert words(page, 0)[TEAM] == "ក្រុមផ្កា"


# -- balance


def test_the_balance_is_told_in_words_too(page: PeoplePage, settled: Settled) -> None:
    assert "Write down sex and age" in page.balance.words.text()
    for row, (sex, age) in enumerate((("male", "30_44"), ("male", "30_44"), ("female", "60_plus"))):
        page.model.setData(cell(page, row, SEX), sex)
        page.model.setData(cell(page, row, AGE), age)
    settled()
    assert "few women (1 of 3)" in page.balance.words.text()
    assert "nobody under 30" in page.balance.words.text()
    assert "Woman 1, Man 2" in page.balance.accessibleDescription()
    page.balance.fold_button.click()
    assert not page.balance.picture.isVisible()
    assert page.balance.words.isVisible()
    page.grab()


@pytest.mark.parametrize("language", ["km", "en"])
def test_who_is_missing(do: Do, workshop: str, people: Callable[[], list[Participant]], language: str) -> None:
    say = Translator(language)
    assert missing(say, people()) == []
    everyone = people()
    for person, sex, age in zip(everyone, ("female",) * 3, ("18_29", "45_59", "60_plus"), strict=True):
        fields = {"sex": sex, "age_band": age, "disability": "no", "idpoor": "yes", "role": "មេភូមិ"}
        do(lambda ws, person=person, fields=fields: update_participant(ws, workshop, person.id, fields))
    told = missing(say, people())
    assert len(told) == 2
    if language == "en":
        assert told == ["no man", "nobody with a disability"]
    shown = bars(say, people())
    assert [[part.count for part in bar.parts] for bar in shown] == [[3], [1, 1, 1], [3]]
    assert shown[2].parts[0].words == "មេភូមិ"


def test_every_column_has_a_heading_in_both_languages() -> None:
    for language in ("km", "en"):
        for column in columns(Translator(language)):
            assert column.title
            assert all(words for _key, words in column.choices)
