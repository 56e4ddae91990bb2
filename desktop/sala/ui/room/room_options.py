"""How the room is shown what it sees: its language, its colours, the bell, the display."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from sala.ui.capture.toggles import ToggleRow
from sala.ui.room.presentation import Presentation
from sala.ui.room.projection import Projection
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.buttons import KhmerButton, TickBox
from sala.ui.widgets.frames import Rule, column, row
from sala.ui.widgets.labels import KhmerLabel
from sala.ui.widgets.marks import set_tip
from sala.ui.widgets.picks import PickBox


class RoomOptions(QWidget):
    """Choices that are kept for the next workshop, but for the display, which is that of this room."""

    def __init__(self, session: Session, presentation: Presentation, projection: Projection) -> None:
        super().__init__()
        self._session, self._shown, self._projection = session, presentation, projection
        _ = session.gettext
        self.setObjectName("room_options")
        self.language = ToggleRow([("km", "ខ្មែរ"), ("en", "English")], required=True)
        self.language.setObjectName("room_language")
        self.language.setAccessibleName(_("Language of the room"))
        self.language.changed.connect(lambda: presentation.set_language(self.language.key()))
        self.colours = ToggleRow([("light", _("Paper")), ("contrast", _("High contrast"))], required=True)
        self.colours.setObjectName("room_colours")
        self.colours.setAccessibleName(_("Colours of the room"))
        self.colours.changed.connect(lambda: presentation.set_colours(self.colours.key()))
        self.chime = TickBox(_("Sound a gentle bell"))
        self.chime.setObjectName("room_chime")
        self.chime.clicked.connect(lambda ticked: presentation.set_chimes(chimes=ticked))
        self.display = PickBox()
        self.display.setObjectName("room_display")
        self.display.setAccessibleName(_("Display"))
        self.display.picked.connect(projection.choose)
        self.display_words = KhmerLabel("", "small")
        self.full = KhmerButton("", icon_name="maximize", small=True)
        self.full.setObjectName("full_button")
        set_tip(self.full, _("Fill the display, or be a window again (F11)"))
        self.full.clicked.connect(lambda _checked: projection.toggle_full())
        self.on_top = TickBox(_("Keep the room's window in front"))
        self.on_top.setObjectName("on_top")
        self.on_top.clicked.connect(lambda ticked: projection.set_on_top(on_top=ticked))
        self.setLayout(
            column(
                Rule(),
                KhmerLabel(_("Language of the room"), "small", "accent"),
                self.language,
                KhmerLabel(_("Colours of the room"), "small", "accent"),
                self.colours,
                self.chime,
                KhmerLabel(_("Display"), "small", "accent"),
                self.display,
                self.display_words,
                row(self.full, None),
                self.on_top,
                gap=UNIT,
            )
        )

    def refresh(self) -> None:
        """Show what is chosen."""
        _ = self._session.gettext
        shown, projection = self._shown, self._projection
        self.language.set_key(shown.language)
        self.colours.set_key(shown.colours)
        self.chime.setChecked(shown.chimes)
        self.chime.setEnabled(shown.sound.can_play)
        others = projection.second_displays()
        size = self._session.translator.digits
        choices = [(one.key, size(f"{one.name}  ·  {one.place.width()} × {one.place.height()}")) for one in others]
        if choices != [(self.display.itemData(at), self.display.itemText(at)) for at in range(self.display.count())]:
            self.display.set_choices(choices)
        self.display.set_key(projection.on.key if projection.on is not None else "")
        self.display.setVisible(bool(others))
        self.display_words.setText(
            "" if others else _("There is one display. With a projector, the room's window goes to it by itself.")
        )
        self.display_words.setVisible(not others)
        full = projection.is_full()
        self.full.setText(_("Make it a window") if full else _("Fill the display"))
        self.full.set_icon_name("minimize" if full else "maximize")
        self.on_top.setVisible(not others)
        self.on_top.setChecked(projection.on_top)
