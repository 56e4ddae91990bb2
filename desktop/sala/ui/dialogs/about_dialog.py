"""What Sala is, which version, and the licences of what it is made of."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from sala import __version__
from sala.paths import log_folder
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.dialog_size import fill_dialog
from sala.ui.widgets.frames import column, row
from sala.ui.widgets.krama import KramaLine
from sala.ui.widgets.labels import KhmerLabel

_WIDTH = 520


class AboutDialog(QDialog):
    """A short page."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = session.translator
        self.setObjectName("about_dialog")
        self.setWindowTitle(say.gettext("About Sala"))
        close = KhmerButton(say.gettext("Close"), "primary")
        close.clicked.connect(self.accept)
        folder = KhmerLabel(say.format("Log: {path}", path=str(log_folder())), "small")
        folder.set_selectable()
        fill_dialog(
            self,
            session.look.theme.sizes.scaled(_WIDTH),
            column(
                KhmerLabel("Sala  ·  សាលា", "title", "accent"),
                KramaLine(),
                KhmerLabel(
                    say.gettext(
                        "Sala is the open hall where a village meets. It guides workshops that make a public "
                        "service better, and keeps what people said safe."
                    )
                ),
                KhmerLabel(say.format("Version {version}", version=__version__), tone="soft"),
                KhmerLabel(
                    say.gettext("Free software under the Apache License 2.0. Sala sends nothing anywhere by itself."),
                    tone="soft",
                ),
                KhmerLabel(
                    say.gettext(
                        "Made with Qt (LGPL 3), Noto and Moul fonts (OFL), Lucide icons (ISC) and the "
                        "official list of places of Cambodia."
                    ),
                    "small",
                ),
                folder,
                gap=UNIT + UNIT // 2,
            ),
            row(None, close),
        )
