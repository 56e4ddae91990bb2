"""For every test with widgets: no screen is needed, and the look is the product's."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from sala.language import Translator
from sala.ui.garbage import GarbageHere
from sala.ui.theme import Look


@pytest.fixture(scope="session", autouse=True)
def _garbage_here(qapp: QApplication) -> Iterator[None]:
    """As in the product: no widget goes in a thread beside the window's."""
    collector = GarbageHere()
    # The first collection also freezes what there is: now, or a test of what stays behind would find the widgets of
    # whichever page is open when the timer comes.
    collector.collect()
    yield
    collector.deleteLater()
    gc.unfreeze()
    gc.enable()


@pytest.fixture(scope="session")
def _dressed(qapp: QApplication) -> Look:
    return Look(qapp)


@pytest.fixture
def look(_dressed: Look) -> Iterator[Look]:
    """The product's look, light and at 100 % when a test begins."""
    _dressed.wear("light", 100)
    yield _dressed
    _dressed.wear("light", 100)


@pytest.fixture(autouse=True)
def _always_dressed(look: Look) -> None:
    """Widgets are tested as they are worn."""


@pytest.fixture
def khmer() -> Translator:
    return Translator("km")


@pytest.fixture
def english() -> Translator:
    return Translator("en")


@pytest.fixture
def settle(qapp: QApplication) -> Callable[[], None]:
    """Let layouts, timers of zero length and queued signals happen."""

    def run() -> None:
        for _ in range(5):
            qapp.processEvents()

    return run
