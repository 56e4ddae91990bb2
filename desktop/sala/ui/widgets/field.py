"""A field of a form: its name, what it is for, the editor, and what is to be said about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from sala.ui.theme.sizes import UNIT
from sala.ui.widgets.banner import Action, Banner, show_if
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.frames import IconSign, column, restyle, row
from sala.ui.widgets.labels import KhmerLabel


class Field(QWidget):
    """Label, help, editor and state under each other.

    The editor gets the label as its accessible name and the help (or the problem) as its description. Tools such as
    "history" stand at the right of the label. Three states can be told: a problem (``set_problem``), two laptops that
    differ (``set_conflict``) and nothing to say.
    """

    def __init__(
        self, label: str, editor: QWidget, *, help_text: str = "", unit: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self._help_text = help_text
        self.label = KhmerLabel(label)
        self.label.setBuddy(editor)
        self.help = KhmerLabel(help_text, "small")
        show_if(self.help, bool(help_text))
        self._tools = row(gap=UNIT // 2)
        self._problem_icon = IconSign("circle-alert", factor=0.85, tone="bad")
        self._problem_words = KhmerLabel("", "small", tone="bad")
        self._problem = QWidget()
        self._problem.setLayout(row(column(self._problem_icon, None), self._problem_words, gap=UNIT // 2))
        self._problem.layout().setStretch(1, 1)
        self._problem.hide()
        self._banner: Banner | None = None  # most fields never need one
        header = row(self.label, self._tools)
        header.setStretch(0, 1)
        line = row(editor, KhmerLabel(unit, tone="soft", wrap=False), None) if unit else row(editor)
        line.setStretch(0, 10)
        self.setLayout(column(header, self.help, line, self._problem, None, gap=UNIT // 2))
        self.setFocusProxy(editor)
        editor.setAccessibleName(f"{label} ({unit})" if unit else label)
        editor.setAccessibleDescription(help_text)

    def add_tool(self, text: str, icon_name: str, action: Action) -> KhmerButton:
        """Put a small quiet button at the right of the label; returns it."""
        button = KhmerButton(text, "quiet", icon_name, small=True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _checked: action())
        self._tools.addWidget(button)
        return button

    def add_tool_widget(self, widget: QAbstractButton) -> None:
        """Put a button of one's own at the right of the label."""
        self._tools.addWidget(widget)

    def set_problem(self, sentence: str) -> None:
        """Say what is wrong with what is written; an empty sentence takes it back."""
        self._problem_words.setText(sentence)
        self._problem.setVisible(bool(sentence))
        restyle(self.editor, wrong="true" if sentence else "false")
        self.editor.setAccessibleDescription(sentence or self._help_text)

    def problem(self) -> str:
        """What is said to be wrong, or nothing."""
        return self._problem_words.text()

    def set_conflict(self, sentence: str, action_text: str = "", action: Action | None = None) -> None:
        """Say that two laptops wrote different things, with the button that settles it; empty takes it back."""
        if self._banner is None:
            if not sentence:
                return
            self._banner = Banner("attention")
            box = self.layout()
            box.insertWidget(box.count() - 1, self._banner)
        self._banner.clear_actions()
        self._banner.say("attention", sentence)
        if sentence and action is not None:
            self._banner.add_action(action_text, action, "merge")

    def conflict(self) -> str:
        """What is said about two laptops, or nothing."""
        return "" if self._banner is None else self._banner.text()
