"""Varied sample workshops, from a stock of services, themes and people: the same seed gives the same content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from sala.khmer import format_minutes
from sala.services.demo_content import DemoCard, DemoPhoto, DemoWorkshop, read_demo_file
from sala.services.demo_people import Listening, Names, draw_people, listen
from sala.services.demo_setting import Deck, Journey, Setting, draw_setting, in_steps, khmer_number

Table = Mapping[str, Any]

_BUDGETS: Final = {"none": (0, 0), "small": (40_000, 380_000), "medium": (600_000, 2_400_000)}
_SOURCES: Final = ("commune_fund", "facility_budget", "district_budget", "community", "partner", "not_found")
_PILOT_WEEKS: Final = (6, 8, 10, 12)


@dataclass(frozen=True, slots=True)
class _Room:
    """What the cards of one workshop are made from."""

    setting: Setting
    names: Table
    feedback: Table
    themes: tuple[Table, ...]
    people: tuple[Mapping[str, Any], ...]
    teams: int
    heard: Listening

    def say(self, text: str | Sequence[str]) -> str:
        return self.setting.say(text)

    def someone(self) -> str:
        return str(self.setting.rng.choice(self.people)["name"])

    def team_of(self, number: int) -> int:
        return number % self.teams + 1


def varied_workshop(seed: int, number: int) -> DemoWorkshop:
    """Return a sample workshop with content in every stage; ``number`` counts from 0 within the seed."""
    setting = draw_setting(seed, number)
    rng = setting.rng
    stock = read_demo_file("stock", "themes.toml")
    known = {theme["key"]: theme for theme in stock["themes"]}
    keys = rng.sample(setting.service["themes"], k=rng.choice((2, 2, 3)))
    themes = tuple(known[key] for key in keys)
    names = Names(rng)
    teams = rng.choice((2, 3))
    people = draw_people(setting, names, teams)
    words = read_demo_file("stock", "voices.toml")["names"]
    heard = listen(setting, themes, teams)
    room = _Room(setting, words, stock["feedback"], themes, people, teams, heard)
    return DemoWorkshop(
        facilitator=names.person(rng.choice(("female", "male"))),
        facts=_facts(room),
        teams=names.teams(teams),
        people=people,
        consents=heard.consents,
        cards=tuple(_cards(room, names)),
        done=("challenge_frame", "interview_notes", "service_journey"),
        seed=rng.randrange(4),
    )


def _facts(room: _Room) -> dict[str, str]:
    setting = room.setting
    days = setting.rng.choice((0, 1, 1, 2))
    return {
        "name": room.say(room.names["workshop"]),
        "place": setting.place.code,
        "venue": room.say(room.names["venue"]),
        "service": room.say(setting.service["service"]),
        "facility": setting.service["facility"],
        "starts": setting.starts.isoformat(),
        "ends": (setting.starts + timedelta(days=days)).isoformat(),
    }


def _cards(room: _Room, names: Names) -> Iterator[DemoCard]:
    yield _challenge(room)
    yield from room.heard.notes
    yield from _insights(room)
    yield from _journeys(room, names)
    yield from _problems(room)
    yield from _questions(room)
    ideas = list(_ideas(room))
    yield from (idea.card for idea in ideas)
    chosen = _chosen(room, ideas)
    yield from (_prototype(room, idea, number) for number, idea in enumerate(chosen, start=1))
    tests = list(_tests(room, len(chosen)))
    yield from tests
    yield _pilot(room, chosen, [test.id for test in tests])


def _challenge(room: _Room) -> DemoCard:
    setting, say = room.setting, room.say
    service = setting.service
    values: dict[str, Any] = {
        "service": say("{service} នៅ{site}"),
        "facility": service["place_kind"],
        "people_first": say(room.names["people_first"]),
        "desired_change": say(service["change"]),
        "obstacle": say(service["obstacle"]),
        "evidence": say(room.names["evidence"]),
        "in_scope": say(service["scope"]),
        "out_of_scope": say(service["out"]),
        "decider": say("{decider}"),
        "innovation_or_repair": setting.rng.choice(("innovation", "innovation", "unsure")),
        "deadline": (setting.starts + timedelta(weeks=setting.rng.randint(12, 24))).isoformat(),
    }
    return DemoCard("challenge", "challenge", values)


def _insights(room: _Room) -> Iterator[DemoCard]:
    for number, theme in enumerate(room.themes):
        quotes = room.heard.quotes[theme["key"]]
        values: dict[str, Any] = {key: room.say(theme["insight"][key]) for key in ("saw", "because", "means")}
        values |= {"confidence": min(5, 1 + len(quotes)), "supporting": quotes}
        photos = _photo(room, "notes_wall") if number == 0 and room.setting.rng.random() < 0.4 else ()
        earlier = ({"confidence": 1},) if number == 0 else ()
        yield DemoCard(
            f"insight {theme['key']}", "insight", values, room.team_of(number), photos=photos, earlier=earlier
        )


def _photo(room: _Room, scene: str) -> tuple[DemoPhoto, ...]:
    return (DemoPhoto(scene, f"{scene}.jpg", room.say(room.names["photo_captions"][scene])),)


def _journeys(room: _Room, names: Names) -> Iterator[DemoCard]:
    setting, rng = room.setting, room.setting.rng
    sex = rng.choice(("female", "female", "male"))
    youngest, oldest = setting.service["persona_age"]
    setting.texts.update(who=names.person(sex).split()[-1], age=khmer_number(rng.randint(youngest, oldest)))
    persona, cases = room.say(room.names["persona" if sex == "female" else "persona_man"]), setting.numbers["cases"]
    versions: tuple[tuple[str, Journey], ...] = (("as_is", setting.as_is), ("to_be", setting.to_be))
    for version, journey in versions:
        values: dict[str, Any] = {"name": room.say(room.names[version]), "version": version, "persona": persona}
        values |= {"cases_per_year": cases, "steps": journey.steps, "sources": [room.heard.notes[0].id]}
        yield DemoCard(f"journey {version}", "journey", values, team=1)


def _problems(room: _Room) -> Iterator[DemoCard]:
    setting, say = room.setting, room.say
    for number, theme in enumerate(room.themes[:2]):
        problem = theme["problem"]
        now = setting.numbers[problem["number"]]
        values: dict[str, Any] = {key: say(problem[key]) for key in ("needs_to", "but", "because", "success")}
        values |= {
            "who": say(room.names["people_in"]),
            "where": say(room.names["where"]),
            "impact_number": now,
            "impact_meaning": say(problem["number_meaning"]),
            "agreed_by": say(room.names["agreed"]),
            "sources": [f"insight {theme['key']}", "journey as_is"],
        }
        earlier = ({"agreed_by": say(room.names["agreed"][0]), "success": say(problem["success"][0])},)
        yield DemoCard(
            f"problem {theme['key']}", "problem", values, room.team_of(number), earlier=earlier if number == 0 else ()
        )


def _questions(room: _Room) -> Iterator[DemoCard]:
    rng, votes = room.setting.rng, len(room.people)
    for number, theme in enumerate(room.themes):
        given = rng.randint(votes // 4, votes // 2) if number == 0 else rng.randint(1, max(2, votes // 4))
        votes -= given
        problem = [f"problem {theme['key']}"] if number < 2 else []
        values: dict[str, Any] = {
            "sources": [f"insight {theme['key']}", *problem],
            "question": room.say(theme["question"]["words"]),
            "for_whom": room.say(room.names["people_in"]),
            "width": "right",
            "votes": given,
            "chosen": "yes" if number == 0 or rng.random() < 0.4 else "no",
        }
        yield DemoCard(f"question {theme['key']}", "question", values, room.team_of(number))
    if rng.random() < 0.5:
        values = {"sources": [f"insight {room.themes[0]['key']}"], "question": room.names["broad_question"]}
        values |= {"for_whom": room.say("{users}"), "width": "too_broad", "votes": 1, "chosen": "no"}
        yield DemoCard("question broad", "question", values, room.team_of(1))


@dataclass(frozen=True, slots=True)
class _Idea:
    card: DemoCard
    stock: Table


def _ideas(room: _Room) -> Iterator[_Idea]:
    rng, kind = room.setting.rng, room.setting.service["journey"]
    for number, theme in enumerate(room.themes):
        fitting = [idea for idea in theme["ideas"] if kind in idea.get("only", (kind,))]
        some = rng.sample(fitting, k=min(len(fitting), rng.randint(1, 3) if number else 2))
        for place, idea in enumerate(some, start=1):
            name = f"idea {theme['key']} {place}"
            values: dict[str, Any] = {**_idea(room, idea), "questions": [f"question {theme['key']}"]}
            yield _Idea(DemoCard(name, "idea", values, room.team_of(number)), idea)


def _idea(room: _Room, idea: Table) -> dict[str, Any]:
    say, now, saves = room.say, room.setting.as_is, idea["saves"]
    texts = ("title", "change_citizens", "change_staff", "left_out", "need_people", "risk", "first_test")
    return {
        **{key: say(idea[key]) for key in texts},
        **{f"how_{number}": say(text) for number, text in enumerate(idea["how"], start=1)},
        "for_whom": say("{users}"),
        "time_saved": 5 * round(now.minutes * saves["time"] / 5),
        "cost_saved": 1_000 * round(now.cost * saves["cost"] / 1_000),
        "visits_saved": min(saves["visits"], now.visits - 1),
        "cost_band": idea["cost_band"],
        "owner": room.someone(),
    }


def _chosen(room: _Room, ideas: Sequence[_Idea]) -> list[_Idea]:
    """Return the ideas that are taken on: of the theme that the room wants most, and sometimes one more."""
    rest = ideas[1:]
    return [ideas[0], *room.setting.rng.sample(rest, k=min(len(rest), room.setting.rng.randint(0, 1)))]


def _prototype(room: _Room, idea: _Idea, number: int) -> DemoCard:
    rng, made = room.setting.rng, idea.stock["prototype"]
    values: dict[str, Any] = {
        "name": room.say(made["name"]),
        "ideas": [idea.card.id],
        "riskiest_question": room.say(made["question"]),
        "faked": room.say(made["faked"]),
        "form": made["form"],
        "materials": made["materials"],
        "builder": room.someone(),
        "cost": in_steps(rng, 0, 20_000, 2_000),
        "version": rng.randint(1, 2),
        "done_when": room.say(made["done_when"]),
    }
    photo = DemoPhoto(made["scene"], f"{made['scene']}.jpg", room.say(made["caption"]))
    photos = (photo,) if number == 1 else ()
    return DemoCard(f"prototype {number}", "prototype", values, idea.card.team, photos=photos)


def _tests(room: _Room, prototypes: int) -> Iterator[DemoCard]:
    rng, testers = room.setting.rng, room.heard.testers
    said = {key: Deck(rng, room.feedback[key]) for key in ("worked", "change", "questions", "ideas")}
    for number in range(1, prototypes + 1):
        for code in rng.sample(testers, k=min(len(testers), rng.randint(2, 3))):
            done = rng.choice(("yes", "yes", "partly", "no"))
            severity = {"yes": rng.randint(0, 1), "partly": rng.randint(1, 3), "no": rng.randint(3, 4)}[done]
            values: dict[str, Any] = {key: deck.deal(room.say(room.feedback[key])) for key, deck in said.items()}
            values |= {
                "prototypes": [f"prototype {number}"],
                "person_code": code,
                "consent_code": f"C-{code}",
                "task_done": done,
                "minutes": rng.randint(3, 25),
                "times_helped": severity,
                "severity": severity,
                "decision": "keep" if done == "yes" else "change",
            }
            yield DemoCard(f"test {number} {code}", "feedback", values, room.team_of(number))


def _pilot(room: _Room, chosen: Sequence[_Idea], tests: Sequence[str]) -> DemoCard:
    setting, rng, say = room.setting, room.setting.rng, room.say
    weeks, people = rng.choice(_PILOT_WEEKS), in_steps(rng, 30, 120, 10)
    starts = setting.starts + timedelta(weeks=rng.randint(3, 6))
    ends = starts + timedelta(weeks=weeks)
    targets = _targets(room)
    idea = str(chosen[0].card.values["title"])
    setting.texts.update(idea=idea, weeks=khmer_number(weeks), people=khmer_number(people))
    setting.texts["target_time"] = format_minutes(targets["target_minutes"], "km")
    setting.texts["target_cost"] = khmer_number(targets["target_cost"])
    values: dict[str, Any] = {
        "title": say(room.names["pilot"]),
        "ideas": [each.card.id for each in chosen],
        "tests": list(tests),
        "objective": say(room.names["objective"]),
        "sites": say(room.names["sites"]),
        "start_date": starts.isoformat(),
        "end_date": ends.isoformat(),
        "owner": room.someone(),
        "sponsor": room.someone() if rng.random() < 0.7 else "",
        "activities": list(_activities(room, chosen, starts, ends)),
        "approvals": [_approval(room, starts)],
        "training": say(room.names["training"]),
        **targets,
        "groups": list(_groups(room, targets, people)),
        "risks": list(_risks(room, chosen)),
        "decision_date": (ends + timedelta(days=7)).isoformat(),
        "go_if": say(room.names["go_if"]),
        "repair_check": rng.choice(("innovation", "both")),
    }
    earlier = {"target_minutes": targets["target_minutes"] + 30, "title": idea}
    return DemoCard("pilot", "pilot", values, earlier=(earlier,))


def _targets(room: _Room) -> dict[str, Any]:
    now, wanted, rng = room.setting.as_is, room.setting.to_be, room.setting.rng
    before = round(rng.uniform(1.8, 3.0), 1)
    return {
        "before_minutes": now.minutes,
        "target_minutes": 10 * -(-wanted.minutes // 10),
        "before_cost": now.cost,
        "target_cost": 1_000 * -(-wanted.cost // 1_000),
        "before_visits": now.visits,
        "target_visits": wanted.visits,
        "before_satisfaction": before,
        "target_satisfaction": round(min(4.8, before + rng.uniform(1.0, 1.8)), 1),
    }


def _activities(room: _Room, chosen: Sequence[_Idea], starts: date, ends: date) -> Iterator[dict[str, Any]]:
    rng = room.setting.rng
    for idea in chosen:
        low, high = _BUDGETS[idea.stock["cost_band"]]
        for what in idea.stock["actions"]:
            budget = in_steps(rng, low // 2, high // 2, 20_000)
            due = starts - timedelta(days=rng.randint(1, 14))
            yield _activity(room, what, due, budget, rng.choice(_SOURCES) if budget else "not_needed")
    tell = in_steps(rng, 0, 100_000, 20_000)
    due = starts - timedelta(days=3)
    yield _activity(room, room.names["tell"], due, tell, "commune_fund" if tell else "not_needed")
    yield _activity(room, room.names["measure"], ends, 0, "not_needed")


def _activity(room: _Room, what: str | Sequence[str], due: date, budget: int, source: str) -> dict[str, Any]:
    who, when = room.someone(), due.isoformat()
    return {"what": room.say(what), "who": who, "by_when": when, "budget": budget, "source": source}


def _approval(room: _Room, starts: date) -> dict[str, str]:
    when = (starts - timedelta(days=10)).isoformat()
    status = room.setting.rng.choice(("not_asked", "asked", "asked", "given"))
    return {
        "what": room.names["permission"],
        "from_whom": room.say("{decider}"),
        "by_when": when,
        "status": status,
    }


def _groups(room: _Room, targets: Table, people: int) -> Iterator[dict[str, Any]]:
    rng = room.setting.rng
    for group, part in (("women", 0.6), ("disability", 0.05), ("idpoor", 0.35)):
        harder = 1 if group == "women" else rng.uniform(1.0, 1.15)
        yield {
            **targets,
            "group": group,
            "people": max(2, round(people * part)),
            "before_minutes": round(targets["before_minutes"] * harder),
        }


def _risks(room: _Room, chosen: Sequence[_Idea]) -> Iterator[dict[str, Any]]:
    for idea in chosen:
        likelihood, owner = room.setting.rng.randint(2, 4), room.someone()
        risk = room.say(idea.stock["risk"]).split("។")[0]
        yield {"risk": risk, "likelihood": likelihood, "response": room.say(room.names["response"]), "owner": owner}
