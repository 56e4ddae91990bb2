"""The first start, home, and a new workshop in four steps."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from tests.picture_scenes.scene import scene
from tests.picture_scenes.stage import Stage

from sala.ui.dialogs.new_workshop_dialog import NewWorkshopDialog
from sala.ui.place import FIRST_RUN, HOME, Place

_PEOPLE = "សុខ ស្រីមុំ\nជា សុភាព\nលី ដារា\nហេង សុខា\nម៉ៅ ចន្ថា"


@scene(10, "first-run", on="none")
def first_run(stage: Stage) -> QWidget:
    stage.go(Place(FIRST_RUN))
    return stage.window


@scene(20, "home-empty", on="empty")
def home_empty(stage: Stage) -> QWidget:
    stage.go(Place(HOME))
    return stage.window


@scene(21, "home")
def home(stage: Stage) -> QWidget:
    stage.go(Place(HOME))
    return stage.window


@scene(22, "home-search")
def home_search(stage: Stage) -> QWidget:
    page = stage.go(Place(HOME))
    page.search.setText("ស្រែជិះ")
    stage.settle()
    return stage.window


@scene(23, "home-nothing-found")
def home_nothing_found(stage: Stage) -> QWidget:
    page = stage.go(Place(HOME))
    page.search.setText("zzz")
    stage.settle()
    return stage.window


@scene(30, "new-workshop-1-what", on="empty")
def new_workshop_what(stage: Stage) -> QWidget:
    return stage.show(_new_workshop(stage))


@scene(31, "new-workshop-1-no-name", on="empty")
def new_workshop_without_name(stage: Stage) -> QWidget:
    dialog = _new_workshop(stage)
    stage.show(dialog)
    dialog.forward.click()
    stage.settle()
    return dialog


@scene(32, "new-workshop-1-places-found", on="empty")
def new_workshop_places(stage: Stage) -> QWidget:
    dialog = _new_workshop(stage)
    stage.show(dialog)
    dialog.what.name.setText("កាត់បន្ថយការរង់ចាំនៅមណ្ឌលសុខភាព")
    dialog.what.place.line.setText("chrey")
    dialog.what.place.line.textEdited.emit("chrey")
    stage.wait_until(dialog.what.place.found.isVisible)
    stage.settle()
    return dialog


@scene(33, "new-workshop-2-when", on="empty")
def new_workshop_when(stage: Stage) -> QWidget:
    return _step(stage, 1)


@scene(34, "new-workshop-2-month", on="empty")
def new_workshop_month(stage: Stage) -> QWidget:
    dialog = _step(stage, 1)
    dialog.when.first.open_month()
    stage.settle()
    return dialog.when.first._popup


@scene(35, "new-workshop-3-who", on="empty")
def new_workshop_who(stage: Stage) -> QWidget:
    dialog = _step(stage, 2)
    dialog.who.names.set_text(_PEOPLE)
    stage.settle()
    return dialog


@scene(36, "new-workshop-4-teams", on="empty")
def new_workshop_teams(stage: Stage) -> QWidget:
    return _step(stage, 3)


def _new_workshop(stage: Stage) -> NewWorkshopDialog:
    stage.go(Place(HOME))
    return NewWorkshopDialog(stage.session, stage.window)


def _step(stage: Stage, number: int) -> NewWorkshopDialog:
    dialog = _new_workshop(stage)
    stage.show(dialog)
    dialog.what.name.setText("កាត់បន្ថយការរង់ចាំនៅមណ្ឌលសុខភាព")
    for _ in range(number):
        dialog.forward.click()
    stage.settle()
    return dialog
