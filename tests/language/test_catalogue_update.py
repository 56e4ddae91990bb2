"""The script that keeps the catalogues: finds every sentence, loses no translation, changes nothing by itself."""

from __future__ import annotations

import importlib.util
import io
import sys
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog

ROOT = Path(__file__).resolve().parents[2]


def loaded(name: str) -> ModuleType:
    specification = importlib.util.spec_from_file_location(f"locales_{name}", ROOT / "locales" / f"{name}.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    before = list(sys.path)
    specification.loader.exec_module(module)
    sys.path[:] = before
    return module


extraction = loaded("extraction")
update = loaded("update")

SOURCE = """
from x import N_
_ = words.gettext
# Translators: on a button
# of the agenda
a = _("One")
b = words.ngettext("{n} two", "{n} twos", n)
c = words.nformat("{n} three", "{n} threes", n, x=1)
d = words.pgettext("agenda", "Open")
e = N_("Four")
f = words.format("Five {x}", x=1)
g = "Not {x}".format("a sentence")
h = words.gettext(variable)
i = other.format("a", "b")
j = words.gettext("")
k = format("plain")
"""


def found(source: str) -> list[tuple[str, object, list[str]]]:
    file = io.BytesIO(source.encode())
    return [(function, messages, notes) for _line, function, messages, notes in extraction.extract(file, (), (), {})]


def test_sentences_are_found_and_nothing_else() -> None:
    assert sorted(found(SOURCE), key=str) == sorted(
        [
            ("gettext", "One", ["Translators: on a button", "of the agenda"]),
            ("ngettext", ("{n} two", "{n} twos"), []),
            ("ngettext", ("{n} three", "{n} threes"), []),
            ("pgettext", ("agenda", "Open"), []),
            ("gettext", "Four", []),
            ("gettext", "Five {x}", []),
        ],
        key=str,
    )


@pytest.mark.parametrize(
    "source", ['_(f"{x}")', 'N_("a" % x)', 'words.gettext("a" + b)', 'words.ngettext("a", f"{b}", n)']
)
def test_a_computed_sentence_is_refused(source: str) -> None:
    with pytest.raises(SyntaxError):
        found(source)


def catalogue(*entries: tuple[object, object]) -> Catalog:
    made = Catalog(locale="km", charset="utf-8")
    for identity, string in entries:
        made.add(identity, string)
    return made


def test_merging_loses_no_translation() -> None:
    old = catalogue(("Stays", "នៅ"), ("Goes", "ទៅ"), ("{n} one", "មួយ {n}"), ("Unknown", ""))
    fresh = catalogue(("Stays", ""), (("{n} one", "{n} ones"), ("",)), ("New", ""))
    merged = update.merged(old, fresh, "km")
    assert merged.get("Stays").string == "នៅ"
    assert merged.get("{n} one").string == ("មួយ {n}",)  # it has a plural now
    assert not merged.get("New").string
    assert [m.id for m in merged.obsolete.values()] == ["Goes"]
    again = update.merged(merged, catalogue(("Goes", "")), "km")
    assert again.get("Goes").string == "ទៅ"  # and back


def test_the_file_is_sorted_and_holds_no_dates_or_places() -> None:
    text = update.text_of(catalogue(("b", "ខ"), ("a", "ក")), "km")
    assert text.index('"a"') < text.index('"b"')
    assert "Date" not in text
    assert "#:" not in text
    assert "nplurals=1" in text


def test_translations_are_taken_by_sentence_or_context() -> None:
    made = catalogue(("Save", ""), (("{n} one", "{n} ones"), ("",)))
    made.add("Open", "", context="agenda")
    words = {"Save": "រក្សាទុក", "{n} one": "មួយ {n}", "agenda|Open": "ចាប់ផ្តើម", "Gone": "បាត់"}
    assert update.take(made, words) == ["Gone"]
    assert made.get("Save").string == "រក្សាទុក"
    assert made.get("{n} one").string == ("មួយ {n}",)
    assert made.get("Open", context="agenda").string == "ចាប់ផ្តើម"
