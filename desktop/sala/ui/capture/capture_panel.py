"""What a team found: which card is shown, its form, and the list of all cards of the activity."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from sala.domain.records import CARD, Card, Ref
from sala.services.cards import delete_card, give_to_team
from sala.services.changed import Changed
from sala.services.method import CardKind, FieldType
from sala.services.method import Field as FieldSpec
from sala.ui.capture.captured import Captured, read_captured
from sala.ui.capture.card_form import CardForm
from sala.ui.capture.card_list import CardList
from sala.ui.capture.card_titles import card_title
from sala.ui.capture.earlier_block import EarlierBlock
from sala.ui.capture.form_head import FormHead
from sala.ui.capture.links_editor import LinksEditor
from sala.ui.capture.photos_strip import PhotosStrip
from sala.ui.capture.quick_entry import QuickEntry
from sala.ui.capture.rows_editor import RowsEditor
from sala.ui.dialogs.asking import asked
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.frames import Card as CardFrame
from sala.ui.widgets.frames import VerticalScroll, column, row
from sala.ui.widgets.picks import Choice, PickBox

_NEW = "new"
#: Wider than this, at 100 %, a line of a form is hard to read.
_WIDEST = 820


class CapturePanel(QWidget):
    """Form and list of the cards of one kind. ``loaded()`` comes when everything is shown."""

    loaded = Signal()

    def __init__(self, session: Session, kind: CardKind, workshop: str, activity: str, card_id: str) -> None:
        super().__init__()
        self._session, self._kind, self._workshop, self._activity = session, kind, workshop, activity
        self._chosen = card_id
        self._fresh = session.drafts.has(card_id)  # the form is for a card that is not made yet
        self._made_here = ""
        self._round = 0
        self._cards: list[Card] = []
        self._choices: list[Choice] = []
        self._rows: dict[str, RowsEditor] = {}
        self._links: list[LinksEditor] = []
        self.photos: PhotosStrip | None = None
        self._make_bar()
        self.head = FormHead(session)
        self.head.team_chosen.connect(self._give_to_team)
        self.head.delete_asked.connect(lambda: self.delete(self.form.card_id))
        self.form = self._make_form()
        self.list = CardList(session, kind, workshop, activity)
        self.list.opened.connect(self.open)
        self.list.deleted.connect(self.delete)
        self._lay_out()
        self.load()

    @property
    def card_id(self) -> str:
        """The id of the card that is shown, or ""."""
        return self.form.card_id or self._chosen

    @property
    def shows_list(self) -> bool:
        """Whether the list is shown, not the form."""
        return self._stack.currentWidget() is self.list

    def save_fields(self) -> None:
        """Save what is typed into fields; lines that are still being written stay."""
        self.form.flush()
        for editor in self._rows.values():
            editor.save_fields()

    def flush(self) -> None:
        """Save what is typed anywhere on the panel, lines included: the panel is left."""
        self.save_fields()
        for editor in self._rows.values():
            editor.quick.leave()
        self.list.quick.leave()

    def lines(self) -> list[QuickEntry]:
        """Return the lines for fast entry."""
        return [self.list.quick, *(editor.quick for editor in self._rows.values())]

    def load(self) -> None:
        """Read everything again."""
        self._round += 1
        turn, workshop, kind, wanted = self._round, self._workshop, self._kind, self._chosen or self._made_here
        else_first = not self._fresh and (wanted != self._made_here or not wanted)
        pack, language = self._session.pack(), self._session.language
        self._session.read(
            lambda ws: read_captured(ws, workshop, pack, kind, wanted, language, else_first=else_first),
            lambda found: self._show(turn, found),
            owner=self,
        )

    def open(self, identity: str) -> None:
        """Show the form of a card."""
        if identity == _NEW:
            return
        self.flush()
        self._chosen, self._fresh = identity, False
        self.show_form()
        self.load()

    def new_card(self) -> None:
        """Show an empty form; the card is made with the first answer."""
        self.flush()
        self._chosen, self._made_here, self._fresh = "", "", True
        self.show_form()
        self._show_card(Captured([], self._cards, None))  # at once: what is typed now belongs to the new card
        self.form.focus_first()
        self.load()

    def delete(self, identity: str) -> None:
        """Delete a card; undo brings it back. Its neighbour is shown."""
        order = [card.id for card in self._cards]
        if identity not in order:
            return
        self.save_fields()
        if identity == self._chosen:
            at = order.index(identity)
            self._chosen = [*order[at + 1 :], *reversed(order[:at]), ""][0]
        workshop = self._workshop

        def done(_changed: Changed | None) -> None:
            self._session.tell(self._session.gettext("Deleted. “Undo” brings it back."))

        self._session.write(lambda ws: delete_card(ws, workshop, identity), done, owner=self)

    def show_list(self) -> None:
        """Show the list of all cards."""
        self.save_fields()
        self._show_side(self.list)
        self.list.mark(self._chosen)
        self.list.focus_entry()

    def show_form(self) -> None:
        """Show the form of one card."""
        self._show_side(self.scroll)

    def ask_history_here(self) -> None:
        """Show the history of the field in which the keyboard is."""
        if not self.form.ask_history_here():
            any(editor.ask_history_here() for editor in self._rows.values())

    def open_rows(self) -> list[str]:
        """Return the ids of the rows that a person opened."""
        return [identity for editor in self._rows.values() for identity in editor.open_rows()]

    def open_rows_again(self, identities: list[str]) -> None:
        """Open rows as they were before the page was built again."""
        for editor in self._rows.values():
            editor.open_again(identities)

    def _make_bar(self) -> None:
        _ = self._session.gettext
        self.which = PickBox()
        self.which.setObjectName("card_picker")
        self.which.setAccessibleName(self._kind.plural.in_language(self._session.language))
        self.which.picked.connect(self.open)
        self.new_button = self._bar_button("plus", _("New"), "new_card_button", self.new_card)
        self.new_button.setToolTip(_("New card (Ctrl+N)"))
        self.form_button = self._bar_button("file-text", _("Form"), "form_button", self.show_form)
        self.list_button = self._bar_button("list", _("List"), "list_button", self.show_list)
        for button in (self.form_button, self.list_button):
            button.setCheckable(True)
        self.form_button.setChecked(True)

    def _bar_button(self, picture: str, text: str, name: str, action: Callable[[], None]) -> KhmerButton:
        button = KhmerButton(text, "quiet", picture, small=True)
        button.setObjectName(name)
        button.clicked.connect(lambda _checked: action())
        return button

    def _make_form(self) -> CardForm:
        form = CardForm(
            self._session, self._kind, new_card=self._new_card_facts, workshop=self._workshop, part=self._part
        )
        form.created.connect(self._on_created)
        form.history_asked.connect(lambda key: self._show_history(form, self._kind, key))
        return form

    def _lay_out(self) -> None:
        """The form joins the stack when the first card is there: before, what is typed would belong to none."""
        inside = QWidget()
        self.earlier = EarlierBlock(self._session.gettext("Written earlier, under another version of the method"))
        box = column(CardFrame(self.head, self.form, self.earlier, gap=2 * UNIT, margin=2 * UNIT + UNIT // 2), None)
        box.setContentsMargins(0, 0, UNIT, 2 * UNIT)
        inside.setLayout(box)
        self.scroll = VerticalScroll(inside)
        self._waiting = QWidget()
        self._stack = QStackedWidget()
        for part in (self._waiting, self.scroll, self.list):
            self._stack.addWidget(part)
        bar = row(self.which, self.new_button, self.form_button, self.list_button, gap=UNIT // 2)
        bar.setStretch(0, 1)
        bar.setContentsMargins(0, 0, UNIT, 0)
        middle = QWidget()
        middle.setMaximumWidth(self._session.look.theme.sizes.scaled(_WIDEST))
        middle.setLayout(column(bar, self._stack, gap=UNIT))
        middle.layout().setStretch(1, 1)
        whole = row(gap=0)
        whole.addStretch(1)
        whole.addWidget(middle, 1000)
        whole.addStretch(1)
        self.setLayout(whole)

    def _new_card_facts(self) -> dict[str, str]:
        return {"activity": self._activity, "team": self.head.team.key()}

    def _part(self, spec: FieldSpec) -> QWidget | None:
        if spec.type is FieldType.ROWS and spec.row_kind:
            kind = self._session.pack().kind(spec.row_kind)
            editor = RowsEditor(self._session, kind, spec, self._workshop, self._ensure_card)
            editor.history_asked.connect(lambda card_id, key: self._show_row_history(editor, kind, card_id, key))
            self._rows[spec.key] = editor
            return editor
        if spec.type is FieldType.LINKS:
            links = LinksEditor(self._session, spec, self._workshop, self._ensure_card)
            self._links.append(links)
            return links
        self.photos = PhotosStrip(self._session, spec, self._workshop, self._ensure_card)
        return self.photos

    def _ensure_card(self) -> str:
        return self.form.ensure_card()

    def _show(self, turn: int, found: Captured) -> None:
        if turn != self._round:
            return
        shown, self._cards = found.shown, found.cards
        if self._session.drafts.has(self._chosen) and (shown is None or shown.id != self._chosen) and not self._fresh:
            self._fresh = True  # its first answer was refused, so that there is no card yet
            self.load()
            return
        self._keep_to(shown)
        _ = self._session.gettext
        teams = [("", _("Whole group")), *((team.id, team.name) for team in found.teams)]
        self.head.team.set_choices(teams)
        self._show_card(found)
        self.list.show_cards(self._cards, teams)
        if self._stack.currentWidget() is self._waiting:
            self.show_form()
        self.loaded.emit()

    def _show_card(self, found: Captured) -> None:
        """Show the card that was read, or the empty form of one that is not made yet."""
        shown = found.shown
        self.head.show_card(shown.team if shown else self.head.team.key(), made=shown is not None)
        self._show_choices(shown)
        self.form.show_card(shown, self._chosen if self._fresh else "")
        for key, editor in self._rows.items():
            editor.show_rows(found.rows.get(key, []))
        for links in self._links:
            links.show_links(found.links, shown.id if shown else "")
        if self.photos is not None:
            self.photos.show_photos(found.photos)
        self.earlier.show_answers(found.earlier)

    def _keep_to(self, shown: Card | None) -> None:
        """Stay with the card that is shown, or with an empty form; a card whose making was undone leaves its id."""
        if shown is not None:
            self._chosen, self._fresh = shown.id, False
        else:
            self._chosen = self._chosen if self._fresh else ""
            self._fresh = True

    def _show_choices(self, shown: Card | None) -> None:
        language, digits = self._session.language, self._session.translator.digits
        choices = [
            (card.id, f"{digits(str(number))}. {card_title(self._session, self._kind, card)}")
            for number, card in enumerate(self._cards, start=1)
        ]
        if shown is None:
            choices.append((_NEW, f"{self._session.gettext('New')}: {self._kind.title.in_language(language)}"))
        if choices != self._choices:  # else a list that is open would close under the pointer
            self._choices = choices
            self.which.set_choices(choices)
        self.which.set_key(shown.id if shown else _NEW)

    def _show_side(self, side: QWidget) -> None:
        self.form_button.setChecked(side is self.scroll)
        self.list_button.setChecked(side is self.list)
        self._stack.setCurrentWidget(side)

    def _on_created(self, identity: str) -> None:
        """The form gave its card an id: unless the person asked for another card meanwhile, it stays."""
        if self._fresh and not self._chosen:
            self._chosen = self._made_here = identity

    def _give_to_team(self, team: str) -> None:
        if any(card.id == self.form.card_id for card in self._cards):
            workshop, identity = self._workshop, self.form.card_id
            self._session.write(lambda ws: give_to_team(ws, workshop, identity, team), owner=self)

    def _show_row_history(self, editor: RowsEditor, kind: CardKind, card_id: str, key: str) -> None:
        shown = editor.row_of(card_id)
        if shown is not None and shown.form is not None:
            self._show_history(shown.form, kind, key)

    def _show_history(self, form: CardForm, kind: CardKind, key: str) -> None:
        from sala.ui.dialogs.history_dialog import HistoryDialog  # noqa: PLC0415  # start-up: loaded when first needed

        field = kind.field(key)
        self.save_fields()
        if field is None or not form.card_id:
            return
        dialog = HistoryDialog(self._session, Ref(self._workshop, CARD, form.card_id), field, self.window())
        with asked(dialog) as brought_back:
            if brought_back:
                form.show_stored(key)
