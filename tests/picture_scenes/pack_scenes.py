"""A method of headquarters: its file, an activity that it adds, and what the next version has no place for."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget
from tests.picture_scenes.scene import scene
from tests.picture_scenes.stage import Stage
from tests.queue_pack import ACTIVITY, KEY, KIND, ROW, write_queue_pack, write_second_version

from sala.paths import pack_folder
from sala.services.cards import add_card
from sala.services.method import STANDARD, method_pack
from sala.services.packs import add_pack, look_at, make_pack, use_pack
from sala.services.people import teams
from sala.services.workshops import get_workshop
from sala.services.workspace import Workspace, open_or_create
from sala.ui.dialogs.method_dialog import MethodDialog
from sala.ui.place import ACTIVITY as ACTIVITY_PAGE
from sala.ui.place import OTHER_CARDS, SEND, Place


@scene(250, "pack-file-waits")
def file_waits(stage: Stage) -> QWidget:
    _open(stage, _file(stage, "1"))
    return stage.window


@scene(251, "pack-added")
def added(stage: Stage) -> QWidget:
    page = _open(stage, _file(stage, "1"))
    page.open_card.found_pack.add_button.click()
    stage.settle()
    return stage.window


@scene(252, "pack-another-key")
def another_key(stage: Stage) -> QWidget:
    _keep(stage, "1")
    with open_or_create(stage.prepared.root / "stranger", author="X") as stranger:
        forged = stage.prepared.root / "forged.sala-pack"
        folder = write_second_version(stage.prepared.root / "forged")
        make_pack(stranger, folder, forged, publisher="ថ្នាក់កណ្តាល", overwrite=True)
    _open(stage, forged)
    return stage.window


@scene(253, "pack-activity")
def activity(stage: Stage) -> QWidget:
    _captured(stage)
    stage.go(Place(ACTIVITY_PAGE, stage.prepared.workshop, ACTIVITY))
    return stage.window


@scene(254, "pack-earlier-answers")
def earlier_answers(stage: Stage) -> QWidget:
    _captured(stage)
    _use(stage, KEY, "2")
    page = stage.go(Place(ACTIVITY_PAGE, stage.prepared.workshop, ACTIVITY))
    page.capture.scroll.ensureWidgetVisible(page.capture.earlier, 0, 0)
    bar = page.capture.scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    stage.settle()
    return stage.window


@scene(255, "pack-other-cards")
def other_cards(stage: Stage) -> QWidget:
    _captured(stage)
    _use(stage, STANDARD)
    stage.go(Place(OTHER_CARDS, stage.prepared.workshop))
    return stage.window


@scene(256, "pack-not-here")
def not_here(stage: Stage) -> QWidget:
    _captured(stage)
    shutil.rmtree(pack_folder())
    method_pack.cache_clear()
    stage.go(Place(OTHER_CARDS, stage.prepared.workshop))
    return stage.window


@scene(257, "dialog-method")
def choose_method(stage: Stage) -> QWidget:
    _keep(stage, "1")
    _keep(stage, "2")
    stage.go(Place(ACTIVITY_PAGE, stage.prepared.workshop, "idea_card"))
    workshop = stage.do(lambda ws: get_workshop(ws, stage.prepared.workshop))
    return stage.show(MethodDialog(stage.session, workshop, stage.window))


def _file(stage: Stage, version: str) -> Path:
    """Return the file of a version, as headquarters made it; no pack is on this computer when a scene begins."""
    stage.afterwards(lambda: _forget(stage))
    root = stage.prepared.root
    out = root / f"kampot-{version}.sala-pack"
    if not out.exists():
        folder = root / f"kampot-{version}"
        (write_queue_pack if version == "1" else write_second_version)(folder)
        with open_or_create(root / "headquarters", author="ក្រសួងមុខងារសាធារណៈ") as ws:
            make_pack(ws, folder, out, publisher="ក្រសួងមុខងារសាធារណៈ")
    return out


def _forget(stage: Stage) -> None:
    stage.do(lambda ws: use_pack(ws, stage.prepared.workshop, STANDARD), write=True)
    shutil.rmtree(pack_folder(), ignore_errors=True)
    method_pack.cache_clear()


def _open(stage: Stage, file: Path) -> Any:
    page = stage.go(Place(SEND, stage.prepared.workshop, file=str(file)))
    stage.wait_until(lambda: page.open_card.found_pack is not None)
    stage.settle()
    return page


def _keep(stage: Stage, version: str) -> None:
    file = _file(stage, version)
    stage.do(lambda ws: add_pack(ws, look_at(ws, file)))


def _use(stage: Stage, key: str, version: str = "") -> None:
    stage.do(lambda ws: use_pack(ws, stage.prepared.workshop, key, version), write=True)


def _captured(stage: Stage) -> None:
    """Write a card with two rows under version 1."""
    _keep(stage, "1")
    _keep(stage, "2")
    _use(stage, KEY, "1")
    workshop = stage.prepared.workshop

    def write(ws: Workspace) -> Any:
        fields = {
            "place": "បង្អួចទទួលសំបុត្រកំណើត",
            "weather": "rain",
            "seats": 12,
            "surprise": "មនុស្សចាស់ៗឈររង់ចាំក្រោមភ្លៀង ព្រោះគ្មានកៅអីគ្រប់គ្រាន់។",
        }
        team = teams(ws, workshop)[0].id
        made = add_card(ws, workshop, KIND, fields=fields, activity=ACTIVITY, team=team)
        for hour, people, waited in (("ព្រឹក ម៉ោង ៨", 14, 50), ("រសៀល ម៉ោង ២", 3, 5)):
            row = {"hour": hour, "people": people, "waited": waited}
            add_card(ws, workshop, ROW, fields=row, parent=made.created)
        return made

    stage.do(write, write=True)
