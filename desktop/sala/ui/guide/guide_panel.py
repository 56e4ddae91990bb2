"""The guide of an activity: why, the steps with what to say and do, tips, inclusion, a worked example."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sala.services.method import Activity, CardKind, Step, Text
from sala.ui.guide.coaching import Coaching
from sala.ui.guide.example_text import example_lines
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.frames import Card, IconSign, Panel, VerticalScroll, column, row
from sala.ui.widgets.labels import KhmerLabel


class GuidePanel(VerticalScroll):
    """Reads from top to bottom, as the facilitator goes. ``promise`` is shown where the page has no room for it.

    ``kind`` is what the worked example fills in; None where nothing is filled in.
    """

    def __init__(self, session: Session, workshop: str, activity: Activity, kind: CardKind | None) -> None:
        self._session = session
        inside = QWidget()
        super().__init__(inside)
        self.setObjectName("guide_panel")
        self.setAccessibleName(session.gettext("Guide"))
        self.read_by_keys()
        _ = session.gettext
        box = column(gap=2 * UNIT)
        box.setContentsMargins(0, 0, UNIT, 2 * UNIT)
        self.promise = KhmerLabel(self._text(activity.promise))
        self.promise.hide()
        box.addWidget(self.promise)
        box.addWidget(KhmerLabel(self._text(activity.why), tone="soft"))
        self.coaching = Coaching(session, workshop, activity.key, self)
        box.addWidget(self.coaching.before)
        box.addWidget(self._materials(activity))
        for number, step in enumerate(activity.steps, start=1):
            box.addWidget(self._step(number, step))
        box.addWidget(self._section("lightbulb", _("Tips"), activity.tips))
        box.addWidget(self._section("circle-alert", _("Common mistakes"), activity.mistakes))
        box.addWidget(self._section("hand", _("Nobody left out"), [activity.inclusion]))
        box.addWidget(self._section("image", _("For people who do not read"), [activity.low_literacy]))
        box.addWidget(self._example(activity, kind))
        box.addWidget(self.coaching.ready)
        box.addStretch(1)
        inside.setLayout(box)

    def _text(self, text: Text) -> str:
        return text.in_language(self._session.language)

    def _materials(self, activity: Activity) -> QWidget:
        _ = self._session.gettext
        lines = [self._text(activity.group_size.text), *(f"•  {self._text(one)}" for one in activity.materials)]
        return Panel(
            row(IconSign("users"), KhmerLabel(_("You need"), "body"), None),
            *(KhmerLabel(line, "small", "plain") for line in lines),
            gap=UNIT // 2,
        )

    def _step(self, number: int, step: Step) -> QWidget:
        say = self._session.translator
        _ = say.gettext
        figure = KhmerLabel(say.digits(str(number)), "heading", "accent", wrap=False)
        minutes = KhmerLabel(say.format("{n} min", n=step.minutes), "small", wrap=False)
        words = column(
            KhmerLabel(_("Say"), "small", "accent"),
            KhmerLabel(self._text(step.say)),
            KhmerLabel(_("Do"), "small", "accent"),
            KhmerLabel(self._text(step.do)),
            gap=UNIT // 4,
        )
        line = row(gap=UNIT + UNIT // 2)
        line.addWidget(figure, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        line.addWidget(minutes, 0, Qt.AlignmentFlag.AlignTop)
        return Card(line)

    def _section(self, picture: str, title: str, texts: Iterable[Text]) -> QWidget:
        lines = [self._text(text) for text in texts]
        head = row(IconSign(picture, tone="accent"), KhmerLabel(title, "lead"))
        head.setStretch(1, 1)
        bullet = "•  " if len(lines) > 1 else ""
        section = QWidget()
        section.setLayout(column(head, *(KhmerLabel(bullet + line) for line in lines), gap=UNIT // 2))
        return section

    def _example(self, activity: Activity, kind: CardKind | None) -> QWidget:
        _ = self._session.gettext
        head = row(IconSign("file-text", tone="accent"), KhmerLabel(_("A worked example"), "lead"))
        head.setStretch(1, 1)
        lines: list[QWidget] = []
        translator = self._session.translator
        for label, text in example_lines(self._session.pack(), activity, kind, translator) if kind else ():
            lines += [KhmerLabel(label, "small", "accent"), KhmerLabel(text)]
        about = KhmerLabel(self._text(activity.example.about), tone="soft")
        return Panel(head, about, *lines, gap=UNIT // 2)
