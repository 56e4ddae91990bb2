"""What a scene is, and where all of them are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from PySide6.QtWidgets import QWidget
from tests.picture_scenes.stage import Stage

Show = Callable[[Stage], QWidget]
_MODULES = (
    "home_scenes", "activity_scenes", "agenda_scenes", "live_scenes", "coach_scenes", "room_scenes", "people_scenes",
    "send_scenes", "safety_scenes", "pack_scenes", "dialog_scenes",
)  # fmt: skip
_scenes: list[Scene] = []


@dataclass(frozen=True, slots=True)
class Scene:
    """``show`` brings it about and returns what is to be seen; ``on`` names the workspace that it plays on.

    Scenes are played in the order of their numbers, which is the order in which a person meets them.
    """

    number: int
    name: str
    on: str
    show: Show

    @property
    def file_stem(self) -> str:
        """Number and name, so that pictures sort by screen."""
        return f"{self.number:03}-{self.name}"


def scene(number: int, name: str, *, on: str = "sample") -> Callable[[Show], Show]:
    """Put a function among the scenes."""

    def add(show: Show) -> Show:
        _scenes.append(Scene(number, name, on, show))
        return show

    return add


def all_scenes() -> list[Scene]:
    """Return every scene, those of one workspace after each other."""
    for name in _MODULES:
        import_module(f"tests.picture_scenes.{name}")
    order = {"none": 0, "empty": 1, "sample": 2}
    return sorted(_scenes, key=lambda one: (order[one.on], one.number, one.name))
