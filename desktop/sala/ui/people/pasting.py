"""What comes from a spreadsheet or a list of names: cells, and which answer the words in them mean."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping

from sala.khmer import latin_digits, search_key
from sala.language import LANGUAGES, Translator
from sala.ui.people.columns import FIELDS, choices, column_titles

#: Ways to write an answer that are neither its key nor the words that Sala shows.
_ALSO = {
    "sex": {"f": "female", "m": "male", "women": "female", "men": "male",
            "ស": "female", "ប": "male", "ស្រី": "female", "ប្រុស": "male"},
    "yes": {"y": "yes", "n": "no", "1": "yes", "0": "no", "x": "yes", "✓": "yes", "?": "unknown",
            "មាន": "yes", "គ្មាន": "no"},
}  # fmt: skip
_BANDS = ((18, "under_18"), (30, "18_29"), (45, "30_44"), (60, "45_59"), (121, "60_plus"))
_NUMBER = re.compile(r"\d{1,3}")


def cells_of(text: str) -> list[list[str]]:
    """Return the rows and cells of a text that was copied from a spreadsheet or typed as lines; empty rows are gone."""
    rows = csv.reader(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), delimiter="\t")
    if '"' in text:
        rows = csv.reader(text.replace("\r\n", "\n").splitlines(keepends=True), delimiter="\t")
    cleaned = ([" ".join(cell.split()) for cell in row] for row in rows)
    return [row for row in cleaned if any(row)]


def heads_of(row: list[str]) -> list[str] | None:
    """Return the fields that a row of headings names, "" for a column that Sala does not have; None if it is no such.

    A row is one of headings when it names the column of names and one more, in Khmer or English.
    """
    known: dict[str, str] = {field: field for field in FIELDS}
    for language in LANGUAGES:
        known |= {search_key(title): field for field, title in column_titles(Translator(language)).items()}
    found = [known.get(search_key(cell), "") for cell in row]
    return found if "name" in found and len([field for field in found if field]) >= min(2, len(row)) else None


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
    if field == "age_band" and wanted not in answers and _NUMBER.fullmatch(wanted):
        return next((band for below, band in _BANDS if int(wanted) < below), text)
    return answers.get(wanted, text)


def _answers(field: str) -> dict[str, str]:
    """Return every way to say an answer of a closed field, by its plain form; empty for an open field."""
    known: dict[str, str] = {}
    for language in LANGUAGES:
        for key, words in choices(Translator(language)).get(field, ()):
            known[_plain(words)] = known[_plain(key)] = key
    if known:
        also = _ALSO["sex"] if field == "sex" else _ALSO["yes"] if "yes" in known else {"60+": "60_plus"}
        known |= {_plain(words): key for words, key in also.items()}
    return known


def _plain(text: str) -> str:
    return search_key(latin_digits(text).replace("–", "-").replace("_", "-").strip())
