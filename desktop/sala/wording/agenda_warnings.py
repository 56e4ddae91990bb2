"""What is worth a second look in an agenda, said as a friend would say it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sala.domain.agenda_warnings import AgendaWarning
from sala.language import Translator
from sala.services.method import Pack
from sala.wording.agenda_times import length_text, time_text
from sala.wording.values import day_text


def warning_sentence(warning: AgendaWarning, translator: Translator, pack: Pack, teams: Mapping[str, str]) -> str:
    """Return the sentence for a warning; ``teams`` are the names of the workshop's teams by id."""
    _ = translator.gettext
    if warning.code == "need_unmet":
        return _need(translator, warning.parameters, pack)
    sentences = {
        "too_short": _("Short: this activity takes at least {minimum}."),
        "long_stretch": _("By the end of this block people will have sat {minutes} without a break."),
        "no_lunch": _("This day runs through midday without a meal."),
        "ends_late": _("This day ends at {ends}, later than {limit}."),
        "team_twice": _("“{team}” is in two blocks at once."),
        "team_idle": _("“{team}” has nothing to do at this time."),
        "date_order": _("The date {date} is not after the day before."),
        "date_outside": _("The date {date} is not one of the workshop's."),
        "day_empty": _("Nothing happens on this day yet."),
        "no_day": _("The day of this block was taken away on another laptop. Move it to a day, or remove it."),
    }
    return sentences[warning.code].format_map(_said(translator, warning.parameters, teams))


def _need(translator: Translator, given: Mapping[str, object], pack: Pack) -> str:
    language = translator.language
    titles = {one.key: one.title.in_language(language) for one in pack.summaries()}
    activities = [titles.get(key, key) for key in _keys(given["activities"])]
    if activities:
        wanted = _listed(translator, activities)
        return translator.format("Usually comes after {activities}, which is not before it.", activities=wanted)
    kinds = [pack.kind(key).plural.in_language(language) for key in _keys(given["kinds"])]
    return translator.format("Works with {kinds}, and there are none yet.", kinds=_listed(translator, kinds))


def _keys(value: object) -> Iterable[str]:
    return [str(key) for key in value] if isinstance(value, list | tuple) else []


def _listed(translator: Translator, names: list[str]) -> str:
    quoted = [translator.format("“{name}”", name=name) for name in names]
    if len(quoted) < 2:
        return "".join(quoted)
    return translator.format("{most} and {last}", most=", ".join(quoted[:-1]), last=quoted[-1])


def _said(translator: Translator, given: Mapping[str, object], teams: Mapping[str, str]) -> dict[str, object]:
    said: dict[str, object] = {}
    for name, value in given.items():
        if name == "team":
            said[name] = teams.get(str(value), "…")
        elif name == "date":
            said[name] = day_text(str(value), translator)
        elif isinstance(value, int):
            write = length_text if name in ("minutes", "minimum") else time_text
            said[name] = write(value, translator)
    return said
