"""Sending and receiving: nothing written yet, written, a file that waits, one that is broken, one that is locked."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget
from tests.picture_scenes.scene import scene
from tests.picture_scenes.stage import Stage
from tests.picture_scenes.workspaces import PASSPHRASE

from sala.ui.place import SEND, Place


@scene(80, "send-nothing-written")
def nothing_written(stage: Stage) -> QWidget:
    _send(stage)
    return stage.window


@scene(81, "send-by-passphrase")
def by_passphrase(stage: Stage) -> QWidget:
    _send(stage).write_card.by_passphrase.click()
    stage.settle()
    return stage.window


@scene(82, "send-written")
def written(stage: Stage) -> QWidget:
    page = _send(stage)
    page.write_card.write(stage.session.folder.parent / "ស្រែជិះ-2026-10-15.sala")
    stage.wait_until(page.write_card.written.isVisible)
    _bring(stage, page, page.write_card.written)
    return stage.window


@scene(83, "receive-from-home")
def from_home(stage: Stage) -> QWidget:
    stage.go(Place(SEND))
    return stage.window


@scene(84, "receive-file-waits")
def file_waits(stage: Stage) -> QWidget:
    page = _send(stage)
    page.open_card.open(stage.prepared.incoming)
    stage.wait_until(lambda: page.open_card.found is not None)
    stage.settle()
    return stage.window


@scene(85, "receive-locked")
def locked(stage: Stage) -> QWidget:
    page = _send(stage)
    page.open_card.open(stage.prepared.locked)
    stage.wait_until(page.open_card.unlock.isVisible)
    stage.settle()
    return stage.window


@scene(86, "receive-damaged")
def damaged(stage: Stage) -> QWidget:
    page = _send(stage)
    page.open_card.open(stage.prepared.damaged)
    stage.wait_until(lambda: bool(page.open_card.banner.text()))
    stage.settle()
    return stage.window


@scene(87, "receive-taken-in")
def taken_in(stage: Stage) -> QWidget:
    page = _send(stage)
    page.open_card.open(stage.prepared.locked, PASSPHRASE)
    stage.wait_until(lambda: page.open_card.found is not None)
    page.open_card.found.take_button.click()
    stage.wait_until(lambda: page.open_card.report is not None)
    stage.settle()
    return stage.window


@scene(88, "send-keys")
def keys(stage: Stage) -> QWidget:
    page = _send(stage)
    page._scroll.verticalScrollBar().setValue(page._scroll.verticalScrollBar().maximum())
    stage.settle()
    return stage.window


def _send(stage: Stage) -> Any:
    return stage.go(Place(SEND, stage.prepared.workshop))


def _bring(stage: Stage, page: Any, part: QWidget) -> None:
    stage.settle()
    page._scroll.ensureWidgetVisible(part)
    stage.settle()
