"""What is wrong with a method pack: in which file, at which key, and why, for whoever wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sala.language import N_, Translator

PROBLEMS: Final[Mapping[str, str]] = {
    "file": N_("the file is not there, or cannot be read"),
    "encoding": N_("the file is not text that Sala can read"),
    "toml": N_("line {line} is not written as it should be"),
    "missing": N_("it is missing"),
    "type": N_("another kind of value belongs here ({expected})"),
    "unknown_key": N_("Sala does not know this name"),
    "language": N_("one of the two languages is missing"),
    "duplicate": N_("“{found}” stands here twice"),
    "name": N_("“{found}” may have only small Latin letters, digits and _"),
    "reserved": N_("every card has “{found}” already"),
    "value": N_("“{found}” may not stand here"),
    "range": N_("{found} is too small or too large"),
    "fraction": N_("{found} is not a whole number"),
    "empty": N_("there must be at least one"),
    "unknown_kind": N_("there is no kind of card “{found}”"),
    "unknown_field": N_("there is no field “{found}”"),
    "unknown_activity": N_("there is no activity “{found}”"),
    "unknown_stage": N_("there is no stage “{found}”"),
    "unknown_pack": N_("there is no method “{found}” that can be extended"),
    "lacking": N_("“{found}” is missing here"),
    "not_made": N_("nobody makes a card “{found}” in this activity"),
    "endless": N_("these rows would never end: {found}"),
    "unseen": N_("there are signs in this text that cannot be printed"),
    "too_long": N_("this text is longer than {max} characters"),
    "unlisted": N_("the list of the method does not name this file"),
    "minutes": N_("the steps take {found} minutes together; the activity takes {min} to {max}"),
    "day_too_long": N_("the blocks last until {found}, longer than the day"),
    "circle": N_("these activities wait for each other: {found}"),
}
"""The codes of ``sala.content.problems``."""


def problem_text(parameters: Mapping[str, object], translator: Translator) -> str:
    """Return what is wrong with a pack, from the parameters of ``content.broken``, without an end mark."""
    code = str(parameters.get("problem", ""))
    values = {"found": "…", "expected": "…", "line": 1, "min": "…", "max": "…", **parameters}
    said = translator.format(PROBLEMS[code], **values) if code in PROBLEMS else code
    where = str(parameters.get("file", "…"))
    if parameters.get("key"):
        where = f"{where}, “{parameters['key']}”"
    others = parameters.get("others")
    if isinstance(others, list) and others:
        said = translator.nformat("{said} ({n} more fault)", "{said} ({n} more faults)", len(others), said=said)
    return translator.format("{where}: {said}", where=where, said=said)
