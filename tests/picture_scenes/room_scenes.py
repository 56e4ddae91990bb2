"""Show to the room: the driver beside the form, and what the room sees on one display and on its own."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget
from tests.picture_scenes.activity_scenes import activity
from tests.picture_scenes.scene import scene
from tests.picture_scenes.stage import SIZE, Stage

from sala.settings import ROOM_COLOURS, ROOM_LANGUAGE
from sala.ui.room.presentation import Presentation, presentation_of
from sala.ui.room.projection import projection_of

#: A clock that a picture can rely on.
_AT = 1_000.0


def _begin(stage: Stage, key: str, index: int) -> tuple[Any, Presentation]:
    """Show an activity to the room, in the language of the pictures, at one of its slides."""
    page = activity(stage, key)
    stage.session.settings.set(ROOM_LANGUAGE, stage.style.language)
    stage.session.settings.set(ROOM_COLOURS, "contrast" if stage.style.theme == "contrast" else "light")
    shown = presentation_of(stage.session)
    shown._now = lambda: _AT
    shown.sound._players = [["bell"]]  # whatever this computer has: no picture sounds
    page.room_button.toggle()
    stage.afterwards(shown.end)
    stage.settle()
    shown.go_to(index)
    stage.settle()
    return page, shown


def _wall(stage: Stage, shown: Presentation) -> QWidget:
    """Return the room's window, as large as a display."""
    window = projection_of(stage.session, shown).window
    window.resize(*SIZE)
    stage.settle()
    return window


def _go(shown: Presentation, seconds: float) -> None:
    """Let so many seconds of the clock be gone."""
    shown.start_or_pause()
    shown._timer.stop()
    shown._now = lambda: _AT + seconds
    shown.ticked.emit()


@scene(70, "room-driver")
def driver(stage: Stage) -> QWidget:
    _page, shown = _begin(stage, "problem_statement", 4)
    _go(shown, 95)
    stage.settle()
    return stage.window


@scene(71, "room-driver-end")
def driver_end(stage: Stage) -> QWidget:
    page, _shown = _begin(stage, "problem_statement", 4)
    bar = page.room_button.driver.verticalScrollBar()
    bar.setValue(bar.maximum())
    stage.settle()
    return stage.window


@scene(72, "room-title")
def title(stage: Stage) -> QWidget:
    return _wall(stage, _begin(stage, "service_journey", 0)[1])


@scene(73, "room-teams")
def teams(stage: Stage) -> QWidget:
    return _wall(stage, _begin(stage, "service_journey", 1)[1])


@scene(74, "room-step")
def step(stage: Stage) -> QWidget:
    return _wall(stage, _begin(stage, "service_journey", 4)[1])


@scene(75, "room-step-last-minute")
def last_minute(stage: Stage) -> QWidget:
    _page, shown = _begin(stage, "observation", 4)
    _go(shown, 3 * 60 - 42)
    return _wall(stage, shown)


@scene(76, "room-example")
def example(stage: Stage) -> QWidget:
    _page, shown = _begin(stage, "problem_statement", 0)
    shown.go_to(len(shown.slides) - 3)
    return _wall(stage, shown)


@scene(77, "room-clock-alone")
def clock_alone(stage: Stage) -> QWidget:
    _page, shown = _begin(stage, "brainstorm", 5)
    _go(shown, 100)
    shown.toggle_clock()
    return _wall(stage, shown)


@scene(78, "room-break-ended")
def break_ended(stage: Stage) -> QWidget:
    _page, shown = _begin(stage, "brainstorm", 0)
    shown.go_to(len(shown.slides) - 1)
    _go(shown, 16 * 60)
    return _wall(stage, shown)
