"""What the facilitator drives the room with: what is seen now and next, the clock, and notes that nobody else sees."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from sala.domain.countdown import Sign
from sala.services.room import Slide
from sala.ui.room.notes import Notes
from sala.ui.room.presentation import Presentation
from sala.ui.room.projection import Projection
from sala.ui.room.room_options import RoomOptions
from sala.ui.room.room_window import BACK, BLACK, FORWARD, add_keys
from sala.ui.room.slide_view import PAPERS, SlidePicture
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.banner import Banner, announce
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.flow import FlowLayout
from sala.ui.widgets.frames import Panel, VerticalScroll, column, row
from sala.ui.widgets.labels import KhmerLabel
from sala.ui.widgets.marks import set_tip
from sala.ui.widgets.picks import PickBox

_COMMON = QSize(1366, 768)
#: The two pictures together are no wider than this at 100 %: the notes are to be seen too.
_WIDEST = 480


class DriverPanel(VerticalScroll):
    """Stands in the guide's place while an activity is shown; everything in it works from the keyboard."""

    def __init__(self, session: Session, presentation: Presentation, projection: Projection) -> None:
        inside = QWidget()
        super().__init__(inside)
        self._session, self._shown, self._projection = session, presentation, projection
        self.setObjectName("driver_panel")
        self.setAccessibleName(session.gettext("Shown to the room"))
        self.banner = Banner(parent=inside)
        self.notes = Notes(session)
        self.options = RoomOptions(session, presentation, projection)
        box = column(self.banner, self._moving(), self._pictures(), self._clock(), self.notes, self.options)
        box.setSpacing(UNIT + UNIT // 2)
        box.setContentsMargins(0, 0, UNIT, 2 * UNIT)
        box.addStretch(1)
        inside.setLayout(box)
        presentation.changed.connect(self.refresh)
        presentation.ticked.connect(self._refresh_clock)
        presentation.signed.connect(self._tell_sign)
        projection.changed.connect(self.refresh)
        self._add_keys()
        self.refresh()

    def refresh(self) -> None:
        """Show what the room sees now."""
        _ = self._session.gettext
        shown = self._shown
        colours = PAPERS[shown.colours]
        shape = self._projection.window.view.size() if self._projection.window is not None else _COMMON
        shape = shape if shape.height() > 1 else _COMMON
        face = shown.face()
        self.now.look_like(shape)
        self.next.look_like(shape)
        before = self.now.accessibleName()
        self.now.show_slide(shown.slide, face, black=shown.black, colours=colours)
        following = shown.next_slide
        self.next.show_slide(following, None, black=False, colours=colours)
        self.next_caption.setText(_("Next") if following is not None else _("This is the last one"))
        self.now_caption.setText(_("The room sees nothing: black") if shown.black else _("The room sees"))
        self.now.setAccessibleDescription(self.now_caption.text())
        if self.now.accessibleName() != before:
            announce(self.now, self.now.accessibleName() or self.now_caption.text())
        self.next.setVisible(following is not None)
        self.back_button.setEnabled(shown.index > 0)
        self.forward_button.setEnabled(following is not None or shown.black)
        self.black_button.setChecked(shown.black)
        self._refresh_list()
        self.banner.say("attention", self._projection.note)
        no_bell = shown.chimes and not shown.sound.can_play
        self.silence.setVisible(no_bell)
        if shown.activity is not None:
            self.notes.show_notes(shown.activity, shown.slides[shown.index] if shown.slides else None)
        self.options.refresh()
        self._refresh_clock()

    def _moving(self) -> QWidget:
        _ = self._session.gettext
        shown = self._shown
        self.back_button = self._button("back_button", _("Back"), "arrow-left", shown.back, _("Back (PgUp)"))
        self.forward_button = self._button(
            "forward_button", _("Onward"), "arrow-right", shown.forward, _("Onward (PgDn)"), kind="primary"
        )
        self.black_button = self._button("black_button", _("Black screen"), "eye-off", shown.toggle_black, "B")
        self.black_button.setCheckable(True)
        set_tip(self.black_button, _("Let the wall be black, so that people look at each other (B)"))
        self.clock_only_button = self._button(
            "clock_only_button",
            _("Clock alone"),
            "clock",
            shown.toggle_clock,
            _("Show the clock alone, very large (T)"),
        )
        self.clock_only_button.setCheckable(True)
        self.list = PickBox()
        self.list.setObjectName("slide_list")
        self.list.setAccessibleName(_("What the room sees"))
        self.list.picked.connect(lambda key: shown.go_to(int(key)))
        box = QWidget()
        box.setLayout(
            column(_flow(self.back_button, self.forward_button, self.black_button, self.clock_only_button), self.list)
        )
        return box

    def _pictures(self) -> QWidget:
        self.now, self.next = SlidePicture(), SlidePicture()
        self.now.setObjectName("slide_now")
        self.next.setObjectName("slide_next")
        self.now_caption, self.next_caption = KhmerLabel("", "small", "accent"), KhmerLabel("", "small")
        self.next.pressed.connect(self._shown.forward)
        self.next.setCursor(Qt.CursorShape.PointingHandCursor)
        left = column(self.now_caption, self.now, None, gap=UNIT // 2)
        right = column(self.next_caption, self.next, None, gap=UNIT // 2)
        pair = row(left, right, gap=UNIT + UNIT // 2)
        pair.setStretch(0, 3)
        pair.setStretch(1, 2)
        box = QWidget()
        box.setLayout(pair)
        box.setMaximumWidth(self._session.look.theme.sizes.scaled(_WIDEST))
        return box

    def _clock(self) -> QWidget:
        _ = self._session.gettext
        shown = self._shown
        self.digits = KhmerLabel("", "title", wrap=False)
        self.digits.setObjectName("clock_digits")
        self.clock_words = KhmerLabel("", "small")
        self.clock_words.setObjectName("clock_words")
        self.start_button = self._button("start_button", "", "play", shown.start_or_pause, _("Start or pause (S)"))
        self.minute_button = self._button(
            "minute_button", _("+1 minute"), "plus", shown.add_minute, _("One more minute (+)")
        )
        self.reset_button = self._button("reset_button", _("Set back"), "timer", shown.reset_clock, "")
        set_tip(self.reset_button, _("Put the clock to the minutes of this step"))
        self.silence = KhmerLabel(_("There is no sound on this computer: only the sign is seen."), "small")
        self.silence.setObjectName("silence")
        line = row(self.digits, _flow(self.start_button, self.minute_button, self.reset_button), gap=2 * UNIT)
        line.setStretch(1, 1)
        self.clock_panel = Panel(line, self.clock_words, self.silence, gap=UNIT // 2, margin=UNIT + UNIT // 2)
        self.clock_panel.setAccessibleName(_("Clock"))
        return self.clock_panel

    def _button(
        self, name: str, text: str, icon: str, act: Callable[[], object], tip: str, *, kind: str = "secondary"
    ) -> KhmerButton:
        button = KhmerButton(text, kind, icon, small=True)
        button.setObjectName(name)
        button.clicked.connect(lambda _checked: act())
        set_tip(button, tip)
        return button

    def _add_keys(self) -> None:
        """The keys of the room's window, but those that press buttons or are written."""
        shown = self._shown
        add_keys(
            self,
            [
                (FORWARD[:1], shown.forward),
                (BACK[:1], shown.back),
                (BLACK, shown.toggle_black),
                (("S",), shown.start_or_pause),
                (("T",), shown.toggle_clock),
                (("+", "="), shown.add_minute),
                (("F11",), self._projection.toggle_full),
                (("Escape",), shown.end),
            ],
            Qt.ShortcutContext.WidgetWithChildrenShortcut,
        )

    def _refresh_list(self) -> None:
        choices = [(str(at), _in_list(slide)) for at, slide in enumerate(self._shown.slides)]
        if choices != [(self.list.itemData(at), self.list.itemText(at)) for at in range(self.list.count())]:
            self.list.set_choices(choices)
        self.list.set_key(str(self._shown.index))

    def _refresh_clock(self) -> None:
        _ = self._session.gettext
        shown = self._shown
        face = shown.face(self._session.translator)
        self.clock_panel.setVisible(face is not None)
        self.clock_only_button.setChecked(shown.only_clock)
        if face is None:
            return
        going = face.tone in ("going", "last")
        self.digits.setText(face.digits)
        self.clock_words.setText(face.words)
        self.clock_words.setVisible(bool(face.words))
        start = _("Start anew") if face.tone == "ended" else _("Start")
        self.start_button.setText(_("Pause") if going else start)
        self.start_button.set_icon_name("pause" if going else "play")
        self.now.show_slide(shown.slide, shown.face(), black=shown.black, colours=self.now.colours)

    def _tell_sign(self, sign: Sign) -> None:
        """Also in the window's own line, which a screen reader follows."""
        _ = self._session.gettext
        self._session.tell(
            _("One minute is left.") if sign is Sign.ONE_MINUTE_LEFT else _("The time is up."), "attention"
        )


def _flow(*buttons: QWidget) -> QWidget:
    box = QWidget()
    flow = FlowLayout(gap=UNIT // 2)
    for button in buttons:
        flow.addWidget(button)
    box.setLayout(flow)
    return box


def _in_list(slide: Slide) -> str:
    """Return a slide as a line of the list."""
    words = slide.text if slide.number else slide.title
    return "  ·  ".join(part for part in (slide.small.partition("  ·  ")[0], words) if part)
