"""Where a varied sample workshop takes place, about which service, with which numbers: what all its texts share."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, Final

from sala.domain.journey import journey_totals
from sala.gazetteer.place import KHMER_KINDS, Place
from sala.gazetteer.table import table
from sala.khmer import format_minutes, khmer_digits
from sala.services.demo_content import read_demo_file

Texts = Mapping[str, str]

_FIRST_DAY: Final = date(2026, 1, 12)
#: Provinces where indigenous peoples live: who sits in the room should show it.
_HIGHLANDS: Final = frozenset(("10", "11", "13", "16", "19"))
_WAGES: Final = (20_000, 25_000, 30_000, 35_000)
_TOWN: Final = frozenset(("sangkat",))


@dataclass(frozen=True, slots=True)
class Journey:
    """The steps of one way through the service, as rows of values, and what they add up to for one person."""

    steps: tuple[dict[str, Any], ...]
    minutes: int
    waiting: int
    cost: int
    visits: int


@dataclass(frozen=True, slots=True)
class Setting:
    """What is drawn once for a workshop. ``texts`` fill the words in braces of the stock."""

    rng: random.Random
    place: Place
    service: Mapping[str, Any]
    texts: dict[str, str]
    as_is: Journey
    to_be: Journey
    numbers: Mapping[str, int]
    starts: date
    indigenous_share: float

    def say(self, text: str | Sequence[str]) -> str:
        """Return a text of the stock, or one of several, with its words in braces filled in."""
        chosen = text if isinstance(text, str) else self.rng.choice(text)
        return chosen.format_map(self.texts)


class Deck:
    """Texts of the stock in an order of chance, each dealt once."""

    def __init__(self, rng: random.Random, texts: Iterable[str]) -> None:
        self._left = list(texts)
        rng.shuffle(self._left)

    def deal(self, then: str = "") -> str:
        """Return the next text, or ``then`` when all are dealt."""
        return self._left.pop() if self._left else then


def draw_setting(seed: int, number: int) -> Setting:
    """Return the setting of a workshop: services and provinces go round, so that neighbours differ."""
    order = seeded("order", seed)
    stock = read_demo_file("stock", "services.toml")["services"]
    services = order.sample(stock, k=len(stock))
    provinces = order.sample(sorted(_communes()), k=len(_communes()))
    rng = seeded("setting", seed, number)
    service = services[number % len(services)]
    commune = rng.choice(_communes()[provinces[number % len(provinces)]])
    texts = _names_of(commune, rng)
    for key in ("staff", "decider", "site", "service", "act", "desk", "users", "paper", "bring"):
        texts[key] = service[key].format_map(texts)
    numbers = _numbers(rng, in_town=commune.kind in _TOWN)
    texts |= {key: khmer_number(value) for key, value in numbers.items()}
    templates = read_demo_file("stock", "journeys.toml")[service["journey"]]
    as_is = _journey(rng, templates["as_is"], texts, numbers, ("observed", "reported", "reported", "estimated"))
    to_be = _journey(rng, templates["to_be"], texts, numbers, ("estimated",))
    totals = {"wait": as_is.waiting, "cost": as_is.cost, "visits": as_is.visits, "minutes": as_is.minutes}
    texts |= {key: khmer_number(value) for key, value in totals.items()}
    texts["wait_time"] = format_minutes(as_is.waiting, "km")
    texts["longest_wait"] = format_minutes(max(step.get("waiting_minutes", 0) for step in as_is.steps), "km")
    starts = _FIRST_DAY + timedelta(weeks=rng.randrange(40), days=rng.randrange(4))
    highland = 0.3 if commune.code[:2] in _HIGHLANDS else 0.03
    return Setting(rng, commune, service, texts, as_is, to_be, {**numbers, **totals}, starts, highland)


def seeded(*parts: object) -> random.Random:
    """Return a source of chance that gives the same for the same parts, on every machine."""
    return random.Random(" ".join(map(str, parts)))  # noqa: S311  # a sample, not a secret


def khmer_number(value: int) -> str:
    """Return a whole number as Khmer writers set it: Khmer digits, thousands apart."""
    return khmer_digits(f"{value:,}".replace(",", " "))


def in_steps(rng: random.Random, low: int, high: int, step: int = 5) -> int:
    """Return a number between two, both included, in steps that people would say."""
    return low + step * rng.randint(0, (high - low) // step)


@cache
def _communes() -> dict[str, list[Place]]:
    """Return, by province, the communes that have a plain name and at least two villages with plain names."""
    found: dict[str, list[Place]] = {}
    for place in table().places:
        if place.level == "commune" and _is_plain(place.name_km) and len(_villages().get(place.code, ())) > 1:
            found.setdefault(place.around[0], []).append(place)
    return found


@cache
def _villages() -> dict[str, list[str]]:
    """Return the plain names of villages by the code of their commune."""
    found: dict[str, list[str]] = {}
    for place in table().places:
        if place.level == "village" and _is_plain(place.name_km):
            found.setdefault(place.around[-1], []).append(place.name_km)
    return {code: sorted(set(names)) for code, names in found.items() if len(set(names)) > 1}


def _is_plain(name: str) -> bool:
    """Tell whether a name is Khmer letters only, without digits, spaces or the word for its kind."""
    return all("\u1780" <= letter <= "\u17d2" for letter in name) and not name.startswith(tuple(KHMER_KINDS.values()))


def _names_of(commune: Place, rng: random.Random) -> dict[str, str]:
    by_code = table().by_code
    district = by_code[commune.around[1]]
    near, far = rng.sample(_villages()[commune.code], k=2)
    in_town = commune.kind in _TOWN
    unit = KHMER_KINDS[commune.kind]
    return {
        "unit": unit,
        "commune": commune.name_km,
        "district_unit": KHMER_KINDS[district.kind],
        "district": district.name_km,
        "village": f"ភូមិ{near}",
        "far_village": f"ភូមិ{far}",
        "chief": f"ចៅ{unit}" if in_town else f"មេ{unit}",
    }


def _numbers(rng: random.Random, *, in_town: bool) -> dict[str, int]:
    km = rng.randint(3, 7) if in_town else rng.randint(6, 21)
    return {
        "km": km,
        "fare": 2_000 + 1_000 * round(km * rng.uniform(0.5, 0.9)),
        "many": rng.randint(22, 48),
        "few": rng.randint(3, 8),
        "half": rng.randint(3, 6),
        "days": rng.randint(4, 12),
        "times": rng.randint(2, 5),
        "cases": in_steps(rng, 90, 900, 10),
        "one_way": 5 * round(km * rng.uniform(3.0, 4.2) / 5) or 5,
        "wage": rng.choice(_WAGES),
    }


def _journey(
    rng: random.Random,
    templates: Sequence[Mapping[str, Any]],
    texts: Texts,
    numbers: Mapping[str, int],
    sources: Sequence[str],
) -> Journey:
    steps = tuple(
        _step(rng, template, texts, numbers, rng.choice(sources))
        for template in templates
        if rng.random() < template.get("chance", 1)
    )
    totals = journey_totals(steps)
    return Journey(steps, round(totals.minutes), round(totals.waiting_minutes), round(totals.cost), totals.visits)


def _step(
    rng: random.Random, template: Mapping[str, Any], texts: Texts, numbers: Mapping[str, int], source: str
) -> dict[str, Any]:
    words = ("action", "place", "office", "document", "pain")
    step: dict[str, Any] = {key: template[key].format_map(texts) for key in words if key in template}
    if "waiting" in template:
        low, high = template["waiting"]
        step["waiting_minutes"] = in_steps(rng, low, high)
    if "active" in template:
        step["active_minutes"] = rng.randint(*template["active"])
    if "fee" in template:
        low, high = template["fee"]
        step["official_fee"] = in_steps(rng, low, high, 1_000)
    if template.get("trip"):
        step |= {"travel_minutes": 2 * numbers["one_way"], "travel_cost": numbers["fare"], "counts_as_visit": "yes"}
        step["lost_income"] = round(numbers["wage"] * template["lost"] / 1_000) * 1_000
    return {**step, "emotion": template["emotion"], "source": source}
