"""The official list of places, read once when it is first asked for."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from sala.errors import EnvironmentFault
from sala.gazetteer.place import LEVEL_OF_KIND, LEVELS, Kind, Place
from sala.paths import resource_path

_KINDS: Final[dict[str, Kind]] = {
    "p": "province",
    "c": "capital",
    "d": "district",
    "m": "municipality",
    "k": "khan",
    "u": "commune",
    "s": "sangkat",
    "v": "village",
}
_reading: Final = threading.Lock()


@dataclass(frozen=True, slots=True)
class Table:
    """All places in the order of the list, each after the one that it lies in."""

    places: tuple[Place, ...]
    by_code: Mapping[str, Place]
    other_names: Mapping[str, tuple[str, ...]]
    """English names by which a place is also found, by code."""

    def english_names(self, place: Place) -> tuple[str, ...]:
        """Return the English name of ``place`` and the others by which it is found."""
        return (place.name_en, *self.other_names.get(place.code, ()))


def table() -> Table:
    """Return the list. Raises ``EnvironmentFault`` ``resource.damaged`` (``name``) when it cannot be read."""
    with _reading:
        return _read()


@cache
def _read() -> Table:
    file = resource_path("gazetteer", "places.tsv")
    try:
        return _parsed(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, IndexError) as error:
        raise EnvironmentFault("resource.damaged", name=file.name) from error


def _parsed(text: str) -> Table:
    places: dict[str, Place] = {}
    other_names: dict[str, tuple[str, ...]] = {}
    around: list[tuple[str, ...]] = [()]
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        letter, code, name_km, name_en, *others = line.split("\t")
        kind = _KINDS[letter]
        depth = LEVELS.index(LEVEL_OF_KIND[kind])
        del around[depth + 1 :]
        places[code] = Place(code, kind, name_km, name_en, around[depth])
        around.append((*around[depth], code))
        if others:
            other_names[code] = tuple(others)
    return Table(tuple(places.values()), places, other_names)
