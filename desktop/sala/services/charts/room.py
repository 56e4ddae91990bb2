"""Who is in the room, against who was invited."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial

from sala.domain.attendance import PRESENT, marks_of
from sala.domain.records import Participant
from sala.khmer import format_number, search_key
from sala.language import Translator
from sala.printing.charts import BalanceChart, BalanceGroup, BalancePart, ChartWords
from sala.services.people import participants, role_counts
from sala.services.people_words import person_answers
from sala.storage import Workspace

_MOST_ROLES = 5
#: Answers that say something only when somebody gave them.
_QUIET = frozenset({"other", "under_18", "unknown"})
_Test = Callable[[Participant], bool]


def room_chart(ws: Workspace, workshop: str, say: Translator, *, team: str = "") -> BalanceChart | None:
    """Return who came, or who of one ``team`` (its id): women and men, age, disability, IDPoor card, indigenous, roles.

    Questions that nobody answered are left out. Where attendance was marked, those who were there on any half-day are
    counted, against everybody on the list.
    """
    everyone = [person for person in participants(ws, workshop) if team in {"", person.team}]
    if not everyone:
        return None
    here = [person for person in everyone if PRESENT in marks_of(person).values()]
    count = _Count(say, everyone, here)
    groups = [
        group
        for group in (*(count.field(field, title) for field, title in _questions(say)), count.roles())
        if group is not None
    ]
    return BalanceChart(_words(say, len(everyone), len(here), groups), tuple(groups))


def _questions(say: Translator) -> tuple[tuple[str, str], ...]:
    _ = say.gettext
    return (
        ("sex", _("Women and men")),
        ("age_band", _("Age")),
        ("disability", _("Has a disability")),
        ("idpoor", _("Has an IDPoor card")),
        ("indigenous", _("Indigenous people")),
    )


class _Count:
    """Counting people, and those of them who came."""

    def __init__(self, say: Translator, everyone: Sequence[Participant], here: Sequence[Participant]) -> None:
        self._say, self._everyone, self._here = say, everyone, here

    def field(self, field: str, title: str) -> BalanceGroup | None:
        """Return the answers to a closed question; None where nobody's answer is written."""
        if not any(getattr(person, field) for person in self._everyone):
            return None
        parts = []
        for answer, words in person_answers(self._say)[field].items():
            part = self._part(words, partial(_answered, field, answer))
            if part.count or part.hoped or answer not in _QUIET:
                parts.append(part)
        return BalanceGroup(title, (*parts, *self._open(partial(_answered, field, ""))))

    def roles(self) -> BalanceGroup | None:
        """Return the most frequent roles, the others together; None where nobody's role is written."""
        written = [role for role in role_counts(self._everyone) if role.key]
        if not written:
            return None
        parts = [self._part(role.words, partial(_has_role, {role.key})) for role in written[:_MOST_ROLES]]
        others = {role.key for role in written[_MOST_ROLES:]}
        if others:
            parts.append(self._part(self._say.gettext("other roles"), partial(_has_role, others)))
        return BalanceGroup(self._say.gettext("Roles"), (*parts, *self._open(partial(_has_role, {""}))))

    def _open(self, test: _Test) -> tuple[BalancePart, ...]:
        part = self._part(self._say.gettext("not written"), test, is_open=True)
        return (part,) if part.count or part.hoped else ()

    def _part(self, words: str, test: _Test, *, is_open: bool = False) -> BalancePart:
        invited = sum(map(test, self._everyone))
        if not self._here or len(self._here) == len(self._everyone):
            return BalancePart(words, invited, format_number(invited, self._say.language), is_open=is_open)
        came = sum(map(test, self._here))
        shown = self._say.format("{n} of {all}", n=came, all=invited)
        return BalancePart(words, came, shown, invited, is_open)


def _answered(field: str, answer: str, person: Participant) -> bool:
    return str(getattr(person, field)) == answer


def _has_role(keys: Collection[str], person: Participant) -> bool:
    return search_key(person.role) in keys


def _words(say: Translator, invited: int, came: int, groups: Sequence[BalanceGroup]) -> ChartWords:
    if came == invited:
        source = say.format("n = {n}: everybody on the list came", n=came)
    elif came:
        source = say.format("{n} of {all} people on the list came. The dashed frame is the list.", n=came, all=invited)
    else:
        source = say.format("n = {n} people on the list of participants", n=invited)
    told = [
        f"{group.title}: " + ", ".join(f"{part.label} {part.shown}" for part in group.parts) + "." for group in groups
    ]
    return ChartWords(say.gettext("Who is in the room"), source, " ".join([source, *told]))
