"""A place in words, as an address is written: the smallest first."""

from __future__ import annotations

from typing import Final

from sala.gazetteer.place import KHMER_KINDS, Kind, Place
from sala.gazetteer.table import table

_ENGLISH_FORMS: Final[dict[Kind, str]] = {
    "province": "{} province",
    "capital": "{}",
    "district": "{} district",
    "municipality": "{} city",
    "khan": "Khan {}",
    "commune": "{} commune",
    "sangkat": "Sangkat {}",
    "village": "{} village",
}


def find_place(code: str) -> Place | None:
    """Return the place with this code, or None."""
    return table().by_code.get(code)


def place_path(code: str) -> list[Place]:
    """Return the places around the one with this code, province first, and itself last; [] for an unknown code."""
    by_code = table().by_code
    place = by_code.get(code)
    return [*(by_code[each] for each in place.around), place] if place else []


def describe(code: str, language: str) -> str:
    """Return the place in ``language`` ("km" or "en"), from itself up to its province.

    "ឃុំជ្រៃ ស្រុកថ្មគោល ខេត្តបាត់ដំបង", "Chrey commune, Thma Koul district, Battambang". A code that is not in the list
    (of another year) is returned as it is: it is what there is to show.
    """
    path = place_path(code)
    if not path:
        return code
    path.reverse()
    if language == "km":
        return " ".join(_in_khmer(place) for place in path)
    *inner, outermost = path
    names = [_ENGLISH_FORMS[place.kind].format(place.name_en) for place in inner]
    return ", ".join([*names, outermost.name_en]) if names else _ENGLISH_FORMS[outermost.kind].format(outermost.name_en)


def _in_khmer(place: Place) -> str:
    """Put the kind before the name, unless it is said in it: ភូមិ ២, ភូមិថ្មី."""
    kind = KHMER_KINDS[place.kind]
    return place.name_km if place.name_km.startswith(kind) else kind + place.name_km
