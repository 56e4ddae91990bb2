"""The main window: one page at a time, with the bar, the rail and the status line around it."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QWidget

from sala.domain.records import DAY, SESSION
from sala.errors import WrongUse
from sala.khmer import harmless_line
from sala.services.changed import Changed
from sala.settings import LAST_PLACE, WINDOW_GEOMETRY
from sala.ui.pages.registry import Page, make_page
from sala.ui.place import ACTIVITY, AGENDA, FIRST_RUN, HOME, LIVE, OTHER_CARDS, SAFETY, SEND, Place
from sala.ui.session import Session
from sala.ui.shell.dialogs import Dialogs
from sala.ui.shell.dropped import bundle_in
from sala.ui.shell.frame import Frame, release_keyboard
from sala.ui.shell.rail import StageRail
from sala.ui.shell.status_line import StatusLine
from sala.ui.shell.tab_order import step, stops
from sala.ui.shell.top_bar import TopBar
from sala.ui.shell.view_state import show_view, view_of

if TYPE_CHECKING:  # start-up: storage, and what stands on it, is loaded when the window is already seen
    from sala.domain.records import Workshop
    from sala.services.workspace import Workspace
    from sala.ui.shell.reading import WorkshopState

_SMALLEST = (960, 600)
_FIRST_SIZE = (1280, 720)
#: After this pause without further changes the rail and the counts are read again.
_SETTLE_MS = 250


class MainWindow(QMainWindow):
    """Shows the page of a place. A change of language or look builds everything anew, at the same place."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._place = Place()
        self._workshop: Workshop | None = None
        self._going = 0
        self._left: QWidget | None = None
        self.dialogs = Dialogs(session, self)
        self.setMinimumSize(*_SMALLEST)
        self.setAcceptDrops(True)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._read_state)
        session.place_asked.connect(self.go)
        session.changed.connect(self._on_changed)
        session.language_changed.connect(self.rebuild)
        session.look.changed.connect(self.rebuild)
        session.failed.connect(self._show_error)
        session.packs_changed.connect(self._method_changed)
        self._add_shortcuts()
        self._restore_geometry()
        self._frame = self._new_frame()

    @property
    def page(self) -> Page | None:
        """The page that is shown, if any."""
        return self._frame.page

    @property
    def rail(self) -> StageRail | None:
        """The stages of the workshop that is open, if any."""
        return self._frame.rail

    @property
    def top_bar(self) -> TopBar:
        """The bar at the top."""
        return self._frame.top_bar

    @property
    def status(self) -> StatusLine:
        """The line at the bottom."""
        return self._frame.status

    def go(self, place: Place) -> None:
        """Show a place; what is typed on the present page is saved first.

        An activity page without an activity is the one where the person stopped in that workshop.
        """
        self._flush()
        self._going += 1
        going = self._going
        present = self._workshop
        if not place.workshop:
            self._show(place, None)
        elif present is not None and present.id == place.workshop and (place.page != ACTIVITY or place.activity):
            self._show(place, present)
        else:
            self._enter(place, going)

    def rebuild(self) -> None:
        """Build everything again in the present language and look, at the same place."""
        before = self.page
        if before is None:
            self._frame = self._new_frame()
            return
        self._save_fields()
        place, view = before.place(), view_of(self._frame)
        kept = before.keep() if hasattr(before, "keep") else None
        self._frame = self._new_frame()
        self._put(place, self._workshop)
        after = self.page
        if kept is not None and after.place().activity == place.activity:  # a method may have lost the activity
            after.resume(kept)
        frame = self._frame
        if hasattr(after, "loaded"):
            after.loaded.connect(lambda: show_view(frame, view), Qt.ConnectionType.SingleShotConnection)
        else:
            show_view(frame, view)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is typed, remember where the person was, close the workspace."""
        release_keyboard(self._frame)
        self._flush()
        self._note_stop()
        if self.page is not None and self._place.page != FIRST_RUN:
            self._session.settings.set(LAST_PLACE, self.page.place().to_text())
        geometry = bytes(self.saveGeometry().data())
        self._session.settings.set(WINDOW_GEOMETRY, base64.b64encode(geometry).decode("ascii"))
        self._session.keep_settings()
        self._session.close()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file of Sala that is dragged here."""
        if bundle_in(event.mimeData()) and self._session.is_open:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a file of Sala that was dropped here."""
        event.acceptProposedAction()
        self.go(Place(SEND, file=bundle_in(event.mimeData())))

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes as the window is read."""
        return step(self._frame, forward=forward)

    def _new_frame(self) -> Frame:
        before = self.centralWidget()
        job = None
        if isinstance(before, Frame):
            job = before.status.job
            release_keyboard(before)
        frame = Frame(self._session, job)
        bar = frame.top_bar
        bar.home_asked.connect(lambda: self.go(Place(HOME)))
        bar.safety_asked.connect(lambda: self.go(Place(SAFETY)))
        bar.undo_asked.connect(self._undo)
        bar.redo_asked.connect(self._redo)
        bar.zoom_asked.connect(self._zoom)
        bar.language_asked.connect(self._session.set_language)
        bar.method_asked.connect(self._choose_method)
        bar.settings_asked.connect(self.dialogs.show_settings)
        bar.about_asked.connect(self.dialogs.show_about)
        bar.set_undo(undo=False, redo=False)
        self.setCentralWidget(frame)
        frame.show()  # at once, so that a page joins a window that is shown: it is complete then
        self.setWindowTitle("Sala")
        return frame

    def _add_shortcuts(self) -> None:
        for keys, done in (
            (QKeySequence(QKeySequence.StandardKey.Undo), self._undo),
            (QKeySequence("Ctrl+Shift+Z"), self._redo),
            (QKeySequence("Ctrl+Y"), self._redo),
            (QKeySequence("Ctrl++"), lambda: self._zoom(1)),
            (QKeySequence("Ctrl+="), lambda: self._zoom(1)),
            (QKeySequence("Ctrl+-"), lambda: self._zoom(-1)),
            (QKeySequence("Ctrl+0"), lambda: self._zoom(0)),
            (QKeySequence("Alt+Home"), lambda: self.go(Place(HOME))),
            (QKeySequence("F6"), self._change_side),
        ):
            QShortcut(keys, self).activated.connect(done)

    def _change_side(self) -> None:
        """Bring the keyboard from the page to the rail, and from there to where it was on the page."""
        rail, page, focused = self.rail, self.page, self.focusWidget()
        if page is None or rail is None or not rail.isVisible():
            return
        if focused is None or not rail.isAncestorOf(focused):
            self._left = focused
            rail.current().setFocus(Qt.FocusReason.TabFocusReason)
            return
        back = self._left if self._left is not None and shiboken6.isValid(self._left) else None
        if back is None or not page.isAncestorOf(back) or not back.isVisible():
            back = next(iter(stops(page)), page)
        back.setFocus(Qt.FocusReason.TabFocusReason)

    def _enter(self, place: Place, going: int) -> None:
        """Show a place in a workshop that is not open yet, unless the person asks for another one meanwhile."""

        def entering(ws: Workspace) -> tuple[Place, Workshop]:
            from sala.ui.shell import reading  # noqa: PLC0415  # start-up: loaded when first needed

            return reading.enter(ws, place)

        def entered(found: tuple[Place, Workshop]) -> None:
            if going == self._going:
                self._show(*found)

        self._session.read(entering, entered, self._not_there, owner=self)

    def _show(self, place: Place, workshop: Workshop | None) -> None:
        self._flush()  # also what was typed since the person asked to go
        self._note_stop()
        focused = self.focusWidget()
        self._put(place, workshop)
        stays = (
            focused is not None and self.rail is not None and self.rail.isAncestorOf(focused) and self.rail.isVisible()
        )
        if not stays and self.page is not None:
            self.page.setFocus()

    def _put(self, place: Place, workshop: Workshop | None) -> None:
        """Build the page of a place, and the rail if it is that of another workshop."""
        same = self.rail is not None and workshop is not None and self._place.workshop == workshop.id
        self._place, self._workshop = place, workshop
        self._session.use_method(workshop.method if workshop is not None else "")
        self._frame.set_page(None)
        if not same:
            self._put_rail()
        self._frame.set_bare(bare=place.page == FIRST_RUN)
        self._frame.set_page(make_page(self._session, place))
        if self.rail is not None:
            self.rail.show_place(place)
        self.top_bar.show_where(f"{workshop.name}  ·  {workshop.code}" if workshop else "")
        self.setWindowTitle(f"{harmless_line(workshop.name)} – Sala" if workshop else "Sala")
        self._read_state()

    def _put_rail(self) -> None:
        """Build the rail of the open workshop, with the activities of its method."""
        workshop = self._workshop
        rail = StageRail(self._session, self._session.pack(), workshop.id) if workshop is not None else None
        if rail is not None:
            rail.place_asked.connect(self.go)
            rail.print_asked.connect(self._print)
        self._frame.set_rail(rail)

    def _method_changed(self) -> None:
        """Show the activities of another method, or of another version of it; only what shows them is built anew."""
        if self._workshop is None:
            return
        self._session.use_method(self._workshop.method)
        if self._place.page in (ACTIVITY, OTHER_CARDS):
            self.rebuild()
            return
        self._put_rail()
        if self.rail is not None:
            self.rail.show_place(self._place)
        self._read_state()

    def _flush(self) -> None:
        """Start saving what is typed, the letters that a keyboard is still composing included."""
        QGuiApplication.inputMethod().commit()
        if self.page is not None:
            self.page.flush()

    def _save_fields(self) -> None:
        """Start saving what is typed into fields; what is still being written, such as a line, stays."""
        QGuiApplication.inputMethod().commit()
        if self.page is not None:
            getattr(self.page, "save_fields", self.page.flush)()

    def _note_stop(self) -> None:
        """Remember where the person stops in the workshop; that this cannot be written is no reason to stop them."""
        if self.page is None or self._place.page != ACTIVITY or self._workshop is None:
            return
        place = self.page.place()

        def leaving(ws: Workspace) -> None:
            from sala.ui.shell import reading  # noqa: PLC0415  # start-up: loaded when first needed

            reading.leave(ws, place)

        self._session.write(leaving, failed=lambda _error: None)

    def _on_changed(self, changed: Changed) -> None:
        if self.page is not None:
            self.page.refresh(changed)
        self._settle.start()

    def _read_state(self) -> None:
        """Read what the rail, the status line and the undo buttons show."""
        if self._workshop is None or not self._session.is_open:
            self.top_bar.set_undo(undo=False, redo=False)
            self.status.show_unsent(0)
            self._frame.show_day("")
            return
        workshop = self._workshop.id

        def looking(ws: Workspace) -> WorkshopState:
            from sala.ui.shell import reading  # noqa: PLC0415  # start-up: loaded when first needed

            return reading.state(ws, workshop)

        self._session.read(looking, self._show_state, self._not_there, owner=self)

    def _show_state(self, state: WorkshopState) -> None:
        workshop = state.workshop
        if self._workshop is None or workshop.id != self._workshop.id:
            return
        before, self._workshop = self._workshop, workshop
        if workshop.method != before.method:
            self._method_changed()
            return
        self.top_bar.show_where(f"{workshop.name}  ·  {workshop.code}")
        self.top_bar.set_undo(undo=bool(state.steps.undo), redo=bool(state.steps.redo))
        self.status.show_unsent(state.unsent)
        self._frame.show_day(workshop.id if state.runs and self._place.page != LIVE else "")
        if self.rail is not None:
            self.rail.show_progress(state.progress)
            self.rail.show_next(state.next)
            self.rail.show_unsent(state.unsent)
            self.rail.show_others(others=state.others)

    def _not_there(self, error: BaseException) -> None:
        """A workshop that is gone (undone, or remembered from another folder) leads home, not to a dialog."""
        gone = isinstance(error, WrongUse) and error.code == "workshop.unknown"
        if not gone:
            self._session.show_error(error)
        if gone or self.page is None:
            self._show(Place(HOME), None)

    def _undo(self) -> None:
        from sala.services.history import undo  # noqa: PLC0415  # start-up: loaded when first needed

        self._step(undo)

    def _redo(self) -> None:
        from sala.services.history import redo  # noqa: PLC0415  # start-up: loaded when first needed

        self._step(redo)

    def _step(self, operation: Callable[[Workspace, str], Changed | None]) -> None:
        if self._workshop is None:
            return
        self._save_fields()
        workshop, pack, page = self._workshop.id, self._session.pack(), self.page

        def looking(ws: Workspace, changed: Changed) -> str:
            from sala.ui.shell import reading  # noqa: PLC0415  # start-up: loaded when first needed

            return reading.activity_of(ws, pack, changed)

        def done(changed: Changed | None) -> None:
            if changed is None or not changed.act or page is not self.page:
                return
            if {ref.kind for ref in changed.records} <= {DAY, SESSION}:
                self._tell_changed(self._session.gettext("Agenda"), seen=self._place.page in (AGENDA, LIVE))
            else:
                self._session.read(lambda ws: looking(ws, changed), self._tell_where, owner=page)

        self._session.write(lambda ws: operation(ws, workshop), done)

    def _tell_where(self, activity: str) -> None:
        """Say where something was taken back or done again, if that is not seen on the page."""
        if activity and self.page is not None:
            title = self._session.pack().activity(activity).title.in_language(self._session.language)
            self._tell_changed(title, seen=self.page.place().activity == activity)

    def _tell_changed(self, title: str, *, seen: bool) -> None:
        if not seen:
            say = self._session.translator
            self._session.tell(say.format("This changed something in “{activity}”.", activity=title))

    def _choose_method(self) -> None:
        if self._workshop is not None:
            self._flush()
            self.dialogs.choose_method(self._workshop)

    def _print(self) -> None:
        if self._workshop is not None:
            self._flush()
            self.dialogs.print_papers(self._workshop)

    def _show_error(self, told: tuple[BaseException, QWidget | None]) -> None:
        self.dialogs.show_error(told)

    def _zoom(self, steps: int) -> None:
        sizes = self._session.look.theme.sizes
        percent = sizes.stepped(steps).percent if steps else 100
        self._session.wear(percent=percent)

    def _restore_geometry(self) -> None:
        self.resize(*_FIRST_SIZE)
        saved = self._session.settings.get(WINDOW_GEOMETRY)
        if saved:
            self.restoreGeometry(QByteArray.fromBase64(saved.encode("ascii", "ignore")))
