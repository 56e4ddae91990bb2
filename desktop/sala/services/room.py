"""What the room is shown of an activity: slides, one instruction on each.

A slide holds what is spoken to the room, never what only the facilitator should know: the ``say`` of a step is said
aloud, its ``do`` (whom to help, what to watch for) stays in the facilitator's window.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from sala.domain.records import Participant, Team
from sala.language import Translator
from sala.services.method import Activity, Pack, Step
from sala.services.people import participants, teams
from sala.storage import Workspace

#: A slide of the worked example shows at most so many fields, characters and lines; one field alone may have more
#: characters.
_MOST_FIELDS: Final = 3
_MOST_CHARACTERS: Final = 260
_MOST_LINES: Final = 6
#: Names can still be read across a room.
_MOST_TEAMS: Final = 6
_MOST_NAMES: Final = 30
#: "(To the team) …": who is spoken to stands before the words, in brackets.
_SPOKEN_TO: Final = re.compile(r"\(([^()]+)\)\s*(?=\S)")
_BREAK_MINUTES: Final = 15


class SlideKind(StrEnum):
    """What a slide is for, and so how it is set."""

    TITLE = "title"
    TEAMS = "teams"
    STEP = "step"
    EXAMPLE = "example"
    TIMER = "timer"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class TeamNames:
    """A team as the room reads it: its name and who is in it."""

    name: str
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownField:
    """A field of the worked example: its label and what it says."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Slide:
    """What the room sees at one time, in one language.

    ``title`` names the activity (or the pause), ``text`` is the one instruction, ``small`` a line such as "Step 3 of
    7", ``minutes`` how long the room has for it (0: no clock). ``number`` is that of the step, ``of`` of how many;
    ``figure`` is the number as the language writes it.
    """

    kind: SlideKind
    title: str
    text: str = ""
    small: str = ""
    minutes: int = 0
    number: int = 0
    of: int = 0
    figure: str = ""
    fields: tuple[ShownField, ...] = ()
    teams: tuple[TeamNames, ...] = ()

    def words(self) -> str:
        """Return all that it says, in reading order: for a screen reader, and for lists."""
        parts = [self.small, self.text if self.kind is SlideKind.STEP else self.title]
        parts += [] if self.kind is SlideKind.STEP else [self.text]
        parts += [f"{field.label}: {field.text}" for field in self.fields]
        parts += [f"{team.name}: {', '.join(team.people)}" if team.people else team.name for team in self.teams]
        return "\n".join(part for part in parts if part)


def room_teams(ws: Workspace, workshop: str) -> tuple[TeamNames, ...]:
    """Return the teams of a workshop with the names of their people, as they stand in the lists."""
    return team_names(teams(ws, workshop), participants(ws, workshop))


def team_names(every_team: Iterable[Team], people: Iterable[Participant]) -> tuple[TeamNames, ...]:
    """Return teams with the names of those who are in them; a team without a name is left out."""
    everyone = list(people)
    return tuple(
        TeamNames(team.name, tuple(one.name for one in everyone if one.team == team.id and one.name))
        for team in every_team
        if team.name
    )


def slides(
    pack: Pack,
    activity: Activity,
    say: Translator,
    example: Iterable[tuple[str, str]] = (),
    room: Sequence[TeamNames] = (),
) -> tuple[Slide, ...]:
    """Return the slides of an activity in the language of ``say``, in the order in which a facilitator needs them.

    ``example`` are the labels and words of the worked example, ``room`` the teams that sit there.
    """
    title = activity.title.in_language(say.language)
    return (
        _title_slide(pack, activity, say),
        *_team_slides(room, say),
        *(_step_slide(title, step, at, len(activity.steps), say) for at, step in enumerate(activity.steps, start=1)),
        *_example_slides(activity, say, list(example)),
        Slide(SlideKind.BREAK, say.gettext("Break"), minutes=_BREAK_MINUTES),
    )


def clock_slide(slide: Slide) -> Slide:
    """Return a slide on which only the clock is large; the instruction stays above it."""
    return replace(slide, kind=SlideKind.TIMER)


def step_of(activity: Activity, slide: Slide) -> Step | None:
    """Return the step that a slide is about, with what only the facilitator reads; None for other slides."""
    on_a_step = slide.kind in (SlideKind.STEP, SlideKind.TIMER) and 0 < slide.number <= len(activity.steps)
    return activity.steps[slide.number - 1] if on_a_step else None


def _title_slide(pack: Pack, activity: Activity, say: Translator) -> Slide:
    least, most = activity.minutes.min, activity.minutes.max
    length = (
        say.format("{n} min", n=least) if least == most else say.format("{least}–{most} min", least=least, most=most)
    )
    stage = pack.stage(activity.stage).title.in_language(say.language)
    return Slide(
        SlideKind.TITLE,
        activity.title.in_language(say.language),
        activity.promise.in_language(say.language),
        f"{stage}  ·  {length}",
    )


def _step_slide(title: str, step: Step, number: int, of: int, say: Translator) -> Slide:
    words = step.say.in_language(say.language)
    spoken_to = _SPOKEN_TO.match(words)
    small = say.format("Step {n} of {of}", n=number, of=of)
    if spoken_to:
        words, small = words[spoken_to.end() :], f"{small}  ·  {spoken_to[1]}"
    return Slide(SlideKind.STEP, title, words, small, step.minutes, number, of, say.digits(str(number)))


def _team_slides(room: Sequence[TeamNames], say: Translator) -> Iterator[Slide]:
    parts = list(_in_parts(room))
    for number, part in enumerate(parts, start=1):
        yield Slide(SlideKind.TEAMS, say.gettext("Our teams"), small=_part(say, number, len(parts)), teams=part)


def _in_parts(room: Sequence[TeamNames]) -> Iterator[tuple[TeamNames, ...]]:
    """Yield as many teams as can be read at a time."""
    part: list[TeamNames] = []
    for team in room:
        people = sum(len(one.people) for one in part) + len(team.people)
        if part and (len(part) == _MOST_TEAMS or people > _MOST_NAMES):
            yield tuple(part)
            part = []
        part.append(team)
    if part:
        yield tuple(part)


def _example_slides(activity: Activity, say: Translator, example: list[tuple[str, str]]) -> Iterator[Slide]:
    if not example:
        return
    heading = say.gettext("An example")
    yield Slide(SlideKind.EXAMPLE, heading, activity.example.about.in_language(say.language))
    shown = [part for label, text in example for part in _field_parts(label, text)]
    groups = list(_groups(shown))
    for number, group in enumerate(groups, start=1):
        yield Slide(SlideKind.EXAMPLE, heading, small=_part(say, number, len(groups)), fields=group)


def _field_parts(label: str, text: str) -> Iterator[ShownField]:
    """Yield a field whole, or one with many lines (rows of a table) in parts that can be read."""
    part = ""
    for line in filter(None, text.split("\n")):
        full = len(part) + len(line) > _MOST_CHARACTERS or part.count("\n") + 1 >= _MOST_LINES
        if part and full:
            yield ShownField(label, part)
            part = ""
        part = f"{part}\n{line}" if part else line
    if part:
        yield ShownField(label, part)


def _groups(shown: Iterable[ShownField]) -> Iterator[tuple[ShownField, ...]]:
    """Yield as many fields as can be read at a time."""
    group: list[ShownField] = []
    for field in shown:
        together = (*group, field)
        length = sum(len(one.label) + len(one.text) for one in together)
        lines = sum(one.text.count("\n") + 1 for one in together)
        if group and (len(together) > _MOST_FIELDS or length > _MOST_CHARACTERS or lines > _MOST_LINES):
            yield tuple(group)
            group = []
        group.append(field)
    if group:
        yield tuple(group)


def _part(say: Translator, number: int, of: int) -> str:
    return say.format("{n} of {of}", n=number, of=of) if of > 1 else ""
