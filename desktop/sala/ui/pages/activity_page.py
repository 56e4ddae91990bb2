"""One activity: the guide at the left, what the team found at the right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from sala.services.changed import Changed
from sala.services.progress import is_marked_done, mark_activity
from sala.ui.capture.capture_panel import CapturePanel
from sala.ui.guide.guide_alone import GuideAlone, NoCapture
from sala.ui.guide.guide_beside import GuideBeside
from sala.ui.guide.guide_panel import GuidePanel
from sala.ui.place import ACTIVITY, Place
from sala.ui.printing.opening import ask_to_print
from sala.ui.room.room_button import RoomButton
from sala.ui.session import Session
from sala.ui.shell.dropped import bundle_in
from sala.ui.theme import UNIT
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.frames import column, row
from sala.ui.widgets.labels import KhmerLabel
from sala.ui.widgets.marks import set_tip

#: Lower than this, at 100 %, the promise is read in the guide only: the form needs the room.
_ROOM_FOR_PROMISE = 520


class ActivityPage(QWidget):
    """Guide and capture of one activity of a workshop. ``loaded()`` comes when what was captured is shown."""

    loaded = Signal()

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__()
        self._session, self._workshop = session, place.workshop
        pack = session.pack()
        self._order = [summary.key for summary in pack.summaries()]
        key = place.activity if place.activity in self._order else self._order[0]
        self.activity = pack.activity(key)
        kind = pack.kind(self.activity.card) if self.activity.card else None
        self.setObjectName("activity_page")
        self.setAccessibleName(self.activity.title.in_language(session.language))
        self.setAcceptDrops(True)
        self.guide = GuidePanel(session, place.workshop, self.activity, kind)
        self.capture: CapturePanel | NoCapture
        self.panel: GuideBeside | GuideAlone
        if kind is None:
            self.capture = NoCapture(session)
            self.panel = GuideAlone(session, self.guide, self.capture)
        else:
            self.capture = CapturePanel(session, kind, place.workshop, key, place.card)
            self.panel = GuideBeside(session, self.guide, self.capture, self)
        self.capture.loaded.connect(self.loaded)
        box = column(self._header(), self.panel, self._actions(), gap=UNIT)
        box.setContentsMargins(3 * UNIT, 2 * UNIT, 2 * UNIT, UNIT)
        box.setStretch(1, 1)
        self.setLayout(box)
        self._add_shortcuts()
        self._read_done()

    def place(self) -> Place:
        """Return this activity with the card that is shown."""
        return Place(ACTIVITY, self._workshop, self.activity.key, self.capture.card_id)

    def flush(self) -> None:
        """Save what is typed: the page is left."""
        self.capture.flush()

    def save_fields(self) -> None:
        """Save what is typed into fields; the person stays on the page."""
        self.capture.save_fields()

    def refresh(self, changed: Changed) -> None:
        """Look again after any change of this workshop."""
        if changed.workshop == self._workshop:
            self.capture.load()
            self._read_done()
            self.guide.coaching.refresh()

    def keep(self) -> dict[str, Any]:
        """Return what is shown and half written, for the same page built anew."""
        if isinstance(self.capture, NoCapture):
            return {}
        return {
            "list": self.capture.shows_list,
            "rows": self.capture.open_rows(),
            "lines": [line.text() for line in self.capture.lines()],
            "list_team": self.capture.list.team.key(),
        }

    def resume(self, kept: dict[str, Any]) -> None:
        """Show again what ``keep`` returned."""
        if isinstance(self.capture, NoCapture) or not kept:
            return
        for line, text in zip(self.capture.lines(), kept["lines"], strict=True):
            line.set_text(text)
        self.capture.list.choose_team(kept["list_team"])
        if kept["list"]:
            self.capture.show_list()
        self.capture.open_rows_again(kept["rows"])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged here where photos have a place; a file of Sala is for the window."""
        photos = self.capture.photos is not None and not bundle_in(event.mimeData())
        if photos and _files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Keep pictures that are dropped here with the card."""
        if self.capture.photos is not None:
            self.capture.photos.attach(_files_in(event.mimeData()))
            event.acceptProposedAction()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low window leaves out what the guide says as well."""
        super().resizeEvent(event)
        room = self.height() >= self._session.look.theme.sizes.scaled(_ROOM_FOR_PROMISE)
        self.promise.setVisible(room)
        self.guide.promise.setVisible(not room)

    def _header(self) -> QWidget:
        say, language = self._session.translator, self._session.language
        activity = self.activity
        length = activity.minutes
        minutes = (
            say.format("{n} min", n=length.min)
            if length.min == length.max
            else say.format("{least}–{most} min", least=length.min, most=length.max)
        )
        group = say.format("{least}–{most} people", least=activity.group_size.min, most=activity.group_size.max)
        title = KhmerLabel(activity.title.in_language(language), "title")
        title.setObjectName("activity_title")
        facts = KhmerLabel(f"{minutes}   ·   {group}", "small", wrap=False)
        self.done_button = KhmerButton("", "secondary", "circle", small=True)
        self.done_button.setObjectName("done_button")
        self.done_button.setCheckable(True)
        self.done_button.clicked.connect(self._mark_done)
        set_tip(self.done_button, say.gettext("Say that this activity is done (Ctrl+D)"))
        self._show_done(done=False)
        self.promise = KhmerLabel(activity.promise.in_language(language), tone="soft")
        head = row(title, facts, self.done_button, gap=2 * UNIT)
        head.setStretch(0, 1)
        header = QWidget()
        header.setLayout(column(head, self.promise, gap=UNIT // 2))
        return header

    def _actions(self) -> QWidget:
        _ = self._session.gettext
        printing, tip = _("Print worksheets"), _("Print worksheets (Ctrl+P)")
        if not self.activity.card:
            printing, tip = _("Print the guide"), _("Print the guide (Ctrl+P)")
        self.print_button = KhmerButton(printing, "secondary", "printer")
        self.print_button.setObjectName("print_button")
        self.print_button.clicked.connect(lambda _checked: self._print())
        set_tip(self.print_button, tip)
        self.room_button = RoomButton(self._session, self._workshop, self.activity, self.panel, self)
        buttons: list[QWidget | None] = [self.print_button, self.room_button]
        photos = self.capture.photos
        if photos is not None:
            attach = KhmerButton(_("Attach photo"), "secondary", "camera")
            attach.setObjectName("attach_button")
            attach.clicked.connect(lambda _checked: photos.ask_for_files())
            buttons.append(attach)
        buttons.append(None)
        following = self._neighbour(1)
        if following:
            say = self._session.translator
            name = next(one for one in self._session.pack().summaries() if one.key == following)
            text = say.format("Next: {activity}", activity=name.title.in_language(say.language))
            onward = KhmerButton(text, "primary", "arrow-right")
            onward.setObjectName("next_button")
            set_tip(onward, _("Next activity (Alt+→), the one before (Alt+←)"))
            onward.clicked.connect(lambda _checked: self._go(1))
            buttons.append(onward)
        bar = QWidget()
        bar.setLayout(row(*buttons))
        return bar

    def _add_shortcuts(self) -> None:
        for keys, action in (
            ("Alt+Left", lambda: self._go(-1)),
            ("Alt+Right", lambda: self._go(1)),
            ("F1", self.panel.toggle),
            ("Ctrl+N", self.capture.new_card),
            ("Ctrl+P", self._print),
            ("Ctrl+D", self.done_button.click),
            ("Ctrl+H", self.capture.ask_history_here),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(action)

    def _go(self, steps: int) -> None:
        goal = self._neighbour(steps)
        if goal:
            self._session.go(Place(ACTIVITY, self._workshop, goal))

    def _neighbour(self, steps: int) -> str:
        """Return the activity so many steps away, or "" where there is none."""
        at = self._order.index(self.activity.key) + steps
        return self._order[at] if 0 <= at < len(self._order) else ""

    def _print(self) -> None:
        self.save_fields()
        ask_to_print(self._session, self._workshop, f"worksheet:{self.activity.key}", self.window())

    def _read_done(self) -> None:
        workshop, key = self._workshop, self.activity.key
        self._session.read(
            lambda ws: is_marked_done(ws, workshop, key),
            lambda done: self._show_done(done=done),
            lambda _error: None,  # a workshop that is gone: the window leads home
            owner=self,
        )

    def _show_done(self, *, done: bool) -> None:
        _ = self._session.gettext
        self.done_button.setChecked(done)
        self.done_button.setText(_("Done") if done else _("Mark as done"))
        self.done_button.set_icon_name("circle-check" if done else "circle")

    def _mark_done(self, done: bool) -> None:
        workshop, key = self._workshop, self.activity.key
        self._show_done(done=done)
        self._session.write(lambda ws: mark_activity(ws, workshop, key, done=done), owner=self)


def _files_in(dragged: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile()]
