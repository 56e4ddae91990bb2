"""The dialogs of the main window, loaded when first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtWidgets import QApplication, QWidget

from sala.ui.printing.opening import ask_to_print
from sala.ui.session import Session

if TYPE_CHECKING:
    from sala.domain.records import Workshop
    from sala.ui.dialogs.error_dialog import ErrorDialog


class Dialogs:
    """Shows settings, the page about Sala, and errors: one dialog for all that are not read yet."""

    def __init__(self, session: Session, window: QWidget) -> None:
        self._session, self._window = session, window
        self._error: ErrorDialog | None = None

    def show_settings(self) -> None:
        """Ask for the settings of this person."""
        from sala.ui.dialogs.asking import asked  # noqa: PLC0415  # start-up: loaded when first needed
        from sala.ui.dialogs.settings_dialog import SettingsDialog  # noqa: PLC0415  # start-up: loaded when first needed

        with asked(SettingsDialog(self._session, self._window)):
            pass

    def show_about(self) -> None:
        """Tell what Sala is."""
        from sala.ui.dialogs.about_dialog import AboutDialog  # noqa: PLC0415  # start-up: loaded when first needed
        from sala.ui.dialogs.asking import asked  # noqa: PLC0415  # start-up: loaded when first needed

        with asked(AboutDialog(self._session, self._window)):
            pass

    def choose_method(self, workshop: Workshop) -> None:
        """Ask which method a workshop shall use."""
        from sala.ui.dialogs.asking import asked  # noqa: PLC0415  # start-up: loaded when first needed
        from sala.ui.dialogs.method_dialog import MethodDialog  # noqa: PLC0415  # start-up: loaded when first needed

        with asked(MethodDialog(self._session, workshop, self._window)):
            pass

    def print_papers(self, workshop: Workshop) -> None:
        """Show what there is to print, the kit first."""
        ask_to_print(self._session, workshop.id, "kit", self._window)

    def show_error(self, told: tuple[BaseException, QWidget | None]) -> None:
        """Tell of an error. It blocks nothing: what goes on beside it, such as saving, goes on."""
        from sala.ui.dialogs.error_dialog import ErrorDialog  # noqa: PLC0415  # start-up: loaded when first needed

        error, parent = told
        sentence = self._session.sentence(error)
        if self._error is not None and shiboken6.isValid(self._error) and self._error.isVisible():
            self._error.say_too(sentence)
            return
        owner = parent if parent is not None and shiboken6.isValid(parent) else QApplication.activeModalWidget()
        self._error = ErrorDialog(self._session, sentence, owner or self._window)
        self._error.open()
