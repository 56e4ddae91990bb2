"""What was written under another method pack, or another version of it, and has no place in the pack in use.

A pack may drop or change a kind of card, a field or an answer; the words that people wrote stay. They are shown and
printed apart, with the labels of the pack under which they were written: the history of the workshop's method says
which those are. Where none of them is on this computer any more, the plain keys stand for the labels.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sala.domain.change import Value
from sala.domain.records import CARD, LINK, WORKSHOP, Card, Ref, card_from
from sala.errors import SalaError
from sala.language import Translator
from sala.services.attachments import attachments
from sala.services.cards import cards, linked
from sala.services.cell_words import cell_words
from sala.services.history import field_history
from sala.services.method import (
    STANDARD,
    CardKind,
    Field,
    FieldType,
    Pack,
    method_of,
    method_pack,
    split_method,
    versions_here,
)
from sala.services.workshops import get_workshop
from sala.storage import Workspace

_WORDS = (FieldType.TEXT, FieldType.LONG_TEXT, FieldType.PERSON_CODE, FieldType.CONSENT_CODE, FieldType.DATE)
_NUMBERS = (FieldType.NUMBER, FieldType.MINUTES, FieldType.RIEL)


@dataclass(frozen=True, slots=True)
class EarlierAnswer:
    """One answer: its label, and either ``text`` or a table with ``columns`` and ``rows``."""

    label: str
    text: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class OtherCard:
    """A card that no activity of the pack in use shows. ``title`` names it, ``kind`` says what it is."""

    card: Card
    kind: str
    title: str
    answers: tuple[EarlierAnswer, ...]


def has_place(field: Field, value: Value) -> bool:
    """Tell whether a field, as a pack defines it, can show a value."""
    shows = _SHOWS.get(field.type)  # rows, links and photos are records of their own
    return value in (None, "") or (shows is not None and shows(field, value))


def _shows_choice(field: Field, value: Value) -> bool:
    return isinstance(value, str) and field.choice(value) is not None


def _shows_choices(field: Field, value: Value) -> bool:
    return isinstance(value, list) and all(_shows_choice(field, key) for key in value)


def _shows_number(_field: Field, value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _shows_scale(field: Field, value: Value) -> bool:
    """A step that the scale does not have cannot be ticked."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return (field.minimum is None or field.minimum <= value) and (field.maximum is None or value <= field.maximum)


_SHOWS: dict[FieldType, Callable[[Field, Value], bool]] = {
    **dict.fromkeys(_WORDS, lambda _field, value: isinstance(value, str)),
    **dict.fromkeys(_NUMBERS, _shows_number),
    FieldType.SCALE: _shows_scale,
    FieldType.YES_NO: lambda _field, value: value in ("yes", "no"),
    FieldType.YES_NO_UNKNOWN: lambda _field, value: value in ("yes", "no", "unknown"),
    FieldType.CHOICE: _shows_choice,
    FieldType.CHOICES: _shows_choices,
}


def without_place(fields: Mapping[str, Value], kind: CardKind) -> list[str]:
    """Return the keys of what a card says and its kind, as the pack in use defines it, has no place for."""
    known = {field.key: field for field in kind.fields}
    return [key for key in _said(fields) if key not in known or not has_place(known[key], fields[key])]


def _said(fields: Mapping[str, Value]) -> list[str]:
    return [key for key, value in fields.items() if value not in (None, "", [])]


def has_other_cards(pack: Pack, kinds: Iterable[str]) -> bool:
    """Tell whether one of these kinds of card is filled in by no activity of the pack in use."""
    return not _with_a_page(pack).issuperset(kinds)


def earlier_answers(ws: Workspace, workshop: str, pack: Pack, card: Card, language: str) -> tuple[EarlierAnswer, ...]:
    """Return what a card, its rows, links and photos say that the pack in use has no place for."""
    return EarlierReader(ws, workshop, pack, language).answers(card)


def other_cards(ws: Workspace, workshop: str, pack: Pack, language: str, team: str = "") -> list[OtherCard]:
    """Return the cards, those of one team or all, that no activity of the pack in use shows, with all that they say."""
    reader, known = EarlierReader(ws, workshop, pack, language), _with_a_page(pack)
    return [reader.whole(one) for one in cards(ws, workshop, parent="", team=team or None) if one.kind not in known]


def _with_a_page(pack: Pack) -> frozenset[str]:
    return frozenset(summary.card for summary in pack.summaries())


class EarlierReader:
    """Reads for one workshop; the packs that it used before are looked up when first needed."""

    def __init__(self, ws: Workspace, workshop: str, pack: Pack, language: str) -> None:
        self._ws, self._workshop, self._pack, self._language = ws, workshop, pack, language
        self._earlier: list[Pack] | None = None

    def whole(self, card: Card) -> OtherCard:
        """Return all that a card says."""
        kind = self._kind(card.kind)
        name = kind.title.in_language(self._language) if kind else card.kind
        title = card.record.text(kind.title_field) if kind else ""
        return OtherCard(card, name, title, self._answers(card, None))

    def answers(self, card: Card) -> tuple[EarlierAnswer, ...]:
        """Return what a card says that the pack in use has no place for."""
        return self._answers(card, self._own(card.kind))

    def told(self, kind: str, key: str, value: Value) -> EarlierAnswer:
        """Return the answer in a field of a kind, with the label of the pack that can show it, or its plain key."""
        field = self._field(kind, key, value)
        return EarlierAnswer(field.label.in_language(self._language) if field else key, self._words(field, value))

    def _answers(self, card: Card, kind: CardKind | None) -> tuple[EarlierAnswer, ...]:
        """``kind`` says what has a place; None where nothing has."""
        lost = without_place(card.fields, kind) if kind else _said(card.fields)
        keys = self._in_order(card.kind, lost) if lost else []
        found = [self.told(card.kind, key, card.fields[key]) for key in keys]
        return (*found, *self._rows(card, kind), *self._links(card, kind), *self._photos(card, kind))

    def _own(self, kind: str) -> CardKind | None:
        return self._pack.kind(kind) if kind in self._pack.kind_keys else None

    def _field(self, kind: str, key: str, value: Value) -> Field | None:
        """Return the field as the pack in use defines it, else the latest earlier one, that can show the value."""
        kinds = (_kind(pack, kind) for pack in self._from_now_back())
        fields = (known.field(key) for known in kinds if known is not None)
        return next((field for field in fields if field is not None and has_place(field, value)), None)

    def _from_now_back(self) -> Iterator[Pack]:
        yield self._pack
        yield from self._packs()

    def _words(self, field: Field | None, value: Value) -> str:
        if field is not None:
            return cell_words(field, value, self._language)
        return ", ".join(str(each) for each in value) if isinstance(value, list) else str(value)

    def _rows(self, card: Card, kind: CardKind | None) -> list[EarlierAnswer]:
        """Return the rows of kinds that have no place any more, and what has none in the rows that do."""
        placed = {field.row_kind: field for field in kind.fields if field.row_kind} if kind else {}
        records = self._ws.records(self._workshop, CARD, parent=card.id)
        if not any(self._is_lost(card_from(record), placed) for record in records):
            return []  # who withdrew is asked only where there is something to show
        by_kind: dict[str, list[Card]] = {}
        for row in cards(self._ws, self._workshop, parent=card.id):
            by_kind.setdefault(row.kind, []).append(row)
        found: list[EarlierAnswer] = []
        for row_kind, rows in by_kind.items():
            field = placed.get(row_kind)
            if field is None:
                found.append(self._table(self._rows_label(card.kind, row_kind), row_kind, rows))
            else:
                found += self._rest_of_rows(field, rows)
            if self._may_have_rows(row_kind):
                for row in rows:
                    found += self._rows(row, self._own(row.kind))
        return found

    def _is_lost(self, row: Card, placed: Collection[str | None]) -> bool:
        if row.kind not in placed or self._may_have_rows(row.kind):
            return True
        own = self._own(row.kind)
        return own is None or bool(without_place(row.fields, own))

    def _may_have_rows(self, kind: str) -> bool:
        own = self._own(kind)
        return own is None or any(field.row_kind for each in (own, *self._kinds_before(kind)) for field in each.fields)

    def _rest_of_rows(self, field: Field, rows: list[Card]) -> list[EarlierAnswer]:
        kind = self._pack.kind(field.row_kind or "")
        lost = {row.id: without_place(row.fields, kind) for row in rows}
        keys = list(dict.fromkeys(key for row in rows for key in lost[row.id]))
        if not keys:
            return []
        name = kind.field(kind.title_field)
        heads = [name.label.in_language(self._language) if name else kind.title_field]
        told = [
            [row.record.text(kind.title_field), *(self._cell(row, key) if key in lost[row.id] else "" for key in keys)]
            for row in rows
            if lost[row.id]
        ]
        columns = (*heads, *(self._label(kind.key, key) for key in keys))
        return [EarlierAnswer(field.label.in_language(self._language), "", columns, tuple(map(tuple, told)))]

    def _table(self, label: str, kind: str, rows: list[Card]) -> EarlierAnswer:
        keys = self._in_order(kind, dict.fromkeys(key for row in rows for key in _said(row.fields)))
        told = tuple(tuple(self._cell(row, key) for key in keys) for row in rows)
        return EarlierAnswer(label, "", tuple(self._label(kind, key) for key in keys), told)

    def _cell(self, row: Card, key: str) -> str:
        value = row.fields.get(key)
        return "" if value in (None, "", []) else self._words(self._field(row.kind, key, value), value)

    def _label(self, kind: str, key: str) -> str:
        field = self._field(kind, key, None)
        return field.label.in_language(self._language) if field else key

    def _rows_label(self, kind: str, row_kind: str) -> str:
        """Return what the table was called, else what its rows are called, else the key of their kind."""
        for before in (_kind(pack, kind) for pack in self._from_now_back()):
            field = next((one for one in before.fields if one.row_kind == row_kind), None) if before else None
            if field is not None:
                return field.label.in_language(self._language)
        known = self._kind(row_kind)
        return known.plural.in_language(self._language) if known else row_kind

    def _links(self, card: Card, kind: CardKind | None) -> list[EarlierAnswer]:
        placed = {field.link_role.value for field in kind.fields if field.link_role} if kind else set()
        roles = [one.text("role") for one in self._ws.records(self._workshop, LINK) if one.text("from") == card.id]
        lost = [role for role in dict.fromkeys(roles) if role not in placed]
        titles = [self._title(other) for role in lost for other in linked(self._ws, self._workshop, card.id, role)]
        label = Translator(self._language).gettext("Comes from")
        return [EarlierAnswer(label, "\n".join(titles))] if titles else []

    def _title(self, card: Card) -> str:
        kind = self._kind(card.kind)
        return (card.record.text(kind.title_field) if kind else "") or card.kind

    def _photos(self, card: Card, kind: CardKind | None) -> tuple[EarlierAnswer, ...]:
        """Photos had a place where a kind had a field for them; a card of any kind may have some that never had."""
        if kind is not None and _takes_photos(kind):
            return ()
        names = [photo.caption or photo.name for photo in attachments(self._ws, self._workshop, card.id)]
        if kind is not None and names and not any(map(_takes_photos, self._kinds_before(kind.key))):
            return ()
        return (EarlierAnswer(Translator(self._language).gettext("Photos"), "\n".join(names)),) if names else ()

    def _in_order(self, kind: str, said: Collection[str]) -> list[str]:
        """Return keys in the order of the fields where an earlier pack knows them, the others behind."""
        own = self._own(kind)
        kinds = [*self._kinds_before(kind), *([own] if own else [])]
        order = [field.key for known in kinds for field in known.fields if field.key in said]
        return list(dict.fromkeys([*order, *said]))

    def _kind(self, key: str) -> CardKind | None:
        found = (_kind(pack, key) for pack in self._from_now_back())
        return next((kind for kind in found if kind is not None), None)

    def _kinds_before(self, key: str) -> list[CardKind]:
        return [kind for pack in self._packs() if (kind := _kind(pack, key)) is not None]

    def _packs(self) -> list[Pack]:
        if self._earlier is None:
            self._earlier = packs_before(self._ws, self._workshop, self._pack)
        return self._earlier


def packs_before(ws: Workspace, workshop: str, pack: Pack) -> list[Pack]:
    """Return the packs that a workshop used and that are here, the latest first, then their other versions."""
    ref = Ref(workshop, WORKSHOP, workshop)
    used = [get_workshop(ws, workshop).method, *(str(entry.value or "") for entry in field_history(ws, ref, "method"))]
    keys = dict.fromkeys(split_method(method)[0] for method in used)
    others = [f"{key}@{version}" for key in keys for version in versions_here(key)]
    found = []
    for method in dict.fromkeys([*used, *others, STANDARD]):
        if method not in ("", method_of(pack)):
            try:
                found.append(method_pack(method))
            except SalaError:  # it is not here, or damaged: the plain keys stand for its labels
                continue
    return found


def _kind(pack: Pack, key: str) -> CardKind | None:
    try:
        return pack.kind(key) if key in pack.kind_keys else None
    except SalaError:  # a file of it is damaged here
        return None


def _takes_photos(kind: CardKind) -> bool:
    return any(field.type is FieldType.PHOTOS for field in kind.fields)
