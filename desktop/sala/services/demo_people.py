"""Who sits in the room of a varied sample workshop, whom its teams listened to, and what those people agreed to."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from sala.domain.records import CONSENT_SCOPES
from sala.services.demo_content import DemoCard, DemoPhoto, read_demo_file
from sala.services.demo_setting import Deck, Setting, in_steps

Table = Mapping[str, Any]

_FUNCTIONING: Final = ("seeing", "hearing", "walking", "remembering", "self_care", "communicating")
_COPIED: Final = ("role", "sex", "age_band", "idpoor", *_FUNCTIONING)
_TOLD: Final = ("pains", "workarounds", "surprises", "takeaways")
_AGES: Final = {
    "user": ("18_29", "18_29", "30_44", "30_44", "45_59", "60_plus"),
    "staff": ("18_29", "30_44", "30_44", "45_59"),
    "leader": ("30_44", "45_59", "45_59", "60_plus"),
    "other": ("18_29", "30_44", "45_59"),
}
#: Those without whom a workshop makes no sense; the rest of the seats is drawn.
_ALWAYS: Final = ("user", "user", "user", "staff", "staff", "leader")
_TELLS_A_JOURNEY: Final = frozenset(("user", "family"))


@dataclass(frozen=True, slots=True)
class Listening:
    """What the teams heard: notes with their quotes, consents, the names of quotes by theme, who may try something."""

    notes: tuple[DemoCard, ...]
    consents: tuple[Mapping[str, Any], ...]
    quotes: Mapping[str, Sequence[str]]
    testers: tuple[str, ...]


class Names:
    """Invented names, none of them twice in a workshop."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._stock = read_demo_file("stock", "names.toml")
        self._used: set[str] = set()

    def person(self, sex: str) -> str:
        """Return a family name and a given name; any sex but "female" takes a man's."""
        given = self._stock["women" if sex == "female" else "men"]
        while True:
            name = f"{self._rng.choice(self._stock['family'])} {self._rng.choice(given)}"
            if name not in self._used:
                self._used.add(name)
                return name

    def teams(self, count: int) -> tuple[str, ...]:
        """Return different names of teams."""
        return tuple(self._rng.sample(self._stock["teams"], k=count))


def draw_people(setting: Setting, names: Names, teams: int) -> tuple[dict[str, Any], ...]:
    """Return 8 to 16 participants in teams; in some workshops mostly men came, in some mostly women."""
    rng = setting.rng
    seats = read_demo_file("stock", "voices.toml")["seats"]
    count = rng.randint(max(8, 4 * teams), 16)
    women = rng.choice((0.25, 0.4, 0.5, 0.6, 0.75))
    wanted = [*_ALWAYS, *rng.choices(("user", "staff", "leader", "other"), (4, 2, 1, 3), k=count - len(_ALWAYS))]
    taken: list[dict[str, Any]] = []
    for number, who in enumerate(wanted):
        seat = rng.choice([each for each in seats if each["who"] == who and _is_free(each, taken)])
        sex = "female" if rng.random() < women else "male"
        age = rng.choice(seat.get("ages", _AGES[who]))
        person = {"name": names.person(sex), "sex": sex, "age_band": age, "team": number % teams + 1}
        person |= {"role": setting.say(seat["role"]), "organisation": setting.say(seat["organisation"])}
        taken.append({**person, **_background(setting, who), "seat": seat["role"]})
    return tuple({key: value for key, value in person.items() if key != "seat"} for person in taken)


def _is_free(seat: Mapping[str, Any], taken: Sequence[Mapping[str, Any]]) -> bool:
    """Tell whether another person can sit there: of users, village chiefs and staff there may be several."""
    only_one = seat["role"] == "{chief}"
    return not (only_one and any(person["seat"] == seat["role"] for person in taken))


def _background(setting: Setting, who: str) -> dict[str, str]:
    rng = setting.rng
    idpoor = rng.choices(("yes", "no", "unknown"), (3, 5, 1) if who == "user" else (0, 9, 1))[0]
    disability = rng.choices(("yes", "no", "unknown"), (10, 80, 10) if who == "user" else (3, 90, 7))[0]
    indigenous = "yes" if rng.random() < setting.indigenous_share else "no"
    return {"idpoor": idpoor, "disability": disability, "indigenous": indigenous}


def listen(setting: Setting, themes: Sequence[Table], teams: int) -> Listening:
    """Return three to five interview notes; every theme is heard from at least one person."""
    rng = setting.rng
    voices = list(_voices(setting))
    quotes = {
        (theme["key"], role): Deck(rng, [quote["words"] for quote in theme["quotes"] if quote["role"] == role])
        for theme in themes
        for role in sorted({voice["role"] for voice in voices})
    }
    stories = _Stories(setting, themes)
    heard: dict[str, list[str]] = {theme["key"]: [] for theme in themes}
    notes, consents = [], []
    for number, voice in enumerate(voices, start=1):
        code = f"K{number:02d}"
        consent = _consent(setting, code)
        rows = []
        for theme in themes:
            words = quotes[theme["key"], voice["role"]].deal()
            if words:
                heard[theme["key"]].append(f"{code} {theme['key']}")
                rows.append({"id": f"{code} {theme['key']}", "words": setting.say(words)})
        photos = _photos(setting, code) if "photo" in consent["yes"] and number in {1, 2} else ()
        values = {**stories.of(voice), "person_code": code, "consent_code": consent["code"], "quotes": rows}
        notes.append(DemoCard(code, "interview_note", values, team=number % teams + 1, photos=photos))
        consents.append(consent)
    if rng.random() < 0.3:
        consents[-1]["withdrawn"] = (setting.starts + timedelta(days=1)).isoformat()
    testers = tuple(
        consent["person_code"]
        for consent, voice in zip(consents, voices, strict=True)
        if "withdrawn" not in consent and voice["role"] in _TELLS_A_JOURNEY
    )
    return Listening(tuple(notes), tuple(consents), heard, testers)


def _voices(setting: Setting) -> Iterator[Table]:
    """Yield whom to interview; users are of the age that the service is for. The last one is never a user."""
    rng = setting.rng
    roles = ["user", "user", *rng.sample(["user", "family", "leader", "other"], k=rng.randint(0, 2)), "staff"]
    left = list(read_demo_file("stock", "voices.toml")["voices"])
    for role in roles:
        fitting = [each for each in left if each["role"] == role and (role != "user" or _uses(setting.service, each))]
        voice = rng.choice(fitting)
        left.remove(voice)
        yield voice


def _uses(service: Table, voice: Table) -> bool:
    """Tell whether a service is for such a person."""
    meant = any(key in voice for key in _FUNCTIONING) or not service.get("for_disability")
    return meant and voice["age_band"] in service["user_ages"]


class _Stories:
    """Tells what each person went through, no story twice."""

    def __init__(self, setting: Setting, themes: Sequence[Table]) -> None:
        rng, stock = setting.rng, read_demo_file("stock", "voices.toml")
        self._setting = setting
        self._happened = Deck(rng, setting.service["happened"])
        self._any = Deck(rng, stock["any"]["happened"])
        self._behind = {role: Deck(rng, texts) for role, texts in stock["behind"].items()}
        self._own = {key: Deck(rng, [text for theme in themes for text in theme[key]]) for key in _TOLD}
        self._staff = {key: Deck(rng, stock["any"][key]) for key in ("pains", "workarounds")}
        self._fallback = stock["any"]["happened"][0]

    def of(self, voice: Table) -> dict[str, Any]:
        """Return the values of the note about a person, without codes and quotes."""
        own = voice["role"] in _TELLS_A_JOURNEY
        happened = self._of_user() if own else self._behind[voice["role"]].deal()
        said = {key: self._own[key].deal() for key in ("surprises", "takeaways")}
        told = self._own if own else self._staff
        said |= {key: told[key].deal() for key in ("pains", "workarounds") if voice["role"] not in {"leader", "other"}}
        said["takeaway_1"] = said.pop("takeaways")
        values: dict[str, Any] = {key: voice[key] for key in _COPIED if key in voice}
        values["what_happened"] = self._setting.say(f"{voice['intro']} {happened}".strip())
        values |= {key: self._setting.say(text) for key, text in said.items() if text}
        return {**values, **self._journey(voice)} if own else values

    def _of_user(self) -> str:
        return self._happened.deal() or self._any.deal(self._fallback)

    def _journey(self, voice: Table) -> dict[str, int]:
        setting, rng = self._setting, self._setting.rng
        near = rng.randint(2, setting.numbers["km"])
        km = setting.numbers["km"] if "{km}" in voice["intro"] else near
        journey, way = setting.as_is, setting.numbers["one_way"] * km / setting.numbers["km"]
        return {
            "distance_km": km,
            "travel_minutes": max(5, 5 * round(way / 5)),
            "time_minutes": 5 * round(journey.minutes / 5) + in_steps(rng, -30, 40),
            "cost_riel": max(1_000, journey.cost + in_steps(rng, -4_000, 6_000, 1_000)),
            "visits": journey.visits,
        }


def _consent(setting: Setting, code: str) -> dict[str, Any]:
    rng = setting.rng
    maybe = {"audio": 0.3, "photo": 0.6, "video": 0.2, "quote": 0.9, "name": 0.2, "share": 0.85}
    yes = [scope for scope in CONSENT_SCOPES if rng.random() < maybe.get(scope, 1)]
    day = setting.starts - timedelta(days=rng.randint(2, 9))
    given = rng.choice(("signature", "thumbprint", "spoken"))
    return {"code": f"C-{code}", "person_code": code, "given": given, "date": day.isoformat(), "yes": yes}


def _photos(setting: Setting, code: str) -> tuple[DemoPhoto, ...]:
    scene = setting.rng.choice(setting.service["photos"])
    caption = setting.say(read_demo_file("stock", "voices.toml")["names"]["photo_captions"][scene])
    return (DemoPhoto(scene, f"{scene}.jpg", caption, f"C-{code}"),)
