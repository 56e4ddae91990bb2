"""Back-ups, the check, the recovery key, the passphrase."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget
from tests.picture_scenes.scene import scene
from tests.picture_scenes.stage import Stage

from sala.ui.place import SAFETY, Place
from sala.ui.safety.key_paper import paint_key
from sala.ui.safety.restore_dialog import RestoreDialog

#: Pixels of an A4 page at about a hundred dots per inch.
_PAPER = (827, 1169)


@scene(90, "safety")
def safety(stage: Stage) -> QWidget:
    _safety(stage)
    return stage.window


@scene(91, "safety-checked")
def checked(stage: Stage) -> QWidget:
    page = _safety(stage)
    page.check_card.check(repair=False)
    stage.wait_until(lambda: bool(page.check_card.banner.text()))
    stage.settle()
    return stage.window


@scene(92, "safety-backed-up")
def backed_up(stage: Stage) -> QWidget:
    page = _safety(stage)
    page.backups_card.back_up()
    stage.wait_until(lambda: bool(page.backups_card.banner.text()))
    stage.settle()
    return stage.window


@scene(93, "safety-recovery-key")
def recovery_key(stage: Stage) -> QWidget:
    page = _key_shown(stage)
    _bring(stage, page, page.recovery_card)
    return stage.window


@scene(94, "safety-recovery-key-on-paper")
def recovery_key_on_paper(stage: Stage) -> QWidget:
    groups = _key_shown(stage).recovery_card.groups()
    paper = QImage(*_PAPER, QImage.Format.Format_RGB32)
    paper.fill(QColor("white"))
    painter = QPainter(paper)
    paint_key(stage.session, painter, paper.width(), groups)
    painter.end()
    shown = QLabel()
    shown.setPixmap(QPixmap.fromImage(paper))
    shown.setFixedSize(paper.size())
    stage.afterwards(shown.deleteLater)
    return shown


@scene(95, "safety-passphrase")
def passphrase(stage: Stage) -> QWidget:
    page = _safety(stage)
    page.passphrase_card._open_form()
    _bring(stage, page, page.passphrase_card)
    return stage.window


@scene(226, "dialog-restore")
def restore(stage: Stage) -> QWidget:
    return stage.show(RestoreDialog(stage.session, "២៣ វិច្ឆិកា ២០២៦ ម៉ោង ១០:៤២", stage.window, locked=False))


@scene(227, "dialog-restore-locked")
def restore_locked(stage: Stage) -> QWidget:
    return stage.show(RestoreDialog(stage.session, "២៣ វិច្ឆិកា ២០២៦ ម៉ោង ១០:៤២", stage.window, locked=True))


def _safety(stage: Stage) -> Any:
    return stage.go(Place(SAFETY))


def _key_shown(stage: Stage) -> Any:
    page = _safety(stage)
    page.recovery_card.ask()
    stage.wait_until(lambda: bool(page.recovery_card.groups()))
    stage.settle()
    return page


def _bring(stage: Stage, page: QWidget, part: QWidget) -> None:
    stage.settle()
    page.findChild(QScrollArea).ensureWidgetVisible(part)
    stage.settle()
