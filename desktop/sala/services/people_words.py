"""What is known of a person, in words: for the table in the window and the one for a spreadsheet."""

from __future__ import annotations

from sala.domain.attendance import ABSENT, MORNING, PRESENT, HalfDay
from sala.language import Translator

#: The fields of a participant that are shown as columns, in their order.
PERSON_FIELDS = (
    "code", "name", "sex", "age_band", "role", "organisation", "team", "disability", "idpoor", "indigenous", "phone",
)  # fmt: skip


def person_titles(translator: Translator) -> dict[str, str]:
    """Return the heading of each field of a participant, by field."""
    _ = translator.gettext
    return {
        "code": _("Code"),
        "name": _("Name"),
        "sex": _("Sex"),
        "age_band": _("Age"),
        "role": _("Role"),
        "organisation": _("Organisation"),
        "team": _("Team"),
        "disability": _("Disability"),
        "idpoor": _("IDPoor card"),
        "indigenous": _("Indigenous"),
        "phone": _("Phone"),
    }


def person_answers(translator: Translator) -> dict[str, dict[str, str]]:
    """Return the words of each answer of the closed fields, by field and key."""
    _, say = translator.gettext, translator
    unknown = _("Not known")
    has = {"yes": say.pgettext("has it", "Yes"), "no": say.pgettext("has it", "No"), "unknown": unknown}
    belongs = {
        "yes": say.pgettext("is one of them", "Yes"),
        "no": say.pgettext("is one of them", "No"),
        "unknown": unknown,
    }
    return {
        "sex": {"female": _("Woman"), "male": _("Man"), "other": _("Other")},
        "age_band": {
            "under_18": say.format("Under {n}", n=18),
            "18_29": say.digits("18–29"),
            "30_44": say.digits("30–44"),
            "45_59": say.digits("45–59"),
            "60_plus": say.format("{n} and over", n=60),
        },
        "disability": has,
        "idpoor": has,
        "indigenous": belongs,
    }


def half_day_title(half: HalfDay, translator: Translator) -> str:
    """Return what a half-day is called: its day, counted, and which half of it."""
    if half.half == MORNING:
        return translator.format("Day {n}, morning", n=half.day)
    return translator.format("Day {n}, afternoon", n=half.day)


def half_word(half: HalfDay, translator: Translator) -> str:
    """Return which half of a day it is."""
    return translator.gettext("Morning") if half.half == MORNING else translator.gettext("Afternoon")


def mark_answers(translator: Translator) -> dict[str, str]:
    """Return the words of the marks of attendance, by key."""
    return {PRESENT: translator.gettext("Present"), ABSENT: translator.gettext("Absent")}
