"""What a method pack is and brings, as words for both faces."""

from __future__ import annotations

from typing import Final

from sala.language import N_, Translator
from sala.services.method import Text
from sala.services.packs import CHANGED, FIRST, KNOWN, OWN, FoundPack, PackFacts

STANDING: Final = {
    OWN: N_("You published this method on this computer."),
    KNOWN: N_("The key that signed it is known on this computer."),
    FIRST: N_(
        "The key that signed it is new on this computer. "
        "Ask the publisher by telephone whether the fingerprint is theirs."
    ),
    CHANGED: N_(
        "Another key signed the earlier versions of this method. Somebody may pretend to be its publisher. "
        "Ask them by telephone before you add it."
    ),
}
_MOST = 12


def pack_title(facts: PackFacts, say: Translator) -> str:
    """Return title, version and publisher of a method in one line."""
    title, by, version = facts.title.in_language(say.language), facts.publisher, say.digits(facts.version)
    if not by:
        return say.format("“{title}”, version {version}", title=title, version=version)
    return say.format("“{title}”, version {version}, by {name}", title=title, version=version, name=by)


def standing_text(standing: str, say: Translator) -> str:
    """Return what is known of the key that signed a method."""
    return say.gettext(STANDING[standing])


def news_lines(found: FoundPack, say: Translator) -> list[str]:
    """Return what a method adds, changes and drops, a line each, and whether it is here already."""
    news, lines = found.news, []
    if found.here:
        lines.append(say.gettext("This version is on this computer already."))
    elif found.latest:
        lines.append(say.format("On this computer is version {version}.", version=say.digits(found.latest)))
    for text, titles in (
        (N_("New: {names}"), news.adds),
        (N_("Changed: {names}"), news.changes),
        (N_("No longer in it: {names}"), news.drops),
    ):
        if titles:
            lines.append(say.format(text, names=_names(titles, say)))
    if not (news.adds or news.changes or news.drops):
        lines.append(say.gettext("No activity is new or changed."))
    return lines


def _names(titles: tuple[Text, ...], say: Translator) -> str:
    told = [title.in_language(say.language) for title in titles[:_MOST]]
    if len(titles) > _MOST:
        told.append(say.format("… and {n} more", n=len(titles) - _MOST))
    return " · ".join(told)
