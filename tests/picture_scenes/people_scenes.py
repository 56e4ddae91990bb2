"""People and teams, and what a workshop shows that has nothing yet."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from tests.picture_scenes.scene import scene
from tests.picture_scenes.stage import Stage

from sala.services.workshops import NewWorkshop, create_workshop
from sala.ui.place import ACTIVITY, PEOPLE, Place


@scene(70, "people")
def people(stage: Stage) -> QWidget:
    stage.go(Place(PEOPLE, stage.prepared.workshop))
    return stage.window


@scene(71, "people-searched")
def people_searched(stage: Stage) -> QWidget:
    page = stage.go(Place(PEOPLE, stage.prepared.workshop))
    page.search.setText("ស្រី")
    stage.settle()
    return stage.window


@scene(72, "people-pasted-with-problems")
def people_pasted(stage: Stage) -> QWidget:
    page = stage.go(Place(PEOPLE, stage.prepared.workshop))
    QGuiApplication.clipboard().setText("ឈ្មោះ\tភេទ\tអាយុ\nសុខ ធីតា\tស្រី\t34\nលី បូរ៉ា\tមិនដឹង\tចាស់")
    page.table.start_writing()
    page.table.paste()
    stage.wait_until(lambda: bool(page.model.problems()))
    stage.settle()
    return stage.window


@scene(73, "people-nobody-yet", on="empty")
def nobody_yet(stage: Stage) -> QWidget:
    made = stage.do(lambda ws: create_workshop(ws, NewWorkshop("សិក្ខាសាលាថ្មី")), write=True)
    stage.go(Place(PEOPLE, made.created))
    return stage.window


@scene(74, "activity-nothing-yet", on="empty")
def nothing_yet(stage: Stage) -> QWidget:
    made = stage.do(lambda ws: create_workshop(ws, NewWorkshop("សិក្ខាសាលាថ្មី")), write=True)
    stage.go(Place(ACTIVITY, made.created, "service_journey"))
    return stage.window
