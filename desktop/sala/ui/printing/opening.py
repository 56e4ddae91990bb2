"""Opening the dialog for printing."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from sala.ui.session import Session


def ask_to_print(session: Session, workshop: str, what: str, window: QWidget) -> None:
    """Show ``what`` ("kit", "worksheet:persona") of a workshop as it prints, until the person has done with it."""
    from sala.ui.dialogs.asking import asked  # noqa: PLC0415  # start-up: loaded when first needed
    from sala.ui.printing.print_dialog import PrintDialog  # noqa: PLC0415  # start-up: loaded when first needed

    with asked(PrintDialog(session, workshop, what, window)):
        pass
