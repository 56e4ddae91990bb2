"""What can be chosen for a document beside what it is: a control for each choice, shown where it applies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sala.domain.records import Team
from sala.services.printing import MOST_COPIES, MOST_ROWS, Choice, Choices, Printable, Sheet
from sala.ui.capture.toggles import ToggleRow
from sala.ui.printing.official_head import OfficialHead
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.buttons import TickBox
from sala.ui.widgets.frames import column
from sala.ui.widgets.labels import KhmerLabel
from sala.ui.widgets.number_edit import NumberEdit
from sala.ui.widgets.picks import PickBox


@dataclass(frozen=True, slots=True)
class _Control:
    """The widgets of a choice, and how its value is read."""

    widgets: tuple[QWidget, ...]
    value: Callable[[], Any]


class PaperChoices(QWidget):
    """The language of the paper, and what else the document lets one choose. ``changed()`` when a person chose."""

    changed = Signal()

    def __init__(self, session: Session, workshop: str, *, filled: bool = False) -> None:
        super().__init__()
        _ = session.gettext
        self._session = session
        self.official = OfficialHead(session, workshop)
        self.official.changed.connect(self.changed)
        self.language = ToggleRow([("km", "ខ្មែរ"), ("en", "English")], required=True)
        self.language.setObjectName("paper_language")
        self.language.set_key(session.language)
        self.filled = ToggleRow([("blank", _("Blank")), ("filled", _("Filled"))], required=True)
        self.filled.setObjectName("paper_filled")
        self.filled.set_key("filled" if filled else "blank")
        self.team = PickBox([("", _("All teams"))])
        self.team.setObjectName("paper_team")
        self.team.set_key("")
        self.sheet = ToggleRow(
            [
                (Sheet.A4.value, "A4"),
                (Sheet.A3.value, "A3"),
                (Sheet.TILES.value, _("A3 in parts, to glue")),
            ],
            required=True,
        )
        self.sheet.setObjectName("paper_sheet")
        self.sheet.set_key(Sheet.A4.value)
        self.controls = {
            Choice.FILLED: self._asked(_("Blank or filled"), self.filled, lambda: self.filled.key() == "filled"),
            Choice.TEAM: self._asked(_("Team"), self.team, self.team.key),
            Choice.SHEET: self._asked(_("Paper"), self.sheet, lambda: Sheet(self.sheet.key())),
            Choice.COPIES: self._counted(Choice.COPIES, _("Copies"), MOST_COPIES, lowest=1, usual=1),
            Choice.EVERY_COPY: self._ticked(Choice.EVERY_COPY, _("All copies, not one of each to copy")),
            Choice.TWO_SIDED: self._ticked(Choice.TWO_SIDED, _("Printed on both sides")),
            Choice.BLANK_ROWS: self._counted(Choice.BLANK_ROWS, _("Empty rows at the end"), MOST_ROWS),
            Choice.NAMES: self._ticked(Choice.NAMES, _("With the names of those who took part")),
            Choice.PHONES: self._ticked(Choice.PHONES, _("With telephone numbers")),
            Choice.HEADING: _Control((self.official,), self.official.heading.isChecked),
            Choice.LUNAR: self._ticked(Choice.LUNAR, _("With the lunar date")),
        }
        language = self._asked(_("Language of the paper"), self.language, self.language.key)
        every = [widget for one in (language, *self.controls.values()) for widget in one.widgets]
        self.setLayout(column(*every, gap=UNIT))
        self.show_for(None)

    def set_teams(self, found: Sequence[Team]) -> None:
        """Offer these teams, or all of them."""
        self.team.set_choices([("", self._session.gettext("All teams")), *((one.id, one.name) for one in found)])
        if not self.team.key():
            self.team.set_key("")

    def show_for(self, document: Printable | None) -> None:
        """Show what can be chosen for a document."""
        for choice, control in self.controls.items():
            for widget in control.widgets:
                widget.setVisible(document is not None and choice in document.choices)

    def chosen(self, document: Printable | None) -> Choices:
        """Return what is chosen for a document; what it does not ask for is as usual."""
        asked = document.choices if document else frozenset()
        values = {one.value: control.value() for one, control in self.controls.items() if one in asked}
        return Choices(self.language.key() or self._session.language, **values)

    def _asked(self, words: str, widget: ToggleRow | PickBox, value: Callable[[], Any]) -> _Control:
        widget.setAccessibleName(words)
        if isinstance(widget, PickBox):
            widget.picked.connect(lambda _key: self.changed.emit())
        else:
            widget.changed.connect(self.changed)
        return _Control((KhmerLabel(words, "small", "plain"), widget), value)

    def _counted(self, choice: Choice, words: str, most: int, *, lowest: int = 0, usual: int | None = None) -> _Control:
        edit = NumberEdit(self._session.translator, lowest=lowest, highest=most)
        edit.setObjectName(f"paper_{choice.value}")
        edit.setAccessibleName(words)
        edit.set_value(usual)
        edit.changed.connect(self.changed)

        def value() -> int | None:
            written = edit.value()
            return usual if written is None else int(written)

        return _Control((KhmerLabel(words, "small", "plain"), edit), value)

    def _ticked(self, choice: Choice, words: str) -> _Control:
        box = TickBox(words)
        box.setObjectName(f"paper_{choice.value}")
        box.clicked.connect(lambda _ticked: self.changed.emit())
        return _Control((box,), box.isChecked)
