"""The canonical spelling order: one encoding for what looks the same.

Unicode document L2/22-290 (Khmer Encoding Structure) says in which order the parts of a cluster are written: base,
robat, subscript letters with RO last, shifter, vowel, signs, reahmuk. People type other orders which a renderer draws
alike, and two such words are then unequal to a computer. ``canonical`` moves them to the one order.

Text that is stored must look as it did when it was typed, so two rules keep ``canonical`` from going further:

- A cluster which a renderer marks as broken (dotted circle) is left alone: the person sees it, and it is theirs.
- Two neighbours change places only when neither touches the other in the drawing: a sign above and a vowel below, yes;
  two signs above, which stack in the order of typing, no. Tests draw both with HarfBuzz and compare the glyphs.

``search_key`` goes the whole way with ``full_order``; its result is never shown.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from sala.khmer.letters import (
    AA,
    BASES,
    COENG,
    II,
    INVISIBLE_IN_WORDS,
    LAST_CONSONANT,
    MARKS,
    MUUSIKATOAN,
    NIKAHIT,
    OE,
    OO,
    RO,
    ROBAT,
    TRIISAP,
    E,
    U,
)

_UNIT: Final[re.Pattern[str]] = re.compile(f"{COENG}[{BASES}]|[\\s\\S]")
#: A base with at least one thing attached; what stands alone needs no order. A letter after a coeng sign is no base,
#: also where the coeng sign stands below nothing.
_CLUSTER: Final = re.compile(
    f"(?<!{COENG})(?<!{COENG}[{INVISIBLE_IN_WORDS}])"
    f"[{BASES}](?:[{INVISIBLE_IN_WORDS}]*(?:{COENG}[{INVISIBLE_IN_WORDS}]*[{BASES}]|[{MARKS}]))++"
)
_REST: Final = re.compile("[^\u1780-\u17ff]+")

_SHIFTERS: Final = MUUSIKATOAN + TRIISAP + ROBAT
_BEFORE: Final = "\u17c1\u17c2\u17c3"
_BELOW: Final = "\u17bb\u17bc\u17bd"
_ABOVE: Final = "\u17b7\u17b8\u17b9\u17ba"
_SIGNS: Final = "\u17c6\u17cb\u17cd\u17ce\u17cf\u17d0\u17d1"
_FINALS: Final = "\u17c7\u17c8\u17d3\u17dd"
_LONG: Final = "\u17bf\u17c0\u17c4\u17c5"
_SUBSCRIPT: Final = f"{COENG}[\u1780-\u17a2]"
#: What HarfBuzz (and with it Qt, browsers, LibreOffice) draws without a dotted circle. Subscript independent vowels,
#: which no modern word has, are left out: some are drawn as whole letters.
_DRAWN_WHOLE: Final = re.compile(
    f"(?P<base>[{BASES}])"
    f"(?P<stack>[{_SHIFTERS}]{{0,2}}(?:{_SUBSCRIPT}[{_SHIFTERS}]?)*)"
    f"(?P<marks>[{_SIGNS}]*(?:"
    f"[{_BEFORE}]?[{_SIGNS}]*[{_BELOW}]?[{_SIGNS}]*[{_ABOVE}]?[{_SIGNS}]*{AA}?|{OE}[{_SIGNS}]*{AA}?|[{_LONG}]"
    f")[{_SIGNS}]*)"
    f"(?P<late>(?:{_SUBSCRIPT})?)"
    f"(?P<finals>[{_FINALS}]*)"
)

#: Subscripts that reach up at the right side, so that what stands above or to the right moves with them.
_RISING: Final = frozenset("ឃឈបយសឍឝឞឡ")
#: Letters whose marks above move with what is below them (NYO even takes another shape).
_RESTLESS: Final = frozenset("ញរវ")

_RANK_OF: Final = {
    character: rank
    for rank, characters in enumerate(
        (
            ROBAT,
            COENG,  # stands for all subscripts but RO
            RO,  # stands for subscript RO
            MUUSIKATOAN + TRIISAP,
            _BEFORE + OE + _LONG,
            _BELOW,
            _ABOVE,
            AA,
            _SIGNS + "\u17d3\u17dd",
            "\u17c7\u17c8",
        )
    )
    for character in characters
}

#: What leaves the shifter no room above, so that it is drawn below, where it looks like ុ.
_LIFTING: Final = f"(?:[{_ABOVE}\u17d0]|{AA}{NIKAHIT})"
#: The letters that are written with a shifter, and with which: ុ typed there under something that lifts means it.
_SHIFTER_MEANT: Final = {**dict.fromkeys("ងញនបមយរលវ", MUUSIKATOAN), **dict.fromkeys("សហអ", TRIISAP)}
#: Letters after which ុ before a vowel above stands for ៉; after the others it stands for ៊.
_TAKES_MUUSIKATOAN: Final = frozenset("ងញណនបមយរលវឝឡឣឤឥឦឧឨឩឪឫឬឭឮឯឰឱឲឳ")


def canonical(text: str) -> str:
    """Return ``text`` in canonical order, as it is to be stored; it looks the same.

    COENG DA and COENG TA stay as typed, and so does U+200B: between clusters a person typed it to part words; inside
    a cluster it is an accident, but one that is seen (a dotted circle). What is not Khmer is brought to NFC (Khmer is
    not: NFC does not know it).
    Idempotent; never raises, whatever the text.
    """
    if text.isascii():
        return text
    return composed(_CLUSTER.sub(_safely_ordered, text))


def full_order(text: str) -> str:
    """Return ``text`` in canonical order at any price: for comparison, never for storage or display."""
    return _CLUSTER.sub(_fully_ordered, text)


def composed(text: str) -> str:
    """Return ``text`` in NFC, except its Khmer, where NFC would part U+17D2 from the letter that it brings below."""
    return _REST.sub(_composed, text)


def _composed(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", match.group())


def _safely_ordered(match: re.Match[str]) -> str:
    cluster = match.group()
    return cluster if len(cluster) == 2 else _canonical_cluster(cluster)


def _fully_ordered(match: re.Match[str]) -> str:
    cluster = match.group()
    return cluster if len(cluster) == 2 else _full_cluster(cluster)


@lru_cache(maxsize=8192)
def _canonical_cluster(cluster: str) -> str:
    parts = _DRAWN_WHOLE.fullmatch(cluster)
    if not parts or _strange(cluster):
        return cluster
    base, stack, marks, late, finals = parts.group("base", "stack", "marks", "late", "finals")
    if late and _free_of(late, base + stack, marks):
        stack, late = stack + late, ""
    stack = _ordered_stack(base, stack, marks)
    if not late:
        marks = _ordered_marks(base + stack, marks)
    return base + stack + marks + late + finals


def _strange(cluster: str) -> bool:
    """Return whether a cluster has what no modern word has, and what fonts stack by order.

    Four letters below, two RO below, two shifters, one of the two signs of old books, the letter that is drawn as two.
    """
    if cluster.count(COENG) > 3 or not {"\u17a4", "\u17d3", "\u17dd"}.isdisjoint(cluster):
        return True
    return cluster.count(COENG + RO) > 1 or sum(cluster.count(shifter) for shifter in _SHIFTERS) > 1


def _free_of(late: str, stack: str, marks: str) -> bool:
    """Return whether a subscript typed after vowels and signs is drawn as if it had been typed before them."""
    if late[1] == RO:
        return not set(marks) - {*_BELOW, *_ABOVE, *_SIGNS, AA}
    if not set(marks) - {*_BEFORE}:
        return True
    alone = (
        stack[0] <= LAST_CONSONANT
        and not set(stack) & _RESTLESS
        and COENG + RO not in stack
        and not set(stack) & {*_SHIFTERS}
    )
    return alone and late[1] not in _RISING and not set(marks) - {*_BEFORE, *_ABOVE, *_SIGNS, OE}


def _ordered_stack(base: str, stack: str, marks: str) -> str:
    """Return robat, subscripts, RO, shifter as far as they go there unseen."""
    units = _UNIT.findall(stack)
    shifters = [unit for unit in units if unit in _SHIFTERS]
    if shifters:
        others = [unit for unit in units if unit not in _SHIFTERS]
        risky = any(unit[1] in _RISING for unit in others) or base in _RESTLESS or bool(set(marks) & {*_LONG})
        movable = others == [COENG + RO] or (shifters == [ROBAT] and len(others) == 1 and not risky)
        return "".join(sorted(units, key=_rank)) if movable else stack
    return "".join(sorted(units, key=lambda unit: unit == COENG + RO))


def _ordered_marks(stack: str, marks: str) -> str:
    """Return vowels before signs as far as they go there unseen, and a vowel typed in two parts as the one it is."""
    marks = re.sub(f"([{_SIGNS}]+)([{_BEFORE}])", r"\2\1", marks)
    if stack[0] not in _RESTLESS and COENG + RO not in stack and not set(stack) & {*_SHIFTERS}:
        marks = re.sub(f"([{_SIGNS}]+)([{_BELOW}])", r"\2\1", marks)
    marks = re.sub(f"{E}{AA}(?![{_SIGNS}])", OO, marks.replace(E + II, OE))
    shifter = _SHIFTER_MEANT.get(stack[0])
    if shifter and stack[1:] in {"", COENG + RO}:
        marks = re.sub(f"^{U}(?={_LIFTING})", shifter, marks)
    return marks


def _rank(unit: str) -> int:
    if unit[0] == COENG:
        return _RANK_OF[RO if unit[1:] == RO else COENG]
    return _RANK_OF[unit]


@lru_cache(maxsize=8192)
def _full_cluster(cluster: str) -> str:
    cluster = re.sub(f"[{INVISIBLE_IN_WORDS}]", "", cluster).replace(OE, E + II).replace(OO, E + AA)
    base, units = cluster[0], _UNIT.findall(cluster, 1)
    if U in units and not {MUUSIKATOAN, TRIISAP} & {*units} and _lifts(units):
        units[units.index(U)] = _shifter_for({base, *(unit[1] for unit in units if unit[0] == COENG and unit[1:])})
    marks = "".join(sorted(units, key=_rank))
    marks = re.sub(f"{E}([{_BELOW}]*){II}", f"{OE}\\1", marks)
    return base + re.sub(f"{E}([{_BELOW}]*){AA}", f"{OO}\\1", marks)


def _lifts(units: list[str]) -> bool:
    return bool({*_ABOVE, "\u17bf", "\u17d0", "\u17dd"} & {*units}) or {AA, NIKAHIT} <= {*units}


def _shifter_for(letters: set[str]) -> str:
    return MUUSIKATOAN if "ប" in letters or letters <= _TAKES_MUUSIKATOAN else TRIISAP
