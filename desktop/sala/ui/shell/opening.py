"""Opening the workspace when the window starts: asks for a passphrase or recovery key where one is needed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from sala.errors import SalaError
from sala.settings import WORKSPACE
from sala.ui.session import Session

if TYPE_CHECKING:  # start-up: storage is loaded on the lane, while the window is already seen
    from sala.services.workspace import Workspace

_BACK_UP_AFTER_MS = 2_000
_WORK = "Sala"
Refused = Callable[[BaseException], None]


class WorkspaceOpening:
    """Opens the session's folder, asking again until it opens or the person gives up.

    ``given_up`` is called when they do. What cannot be opened at all is told in a dialog that offers what can be done
    (try again, another folder, the latest back-up), or to ``refused`` where the page has a place to say it.
    """

    def __init__(
        self, session: Session, window: QWidget, given_up: Callable[[], object], refused: Refused | None = None
    ) -> None:
        self._session, self._window, self._given_up = session, window, given_up
        self._refused = refused

    def open(self, done: Callable[[], None]) -> None:
        """Open the workspace, then call ``done``."""
        folder = self._session.folder

        def asking() -> bool:
            from sala.services.workspace import (  # noqa: PLC0415  # start-up: loaded when first needed
                is_workspace,
                needs_passphrase,
            )

            return is_workspace(folder) and needs_passphrase(folder)

        def answered(needed: bool) -> None:
            if needed:
                self._ask(done, recovery=False, told="")
            else:
                self._try(done, None)

        self._session.before_opening(asking, answered, lambda error: self._failed(done, error, None))

    def _try(self, done: Callable[[], None], passphrase: str | None) -> None:
        def opened(_: None) -> None:
            done()
            # A function, not a method: Qt for Python does not keep the object of a method, and runs it when it is gone.
            QTimer.singleShot(_BACK_UP_AFTER_MS, self._session, lambda: self._back_up())  # noqa: PLW0108

        self._session.open_workspace(
            self._session.folder, opened, lambda error: self._failed(done, error, passphrase), passphrase
        )

    def _failed(self, done: Callable[[], None], error: BaseException, passphrase: str | None) -> None:
        code = error.code if isinstance(error, SalaError) else ""
        if code in ("passphrase.wrong", "passphrase.needed"):
            self._ask(done, recovery=False, told=self._session.sentence(error))
        elif code == "workspace.key_missing":
            self._ask(done, recovery=True, told=self._session.sentence(error))
        else:
            self._cannot_open(done, error, passphrase)

    def _back_up(self) -> None:
        """Not at once: it would stand between the first page and what it reads."""
        if shiboken6.isValid(self._window):
            self._session.long_write(_back_up, lambda _: None, title=self._session.gettext("Making a back-up"))

    def _cannot_open(self, done: Callable[[], None], error: BaseException, passphrase: str | None) -> None:
        from sala.ui.dialogs.asking import asked  # noqa: PLC0415  # start-up: loaded when first needed
        from sala.ui.dialogs.opening_trouble import (  # noqa: PLC0415  # start-up: loaded when first needed
            AGAIN,
            BACKUP,
            ELSEWHERE,
            OpeningTrouble,
        )

        if self._refused is not None:
            self._refused(error)
            return
        dialog = OpeningTrouble(self._session, error, self._window)
        with asked(dialog):
            chosen = dialog.chosen
        if chosen == AGAIN:
            self._try(done, passphrase)
        elif chosen == ELSEWHERE and dialog.folder is not None:
            self._open_elsewhere(done, dialog.folder)
        elif chosen == BACKUP:
            self._go_back(done, dialog.backup, passphrase)
        else:
            self._given_up()

    def _open_elsewhere(self, done: Callable[[], None], folder: Path) -> None:
        """Open another folder from now on, or begin in a folder of its own within it."""
        from sala.services.workspace import is_workspace  # noqa: PLC0415  # start-up: loaded when first needed

        self._session.folder = folder if is_workspace(folder) else folder / _WORK
        self._session.settings.set(WORKSPACE, str(self._session.folder))
        self.open(done)

    def _go_back(self, done: Callable[[], None], backup: Path, passphrase: str | None) -> None:
        """Put the latest good back-up in the place of what is damaged, which is kept beside it; then open."""
        folder = self._session.folder

        def restoring() -> None:
            from sala.services.safety import restore_backup  # noqa: PLC0415  # start-up: loaded when first needed

            restore_backup(folder, backup, passphrase=passphrase)

        self._session.before_opening(
            restoring,
            lambda _: self._try(done, passphrase),
            lambda error: self._cannot_open(done, error, passphrase),
            self._session.gettext("Going back to a back-up"),
        )

    def _ask(self, done: Callable[[], None], *, recovery: bool, told: str) -> None:
        from sala.ui.dialogs.asking import asked  # noqa: PLC0415  # start-up: loaded when first needed
        from sala.ui.dialogs.passphrase_dialog import (  # noqa: PLC0415  # start-up: loaded when first needed
            PassphraseDialog,
        )

        dialog = PassphraseDialog(self._session, self._window, recovery=recovery, told=told)
        with asked(dialog) as given:
            typed = dialog.text()
        if not given:
            self._given_up()
        elif recovery:
            self._store(done, typed)
        else:
            self._try(done, typed)

    def _store(self, done: Callable[[], None], text: str) -> None:
        from sala.services.safety import store_recovery_key  # noqa: PLC0415  # start-up: loaded when first needed

        try:
            store_recovery_key(self._session.folder, text)
        except SalaError as error:
            self._ask(done, recovery=True, told=self._session.sentence(error))
        else:
            self._try(done, None)


def _back_up(ws: Workspace, _: object) -> None:
    from sala.services.safety import back_up_if_due  # noqa: PLC0415  # start-up: loaded when first needed

    back_up_if_due(ws)
