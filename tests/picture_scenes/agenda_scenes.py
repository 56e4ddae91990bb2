"""The agenda: chosen, built, with things worth a second look."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from tests.picture_scenes.scene import scene
from tests.picture_scenes.stage import Stage

from sala.services.agenda import add_session, move_session, put_beside, read_agenda, remove_session, set_session
from sala.services.people import teams
from sala.services.workshops import NewWorkshop, create_workshop
from sala.services.workspace import Workspace
from sala.ui.place import AGENDA, Place


@scene(60, "agenda")
def agenda(stage: Stage) -> QWidget:
    stage.go(Place(AGENDA, stage.prepared.workshop))
    return stage.window


@scene(61, "agenda-worth-a-look")
def agenda_with_warnings(stage: Stage) -> QWidget:
    workshop = stage.prepared.workshop

    def spoil(ws: Workspace) -> None:
        day = read_agenda(ws, workshop).schedule.days[0]
        blocks = day.sessions
        first, second = teams(ws, workshop)[:2]
        remove_session(ws, workshop, blocks[3].id)
        set_session(ws, workshop, blocks[7].id, {"minutes": 40})
        add_session(ws, workshop, day.day.id, {"activity": "dot_voting", "minutes": 90})
        put_beside(ws, workshop, blocks[9].id, blocks[7].id)
        set_session(ws, workshop, blocks[7].id, {"teams": [first.id]})
        set_session(ws, workshop, blocks[9].id, {"teams": [second.id]})
        move_session(ws, workshop, blocks[1].id, day.day.id, "")

    stage.do(spoil)
    page = stage.go(Place(AGENDA, workshop))
    page.scroll.verticalScrollBar().setValue(0)
    return stage.window


@scene(62, "agenda-block-open")
def agenda_open(stage: Stage) -> QWidget:
    page = stage.go(Place(AGENDA, stage.prepared.workshop))
    page.blocks.rows()[1].set_open(open_=True)
    stage.settle()
    return stage.window


@scene(63, "agenda-nothing-yet", on="empty")
def nothing_yet(stage: Stage) -> QWidget:
    made = stage.do(lambda ws: create_workshop(ws, NewWorkshop("សិក្ខាសាលាថ្មី")), write=True)
    stage.go(Place(AGENDA, made.created))
    return stage.window
