"""What a proposal of teams says of itself, for both faces: each team's mix in figures, and why it is fair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sala.domain.records import Participant
from sala.domain.team_making import Mix
from sala.khmer import search_key
from sala.language import Translator
from sala.services.people_words import person_answers
from sala.services.teaming import Proposal


def team_mix_text(people: Sequence[Participant], translator: Translator) -> str:
    """Return who is in a team, in figures, on one line."""
    return "  ·  ".join(team_mix(people, translator))


def team_mix(people: Sequence[Participant], translator: Translator) -> list[str]:
    """Return who is in a team, in figures: women and men, roles, places, people with a disability."""
    say = translator
    sexes, answers = Counter(person.sex for person in people), person_answers(translator)["sex"]
    parts = [say.digits(f"{words} {sexes[key]}") for key, words in answers.items() if sexes[key]]
    roles = {search_key(person.role) for person in people if person.role}
    places = {search_key(person.organisation) for person in people if person.organisation}
    disabled = sum(person.disability == "yes" for person in people)
    if roles:
        parts.append(say.nformat("{n} role", "{n} roles", len(roles)))
    if places:
        parts.append(say.nformat("{n} place", "{n} places", len(places)))
    if disabled:
        parts.append(say.nformat("{n} with a disability", "{n} with a disability", disabled))
    return parts


def mix_reasons(mix: Mix, translator: Translator) -> list[str]:
    """Return what is even about the teams and what is not, a sentence each."""
    _ = translator.gettext
    even = {
        "sex": _("Women and men are spread evenly."),
        "role": _("Roles are spread evenly."),
        "place": _("Places are spread evenly."),
    }
    uneven = {
        "sex": _("Women and men could not be spread evenly."),
        "role": _("Some roles could not be spread evenly."),
        "place": _("Some places could not be spread evenly."),
    }
    told = [uneven[name] if answers else even[name] for name, answers in mix.uneven.items()]
    if mix.alone:
        told.append(
            translator.nformat(
                "In {n} team one person with a disability is alone: ask whether they like to be with somebody.",
                "In {n} teams one person with a disability is alone: ask whether they like to be with somebody.",
                mix.alone,
            )
        )
    return told


def proposal_notes(proposal: Proposal, translator: Translator) -> list[str]:
    """Return what else a person should know before taking the teams."""
    told = []
    if proposal.untouched:
        told.append(
            translator.nformat(
                "{n} person who is not present keeps the team they have.",
                "{n} people who are not present keep the team they have.",
                len(proposal.untouched),
            )
        )
    if proposal.emptied:
        told.append(
            translator.format("Nobody will be in: {names}. You may remove them.", names=", ".join(proposal.emptied))
        )
    return told
