"""What a method pack is made of, as plain frozen values.

Nothing here reads files or checks anything: ``sala.content.pack`` does. Every text exists in Khmer and in English.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

RESERVED_FIELD_KEYS = frozenset({"kind", "activity", "team", "parent", "position", "deleted", "tags"})
"""Field keys that every card has already, whatever its kind: a kind may not define them."""


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in both languages; neither is empty."""

    km: str
    en: str

    def in_language(self, language: str) -> str:
        """Return the words in ``km`` or ``en``; any other language gets English."""
        return self.km if language == "km" else self.en


class FieldType(StrEnum):
    """What a field holds, and so how a screen asks for it and how paper leaves room for it.

    The value that a card stores for each is in the comment.
    """

    TEXT = "text"  # str, one line
    LONG_TEXT = "long_text"  # str, many lines
    NUMBER = "number"  # int or float
    MINUTES = "minutes"  # int, whole minutes
    RIEL = "riel"  # int, whole riel
    DATE = "date"  # ISO date
    YES_NO = "yes_no"  # "yes" or "no"
    YES_NO_UNKNOWN = "yes_no_unknown"  # "yes", "no" or "unknown"
    CHOICE = "choice"  # key of one choice
    CHOICES = "choices"  # keys of choices
    SCALE = "scale"  # int from minimum to maximum
    ROWS = "rows"  # nothing: the rows are cards of ``row_kind`` whose parent is this card
    LINKS = "links"  # nothing: links to cards of ``link_kinds`` in the role ``link_role``
    PERSON_CODE = "person_code"  # str, the code that stands for a person in place of the name
    CONSENT_CODE = "consent_code"  # str, the code of a consent record
    PHOTOS = "photos"  # attachments; on paper, a box to draw in


class LinkRole(StrEnum):
    """How a card stands to the card that it comes from."""

    EVIDENCE = "evidence"
    PART_OF = "part_of"
    ANSWERS = "answers"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer among those that a field offers."""

    key: str
    label: Text


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a card of some kind can say.

    ``required`` counts for readiness only, it never locks anything. ``personal`` marks data about a person,
    ``only_if_agreed`` a question that is asked only when the person agreed to it. ``lines`` is the room on paper in
    rows of 12 mm (for rows: how many empty rows). ``heading`` begins a new section above this field. ``faces`` is for a
    scale whose low end is sad and whose high end is glad: a severity or a likelihood must not smile at its worst.
    ``drawn`` is for photos that show a drawing and never a person: paper asks for a drawing alone, and what is attached
    may be shown without a consent.
    """

    key: str
    type: FieldType
    label: Text
    help: Text
    heading: Text | None = None
    required: bool = False
    personal: bool = False
    only_if_agreed: bool = False
    lines: int = 1
    unit: Text | None = None
    minimum: float | None = None
    maximum: float | None = None
    low_label: Text | None = None
    high_label: Text | None = None
    faces: bool = False
    drawn: bool = False
    choices: tuple[Choice, ...] = ()
    row_kind: str | None = None
    link_kinds: tuple[str, ...] = ()
    link_role: LinkRole | None = None

    def choice(self, key: str) -> Choice | None:
        """Return the choice with this key, if the field offers it."""
        return next((choice for choice in self.choices if choice.key == key), None)


@dataclass(frozen=True, slots=True)
class CardKind:
    """A kind of card: its names, and the fields in the order in which people fill them."""

    key: str
    title: Text
    plural: Text
    stage: str
    title_field: str
    fields: tuple[Field, ...]

    def field(self, key: str) -> Field | None:
        """Return the field with this key, if the kind has it."""
        return next((each for each in self.fields if each.key == key), None)


@dataclass(frozen=True, slots=True)
class Minutes:
    """How long an activity takes, from the shortest to the longest, in minutes."""

    min: int
    max: int


@dataclass(frozen=True, slots=True)
class ActivitySummary:
    """What the rail and the agenda need to know of an activity, without reading its guide.

    ``card`` is the kind of card that a team fills in; "" where there is only a guide and nothing to fill in.
    """

    key: str
    number: int
    stage: str
    title: Text
    minutes: Minutes
    card: str


@dataclass(frozen=True, slots=True)
class Stage:
    """One of the stages of a workshop, with its activities in order."""

    key: str
    title: Text
    purpose: Text
    activities: tuple[ActivitySummary, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the facilitator: the words to say, what to do, and how many minutes it takes."""

    say: Text
    do: Text
    minutes: int


@dataclass(frozen=True, slots=True)
class GroupSize:
    """How many people work together, and how to arrange them."""

    min: int
    max: int
    text: Text


@dataclass(frozen=True, slots=True)
class Needs:
    """What should exist before: activities done, kinds of card made. Advice, never a lock."""

    activities: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


ExampleValue = Text | str | int | float | date | tuple[Text, ...] | tuple[str, ...] | tuple[Mapping[str, object], ...]
"""Text for words, a key for a choice, keys for choices, titles (Text) for links, mappings of values for rows."""


@dataclass(frozen=True, slots=True)
class Example:
    """A card filled in well: the situation it comes from, and a value for each field that it shows."""

    about: Text
    values: Mapping[str, ExampleValue] = field(hash=False)


@dataclass(frozen=True, slots=True)
class WorksheetItem:
    """A field on paper. ``lines`` of 12 mm (or rows); two neighbours of ``width`` half stand side by side.

    ``given`` are the first of the rows, with what paper says in them beforehand: words (Text) or the key of an answer
    for some of the columns. The others are left to be written.
    """

    field: str
    lines: int
    width: str = "full"
    columns: tuple[str, ...] = ()
    given: tuple[Mapping[str, ExampleValue], ...] = dataclasses.field(default=(), hash=False)


@dataclass(frozen=True, slots=True)
class Worksheet:
    """The printed sheet of an activity: ``portrait`` or ``landscape``, so many copies for each team."""

    orientation: str
    copies: int
    items: tuple[WorksheetItem, ...]


@dataclass(frozen=True, slots=True)
class Activity:
    """The whole guide of an activity."""

    key: str
    number: int
    stage: str
    title: Text
    minutes: Minutes
    promise: Text
    why: Text
    group_size: GroupSize
    materials: tuple[Text, ...]
    needs: Needs
    card: str
    produces: tuple[str, ...]
    steps: tuple[Step, ...]
    tips: tuple[Text, ...]
    mistakes: tuple[Text, ...]
    inclusion: Text
    low_literacy: Text
    example: Example
    worksheet: Worksheet


@dataclass(frozen=True, slots=True)
class ReadyBlock:
    """A block of a ready-made agenda: ``kind`` as ``sala.domain.agenda`` names it, ``minutes`` and how much it matters.

    ``activity`` is its key, or "". ``title`` is None where the activity or the kind says enough. ``without`` names
    activities that it usually needs first and here knowingly does without.
    """

    kind: str
    activity: str
    minutes: int
    priority: str
    title: Text | None = None
    notes: Text | None = None
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadyDay:
    """A day of a ready-made agenda; ``starts`` and ``ends`` (by when it should be over) are HH:MM."""

    title: Text
    starts: str
    ends: str
    blocks: tuple[ReadyBlock, ...]


@dataclass(frozen=True, slots=True)
class ReadyAgenda:
    """A ready-made agenda: for what kind of workshop it is, and its days."""

    key: str
    title: Text
    about: Text
    days: tuple[ReadyDay, ...]
