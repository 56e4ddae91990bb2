"""What cannot be kept of a list of people from a file, in words, for both faces."""

from __future__ import annotations

from sala.domain.attendance import half_day_of
from sala.errors import WrongUse
from sala.language import Translator
from sala.services.people_import import BadCell, PersonLine
from sala.services.people_words import half_day_title, mark_answers, person_answers, person_titles
from sala.wording.errors import sentence


def bad_cell_text(cell: BadCell, translator: Translator) -> str:
    """Return why a cell cannot be kept; answers are told by their words, not by the keys of the program."""
    is_mark = half_day_of(cell.field) is not None
    answers = mark_answers(translator) if is_mark else person_answers(translator).get(cell.field, {})
    if cell.error.code == "field.not_a_choice" and answers:
        known = ", ".join(answers.values())
        return sentence(WrongUse(cell.error.code, field=cell.field, text=cell.text, choices=known), translator)
    return sentence(cell.error, translator)


def bad_cell_line(line: PersonLine, cell: BadCell, translator: Translator) -> str:
    """Return the same with the row and the column of the file."""
    said = bad_cell_text(cell, translator)
    half = half_day_of(cell.field)
    title = half_day_title(half, translator) if half is not None else person_titles(translator).get(cell.field, "")
    if not title:
        return translator.format("Row {row}: {said}", row=line.number, said=said)
    return translator.format("Row {row}, {column}: {said}", row=line.number, column=title, said=said)
