"""The list of attendance as a grid of marks; it knows nothing of windows or the workspace.

A mark shows at once. ``marked(marks)`` hands on what is to be kept; whoever saves it answers with ``landed``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from sala.domain.attendance import PRESENT, HalfDay, marks_of
from sala.domain.records import Participant
from sala.language import Translator
from sala.services.attendance import Attendance, Marks
from sala.services.people_words import half_day_title, mark_answers, person_answers, person_titles
from sala.ui.people.two_line_header import BELOW_ROLE

Index = QModelIndex | QPersistentModelIndex
ROLE = Qt.ItemDataRole
MARK_ROLE = ROLE.UserRole + 1
"""The mark of a cell: "yes", "no" or ""; None for a cell that is not one."""
#: Name and sex stand before the half-days.
FIRST = 2


class AttendanceModel(QAbstractTableModel):
    """Rows are people, columns their name, their sex, and the half-days.

    ``heading(half)`` gives the heading of a half-day and the words below it.
    """

    marked = Signal(object)

    def __init__(
        self, say: Translator, heading: Callable[[HalfDay], tuple[str, str]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._say, self._heading = say, heading
        self._titles, self._sexes, self._words = person_titles(say), person_answers(say)["sex"], mark_answers(say)
        self._people: list[Participant] = []
        self._stored: dict[str, dict[HalfDay, str]] = {}
        self._typed: dict[tuple[str, HalfDay], str] = {}
        self._flying: Counter[tuple[str, HalfDay]] = Counter()
        self._present: dict[HalfDay, Counter[str]] | None = None
        self.halves: list[HalfDay] = []

    def show(self, found: Attendance) -> None:
        """Show what the workspace holds now; what is on its way to it stays."""
        self._present = None
        self._typed = {key: mark for key, mark in self._typed.items() if self._flying[key] > 0}
        stored = {person.id: marks_of(person) for person in found.people}
        same = [one.id for one in self._people] == [one.id for one in found.people] and self.halves == [*found.halves]
        if not same:
            self.beginResetModel()
        self._people, self.halves, self._stored = list(found.people), [*found.halves], stored
        if not same:
            self.endResetModel()
        elif self._people and self.halves:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._people) - 1, self.columnCount() - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, FIRST, self.columnCount() - 1)

    def mark(self, cells: Iterable[tuple[int, int]], mark: str) -> None:
        """Mark cells (row, column) and hand on what is new."""
        changed: dict[str, dict[HalfDay, str]] = {}
        for row, column in cells:
            if column >= FIRST and self.mark_at(row, column) != mark:
                person, half = self._people[row].id, self.halves[column - FIRST]
                changed.setdefault(person, {})[half] = mark
                self._typed[person, half] = mark
                self._flying[person, half] += 1
                index = self.index(row, column)
                self.dataChanged.emit(index, index)
        if changed:
            self._present = None
            columns = [FIRST + self.halves.index(half) for marks in changed.values() for half in marks]
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, min(columns), max(columns))
            self.marked.emit(changed)

    def landed(self, marks: Marks) -> None:
        """These marks are kept now, or could not be: either way the workspace knows better."""
        self._flying.subtract([(person, half) for person, given in marks.items() for half in given])

    def open_cells(self, column: int) -> list[tuple[int, int]]:
        """Return the cells of a half-day that say nothing yet."""
        return [(row, column) for row in range(len(self._people)) if not self.mark_at(row, column)]

    def mark_at(self, row: int, column: int) -> str:
        """Return what a cell says."""
        person, half = self._people[row].id, self.halves[column - FIRST]
        return self._typed.get((person, half), self._stored.get(person, {}).get(half, ""))

    def present(self, half: HalfDay) -> Counter[str]:
        """Return how many are there, by sex, as it is shown."""
        if self._present is None:
            self._present = defaultdict(Counter)
            for person in self._people:
                for marked, mark in self._stored[person.id].items():
                    self._present[marked][person.sex] += self._typed.get((person.id, marked), mark) == PRESENT
            sexes = {person.id: person.sex for person in self._people}
            for (identity, marked), mark in self._typed.items():
                if identity in sexes and marked not in self._stored[identity]:
                    self._present[marked][sexes[identity]] += mark == PRESENT
        return self._present[half]

    # -- Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default, never changed
        """One for each person."""
        return 0 if parent.isValid() else len(self._people)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default, never changed
        """Name, sex, and the half-days."""
        return 0 if parent.isValid() else FIRST + len(self.halves)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = ROLE.DisplayRole) -> object:
        """The half-day, and how many are there."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if section < FIRST:
            return self._titles[("name", "sex")[section]] if role == ROLE.DisplayRole else None
        half = self.halves[section - FIRST]
        if role == ROLE.AccessibleTextRole:
            return f"{half_day_title(half, self._say)}: {self.sum_of(half)}"
        if role == ROLE.DisplayRole:
            return self._heading(half)[0]
        return "\n".join((self._heading(half)[1], self.sum_of(half))) if role == BELOW_ROLE else None

    def sum_of(self, half: HalfDay) -> str:
        """Return how many are there, by sex, in a few words; those whose sex is open are counted in the whole."""
        present = self.present(half)
        whole = self._say.digits(f"{sum(present.values())}/{len(self._people)}")
        by_sex = [f"{words} {present[key]}" for key, words in self._sexes.items() if present[key]]
        return self._say.digits(f"{whole} · {', '.join(by_sex)}") if by_sex else whole

    def data(self, index: Index, role: int = ROLE.DisplayRole) -> object:
        """Words and marks."""
        person = self._people[index.row()]
        if index.column() < FIRST:
            words = person.name if index.column() == 0 else self._sexes.get(person.sex, "")
            return words if role in (ROLE.DisplayRole, ROLE.AccessibleTextRole) else None
        mark = self.mark_at(index.row(), index.column())
        if role == MARK_ROLE:
            return mark
        if role == ROLE.AccessibleTextRole:
            half = half_day_title(self.halves[index.column() - FIRST], self._say)
            return f"{person.name}, {half}: {self._words.get(mark) or self._say.gettext('Not marked')}"
        return self._words.get(mark, "") if role == ROLE.DisplayRole else None

    def name_at(self, row: int) -> str:
        """Return the name of the person in a row, and the code, for searching."""
        return f"{self._people[row].name} {self._people[row].code}"
