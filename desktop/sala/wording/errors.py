"""From an error's code and parameters to a sentence that says what happened, that nothing is lost, and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from sala.errors import SalaError
from sala.khmer import format_date
from sala.language import N_, Translator
from sala.wording.environment_errors import DAMAGED_ALONE, ENVIRONMENT
from sala.wording.pack_problems import problem_text
from sala.wording.usage_errors import USAGE

SENTENCES: Final[Mapping[str, str]] = {**ENVIRONMENT, **USAGE, "cancelled": N_("Stopped. Nothing was changed.")}
_SIZES: Final = ("needed", "free", "size", "limit_bytes")
_MEGABYTE: Final = 1_000_000


class _Parameters(dict[str, object]):
    """Parameters of an error: one that a sentence names and the error lacks is shown as an ellipsis, not as a crash."""

    def __missing__(self, name: str) -> str:
        return "…"


def sentence(error: SalaError, translator: Translator) -> str:
    """Return what to tell the person, in the translator's language."""
    return error_text(error.code, error.parameters, translator)


def error_text(code: str, parameters: Mapping[str, object], translator: Translator) -> str:
    """Return the sentence for an error's code; an unknown code is told with its own name rather than hidden.

    An error about one row of a table (``row``, as a person counts) names the row.
    """
    text = SENTENCES.get(code)
    if code == "workspace.damaged" and not parameters.get("backup"):
        text = DAMAGED_ALONE
    if text is None:
        return translator.format("This could not be done ({code}). Nothing was changed.", code=code)
    told = {name: _told(code, name, value, translator) for name, value in parameters.items()}
    if code == "content.broken":
        told["said"] = problem_text(parameters, translator)
    said = translator.gettext(text).format_map(_Parameters(told))
    return translator.format("Row {row}: {said}", row=parameters["row"], said=said) if "row" in parameters else said


def _told(code: str, name: str, value: object, translator: Translator) -> object:
    if isinstance(value, str) and code.startswith("date."):
        return _day(value, translator)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    if name in _SIZES:
        return translator.format("{n} MB", n=max(1, round(value / _MEGABYTE)))
    return translator.number(value)


def _day(text: str, translator: Translator) -> str:
    """Return a day as the reader writes it; what is no day is told as it was typed."""
    try:
        return format_date(date.fromisoformat(text), translator.language, "short")
    except ValueError:
        return text
