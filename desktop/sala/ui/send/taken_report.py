"""What came in from a file, and what two laptops said differently."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from sala.domain.records import DAY, PARTICIPANT, SESSION, TEAM
from sala.services.conflicts import Conflict
from sala.services.exchange import Imported
from sala.ui.place import ACTIVITY, AGENDA, PEOPLE, Place
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.banner import Banner
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.frames import Panel, column, row
from sala.ui.widgets.labels import KhmerLabel
from sala.wording import altered_text, taken_text
from sala.wording.differences import difference_title
from sala.wording.exchanged import not_come_text

#: More than this are counted, not listed: the cards tell of them as well.
_MOST_LISTED = 30


class TakenReport(Panel):
    """Says it in one sentence; below it the workshops to open and the conflicts to settle."""

    def __init__(self, session: Session, imported: Imported, names: dict[str, str], conflicts: list[Conflict]) -> None:
        super().__init__(gap=2 * UNIT)
        self._session = session
        self.setObjectName("taken_report")
        self.opening: list[KhmerButton] = []
        say, altered = session.translator, len(imported.altered)
        self.said = Banner("good", taken_text(imported.added, imported.known, altered, say))
        self.said.setObjectName("taken_banner")
        self.altered = Banner("attention", altered_text(altered, say))
        self.altered.setObjectName("altered_banner")
        missing = not_come_text(imported.missing, say.gettext("Back-ups and check"), say)
        self.missing = Banner("attention", missing)
        self.missing.setObjectName("missing_banner")
        for banner in (self.said, self.altered, self.missing):
            self.add(banner)
        for workshop in imported.workshops:
            self.add(self._workshop(workshop, names[workshop]))
        if conflicts:
            self.add(self._conflicts(conflicts))

    def _workshop(self, workshop: str, name: str) -> QWidget:
        button = KhmerButton(self._session.gettext("Open the workshop"), "primary", "arrow-right")
        button.setObjectName(f"open_{workshop}")
        self.opening.append(button)
        button.setAccessibleName(f"{button.text()}: {name}")
        first = self._session.pack().summaries()[0].key
        button.clicked.connect(lambda: self._session.go(Place(ACTIVITY, workshop, first)))
        return _line(KhmerLabel(name), button)

    def _conflicts(self, conflicts: list[Conflict]) -> QWidget:
        say = self._session.translator
        count = len(conflicts)
        head = say.nformat(
            "In {n} place two laptops wrote different things. Both are kept; please choose.",
            "In {n} places two laptops wrote different things. Both are kept; please choose.",
            count,
        )
        lines: list[QWidget] = [KhmerLabel(head)]
        lines += [self._conflict(number, one) for number, one in enumerate(conflicts[:_MOST_LISTED])]
        if count > _MOST_LISTED:
            lines.append(KhmerLabel(say.format("… and {n} more", n=count - _MOST_LISTED), tone="soft"))
        whole = QWidget()
        whole.setLayout(column(*lines, gap=UNIT // 2))
        return whole

    def _conflict(self, number: int, conflict: Conflict) -> QWidget:
        text = KhmerLabel(difference_title(conflict, self._session.pack(), self._session.translator))
        place = _place_of(conflict)
        if place is None:
            return text
        button = KhmerButton(self._session.gettext("Look at it"), "secondary", "arrow-right", small=True)
        button.setObjectName(f"conflict_{number}")
        button.setAccessibleName(f"{button.text()}: {text.text()}")
        button.clicked.connect(lambda: self._session.go(place))
        return _line(text, button)


def _place_of(conflict: Conflict) -> Place | None:
    if conflict.card and conflict.activity:
        return Place(ACTIVITY, conflict.workshop, conflict.activity, conflict.card)
    if conflict.kind in (PARTICIPANT, TEAM):
        return Place(PEOPLE, conflict.workshop)
    if conflict.kind in (DAY, SESSION):
        return Place(AGENDA, conflict.workshop)
    return None


def _line(text: KhmerLabel, button: KhmerButton) -> QWidget:
    box = row(text, button, gap=2 * UNIT)
    box.setStretch(0, 1)
    line = QWidget()
    line.setLayout(box)
    return line
