"""Settings of one person on this laptop: name, language, text size, colours, digits."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from sala.errors import SalaError
from sala.settings import AUTHOR, DIGITS, LANGUAGE, REOPEN_LAST_PLACE, TEXT_SIZE, THEME
from sala.ui.capture.toggles import ToggleRow
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.theme.sizes import STEPS
from sala.ui.widgets.buttons import KhmerButton, TickBox
from sala.ui.widgets.field import Field
from sala.ui.widgets.frames import VerticalScroll, column, row
from sala.ui.widgets.line_edit import KhmerLineEdit
from sala.ui.widgets.picks import PickBox


class SettingsDialog(QDialog):
    """What is chosen holds when "Use these settings" is pressed."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        _, settings, say = session.gettext, session.settings, session.translator
        self.setObjectName("settings_dialog")
        self.setWindowTitle(_("Settings"))
        scaled = session.look.theme.sizes.scaled
        room = self.screen().availableSize()
        self.resize(min(scaled(560), room.width() - 80), min(scaled(600), room.height() - 80))
        self.author = KhmerLineEdit(settings.get(AUTHOR))
        self.author.setObjectName("author_line")
        self.language = ToggleRow([("km", "ខ្មែរ"), ("en", "English")], required=True)
        self.language.setObjectName("language")
        self.language.set_key(settings.get(LANGUAGE))
        self.size = PickBox([(str(step), say.digits(f"{step} %")) for step in STEPS])
        self.size.setObjectName("size_picker")
        self.size.set_key(str(session.look.theme.sizes.percent))
        self.colours = ToggleRow(
            [
                ("light", _("Light")),
                ("dark", _("Dark")),
                ("contrast", _("High contrast")),
                ("system", _("Same as the system")),
            ]
        )
        self.colours.setObjectName("colours")
        self.colours.set_key(settings.get(THEME))
        choices = [("language", _("Same as the language")), ("khmer", "០១២៣"), ("latin", "0123")]
        self.digits = ToggleRow(choices, required=True)
        self.digits.setObjectName("digits")
        self.digits.set_key(settings.get(DIGITS))
        self.reopen = TickBox(_("Open where I stopped"))
        self.reopen.setObjectName("reopen_tick")
        self.reopen.setChecked(settings.get(REOPEN_LAST_PLACE))
        self._lay_out()

    def _lay_out(self) -> None:
        _ = self._session.gettext
        fields = QWidget()
        told = _("Colleagues see it beside what you change.")
        self.name_field = Field(_("Your name"), self.author, help_text=told)
        fields.setLayout(
            column(
                self.name_field,
                Field(_("Language"), self.language),
                Field(_("Text size"), self.size),
                Field(_("Colours"), self.colours),
                Field(_("Digits"), self.digits),
                self.reopen,
                None,
                gap=2 * UNIT,
            )
        )
        cancel = KhmerButton(_("Cancel"))
        cancel.setObjectName("cancel_button")
        cancel.clicked.connect(self.reject)
        use = KhmerButton(_("Use these settings"), "primary")
        use.setObjectName("use_settings_button")
        use.setDefault(True)
        use.clicked.connect(self._use)
        box = column(VerticalScroll(fields), row(None, cancel, use), gap=2 * UNIT, margin=3 * UNIT)
        box.setStretch(0, 1)
        self.setLayout(box)

    def _use(self) -> None:
        session, settings = self._session, self._session.settings
        try:
            settings.set(AUTHOR, self.author.text().strip())
        except SalaError as error:
            self.name_field.set_problem(session.sentence(error))
            self.author.setFocus()
            return
        settings.set(REOPEN_LAST_PLACE, self.reopen.isChecked())
        self.accept()
        session.set_author(settings.get(AUTHOR))
        session.prefer(self.language.key(), self.digits.key())
        percent = int(self.size.key() or settings.get(TEXT_SIZE))
        session.wear(self.colours.key(), percent)
