"""The bar at the top: where am I, take back, language, text size, and what is seldom needed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.labels import OneLineLabel
from sala.ui.widgets.marks import set_tip


class TopBar(QWidget):
    """Emits what the person asks for; the main window does it.

    Where the text is large for the window, language and text size move into the menu, and the activities are behind a
    button (``set_narrow``).
    """

    home_asked = Signal()
    activities_asked = Signal(bool)
    undo_asked = Signal()
    redo_asked = Signal()
    zoom_asked = Signal(int)
    language_asked = Signal(str)
    method_asked = Signal()
    settings_asked = Signal()
    safety_asked = Signal()
    about_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setProperty("ground", "surface")
        _ = session.gettext
        self.home = self._button("house", _("Home"), "home_button", _("All workshops (Alt+Home)"))
        self.activities = self._button("list", _("Activities"), "activities_button")
        self.activities.setCheckable(True)
        self.where = OneLineLabel("", "lead")
        self.where.setObjectName("where_label")
        self.undo = self._button("undo-2", _("Undo"), "undo_button", _("Undo (Ctrl+Z)"))
        self.redo = self._button("redo-2", _("Redo"), "redo_button", _("Redo (Ctrl+Shift+Z)"))
        self.khmer = self._button("", "ខ្មែរ", "khmer_button")
        self.english = self._button("", "English", "english_button")
        self.smaller = self._button("a-arrow-down", "", "smaller_button", _("Smaller text (Ctrl+−)"))
        self.larger = self._button("a-arrow-up", "", "larger_button", _("Larger text (Ctrl++)"))
        self.smaller.setAccessibleName(_("Smaller text"))
        self.larger.setAccessibleName(_("Larger text"))
        self.more = self._button("settings", _("More"), "more_button")
        self._lay_out()
        self._wire()
        self._make_menu(narrow=False)
        self.activities.hide()

    def show_where(self, text: str) -> None:
        """Name the workshop that is open, or nothing at home."""
        self.where.setText(text)

    def set_undo(self, *, undo: bool, redo: bool) -> None:
        """Say what can be taken back and done again."""
        self.undo.setEnabled(undo)
        self.redo.setEnabled(redo)

    def set_narrow(self, *, narrow: bool, with_activities: bool) -> None:
        """Make room where the text is large: what is seldom needed goes into the menu."""
        for button in (self.khmer, self.english, self.smaller, self.larger):
            button.setVisible(not narrow)
        self.activities.setVisible(narrow and with_activities)
        self._make_menu(narrow=narrow)

    def _button(self, picture: str, text: str, name: str, tip: str = "") -> KhmerButton:
        button = KhmerButton(text, "quiet", picture)
        button.setObjectName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where one writes
        if tip:
            set_tip(button, tip)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        row.setSpacing(0)
        row.addWidget(self.home)
        row.addWidget(self.activities)
        row.addSpacing(UNIT)
        row.addWidget(self.where, 1)
        for button in (self.undo, self.redo, self.khmer, self.english, self.smaller, self.larger, self.more):
            row.addWidget(button)
        for button, language in ((self.khmer, "km"), (self.english, "en")):
            button.setCheckable(True)
            button.setChecked(self._session.language == language)

    def _wire(self) -> None:
        for button, signal in (
            (self.home, self.home_asked),
            (self.undo, self.undo_asked),
            (self.redo, self.redo_asked),
        ):
            button.clicked.connect(lambda _checked, signal=signal: signal.emit())
        self.activities.clicked.connect(self.activities_asked)
        self.khmer.clicked.connect(lambda _checked: self._ask_language("km"))
        self.english.clicked.connect(lambda _checked: self._ask_language("en"))
        self.smaller.clicked.connect(lambda _checked: self.zoom_asked.emit(-1))
        self.larger.clicked.connect(lambda _checked: self.zoom_asked.emit(1))

    def _make_menu(self, *, narrow: bool) -> None:
        _ = self._session.gettext
        menu = QMenu(self)
        menu.setObjectName("more_menu")
        small: list[tuple[str, Callable[[], None]]] = [
            ("ខ្មែរ", lambda: self._ask_language("km")),
            ("English", lambda: self._ask_language("en")),
            (_("Larger text"), lambda: self.zoom_asked.emit(1)),
            (_("Smaller text"), lambda: self.zoom_asked.emit(-1)),
        ]
        always: list[tuple[str, Callable[[], None]]] = [
            (_("Settings…"), self.settings_asked.emit),
            (_("Back-ups and check…"), self.safety_asked.emit),
            (_("About Sala"), self.about_asked.emit),
        ]
        for text, action in [*(small if narrow else []), *always]:
            menu.addAction(text, action)
        menu.aboutToShow.connect(lambda: self._offer_methods(menu))
        before = self.more.menu()
        self.more.setMenu(menu)
        if before is not None:
            before.deleteLater()

    def _offer_methods(self, menu: QMenu) -> None:
        """Put the choice of a method at the top of the menu, or take it out, each time that the menu is opened."""
        first = menu.actions()[0]
        offered = first.objectName() == "choose_method"
        if offered == self._may_choose_method():
            return
        if offered:
            menu.removeAction(first)
            return
        action = QAction(self._session.gettext("Method of the workshop…"), menu)
        action.setObjectName("choose_method")
        action.triggered.connect(lambda _checked: self.method_asked.emit())
        menu.insertAction(first, action)

    def _may_choose_method(self) -> bool:
        """Whether a workshop is open, and there is more than one method to choose from."""
        if not self.where.text():
            return False
        from sala.services.method import any_added  # noqa: PLC0415  # start-up: loaded when first needed

        return any_added()

    def _ask_language(self, language: str) -> None:
        for button, own in ((self.khmer, "km"), (self.english, "en")):
            button.setChecked(self._session.language == own)
        self.language_asked.emit(language)
