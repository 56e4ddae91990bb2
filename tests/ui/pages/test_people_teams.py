"""Teams in the window: proposed, adjusted, taken, moved by hand and by keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from tests.ui.pages.conftest import Do

from sala.domain.attendance import MORNING, HalfDay
from sala.domain.identity import new_id
from sala.services.attendance import mark_attendance
from sala.services.people import add_participants, participants, teams
from sala.ui.pages.people_page import PeoplePage
from sala.ui.people.team_column import MemberList
from sala.ui.place import PEOPLE, Place
from sala.ui.shell.main_window import MainWindow

Settled = Callable[[], None]
Groups = Callable[[], list[list[str]]]


@pytest.fixture
def page(opened: Callable[[Place], Any], workshop: str, settled: Settled, do: Do) -> PeoplePage:
    """Eight people, half of them women, in a workshop with two teams; nobody is in one."""
    more = {new_id(): {"name": f"ឈ្មោះ {at}", "sex": "male" if at == 0 else "female"} for at in range(5)}
    do(lambda ws: add_participants(ws, workshop, more))
    shown: PeoplePage = opened(Place(PEOPLE, workshop))
    shown.show_view("teams")
    settled()
    return shown


@pytest.fixture
def groups(do: Do, workshop: str) -> Groups:
    def read() -> list[list[str]]:
        people = do(lambda ws: participants(ws, workshop))
        return [[one.code for one in people if one.team == team.id] for team in do(lambda ws: teams(ws, workshop))]

    return read


def members(page: PeoplePage, at: int) -> MemberList:
    return list(page.teams.board.columns().values())[at].members


def names(page: PeoplePage) -> list[list[str]]:
    lists = [column.members for column in page.teams.board.columns().values()]
    return [[one.item(at).text() for at in range(one.count())] for one in lists]


def propose(page: PeoplePage, settled: Settled) -> None:
    page.teams.maker.propose_button.click()
    settled()


def test_those_without_a_team_are_shown(page: PeoplePage) -> None:
    assert [len(team) for team in names(page)] == [0, 0, 8]
    assert not page.balance.isVisible()
    page.grab()


def test_a_proposal_changes_nothing_until_it_is_taken(
    page: PeoplePage, window: MainWindow, groups: Groups, settled: Settled
) -> None:
    assert page.teams.maker.number.value() == 2
    propose(page, settled)
    shown = names(page)
    assert [len(team) for team in shown] == [4, 4]
    assert groups() == [[], []]
    assert "nothing is changed" in page.teams.maker.told.text()
    assert "Women and men are spread evenly." in page.teams.maker.told.text()
    page.grab()
    page.teams.maker.take_button.click()
    settled()
    assert [len(team) for team in groups()] == [4, 4]
    assert names(page) == shown
    window._undo()
    settled()
    assert groups() == [[], []]


def test_a_proposal_can_be_left(page: PeoplePage, groups: Groups, settled: Settled) -> None:
    propose(page, settled)
    page.teams.maker.leave_button.click()
    assert page.teams.proposal is None
    assert [len(team) for team in names(page)] == [0, 0, 8]
    assert groups() == [[], []]


def test_the_same_number_gives_the_same_teams_and_mixing_others(page: PeoplePage, settled: Settled) -> None:
    propose(page, settled)
    first = names(page)
    page.teams.maker.mix_button.click()
    settled()
    assert page.teams.maker.seed.value() == 2
    assert names(page) != first
    page.teams.maker.seed.set_value(1)
    page.teams.maker.seed.changed.emit()
    settled()
    assert names(page) == first


def test_who_is_moved_in_a_proposal_stays_when_it_is_mixed(page: PeoplePage, settled: Settled, groups: Groups) -> None:
    propose(page, settled)
    person = members(page, 0).item(0).text()
    members(page, 0).setCurrentRow(0)
    members(page, 0).setFocus()
    QTest.keyClick(members(page, 0), Qt.Key.Key_2)
    assert person in names(page)[1]
    assert members(page, 1).currentItem().text() == person
    for _ in range(4):
        page.teams.maker.mix_button.click()
        settled()
        assert person in names(page)[1]
    QTest.keyClick(members(page, 1), Qt.Key.Key_Space)
    assert page.teams.proposal.pinned == frozenset()
    assert groups() == [[], []]


def test_people_per_team_and_only_those_who_are_here(page: PeoplePage, do: Do, workshop: str, settled: Settled) -> None:
    assert not page.teams.maker.here.isVisible()
    here = [one.id for one in do(lambda ws: participants(ws, workshop))][:6]
    do(lambda ws: mark_attendance(ws, workshop, {one: {HalfDay(1, MORNING): "yes"} for one in here}))
    settled()
    maker = page.teams.maker
    assert maker.here.text() == "Only who is present: Day 1, morning (6)"
    maker.here.setChecked(True)
    maker.by._choose("size")
    maker.number.set_value(2)
    propose(page, settled)
    assert [len(team) for team in names(page)] == [2, 2, 2]
    assert "2 people who are not present" in maker.told.text()
    page.teams.maker.take_button.click()
    settled()
    assert [len(team) for team in names(page)] == [2, 2, 2, 2]


def test_a_person_is_moved_by_keys_and_by_dragging(
    page: PeoplePage, window: MainWindow, groups: Groups, settled: Settled
) -> None:
    nobodys = members(page, 2)
    nobodys.setCurrentRow(0)
    nobodys.setFocus()
    QTest.keyClick(nobodys, Qt.Key.Key_1)
    settled()
    assert groups() == [["P01"], []]
    QTest.keyClick(members(page, 0), Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert groups() == [[], ["P01"]]
    dragged = members(page, 1).mimeData([members(page, 1).item(0)])
    drop = QDropEvent(
        QPoint(5, 5), Qt.DropAction.MoveAction, dragged, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    members(page, 0).dropEvent(drop)
    settled()
    assert groups() == [["P01"], []]
    window._undo()
    settled()
    assert groups() == [[], ["P01"]]


def test_a_wrong_number_is_told(page: PeoplePage, settled: Settled) -> None:
    page.teams.maker.number.setText("0")
    propose(page, settled)
    assert page.teams.proposal is None
