"""The cards that no activity of the method in use shows: to be read and printed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sala.domain.records import Team
from sala.errors import WrongUse
from sala.services.changed import Changed
from sala.services.earlier import OtherCard, other_cards
from sala.services.method import is_here, pack_for
from sala.services.people import teams
from sala.services.printing import OTHER_CARDS as PRINTED
from sala.services.workshops import get_workshop
from sala.services.workspace import Workspace
from sala.ui.capture.earlier_block import EarlierBlock
from sala.ui.place import OTHER_CARDS, Place
from sala.ui.printing.opening import ask_to_print
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.banner import Banner
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.frames import Card, VerticalScroll, column, row
from sala.ui.widgets.labels import KhmerLabel

_WIDEST = 900
#: More than this are printed, but not shown: nobody scrolls through them.
_MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class _Found:
    cards: list[OtherCard]
    teams: dict[str, Team]
    missing: str


class OtherCardsPage(QWidget):
    """One card under the other, each with all that it says. ``loaded()`` comes when they are shown."""

    loaded = Signal()

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__()
        self._session, self._workshop = session, place.workshop
        self._shown: list[OtherCard] | None = None
        self.panels: list[Card] = []
        self.setObjectName("other_cards_page")
        _ = session.gettext
        told = _("No activity of the method in use shows these cards. Nothing is lost: here they are read and printed.")
        self.note = KhmerLabel(told, tone="soft")
        self.banner = Banner("attention")
        self.banner.setObjectName("missing_method_banner")
        self.print_button = KhmerButton(_("Print these cards"), "secondary", "printer")
        self.print_button.setObjectName("print_button")
        self.print_button.clicked.connect(lambda _checked: self._print())
        self._list = column(gap=2 * UNIT)
        head = row(KhmerLabel(_("Other cards"), "title"), self.print_button, gap=2 * UNIT)
        head.setStretch(0, 1)
        middle = QWidget()
        middle.setMaximumWidth(session.look.theme.sizes.scaled(_WIDEST))
        middle.setLayout(column(head, self.note, self.banner, self._list, None, gap=2 * UNIT))
        line = row(gap=0, margin=3 * UNIT)
        line.addStretch(1)
        line.addWidget(middle, 100)
        line.addStretch(1)
        inside = QWidget()
        inside.setLayout(line)
        self.setLayout(column(VerticalScroll(inside), gap=0))
        self._load()

    def place(self) -> Place:
        """Return this page."""
        return Place(OTHER_CARDS, self._workshop)

    def flush(self) -> None:
        """Nothing is typed here."""

    def refresh(self, changed: Changed) -> None:
        """Look again after any change of this workshop."""
        if changed.workshop == self._workshop:
            self._load()

    def _load(self) -> None:
        workshop, language = self._workshop, self._session.language

        def reading(ws: Workspace) -> _Found:
            method = get_workshop(ws, workshop).method
            found = other_cards(ws, workshop, pack_for(method), language)
            return _Found(found, {team.id: team for team in teams(ws, workshop)}, "" if is_here(method) else method)

        self._session.read(reading, self._show, owner=self)

    def _show(self, found: _Found) -> None:
        missing = WrongUse("content.unknown_pack", name=found.missing)
        self.banner.say("attention", self._session.sentence(missing) if found.missing else "")
        self.print_button.setEnabled(bool(found.cards))
        if not found.cards:
            self.note.setText(self._session.gettext("Every card of this workshop belongs to an activity."))
        if found.cards != self._shown:
            self._shown = found.cards
            for panel in self.panels:
                panel.hide()
                panel.deleteLater()
            self.panels = [self._panel(one, found.teams) for one in found.cards[:_MOST_SHOWN]]
            for panel in self.panels:
                self._list.addWidget(panel)
        self.loaded.emit()

    def _panel(self, other: OtherCard, found: dict[str, Team]) -> Card:
        name = found.get(other.card.team)
        words = "  ·  ".join(part for part in (other.kind, name.name if name else "") if part)
        block = EarlierBlock()
        panel = Card(KhmerLabel(words, "lead"), block, gap=UNIT, margin=2 * UNIT + UNIT // 2)
        block.show_answers(other.answers)
        return panel

    def _print(self) -> None:
        ask_to_print(self._session, self._workshop, PRINTED, self.window())
