"""The cards that a card comes from: chosen from a list, shown by their titles."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QWidget

from sala.domain.records import Card
from sala.services.cards import cards, set_links
from sala.services.method import CardKind
from sala.services.method import Field as FieldSpec
from sala.services.workspace import Workspace
from sala.ui.capture.card_titles import card_title
from sala.ui.dialogs.asking import asked
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.banner import show_if
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.frames import VerticalScroll, column, row
from sala.ui.widgets.labels import KhmerLabel
from sala.ui.widgets.picks import TickList


class LinksEditor(QWidget):
    """Titles of the linked cards, and a button to choose them."""

    def __init__(self, session: Session, spec: FieldSpec, workshop: str, ensure_card: Callable[[], str]) -> None:
        super().__init__()
        self._session, self._spec, self._workshop, self._ensure_card = session, spec, workshop, ensure_card
        self._linked: list[Card] = []
        _ = session.gettext
        self.setObjectName(f"links_{spec.key}")
        self.titles = KhmerLabel("", tone="soft")
        self.choose = KhmerButton(_("Choose…"), "secondary", "link", small=True)
        self.choose.setObjectName(f"choose_{spec.key}")
        self.choose.clicked.connect(self._choose)
        label = KhmerLabel(spec.label.in_language(session.language))
        head = row(label, self.choose)
        head.setStretch(0, 1)
        help_text = KhmerLabel(spec.help.in_language(session.language), "small")
        self.setLayout(column(head, help_text, self.titles, gap=UNIT // 2))
        self.show_links([])

    @property
    def role(self) -> str:
        """The role in which this field links."""
        return self._spec.link_role.value if self._spec.link_role else "part_of"

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of card that may be linked here."""
        return self._spec.link_kinds

    def show_links(self, linked: list[Card], own: str = "") -> None:
        """Show the linked cards of the kinds of this field; ``own`` is the id of the card that they belong to."""
        self._own = own
        self._linked = [card for card in linked if card.kind in self.kinds]
        pack = self._session.pack()
        lines = [f"•  {card_title(self._session, pack.kind(card.kind), card)}" for card in self._linked]
        self.titles.setText("\n".join(lines) or self._session.gettext("Nothing chosen yet."))

    def _choose(self) -> None:
        workshop, kinds, own = self._workshop, self.kinds, self._own

        def reading(ws: Workspace) -> list[Card]:
            return [card for kind in kinds for card in cards(ws, workshop, kind=kind) if card.id != own]

        self._session.read(reading, self._ask, owner=self)

    def _ask(self, candidates: list[Card]) -> None:
        linked = {card.id for card in self._linked}
        dialog = LinksDialog(self._session, self._spec, candidates, linked, self.window())
        with asked(dialog) as accepted:
            chosen = dialog.chosen()
        if not accepted or set(chosen) == linked:
            return
        workshop, role, card_id = self._workshop, self.role, self._ensure_card()
        self._session.write(lambda ws: set_links(ws, workshop, card_id, role, chosen))


class LinksDialog(QDialog):
    """A list to tick."""

    def __init__(
        self, session: Session, spec: FieldSpec, candidates: list[Card], chosen: set[str], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        _ = session.gettext
        scaled = session.look.theme.sizes.scaled
        self.setObjectName("links_dialog")
        self.setWindowTitle(spec.label.in_language(session.language))
        room = self.screen().availableSize()
        self.resize(min(scaled(560), room.width() - 60), min(scaled(480), room.height() - 60))
        pack = session.pack()
        self.ticks = TickList([(card.id, _named(session, pack.kind(card.kind), card)) for card in candidates])
        self.ticks.set_keys(chosen)
        empty = KhmerLabel(_("There is nothing to choose from yet."), tone="soft")
        show_if(empty, not candidates)
        cancel = KhmerButton(_("Cancel"))
        cancel.clicked.connect(self.reject)
        take = KhmerButton(_("Choose these"), "primary")
        take.setObjectName("take_button")
        take.setDefault(True)
        take.clicked.connect(self.accept)
        heading = KhmerLabel(spec.help.in_language(session.language), "lead")
        box = column(heading, empty, VerticalScroll(self.ticks), row(None, cancel, take), gap=2 * UNIT, margin=3 * UNIT)
        box.setStretch(2, 1)
        self.setLayout(box)

    def chosen(self) -> list[str]:
        """Return the ids of the ticked cards."""
        return self.ticks.keys()


def _named(session: Session, kind: CardKind, card: Card) -> str:
    """Return the title of a card with its kind before it: several kinds may stand in one list."""
    return f"{kind.title.in_language(session.language)}: {card_title(session, kind, card)}"
