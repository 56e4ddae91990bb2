"""The guide of an activity on paper: for one where nothing is filled in, the guide is its sheet."""

from __future__ import annotations

from collections.abc import Iterable

from sala.khmer import format_number
from sala.language import Translator
from sala.printing import Column, FieldKind, WorksheetField
from sala.services.method import Activity, Text


def guide_fields(activity: Activity, language: str) -> tuple[WorksheetField, ...]:
    """Return what the facilitator reads, in the order of the screen, as fields that are filled."""
    _ = Translator(language).gettext
    steps = tuple(
        (step.say.in_language(language), step.do.in_language(language), format_number(step.minutes, language))
        for step in activity.steps
    )
    columns = (Column(_("Say")), Column(_("Do")), Column(_("Minutes")))
    return (
        _told(_("Why"), [activity.why], language),
        _told(_("You need"), [activity.group_size.text, *activity.materials], language),
        WorksheetField(label=_("The steps"), kind=FieldKind.ROWS, columns=columns, value=steps),
        _told(_("Tips"), activity.tips, language),
        _told(_("Common mistakes"), activity.mistakes, language),
        _told(_("Nobody left out"), [activity.inclusion], language),
        _told(_("For people who do not read"), [activity.low_literacy], language),
        _told(_("A worked example"), [activity.example.about], language),
    )


def _told(label: str, texts: Iterable[Text], language: str) -> WorksheetField:
    lines = [text.in_language(language) for text in texts]
    bullet = "•  " if len(lines) > 1 else ""
    return WorksheetField(label, FieldKind.LONG_TEXT, value="\n".join(bullet + line for line in lines))
