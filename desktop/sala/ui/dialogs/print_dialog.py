"""Print: choose what, see it, print or save."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QWidget

from sala.domain.records import Team
from sala.services.method import Pack
from sala.services.people import teams
from sala.services.printing import OTHER_CARDS, Choices, document_pdf, save_pdf
from sala.services.workspace import Workspace
from sala.settings import LAST_FOLDER
from sala.ui.capture.toggles import ToggleRow
from sala.ui.dialogs.page_picture import PagePicture
from sala.ui.jobs import Job, Progress
from sala.ui.session import Session
from sala.ui.shell.paper import print_pages
from sala.ui.theme import UNIT
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.file_dialogs import choose_where_to_save
from sala.ui.widgets.frames import VerticalScroll, column, row
from sala.ui.widgets.labels import KhmerLabel
from sala.ui.widgets.picks import PickBox

_KIT, _AGENDA = "kit", "agenda"
_PREVIEW_DPI = 82
#: How wide a sheet of A4 is that lies: the widest page that is shown, in inches.
_WIDEST_PAGE = 11.7
#: More pages than this are counted, printed and saved, but not shown: nobody scrolls through them.
_MOST_SHOWN = 200
_PAGE_WIDTH = 640


@dataclass(frozen=True, slots=True)
class _Choice:
    """What the person chose in the dialog."""

    what: str
    language: str
    filled: bool
    team: str


class PrintDialog(QDialog):
    """Choices at the left, the pages at the right."""

    def __init__(self, session: Session, workshop: str, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._workshop = session, workshop
        self.pdf = b""
        self.pages = 0
        self._round = 0
        self._job: Job | None = None
        _ = session.gettext
        self.setObjectName("print_dialog")
        self.setWindowTitle(_("Print"))
        self._make_choices(what)
        self._make_pages()
        side = QWidget()
        side.setLayout(
            column(
                *self._labelled(_("What"), self.what),
                *self._labelled(_("Language of the paper"), self.language),
                *self._labelled(_("Blank or filled"), self.filled),
                *self._labelled(_("Team"), self.team),
                None,
                gap=UNIT,
            )
        )
        scroll = VerticalScroll(side)
        scroll.setFixedWidth(session.look.theme.sizes.scaled(300))
        middle = row(scroll, self.scroll, gap=3 * UNIT)
        middle.setStretch(1, 1)
        box = column(middle, self._buttons(), gap=2 * UNIT, margin=3 * UNIT)
        box.setStretch(0, 1)
        self.setLayout(box)
        room = parent.size() if parent else self.screen().availableSize()
        self.resize(int(room.width() * 0.92), int(room.height() * 0.94))
        session.read(lambda ws: teams(ws, workshop), self._show_teams, owner=self)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Pages that are still being drawn are not waited for."""
        self._stop()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        """Nor are they when the dialog is left by a button or Escape."""
        self._stop()
        super().done(result)

    def chosen(self) -> _Choice:
        """Return what is chosen."""
        language = self.language.key() or self._session.language
        return _Choice(self.what.key(), language, self.filled.key() == "filled", self.team.key())

    def typeset(self) -> None:
        """Make the pages anew for what is chosen, and show them."""
        self._stop()
        turn, choice, workshop = self._round, self.chosen(), self._workshop
        self._ready(pages=0)
        for widget in (self.filled, self.team):  # an agenda is neither blank nor a team's
            widget.setEnabled(choice.what != _AGENDA)
        self.note.setText(self._session.gettext("Laying out the pages…"))

        def setting(ws: Workspace, progress: Progress) -> tuple[bytes, int]:
            return document_pdf(
                ws,
                workshop,
                choice.what,
                Choices(choice.language, filled=choice.filled, team=choice.team),
                progress=progress.report,
                cancelled=progress.stop_asked,
            )

        self._job = self._session.long_write(
            setting,
            lambda made: self._show_pdf(turn, *made),
            lambda error: self._failed(turn, error),
            title=self._session.gettext("Laying out the pages…"),
            owner=self,
        )

    def _stop(self) -> None:
        """What is being set is no longer wanted."""
        self._round += 1
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _make_choices(self, what: str) -> None:
        session, _ = self._session, self._session.gettext
        self.what = PickBox(_documents(session, session.pack(), others=what == OTHER_CARDS))
        self.what.setObjectName("what_picker")
        self.what.set_key(what)
        self.language = ToggleRow([("km", "ខ្មែរ"), ("en", "English")], required=True)
        self.language.set_key(session.language)
        self.filled = ToggleRow([("blank", _("Blank")), ("filled", _("Filled"))], required=True)
        self.filled.set_key("filled" if what == OTHER_CARDS else "blank")
        self.team = PickBox([("", _("All teams"))])
        self.team.set_key("")
        self.language.setObjectName("paper_language")
        self.filled.setObjectName("paper_filled")
        self.team.setObjectName("paper_team")
        self.what.picked.connect(lambda _key: self.typeset())
        self.team.picked.connect(lambda _key: self.typeset())
        self.language.changed.connect(self.typeset)
        self.filled.changed.connect(self.typeset)

    def _make_pages(self) -> None:
        _ = self._session.gettext
        self._list = column(gap=2 * UNIT)
        self.note = KhmerLabel("", tone="soft")
        self.note.setObjectName("pages_note")
        inside = QWidget()
        inside.setLayout(column(self.note, self._list, None, gap=UNIT, margin=UNIT))
        self.scroll = VerticalScroll(inside)
        self.scroll.setObjectName("pages")
        self.scroll.setAccessibleName(_("Pages"))
        self.scroll.read_by_keys()
        self._pictures: list[PagePicture] = []

    def _buttons(self) -> QWidget:
        _ = self._session.gettext
        close = KhmerButton(_("Close"))
        close.setObjectName("close_button")
        close.clicked.connect(self.reject)
        self.save_button = KhmerButton(_("Save as PDF…"), "secondary", "download")
        self.save_button.setObjectName("save_pdf_button")
        self.save_button.clicked.connect(lambda _checked: self._save())
        self.print_button = KhmerButton(_("Print"), "primary", "printer")
        self.print_button.setObjectName("print_now_button")
        self.print_button.clicked.connect(lambda _checked: self._print())
        bar = QWidget()
        bar.setLayout(row(close, None, self.save_button, self.print_button))
        return bar

    def _labelled(self, text: str, widget: QWidget) -> tuple[QWidget, QWidget]:
        widget.setAccessibleName(text)
        return KhmerLabel(text, "small", "plain"), widget

    def _show_teams(self, found: list[Team]) -> None:
        self.team.set_choices([("", self._session.gettext("All teams")), *((team.id, team.name) for team in found)])
        self.team.set_key("")
        self.typeset()

    def _ready(self, *, pages: int) -> None:
        say = self._session.translator
        self.pages = pages
        for button in (self.save_button, self.print_button):
            button.setEnabled(pages > 0)
        text = say.nformat("Print {n} page", "Print {n} pages", pages) if pages else say.gettext("Print")
        self.print_button.setText(text)

    def _show_pdf(self, turn: int, pdf: bytes, pages: int) -> None:
        if turn != self._round:
            return
        self.pdf = pdf
        self._ready(pages=pages)
        say = self._session.translator
        told = say.nformat("{n} page, A4", "{n} pages, A4", pages)
        if pages > _MOST_SHOWN:
            more = say.format("The first {n} are shown here; all are printed and saved.", n=_MOST_SHOWN)
            told = f"{told}\n{more}"
        self.note.setText(told)
        for picture in self._pictures:
            picture.hide()
            picture.deleteLater()
        dpi, width = int(min(_PREVIEW_DPI, self._room() / _WIDEST_PAGE)), min(_PAGE_WIDTH, self._room())
        shown = range(min(pages, _MOST_SHOWN))
        self._pictures = [PagePicture(self._session, pdf, number, dpi, width) for number in shown]
        for number, picture in enumerate(self._pictures, start=1):
            picture.setAccessibleName(say.format("Page {page} of {pages}", page=number, pages=pages))
            self._list.addWidget(picture)
        self.scroll.verticalScrollBar().setValue(0)

    def _room(self) -> int:
        """Width in pixels that a page may have."""
        return max(1, self.scroll.viewport().width() - 2 * UNIT - self.scroll.verticalScrollBar().sizeHint().width())

    def _failed(self, turn: int, error: BaseException) -> None:
        if turn == self._round:
            self.note.setText(self._session.sentence(error))

    def _save(self) -> None:
        _ = self._session.gettext
        folder = Path(self._session.settings.get(LAST_FOLDER) or Path.home())
        name = self.what.key().replace("worksheet:", "").replace(":", "-")
        goal = choose_where_to_save(self, _("Save as PDF"), ["PDF (*.pdf)"], folder / f"sala-{name}.pdf")
        if goal is None:
            return
        self._session.settings.set(LAST_FOLDER, str(goal.parent))
        pdf = self.pdf

        def done(_nothing: None) -> None:
            said = self._session.translator.format("Saved: {path}", path=str(goal))
            self.note.setText(said)
            self._session.tell(said, "good")

        self._session.work(lambda _p: save_pdf(goal, pdf), done, title=_("Saving"), owner=self)

    def _print(self) -> None:
        print_pages(self._session, self, self.pdf, self.pages)


def _documents(session: Session, pack: Pack, *, others: bool) -> list[tuple[str, str]]:
    """Return what can be printed: kit, agenda, each worksheet; the other cards where they were asked for."""
    language = session.language
    sheets = [(f"worksheet:{one.key}", one.title.in_language(language)) for one in pack.summaries()]
    apart = [(OTHER_CARDS, session.gettext("Other cards"))] if others else []
    kit = session.gettext("The whole kit: all worksheets for each team")
    return [*apart, (_KIT, kit), (_AGENDA, session.gettext("Agenda")), *sheets]
