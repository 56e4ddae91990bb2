"""What a method of headquarters is: who made it, what it adds and changes, and the one button that adds it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from sala.khmer import harmless_line
from sala.services.changed import Changed
from sala.services.method import Text
from sala.services.packs import CHANGED, FIRST, KNOWN, OWN, FoundPack, add_pack, use_pack
from sala.services.workshops import get_workshop
from sala.services.workspace import Workspace
from sala.ui.send.facts_grid import FactsGrid
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.banner import Banner
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.frames import Panel, row
from sala.ui.widgets.labels import KhmerLabel
from sala.wording.packs import standing_text

_TONES = {OWN: "good", KNOWN: "good", FIRST: "attention", CHANGED: "error"}
_MOST = 12


class FoundPackPanel(Panel):
    """Facts of a method, and a button to add it; then, where a workshop is open, one to use it there.

    ``left()`` comes when the person does not want it. ``grown()`` comes when something new is shown.
    """

    left = Signal()
    grown = Signal()

    def __init__(self, session: Session, found: FoundPack, workshop: str = "", uses: str = "") -> None:
        """``uses`` is what the open workshop says of its method, so that what it uses already is not offered."""
        super().__init__(gap=2 * UNIT)
        self._session, self._found, self._workshop, self._uses = session, found, workshop, uses
        self.setObjectName("found_pack")
        _ = session.gettext
        self.standing = Banner(_TONES[found.standing], standing_text(found.standing, session.translator))
        self.standing.setObjectName("pack_standing_banner")
        self._along = KhmerLabel("")
        self._along.hide()
        self.said = Banner("good")
        self.said.setObjectName("pack_said_banner")
        self.add_button = self._button(_("Add it"), "primary", "download", "add_pack_button")
        self.add_button.clicked.connect(lambda _checked: self.add_it())
        self.leave_button = self._button(_("Leave it"), "secondary", "", "leave_pack_button")
        self.leave_button.clicked.connect(self.left)
        self.use_button = self._button(_("Use it in this workshop"), "primary", "check", "use_pack_button")
        self.use_button.clicked.connect(lambda _checked: self.use_it())
        buttons = row(self.add_button, self.use_button, self.leave_button, None)
        for part in (self._along, FactsGrid(self._facts()), self.standing, self.said, buttons):
            self.add(part)
        if found.standing == CHANGED:
            self.add_button.setText(_("Add it all the same"))
            self.add_button.set_kind("danger")
            self.leave_button.set_kind("primary")
        self._show_state(here=found.here)

    def add_it(self) -> None:
        """Keep the method on this computer; every workshop goes on with its own."""
        found = self._found
        self._wait(waiting=True)

        def adding(ws: Workspace) -> None:
            add_pack(ws, found, key_changed=found.standing == CHANGED)

        self._session.write(adding, lambda _: self._added(), self._failed, owner=self)

    def use_it(self) -> None:
        """Let the open workshop use it."""
        facts, workshop = self._found.facts, self._workshop
        self._wait(waiting=True)

        def using(ws: Workspace) -> Changed:
            return use_pack(ws, workshop, facts.key, facts.version)

        self._session.write(using, lambda _: self._used(), self._failed, owner=self)

    def focus_first(self) -> None:
        """Put the keyboard on the button that is pressed without harm."""
        first = self.leave_button if self._found.standing == CHANGED else self.add_button
        (self.use_button if self._found.here else first).setFocus()

    def set_comes_along(self) -> None:
        """Say that a workshop which was taken in uses this method."""
        self._along.setText(self._session.gettext("The workshop uses this method, which is not on this computer yet."))
        self._along.show()

    def _button(self, text: str, kind: str, picture: str, name: str) -> KhmerButton:
        button = KhmerButton(text, kind, picture) if picture else KhmerButton(text, kind)
        button.setObjectName(name)
        return button

    def _facts(self) -> list[tuple[str, str]]:
        _, say = self._session.gettext, self._session.translator
        facts, news = self._found.facts, self._found.news
        told = [
            (_("Method"), f"{harmless_line(facts.title.in_language(say.language))}  ·  {self._version(facts.version)}"),
            (_("Published by"), harmless_line(facts.publisher)),
            (_("Fingerprint of the key"), facts.fingerprint),
            (_("New"), self._titles(news.adds)),
            (_("Changed"), self._titles(news.changes)),
            (_("No longer in it"), self._titles(news.drops)),
        ]
        if self._found.latest and not self._found.here:
            told.append((_("On this computer"), self._version(self._found.latest)))
        return [(name, value) for name, value in told if value]

    def _version(self, version: str) -> str:
        say = self._session.translator
        return say.format("Version {version}", version=say.digits(version))

    def _titles(self, titles: tuple[Text, ...]) -> str:
        say = self._session.translator
        lines = [harmless_line(title.in_language(say.language)) for title in titles[:_MOST]]
        if len(titles) > _MOST:
            lines.append(say.format("… and {n} more", n=len(titles) - _MOST))
        return "\n".join(lines)

    def _show_state(self, *, here: bool) -> None:
        _ = self._session.gettext
        in_use = here and self._uses == self._found.facts.method
        self.add_button.setVisible(not here)
        self._along.setVisible(not here and bool(self._along.text()))
        self.standing.setVisible(not here)
        self.leave_button.setVisible(not here)
        self.use_button.setVisible(here and bool(self._workshop) and not in_use)
        if in_use:
            self.said.say("good", _("It is on this computer, and the workshop uses it."))
        elif here and self._workshop:
            self.said.say("good", _("It is on this computer. The workshop goes on with its method until you say so."))
        elif here:
            self.said.say("good", _("It is on this computer. Open a workshop and choose it under “More”."))
        self.grown.emit()

    def _added(self) -> None:
        self._wait(waiting=False)
        self._session.packs_changed.emit()
        self._show_state(here=True)
        if self.use_button.isVisibleTo(self):
            self.use_button.setFocus()

    def _used(self) -> None:
        self._uses = self._found.facts.method
        self._wait(waiting=False)
        self._show_state(here=True)

    def _failed(self, error: BaseException) -> None:
        self._wait(waiting=False)
        self.said.say("error", self._session.sentence(error))
        self.grown.emit()

    def _wait(self, *, waiting: bool) -> None:
        for button in (self.add_button, self.use_button, self.leave_button):
            button.setEnabled(not waiting)


def method_in_use(ws: Workspace, workshop: str) -> str:
    """Return what a workshop says of its method; "" where none is open."""
    return get_workshop(ws, workshop).method if workshop else ""
