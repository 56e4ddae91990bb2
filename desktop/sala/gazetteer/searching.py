"""Search by what a person types: Khmer in any spelling order, Latin in any manner, or a code; several words narrow."""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache
from heapq import nsmallest
from itertools import combinations
from typing import Final, NamedTuple

from sala.gazetteer.matching import Lines, Tier, sound_of, tells_much
from sala.gazetteer.place import KHMER_KINDS, LEVEL_OF_KIND, Level, Place
from sala.gazetteer.table import table
from sala.khmer import search_key

_ORDER: Final[dict[Level, int]] = {"commune": 0, "district": 1, "province": 2, "village": 3}
"""Workshops are held for communes: those come first among equals."""
_KHMER: Final = re.compile("[\u1780-\u17d3]")
_SEPARATORS: Final = re.compile(r"[\s,;/()។]+")
_NOT_LETTERS: Final = re.compile(r"[^0-9a-z]+")
_CODE: Final = re.compile(r"[0-9]{2,8}(x[0-9]{1,2})?")
_MOST_TOKENS: Final = 6
_LATIN_KINDS: Final = frozenset(
    [
        *("province", "district", "commune", "village", "municipality", "city", "capital", "town"),
        *("khaet", "khet", "srok", "krong", "khan", "khum", "sangkat", "phum"),
    ]
)
_building: Final = threading.Lock()

_WORST: Final = (len(Tier), True, len(Tier))

Fits = Iterator[tuple[int, Tier]]
"""Numbers of places, and how well a name of theirs fits; a place may come more than once."""


def search_places(text: str, levels: Collection[Level] | None = None, limit: int = 20) -> list[Place]:
    """Return at most ``limit`` places that fit ``text``, best first; of all ``levels`` unless some are named.

    First the name itself, then names that begin with what was typed, then those where a word does, those that have it
    inside; as long as there are fewer than ``limit``, those that sound like it; and when there is nothing yet, those
    that differ by a slip or two of the finger. Among equals communes come first, then shorter names. Several words are
    one name, or one name and names of places around it, in any order: "chrey battambang", "បាត់ដំបង ជ្រៃ". Words for
    kinds (ឃុំ, commune) may be there. Digits, in either script, are a code or its beginning.
    """
    tokens = _tokens(text)
    telling = [token for token in tokens if not _is_kind(token)][:_MOST_TOKENS]
    if not tokens or limit < 1:
        return []
    search = _Search(_names(), tokens[:_MOST_TOKENS], telling, frozenset(_ORDER if levels is None else levels))
    search.look(_Index.plainly, Tier.EXACT)
    if len(search.found) < limit:
        search.look(_Index.by_sound, Tier.SOUND)
    if not search.found:
        search.look(_Index.nearly, Tier.SLIP)
    places, in_khmer = table().places, _KHMER.search(text) is not None

    def rank(number: int) -> tuple[tuple[int, bool, int], int, int, str]:
        place = places[number]
        name = place.name_km if in_khmer else place.name_en
        return search.found[number], _ORDER[place.level], len(name), place.code

    return [places[number] for number in nsmallest(limit, search.found, rank)]


class _Search:
    """One search: its words, and what has been found."""

    def __init__(self, names: _Names, tokens: Sequence[str], telling: Sequence[str], levels: Collection[Level]) -> None:
        self.found: dict[int, tuple[int, bool, int]] = {}
        """By number of each place that fits: how well, whether it took places around it, how well its name fits."""
        self._names = names
        self._tokens = tokens
        self._telling = telling
        self._levels = levels

    def look(self, fits: Callable[[_Index, Sequence[str]], Fits], at_best: Tier) -> None:
        """Add what fits: all words as one name, and each run of words as a name with the others around it.

        What fits now and did not before has ``at_best`` that tier, whether it is the name that fits so or one around.
        """
        areas = {
            token: self._codes(fits(self._names.areas, [token])) for token in self._telling if len(self._telling) > 1
        }
        # Without words that say a kind, and with them: in some names they are part of the name (Ruessei Srok).
        for tokens in {tuple(self._telling), tuple(self._tokens)}:
            self._add(fits(self._names.every, tokens), at_best)
            for start, end in combinations(range(len(tokens) + 1) if areas else (), 2):
                around = [areas[token] for token in tokens[:start] + tokens[end:] if token in areas]
                if around and all(around) and not areas.keys().isdisjoint(tokens[start:end]):
                    self._add(fits(self._names.every, tokens[start:end]), at_best, around)

    def _add(self, fits: Fits, at_best: Tier, around: Sequence[set[str]] = ()) -> None:
        for number, tier in fits:
            place = self._names.places[number]
            fit = (max(tier, at_best), bool(around), tier)
            if (
                fit < self.found.get(number, _WORST)
                and place.level in self._levels
                and not any(area.isdisjoint(place.around) for area in around)
            ):
                self.found[number] = fit

    def _codes(self, fits: Fits) -> set[str]:
        """Return the codes of places that a word may mean when it narrows: those with it inside are too many."""
        return {self._names.places[number].code for number, tier in fits if tier != Tier.INSIDE}


class _Names:
    """All names, ready to be searched, and once more those of areas: of everything but villages."""

    def __init__(self) -> None:
        read = table()
        self.places = read.places
        khmer = {name: _joined(search_key(name)) for name in {place.name_km for place in self.places}}
        named = [
            _Named(
                number,
                place.level,
                place.code,
                khmer[place.name_km],
                [_latin(name) for name in read.english_names(place)],
            )
            for number, place in enumerate(self.places)
        ]
        self.every = _Index(named)
        self.areas = _Index([each for each in named if each.level != "village"])


class _Named(NamedTuple):
    """A place and what it is found by."""

    number: int
    level: Level
    code: str
    khmer: str
    latin: list[str]


class _Index:
    """The names of some places."""

    def __init__(self, named: Sequence[_Named]) -> None:
        self._levels = {each.number: each.level for each in named}
        self._codes = Lines((each.code, each.number) for each in named)
        self._khmer = Lines((each.khmer, each.number) for each in named)
        self._words = Lines((name, each.number) for each in named for name in each.latin)
        self._latin = Lines((_joined(name), each.number) for each in named for name in each.latin)
        self._sounds = Lines((sound_of(_joined(name)), each.number) for each in named for name in each.latin)

    def plainly(self, tokens: Sequence[str]) -> Fits:
        """Yield places whose name, or code, has the ``tokens`` in it."""
        joined = "".join(tokens)
        if _CODE.fullmatch(joined):
            yield from ((number, tier) for number, tier in self._codes.plainly(joined) if tier != Tier.INSIDE)
        for form, level in _khmer_forms(joined):
            yield from self._of_level(level, self._khmer.plainly(form))
        if latin := _joined(_latin(joined)):
            yield from self._latin.plainly(latin)
            yield from ((number, Tier.WORD) for number in self._words.after(" ", _latin(" ".join(tokens))))

    def by_sound(self, tokens: Sequence[str]) -> Fits:
        """Yield also places whose name, in Latin letters, sounds as if it began so."""
        yield from self.plainly(tokens)
        sound = sound_of(_joined(_latin("".join(tokens))))
        if tells_much(sound):
            yield from ((number, Tier.SOUND) for number in self._sounds.after("\n", sound))

    def nearly(self, tokens: Sequence[str]) -> Fits:
        """Yield also places whose name begins so but for slips of the finger."""
        yield from self.by_sound(tokens)
        joined = "".join(tokens)
        for form, level in _khmer_forms(joined):
            yield from self._of_level(level, self._khmer.nearly(form))
        if latin := _joined(_latin(joined)):
            yield from self._latin.nearly(latin)

    def _of_level(self, level: Level | None, fits: Fits) -> Fits:
        return fits if level is None else ((number, tier) for number, tier in fits if self._levels[number] == level)


@cache
def _built() -> _Names:
    return _Names()


def _names() -> _Names:
    with _building:
        return _built()


def _tokens(text: str) -> list[str]:
    """Return the words of ``text`` as they are compared, a kind in Khmer joined to the name after it (ឃុំ ជ្រៃ)."""
    tokens: list[str] = []
    for token in filter(None, _SEPARATORS.split(search_key(text))):
        if tokens and tokens[-1] in _khmer_kinds():
            tokens[-1] += token
        else:
            tokens.append(token)
    return tokens


def _is_kind(token: str) -> bool:
    return token in _LATIN_KINDS or token in _khmer_kinds()


@cache
def _khmer_kinds() -> dict[str, Level]:
    return {search_key(word): LEVEL_OF_KIND[kind] for kind, word in KHMER_KINDS.items()}


def _khmer_forms(joined: str) -> Iterator[tuple[str, Level | None]]:
    """Yield what to look for among Khmer names: as typed, and the name without its kind, of that level only."""
    if _KHMER.search(joined) or joined.isdigit():
        yield joined, None
        for kind, level in _khmer_kinds().items():
            if joined.startswith(kind) and joined != kind:
                yield joined[len(kind) :], level


def _latin(name: str) -> str:
    """Return small letters without accents, one space for whatever parts words; apostrophes part nothing."""
    plain = unicodedata.normalize("NFKD", name).replace("'", "").replace("’", "").casefold()
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _NOT_LETTERS.sub(" ", letters).strip()


def _joined(name: str) -> str:
    return name.replace(" ", "")
