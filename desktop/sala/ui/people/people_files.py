"""Lists of people from files and to files: chosen, looked at, and only then taken or written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QWidget

from sala.services.workspace import Workspace
from sala.settings import LAST_FOLDER
from sala.ui.dialogs.asking import asked
from sala.ui.jobs import Progress
from sala.ui.session import Session
from sala.ui.widgets.file_dialogs import choose_file, choose_where_to_save

if TYPE_CHECKING:  # start-up: loaded when first needed
    from sala.services.people_import import PeopleFile


class PeopleFiles:
    """Asks with dialogs over the window of ``page``. What may be slow runs on the lane, with progress."""

    def __init__(self, session: Session, workshop: str, page: QWidget) -> None:
        self._session, self._workshop, self._page = session, workshop, page

    def ask_import(self) -> None:
        """Let the person choose a file, and look at it."""
        _ = self._session.gettext
        kinds = [f"{_('Lists of people')} (*.xlsx *.csv *.tsv *.txt)", _("All files (*)")]
        path = choose_file(self._page.window(), _("Which file?"), kinds, self._folder())
        if path is not None:
            self.look_at(path)

    def look_at(self, path: Path) -> None:
        """Read a file and show what it would do."""
        from sala.services.people_import import look_at_people  # noqa: PLC0415  # start-up: loaded when first needed

        workshop = self._workshop

        def looking(ws: Workspace, progress: Progress) -> PeopleFile:
            return look_at_people(ws, workshop, path, cancelled=progress.stop_asked)

        title = self._session.gettext("Reading the list")
        self._session.settings.set(LAST_FOLDER, str(path.parent))
        self._session.long_write(looking, self._show_found, title=title, owner=self._page)

    def ask_export(self) -> None:
        """Ask what goes along, and where to."""
        from sala.ui.people.export_dialog import ExportDialog  # noqa: PLC0415  # start-up: loaded when first needed

        dialog = ExportDialog(self._session, self._page.window())
        with asked(dialog) as agreed:
            kind, personal = dialog.kind(), dialog.personal()
        if not agreed:
            return
        _ = self._session.gettext
        suggested = self._folder() / f"{_('people')}{kind}"
        words = {".xlsx": _("Excel (.xlsx)"), ".csv": _("CSV (.csv)")}[kind]
        path = choose_where_to_save(self._page.window(), _("Where shall it be?"), [f"{words} (*{kind})"], suggested)
        if path is not None:
            self.write(path if path.suffix.lower() == kind else path.with_name(path.name + kind), personal)

    def write(self, path: Path, personal: frozenset[str]) -> None:
        """Write the list to a file."""
        from sala.services.tables import write_table  # noqa: PLC0415  # start-up: loaded when first needed

        workshop, say = self._workshop, self._session.translator

        def writing(ws: Workspace, _progress: Progress) -> int:
            return write_table(ws, workshop, "participants", path, language=say.language, personal=personal)

        def written(rows: int) -> None:
            text = say.nformat("{n} row written to {path}", "{n} rows written to {path}", rows, path=path.name)
            self._session.tell(text, "good")

        self._session.settings.set(LAST_FOLDER, str(path.parent))
        title = self._session.gettext("Writing the list")
        self._session.long_write(writing, written, title=title, owner=self._page)

    def _show_found(self, file: PeopleFile) -> None:
        from sala.services.people_import import take_people  # noqa: PLC0415  # start-up: loaded when first needed
        from sala.ui.people.import_dialog import ImportDialog  # noqa: PLC0415  # start-up: loaded when first needed

        with asked(ImportDialog(self._session, file, self._page.window())) as agreed:
            pass
        if not agreed:
            return
        workshop, session = self._workshop, self._session
        text = session.gettext("The list was taken. “Undo” takes it back.")
        title = session.gettext("Taking the list")

        def taken(_changed: object) -> None:
            session.tell(text, "good")

        session.write(lambda ws: take_people(ws, workshop, file), taken, title=title, owner=self._page)

    def _folder(self) -> Path:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(self._session.settings.get(LAST_FOLDER) or documents)
