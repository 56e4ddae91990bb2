"""Print: choose what, see it, print or save."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QWidget

from sala.domain.records import Team, Workshop
from sala.services.people import teams
from sala.services.printing import (
    OTHER_CARDS,
    PICTURE,
    Choices,
    Printable,
    document_pdf,
    page_sizes,
    print_document,
    save_pdf,
    what_to_print,
)
from sala.services.workshops import get_workshop
from sala.services.workspace import Workspace
from sala.settings import LAST_FOLDER
from sala.ui.jobs import Job, Progress
from sala.ui.printing.document_pick import DocumentPick
from sala.ui.printing.pages_view import PagesView
from sala.ui.printing.paper_choices import PaperChoices
from sala.ui.printing.to_printer import print_pages
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.file_dialogs import choose_where_to_save
from sala.ui.widgets.frames import VerticalScroll, column, row

Sizes = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class _Pages:
    """A PDF file with the sizes of its pages; those that are there, or all of them."""

    pdf: bytes
    sizes: Sizes


@dataclass(frozen=True, slots=True)
class _Found:
    """What the workspace says when the dialog opens."""

    printable: tuple[Printable, ...]
    teams: list[Team]
    facts: Workshop


class PrintDialog(QDialog):
    """Choices at the left, the pages at the right: the first is seen at once, the others as they are made."""

    def __init__(self, session: Session, workshop: str, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._workshop = session, workshop
        self.pdf = b""
        self.pages = 0
        self._job: Job | None = None
        self._latest: _Pages | None = None
        self._shown: _Pages | None = None
        self.setObjectName("print_dialog")
        self.setWindowTitle(session.gettext("Print"))
        self.document = DocumentPick(session, what)
        self.choices = PaperChoices(session, workshop, filled=what == OTHER_CARDS)
        self.view = PagesView(session)
        self.note = self.view.note
        self._lay_out(parent)
        self.document.picked.connect(self.typeset)
        self.choices.changed.connect(self.typeset)
        session.lane.progressed.connect(self._look)
        session.read(
            lambda ws: _Found(
                what_to_print(ws, workshop, session.translator), teams(ws, workshop), get_workshop(ws, workshop)
            ),
            self._begin,
            owner=self,
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        """Pages that are still being made are not waited for."""
        self._stop()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        """Nor are they when the dialog is left by a button or Escape."""
        self._stop()
        super().done(result)

    def choose(self, what: str) -> None:
        """Show another document, by what it is asked for."""
        self.document.choose(what)
        self.typeset()

    def chosen(self) -> Choices:
        """Return what is chosen for the document."""
        return self.choices.chosen(self.document.document())

    def typeset(self) -> None:
        """Make the pages anew for what is chosen, and show them."""
        self._stop()
        document = self.document.document()
        self.choices.show_for(document)
        self.picture_button.setVisible(document is not None and document.picture)
        what, choices, workshop = self.document.key(), self.chosen(), self._workshop
        self._ready(pages=0)
        self._shown = None
        title = self._session.gettext("Laying out the pages…")
        self.note.setText(title)

        def setting(ws: Workspace, progress: Progress) -> _Pages:
            def seen(pdf: bytes, pages: int) -> None:
                self._latest = _Pages(pdf, page_sizes(pdf))
                progress.report(pages, 0)

            pdf, _count = document_pdf(ws, workshop, what, choices, cancelled=progress.stop_asked, seen=seen)
            return _Pages(pdf, page_sizes(pdf))

        job: list[Job | None] = []
        self._job = self._session.long_write(
            setting,
            lambda made: self._show_all(job[0], made),
            lambda error: self._failed(job[0], error),
            title=title,
            owner=self,
        )
        job.append(self._job)

    def _begin(self, found: _Found) -> None:
        self.choices.set_teams(found.teams)
        self.choices.official.show_workshop(found.facts)
        self.document.offer(found.printable)
        self.document.what.setFocus()
        self.typeset()

    def _stop(self) -> None:
        """What is being made is no longer wanted."""
        if self._job is not None:
            self._job.cancel()
        self._job = self._latest = None

    def _lay_out(self, parent: QWidget | None) -> None:
        side = QWidget()
        side.setLayout(column(self.document, self.choices, None, gap=2 * UNIT))
        scroll = VerticalScroll(side)
        scroll.setFixedWidth(self._session.look.theme.sizes.scaled(300))
        middle = row(scroll, self.view, gap=3 * UNIT)
        middle.setStretch(1, 1)
        box = column(middle, self._buttons(), gap=2 * UNIT, margin=3 * UNIT)
        box.setStretch(0, 1)
        self.setLayout(box)
        room = parent.size() if parent else self.screen().availableSize()
        self.resize(int(room.width() * 0.94), int(room.height() * 0.96))

    def _buttons(self) -> QWidget:
        _ = self._session.gettext
        close = KhmerButton(_("Close"))
        close.setObjectName("close_button")
        close.clicked.connect(self.reject)
        self.save_button = KhmerButton(_("Save as PDF…"), "secondary", "download")
        self.save_button.setObjectName("save_pdf_button")
        self.save_button.clicked.connect(lambda _checked: self._save())
        self.picture_button = KhmerButton(_("Save as a picture…"), "secondary", "image")
        self.picture_button.setObjectName("save_picture_button")
        self.picture_button.clicked.connect(lambda _checked: self._save_picture())
        self.picture_button.hide()
        self.print_button = KhmerButton(_("Print"), "primary", "printer")
        self.print_button.setObjectName("print_now_button")
        self.print_button.clicked.connect(lambda _checked: print_pages(self._session, self, self.pdf, self._sizes()))
        bar = QWidget()
        bar.setLayout(row(close, None, self.picture_button, self.save_button, self.print_button))
        return bar

    def _sizes(self) -> Sizes:
        return self._shown.sizes if self._shown else ()

    def _ready(self, *, pages: int) -> None:
        say = self._session.translator
        self.pages = pages
        for button in (self.picture_button, self.save_button, self.print_button):
            button.setEnabled(pages > 0)
        text = say.nformat("Print {n} page", "Print {n} pages", pages) if pages else say.gettext("Print")
        self.print_button.setText(text)

    def _look(self, job: Job) -> None:
        """Show the pages that are there."""
        if self._job is None or job is not self._job or self._latest is None or self._latest is self._shown:
            return
        self._show(self._latest)
        say = self._session.translator
        self.note.setText(say.nformat("{n} page so far…", "{n} pages so far…", len(self._latest.sizes)))

    def _show_all(self, job: Job | None, made: _Pages) -> None:
        if job is not self._job:
            return
        self._job = None
        self.pdf = made.pdf
        self._show(made)
        self._ready(pages=len(made.sizes))
        say = self._session.translator
        self.note.setText(say.nformat("{n} page", "{n} pages", len(made.sizes)))

    def _show(self, pages: _Pages) -> None:
        self.view.show_pages(pages.pdf, pages.sizes, anew=self._shown is None)
        self._shown = pages

    def _failed(self, job: Job | None, error: BaseException) -> None:
        if job is self._job:
            self._job = None
            self.view.show_pages(b"", (), anew=True)
            self.note.setText(self._session.sentence(error))

    def _save(self) -> None:
        pdf = self.pdf
        goal = self._goal(self._session.gettext("Save as PDF"), "PDF (*.pdf)", ".pdf")
        if goal is not None:
            title = self._session.gettext("Saving")
            self._session.work(lambda _p: save_pdf(goal, pdf), lambda _none: self._saved(goal), title=title, owner=self)

    def _save_picture(self) -> None:
        workshop, what, choices = self._workshop, self.document.key(), self.chosen()
        goal = self._goal(self._session.gettext("Save as a picture"), "PNG (*.png)", PICTURE)
        if goal is not None:
            self._session.read(
                lambda ws: print_document(ws, workshop, what, goal, choices),
                lambda _made: self._saved(goal),
                owner=self,
            )

    def _goal(self, title: str, kind: str, ending: str) -> Path | None:
        """Ask where to save; the next time begins in the same folder."""
        folder = Path(self._session.settings.get(LAST_FOLDER) or Path.home())
        name = self.document.key().removeprefix("worksheet:").replace(":", "-")
        goal = choose_where_to_save(self, title, [kind], folder / f"sala-{name}{ending}")
        if goal is not None:
            self._session.settings.set(LAST_FOLDER, str(goal.parent))
        return goal

    def _saved(self, goal: Path) -> None:
        said = self._session.translator.format("Saved: {path}", path=str(goal))
        self.note.setText(said)
        self._session.tell(said, "good")
