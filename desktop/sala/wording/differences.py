"""Where two laptops said different things, and what each said, as words for both faces."""

from __future__ import annotations

from sala.domain.attendance import half_day_of
from sala.domain.change import Value
from sala.domain.functioning import question_of
from sala.domain.records import ATTACHMENT, CONSENT, DAY, PARTICIPANT, SESSION, TEAM, WORKSHOP
from sala.errors import SalaError
from sala.language import Translator
from sala.services.conflicts import Conflict
from sala.services.functioning_words import functioning_answers, functioning_titles
from sala.services.method import CardKind, Field, Pack
from sala.services.people_words import half_day_title, mark_answers, person_answers, person_titles
from sala.services.places import describe
from sala.wording.agenda_differences import agenda_answer, agenda_name, agenda_titles
from sala.wording.values import day_text, value_text


def difference_title(conflict: Conflict, pack: Pack, translator: Translator) -> str:
    """Return what it is about: the kind of thing, its name, and the field, as far as they are known."""
    title = conflict.title
    if conflict.kind in (DAY, SESSION):
        title = agenda_name(title, pack, translator)
    name = translator.format("“{name}”", name=title) if title else ""
    parts = (_kind_words(conflict, pack, translator), name, field_label(conflict, pack, translator))
    return "  ·  ".join(part for part in parts if part)


def field_label(conflict: Conflict, pack: Pack, translator: Translator) -> str:
    """Return the label of the field; "" for one that this Sala does not know."""
    _ = translator.gettext
    field = _field(conflict, pack)
    if field is not None:
        return field.label.in_language(translator.language)
    if conflict.card_kind or conflict.kind == ATTACHMENT:
        titles = {"team": _("Team"), "caption": _("Caption"), "consent": _("Consent")}
        return titles.get(conflict.field, "")
    if conflict.kind == WORKSHOP:
        return _workshop_titles(translator).get(conflict.field, "")
    if conflict.kind in (DAY, SESSION):
        return agenda_titles(translator).get(conflict.field, "")
    return _person_title(conflict.field, translator)


def reading_text(conflict: Conflict, value: Value, pack: Pack, translator: Translator) -> str:
    """Return one of the readings as words; "" where the field was emptied."""
    if value is None or value == "":
        return ""
    text = str(value)
    if conflict.kind == WORKSHOP:
        return _workshop_answer(conflict.field, text, translator)
    if conflict.kind in (DAY, SESSION):
        return agenda_answer(conflict.field, value, translator)
    if conflict.kind == PARTICIPANT:
        return _person_answers(conflict.field, translator).get(text, text)
    return value_text(_field(conflict, pack), value, translator)


def _workshop_answer(field: str, text: str, translator: Translator) -> str:
    if field == "place":
        return describe(text, translator.language) or text
    if field in ("starts", "ends"):
        return day_text(text, translator)
    if field == "heading":
        _ = translator.gettext
        return {"yes": _("Yes"), "no": _("No")}.get(text, text)
    return _facilities(translator).get(text, text) if field == "facility" else text


def _person_title(field: str, translator: Translator) -> str:
    half = half_day_of(field)
    if half is not None:
        return half_day_title(half, translator)
    question = question_of(field)
    return functioning_titles(translator)[question] if question else person_titles(translator).get(field, "")


def _person_answers(field: str, translator: Translator) -> dict[str, str]:
    if half_day_of(field) is not None:
        return mark_answers(translator)
    return functioning_answers(translator) if question_of(field) else person_answers(translator).get(field, {})


def _field(conflict: Conflict, pack: Pack) -> Field | None:
    kind = _card_kind(conflict, pack)
    return kind.field(conflict.field) if kind else None


def _card_kind(conflict: Conflict, pack: Pack) -> CardKind | None:
    try:
        return pack.kind(conflict.card_kind) if conflict.card_kind else None
    except SalaError:  # a kind of a newer method
        return None


def _kind_words(conflict: Conflict, pack: Pack, translator: Translator) -> str:
    _ = translator.gettext
    kind = _card_kind(conflict, pack)
    if kind is not None:
        return kind.title.in_language(translator.language)
    known = {
        PARTICIPANT: _("Person"),
        TEAM: _("Team"),
        WORKSHOP: _("Workshop"),
        ATTACHMENT: _("Photo"),
        CONSENT: _("Consent"),
        DAY: _("Day of the agenda"),
        SESSION: _("Block of the agenda"),
    }
    return known.get(conflict.kind, "")


def _facilities(translator: Translator) -> dict[str, str]:
    _ = translator.gettext
    return {
        "health_centre": _("Health centre"),
        "school": _("School"),
        "commune_hall": _("Commune hall"),
        "other": _("Other"),
    }


def _workshop_titles(translator: Translator) -> dict[str, str]:
    _ = translator.gettext
    return {
        "name": _("Name of the workshop"),
        "place": _("Place"),
        "venue": _("Venue"),
        "service": _("Which service should become better?"),
        "facility": _("Where do people receive it?"),
        "starts": _("First day"),
        "ends": _("Last day"),
        "institution": _("Institution"),
        "heading": _("Heading of the kingdom"),
        "method": _("Method of the workshop"),
    }
