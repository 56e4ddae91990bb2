"""What must be said about the day, a banner for each, with what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sala.domain.agenda_oddities import LONG_SINCE, NOT_YET, OTHER_DATE, OTHER_DAY, TWO_RUN, Oddity
from sala.services.agenda_now import DayNow
from sala.ui.live.day_reading import DayWords
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.banner import Banner, show_if
from sala.ui.widgets.frames import column
from sala.wording.live_day import oddity_sentence


class Notices(QWidget):
    """Emits what the person answers: ``ended`` (id, moment), ``anew`` (id), ``settled`` (id).

    What a person has said goes on is not asked again, for the same block begun at the same moment.
    """

    ended = Signal(str, object)
    anew = Signal(str)
    settled = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._answered: set[tuple[str, object]] = set()
        self._shown: list[tuple[str, str]] = []
        self.banners: list[Banner] = []
        self._column = column(gap=UNIT)
        self.setLayout(self._column)
        self.hide()

    def show_day(self, now: DayNow, words: DayWords) -> None:
        """Say what is odd about a day; what stands there already stays, so that the keyboard stays in it."""
        odd = [one for one in now.oddities if (one.code, one.began) not in self._answered]
        said = [
            (
                one.code,
                oddity_sentence(
                    one, words.title(one.session) if one.session else "", now.moment, self._session.translator
                ),
            )
            for one in odd
        ]
        if said == self._shown:
            return
        same = [code for code, _text in said] == [code for code, _text in self._shown]
        self._shown = said
        if same:
            for banner, (code, text) in zip(self.banners, said, strict=True):
                banner.say(_kind(code), text)
            return
        for banner in self.banners:
            self._column.removeWidget(banner)
            banner.hide()
            banner.setParent(None)
            banner.deleteLater()
        self.banners = [self._banner(one, text) for one, (_code, text) in zip(odd, said, strict=True)]
        show_if(self, bool(self.banners))

    def _banner(self, odd: Oddity, text: str) -> Banner:
        banner = Banner(_kind(odd.code), parent=self)
        banner.setObjectName(f"notice_{odd.code}")
        self._column.addWidget(banner)
        banner.say(_kind(odd.code), text)
        block = odd.session
        _, say = self._session.gettext, self._session.translator
        if block is None:
            return banner
        due = say.format("It ended at {time}", time=say.digits(f"{odd.due:%H:%M}"))
        if odd.code in (OTHER_DAY, LONG_SINCE):
            banner.add_action(due, lambda: self.ended.emit(block.id, odd.due), "check").setObjectName("it_ended_button")
        if odd.code == OTHER_DAY:
            again = banner.add_action(_("It goes on: count it from now"), lambda: self.anew.emit(block.id), "play")
            again.setObjectName("it_goes_on_button")
        if odd.code == LONG_SINCE:
            on = banner.add_action(_("It still goes on"), lambda: self._answer(odd), "clock")
            on.setObjectName("it_goes_on_button")
        if odd.code == NOT_YET:
            began = banner.add_action(_("It begins just now"), lambda: self.anew.emit(block.id), "play")
            began.setObjectName("it_begins_now_button")
        if odd.code == TWO_RUN:
            right = banner.add_action(_("That is right"), self.settled.emit, "check")
            right.setObjectName("that_is_right_button")
        return banner

    def _answer(self, odd: Oddity) -> None:
        self._answered.add((odd.code, odd.began))
        for banner in self.banners:
            if banner.objectName() == f"notice_{odd.code}":
                banner.hide()


def _kind(code: str) -> str:
    return "info" if code in (OTHER_DATE, TWO_RUN) else "attention"
