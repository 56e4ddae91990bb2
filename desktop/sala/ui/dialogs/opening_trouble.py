"""The work cannot be opened: what happened, and what can be done now."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from sala.errors import SalaError
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.dialog_size import fill_dialog
from sala.ui.widgets.file_dialogs import choose_folder
from sala.ui.widgets.frames import IconSign, column, row
from sala.ui.widgets.labels import KhmerLabel

AGAIN, ELSEWHERE, BACKUP, CLOSE = "again", "elsewhere", "backup", "close"
_WIDTH = 560


class OpeningTrouble(QDialog):
    """``chosen`` is what the person wants now; ``folder`` another folder that they chose.

    ``backup`` is the latest good back-up, offered where the database is damaged and there is one.
    """

    def __init__(self, session: Session, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = session.gettext
        self._session = session
        self.chosen = CLOSE
        self.folder: Path | None = None
        self.setObjectName("opening_trouble")
        self.setWindowTitle(_("Your work could not be opened"))
        known = error.parameters.get("backup", "") if isinstance(error, SalaError) else ""
        self.backup = Path(str(known))
        self.words = KhmerLabel(session.sentence(error))
        self.words.setObjectName("trouble_words")
        self.words.set_selectable()
        told = row(column(IconSign("circle-alert", factor=1.4, tone="bad"), None), self.words, gap=2 * UNIT)
        told.setStretch(1, 1)
        answers = column(gap=UNIT)
        if known:
            answers.addWidget(self._answer(_("Go back to the latest back-up"), BACKUP, "history", "primary"))
        answers.addWidget(self._answer(_("Try again"), AGAIN, "refresh-cw", "secondary" if known else "primary"))
        answers.addWidget(self._answer(_("Open another folder…"), ELSEWHERE, "folder-open"))
        answers.addWidget(self._answer(_("Close Sala"), CLOSE, "x", "quiet"))
        title = KhmerLabel(self.windowTitle(), "heading")
        content = column(title, told, gap=2 * UNIT)
        fill_dialog(self, session.look.theme.sizes.scaled(_WIDTH), content, answers)

    def _answer(self, words: str, key: str, picture: str, kind: str = "secondary") -> KhmerButton:
        button = KhmerButton(words, kind, picture)
        button.setObjectName(f"{key}_button")
        button.setDefault(kind == "primary")
        button.clicked.connect(lambda _checked: self._take(key))
        return button

    def _take(self, key: str) -> None:
        if key == ELSEWHERE:
            title = self._session.gettext("Where should your work be kept?")
            self.folder = choose_folder(self, title, self._session.folder.parent)
            if self.folder is None:
                return
        self.chosen = key
        self.accept()
