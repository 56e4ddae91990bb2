"""Answers the questions of the coach from the facts of a workshop; ``coach_rules`` has the vocabulary."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from sala.domain.change import Value
from sala.domain.coach_facts import Facts, Made
from sala.domain.coach_rules import Answer, Rule, RuleName, State
from sala.domain.journey import journey_totals
from sala.domain.progress import is_filled

#: Whom nobody must miss; indigenous people are not among them, since an interview does not ask for it.
GROUPS = ("women", "disability", "idpoor", "elderly", "remote")
_NOTE, _TARGET = "interview_note", "inclusion_target"
_FUNCTIONS = ("seeing", "hearing", "walking", "remembering", "self_care", "communicating")
_DIFFICULT = frozenset(("a_lot", "cannot"))  # Washington Group short set: the recommended cut-off
_FAR_KM, _FAR_MINUTES = 10, 60
#: What needs no consent as long as there is none of it.
_ONLY_IF_THERE = frozenset(("photo", "video", "quote", "audio", "name"))


def answer(rule: Rule, facts: Facts, question: str = "") -> Answer:
    """Return what the facts answer to a rule; ``question`` names it among those that a person has said yes to."""
    if rule.name is RuleName.ASK:
        return Answer(State.YES if question in facts.ticked else State.ASK)
    return _ANSWERS[rule.name](rule, facts)


def _cards(rule: Rule, facts: Facts) -> Answer:
    return _counted(len(facts.of(rule.kind)), rule.least)


def _teams(rule: Rule, facts: Facts) -> Answer:
    of_teams = {card.team for card in facts.of(rule.kind)}
    if not facts.teams or "" in of_teams:
        return _told(bool(of_teams))
    return _counted(len(of_teams & set(facts.teams)), len(facts.teams))


def _filled(rule: Rule, facts: Facts) -> Answer:
    cards = facts.of(rule.kind)
    wanted = rule.some or len(rule.fields)
    counts = [sum(card.has(name) for name in rule.fields) for card in cards]
    if len(cards) == 1 and wanted > 1:
        return _counted(counts[0], wanted)
    return _shared(rule, sum(count >= wanted for count in counts), len(cards))


def _chosen(rule: Rule, facts: Facts) -> Answer:
    wanted = set(rule.values)
    cards = facts.of(rule.kind)
    return _shared(rule, sum(any(card.says(name) & wanted for name in rule.fields) for card in cards), len(cards))


def _number(rule: Rule, facts: Facts) -> Answer:
    cards = facts.of(rule.kind)
    return _shared(rule, sum(any(_lies(rule, card.number(name)) for name in rule.fields) for card in cards), len(cards))


def _different(rule: Rule, facts: Facts) -> Answer:
    found = {said for card in facts.of(rule.kind) for name in rule.fields for said in card.says(name)}
    return _counted(len(found), rule.least)


def _differs(rule: Rule, facts: Facts) -> Answer:
    pairs = list(zip(rule.fields[::2], rule.fields[1::2], strict=True))
    counts = [sum(_differ(card, *pair) for pair in pairs) for card in facts.of(rule.kind)]
    return _counted(max(counts, default=0), rule.least)


def _rows(rule: Rule, facts: Facts) -> Answer:
    counts = [len(facts.rows(card.id, rule.row)) for card in facts.of(rule.kind)]
    if len(counts) == 1:
        return _counted(counts[0], rule.least)
    return _of_all(rule, sum(count >= rule.least for count in counts), len(counts))


def _linked(rule: Rule, facts: Facts) -> Answer:
    cards = facts.of(rule.kind)
    return _of_all(rule, sum(bool(facts.comes_from(card.id) & set(rule.to)) for card in cards), len(cards))


def _thread(rule: Rule, facts: Facts) -> Answer:
    cards = facts.of(rule.kind)
    return _of_all(rule, sum(bool(facts.rests_on(card.id) & set(rule.to)) for card in cards), len(cards))


def _photos(rule: Rule, facts: Facts) -> Answer:
    with_photo = {photo.card for photo in facts.photos}
    cards = {one.id for one in facts.made if one.kind == rule.kind}
    return _counted(len(with_photo & cards), rule.least)


def _totals(rule: Rule, facts: Facts) -> Answer:
    best = 0
    for card in facts.of(rule.kind):
        if not rule.values or card.says("version") & set(rule.values):
            rows = [row.fields for row in facts.rows(card.id, rule.row)]
            best = max(best, _known_totals(rows))
    return _counted(best, 3)


def _known_totals(rows: Sequence[Mapping[str, Value]]) -> int:
    """Return how many of time, cost and visits the steps of a journey tell."""

    def any_of(*names: str) -> bool:
        return any(is_filled(row.get(name)) for row in rows for name in names)

    return (
        any_of("waiting_minutes", "active_minutes", "travel_minutes")
        + any_of("official_fee", "travel_cost", "lost_income")
        + bool(journey_totals(rows).visits)
    )


def _heard(rule: Rule, facts: Facts) -> Answer:
    notes = facts.of(_NOTE)
    counts = [sum(_HEARD[group](note) for note in notes) for group in rule.groups]
    if len(counts) == 1:
        return _counted(counts[0], max(rule.least, _planned(rule.groups[0], facts)))
    return _counted(sum(count >= rule.least for count in counts), len(counts))


def _planned(group: str, facts: Facts) -> int:
    numbers = [row.number("how_many") or 0 for row in facts.of(_TARGET) if group in row.says("group")]
    return int(min(max(numbers, default=0), 1000))


def _consent(rule: Rule, facts: Facts) -> Answer:
    if rule.scope in ("photo", "video"):
        cards = {one.id: one for one in facts.made}
        there = [
            photo.consent or (cards[photo.card].consent if photo.card in cards else "")
            for photo in facts.photos
            if not rule.kind or (photo.card in cards and cards[photo.card].kind == rule.kind)
        ]
    else:
        there = [card.consent for card in facts.of(rule.kind)]
    if not there:
        return _told(rule.scope in _ONLY_IF_THERE)
    return _counted(sum(facts.consents.get(code, {}).get(rule.scope) == "yes" for code in there), len(there))


def _done(rule: Rule, facts: Facts) -> Answer:
    return _told(rule.activity in facts.done)


def _people(rule: Rule, facts: Facts) -> Answer:
    wanted = set(rule.values)
    found = [
        person
        for person in facts.people
        if not rule.fields
        or any(person.get(name) in wanted if wanted else is_filled(person.get(name)) for name in rule.fields)
    ]
    return _counted(len(found), rule.least)


def _fact(rule: Rule, facts: Facts) -> Answer:
    have = sum(is_filled(facts.workshop.get(name)) for name in rule.fields)
    return _counted(have, len(rule.fields)) if len(rule.fields) > 1 else _told(bool(have))


def _counted(have: int, wanted: int) -> Answer:
    return Answer(State.YES if have >= wanted else State.NOT_YET, have, wanted)


def _told(yes: bool) -> Answer:
    return Answer(State.YES if yes else State.NOT_YET)


def _shared(rule: Rule, have: int, total: int) -> Answer:
    return _of_all(rule, have, total) if rule.share else _counted(have, rule.least)


def _of_all(rule: Rule, have: int, total: int) -> Answer:
    """Return whether enough of all cards are so, with all of them as the figure; of none, none is."""
    if not total:
        return Answer(State.NOT_YET)
    enough = max(1, -(-total * rule.share // 100))
    return Answer(State.YES if have >= enough else State.NOT_YET, have, total)


def _lies(rule: Rule, number: float | None) -> bool:
    return (
        number is not None and (rule.low is None or number >= rule.low) and (rule.high is None or number <= rule.high)
    )


def _differ(card: Made, before: str, after: str) -> bool:
    one, other = card.number(before), card.number(after)
    return one is not None and other is not None and one != other


def _says(name: str, values: Collection[str]) -> Callable[[Made], bool]:
    return lambda note: bool(note.says(name) & frozenset(values))


def _has_difficulty(note: Made) -> bool:
    return any(note.says(name) & _DIFFICULT for name in _FUNCTIONS)


def _lives_far(note: Made) -> bool:
    return (note.number("distance_km") or 0) >= _FAR_KM or (note.number("travel_minutes") or 0) >= _FAR_MINUTES


_HEARD: Mapping[str, Callable[[Made], bool]] = {
    "women": _says("sex", ("female",)),
    "disability": _has_difficulty,
    "idpoor": _says("idpoor", ("yes",)),
    "elderly": _says("age_band", ("60_plus",)),
    "remote": _lives_far,
}

_ANSWERS: Mapping[RuleName, Callable[[Rule, Facts], Answer]] = {
    RuleName.CARDS: _cards,
    RuleName.TEAMS: _teams,
    RuleName.FILLED: _filled,
    RuleName.CHOSEN: _chosen,
    RuleName.NUMBER: _number,
    RuleName.DIFFERENT: _different,
    RuleName.DIFFERS: _differs,
    RuleName.ROWS: _rows,
    RuleName.LINKED: _linked,
    RuleName.THREAD: _thread,
    RuleName.PHOTOS: _photos,
    RuleName.TOTALS: _totals,
    RuleName.HEARD: _heard,
    RuleName.CONSENT: _consent,
    RuleName.DONE: _done,
    RuleName.PEOPLE: _people,
    RuleName.FACT: _fact,
}
