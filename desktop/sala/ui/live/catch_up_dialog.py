"""Ways to catch up, each shown with what it does to every block, before one is taken."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QDialog, QWidget

from sala.domain.agenda import DONE
from sala.domain.agenda_preview import Before, Preview
from sala.domain.agenda_replan import DROP, MOVE, SHRINK
from sala.services.agenda_day import take_proposal
from sala.services.agenda_now import CatchUp, read_catch_up
from sala.services.changed import Changed
from sala.ui.live import wall_clock
from sala.ui.live.blocks_table import RowsModel, WholeTable
from sala.ui.live.day_reading import DayWords
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.banner import show_if
from sala.ui.widgets.buttons import KhmerButton, RadioBox
from sala.ui.widgets.dialog_size import fill_dialog
from sala.ui.widgets.frames import Panel, column, row
from sala.ui.widgets.labels import KhmerLabel
from sala.ui.widgets.number_edit import NumberEdit
from sala.wording.live_day import (
    end_sentence,
    length_text,
    loss_sentences,
    next_day_sentence,
    result_sentence,
    span_text,
    way_title,
)

_WIDTH = 1040
_MOST = 600
#: From this text size on (percent) ways and blocks have no room beside each other.
_UNDER_FROM = 175
_PAUSE_MS = 400


class CatchUpDialog(QDialog):
    """Accepted when a way was taken; ``act`` is then what undo takes back, ``taken`` says what was done.

    ``found`` are the ways as they were read a moment ago; another number of minutes is read anew.
    """

    def __init__(self, session: Session, found: CatchUp, words: DayWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._found, self._words = session, found, words
        self.act, self.taken = "", ""
        self.radios: list[RadioBox] = []
        _ = session.gettext
        self.setObjectName("catch_up_dialog")
        self.setWindowTitle(_("Catch up"))
        self.ends = KhmerLabel(end_sentence(found.now.state, session.translator), "lead")
        self.minutes = NumberEdit(session.translator, lowest=1, highest=_MOST, step=5)
        self.minutes.setObjectName("minutes_to_win")
        self.minutes.setAccessibleName(_("Minutes to win back"))
        self.minutes.setFixedWidth(self.minutes.fontMetrics().averageCharWidth() * 9)
        self.minutes.set_value(max(found.now.state.ends - found.now.state.planned_ends, 0) or None)
        self._asking = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._asking.timeout.connect(self._ask)
        self.minutes.textEdited.connect(lambda _text: self._asking.start())
        self._group = QButtonGroup(self)
        self._ways = column(gap=UNIT)
        self.nothing = KhmerLabel("", "lead")
        self.nothing.setObjectName("nothing_helps")
        self.loss = KhmerLabel("", "body")
        self.loss.setObjectName("loss_sentences")
        headings = (_("Block"), _("Now"), _("After"), _("What changes"))
        self.table = WholeTable(RowsModel(headings, session.look.theme.colours.accent), stretched=0)
        self.table.setObjectName("catch_up_table")
        self.table.setAccessibleName(_("Every block before and after"))
        self._lay_out()
        self._show(found)

    def chosen(self) -> Preview | None:
        """Return the way that is chosen."""
        number = self._group.checkedId()
        return self._found.previews[number] if 0 <= number < len(self._found.previews) else None

    def _lay_out(self) -> None:
        _ = self._session.gettext
        self.cancel = KhmerButton(_("Leave it as it is"))
        self.cancel.setObjectName("leave_button")
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(lambda _checked: self.reject())
        self.take = KhmerButton(_("Take this way"), "primary", "check")
        self.take.setObjectName("take_button")
        self.take.clicked.connect(lambda _checked: self._take())
        wish = row(KhmerLabel(_("Minutes to win back"), wrap=False), self.minutes, None)
        self._lost = Panel(KhmerLabel(_("What it costs"), "lead"), self.loss, gap=UNIT // 2)
        left = column(wish, self._ways, self.nothing, self._lost, None, gap=2 * UNIT)
        right = column(self.table, None)
        under = self._session.look.theme.sizes.percent >= _UNDER_FROM
        body = column(left, right, gap=3 * UNIT) if under else row(left, right, gap=3 * UNIT)
        body.setStretch(0, 3)
        body.setStretch(1, 5)
        content = column(KhmerLabel(_("Ways to catch up"), "heading"), self.ends, body, gap=2 * UNIT)
        width = self._session.look.theme.sizes.scaled(_WIDTH)
        fill_dialog(self, width, content, row(None, self.cancel, self.take))
        self.resize(self.width(), self.screen().availableSize().height())

    def _ask(self) -> None:
        """Read the ways for another number of minutes."""
        value = self.minutes.value()
        if value is None:
            return
        day, workshop = self._found.now.day.day.id, self._found.now.day.day.record.ref.workshop
        moment = wall_clock.wall_now()

        def answered(found: CatchUp | None) -> None:
            if found is not None:
                self._show(found)

        self._session.read(lambda ws: read_catch_up(ws, workshop, day, moment, needed=int(value)), answered, owner=self)

    def _show(self, found: CatchUp) -> None:
        _, say = self._session.gettext, self._session.translator
        before = self.chosen()
        self._found = found
        while self._ways.count():
            widget = self._ways.takeAt(0).widget()
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        self.radios = []
        for number, one in enumerate(found.previews):
            self.radios.append(self._way(number, one))
        if self.minutes.value() is None:
            self.nothing.setText(_("The day is not late. Write how many minutes you need, to see what can be done."))
        else:
            self.nothing.setText("" if found.previews else _("Nothing that is left can give any time."))
        show_if(self.nothing, not found.previews)
        ways = [one.proposal.way for one in found.previews]
        wanted = ways.index(before.proposal.way) if before is not None and before.proposal.way in ways else 0
        if self.radios:
            self.radios[wanted].setChecked(True)
        self._choose()
        self.ends.setText(end_sentence(found.now.state, say))

    def _way(self, number: int, one: Preview) -> RadioBox:
        say = self._session.translator
        radio = RadioBox(way_title(one.proposal.way, say))
        radio.setObjectName(f"way_{one.proposal.way}")
        result = KhmerLabel(result_sentence(one, say), "small", "plain")
        radio.setAccessibleDescription(result.text())
        self._group.addButton(radio, number)
        radio.toggled.connect(lambda on: self._choose() if on else None)
        card = Panel(radio, result, gap=0, margin=UNIT)
        self._ways.addWidget(card)
        return radio

    def _choose(self) -> None:
        """Show what the chosen way does to everything that is not over yet."""
        say, chosen = self._session.translator, self.chosen()
        for part in (self.table, self._lost, self.take):
            show_if(part, chosen is not None)
        if chosen is None:
            return
        coming = [one for one in chosen.blocks if one.before.session.state != DONE]
        rows = [(one.before.session.id, self._row(one)) for one in coming]
        changed = frozenset(n for n, one in enumerate(coming) if one.way)
        self.table.rows.show_rows(rows, changed)
        lost = loss_sentences(chosen, self._words.title_of, say)
        lost.append(next_day_sentence(chosen, self._found.now.tomorrow, say))
        self.loss.setText("\n".join(filter(None, lost)))

    def _row(self, one: Before) -> tuple[str, str, str, str]:
        _, say = self._session.gettext, self._session.translator
        before = span_text(one.before.starts, one.before.ends, say) if one.before.session.length else "–"
        after = "–"
        if one.after is not None and one.after.session.length:
            after = span_text(one.after.starts, one.after.ends, say)
        words = {DROP: _("left out"), MOVE: _("to the next day")}.get(one.way, "")
        if one.way == SHRINK and one.after is not None:
            less = one.before.session.length - one.after.session.length
            words = say.format("{length} shorter", length=length_text(less, say))
        return self._words.title(one.before.session), before, after, words

    def _take(self) -> None:
        chosen = self.chosen()
        if chosen is None:
            return
        workshop = self._found.now.day.day.record.ref.workshop
        self.take.setEnabled(False)

        def done(changed: Changed | None) -> None:
            say = self._session.translator
            self.act = changed.act if changed is not None else ""
            way = way_title(chosen.proposal.way, say)
            self.taken = say.format("Taken: {way}.", way=way) + " " + result_sentence(chosen, say)
            self.accept()

        def failed(error: BaseException) -> None:
            self.take.setEnabled(True)
            self._session.show_error(error, self)
            self._ask()

        self._session.write(lambda ws: take_proposal(ws, workshop, chosen.proposal), done, failed, owner=self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the field of minutes reads the ways; it does not take one."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.minutes.hasFocus():
            self._asking.start(0)
            return
        super().keyPressEvent(event)
