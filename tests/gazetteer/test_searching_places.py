"""Places are found however they are typed."""

from __future__ import annotations

import threading

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sala.gazetteer import Place, find_place, search_places
from sala.gazetteer.matching import Lines, Tier, slips_to_prefix, sound_of
from sala.gazetteer.table import table
from sala.khmer import search_key

PLACES = table().places
places = st.sampled_from(PLACES)
areas = st.sampled_from([place for place in PLACES if place.level != "village"])


def first(text: str) -> str:
    """Return the code of what is found first."""
    found = search_places(text, limit=1)
    return found[0].code if found else ""


def codes(text: str, limit: int = 20) -> list[str]:
    return [place.code for place in search_places(text, limit=limit)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("chrey thma koul", "020204"),
        ("Chrey battambang", "020204"),
        ("battambang, CHREY", "020204"),
        ("Chrey commune, Thma Koul district, Battambang", "020204"),
        ("khum chrey srok thma koul", "020204"),
        ("thma-koul", "0202"),
        ("THMAKOUL", "0202"),
        ("Phnom Penh", "12"),
        ("rolea b'ier", "0406"),
        ("rolea b’ier", "0406"),
        ("roleabier", "0406"),
        ("sihanoukville", "1801"),
        ("poipet", "0110"),
        ("sisophon", "0106"),
        ("siem reap", "1710"),
        ("siemreap", "1710"),
        ("7 makara", "1203"),
        ("kompong chnang", "040302"),
        ("batambang", "0203"),
        ("battambong", "0203"),
        ("tboung kmum", "2507"),
        ("prek pnov", "1212"),
    ],
)
def test_latin_letters_in_any_manner(text: str, code: str) -> None:
    assert code in codes(text, limit=3)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ជ្រៃ ថ្មគោល", "020204"),
        ("បាត់ដំបង ជ្រៃ", "020204"),
        ("ឃុំជ្រៃ ស្រុកថ្មគោល ខេត្តបាត់ដំបង", "020204"),
        ("ឃុំ ជ្រៃ ស្រុក ថ្មគោល", "020204"),
        ("ស្រុកថ្មគោល", "0202"),
        ("ថ្មគោ", "0202"),
        ("កណ្តាល", "08"),
        ("កណ្ដាល", "08"),
        ("រាជធានីភ្នំពេញ", "12"),
        ("៧មករា", "1203"),
        ("7 មករា", "1203"),
        ("ស្រុកស្រែអំបិល", "0906"),
        ("ស្រុក ស្រែ អំបិល", "0906"),
        ("ឃុំស្រែអំបិល", "090606"),
        ("ថ្ម\u200bគោល", "0202"),
        ("ស្រ្តីសន្ធរ", "0314"),
    ],
)
def test_khmer_in_any_order_and_with_any_spaces(text: str, code: str) -> None:
    assert first(text) == code


def _plain(place: Place) -> str:
    return place.name_en.replace(" ", "").replace("'", "").lower()


NAMES = "\n".join(map(_plain, PLACES))
SOUNDS = "\n" + "\n".join(sound_of(_plain(place)) for place in PLACES)


def test_a_slip_in_khmer_is_forgiven() -> None:
    assert "0202" in codes("ថ្មកោល")
    assert "0203" in codes("បាតដំបង")


@pytest.mark.parametrize("text", ["020204", "០២០២០៤"])
def test_a_code_in_either_script(text: str) -> None:
    found = codes(text)
    assert found[0] == "020204"
    assert all(code.startswith("020204") for code in found)


def test_the_beginning_of_a_code_lists_what_begins_so() -> None:
    found = codes("0202")
    assert found[0] == "0202"
    assert all(code.startswith("0202") for code in found)


@given(areas)
def test_every_area_is_found_by_its_name_and_province(place: Place) -> None:
    around = find_place(place.around[0]) if place.around else None
    for text in (
        f"{place.name_en} {around.name_en if around else ''}",
        f"{around.name_km if around else ''} {place.name_km}",
    ):
        assert place in search_places(text, levels=[place.level], limit=10)


def test_a_word_for_a_kind_may_be_part_of_a_name() -> None:
    assert "070613" in codes("Ruessei Srok Khang Kaeut Kampot")
    assert "070613" in codes("commune Ruessei Srok Khang Kaeut Kampot")


@given(places)
def test_every_place_is_found_by_its_full_name(place: Place) -> None:
    around = [each for each in map(find_place, reversed(place.around)) if each]
    text = " ".join([place.name_km.replace(" ", ""), *(each.name_km.replace(" ", "") for each in around)])
    assert place in search_places(text, levels=[place.level], limit=5)


@given(areas, st.integers(1, 30), st.sampled_from(["missing", "added", "exchanged"]))
def test_a_slip_of_the_finger_is_forgiven(place: Place, at: int, slip: str) -> None:
    name = _plain(place)
    assume(len(name) >= 5)
    at = at % (len(name) - 1)
    wrong = {
        "missing": name[:at] + name[at + 1 :],
        "added": name[:at] + "q" + name[at:],
        "exchanged": name[:at] + name[at + 1] + name[at] + name[at + 2 :],
    }[slip]
    found = search_places(wrong, limit=len(PLACES))
    # What was typed may be, or sound like, another name; only when it is none, near ones are looked for.
    plainly = wrong in NAMES or "\n" + sound_of(wrong) in SOUNDS
    assert found
    assert plainly or place in found


@given(st.text(max_size=30))
def test_anything_may_be_typed(text: str) -> None:
    found = search_places(text, limit=7)
    assert len(found) <= 7
    assert len({place.code for place in found}) == len(found)


@given(st.text(alphabet="កគងចជតទនបពមរលសហអ្ាិីុូេោំះ ", max_size=12))
def test_all_that_is_found_plainly_comes_first(text: str) -> None:
    key = search_key(text).replace(" ", "")
    fits = [key in search_key(place.name_km).replace(" ", "") for place in search_places(text, limit=200)]
    if " " not in search_key(text):
        assert fits == sorted(fits, reverse=True) or not any(fits)


def test_names_are_ranked_whole_then_beginning_then_word_then_inside() -> None:
    found = search_places("kandal", limit=200)

    def rank(place: Place) -> int:
        words = place.name_en.lower()
        return 0 if words == "kandal" else 1 if words.startswith("kandal") else 2 if " kandal" in words else 3

    ranks = [rank(place) for place in found]
    assert ranks == sorted(ranks)
    assert {0, 1, 2} <= set(ranks)


def test_communes_come_first_among_equals() -> None:
    exact = [place for place in search_places("chrey", limit=200) if place.name_en == "Chrey"]
    levels = [place.level for place in exact]
    assert levels == sorted(levels, key=["commune", "district", "province", "village"].index)
    assert levels[0] == "commune"
    assert levels[-1] == "village"


def test_levels_can_be_chosen() -> None:
    assert {place.level for place in search_places("battambang", levels=["province"])} == {"province"}
    assert {place.level for place in search_places("k", levels=["district", "commune"], limit=300)} == {
        "district",
        "commune",
    }
    assert search_places("battambang", levels=[]) == []


@pytest.mark.parametrize("text", ["", " ", "។", ",,", "'", "\u200b"])
def test_nothing_typed_finds_nothing(text: str) -> None:
    assert search_places(text) == []


def test_nonsense_finds_nothing() -> None:
    assert search_places("qqqxxzzq") == []
    assert search_places("chrey qqqxxzzq") == []
    assert search_places("chrey", limit=0) == []


def test_a_word_that_fits_nothing_around_excludes() -> None:
    assert all("02" in place.around for place in search_places("chrey battambang", limit=100))


def test_many_threads_find_the_same() -> None:
    expected = codes("kampong")
    found: list[list[str]] = []
    threads = [threading.Thread(target=lambda: found.append(codes("kampong"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 8


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("preaek", "prek"),
        ("kaoh", "koh"),
        ("phnum", "phnom"),
        ("reab", "reap"),
        ("voat", "wat"),
        ("paoypaet", "poipet"),
    ],
)
def test_ways_to_write_a_sound_are_one(one: str, other: str) -> None:
    assert sound_of(one) == sound_of(other)


@pytest.mark.parametrize(
    ("typed", "name", "slips"),
    [
        ("", "abc", 0),
        ("abc", "abcdef", 0),
        ("acb", "abcdef", 1),
        ("abxc", "abcdef", 1),
        ("ac", "abcdef", 1),
        ("xbc", "abc", 1),
        ("abcdef", "abc", 3),
        ("uvwxyz", "abc", 3),
    ],
)
def test_slips_are_counted_to_the_nearest_beginning(typed: str, name: str, slips: int) -> None:
    assert slips_to_prefix(typed, name, 2) == slips


@given(
    st.lists(st.text(alphabet="ab", min_size=1, max_size=6), min_size=1), st.text(alphabet="ab", min_size=2, max_size=3)
)
def test_lines_find_what_a_plain_look_finds(names: list[str], piece: str) -> None:
    lines = Lines((name, number) for number, name in enumerate(names))
    expected = {
        (number, Tier.EXACT if name == piece else Tier.PREFIX if name.startswith(piece) else Tier.INSIDE)
        for number, name in enumerate(names)
        if piece in name
    }
    found = list(lines.plainly(piece))
    assert set(found) == expected
    assert len(found) == len(expected)
    assert set(lines.after("\n", piece)) == {number for number, name in enumerate(names) if name.startswith(piece)}


letters = st.text("abc", min_size=4, max_size=11)


@given(st.lists(letters, min_size=1), letters)
def test_what_is_near_is_found_without_looking_at_all(names: list[str], piece: str) -> None:
    slips = min(2, len(piece) // 4)
    found = dict(Lines((name, number) for number, name in enumerate(names)).nearly(piece))
    near = {number: slips_to_prefix(piece, name, slips) for number, name in enumerate(names)}
    tiers = {1: Tier.SLIP, 2: Tier.SLIPS}
    assert {number for number, count in near.items() if count <= 1} <= set(found)
    assert found == {number: tiers.get(near[number], Tier.SLIP) for number in found}
