"""Teams are proposed, adjusted and taken: nothing changes before, one undo takes all of it back."""

from __future__ import annotations

import pytest

from sala.domain.attendance import MORNING, HalfDay
from sala.domain.identity import new_id
from sala.errors import WrongUse
from sala.language import Translator
from sala.services.attendance import mark_attendance
from sala.services.history import undo
from sala.services.people import add_participants, participants, teams, update_participant
from sala.services.teaming import Proposal, Wish, moved, propose_for, take_teams
from sala.services.workspace import Workspace
from sala.wording.team_words import mix_reasons, proposal_notes, team_mix_text

AM = HalfDay(1, MORNING)


@pytest.fixture
def people(ws: Workspace, workshop: str) -> list[str]:
    """Six women and three men."""
    ids = [new_id() for _ in range(9)]
    add_participants(
        ws, workshop, {one: {"name": f"ឈ្មោះ {at}", "sex": "male" if at > 5 else "female"} for at, one in enumerate(ids)}
    )
    return ids


def propose(ws: Workspace, workshop: str, count: int, **wishes: object) -> Proposal:
    return propose_for(ws, workshop, Wish(count, **wishes), lambda number: f"Team {number}")  # type: ignore[arg-type]


def groups(ws: Workspace, workshop: str) -> list[tuple[str, set[str]]]:
    everyone = participants(ws, workshop)
    return [(team.name, {one.id for one in everyone if one.team == team.id}) for team in teams(ws, workshop)]


def test_nothing_changes_before_and_one_undo_takes_it_back(ws: Workspace, workshop: str, people: list[str]) -> None:
    before = groups(ws, workshop)
    proposal = propose(ws, workshop, 3)
    assert groups(ws, workshop) == before
    assert [team.name for team in proposal.teams] == ["ក្រុមឈូក", "ក្រុមម្លិះ", "Team 3"]
    take_teams(ws, workshop, proposal)
    assert groups(ws, workshop) == [(team.name, set(team.people)) for team in proposal.teams]
    assert [sum(one in people[6:] for one in team.people) for team in proposal.teams] == [1, 1, 1]
    undo(ws, workshop)
    assert groups(ws, workshop) == before


def test_the_same_wish_gives_the_same_teams(ws: Workspace, workshop: str, people: list[str]) -> None:
    assert propose(ws, workshop, 3, seed=7) == propose(ws, workshop, 3, seed=7)
    take_teams(ws, workshop, propose(ws, workshop, 2, seed=7))
    again = propose(ws, workshop, 2, seed=7)
    assert [set(team.people) for team in again.teams] == [members for _name, members in groups(ws, workshop)]
    assert take_teams(ws, workshop, again).act == ""


def test_only_those_who_are_here_are_put_in_teams(ws: Workspace, workshop: str, people: list[str]) -> None:
    first = teams(ws, workshop)[0].id
    update_participant(ws, workshop, people[0], {"team": first})
    mark_attendance(ws, workshop, {one: {AM: "yes"} for one in people[1:]})
    proposal = propose(ws, workshop, 2, here=AM)
    assert people[0] not in {one for team in proposal.teams for one in team.people}
    assert proposal.untouched == (people[0],)
    take_teams(ws, workshop, proposal)
    assert participants(ws, workshop)[0].team == first
    assert "keeps the team" in " ".join(proposal_notes(proposal, Translator("en")))


def test_who_has_a_team_stays_in_it_when_asked(ws: Workspace, workshop: str, people: list[str]) -> None:
    second = teams(ws, workshop)[1].id
    for one in people[:3]:
        update_participant(ws, workshop, one, {"team": second})
    proposal = propose(ws, workshop, 2, keep=True)
    assert set(people[:3]) <= set(proposal.teams[1].people)
    assert proposal.pinned == frozenset(people[:3])


def test_who_is_moved_by_hand_stays_there_when_it_is_mixed_again(
    ws: Workspace, workshop: str, people: list[str]
) -> None:
    proposal = propose(ws, workshop, 3)
    person = proposal.teams[0].people[0]
    changed = moved(proposal, participants(ws, workshop), person, 2)
    assert person in changed.teams[2].people
    again = propose(ws, workshop, 3, seed=2, pinned=changed.wish.pinned)
    assert person in again.teams[2].people


def test_teams_that_would_be_empty_are_named(ws: Workspace, workshop: str, people: list[str]) -> None:
    proposal = propose(ws, workshop, 1)
    assert proposal.emptied == ("ក្រុមម្លិះ",)
    assert "ក្រុមម្លិះ" in " ".join(proposal_notes(proposal, Translator("km")))


def test_what_cannot_be_is_refused(ws: Workspace, workshop: str) -> None:
    for count, code in ((0, "teams.number"), (61, "teams.number"), (2, "teams.nobody")):
        with pytest.raises(WrongUse) as caught:
            propose(ws, workshop, count)
        assert caught.value.code == code


@pytest.mark.parametrize("language", ["km", "en"])
def test_a_mix_is_told_in_figures_and_reasons(ws: Workspace, workshop: str, people: list[str], language: str) -> None:
    say, everyone = Translator(language), participants(ws, workshop)
    told = team_mix_text(everyone, say)
    assert ("Woman 6" in told and "Man 3" in told) if language == "en" else ("៦" in told and "៣" in told)
    assert len(mix_reasons(propose(ws, workshop, 3).mix, say)) == 3
