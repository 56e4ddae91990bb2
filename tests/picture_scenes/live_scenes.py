"""The day, live: begun, over its time, side by side, caught up, forgotten over night."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtWidgets import QWidget
from tests.picture_scenes.scene import scene
from tests.picture_scenes.stage import Stage

from sala.domain.agenda import Session
from sala.services.agenda import put_beside, read_agenda, run_alone, set_day, set_session
from sala.services.agenda_day import plan_again, start_session
from sala.services.agenda_now import read_catch_up
from sala.services.people import teams
from sala.services.workshops import NewWorkshop, create_workshop
from sala.services.workspace import Workspace
from sala.ui.live import wall_clock
from sala.ui.live.catch_up_dialog import CatchUpDialog
from sala.ui.place import ACTIVITY, LIVE, Place

_DAY = "2026-11-25"


@scene(65, "live-before")
def before(stage: Stage) -> QWidget:
    _at(stage, "07:40")
    return stage.window


@scene(66, "live-running")
def running(stage: Stage) -> QWidget:
    _at(stage, "09:41", _held("08:04", "08:29", "09:20"))
    return stage.window


@scene(67, "live-over-time")
def over_time(stage: Stage) -> QWidget:
    _at(stage, "10:12", _held("08:04", "08:29", "09:20"))
    return stage.window


@scene(68, "live-side-by-side")
def side_by_side(stage: Stage) -> QWidget:
    def beside(ws: Workspace, workshop: str, blocks: list[Session]) -> None:
        put_beside(ws, workshop, blocks[2].id, blocks[1].id)
        for block, team in zip(blocks[1:3], teams(ws, workshop), strict=False):
            set_session(ws, workshop, block.id, {"teams": [team.id]})
        start_session(ws, workshop, blocks[0].id, _moment("08:00"))
        start_session(ws, workshop, blocks[1].id, _moment("08:20"))

    _at(stage, "08:41", beside)
    return stage.window


@scene(69, "live-the-next-morning")
def next_morning(stage: Stage) -> QWidget:
    _at(stage, "07:50", _held("08:04", "08:29", "09:20"), day="2026-11-26")
    return stage.window


@scene(75, "live-strip")
def strip(stage: Stage) -> QWidget:
    _at(stage, "09:41", _held("08:04", "08:29", "09:20"))
    stage.go(Place(ACTIVITY, stage.prepared.workshop, "service_journey"))
    stage.settle()
    return stage.window


@scene(76, "live-no-agenda", on="empty")
def no_agenda(stage: Stage) -> QWidget:
    made = stage.do(lambda ws: create_workshop(ws, NewWorkshop("សិក្ខាសាលាថ្មី")), write=True)
    stage.go(Place(LIVE, made.created))
    return stage.window


@scene(228, "dialog-catch-up")
def catch_up(stage: Stage) -> QWidget:
    page = _at(stage, "10:12", _held("08:04", "08:29", "09:20"))
    day, workshop = page._now.day.day.id, stage.prepared.workshop
    found = stage.do(lambda ws: read_catch_up(ws, workshop, day, _moment("10:12")))
    return stage.show(CatchUpDialog(stage.session, found, page._words, stage.window))


def _at(
    stage: Stage,
    clock: str,
    happen: Callable[[Workspace, str, list[Session]], None] | None = None,
    *,
    day: str = _DAY,
) -> Any:
    """Show the live page at a time of the first day, on which something happened before."""
    workshop = stage.prepared.workshop
    usual = wall_clock.wall_now
    wall_clock.wall_now = lambda: _moment(clock, day)

    def again() -> None:
        wall_clock.wall_now = usual
        stage.do(reset, write=True)

    def reset(ws: Workspace) -> None:
        for block in _blocks(ws, workshop):
            if block.state != "planned":
                plan_again(ws, workshop, block.id)
            if block.parallel:
                run_alone(ws, workshop, block.id)
                set_session(ws, workshop, block.id, {"teams": []})

    def dated(ws: Workspace) -> None:
        for number, one in enumerate(read_agenda(ws, workshop).schedule.days):
            set_day(ws, workshop, one.day.id, {"date": f"2026-11-{25 + number}"})
        if happen is not None:
            happen(ws, workshop, _blocks(ws, workshop))

    stage.afterwards(again)
    stage.do(dated, write=True)
    page = stage.go(Place(LIVE, workshop))
    stage.settle()
    return page


def _held(*begun: str) -> Callable[[Workspace, str, list[Session]], None]:
    """The first blocks begin at these times, one after the other."""

    def happen(ws: Workspace, workshop: str, blocks: list[Session]) -> None:
        for block, clock in zip(blocks, begun, strict=False):
            start_session(ws, workshop, block.id, _moment(clock))

    return happen


def _blocks(ws: Workspace, workshop: str) -> list[Session]:
    return list(read_agenda(ws, workshop).schedule.days[0].sessions)


def _moment(clock: str, day: str = _DAY) -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}")
