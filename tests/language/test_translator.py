"""Languages as values."""

from __future__ import annotations

import gettext
import os
from pathlib import Path

import pytest

from sala.errors import WrongUse
from sala.language import LANGUAGES, N_, Translator
from sala.language.catalogue import load

PO = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

msgid "Save"
msgstr "រក្សាទុក"

msgctxt "agenda"
msgid "Open"
msgstr "ចាប់ផ្តើម"

msgid "{n} note"
msgid_plural "{n} notes"
msgstr[0] "កំណត់ចំណាំ {n}"

#, fuzzy
msgid "Close"
msgstr "ខុស"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "km" / "LC_MESSAGES").mkdir(parents=True)
    (tmp_path / "km" / "LC_MESSAGES" / "sala.po").write_text(PO, encoding="utf-8")
    return tmp_path


def test_english_is_the_sentence_itself() -> None:
    english = Translator("en")
    assert english.gettext("Save") == "Save"
    assert english.ngettext("{n} note", "{n} notes", 1) == "{n} note"
    assert english.nformat("{n} note", "{n} notes", 2) == "2 notes"
    assert english.pgettext("agenda", "Open") == "Open"
    assert english.format("Saved {time}", time="10:42") == "Saved 10:42"


def test_khmer_speaks_khmer_with_khmer_digits() -> None:
    khmer = Translator("km")
    assert khmer.gettext("Cancel") == "បោះបង់"
    assert khmer.number(1250) == "១,២៥០"
    assert khmer.number(12.5) == "១២.៥"
    assert khmer.digits("10:42") == "១០:៤២"
    assert khmer.format("{n} – {code} – {yes}", n=2026, code="AB3", yes=True) == "២០២៦ – AB3 – True"


def test_digits_can_be_chosen_apart_from_the_language() -> None:
    assert Translator("km", "latin").number(5) == "5"
    assert Translator("en", "khmer").number(5) == "៥"
    assert Translator("km", "language").khmer_digits
    assert not Translator("en").khmer_digits


def test_both_languages_live_side_by_side() -> None:
    khmer, english = Translator("km"), Translator("en")
    assert (khmer.gettext("Cancel"), english.gettext("Cancel")) == ("បោះបង់", "Cancel")
    assert khmer == Translator("km") != english
    assert khmer != Translator("km", "latin")
    assert len({khmer, Translator("km"), english}) == 2
    assert repr(khmer) == "Translator('km')"


def test_nothing_translates_to_nothing() -> None:
    assert Translator("km").gettext("") == ""
    assert Translator("km").pgettext("x", "") == ""
    assert N_("x") == "x"


def test_an_unknown_language_is_said() -> None:
    assert LANGUAGES == ("km", "en")
    with pytest.raises(WrongUse, match=r"language\.unknown"):
        Translator("fr")


def test_a_value_that_is_missing_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        Translator("en").format("Saved {time}")


def test_the_text_catalogue_is_compiled_when_it_is_newer(folder: Path) -> None:
    compiled = folder / "km" / "LC_MESSAGES" / "sala.mo"
    first = load(folder, "km")
    assert first.gettext("Save") == "រក្សាទុក"
    assert first.pgettext("agenda", "Open") == "ចាប់ផ្តើម"
    assert first.ngettext("{n} note", "{n} notes", 5) == "កំណត់ចំណាំ {n}"
    assert first.gettext("Close") == "Close"  # fuzzy: not trusted
    assert compiled.exists()
    source = folder / "km" / "LC_MESSAGES" / "sala.po"
    source.write_text(PO.replace("រក្សាទុក", "ថ្មី"), encoding="utf-8")
    os.utime(source, ns=(compiled.stat().st_mtime_ns + 10**9,) * 2)
    assert load(folder, "km").gettext("Save") == "ថ្មី"
    assert sorted(path.name for path in compiled.parent.iterdir()) == ["sala.mo", "sala.po"]


def test_an_installed_program_needs_only_the_compiled_one(folder: Path) -> None:
    load(folder, "km")
    (folder / "km" / "LC_MESSAGES" / "sala.po").unlink()
    assert load(folder, "km").gettext("Save") == "រក្សាទុក"


def test_a_folder_that_cannot_be_written_is_no_fault(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_named: object) -> None:
        raise PermissionError

    monkeypatch.setattr("sala.language.catalogue.tempfile.mkstemp", refuse)
    assert load(folder, "km").gettext("Save") == "រក្សាទុក"
    assert not (folder / "km" / "LC_MESSAGES" / "sala.mo").exists()


def test_a_language_without_a_catalogue_is_english(tmp_path: Path) -> None:
    assert type(load(tmp_path, "en")) is gettext.NullTranslations
