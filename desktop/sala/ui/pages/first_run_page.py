"""The first start: language, name, where the work is kept, and the sample offered. Under a minute."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from sala.errors import SalaError
from sala.paths import free_space
from sala.services.changed import Changed
from sala.settings import AUTHOR, FIRST_RUN_DONE, WORKSPACE
from sala.ui.capture.toggles import ToggleRow
from sala.ui.home.sample import make_sample
from sala.ui.place import ACTIVITY, FIRST_RUN, HOME, SEND, Place
from sala.ui.send.telling import size_text
from sala.ui.session import Session
from sala.ui.shell.opening import WorkspaceOpening
from sala.ui.theme import UNIT
from sala.ui.widgets.banner import Banner
from sala.ui.widgets.buttons import KhmerButton, TickBox
from sala.ui.widgets.field import Field
from sala.ui.widgets.file_dialogs import choose_folder
from sala.ui.widgets.frames import Card, VerticalScroll, column, row
from sala.ui.widgets.krama import KramaLine
from sala.ui.widgets.labels import KhmerLabel
from sala.ui.widgets.line_edit import KhmerLineEdit
from sala.ui.widgets.progress import ProgressStrip

_WIDTH = 600


class FirstRunPage(QWidget):
    """One page, one button."""

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__()
        self._session, self._place = session, place
        _ = session.gettext
        self.setObjectName("first_run_page")
        self.setAccessibleName(_("Welcome to Sala"))
        self.language = ToggleRow([("km", "ខ្មែរ"), ("en", "English")], required=True)
        self.language.setObjectName("language")
        self.language.set_key(session.language)
        self.language.changed.connect(self._speak)
        self.author = KhmerLineEdit(session.settings.get(AUTHOR))
        self.author.setObjectName("author_line")
        self.author.returnPressed.connect(self._begin)
        self.name_field = Field(
            _("What is your name?"), self.author, help_text=_("Colleagues see it beside what you change.")
        )
        self.folder = KhmerLabel("", tone="soft")
        self.folder.setObjectName("folder_label")
        self.choose = KhmerButton(_("Choose another folder…"), "secondary", "folder", small=True)
        self.choose.setObjectName("choose_folder_button")
        self.choose.clicked.connect(lambda _checked: self._choose_folder())
        self.sample = TickBox(_("Show me the sample workshop first"))
        self.sample.setObjectName("sample_tick")
        self.sample.setChecked(True)
        self.banner = Banner("error")
        self.banner.setObjectName("first_run_banner")
        self.banner.hide()
        self.begin = KhmerButton(_("Begin"), "primary")
        self.begin.setObjectName("begin_button")
        self.begin.clicked.connect(lambda _checked: self._begin())
        self._lay_out()
        self._show_folder()

    def place(self) -> Place:
        """Return the first run: nothing is remembered of it."""
        return Place(FIRST_RUN, file=self._place.file)

    def flush(self) -> None:
        """Nothing is kept before the person begins."""

    def refresh(self, changed: Changed) -> None:
        """Nothing that changes is shown here."""

    def keep(self) -> dict[str, Any]:
        """Return what is typed and ticked, for the same page in another language."""
        return {"author": self.author.text(), "sample": self.sample.isChecked()}

    def resume(self, kept: dict[str, Any]) -> None:
        """Show again what ``keep`` returned."""
        self.author.set_text(kept["author"])
        self.sample.setChecked(kept["sample"])

    def _lay_out(self) -> None:
        _ = self._session.gettext
        told = _("Sala guides you through a workshop in which citizens and staff make a public service better.")
        where = column(
            KhmerLabel(_("Your work is kept on this laptop, encrypted, here:")), self.folder, row(self.choose, None)
        )
        strip = ProgressStrip(self._session.translator, self._session.lane)
        card = Card(
            KhmerLabel(_("Welcome to Sala"), "title", "accent"),
            KramaLine(),
            KhmerLabel(told),
            Field(_("Language"), self.language),
            self.name_field,
            where,
            self.sample,
            self.banner,
            strip,
            row(None, self.begin),
            gap=2 * UNIT,
            margin=4 * UNIT,
        )
        card.setMaximumWidth(self._session.look.theme.sizes.scaled(_WIDTH))
        line = row(gap=0)
        line.addStretch(1)
        line.addWidget(card, 1000)
        line.addStretch(1)
        inside = QWidget()
        inside.setLayout(column(None, line, None, margin=2 * UNIT))
        self.setLayout(column(VerticalScroll(inside), gap=0))

    def _speak(self) -> None:
        self._session.set_language(self.language.key())

    def _choose_folder(self) -> None:
        title = self._session.gettext("Where should your work be kept?")
        chosen = choose_folder(self, title, self._session.folder.parent)
        if chosen is not None:
            own = chosen.name == "Sala" or (chosen / "workspace.json").exists()
            self._session.folder = chosen if own else chosen / "Sala"
            self._show_folder()
            self.banner.hide()

    def _show_folder(self) -> None:
        say, folder = self._session.translator, self._session.folder
        try:
            free = free_space(folder)
        except (SalaError, OSError):
            self.folder.setText(str(folder))
        else:
            self.folder.setText(f"{folder}\n{say.format('{size} free', size=size_text(self._session, free))}")

    def _begin(self) -> None:
        if not self.begin.isEnabled():
            return
        self.name_field.set_problem("")
        try:
            self._session.settings.set(AUTHOR, self.author.text().strip())
        except SalaError as error:
            self.name_field.set_problem(self._session.sentence(error))
            self.author.setFocus()
            return
        self._set_busy(busy=True)
        opening = WorkspaceOpening(self._session, self, lambda: self._set_busy(busy=False), self._refused)
        opening.open(self._opened)

    def _opened(self) -> None:
        settings = self._session.settings
        settings.set(WORKSPACE, str(Path(self._session.folder)))
        settings.set(FIRST_RUN_DONE, value=True)
        self._session.keep_settings()
        if self._place.file:
            self._session.go(Place(SEND, file=self._place.file))
        elif self.sample.isChecked():
            self._make_sample()
        else:
            self._session.go(Place(HOME))

    def _make_sample(self) -> None:
        session = self._session
        first = session.pack().summaries()[0].key

        def failed(error: BaseException) -> None:
            session.show_error(error)
            session.go(Place(HOME))

        session.write(
            make_sample,
            lambda changed: session.go(Place(ACTIVITY, changed.workshop, first)),
            failed,
            title=session.gettext("Making the sample workshop"),
        )

    def _refused(self, error: BaseException) -> None:
        self._set_busy(busy=False)
        self.banner.say("error", self._session.sentence(error))

    def _set_busy(self, *, busy: bool) -> None:
        for part in (self.begin, self.choose, self.author, self.sample, self.language):
            part.setEnabled(not busy)
