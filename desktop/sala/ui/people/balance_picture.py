"""A small picture of who is in the room: a bar for each question, with its parts in words below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sala.domain.attendance import HalfDay, present_at
from sala.domain.records import Participant
from sala.services.people_words import half_day_title
from sala.ui.capture.toggles import ToggleRow
from sala.ui.people.balance_words import Bar, Part, bars, missing
from sala.ui.session import Session
from sala.ui.theme import UNIT, Look
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.flow import FlowLayout
from sala.ui.widgets.frames import Card, column, row
from sala.ui.widgets.labels import KhmerLabel

_SHADES = (1.0, 0.62, 0.4, 0.24, 0.12)
_HEIGHT = 16
#: From this text size on (percent) the table needs the room more.
_FOLDED_FROM = 150
_ALL, _HERE = "all", "here"


def shade(look: Look, part: Part, at: int) -> QBrush:
    """Return how the part at a place of its bar is filled: lighter from left to right, hatched where it is open."""
    colours = look.theme.colours
    if part.is_open:
        return QBrush(QColor(colours.edge), Qt.BrushStyle.BDiagPattern)
    share = _SHADES[min(at, len(_SHADES) - 1)]
    front, back = QColor(colours.accent), QColor(colours.surface)
    mixed = [round(f * share + b * (1 - share)) for f, b in zip(front.getRgb()[:3], back.getRgb()[:3], strict=True)]
    return QBrush(QColor(*mixed))


class _Painted(QWidget):
    """The bar itself."""

    def __init__(self, look: Look, parts: Sequence[tuple[Part, int]]) -> None:
        super().__init__()
        self._look, self._parts = look, parts
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as small letters."""
        return QSize(4 * UNIT, self._look.theme.sizes.scaled(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Parts beside each other, as wide as their shares."""
        del event
        painter = QPainter(self)
        colours = self._look.theme.colours
        painter.setPen(QPen(QColor(colours.accent), 1))
        whole = sum(part.count for part, _at in self._parts) or 1
        left, width = 0.5, self.width() - 1.0
        for part, at in self._parts:
            wide = width * part.count / whole
            painter.setBrush(shade(self._look, part, at))
            painter.drawRect(QRectF(left, 0.5, max(0.0, wide), self.height() - 1.0))
            left += wide


class _Swatch(QWidget):
    """The square before the words of a part."""

    def __init__(self, look: Look, part: Part, at: int) -> None:
        super().__init__()
        self._look, self._part, self._at = look, part, at
        side = look.theme.sizes.scaled(11)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Filled as its part of the bar."""
        del event
        painter = QPainter(self)
        painter.setPen(QPen(QColor(self._look.theme.colours.accent), 1))
        painter.setBrush(shade(self._look, self._part, self._at))
        painter.drawRect(QRectF(0.5, 0.5, self.width() - 1.0, self.height() - 1.0))


class BalancePicture(Card):
    """The bars beside each other, and below them who is missing."""

    def __init__(self, session: Session) -> None:
        super().__init__(gap=UNIT, margin=UNIT + UNIT // 2)
        self._session = session
        self._shown: list[Bar] = []
        self.setObjectName("balance")
        self.setAccessibleName(session.gettext("Who is in the room"))
        self._bars = row(gap=3 * UNIT)
        self.picture = QWidget()
        self.picture.setLayout(self._bars)
        self.words = KhmerLabel("", "small", "plain")
        self.words.setObjectName("balance_words")
        self.fold_button = KhmerButton("", "quiet", "chevron-up", small=True)
        self.fold_button.setObjectName("fold_balance_button")
        self.fold_button.clicked.connect(lambda: self.set_folded(folded=not self.picture.isHidden()))
        self.who = ToggleRow([(_ALL, ""), (_HERE, "")], required=True)
        self.who.setObjectName("balance_who")
        self.who.set_key(_ALL)
        self.who.changed.connect(lambda: self.show_people(*self._known))
        self.who.hide()
        self._known: tuple[Sequence[Participant], HalfDay | None] = ((), None)
        foot = row(self.words, self.who, self.fold_button, gap=2 * UNIT)
        foot.setStretch(0, 1)
        self.add(self.picture)
        self.add(foot)
        self.set_folded(folded=session.look.theme.sizes.percent >= _FOLDED_FROM)

    def set_folded(self, *, folded: bool) -> None:
        """Leave only the words, or show the bars again."""
        _ = self._session.gettext
        self.picture.setVisible(not folded)
        self.fold_button.setText(_("Show the picture") if folded else _("Fold"))
        self.fold_button.set_icon_name("chevron-down" if folded else "chevron-up")

    def show_people(self, everyone: Sequence[Participant], here: HalfDay | None = None) -> None:
        """Show these people, or those of them who are present on a half-day; hidden while there is nobody."""
        self.setVisible(bool(everyone))
        say = self._session.translator
        self._known = everyone, here
        self._offer(everyone, here)
        people = present_at(everyone, here) if here is not None and self.who.key() == _HERE else everyone
        told = bars(say, people)
        if told != self._shown:
            self._shown = told
            while self._bars.count():
                old = self._bars.takeAt(0).widget()
                old.hide()
                old.deleteLater()
            for bar in told:
                self._bars.addWidget(self._bar(bar), 1)
        lacking = missing(say, people)
        if lacking:
            self.words.setText(say.format("Who is missing: {groups}", groups="  ·  ".join(lacking)))
        else:
            self.words.setText(self._enough(people))
        self.setAccessibleDescription("\n".join([*(bar.words() for bar in told), self.words.text()]))

    def _offer(self, everyone: Sequence[Participant], here: HalfDay | None) -> None:
        """Let the person choose between all and those who are present, once anybody is marked."""
        self.who.setVisible(here is not None)
        if here is None:
            self.who.set_key(_ALL)
            return
        say = self._session.translator
        present = len(present_at(everyone, here))
        half = half_day_title(here, say)
        self.who.set_words(_ALL, say.format("Everyone ({n})", n=len(everyone)))
        self.who.set_words(_HERE, say.format("Present, {half} ({n})", half=half, n=present))

    def _enough(self, people: Sequence[Participant]) -> str:
        _ = self._session.gettext
        if any(person.sex for person in people):
            return _("Women and men of all ages are in the room.")
        return _("Write down sex and age, and this picture shows who is missing.")

    def _bar(self, bar: Bar) -> QWidget:
        look, say = self._session.look, self._session.translator
        parts = [(part, at) for at, part in enumerate(bar.parts)]
        painted = _Painted(look, parts)
        painted.setAccessibleName(bar.words())
        legend = QWidget()
        flow = FlowLayout(gap=2)
        legend.setLayout(flow)
        for part, at in parts:
            item = QWidget()
            words = KhmerLabel(say.digits(f"{part.words} {part.count}"), "small", "plain", wrap=False)
            line = row(_Swatch(look, part, at), words, gap=UNIT // 2)
            line.setContentsMargins(0, 0, UNIT + UNIT // 2, 0)
            item.setLayout(line)
            flow.addWidget(item)
        whole = QWidget()
        whole.setLayout(column(KhmerLabel(bar.title, "small", wrap=False), painted, legend, None, gap=2))
        return whole
