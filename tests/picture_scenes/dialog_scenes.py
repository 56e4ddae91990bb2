"""Dialogs and messages that belong to the whole window."""

from __future__ import annotations

import threading

from PySide6.QtWidgets import QWidget
from tests.picture_scenes.scene import scene
from tests.picture_scenes.stage import Stage

from sala.errors import EnvironmentFault
from sala.ui.dialogs.about_dialog import AboutDialog
from sala.ui.dialogs.error_dialog import ErrorDialog
from sala.ui.dialogs.opening_trouble import OpeningTrouble
from sala.ui.dialogs.passphrase_dialog import PassphraseDialog
from sala.ui.dialogs.settings_dialog import SettingsDialog
from sala.ui.place import ACTIVITY, HOME, Place
from sala.ui.printing.print_dialog import PrintDialog
from sala.ui.widgets.banner import Toast
from sala.ui.widgets.question import Answer, Question


@scene(210, "dialog-print")
def print_dialog(stage: Stage) -> QWidget:
    return _print(stage, "worksheet:service_journey", filled=True)


@scene(211, "dialog-print-kit")
def print_kit(stage: Stage) -> QWidget:
    return _print(stage, "kit", filled=False)


@scene(212, "dialog-print-letter")
def print_letter(stage: Stage) -> QWidget:
    return _print(stage, "letter", filled=False)


@scene(213, "dialog-print-report")
def print_report(stage: Stage) -> QWidget:
    return _print(stage, "report", filled=False)


@scene(220, "dialog-settings")
def settings(stage: Stage) -> QWidget:
    stage.go(Place(HOME))
    return stage.show(SettingsDialog(stage.session, stage.window))


@scene(221, "dialog-about")
def about(stage: Stage) -> QWidget:
    return stage.show(AboutDialog(stage.session, stage.window))


@scene(222, "dialog-error")
def error(stage: Stage) -> QWidget:
    fault = EnvironmentFault("disk.full", path="/media/STICK", reason="No space left on device")
    return stage.show(ErrorDialog(stage.session, stage.session.sentence(fault), stage.window))


@scene(223, "dialog-passphrase")
def passphrase(stage: Stage) -> QWidget:
    return stage.show(PassphraseDialog(stage.session, stage.window, recovery=False))


@scene(224, "dialog-passphrase-wrong")
def passphrase_wrong(stage: Stage) -> QWidget:
    told = stage.session.sentence(EnvironmentFault("passphrase.wrong"))
    dialog = PassphraseDialog(stage.session, stage.window, recovery=False, told=told)
    dialog.line.setText("ពាក្យសម្ងាត់")
    return stage.show(dialog)


@scene(225, "dialog-recovery-key")
def recovery_key(stage: Stage) -> QWidget:
    return stage.show(PassphraseDialog(stage.session, stage.window, recovery=True))


@scene(228, "dialog-opening-trouble")
def opening_trouble(stage: Stage) -> QWidget:
    backup = stage.session.folder / "backups" / "2026-10-14.db"
    damaged = EnvironmentFault("workspace.damaged", path=str(stage.session.folder), backup=str(backup))
    return stage.show(OpeningTrouble(stage.session, damaged, stage.window))


@scene(229, "dialog-question")
def question(stage: Stage) -> QWidget:
    _ = stage.session.gettext
    answers = [Answer("leave", _("Leave without it"), "danger"), Answer("stay", _("Go on writing"), "primary")]
    told = _("What you wrote here is not kept unless you make the workshop.")
    return stage.show(Question(_("Leave without making the workshop?"), told, answers, parent=stage.window))


@scene(230, "menu-more")
def more(stage: Stage) -> QWidget:
    menu = stage.window.top_bar.more.menu()
    menu.popup(stage.window.mapToGlobal(stage.window.rect().center()))
    stage.settle()
    return menu


@scene(240, "status-told")
def told(stage: Stage) -> QWidget:
    stage.go(Place(HOME))
    stage.session.tell(stage.session.gettext("Deleted. “Undo” brings it back."), "good")
    stage.settle()
    return stage.window


@scene(241, "toast")
def toast(stage: Stage) -> QWidget:
    stage.go(Place(HOME))
    made = Toast(stage.window)
    made.say(stage.session.gettext("Deleted. “Undo” brings it back."), stage.session.gettext("Undo"), lambda: None)
    stage.afterwards(made.deleteLater)
    stage.settle()
    return stage.window


@scene(242, "progress")
def progress(stage: Stage) -> QWidget:
    stage.go(Place(ACTIVITY, stage.prepared.workshop, "service_journey"))
    end = threading.Event()

    def working(_ws: object, told: object) -> None:
        told.report(40, 100)
        end.wait()

    title = stage.session.gettext("Making a back-up")
    stage.session.long_write(working, lambda _: None, title=title)
    stage.afterwards(end.set)
    stage.wait_until(stage.window.status.bar.isVisible)
    return stage.window


def _print(stage: Stage, what: str, *, filled: bool) -> QWidget:
    stage.go(Place(ACTIVITY, stage.prepared.workshop, "service_journey"))
    dialog = PrintDialog(stage.session, stage.prepared.workshop, what, stage.window)
    stage.show(dialog)
    if filled:
        dialog.choices.filled.set_key("filled")
        dialog.typeset()
    stage.wait_until(lambda: dialog.pages > 0)
    stage.settle()
    return dialog
