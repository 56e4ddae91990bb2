"""How a report writes numbers, sums, dates and answers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sala.domain.change import Value
from sala.domain.records import Participant
from sala.khmer import format_date, format_minutes, format_number, format_riel
from sala.language import Translator
from sala.services.cell_words import cell_words
from sala.services.method import Field, FieldType
from sala.services.paper.without_people import WithoutPeople

#: The fields that ask for whoever does something.
NAMED = frozenset(("who", "owner", "sponsor", "from_whom", "adopter"))
_MINUS = "\N{MINUS SIGN}"
_ENDS = " .។៖:;,"
_SUMS = (FieldType.RIEL, FieldType.MINUTES)
_STOPS = {"km": "។", "en": "."}


class Words:
    """The words of one report, in the language of its ``translator``; without the names of ``people`` in what is told.

    Only where a sheet asks who does something (``NAMED``) the name stays: they took it on themselves.
    """

    def __init__(self, translator: Translator, people: Iterable[Participant] = ()) -> None:
        self.translator = translator
        self._without_people = WithoutPeople(people, translator.gettext("a participant"))
        self._without_numbers = WithoutPeople((), "")
        self.language = translator.language

    def gettext(self, msgid: str) -> str:
        """Return a text of the paper in its language."""
        return self.translator.gettext(msgid)

    def format(self, msgid: str, /, **values: object) -> str:
        """Return a sentence with its names filled in; numbers are grouped by thousands."""
        return self.translator.format(msgid, **{name: self._written(value) for name, value in values.items()})

    def nformat(self, singular: str, plural: str, n: int, /, **values: object) -> str:
        """Return a sentence about ``n`` things."""
        told = {name: self._written(value) for name, value in values.items()}
        return self.translator.ngettext(singular, plural, n).format_map({"n": self.number(n), **told})

    def _written(self, value: object) -> object:
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return self.number(value) if is_number else value  # type: ignore[arg-type]

    def number(self, value: float) -> str:
        """Return a number in the digits of the language."""
        return format_number(value, self.language).replace("-", _MINUS)

    def minutes(self, value: float) -> str:
        """Return a length of time in hours and minutes."""
        return format_minutes(round(value), self.language).replace("-", _MINUS)

    def riel(self, value: float) -> str:
        """Return a sum of money."""
        return format_riel(value, self.language).replace("-", _MINUS)

    def share(self, before: float, saved: float) -> str:
        """Return a saving in hundredths ("−69%"), "" where nothing was spent before."""
        if not before:
            return ""
        percent = round(100 * saved / before)
        return self.translator.digits(f"{_MINUS if percent > 0 else '+' if percent < 0 else ''}{abs(percent)}%")

    def percent(self, part: float, whole: float) -> str:
        """Return a part in hundredths of the whole ("67%"), "" of nothing."""
        return self.translator.digits(f"{round(100 * part / whole)}%") if whole else ""

    def day(self, iso: str) -> str:
        """Return a day in figures; what is no date as it was written."""
        try:
            return format_date(date.fromisoformat(iso), self.language, "short")
        except ValueError:
            return self.line(iso)

    def line(self, text: str) -> str:
        """Return what somebody wrote, in one line, without names of participants and telephone numbers."""
        return self._without_people.in_one_line(text)

    def named(self, text: str) -> str:
        """Return a name, or what else somebody wrote where names belong: in one line, without telephone numbers."""
        return self._without_numbers.in_one_line(text)

    def part(self, text: str) -> str:
        """Return what somebody wrote without the signs at its end, to go on in the same sentence."""
        return self.line(text).rstrip(_ENDS)

    def ended(self, text: str) -> str:
        """Return words as a sentence of their own, "" for none."""
        return f"{self.part(text)}{_STOPS[self.language]}" if self.part(text) else ""

    def value(self, field: Field | None, value: Value) -> str:
        """Return the value of a field in words; numbers in the digits of the language, choices by their label."""
        if value in (None, "", []):
            return ""
        if field is None:
            return self.line(str(value)) if isinstance(value, str) else ""
        if field.type in _SUMS and isinstance(value, int | float):
            return self.riel(value) if field.type is FieldType.RIEL else self.minutes(value)
        told = cell_words(field, value, self.language)
        if not isinstance(value, str):
            return told
        return self.named(told) if field.key in NAMED else self.line(told)

    def joined(self, parts: list[str] | tuple[str, ...]) -> str:
        """Return several short texts beside each other, empty ones left out."""
        return "  ·  ".join(part for part in parts if part)
