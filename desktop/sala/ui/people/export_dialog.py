"""Writing the list of people to a file: which kind, and which personal columns go along."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from sala.services.tables import NAMES, PHONE, SITUATION, USUAL
from sala.ui.capture.toggles import ToggleRow
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.buttons import KhmerButton, TickBox
from sala.ui.widgets.dialog_size import fill_dialog
from sala.ui.widgets.field import Field
from sala.ui.widgets.frames import column, row
from sala.ui.widgets.labels import KhmerLabel

_WIDTH, _WIDEST = 560, 900


class ExportDialog(QDialog):
    """Accepted when a file is to be written: of which ``kind()``, with which ``personal()`` columns."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = session.gettext
        self.setObjectName("export_people_dialog")
        self.setWindowTitle(_("Write the list to a file"))
        self.kinds = ToggleRow([(".xlsx", _("Excel (.xlsx)")), (".csv", _("CSV (.csv)"))], required=True)
        self.kinds.setObjectName("export_kind")
        self.kinds.set_key(".xlsx")
        self.ticks = {
            NAMES: TickBox(_("Names"), ticked=NAMES in USUAL),
            SITUATION: TickBox(_("Disability, IDPoor card, indigenous"), ticked=SITUATION in USUAL),
            PHONE: TickBox(_("Telephone numbers"), ticked=PHONE in USUAL),
        }
        for name, tick in self.ticks.items():
            tick.setObjectName(f"export_{name}")
        ticks = QWidget()
        ticks.setLayout(column(*self.ticks.values(), gap=0))
        help_text = _("Give only what the reader needs. Without names, the codes stand for the people.")
        cancel = KhmerButton(_("Cancel"))
        cancel.setObjectName("cancel_button")
        cancel.clicked.connect(self.reject)
        choose = KhmerButton(_("Choose where…"), "primary", "download")
        choose.setObjectName("choose_where_button")
        choose.setDefault(True)
        choose.clicked.connect(self.accept)
        content = column(
            KhmerLabel(_("Write the list to a file"), "heading"),
            Field(_("Kind of file"), self.kinds),
            Field(_("Personal columns"), ticks, help_text=help_text),
            gap=2 * UNIT,
        )
        width = min(session.look.theme.sizes.scaled(_WIDTH), _WIDEST)
        fill_dialog(self, width, content, row(None, cancel, choose))

    def kind(self) -> str:
        """Return the ending of the file."""
        return self.kinds.key()

    def personal(self) -> frozenset[str]:
        """Return which personal columns go along."""
        return frozenset(name for name, tick in self.ticks.items() if tick.isChecked())
