"""Home: the workshops, and the ways to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from sala.khmer import search_key, sort_key
from sala.services.changed import Changed
from sala.services.workshops import WorkshopSummary, list_workshops
from sala.ui.dialogs.asking import asked
from sala.ui.dialogs.new_workshop_dialog import NewWorkshopDialog
from sala.ui.home.next_steps import NextSteps
from sala.ui.home.sample import make_sample
from sala.ui.home.workshop_row import WorkshopRow
from sala.ui.place import ACTIVITY, HOME, SEND, Place
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.banner import EmptyState
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.frames import VerticalScroll, column, row
from sala.ui.widgets.labels import KhmerLabel
from sala.ui.widgets.line_edit import SearchBox
from sala.ui.widgets.marks import set_tip
from sala.ui.widgets.picks import PickBox

if TYPE_CHECKING:  # start-up: loaded when the list is already seen
    from sala.ui.home.go_on_card import GoOnCard

_WIDEST = 980
#: So many are shown at first, and so many more at a time: nobody reads a thousand, and each takes time to draw.
_FIRST, _MORE = 30, 100
_OPENED, _NAME, _DATE = "opened", "name", "date"


class HomePage(QWidget):
    """A list that can be searched and sorted. ``loaded()`` comes when it is shown."""

    loaded = Signal()

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__()
        del place
        self._session = session
        self._found: list[WorkshopSummary] = []
        self._read_once = False
        self._most = _FIRST
        _ = session.gettext
        self.setObjectName("home_page")
        self.search = SearchBox(_("Search a workshop"))
        self.search.setObjectName("workshop_search")
        self.search.searched.connect(lambda _text: self._fill())
        self.order = PickBox([(_OPENED, _("Last opened")), (_NAME, _("By name")), (_DATE, _("By date"))])
        self.order.setObjectName("workshop_order")
        self.order.setAccessibleName(_("Order"))
        self.order.set_key(_OPENED)
        self.order.picked.connect(lambda _key: self._fill())
        self.empty = EmptyState(
            "users",
            _("Your workshops will be listed here"),
            _("A workshop brings citizens and staff together to make a public service better, step by step."),
            _("Make the first workshop"),
        )
        self.empty.begun.connect(self.new_workshop)
        self._nothing = VerticalScroll(self.empty)
        self._nothing.hide()
        self.next_steps = NextSteps(session, self)
        self.next_steps.told.connect(self._show_next)
        self.go_on: GoOnCard | None = None
        self._go_on_place = column()
        self._list = column(gap=UNIT)
        inside = QWidget()
        inside.setLayout(column(self._go_on_place, self._list, None))
        self._scroll = VerticalScroll(inside)
        self._lay_out()
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self.new_workshop)
        self._read()

    def place(self) -> Place:
        """Return home."""
        return Place(HOME)

    def keep(self) -> dict[str, Any]:
        """Return what is searched and how the list is sorted, for the same page built anew."""
        return {"search": self.search.text(), "order": self.order.key(), "shown": self._most}

    def resume(self, kept: dict[str, Any]) -> None:
        """Search and sort again as ``keep`` returned."""
        self.search.set_text(kept["search"])
        self.order.set_key(kept["order"])
        self._most = kept["shown"]

    def flush(self) -> None:
        """Nothing is typed here that is kept."""

    def refresh(self, changed: Changed) -> None:
        """Read the list again."""
        del changed
        self._read()

    def new_workshop(self) -> None:
        """Make a workshop in four steps and open it."""
        session = self._session
        dialog = NewWorkshopDialog(session, self.window())
        with asked(dialog) as accepted:
            made = dialog.made
        if accepted and made:
            session.go(Place(ACTIVITY, made))

    def make_sample(self) -> None:
        """Make the sample workshop and open it."""
        self.sample.setEnabled(False)

        def done(changed: Changed) -> None:
            self._session.go(Place(ACTIVITY, changed.workshop, self._session.pack().summaries()[0].key))

        def failed(error: BaseException) -> None:
            self.sample.setEnabled(True)
            self._session.show_error(error)

        title = self._session.gettext("Making the sample workshop")
        self._session.write(make_sample, done, failed, title=title, owner=self)

    def _lay_out(self) -> None:
        _ = self._session.gettext
        new = KhmerButton(_("New workshop"), "primary", "plus")
        new.setObjectName("new_workshop_button")
        set_tip(new, _("New workshop (Ctrl+N)"))
        new.clicked.connect(lambda _checked: self.new_workshop())
        open_file = KhmerButton(_("Open a file from a stick"), "secondary", "usb")
        open_file.setObjectName("open_file_button")
        open_file.clicked.connect(lambda _checked: self._session.go(Place(SEND)))
        self.sample = KhmerButton(_("Try the sample"), "secondary", "book-open")
        self.sample.setObjectName("sample_button")
        self.sample.clicked.connect(lambda _checked: self.make_sample())
        self._tools = QWidget()
        self._tools.setLayout(row(self.search, self.order))
        self._tools.layout().setStretch(0, 2)
        head = row(KhmerLabel(_("Workshops"), "title"), new, open_file, self.sample)
        head.setStretch(0, 1)
        middle = QWidget()
        middle.setMaximumWidth(self._session.look.theme.sizes.scaled(_WIDEST))
        box = column(head, self._tools, self._nothing, self._scroll, gap=2 * UNIT)
        box.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, UNIT)
        box.setStretch(2, 1)
        box.setStretch(3, 1)
        middle.setLayout(box)
        whole = row(gap=0)
        whole.addStretch(1)
        whole.addWidget(middle, 100)
        whole.addStretch(1)
        self.setLayout(whole)

    def _read(self) -> None:
        self._session.read(list_workshops, self._show, owner=self)

    def _show(self, found: list[WorkshopSummary]) -> None:
        if found == self._found and self._read_once:
            self._ask_next()
            return
        self._found, self._read_once = found, True
        self._nothing.setVisible(not found)
        self._scroll.setVisible(bool(found))
        self._tools.setVisible(bool(found))
        self.sample.setVisible(not any(one.workshop.demo for one in found))
        self._fill()
        self._ask_next()
        self.loaded.emit()

    def _fill(self) -> None:
        """Show the workshops that are searched for: a screenful or two, and more when asked."""
        while self._list.count():
            old = self._list.takeAt(0).widget()
            old.hide()
            old.deleteLater()
        if self.go_on is not None:
            self.go_on.setVisible(bool(self._found) and not self.search.text())  # who searches wants what is found
        say = self._session.translator
        wanted = search_key(self.search.text())
        chosen = [one for one in self._found if wanted in search_key(f"{one.workshop.name} {one.workshop.code}")]
        for summary in self._sorted(chosen)[: self._most]:
            line = WorkshopRow(self._session, summary)
            if summary.workshop.id in self.next_steps.known:
                self._show_in(line)
            line.clicked.connect(lambda _checked=False, one=summary: self._open(one))
            self._list.addWidget(line)
        hidden = len(chosen) - self._most
        if hidden > 0:
            more = KhmerButton(say.nformat("Show {n} more", "Show {n} more", hidden), "quiet", "chevron-down")
            more.setObjectName("more_workshops_button")
            more.clicked.connect(lambda _checked: self._show_more())
            self._list.addWidget(more)
        if self._found and not chosen:
            self._list.addWidget(KhmerLabel(say.gettext("No workshop has this name."), tone="soft"))

    def _show_more(self) -> None:
        self._most += _MORE
        self._fill()
        self._ask_next()

    def _rows(self) -> list[WorkshopRow]:
        widgets = (self._list.itemAt(at).widget() for at in range(self._list.count()))
        return [widget for widget in widgets if isinstance(widget, WorkshopRow)]

    def _ask_next(self) -> None:
        """Ask what comes next in the workshops that are shown, the last opened first."""
        last = [summary.workshop.id for summary in self._found[:1]]
        if not last and self.go_on is not None:
            self.go_on.hide()
        self.next_steps.ask(dict.fromkeys([*last, *(row.summary.workshop.id for row in self._rows())]))

    def _show_next(self, workshop: str) -> None:
        for line in self._rows():
            if line.summary.workshop.id == workshop:
                self._show_in(line)
        if self._found and self._found[0].workshop.id == workshop:
            self._show_go_on()

    def _show_in(self, line: WorkshopRow) -> None:
        """Show it in a row; that of the workshop which was opened last is told above the list."""
        if line.summary.workshop.id == self._found[0].workshop.id and not self.search.text():
            return
        from sala.ui.next_step_words import step_text  # noqa: PLC0415  # start-up: loaded when first needed

        line.show_next(step_text(self._session, self.next_steps.known[line.summary.workshop.id]))

    def _show_go_on(self) -> None:
        from sala.ui.home.go_on_card import GoOnCard  # noqa: PLC0415  # start-up: loaded when first needed

        if self.go_on is None:
            self.go_on = GoOnCard(self._session)
            self.go_on.place_asked.connect(self._session.go)
            self._go_on_place.addWidget(self.go_on)
        last = self._found[0].workshop
        self.go_on.show_step(last, self.next_steps.known[last.id])
        self.go_on.setVisible(not self.search.text())

    def _sorted(self, found: list[WorkshopSummary]) -> list[WorkshopSummary]:
        order = self.order.key()
        if order == _NAME:
            return sorted(found, key=lambda one: sort_key(one.workshop.name))
        if order == _DATE:
            return sorted(found, key=lambda one: one.workshop.starts, reverse=True)
        return found

    def _open(self, summary: WorkshopSummary) -> None:
        self._session.go(Place(ACTIVITY, summary.workshop.id))
