"""People and teams, and what a workshop shows that has nothing yet."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from tests.picture_scenes.scene import scene
from tests.picture_scenes.stage import Stage

from sala.domain.attendance import AFTERNOON, MORNING, HalfDay
from sala.services.attendance import mark_attendance
from sala.services.people import participants
from sala.services.people_import import look_at_people
from sala.services.workshops import NewWorkshop, create_workshop
from sala.ui.people.export_dialog import ExportDialog
from sala.ui.people.functioning_dialog import FunctioningDialog
from sala.ui.people.import_dialog import ImportDialog
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


def _with_attendance(stage: Stage) -> None:
    """Most came in the morning, fewer after lunch."""
    workshop = stage.prepared.workshop
    everyone = stage.do(lambda ws: participants(ws, workshop))
    marks = {
        person.id: {HalfDay(1, MORNING): "no" if at % 7 == 3 else "yes", HalfDay(1, AFTERNOON): "yes" if at % 3 else ""}
        for at, person in enumerate(everyone)
    }
    stage.do(lambda ws: mark_attendance(ws, workshop, marks), write=True)


@scene(75, "people-attendance")
def people_attendance(stage: Stage) -> QWidget:
    page = stage.go(Place(PEOPLE, stage.prepared.workshop))
    _with_attendance(stage)
    page.show_view("attendance")
    stage.settle()
    page.balance.who.set_key("here")
    page.balance.who.changed.emit()
    stage.settle()
    return stage.window


@scene(76, "people-teams")
def people_teams(stage: Stage) -> QWidget:
    page = stage.go(Place(PEOPLE, stage.prepared.workshop))
    page.show_view("teams")
    stage.settle()
    return stage.window


@scene(77, "people-teams-proposed")
def people_teams_proposed(stage: Stage) -> QWidget:
    page = stage.go(Place(PEOPLE, stage.prepared.workshop))
    page.show_view("teams")
    page.teams.maker.number.set_value(5)
    page.teams.maker.ask()
    stage.wait_until(lambda: page.teams.proposal is not None)
    stage.settle()
    return stage.window


@scene(78, "people-functioning")
def people_functioning(stage: Stage) -> QWidget:
    page = stage.go(Place(PEOPLE, stage.prepared.workshop))
    person = stage.do(lambda ws: participants(ws, stage.prepared.workshop))[0]
    dialog = FunctioningDialog(stage.session, person, page.window())
    for question, answer in (("seeing", "some"), ("hearing", "no_difficulty"), ("walking", "a_lot")):
        dialog.rows[question].set_key(answer)
    dialog.rows["walking"].changed.emit()
    return stage.show(dialog)


@scene(79, "people-import")
def people_import(stage: Stage) -> QWidget:
    page = stage.go(Place(PEOPLE, stage.prepared.workshop))
    path = stage.session.folder.parent / "បញ្ជីឈ្មោះ.csv"
    path.write_text(
        "ល.រ;ឈ្មោះ;ភេទ;អាយុ;តួនាទី;ទូរសព្ទ;ក្រុម\n1;សុខ ធីតា;ស្រី;៣៤;ឆ្មប;012 345 678;ក្រុមផ្កាឈូក\n"
        "2;លី បូរ៉ា;ប្រុស;ចាស់;មេភូមិ;គ្មាន;ក្រុមថ្មី\n3;;ស្រី;21;;;\n4;សុខ ស្រីមុំ;ស;45;អ្នកប្រើប្រាស់សេវា;;\n",
        "utf-8-sig",
    )
    workshop = stage.prepared.workshop
    file = stage.do(lambda ws: look_at_people(ws, workshop, path))
    return stage.show(ImportDialog(stage.session, file, page.window()))


@scene(79, "people-to-a-file")
def people_export(stage: Stage) -> QWidget:
    page = stage.go(Place(PEOPLE, stage.prepared.workshop))
    return stage.show(ExportDialog(stage.session, page.window()))


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
