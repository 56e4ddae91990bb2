"""The columns of the table of people: their names and the words of their answers, in one language."""

from __future__ import annotations

from dataclasses import dataclass

from sala.language import Translator
from sala.services.people_words import PERSON_FIELDS, person_answers, person_titles

CODE, NAME, TEAM = "code", "name", "team"
FIELDS = PERSON_FIELDS


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the field, its heading, what its tooltip says, its answers (key, words) where it is closed.

    ``below`` stands in small words under the heading: that it is optional.
    """

    field: str
    title: str
    tip: str
    choices: tuple[tuple[str, str], ...] = ()
    below: str = ""


def columns(say: Translator) -> tuple[Column, ...]:
    """Return the columns in their order; the answers of the team's are the workshop's own."""
    _ = say.gettext
    optional = _("May stay open. Write only what people like to tell.")
    tips = {CODE: _("Given by Sala. It stands for the person where no name shall be read."), NAME: _("Must be given.")}
    answers, titles = choices(say), column_titles(say)
    below = {CODE: "", NAME: ""}
    return tuple(
        Column(field, titles[field], tips.get(field, optional), answers.get(field, ()), below.get(field, _("optional")))
        for field in FIELDS
    )


def column_titles(say: Translator) -> dict[str, str]:
    """Return the headings by field."""
    return person_titles(say)


def choices(say: Translator) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the answers (key, words) of each closed field."""
    return {field: tuple(answers.items()) for field, answers in person_answers(say).items()}
