"""Teams made fairly: proposed first, taken in one act, moved by hand afterwards."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from sala.domain.attendance import HalfDay, present_at
from sala.domain.identity import new_id
from sala.domain.records import Participant, Team
from sala.domain.team_making import Mix, Seat, make_teams, mix_of
from sala.errors import WrongUse
from sala.khmer import search_key
from sala.services.changed import Changed
from sala.services.people import participants, put_people, teams
from sala.storage import Workspace

MOST_TEAMS = 60
MOST_SEED = 999_999


@dataclass(frozen=True, slots=True)
class Wish:
    """How teams are to be made.

    ``count`` teams, drawn by the number ``seed``. ``pinned`` says of some people (by id) in which team (from 0) they
    stay; with ``keep`` everyone who has one of these teams stays in it. ``here`` takes only those who are marked as
    present then.
    """

    count: int
    seed: int = 1
    pinned: Mapping[str, int] | None = None
    keep: bool = False
    here: HalfDay | None = None


@dataclass(frozen=True, slots=True)
class ProposedTeam:
    """A team as it would be: ``id`` is "" for one that is not there yet; ``people`` are ids in their order."""

    id: str
    name: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Teams as they would be; ``pinned`` are the ids of those who were not drawn.

    ``untouched`` are the people who are not here: they keep what they have. ``emptied`` are teams that would have
    nobody.
    """

    wish: Wish
    teams: tuple[ProposedTeam, ...]
    pinned: frozenset[str]
    untouched: tuple[str, ...]
    emptied: tuple[str, ...]
    mix: Mix


def propose_teams(
    people: Sequence[Participant], present_teams: Sequence[Team], wish: Wish, new_name: Callable[[int], str]
) -> Proposal:
    """Return teams for these people; ``new_name(number)`` names the ones that are not there yet.

    The teams that are there come first, in their order; the same wish gives the same teams on every laptop.

    Raises:
        WrongUse: ``teams.number`` (most), ``teams.nobody``.
    """
    if not 1 <= wish.count <= MOST_TEAMS:
        raise WrongUse("teams.number", most=MOST_TEAMS)
    seated = list(people) if wish.here is None else present_at(people, wish.here)
    if not seated:
        raise WrongUse("teams.nobody")
    shown = list(present_teams[: wish.count])
    pinned = dict(wish.pinned or {})
    if wish.keep:
        places = {team.id: at for at, team in enumerate(shown)}
        pinned = {person.id: places[person.team] for person in seated if person.team in places} | pinned
    seats = seats_of(seated)
    made = make_teams(seats.values(), wish.count, wish.seed, pinned)
    place = {person.id: at for at, person in enumerate(seated)}
    ids = [team.id for team in shown] + [""] * (wish.count - len(shown))
    names = [team.name for team in shown] + [new_name(at + 1) for at in range(len(shown), wish.count)]
    proposed = tuple(
        ProposedTeam(identity, name, tuple(sorted(members, key=place.__getitem__)))
        for identity, name, members in zip(ids, names, made, strict=True)
    )
    chosen = {person.id for person in seated}
    others = [person for person in people if person.id not in chosen]
    filled = {person.team for person in others}
    emptied = tuple(team.name for team in present_teams[wish.count :] if team.id not in filled)
    fixed = frozenset(pinned) & chosen
    mix = mix_of([[seats[one] for one in team] for team in made])
    return Proposal(wish, proposed, fixed, tuple(person.id for person in others), emptied, mix)


def moved(proposal: Proposal, people: Sequence[Participant], person: str, team: int) -> Proposal:
    """Return the proposal with a person in another team (from 0), pinned there."""
    place = {one.id: at for at, one in enumerate(people)}
    changed = []
    for at, proposed in enumerate(proposal.teams):
        rest = [one for one in proposed.people if one != person] + ([person] if at == team else [])
        changed.append(replace(proposed, people=tuple(sorted(rest, key=place.__getitem__))))
    seats = seats_of(people)
    mix = mix_of([[seats[one] for one in proposed.people] for proposed in changed])
    wish = replace(proposal.wish, pinned={**(proposal.wish.pinned or {}), person: team})
    return replace(proposal, wish=wish, teams=tuple(changed), pinned=proposal.pinned | {person}, mix=mix)


def propose_for(ws: Workspace, workshop: str, wish: Wish, new_name: Callable[[int], str]) -> Proposal:
    """Return teams for the people of a workshop; raises as ``propose_teams``."""
    return propose_teams(participants(ws, workshop), teams(ws, workshop), wish, new_name)


def take_teams(ws: Workspace, workshop: str, proposal: Proposal) -> Changed:
    """Make the proposed teams, in one act: teams that are new, and who is in which."""
    made = {new_id(): team for team in proposal.teams if not team.id}
    ids = {id(team): identity for identity, team in made.items()}
    wanted = {person: team.id or ids[id(team)] for team in proposal.teams for person in team.people}
    now = {person.id: person.team for person in participants(ws, workshop)}
    changed = {person: {"team": team} for person, team in wanted.items() if person in now and now[person] != team}
    return put_people(ws, workshop, changed=changed, new_teams={one: team.name for one, team in made.items()})


def seats_of(people: Sequence[Participant]) -> dict[str, Seat]:
    """Return by id what counts of each person when teams are made."""
    return {
        person.id: Seat(
            person.id,
            person.sex,
            search_key(person.role),
            search_key(person.organisation),
            disability=person.disability == "yes",
        )
        for person in people
    }
