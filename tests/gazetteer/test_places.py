"""The official list: whole, a tree, spelled well; and how its places are said."""

from __future__ import annotations

import re
import threading
from collections import Counter
from pathlib import Path

import pytest

from sala import paths
from sala.errors import EnvironmentFault
from sala.gazetteer import LEVELS, Place, describe, find_place, place_path
from sala.gazetteer.place import KHMER_KINDS
from sala.gazetteer.table import _parsed, _read, table
from sala.khmer import canonical, check_khmer

PLACES = table().places


def test_the_list_is_whole() -> None:
    assert Counter(place.kind for place in PLACES) == {
        "province": 24,
        "capital": 1,
        "district": 163,
        "municipality": 33,
        "khan": 14,
        "commune": 1380,
        "sangkat": 274,
        "village": 14576,
    }


def test_every_place_lies_in_places_of_the_levels_above() -> None:
    for place in PLACES:
        levels = [each.level for each in place_path(place.code)]
        assert levels == list(LEVELS[: len(levels)])
        assert levels[-1] == place.level


def test_codes_begin_with_those_around_but_for_villages_that_moved() -> None:
    strangers = [place for place in PLACES if place.around and not place.code.startswith(place.around[-1])]
    assert {(place.code[:6], place.around[-1]) for place in strangers} == {("120913", "120912")}


def test_codes_are_those_of_the_source_or_marked_as_ours() -> None:
    for place in PLACES:
        assert re.fullmatch(r"\d{2}|\d{4}|\d{6}|\d{8}|\d{6}x\d{1,2}", place.code)
    assert sum("x" in place.code for place in PLACES) == 73


def test_urban_places_are_in_urban_places() -> None:
    for place in PLACES:
        if place.level == "commune":
            around = find_place(place.around[-1])
            assert around is not None
            assert (place.kind == "sangkat") == (around.kind in {"municipality", "khan"})
        if place.level == "district":
            assert (place.kind == "khan") == (place.around == ("12",))


def test_khmer_names_are_canonical_and_clean() -> None:
    for place in PLACES:
        assert place.name_km == canonical(place.name_km)
        assert not set(check_khmer(place.name_km)) - {"full_stop"}, place
        assert not re.search(r'["‹›`\u200b]|[ក-អ]\.[ក-អ]', place.name_km)


def test_english_names_are_latin_and_begin_with_capitals() -> None:
    for place in PLACES:
        assert re.fullmatch(r"[A-Z0-9][A-Za-z']*( [A-Z0-9][A-Za-z'0-9]*)*", place.name_en), place


def test_names_are_without_their_kind_above_the_village() -> None:
    for place in PLACES:
        if place.level != "village":
            assert not place.name_km.startswith(KHMER_KINDS[place.kind])


def test_a_place_is_found_by_its_code() -> None:
    assert find_place("020204") == Place("020204", "commune", "ជ្រៃ", "Chrey", ("02", "0202"))
    assert find_place("999999") is None
    assert find_place("") is None


def test_the_path_goes_from_the_province_to_the_place() -> None:
    assert [place.name_en for place in place_path("02020503")] == ["Battambang", "Thma Koul", "Anlung Run", "Chab Kab"]
    assert [place.code for place in place_path("12")] == ["12"]
    assert place_path("999999") == []


@pytest.mark.parametrize(
    ("code", "khmer", "english"),
    [
        ("020204", "ឃុំជ្រៃ ស្រុកថ្មគោល ខេត្តបាត់ដំបង", "Chrey commune, Thma Koul district, Battambang"),
        ("0202", "ស្រុកថ្មគោល ខេត្តបាត់ដំបង", "Thma Koul district, Battambang"),
        ("02", "ខេត្តបាត់ដំបង", "Battambang province"),
        ("0203", "ក្រុងបាត់ដំបង ខេត្តបាត់ដំបង", "Battambang city, Battambang"),
        ("171009", "សង្កាត់សៀមរាប ក្រុងសៀមរាប ខេត្តសៀមរាប", "Sangkat Siem Reab, Siem Reap city, Siem Reap"),
        ("12", "រាជធានីភ្នំពេញ", "Phnom Penh"),
        (
            "120101",
            "សង្កាត់ទន្លេបាសាក់ ខណ្ឌចំការមន រាជធានីភ្នំពេញ",
            "Sangkat Tonle Basak, Khan Chamkar Mon, Phnom Penh",
        ),
        (
            "02020503",
            "ភូមិចបកាប់ ឃុំអន្លង់រុន ស្រុកថ្មគោល ខេត្តបាត់ដំបង",
            "Chab Kab village, Anlung Run commune, Thma Koul district, Battambang",
        ),
        (
            "12030101",
            "ភូមិ ១ សង្កាត់អូរឫស្សីទី ១ ខណ្ឌ៧មករា រាជធានីភ្នំពេញ",
            "Phum Muoy village, Sangkat Ou Ruessei Ti Muoy, Khan Prampir Meakkakra, Phnom Penh",
        ),
        (
            "120912x1",
            "ភូមិត្រពាំងក្រសាំង សង្កាត់ត្រពាំងក្រសាំង ខណ្ឌពោធិ៍សែនជ័យ រាជធានីភ្នំពេញ",
            "Trapeang Krasang village, Sangkat Trapeang Krasang, Khan Pou Saen Chey, Phnom Penh",
        ),
        ("999999", "999999", "999999"),
        ("", "", ""),
    ],
)
def test_a_place_is_said_in_both_languages(code: str, khmer: str, english: str) -> None:
    assert describe(code, "km") == khmer
    assert describe(code, "en") == english


def test_the_source_and_its_terms_are_stated() -> None:
    head = paths.resource_path("gazetteer", "places.tsv").read_text(encoding="utf-8").partition("\np\t")[0]
    assert "Ministry of Economy and Finance" in head
    assert "Terms of Use" in head
    assert "2025" in head


@pytest.mark.parametrize("content", [b"p\t01\n", b"?\t01\ta\tb\n", b"\xff", b"v\t01010101\ta\tb\n"])
def test_a_damaged_list_is_said_to_be_so(content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "places.tsv").write_bytes(content)
    monkeypatch.setattr("sala.gazetteer.table.resource_path", lambda *parts: tmp_path / parts[-1])
    with pytest.raises(EnvironmentFault) as caught:
        _read.__wrapped__()
    assert caught.value.code == "resource.damaged"


def test_the_list_is_read_once_however_many_ask() -> None:
    _read.cache_clear()
    seen: list[int] = []
    threads = [threading.Thread(target=lambda: seen.append(id(table()))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(seen)) == 1
    assert _read.cache_info().misses == 1


def test_parents_come_from_the_order_of_the_list() -> None:
    read = _parsed("# head\np\t01\tក\tA\nd\t0102\tខ\tB\tOther\nu\t010201\tគ\tC\np\t02\tឃ\tD\n")
    assert [place.around for place in read.places] == [(), ("01",), ("01", "0102"), ()]
    assert read.other_names == {"0102": ("Other",)}
