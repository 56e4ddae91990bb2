"""People from a file: what the columns and cells mean, who is new and who is known, and what would be changed.

Nothing is written before ``take_people``. An empty cell of the file changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sala.domain.attendance import half_day_of
from sala.domain.identity import new_id
from sala.domain.records import Participant, Team
from sala.errors import SalaError, WrongUse
from sala.khmer import search_key
from sala.services.changed import Changed
from sala.services.people import check_person_field, participants, put_people, teams
from sala.services.people_typed import answer_in, heads_of
from sala.services.people_words import PERSON_FIELDS
from sala.services.sheet_files import Line, read_sheet
from sala.storage import Workspace

#: More people than this in one file is a mistake, not a workshop.
MOST_PEOPLE = 5_000
#: The headings stand in one of the first rows: lists often begin with the name of an office.
_HEADS_WITHIN = 15
NEW, CHANGED, SAME, LEFT = "new", "changed", "same", "left"


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell that cannot be kept: its field ("" for the whole row), what it says, and why."""

    field: str
    text: str
    error: SalaError


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A row of the file.

    ``standing`` is ``NEW``, ``CHANGED``, ``SAME``, or ``LEFT`` for one that cannot be taken. ``person`` is the id of
    the person it is about or will be. ``told`` is all that the file says of them, ``fields`` what would be written (a
    team by its name).
    """

    number: int
    standing: str
    person: str
    name: str
    told: Mapping[str, str]
    fields: Mapping[str, str]
    bad: tuple[BadCell, ...] = ()


@dataclass(frozen=True, slots=True)
class PeopleFile:
    """What a file would do. ``columns`` are its headings with the field of each, "" for one that is passed over."""

    name: str
    columns: tuple[tuple[str, str], ...]
    lines: tuple[PersonLine, ...]
    new_teams: tuple[str, ...]

    def count(self, standing: str) -> int:
        """Return how many rows stand so."""
        return sum(1 for line in self.lines if line.standing == standing)

    @property
    def bad(self) -> list[tuple[PersonLine, BadCell]]:
        """All cells that cannot be kept, with their rows."""
        return [(line, cell) for line in self.lines for cell in line.bad]


def look_at_people(
    ws: Workspace, workshop: str, path: Path, *, cancelled: Callable[[], bool] | None = None
) -> PeopleFile:
    """Read a file and return what it would do; nothing is changed.

    Raises:
        WrongUse: as ``read_sheet``; ``people.no_heads`` when no row names the columns, ``file.column_twice``,
            ``file.empty``.
        EnvironmentFault: as ``read_sheet``.
    """
    lines = read_sheet(path, most=MOST_PEOPLE + _HEADS_WITHIN, cancelled=cancelled)
    if not lines:
        raise WrongUse("file.empty", name=path.name)
    if path.suffix.lower() == ".txt" and heads_of(lines[0][1]) is None:
        lines = [(0, ["name"]), *((number, cells[:1]) for number, cells in lines)]
    heads, columns, rows = _by_heads(lines, path.name)
    known = teams(ws, workshop)
    read = [_read_row(row, columns, known) for row in rows]
    return _compared(path.name, tuple(zip(heads, columns, strict=True)), read, participants(ws, workshop), known)


def take_people(ws: Workspace, workshop: str, file: PeopleFile) -> Changed:
    """Write what a file would do, teams that are new included, in one act."""
    team_ids = {search_key(team.name): team.id for team in teams(ws, workshop)}
    wanted = [name for name in file.new_teams if search_key(name) not in team_ids]
    new_teams = {new_id(): name for name in wanted}
    team_ids |= {search_key(name): identity for identity, name in new_teams.items()}

    def ready(line: PersonLine) -> dict[str, str]:
        fields = dict(line.fields)
        if "team" in fields:
            fields["team"] = team_ids[search_key(fields["team"])]
        return fields

    new = {line.person: ready(line) for line in file.lines if line.standing == NEW}
    changed = {line.person: ready(line) for line in file.lines if line.standing == CHANGED}
    return put_people(ws, workshop, new=new, changed=changed, new_teams=new_teams)


@dataclass(slots=True)
class _Read:
    """A row as it was read: what it says that can be kept (a team by its name), and what cannot."""

    number: int
    code: str = ""
    told: dict[str, str] = field(default_factory=dict)
    bad: list[BadCell] = field(default_factory=list)


def _by_heads(lines: Sequence[Line], name: str) -> tuple[list[str], list[str], Sequence[Line]]:
    """Find the row of headings among the first ones; return headings, their fields, and the rows below."""
    for at, (_number, cells) in enumerate(lines[:_HEADS_WITHIN]):
        heads = [" ".join(cell.split()) for cell in cells]
        columns = heads_of(heads)
        if columns is None:
            continue
        twice = [head for head, key in zip(heads, columns, strict=True) if key and columns.count(key) > 1]
        if twice:
            raise WrongUse("file.column_twice", name=name, column=twice[-1][:40])
        while heads and not heads[-1]:
            heads.pop()
        if len(lines) == at + 1:
            raise WrongUse("file.empty", name=name)
        return heads, columns[: len(heads)], lines[at + 1 :]
    raise WrongUse("people.no_heads", name=name)


def _read_row(line: Line, columns: Sequence[str], known: Sequence[Team]) -> _Read:
    called = {team.id: team.name for team in known}
    read = _Read(line[0])
    for name, cell in zip(columns, line[1], strict=False):
        text = _as_typed(cell)
        if not name or not text:
            continue
        if name == "code":
            read.code = text
            continue
        value = text if name == "team" else answer_in(name, text, called)
        try:
            read.told[name] = check_person_field(name, value)
        except SalaError as error:
            read.bad.append(BadCell(name, text, error))
    return read


def _as_typed(cell: str) -> str:
    """Return a cell without the apostrophe that a spreadsheet, or Sala itself, put before what looks like a formula."""
    text = " ".join(cell.split())
    return text[1:] if text.startswith("'") and text[1:2] in ("=", "+", "-", "@") else text


def _compared(
    name: str,
    columns: tuple[tuple[str, str], ...],
    rows: Sequence[_Read],
    people: Sequence[Participant],
    known: Sequence[Team],
) -> PeopleFile:
    """Say of each row whom it is about."""
    called = {team.id: team.name for team in known}
    finder = _Finder(people, rows)
    lines: list[PersonLine] = []
    met: dict[str, int] = {}
    for read in rows:
        line = _line(read, finder, called)
        if line.standing != LEFT:
            first = met.setdefault(_sameness(line), line.number)
            if first != line.number:
                line = _left(line, WrongUse("people.twice", first=first))
        lines.append(line)
    team_keys = {search_key(team.name) for team in known}
    wanted = [line.fields["team"] for line in lines if line.standing != LEFT and line.fields.get("team")]
    new = {search_key(team): team for team in reversed(wanted) if search_key(team) not in team_keys}
    return PeopleFile(name, columns, tuple(lines), tuple(reversed(new.values())))


def _sameness(line: PersonLine) -> str:
    """Return what two rows about one person share: whom they are about, or all that they say."""
    return line.person if line.standing != NEW else repr(sorted(line.told.items()))


def _line(read: _Read, finder: _Finder, called: Mapping[str, str]) -> PersonLine:
    name = read.told.get("name", "")
    line = PersonLine(read.number, NEW, new_id(), name, read.told, read.told, tuple(read.bad))
    try:
        person = finder.find(read.code, name)
    except SalaError as error:
        return _left(line, error)
    if person is None:
        if name:
            return line
        # A name that is too long is told already; one that is missing is not.
        has_said = any(cell.field == "name" for cell in read.bad)
        return _left(line, None if has_said else WrongUse("participant.no_name"))
    now = {key: person.record.text(key) for key in read.told}
    if "team" in now:
        now["team"] = called.get(now["team"], "")
    fields = {
        key: value
        for key, value in read.told.items()
        if value != now[key] and not (key == "team" and search_key(value) == search_key(now[key]))
    }
    return replace(line, standing=CHANGED if fields else SAME, person=person.id, name=person.name, fields=fields)


def _left(line: PersonLine, error: SalaError | None) -> PersonLine:
    bad = (*line.bad, BadCell("", "", error)) if error is not None else line.bad
    return replace(line, standing=LEFT, fields={}, bad=bad)


class _Finder:
    """Finds the person that a row is about: by code, else by name.

    A list of another workshop has codes, too, and they mean other people: where most codes of a file stand beside
    other names than here, names alone count.
    """

    def __init__(self, people: Sequence[Participant], rows: Sequence[_Read]) -> None:
        self._by_code = {search_key(person.code): person for person in people if person.code}
        self._by_name: dict[str, list[Participant]] = {}
        for person in people:
            self._by_name.setdefault(search_key(person.name), []).append(person)
        matched = [(self._by_code.get(search_key(read.code)), read.told.get("name", "")) for read in rows if read.code]
        named = Counter(search_key(name) == search_key(person.name) for person, name in matched if person and name)
        self._codes_count = named[True] >= named[False]

    def find(self, code: str, name: str) -> Participant | None:
        """Return the person, or None for somebody new.

        Raises:
            WrongUse: ``people.same_name`` where several have the name and no code tells which one is meant,
                ``people.no_such_code`` for a code alone that nobody has.
        """
        by_code = self._by_code.get(search_key(code)) if code and self._codes_count else None
        if by_code is not None:
            return by_code
        if code and not name:
            raise WrongUse("people.no_such_code", text=code[:40])
        same = self._by_name.get(search_key(name), []) if name else []
        if len(same) > 1:
            raise WrongUse("people.same_name", name=name[:40])
        return same[0] if same else None


def told_fields(file: PeopleFile) -> list[str]:
    """Return the fields that the file's columns name, in the order of the table of people, half-days after them."""
    named = {key for _head, key in file.columns if key}
    halves = sorted((half, key) for key in named if (half := half_day_of(key)) is not None)
    return [key for key in PERSON_FIELDS if key in named] + [key for _half, key in halves]
