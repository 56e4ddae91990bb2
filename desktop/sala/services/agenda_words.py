"""What the parts of an agenda are called, in a language: the same on the screen, on paper and in a calendar."""

from __future__ import annotations

from sala.domain.agenda import BREAK, CLOSING, COULD, LUNCH, MUST, OPENING, SHOULD, Day, Session
from sala.language import Translator
from sala.services.method import Pack, ReadyBlock, ReadyDay


def kind_words(translator: Translator) -> dict[str, str]:
    """Return what blocks that are no activity are called, by kind; a free block has only its own title."""
    _ = translator.gettext
    return {
        OPENING: translator.pgettext("agenda", "Opening"),
        BREAK: translator.pgettext("agenda", "Break"),
        LUNCH: _("Lunch"),
        CLOSING: translator.pgettext("agenda", "Closing"),
    }


def priority_words(translator: Translator) -> dict[str, str]:
    """Return how much a block matters, in words."""
    return {
        MUST: translator.pgettext("priority", "Must"),
        SHOULD: translator.pgettext("priority", "Should"),
        COULD: translator.pgettext("priority", "Could"),
    }


def block_title(translator: Translator, pack: Pack, session: Session) -> str:
    """Return what a block is called: as somebody typed it, else as the method or its kind calls it."""
    if session.title:
        return session.title
    ready = _ready_block(pack, session.ready)
    if ready is not None and ready.title is not None and ready.kind == session.kind:
        return ready.title.in_language(translator.language)
    if session.activity:
        known = next((one for one in pack.summaries() if one.key == session.activity), None)
        return known.title.in_language(translator.language) if known else session.activity
    return kind_words(translator).get(session.kind, translator.gettext("Without a title"))


def block_notes(translator: Translator, pack: Pack, session: Session) -> str:
    """Return the notes of a block: as somebody typed them, else those of the ready-made agenda, else ""."""
    if session.notes is not None:
        return session.notes
    ready = _ready_block(pack, session.ready)
    same = ready is not None and (ready.kind, ready.activity) == (session.kind, session.activity)
    return ready.notes.in_language(translator.language) if ready is not None and same and ready.notes else ""


def day_title(translator: Translator, pack: Pack, day: Day) -> str:
    """Return what a day is about, "" where nobody said so."""
    if day.title is not None:
        return day.title
    ready = _ready_day(pack, day.ready)
    return ready.title.in_language(translator.language) if ready is not None else ""


def _ready_day(pack: Pack, name: str) -> ReadyDay | None:
    """Return the day that a name such as "two_days/1" means; None where the method has it no more."""
    key, _, number = name.partition("/")
    if key not in pack.agenda_keys or not number.isdigit():
        return None
    days = pack.agenda(key).days
    return days[int(number) - 1] if 0 < int(number) <= len(days) else None


def _ready_block(pack: Pack, name: str) -> ReadyBlock | None:
    """Return the block that a name such as "two_days/1/3" means; None where the method has it no more."""
    of_day, _, number = name.rpartition("/")
    day = _ready_day(pack, of_day)
    if day is None or not number.isdigit():
        return None
    return day.blocks[int(number) - 1] if 0 < int(number) <= len(day.blocks) else None
