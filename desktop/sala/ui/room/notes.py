"""What only the facilitator reads while the room sees a slide."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from sala.services.method import Activity, Text
from sala.services.room import Slide, step_of
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.frames import column
from sala.ui.widgets.labels import KhmerLabel


class Notes(QWidget):
    """Labels and words in the language of the window: those of the step first, those of the activity after."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: tuple[str, int] | None = None
        self.setObjectName("room_notes")
        self._box = column(gap=UNIT // 2)
        self.setLayout(self._box)

    def show_notes(self, activity: Activity, slide: Slide | None) -> None:
        """Show what belongs to a slide of an activity."""
        wanted = activity.key, slide.number if slide is not None else 0
        if wanted == self._shown:
            return
        self._shown = wanted
        while self._box.count():
            widget = self._box.takeAt(0).widget()
            widget.hide()
            widget.deleteLater()
        for heading, texts in self._sections(activity, slide):
            self._box.addWidget(KhmerLabel(heading, "small", "accent"))
            bullet = "•  " if len(texts) > 1 else ""
            for text in texts:
                self._box.addWidget(KhmerLabel(bullet + text.in_language(self._session.language)))

    def _sections(self, activity: Activity, slide: Slide | None) -> Iterator[tuple[str, tuple[Text, ...]]]:
        _ = self._session.gettext
        step = step_of(activity, slide) if slide is not None else None
        if step is not None:
            yield _("Say"), (step.say,)
            yield _("Do"), (step.do,)
        else:
            yield _("You need"), (activity.group_size.text, *activity.materials)
        yield _("Tips"), activity.tips
        yield _("Common mistakes"), activity.mistakes
        yield _("Nobody left out"), (activity.inclusion,)
        yield _("For people who do not read"), (activity.low_literacy,)
