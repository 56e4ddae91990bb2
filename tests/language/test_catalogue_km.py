"""The Khmer catalogue: complete, certain, with every placeholder, in Khmer as Khmer is written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from tests.language.test_catalogue_update import update

from sala.khmer import check_khmer

KM = Path(__file__).resolve().parents[2] / "locales" / "km" / "LC_MESSAGES" / "sala.po"
PLACEHOLDER = re.compile(r"\{[^{}]*\}|%\d")

# Written in Latin letters in Khmer text too: names of programs and formats, keys, what a person types as a command.
LATIN = (
    "Sala", "USB", "PDF", "JSON", "JPEG", "PNG", "Excel", "KB", "MB", "GB", "A3", "A4", "Enter", "Qt", "Noto", "Lucide",
    "Apache", "Moul", "LGPL", "OFL", "ISC", "age1", "km", "en", "SALA", "WORKSPACE", "stdout", "txt", "csv", "xlsx",
    "worksheet", "ACTIVITY", "kit", "agenda", "idea", "interview", "note", "show", "json", "ics", "Alt",
    "Del", "id", "I", "L", "O", "U", "Ctrl", "Delete", "P", "A", "CSV", "am", "pm", "skip-bad",
    "PgUp", "PgDn", "B", "S", "T",
    "pack.toml", "sala-pack", "agenda", "other-cards",
)  # fmt: skip
SHORTCUT = re.compile(r"(?:(?:Ctrl|Alt|Shift)\+)+[^)]+|\bF\d+\b")


@pytest.fixture(scope="module")
def khmer() -> Catalog:
    with KM.open("rb") as file:
        return read_po(file, locale="km")


def entries(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def test_the_catalogues_are_up_to_date(khmer: Catalog) -> None:
    """Run ``python locales/update.py`` after changing a sentence."""
    assert {update.key_of(m) for m in entries(update.template())} == {update.key_of(m) for m in entries(khmer)}


def test_it_says_that_it_is_khmer(khmer: Catalog) -> None:
    assert str(khmer.locale) == "km"
    assert khmer.num_plurals == 1


def test_it_is_complete(khmer: Catalog) -> None:
    assert [m.id for m in entries(khmer) if not update.complete(m)] == []


def test_nothing_is_fuzzy_or_obsolete(khmer: Catalog) -> None:
    assert [m.id for m in entries(khmer) if m.fuzzy] == []
    assert list(khmer.obsolete) == []


def test_placeholders_are_the_same(khmer: Catalog) -> None:
    def differ(message: Message, string: str) -> bool:
        # A singular may say "one" where the plural has {n}; Khmer has one form and takes the plural's.
        english = message.id[-1] if isinstance(message.id, tuple) else message.id
        return sorted(PLACEHOLDER.findall(string)) != sorted(PLACEHOLDER.findall(english))

    assert [(m.id, s) for m in entries(khmer) for s in filter(None, update.strings(m)) if differ(m, s)] == []


def test_it_is_khmer_as_khmer_is_written(khmer: Catalog) -> None:
    wrong = []
    for message in entries(khmer):
        for string in filter(None, update.strings(message)):
            findings = check_khmer(SHORTCUT.sub("", string), allowed_latin=LATIN)
            if findings:
                wrong.append((string, findings))
    assert wrong == []
