"""Reads ``activities/<key>.toml``: the guide of an activity, its example and its worksheet."""

from __future__ import annotations

from collections.abc import Callable, Collection

from sala.content.examples import read_example
from sala.content.given_rows import read_given
from sala.content.kind_files import MOST_LINES
from sala.content.toml_table import Table
from sala.content.values import (
    Activity,
    ActivitySummary,
    CardKind,
    FieldType,
    GroupSize,
    Minutes,
    Needs,
    Step,
    Text,
    Worksheet,
    WorksheetItem,
)

MOST_MINUTES = 7 * 24 * 60
"""An activity takes a week at most."""

_MOST_PEOPLE = 10_000
_MOST_COPIES = 100
_NOTHING = Text("", "")
_NO_CARD = CardKind(key="", title=_NOTHING, plural=_NOTHING, stage="", title_field="", fields=())

KindReader = Callable[[str], CardKind]
"""Gives a kind by its key, one of those that the pack names."""


def read_activity(
    table: Table, summary: ActivitySummary, activities: Collection[str], kinds: Collection[str], kind: KindReader
) -> Activity:
    """Read the guide that ``summary`` announces; faults are noted in the problems of the table.

    ``activities`` and ``kinds`` are the keys that the pack has, ``kind`` reads one of the kinds.
    """
    if table.name("key") not in {summary.key, ""}:
        table.note("key", "value", found=table.string("key"))
    produces = _known(table, "produces", kinds, "unknown_kind")
    main_kind = kind(summary.card) if summary.card else _NO_CARD
    _check_produces(table, produces, main_kind, kind)
    activity = Activity(
        key=summary.key,
        number=summary.number,
        stage=summary.stage,
        title=summary.title,
        minutes=summary.minutes,
        promise=table.text("promise"),
        why=table.text("why"),
        group_size=_read_group_size(table.table("group_size")),
        materials=table.texts("materials"),
        needs=read_needs(table, activities, kinds),
        card=summary.card,
        produces=produces,
        steps=_read_steps(table, summary.minutes),
        tips=table.texts("tips"),
        mistakes=table.texts("mistakes"),
        inclusion=table.text("inclusion"),
        low_literacy=table.text("low_literacy"),
        example=read_example(table.table("example"), main_kind, kind),
        worksheet=_read_worksheet(table.table("worksheet"), main_kind, kind),
    )
    table.refuse_unknown_keys()
    return activity


def _check_produces(table: Table, produces: tuple[str, ...], main: CardKind, kind: KindReader) -> None:
    """Note kinds that the activity makes and does not name, and kinds that nobody can make during it."""
    made = _with_rows(main, kind) if main.key else []
    if made and "produces" not in table:
        table.note("produces", "missing", found=main.key)
        return
    for key in made:
        if key not in produces:
            table.note("produces", "lacking", found=key)
    for position, key in enumerate(produces):
        if key not in made:
            table.note(f"produces[{position}]", "not_made", found=key)


def _with_rows(kind: CardKind, kind_of: KindReader) -> list[str]:
    """Return the keys of a kind, its rows and their rows, which never go in a circle."""
    made = [kind.key]
    for field in kind.fields:
        if field.row_kind:
            made += _with_rows(kind_of(field.row_kind), kind_of)
    return list(dict.fromkeys(made))


def _known(table: Table, key: str, allowed: Collection[str], problem: str) -> tuple[str, ...]:
    names = table.names(key)
    for position, name in enumerate(names):
        if name not in allowed:
            table.note(f"{key}[{position}]", problem, found=name)
    return names


def read_needs(table: Table, activities: Collection[str], kinds: Collection[str]) -> Needs:
    """Read what an activity builds on, out of the table of its whole guide."""
    if "needs" not in table:
        return Needs()
    needs = table.table("needs")
    read = Needs(
        activities=_known(needs, "activities", activities, "unknown_activity"),
        kinds=_known(needs, "kinds", kinds, "unknown_kind"),
    )
    needs.refuse_unknown_keys()
    return read


def _read_group_size(table: Table) -> GroupSize:
    size = GroupSize(_people(table, "min"), _people(table, "max"), table.text("text"))
    if size.max < size.min:
        table.note("max", "range", found=size.max)
    table.refuse_unknown_keys()
    return size


def _people(table: Table, key: str) -> int:
    return table.integer(key, minimum=1, maximum=_MOST_PEOPLE)


def _read_steps(table: Table, stated: Minutes) -> tuple[Step, ...]:
    steps: list[Step] = []
    for each in table.tables("steps"):
        steps.append(Step(each.text("say"), each.text("do"), each.integer("minutes", minimum=1, maximum=MOST_MINUTES)))
        each.refuse_unknown_keys()
    total = sum(step.minutes for step in steps)
    if steps and not stated.min <= total <= stated.max:
        table.note("steps", "minutes", found=total, min=stated.min, max=stated.max)
    return tuple(steps)


def _read_worksheet(table: Table, kind: CardKind, kind_of: KindReader) -> Worksheet:
    items: list[WorksheetItem] = []
    for each in table.tables("fields") if kind.fields or "fields" in table else ():
        items.append(_read_item(each, kind, kind_of))
        if items[-1].field in {earlier.field for earlier in items[:-1]}:
            each.note("field", "duplicate", found=items[-1].field)
    worksheet = Worksheet(
        orientation=table.one_of("orientation", ("portrait", "landscape"), default="portrait"),
        copies=table.integer("copies", default=1, minimum=1, maximum=_MOST_COPIES),
        items=tuple(items),
    )
    table.refuse_unknown_keys()
    return worksheet


def _read_item(table: Table, kind: CardKind, kind_of: KindReader) -> WorksheetItem:
    key = table.name("field")
    field = kind.field(key)
    if field is None:
        table.note("field", "unknown_field", found=key)
    row_kind = kind_of(field.row_kind) if field and field.type is FieldType.ROWS and field.row_kind else None
    columns = table.names("columns")
    item = WorksheetItem(
        field=key,
        lines=table.integer("lines", default=field.lines if field else 1, minimum=1, maximum=MOST_LINES),
        width=table.one_of("width", ("full", "half"), default="full"),
        columns=columns,
        given=read_given(table, row_kind, columns, kind_of),
    )
    for position, column in enumerate(item.columns):
        if row_kind is None or row_kind.field(column) is None:
            table.note(f"columns[{position}]", "unknown_field", found=column)
    table.refuse_unknown_keys()
    return item
