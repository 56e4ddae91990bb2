"""The coach: before an activity and at its end, what a person ticked, and home with what comes next."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from tests.picture_scenes.activity_scenes import activity
from tests.picture_scenes.scene import scene
from tests.picture_scenes.stage import Stage

from sala.ui.guide.coach_section import CoachSection


def _section(stage: Stage, key: str, name: str) -> QWidget:
    """Scroll the guide of an activity to a set of questions."""
    page = activity(stage, key)
    page.panel.set_folded(folded=False)
    stage.wait_until(lambda: page.findChild(CoachSection) is not None)
    bar = page.guide.verticalScrollBar()
    bar.setValue(bar.maximum())
    stage.wait_until(lambda: page.findChild(CoachSection, name) is not None)
    stage.settle()
    section = page.findChild(CoachSection, name)
    guide = page.guide
    top = section.mapTo(guide.widget(), section.rect().topLeft()).y()
    guide.verticalScrollBar().setValue(top)
    stage.settle()
    return stage.window


@scene(68, "coach-before")
def before(stage: Stage) -> QWidget:
    return _section(stage, "interview_notes", "coach_before")


@scene(69, "coach-ready")
def ready(stage: Stage) -> QWidget:
    return _section(stage, "pilot_plan", "coach_ready")
