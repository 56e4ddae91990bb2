"""Who is in the room, in numbers and words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sala.domain.records import Participant
from sala.language import Translator
from sala.services.people import Balance, balance, role_counts
from sala.ui.people.columns import choices

#: A sex with a smaller share than this, of those whose sex is written, is few.
_FEW = 0.4
_MOST_ROLES = 3


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a bar: its words and how many people; ``is_open`` for those of whom it is not written."""

    words: str
    count: int
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A question about the people and its parts, without the empty ones."""

    title: str
    parts: tuple[Part, ...]

    def words(self) -> str:
        """Return it as one sentence for a screen reader."""
        return f"{self.title}: " + ", ".join(f"{part.words} {part.count}" for part in self.parts)


def bars(say: Translator, people: Sequence[Participant]) -> list[Bar]:
    """Return sex, age and role of the people."""
    _ = say.gettext
    counted = balance(people)
    answers = choices(say)
    return [
        _closed(say, _("Women and men"), counted.counts["sex"], answers["sex"]),
        _closed(say, _("Age"), counted.counts["age_band"], answers["age_band"]),
        _roles(say, people),
    ]


def missing(say: Translator, people: Sequence[Participant]) -> list[str]:
    """Return who is missing in the room, a few words each; nothing is said of what nobody's answer is written of."""
    _, counted = say.gettext, balance(people)
    told = _few(say, counted)
    ages = counted.counts["age_band"]
    if _answered(ages):
        if not ages.get("under_18") and not ages.get("18_29"):
            told.append(say.format("nobody under {n}", n=30))
        if not ages.get("60_plus"):
            told.append(say.format("nobody of {n} or over", n=60))
    for field, words in (
        ("disability", _("nobody with a disability")),
        ("idpoor", _("nobody with an IDPoor card")),
        ("indigenous", _("nobody of the indigenous peoples")),
    ):
        if _answered(counted.counts[field]) and not counted.counts[field].get("yes"):
            told.append(words)
    return told


def _few(say: Translator, counted: Balance) -> list[str]:
    _, sexes = say.gettext, counted.counts["sex"]
    known = _answered(sexes)
    told = []
    for sex, none, few in (
        ("female", _("no woman"), _("few women ({n} of {all})")),
        ("male", _("no man"), _("few men ({n} of {all})")),
    ):
        count = sexes.get(sex, 0)
        if known and not count:
            told.append(none)
        elif known and count / known < _FEW:
            told.append(say.format(few, n=count, all=known))
    return told


def _answered(counts: object) -> int:
    return sum(count for answer, count in counts.items() if answer)  # type: ignore[attr-defined]


def _closed(say: Translator, title: str, counts: object, answers: Iterable[tuple[str, str]]) -> Bar:
    parts = [Part(words, counts.get(key, 0)) for key, words in answers]  # type: ignore[attr-defined]
    parts.append(Part(say.gettext("not written"), counts.get("", 0), is_open=True))  # type: ignore[attr-defined]
    return Bar(title, tuple(part for part in parts if part.count))


def _roles(say: Translator, people: Sequence[Participant]) -> Bar:
    """The most frequent roles by their words, the others together."""
    counted = role_counts(people)
    unwritten = sum(role.count for role in counted if not role.key)
    written = [role for role in counted if role.key]
    parts = [Part(role.words, role.count) for role in written[:_MOST_ROLES]]
    rest = sum(role.count for role in written[_MOST_ROLES:])
    parts += [Part(say.gettext("other roles"), rest), Part(say.gettext("not written"), unwritten, is_open=True)]
    return Bar(say.gettext("Roles"), tuple(part for part in parts if part.count))
