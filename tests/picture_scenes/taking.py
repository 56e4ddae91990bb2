"""Playing the scenes in every style, and keeping a picture of each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget
from tests.picture_scenes.clipping import findings
from tests.picture_scenes.scene import Scene, all_scenes
from tests.picture_scenes.stage import SIZE, Stage
from tests.picture_scenes.style import FURTHER, STYLES
from tests.picture_scenes.workspaces import Prepared

from sala.ui.theme import Look

#: Said by the platform without a screen only.
_UNIMPORTANT = "This plugin does not support"


def take_screens(prepared: Prepared, out: Path, only: str) -> Iterator[tuple[Path, list[str]]]:
    """Yield the path of each picture taken, and what is wrong with what it shows."""
    application = QApplication.instance() or QApplication(["pictures"])
    look = Look(application)
    told: list[str] = []
    before = qInstallMessageHandler(lambda kind, _context, text: _note(told, kind, text))
    try:
        for style in (*STYLES, *(one for one in FURTHER if f"--{one.name}" in only)):
            scenes = [scene for scene in all_scenes() if only in f"{scene.file_stem}--{style.name}"]
            if not scenes:
                continue
            with Stage(application, look, prepared, style) as stage:
                for scene, widget, wrong in play(stage, scenes):
                    path = out / f"{scene.file_stem}--{style.name}.png"
                    stage.picture(widget).save(str(path))
                    yield path, [*wrong, *told]
                    told.clear()
    finally:
        qInstallMessageHandler(before)


def play(stage: Stage, scenes: list[Scene]) -> Iterator[tuple[Scene, QWidget, list[str]]]:
    """Bring about each scene; yield it with the widget to look at and what is wrong with it."""
    workspace = ""
    for scene in scenes:
        if scene.on != workspace:
            workspace = scene.on
            stage.open(workspace)
        widget = scene.show(stage)
        stage.picture(widget)  # painted once: only then is it known what had to be cut
        largest = SIZE if isinstance(widget, QMainWindow | QDialog) else None
        wrong = [*map(str, findings(widget, largest)), *stage.wrong]
        stage.wrong = []
        yield scene, widget, wrong
        stage.tidy()


def _note(told: list[str], kind: QtMsgType, text: str) -> None:
    if kind != QtMsgType.QtDebugMsg and _UNIMPORTANT not in text:
        told.append(f"Qt says: {text}")
