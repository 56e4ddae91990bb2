"""A few answers side by side, of which one can be chosen, and taken back."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sala.ui.theme import UNIT
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.flow import FlowLayout
from sala.ui.widgets.picks import Choice


class ToggleRow(QWidget):
    """Answers as buttons: a click chooses, a click on the chosen one takes it back. ``changed()`` when a person did.

    Where one answer is ``required``, a click on the chosen one changes nothing. Not ``small``: as high as fields.
    """

    changed = Signal()

    def __init__(
        self, choices: Iterable[Choice], *, required: bool = False, small: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._buttons: dict[str, KhmerButton] = {}
        flow = FlowLayout(gap=UNIT // 2)
        for key, words in choices:
            button = KhmerButton(words, small=small)
            button.setCheckable(True)
            button.setObjectName(f"answer_{key}")
            button.clicked.connect(lambda chosen, key=key: self._choose(key if chosen or required else ""))
            self._buttons[key] = button
            flow.addWidget(button)
        self.setLayout(flow)
        self.setFocusProxy(next(iter(self._buttons.values()), None))
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def key(self) -> str:
        """Return the key of the chosen answer, or ""."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_key(self, key: str) -> None:
        """Choose an answer, or none."""
        for own, button in self._buttons.items():
            button.setChecked(own == key)

    def set_words(self, key: str, words: str) -> None:
        """Say an answer in other words."""
        if self._buttons[key].text() != words:
            self._buttons[key].setText(words)
            self.layout().invalidate()

    def setAccessibleName(self, name: str) -> None:
        """Let each answer be heard with the question."""
        super().setAccessibleName(name)
        for button in self._buttons.values():
            button.setAccessibleName(f"{name}: {button.text()}")

    def _choose(self, key: str) -> None:
        self.set_key(key)
        self.changed.emit()
