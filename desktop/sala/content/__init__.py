"""Method packs: what a workshop teaches and captures, as data in both languages.

``load_pack(folder)`` reads a pack; ``sala.content.values`` says what it is made of.
"""

from sala.content.pack import FORMAT, Pack, load_pack
from sala.content.values import (
    RESERVED_FIELD_KEYS,
    Activity,
    ActivitySummary,
    CardKind,
    Choice,
    Example,
    ExampleValue,
    Field,
    FieldType,
    GroupSize,
    LinkRole,
    Minutes,
    Needs,
    ReadyAgenda,
    ReadyBlock,
    ReadyDay,
    Stage,
    Step,
    Text,
    Worksheet,
    WorksheetItem,
)

__all__ = [
    "FORMAT",
    "RESERVED_FIELD_KEYS",
    "Activity",
    "ActivitySummary",
    "CardKind",
    "Choice",
    "Example",
    "ExampleValue",
    "Field",
    "FieldType",
    "GroupSize",
    "LinkRole",
    "Minutes",
    "Needs",
    "Pack",
    "ReadyAgenda",
    "ReadyBlock",
    "ReadyDay",
    "Stage",
    "Step",
    "Text",
    "Worksheet",
    "WorksheetItem",
    "load_pack",
]
