"""Choosing what to print: a document, and which one of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sala.language import Translator
from sala.services.printing import OTHER_CARDS, Group, Printable
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.frames import column
from sala.ui.widgets.labels import KhmerLabel
from sala.ui.widgets.picks import PickBox


class DocumentPick(QWidget):
    """Two lists: what, and which one where there are several. ``picked()`` comes when a person chose."""

    picked = Signal()

    def __init__(self, session: Session, what: str) -> None:
        super().__init__()
        _ = session.gettext
        self._say = session.translator
        self._first = what
        self._offered: dict[str, Printable] = {}
        self._chosen: dict[str, str] = {}
        self.what, self.which = PickBox(), PickBox()
        self.what.setObjectName("what_picker")
        self.which.setObjectName("which_picker")
        self.what.setAccessibleName(_("What"))
        self.which.setAccessibleName(_("Which one"))
        self._which_label = KhmerLabel(_("Which one"), "small", "plain")
        self.setLayout(column(KhmerLabel(_("What"), "small", "plain"), self.what, self._which_label, self.which))
        self.layout().setSpacing(UNIT)
        self.what.picked.connect(lambda _key: self._take_document())
        self.which.picked.connect(lambda _key: self._take_argument())
        self._show_arguments()

    def offer(self, printable: Sequence[Printable]) -> None:
        """Show what there is; the cards that no activity shows only where they were asked for."""
        asked_for = self._first.partition(":")[0]
        self._offered = {one.name: one for one in printable if one.name != OTHER_CARDS or asked_for == OTHER_CARDS}
        self.what.set_groups(
            (words, [(one.name, one.title) for one in self._offered.values() if one.group is group])
            for group, words in group_words(self._say).items()
        )
        self.choose(self._first)

    def choose(self, what: str) -> None:
        """Choose a document by what it is asked for ("kit", "worksheet:persona")."""
        name, _, argument = what.partition(":")
        self.what.set_key(name)
        if argument:
            self._chosen[name] = argument
        self._show_arguments()

    def document(self) -> Printable | None:
        """Return the document that is chosen."""
        return self._offered.get(self.what.key())

    def key(self) -> str:
        """Return what is chosen, as it is asked for; "" before anything is offered."""
        name, argument = self.what.key(), self.which.key()
        return f"{name}:{argument}" if argument else name

    def _take_document(self) -> None:
        self._show_arguments()
        self.picked.emit()

    def _take_argument(self) -> None:
        self._chosen[self.what.key()] = self.which.key()
        self.picked.emit()

    def _show_arguments(self) -> None:
        document = self.document()
        several = document is not None and bool(document.arguments)
        for widget in (self.which, self._which_label):
            widget.setVisible(several)
        if document is None:
            return
        everything = [("", self._say.gettext("All of it"))] if document.whole and several else []
        self.which.set_choices([*everything, *document.arguments])
        keys = [key for key, _words in (*everything, *document.arguments)]
        kept = self._chosen.get(document.name) or document.usual
        self.which.set_key(kept if kept in keys else next(iter(keys), ""))


def group_words(say: Translator) -> dict[Group, str]:
    """Return the headings over the documents, in order."""
    return {
        Group.BEFORE: say.gettext("To prepare"),
        Group.DURING: say.gettext("In the room"),
        Group.AFTER: say.gettext("Afterwards"),
    }
