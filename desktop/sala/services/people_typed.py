"""What people write in lists of people: which column a heading means, and which answer the words in a cell mean."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from sala.domain.attendance import AFTERNOON, MORNING, HalfDay, half_day_of
from sala.domain.validity import LONGEST_WORKSHOP_DAYS
from sala.khmer import latin_digits, search_key
from sala.language import LANGUAGES, Translator
from sala.services.people_words import PERSON_FIELDS, half_day_title, mark_answers, person_answers, person_titles

#: Headings of lists as offices write them, besides those that Sala itself writes.
_HEADS = {
    "code": ("code", "id", "លេខកូដ", "កូដ"),
    "name": ("name", "full name", "participant", "ឈ្មោះ", "នាម", "នាមត្រកូល និងនាមខ្លួន", "គោត្តនាម និងនាម", "គោត្តនាម-នាម",
             "នាមនិងគោត្តនាម", "ឈ្មោះពេញ", "អ្នកចូលរួម"),
    "sex": ("sex", "gender", "m/f", "f/m", "ភេទ"),
    "age_band": ("age", "age band", "age group", "អាយុ", "ក្រុមអាយុ"),
    "role": ("role", "position", "title", "job", "តួនាទី", "មុខងារ", "មុខតំណែង"),
    "organisation": ("organisation", "organization", "institution", "place", "office", "ស្ថាប័ន", "អង្គភាព", "អង្គការ",
                     "កន្លែងធ្វើការ", "មកពី"),
    "team": ("team", "group", "ក្រុម"),
    "disability": ("disability", "ពិការភាព", "មានពិការភាព"),
    "idpoor": ("idpoor", "id poor", "equity card", "ប័ណ្ណសមធម៌", "ក្រីក្រ"),
    "indigenous": ("indigenous", "ជនជាតិដើមភាគតិច"),
    "phone": ("phone", "telephone", "tel", "mobile", "contact", "ទូរសព្ទ", "ទូរស័ព្ទ", "លេខទូរសព្ទ", "លេខទូរស័ព្ទ"),
}  # fmt: skip
#: Ways to write an answer that are neither its key nor the words that Sala shows.
_ALSO = {
    "sex": {"f": "female", "m": "male", "women": "female", "men": "male", "w": "female",
            "ស": "female", "ប": "male", "ស្រី": "female", "ប្រុស": "male", "នារី": "female"},
    "yes": {"y": "yes", "n": "no", "1": "yes", "0": "no", "x": "yes", "✓": "yes", "?": "unknown", "true": "yes",
            "false": "no", "មាន": "yes", "គ្មាន": "no", "បាទ": "yes", "ចាស": "yes", "ទេ": "no", "មិនមាន": "no"},
    "mark": {"p": "yes", "a": "no", "1": "yes", "0": "no", "x": "yes", "✓": "yes", "y": "yes", "n": "no",
             "true": "yes", "false": "no", "មក": "yes", "មិនមក": "no", "វត្តមាន": "yes", "អវត្តមាន": "no"},
    "age_band": {"60+": "60_plus", ">60": "60_plus", "<18": "under_18"},
}  # fmt: skip
_BANDS = ((18, "under_18"), (30, "18_29"), (45, "30_44"), (60, "45_59"), (121, "60_plus"))
#: An age in years, with or without the word.
_AGE = re.compile(r"(\d{1,3})(?: ?(?:ឆ្នាំ|years?|yrs?|y))?")
#: What parts a heading in two languages.
_BETWEEN = re.compile(r"[/()|\[\]*:]|\s+-\s+")


def heads_of(row: Sequence[str]) -> list[str] | None:
    """Return the fields that a row of headings names, "" for a column that Sala does not have; None if it is no such.

    A row is one of headings when it names the column of names, or of codes, and one more, in Khmer or English.
    """
    found = [_field_of(cell) for cell in row]
    named = {field for field in found if field}
    is_list = "name" in named or {"code"} < named
    return found if is_list and len(named) >= min(2, sum(1 for cell in row if cell.strip())) else None


def answer_in(field: str, text: str, teams: Mapping[str, str]) -> str:
    """Return the key that ``text`` means in a field, or ``text`` itself where it is open or means nothing known.

    ``teams`` are the names of the teams by id; an age in years becomes its band.
    """
    wanted = _plain(text)
    if not wanted:
        return ""
    if field == "team":
        return next((team for team, name in teams.items() if _plain(name) == wanted), text)
    answers = _answers(field)
    if field == "age_band" and wanted not in answers and (age := _AGE.fullmatch(wanted)):
        return next((band for below, band in _BANDS if int(age[1]) < below), text)
    return answers.get(wanted, text)


@cache
def _known_heads() -> dict[str, str]:
    """Return the field of each heading, by its plain form."""
    known = {search_key(head): field for field, heads in _HEADS.items() for head in heads}
    known |= {field: field for field in PERSON_FIELDS}
    for language in LANGUAGES:
        say = Translator(language)
        known |= {search_key(title): field for field, title in person_titles(say).items()}
        for day in range(1, LONGEST_WORKSHOP_DAYS + 1):
            for half in (HalfDay(day, MORNING), HalfDay(day, AFTERNOON)):
                known[search_key(half_day_title(half, say))] = half.field
    return known


def _field_of(head: str) -> str:
    known = _known_heads()
    whole = known.get(search_key(head), "")
    if whole or half_day_of(head.strip()):
        return whole or head.strip()
    parts = {known.get(search_key(part), "") for part in _BETWEEN.split(head)} - {""}
    return parts.pop() if len(parts) == 1 else ""


@cache
def _answers(field: str) -> dict[str, str]:
    """Return every way to say an answer of a closed field, by its plain form; empty for an open field."""
    is_mark = half_day_of(field) is not None
    known: dict[str, str] = {}
    for language in LANGUAGES:
        say = Translator(language)
        for key, words in (mark_answers(say) if is_mark else person_answers(say).get(field, {})).items():
            known[_plain(words)] = known[_plain(key)] = key
    if known:
        also = "mark" if is_mark else "yes" if "yes" in known else field
        known |= {_plain(words): key for words, key in _ALSO.get(also, {}).items()}
    return known


def _plain(text: str) -> str:
    return search_key(latin_digits(text).replace("–", "-").replace("_", "-").strip())
