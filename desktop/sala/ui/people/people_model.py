"""The people of a workshop as a table that can be typed into; it knows nothing of windows or the workspace.

What is typed shows at once. What can be kept is handed on by ``added`` and ``edited``; whoever saves it answers with
``landed`` or ``refused``. A value that cannot be kept stays where it was typed, with the sentence why.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import takewhile

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from sala.domain.identity import new_id
from sala.domain.records import Participant, Team
from sala.errors import SalaError, WrongUse
from sala.services.people import check_person_field
from sala.services.people_typed import answer_in, heads_of
from sala.ui.people.columns import CODE, FIELDS, NAME, TEAM, Column
from sala.ui.people.two_line_header import BELOW_ROLE
from sala.ui.widgets.marks import rich

Index = QModelIndex | QPersistentModelIndex
Fields = dict[str, str]
ROLE = Qt.ItemDataRole
PROBLEM_ROLE = ROLE.UserRole + 1
"""The sentence that says why a cell cannot be kept, "" where it can."""
HINT_ROLE = ROLE.UserRole + 2
"""Whether what a cell shows is a hint, not a value."""


@dataclass(eq=False)
class _Row:
    """A person, or somebody who is being written down.

    ``typed`` is what stands over what is ``stored``; of that, ``fresh`` was not handed on yet and ``flying`` is on its
    way. ``sent``: somebody was asked to keep this person; ``there``: they did.
    """

    id: str = field(default_factory=new_id)
    stored: Fields = field(default_factory=dict)
    typed: Fields = field(default_factory=dict)
    problems: Fields = field(default_factory=dict)
    fresh: set[str] = field(default_factory=set)
    flying: Counter[str] = field(default_factory=Counter)
    sent: bool = False
    there: bool = False

    def value(self, name: str) -> str:
        return self.typed.get(name, self.stored.get(name, ""))


class PeopleModel(QAbstractTableModel):
    """Rows are people in their order, and one more to write the next into.

    ``added(people)`` and ``edited(people)`` carry fields by id. ``sentence`` gives the words for an error, ``hint`` is
    shown in the row at the end.
    """

    added = Signal(object)
    edited = Signal(object)

    def __init__(
        self,
        columns: tuple[Column, ...],
        sentence: Callable[[BaseException], str],
        hint: str = "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns, self._sentence, self._hint = columns, sentence, hint
        self._answers = {column.field: dict(column.choices) for column in columns if column.choices} | {TEAM: {}}
        self._rows: list[_Row] = [_Row()]

    # -- what is shown

    def show(self, people: Iterable[Participant], teams: Iterable[Team]) -> None:
        """Show what the workspace holds now; what is typed and not yet kept stays."""
        called = {team.id: team.name for team in teams}
        renamed, self._answers[TEAM] = called != self._answers[TEAM], called
        known = {row.id: row for row in self._rows}
        wanted = []
        for person in people:
            row = known.pop(person.id, None) or _Row(person.id)
            row.sent = row.there = True
            wanted.append((row, {name: getattr(person, name) for name in FIELDS}))
        waiting = [row for row in known.values() if not row.there]
        self._arrange([row for row, _ in wanted] + waiting)
        for at, (row, stored) in enumerate(wanted):
            self._store(at, row, stored)
        if renamed:
            column = self.column_of(TEAM)
            self.dataChanged.emit(self.index(0, column), self.index(len(self._rows) - 1, column))

    def choices(self, name: str) -> list[tuple[str, str]]:
        """Return the answers (key, words) of a closed field; empty for an open one."""
        return list(self._answers.get(name, {}).items())

    def is_closed(self, name: str) -> bool:
        """Return whether a field has answers to choose from."""
        return name in self._answers

    def field_at(self, column: int) -> str:
        """Return the field of a column."""
        return self._columns[column].field

    def column_of(self, name: str) -> int:
        """Return the column of a field."""
        return next(at for at, column in enumerate(self._columns) if column.field == name)

    def person_at(self, row: int) -> str:
        """Return the id of the person in a row, "" for a row that is not a person yet."""
        return self._rows[row].id if self._rows[row].sent else ""

    def words_of(self, row: int) -> str:
        """Return all that a row shows, for searching."""
        return " ".join(self._words(self._rows[row], column.field) for column in self._columns)

    def problems(self) -> list[tuple[int, str, str]]:
        """Return the cells that cannot be kept: row, field, sentence."""
        return [(at, name, text) for at, row in enumerate(self._rows) for name, text in row.problems.items()]

    # -- what saving answers

    def landed(self, people: Mapping[str, Mapping[str, str]]) -> None:
        """These fields are kept now."""
        for row in self._rows:
            if row.id in people:
                row.there = True
                row.flying.subtract(people[row.id].keys())

    def refused(self, people: Mapping[str, Mapping[str, str]], error: BaseException) -> None:
        """These fields could not be kept; they stay as typed."""
        text = self._sentence(error)
        for at, row in enumerate(self._rows):
            if row.id in people:
                row.sent = row.there
                row.flying.subtract(people[row.id].keys())
                row.problems |= dict.fromkeys(people[row.id], text)
                self._told(at)

    # -- what a person does

    def paste(self, row: int, column: int, cells: list[list[str]]) -> int:
        """Write cells from a row and column on; return how many rows they filled.

        A first row of headings says which columns follow. Rows below the last person become new people.
        """
        heads = heads_of(cells[0]) if cells else None
        if heads is not None:
            cells, names = cells[1:], heads
        else:
            first = column or self.column_of(NAME)  # codes are given by Sala
            names = [one.field for one in self._columns[first:]]
        touched: list[_Row] = []
        for offset, values in enumerate(cells):
            if row + offset == len(self._rows):
                self._append()
            touched.append(self._rows[row + offset])
            for name, text in zip(names, values, strict=False):
                if name in FIELDS and name != CODE:
                    self._type(touched[-1], name, answer_in(name, text, self._answers[TEAM]))
        if any(self._rows[-1].typed.values()):
            self._append()
        self._hand_on(touched)
        return len(touched)

    def discard(self, row: int) -> None:
        """Forget what stands in a row that is not a person yet."""
        if self._rows[row].sent:
            return
        if row < len(self._rows) - 1:
            self._arrange([one for at, one in enumerate(self._rows) if at != row])
        else:
            self._rows[row].typed.clear()
            self._rows[row].problems.clear()
            self._rows[row].fresh.clear()
            self._told(row)

    def ask_for_name(self, row: int) -> None:
        """Say at a row that was begun and left without a name that it needs one."""
        if 0 <= row < len(self._rows) and any(self._rows[row].typed.values()) and not self._rows[row].value(NAME):
            self._type(self._rows[row], NAME, "")
            self._told(row)

    # -- Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default, never changed
        """One for each person, and one more."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default, never changed
        """As many as there are fields."""
        return 0 if parent.isValid() else len(self._columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """All can be typed into but the code."""
        base = super().flags(index)
        return base if self.field_at(index.column()) == CODE else base | Qt.ItemFlag.ItemIsEditable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = ROLE.DisplayRole) -> object:
        """Headings, and what the columns are for."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self._columns[section]
        if role == BELOW_ROLE:
            return column.below
        if role == ROLE.ToolTipRole:
            return rich(column.tip)
        if role == ROLE.AccessibleTextRole:
            return f"{column.title}, {column.below}" if column.below else column.title
        return column.title if role == ROLE.DisplayRole else None

    def data(self, index: Index, role: int = ROLE.DisplayRole) -> object:
        """Words to show, the value to edit, the problem to tell."""
        row, name = self._rows[index.row()], self.field_at(index.column())
        hint = name == NAME and not row.sent and not row.value(NAME)
        if role == ROLE.DisplayRole:
            return self._hint if hint else self._words(row, name)
        if role == ROLE.EditRole:
            return row.value(name)
        if role in (PROBLEM_ROLE, ROLE.ToolTipRole):
            return row.problems.get(name, "")
        if role == HINT_ROLE:
            return hint
        if role == ROLE.AccessibleTextRole:
            told = (self._columns[index.column()].title, self._words(row, name), row.problems.get(name, ""))
            return ": ".join(part for part in told if part)
        return None

    def setData(self, index: Index, value: object, role: int = ROLE.EditRole) -> bool:
        """Take what was typed or chosen."""
        row, name = self._rows[index.row()], self.field_at(index.column())
        text = str(value or "")
        if role != ROLE.EditRole or name == CODE or (text == row.value(name) and name not in row.problems):
            return False
        self._type(row, name, text)
        self._hand_on([row])
        return True

    # -- inside

    def _words(self, row: _Row, name: str) -> str:
        value = row.value(name)
        if not value or name in row.problems or not self.is_closed(name):
            return value
        return self._answers[name].get(value, "")

    def _type(self, row: _Row, name: str, text: str) -> None:
        """Put a value where it was typed, with what is wrong with it."""
        row.problems.pop(name, None)
        row.fresh.discard(name)
        try:
            if text and self.is_closed(name) and text not in self._answers[name]:
                # Said in the words of the list, not in the keys of the program.
                known = ", ".join(self._answers[name].values())
                raise WrongUse("field.not_a_choice", field=name, text=text[:40], choices=known)
            row.typed[name] = check_person_field(name, text)
            row.fresh.add(name)
        except SalaError as error:
            row.typed[name] = text
            row.problems[name] = self._sentence(error)
        if not row.sent and not any(row.typed.values()):
            row.problems.clear()

    def _hand_on(self, touched: list[_Row]) -> None:
        """Hand on what can be kept of some rows: new people once they have a name."""
        new: dict[str, Fields] = {}
        changed: dict[str, Fields] = {}
        for row in touched:
            good = {name: row.typed[name] for name in FIELDS if name in row.fresh}
            if row.sent and good:
                changed[row.id] = good
            elif good.get(NAME):
                new[row.id] = good
                row.sent = True
            if row.sent:
                row.fresh.clear()
                row.flying.update(good.keys())
        for at, row in enumerate(self._rows):
            if row in touched:
                self._told(at)
        if self._rows[-1].sent:
            self._append()
        if new:
            self.added.emit(new)
        if changed:
            self.edited.emit(changed)

    def _store(self, at: int, row: _Row, stored: Fields) -> None:
        """Take over what is kept now, and tell which cells look different."""
        before = [row.value(name) for name in FIELDS]
        row.stored = stored
        for name in list(row.typed):
            if row.flying[name] <= 0 and name not in row.problems and name not in row.fresh:
                del row.typed[name]
        columns = [self.column_of(name) for name, old in zip(FIELDS, before, strict=True) if row.value(name) != old]
        if columns:
            self.dataChanged.emit(self.index(at, min(columns)), self.index(at, max(columns)))

    def _arrange(self, wanted: list[_Row]) -> None:
        """Make the rows these, in this order, so that whoever stands in a cell stays in it."""
        keep = {id(row) for row in wanted}
        for at in reversed(range(len(self._rows))):
            if id(self._rows[at]) not in keep:
                self.beginRemoveRows(QModelIndex(), at, at)
                del self._rows[at]
                self.endRemoveRows()
        present = {id(row) for row in self._rows}
        for at, row in enumerate(wanted):
            if at < len(self._rows) and self._rows[at] is row:
                continue
            if id(row) in present:
                source = self._rows.index(row)
                self.beginMoveRows(QModelIndex(), source, source, QModelIndex(), at)
                self._rows.insert(at, self._rows.pop(source))
                self.endMoveRows()
            else:
                fresh = list(takewhile(lambda one: id(one) not in present, wanted[at:]))
                self.beginInsertRows(QModelIndex(), at, at + len(fresh) - 1)
                self._rows[at:at] = fresh
                self.endInsertRows()

    def _append(self) -> None:
        """Add an empty row at the end."""
        at = len(self._rows)
        self.beginInsertRows(QModelIndex(), at, at)
        self._rows.append(_Row())
        self.endInsertRows()

    def _told(self, row: int) -> None:
        """Tell that a whole row looks different."""
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self._columns) - 1))
