"""The method pack in use."""

from __future__ import annotations

from functools import lru_cache

from sala.content import (
    Activity,
    ActivitySummary,
    CardKind,
    Field,
    FieldType,
    Pack,
    ReadyAgenda,
    ReadyBlock,
    ReadyDay,
    Stage,
    Step,
    Text,
    load_pack,
)
from sala.errors import WrongUse
from sala.paths import resource_path

__all__ = [
    "STANDARD",
    "Activity",
    "ActivitySummary",
    "CardKind",
    "Field",
    "FieldType",
    "Pack",
    "ReadyAgenda",
    "ReadyBlock",
    "ReadyDay",
    "Stage",
    "Step",
    "Text",
    "method_pack",
]

#: The key of the pack that Sala ships.
STANDARD = "standard"


@lru_cache(maxsize=4)
def method_pack(key: str = STANDARD) -> Pack:
    """Return a method pack; its kinds and guides are read when first asked for.

    Raises:
        WrongUse: ``content.unknown_pack``.
        EnvironmentFault: ``content.broken``, ``content.too_new``.
    """
    if key not in ("", STANDARD):
        raise WrongUse("content.unknown_pack", name=key)
    return load_pack(resource_path("method"))
