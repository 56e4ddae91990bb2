"""What two laptops said differently in an agenda, as words."""

from __future__ import annotations

from sala.domain.change import Value
from sala.language import Translator
from sala.services.agenda_words import kind_words, priority_words
from sala.services.method import Pack
from sala.wording.values import day_text


def agenda_titles(translator: Translator) -> dict[str, str]:
    """Return what the fields of days and blocks are called."""
    _ = translator.gettext
    return {
        "title": _("Title"),
        "date": _("Date"),
        "starts": _("Begins at"),
        "ends": _("Over by"),
        "day": _("Day"),
        "kind": _("What happens"),
        "activity": _("Activity"),
        "notes": _("Notes"),
        "minutes": _("Length"),
        "extended": _("Minutes added"),
        "priority": _("Priority"),
        "teams": _("Teams"),
        "state": _("How far it is"),
        "started": _("Began"),
        "ended": _("Ended"),
    }


def agenda_name(title: str, pack: Pack, translator: Translator) -> str:
    """Return what a day or block is called that has no title of its own: its activity, its kind, its date."""
    titles = {one.key: one.title.in_language(translator.language) for one in pack.summaries()}
    return titles.get(title) or kind_words(translator).get(title) or day_text(title, translator)


def agenda_answer(field: str, value: Value, translator: Translator) -> str:
    """Return one of the readings of a field of a day or block."""
    _ = translator.gettext
    states = {"planned": _("still to come"), "running": _("running"), "done": _("done"), "dropped": _("left out")}
    answers = {"priority": priority_words(translator), "kind": kind_words(translator), "state": states}
    if field == "date":
        return day_text(str(value), translator)
    text = answers.get(field, {}).get(str(value), str(value))
    return translator.digits(text) if isinstance(value, int) else text
