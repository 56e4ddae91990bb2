"""The coach in the guide, what comes next at home and on the rail: it answers as people write, and locks nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from tests.ui.pages.by_hand import click, find, held, wait, write
from tests.ui.pages.conftest import Do

from sala.services.cards import add_card, set_fields
from sala.services.history import undo
from sala.services.progress import mark_activity
from sala.services.workshops import NewWorkshop, create_workshop, note_opened
from sala.ui.guide.coach_section import CheckLine, CoachSection
from sala.ui.home.go_on_card import GoOnCard
from sala.ui.home.workshop_row import WorkshopRow
from sala.ui.pages.activity_page import ActivityPage
from sala.ui.place import ACTIVITY, HOME, SEND, Place
from sala.ui.session import Session
from sala.ui.shell.main_window import MainWindow

Settled = Callable[[], None]
Opened = Callable[[Place], Any]


@pytest.fixture
def page(opened: Opened, workshop: str, qtbot: QtBot) -> ActivityPage:
    shown = opened(Place(ACTIVITY, workshop, "pilot_plan"))
    wait(qtbot, lambda: shown.findChildren(CoachSection))
    to_the_end(shown)
    return shown


def to_the_end(page: ActivityPage) -> None:
    """Scroll the guide: its end is made when somebody goes there."""
    bar = page.guide.verticalScrollBar()
    bar.setValue(bar.maximum())


def line(page: ActivityPage, question: str) -> CheckLine:
    return find(page, f"check_{question}", CheckLine)


def test_the_guide_asks_before_and_after(page: ActivityPage) -> None:
    before, ready = find(page, "coach_before", CoachSection), find(page, "coach_ready", CoachSection)
    assert list(before.lines) == ["tested", "baseline", "decider"]
    assert "owner" in ready.lines
    inside = page.guide.inside()
    assert before.mapTo(inside, before.rect().topLeft()).y() < ready.mapTo(inside, ready.rect().topLeft()).y()
    assert line(page, "owner").answer.text() == "Not yet"
    assert line(page, "decider").answer.text() == "Only you can tell"
    assert line(page, "tested").answer.text() == "Not yet · 0 of 3"
    assert page.done_button.isEnabled(), "nothing is locked"


def test_answers_follow_what_is_written(page: ActivityPage, workshop: str, do: Do, qtbot: QtBot) -> None:
    pilot = do(lambda ws: add_card(ws, workshop, "pilot", fields={"title": "x", "owner": "សុខា"})).created
    wait(qtbot, lambda: line(page, "owner").answer.text() == "Not yet · 1 of 2")
    assert line(page, "owner").hint.isVisibleTo(page)
    do(lambda ws: set_fields(ws, workshop, pilot, {"sponsor": "ជា"}))
    wait(qtbot, lambda: line(page, "owner").answer.text() == "Yes · 2 of 2")
    assert line(page, "owner").sign.property("tone") == "good"
    assert not line(page, "owner").hint.isVisibleTo(page)
    assert line(page, "owner").accessibleName() == "Are an owner and a sponsor named? Yes · 2 of 2"


def test_answers_follow_what_is_typed_into_the_form(page: ActivityPage, qtbot: QtBot) -> None:
    write(find(page, "field_owner"), "សុខា")
    wait(qtbot, lambda: line(page, "owner").answer.text() == "Not yet · 1 of 2")


def test_a_person_ticks_and_undo_takes_it_back(
    page: ActivityPage, workshop: str, do: Do, qtbot: QtBot, session: Session
) -> None:
    click(page, "tick_decider")
    wait(qtbot, lambda: line(page, "decider").answer.text() == "Yes")
    assert line(page, "decider").button.isChecked()
    assert session.last_saved is not None
    do(lambda ws: undo(ws, workshop))
    wait(qtbot, lambda: line(page, "decider").answer.text() == "Only you can tell")
    assert not line(page, "decider").button.isChecked()
    click(page, "tick_decider")
    wait(qtbot, lambda: line(page, "decider").answer.text() == "Yes")
    click(page, "tick_decider")
    wait(qtbot, lambda: line(page, "decider").answer.text() == "Only you can tell")


def test_the_coach_speaks_the_language_of_the_window(
    page: ActivityPage, window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    session.set_language("km")
    wait(qtbot, lambda: window.page is not page and window.page.findChildren(CoachSection))
    to_the_end(window.page)
    assert line(window.page, "tested").answer.text() == "មិនទាន់ · ០ ក្នុងចំណោម ៣"
    assert line(window.page, "owner").question.text() == "តើមានអ្នកទទួលខុសត្រូវ និងអ្នកដឹកនាំដែលគាំទ្រហើយឬនៅ?"


def test_a_guide_that_is_folded_away_asks_nothing(
    window: MainWindow, opened: Opened, workshop: str, settled: Settled, do: Do, qtbot: QtBot
) -> None:
    page = opened(Place(ACTIVITY, workshop, "consent"))
    wait(qtbot, lambda: page.findChildren(CoachSection))
    click(page.panel.fold_button)
    page = opened(Place(ACTIVITY, workshop, "persona"))
    do(lambda ws: add_card(ws, workshop, "persona", fields={"invented_name": "សុខា"}))
    settled()
    assert not page.findChildren(CoachSection)
    click(page.panel.unfold_button)
    wait(qtbot, lambda: page.findChildren(CoachSection))
    assert [section.objectName() for section in page.findChildren(CoachSection)] == ["coach_before"]
    to_the_end(page)
    assert line(page, "life").answer.text() == "Not yet · 0 of 4"


def test_the_page_may_be_left_while_the_coach_is_asked(
    window: MainWindow, opened: Opened, workshop: str, session: Session, settled: Settled, do: Do
) -> None:
    page = opened(Place(ACTIVITY, workshop, "consent"))
    with held(session.lane):
        page.guide.coaching.refresh()
        page.guide.coaching._ask()
        window.go(Place(HOME))
    settled()
    assert window.page.place() == Place(HOME)


def test_the_rail_says_what_comes_next_and_goes_there(
    window: MainWindow, opened: Opened, workshop: str, do: Do, settled: Settled, qtbot: QtBot
) -> None:
    opened(Place(ACTIVITY, workshop, "consent"))
    wait(qtbot, lambda: window.rail.next.words.text() == "Next: Challenge frame")
    click(window.rail.next)
    wait(qtbot, lambda: window.page.place().activity == "challenge_frame")
    do(lambda ws: mark_activity(ws, workshop, "challenge_frame", done=True))
    wait(qtbot, lambda: window.rail.next.words.text() == "Next: Stakeholder map")
    do(lambda ws: mark_activity(ws, workshop, "workshop_evaluation", done=True))
    wait(qtbot, lambda: window.rail.next.words.text() == "Next: send what was not sent yet")
    click(window.rail.next)
    wait(qtbot, lambda: window.page.place() == Place(SEND, workshop))


def test_where_the_person_is_stays_in_sight_below_what_comes_next(
    window: MainWindow, opened: Opened, workshop: str, qtbot: QtBot
) -> None:
    opened(Place(ACTIVITY, workshop, "team_reflection"))
    wait(qtbot, window.rail.next.isVisible)
    button = window.rail.activities["team_reflection"]
    wait(qtbot, lambda: button.visibleRegion().boundingRect().height() == button.height())


def test_home_says_what_comes_next_in_the_last_workshop_and_in_all(
    window: MainWindow, workshop: str, opened: Opened, do: Do, settled: Settled, qtbot: QtBot
) -> None:
    second = do(lambda ws: create_workshop(ws, NewWorkshop("ទីពីរ"))).created
    do(lambda ws: mark_activity(ws, second, "challenge_frame", done=True))
    do(lambda ws: note_opened(ws, workshop, "2099-01-01T00:00:00+00:00"))
    page = opened(Place(HOME))
    wait(qtbot, lambda: page.findChildren(GoOnCard))
    assert page.go_on.sentence.text() == "Next: Challenge frame"
    assert page.go_on.name.text() == "សេវាអត្រានុកូលដ្ឋាន"
    first, other = page.findChildren(WorkshopRow)
    wait(qtbot, other.next.isVisible)
    assert other.next.text() == "Next: Stakeholder map"
    assert "Next: Stakeholder map" in other.accessibleName()
    assert not first.next.isVisible(), "it is told above the list"
    click(page, "go_on_button")
    wait(qtbot, lambda: window.page.place() == Place(ACTIVITY, workshop, "challenge_frame"))


def test_home_stays_right_when_the_work_goes_on(
    window: MainWindow, workshop: str, opened: Opened, do: Do, qtbot: QtBot
) -> None:
    page = opened(Place(HOME))
    wait(qtbot, lambda: page.go_on is not None and page.go_on.sentence.text() == "Next: Challenge frame")
    do(lambda ws: mark_activity(ws, workshop, "challenge_frame", done=True))
    wait(qtbot, lambda: page.go_on.sentence.text() == "Next: Stakeholder map")
    do(lambda ws: add_card(ws, workshop, "stakeholder_map", fields={"name": "x"}))
    wait(qtbot, lambda: page.go_on.sentence.text() == "Next, finish: Stakeholder map")
    assert page.go_on.button.text() == "Finish it"


def test_searching_keeps_what_comes_next(
    window: MainWindow, workshop: str, opened: Opened, do: Do, qtbot: QtBot
) -> None:
    do(lambda ws: create_workshop(ws, NewWorkshop("ទីពីរ")))
    do(lambda ws: note_opened(ws, workshop, "2099-01-01T00:00:00+00:00"))
    page = opened(Place(HOME))
    wait(qtbot, lambda: len(page.next_steps.known) == 2)
    write(find(page, "workshop_search"), "ទីពីរ")
    wait(qtbot, lambda: len(page._rows()) == 1)
    assert page._rows()[0].next.text() == "Next: Challenge frame"
    assert not page.go_on.isVisible(), "who searches wants what is found"
    page.search.clear()
    wait(qtbot, page.go_on.isVisible)
