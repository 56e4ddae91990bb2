"""What every screen shares: the lane to the workspace, the words, the look. Passed to each, never global."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from sala.errors import Cancelled, SalaError
from sala.language import Translator
from sala.logs import record_crash
from sala.services.changed import Changed
from sala.settings import AUTHOR, DIGITS, LANGUAGE, TEXT_SIZE, THEME, Settings
from sala.ui.drafts import Drafts
from sala.ui.jobs import Job, Lane, Progress, is_there
from sala.ui.place import Place
from sala.ui.theme import Look
from sala.wording import sentence

if TYPE_CHECKING:  # start-up: the lane loads storage while the window is already seen
    from sala.domain.records import Workshop
    from sala.services.method import Pack
    from sala.services.workspace import Workspace

T = TypeVar("T")
Done = Callable[[T], None]
Failed = Callable[[BaseException], None]


class Session(QObject):
    """One opened Sala: its workspace, language, look and settings.

    ``lane`` is the database's single thread (it broadcasts ``Changed``), ``worker`` a few threads for other work.
    ``changed`` carries what an operation changed, ``place_asked`` where a person wants to go, ``told`` a sentence and
    its tone for the status line, ``saved`` the clock time at which something was saved, ``failed`` an error and the
    window that it belongs to. ``packs_changed`` comes when a method was added to this computer. ``drafts`` holds what
    was typed and could not be saved.
    """

    changed = Signal(object)
    language_changed = Signal()
    place_asked = Signal(object)
    told = Signal(str, str)
    saved = Signal(object)
    failed = Signal(object)
    packs_changed = Signal()

    def __init__(self, lane: Lane, worker: Lane, look: Look, settings: Settings, folder: Path) -> None:
        super().__init__()
        self.lane, self.worker, self.look, self.settings = lane, worker, look, settings
        self.folder = folder
        self.drafts = Drafts()
        self.last_saved: datetime | None = None
        self.translator = Translator(settings.get(LANGUAGE), settings.get(DIGITS))
        self._workspace: Workspace | None = None
        self._closed = False
        self._method = ""
        lane.changed.connect(self.announce)
        lane.trouble.connect(self.show_error)
        worker.trouble.connect(self.show_error)

    @property
    def language(self) -> str:
        """``"km"`` or ``"en"``: the language of the window."""
        return self.translator.language

    def gettext(self, msgid: str) -> str:
        """Return a text of the interface in the window's language."""
        return self.translator.gettext(msgid)

    def pack(self, workshop: Workshop | None = None) -> Pack:
        """Return the method pack of a workshop, without one of that which is open, as far as this computer has it."""
        from sala.services.method import pack_for  # noqa: PLC0415  # start-up: loaded when first needed

        return pack_for(self._method if workshop is None else workshop.method)

    def use_method(self, method: str) -> None:
        """Use the pack that a workshop says it uses; "" where none is open."""
        self._method = method

    def open_workspace(self, folder: Path, done: Done[None], failed: Failed, passphrase: str | None = None) -> None:
        """Open or make the workspace in ``folder`` on the lane."""

        def opening() -> None:
            from sala.services.workspace import open_or_create  # noqa: PLC0415  # start-up: loaded when first needed

            self._workspace = open_or_create(folder, author=self.settings.get(AUTHOR), passphrase=passphrase)

        self.folder = folder
        self.before_opening(opening, done, failed)

    def before_opening(self, operation: Callable[[], T], done: Done[T], failed: Failed, title: str = "") -> None:
        """Do something on the lane that needs no open workspace, such as opening it."""
        if not self._closed:
            self.lane.run(operation, done, failed, title)

    @property
    def is_open(self) -> bool:
        """Whether a workspace is open."""
        return self._workspace is not None

    def restore(
        self,
        backup: Path,
        done: Done[None],
        failed: Failed,
        passphrase: str | None = None,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Go back to a back-up of the open workspace: what is there now is kept, closed, replaced and opened again.

        It all happens on the lane, so that nothing is read or written in between; when it fails, what was there is
        open again. ``passphrase`` is needed where the workspace has one.
        """
        from sala.services.safety import (  # noqa: PLC0415  # start-up: loaded when first needed
            keep_before_going_back,
            restore_backup,
        )
        from sala.services.workspace import open_or_create  # noqa: PLC0415  # start-up: loaded when first needed

        def restoring() -> None:
            ws = self._opened()
            keep_before_going_back(ws, backup, passphrase=passphrase)
            ws.close()
            try:
                restore_backup(self.folder, backup, passphrase=passphrase)
            finally:
                self._workspace = open_or_create(self.folder, author=self.settings.get(AUTHOR), passphrase=passphrase)

        self.lane.run(restoring, done, failed, self.gettext("Going back to a back-up"), owner=owner)

    def read(
        self,
        operation: Callable[[Workspace], T],
        done: Done[T],
        failed: Failed | None = None,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Ask the workspace something; ``done`` gets the answer in the GUI thread, unless ``owner`` is gone by then.

        Nothing is asked once the session closes: the last write still tells what it changed while the window is taken
        down, and nobody looks any more. Nor is anybody told what could not be read for an ``owner`` that is gone.
        """
        if self._closed:
            return
        tell = failed or self.show_error

        def told(error: BaseException) -> None:
            if is_there(owner, tell):
                tell(error)
            elif not isinstance(error, SalaError):
                self.show_error(error)  # a mistake of ours is always told

        def answered(answer: T) -> None:
            if is_there(owner, done):
                done(answer)

        self.lane.run(lambda: operation(self._opened()), answered, told)

    def write(
        self,
        operation: Callable[[Workspace], Changed | None],
        done: Done[Changed | None] | None = None,
        failed: Failed | None = None,
        *,
        title: str = "",
        owner: QObject | None = None,
    ) -> None:
        """Change something; everyone hears what changed, and the status line says that it is saved.

        ``title`` is shown while it goes on, if that is long.
        """
        if self._closed:
            return
        self.lane.run(lambda: operation(self._opened()), done, failed or self.show_error, title, owner=owner)

    def long_write(
        self,
        operation: Callable[[Workspace, Progress], T],
        done: Done[T],
        failed: Failed | None = None,
        *,
        title: str,
        owner: QObject | None = None,
    ) -> Job | None:
        """Do database work that takes long, with progress after 600 ms and a way to cancel; return the job.

        What it returns is announced if it is a ``Changed``; for anything else ``done`` calls ``announce``. There is no
        job once the session closes.
        """
        if self._closed:
            return None
        return self.lane.run_long(
            lambda progress: operation(self._opened(), progress), done, failed or self.show_error, title, owner=owner
        )

    def work(
        self,
        operation: Callable[[Progress], T],
        done: Done[T],
        failed: Failed | None = None,
        *,
        title: str = "",
        owner: QObject | None = None,
    ) -> None:
        """Do work that does not touch the database, in another thread."""
        if self._closed:
            return
        self.worker.run_long(operation, done, failed or self.show_error, title, owner=owner)

    def go(self, place: Place) -> None:
        """Ask the shell to show another place."""
        self.place_asked.emit(place)

    def tell(self, text: str, tone: str = "info") -> None:
        """Say something in the status line; ``tone`` is info, good, attention or bad."""
        self.told.emit(text, tone)

    def announce(self, changed: Changed) -> None:
        """Tell everyone what an operation changed that returned something else."""
        if changed.act:
            self.last_saved = datetime.now().astimezone()
            self.saved.emit(self.last_saved)
            self.changed.emit(changed)

    def sentence(self, error: BaseException) -> str:
        """Return what to tell a person of an error; one of ours is written to the log first."""
        if isinstance(error, SalaError):
            return sentence(error, self.translator)
        return self.translator.format(
            "Something went wrong inside Sala. Your work is safe up to the last saved change. "
            "What happened is written in {path}.",
            path=str(record_crash(error)),
        )

    def show_error(self, error: BaseException, parent: QWidget | None = None) -> None:
        """Show an error calmly; a person who stopped the work needs no dialog."""
        if isinstance(error, Cancelled):
            self.tell(self.sentence(error))
        else:
            self.failed.emit((error, parent))

    def crashed(self, error: BaseException, path: Path | None) -> None:
        """Tell the person of an error of ours that nothing else caught; it is in the crash file already."""
        del error
        text = self.translator.format(
            "Something went wrong inside Sala. Your work is safe up to the last saved change. "
            "What happened is written in {path}.",
            path=str(path or ""),
        )
        self.tell(text, "bad")

    def set_language(self, language: str) -> None:
        """Speak another language from now on, and at the next start."""
        self.prefer(language, self.settings.get(DIGITS))

    def prefer(self, language: str, digits: str) -> None:
        """Speak a language, and write numbers in digits (``language``, ``khmer`` or ``latin``), from now on."""
        if (language, digits) == (self.language, self.settings.get(DIGITS)):
            return
        self.settings.set(LANGUAGE, language)
        self.settings.set(DIGITS, digits)
        self.translator = Translator(language, digits)
        self.language_changed.emit()
        self.keep_settings()

    def set_author(self, author: str) -> None:
        """Give the name under which changes are made from now on."""
        if not author or not self.is_open:
            return

        def naming(ws: Workspace) -> None:
            ws.author = author

        self.read(naming, lambda _: None)

    def wear(self, colours: str | None = None, percent: int | None = None) -> None:
        """Change theme or text size from now on, and at the next start."""
        self.look.wear(colours, percent)
        self.settings.set(THEME, self.look.chosen)
        self.settings.set(TEXT_SIZE, self.look.theme.sizes.percent)
        self.keep_settings()

    def keep_settings(self) -> None:
        """Write the settings; that they cannot be written is said, but stops nothing."""
        try:
            self.settings.save()
        except SalaError as error:
            self.tell(self.sentence(error), "attention")

    def close(self) -> None:
        """Finish what is queued and close the workspace; may be called twice."""
        if self._closed:
            return
        self._closed = True
        self.lane.run(self._close_workspace)
        self.lane.close()
        self.worker.close()

    def _close_workspace(self) -> None:
        """On the lane, and so also for a workspace that was still being opened."""
        if self._workspace is not None:
            self._workspace.close()

    def _opened(self) -> Workspace:
        if self._workspace is None:
            message = "no workspace is open"
            raise RuntimeError(message)
        return self._workspace
