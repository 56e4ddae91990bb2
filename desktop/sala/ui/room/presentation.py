"""Showing an activity to the room: which slide, which language, what the clock says. It outlives its page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from sala.domain.bell import ENDED, ONE_MINUTE_LEFT, bell_wav
from sala.domain.countdown import Countdown, Sign, steady_seconds
from sala.language import Translator
from sala.services.changed import Changed
from sala.services.room import Slide, SlideKind, TeamNames, clock_slide, room_teams, slides
from sala.settings import DIGITS, ROOM_CHIME, ROOM_COLOURS, ROOM_LANGUAGE
from sala.ui.room.clock_face import ClockFace, clock_face
from sala.ui.room.room_example import room_example
from sala.ui.room.sound import Sound
from sala.ui.session import Session

if TYPE_CHECKING:
    from sala.services.method import Activity

#: Often enough that no second is seen to be skipped.
_TICK_MS: Final = 200
_MINUTE: Final = 60.0


class Presentation(QObject):
    """What the room sees now. ``changed()``: another slide, look or state; ``ticked()``: the clock went on.

    ``signed(Sign)`` comes with a minute left and at the end; ``began()`` and ``ended()`` when showing begins and ends.
    Its state stays when showing ends: whoever shows the same activity again goes on where they were.
    """

    changed = Signal()
    ticked = Signal()
    signed = Signal(object)
    began = Signal()
    ended = Signal()

    def __init__(
        self, session: Session, *, clock: Callable[[], float] = steady_seconds, sound: Sound | None = None
    ) -> None:
        super().__init__(session)
        self.setObjectName("presentation")
        self._session, self._now = session, clock
        self.sound = sound if sound is not None else Sound()
        self.sound.setParent(self)
        self.sound.silenced.connect(self.changed)
        self.workshop = ""
        self.activity: Activity | None = None
        self.slides: tuple[Slide, ...] = ()
        self.teams: tuple[TeamNames, ...] = ()
        self.index = 0
        self.showing = self.black = self.only_clock = False
        self.countdown = Countdown(0)
        self._clock_of: Slide | None = None
        self._seen = self._now()
        self._window: QWidget | None = None
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._tick)
        session.changed.connect(self._look_again)

    # -- what is seen

    @property
    def language(self) -> str:
        """The language that the room reads, whatever the window speaks."""
        return self._session.settings.get(ROOM_LANGUAGE)

    @property
    def colours(self) -> str:
        """``light`` or ``contrast``."""
        return self._session.settings.get(ROOM_COLOURS)

    @property
    def chimes(self) -> bool:
        """Whether the bell is wanted."""
        return self._session.settings.get(ROOM_CHIME)

    @property
    def slide(self) -> Slide | None:
        """What the room sees."""
        if not self.slides:
            return None
        slide = self.slides[self.index]
        return clock_slide(slide) if self.only_clock and slide.kind is not SlideKind.BREAK else slide

    @property
    def next_slide(self) -> Slide | None:
        """What the room sees next, if anything."""
        return self.slides[self.index + 1] if self.index + 1 < len(self.slides) else None

    def face(self, say: Translator | None = None) -> ClockFace | None:
        """Return what the clock shows, as the room reads it or as ``say`` speaks; None where there is no clock."""
        slide = self.slides[self.index] if self.slides else None
        wanted = slide is not None and (slide.minutes > 0 or self.countdown.begun or self.only_clock)
        if not wanted or not self.countdown.total:
            return None
        return clock_face(self.countdown, self._now(), say or self._say())

    # -- begin and end

    def shows(self, workshop: str, activity: str) -> bool:
        """Return whether the room sees this activity now."""
        return self.showing and self._is_about(workshop, activity)

    def begin(self, workshop: str, activity: Activity, window: QWidget) -> None:
        """Show an activity; it ends with ``window`` at the latest. The same one again goes on where it was."""
        if not self._is_about(workshop, activity.key):
            self.workshop, self.activity, self.index, self.teams = workshop, activity, 0, ()
            self.only_clock, self.countdown, self._clock_of = False, Countdown(0), None
            self.slides = ()
        self.black, self.showing = False, True
        if self._window is not window:
            self._window = window
            window.installEventFilter(self)
        self._make_slides()
        self._suit_clock()
        self._read_teams()
        self._session.work(lambda _progress: [bell_wav(one) for one in (ENDED, ONE_MINUTE_LEFT)], lambda _made: None)
        self.began.emit()
        self.changed.emit()

    def end(self) -> None:
        """Show nothing any more; the clock is held, so that it goes on with the room."""
        if not self.showing:
            return
        self.showing = False
        self.countdown = self.countdown.paused(self._now())
        self._timer.stop()
        self.ended.emit()
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """End when the main window closes: a projector must not keep the program alive."""
        if event.type() == QEvent.Type.Close and watched is self._window:
            self.end()
            self.sound.close()
        return False

    # -- moving

    def go_to(self, index: int) -> None:
        """Show another slide; a black screen becomes bright."""
        index = min(max(0, index), len(self.slides) - 1)
        if index < 0 or (index == self.index and not self.black):
            return
        self.index, self.black, self.only_clock = index, False, False
        self._suit_clock()
        self.changed.emit()

    def forward(self) -> None:
        """Show the next slide."""
        self.go_to(self.index + 1)

    def back(self) -> None:
        """Show the one before."""
        self.go_to(self.index - 1)

    def toggle_black(self) -> None:
        """Show nothing, or the slide again: people are to look at each other, not at the wall."""
        self.black = not self.black
        self.changed.emit()

    def toggle_clock(self) -> None:
        """Show the clock alone, or the slide again."""
        self.only_clock = not self.only_clock and self.countdown.total > 0
        self.changed.emit()

    # -- the clock

    def start_or_pause(self) -> None:
        """Let the clock go on, or hold it; one that has ended begins anew."""
        now = self._now()
        going = self.countdown.running and not self.countdown.ended(now)
        self.countdown = self.countdown.paused(now) if going else self.countdown.started(now)
        self._clock_changed()

    def add_minute(self) -> None:
        """Give the room one more minute."""
        self.countdown = self.countdown.longer(_MINUTE, self._now())
        self._clock_changed()

    def reset_clock(self) -> None:
        """Put the clock to the minutes of the slide that is shown, not going."""
        slide = self.slides[self.index]
        if slide.minutes:
            self._clock_of = slide
        self.countdown = Countdown(slide.minutes * _MINUTE or self.countdown.total)
        self._clock_changed()

    # -- how it is shown

    def set_language(self, language: str) -> None:
        """Speak another language to the room; slide and clock stay."""
        self._keep(ROOM_LANGUAGE, language)
        self._make_slides()
        self.changed.emit()

    def set_colours(self, colours: str) -> None:
        """Show paper, or high contrast."""
        self._keep(ROOM_COLOURS, colours)
        self.changed.emit()

    def set_chimes(self, *, chimes: bool) -> None:
        """Let the bell be heard, or only the sign be seen."""
        self._keep(ROOM_CHIME, chimes)
        self.changed.emit()

    def _keep(self, setting: object, value: object) -> None:
        self._session.settings.set(setting, value)
        self._session.keep_settings()

    def _is_about(self, workshop: str, activity: str) -> bool:
        return self.activity is not None and (self.workshop, self.activity.key) == (workshop, activity)

    def _say(self) -> Translator:
        return Translator(self.language, self._session.settings.get(DIGITS))

    def _make_slides(self) -> None:
        """Make them anew, and stay where one was: at the same step, if teams came or went before it."""
        if self.activity is None:
            return
        before = self.slides[self.index] if self.index < len(self.slides) else None
        pack, say = self._session.pack(), self._say()
        self.slides = slides(pack, self.activity, say, room_example(pack, self.activity, say), self.teams)
        if before is not None:
            same = [at for at, one in enumerate(self.slides) if _same_place(one, before)]
            at_end = len(self.slides) - 1
            self.index = min(same, key=lambda at: abs(at - self.index)) if same else min(self.index, at_end)

    def _read_teams(self) -> None:
        workshop = self.workshop
        self._session.read(lambda ws: room_teams(ws, workshop), self._show_teams, lambda _error: None, owner=self)

    def _show_teams(self, teams: tuple[TeamNames, ...]) -> None:
        if teams != self.teams:
            self.teams = teams
            self._make_slides()
            self.changed.emit()

    def _look_again(self, changed: Changed) -> None:
        if self.showing and changed.workshop == self.workshop:
            self._read_teams()

    def _suit_clock(self) -> None:
        """Give a slide its minutes; a clock that is going, or is held for this very slide, is never taken away."""
        slide, now = self.slides[self.index], self._now()
        going = self.countdown.running and not self.countdown.ended(now)
        own = self._clock_of is not None and _same_place(self._clock_of, slide) and not self.countdown.ended(now)
        if slide.minutes and not going and not own:
            self.countdown, self._clock_of = Countdown(slide.minutes * _MINUTE), slide
        elif not slide.minutes and self.countdown.ended(now):
            self.countdown = Countdown(0)

    def _clock_changed(self) -> None:
        self._seen = self._now()
        (self._timer.start if self.countdown.running else self._timer.stop)()
        self.changed.emit()

    def _tick(self) -> None:
        now = self._now()
        sign = self.countdown.sign_between(self._seen, now)
        self._seen = now
        if sign is not None:
            self._give(sign)
        self.ticked.emit()
        if self.countdown.ended(now):
            self._timer.stop()

    def _give(self, sign: Sign) -> None:
        if self.chimes and sign is not Sign.ENDED_UNHEARD:
            self.sound.play(bell_wav(ENDED if sign is Sign.ENDED else ONE_MINUTE_LEFT))
        self.signed.emit(sign)


def presentation_of(session: Session) -> Presentation:
    """Return what this session shows to the room; made when first asked for."""
    return session.findChild(Presentation, "presentation") or Presentation(session)


def _same_place(one: Slide, other: Slide) -> bool:
    return (one.kind, one.number) == (other.kind, other.number)
