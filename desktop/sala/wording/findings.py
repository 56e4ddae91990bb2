"""What ``sala check`` found, as sentences."""

from __future__ import annotations

from typing import Final

from sala.language import N_, Translator

FINDINGS: Final[dict[str, str]] = {
    "database.damaged": N_("The database is damaged: {detail}"),
    "change.damaged": N_("A line of the history cannot be read: {detail}"),
    "number.twice": N_("Two laptops count their changes under one number, as after a copied disk: {detail}"),
    "record.differs": N_("What is shown differs from the history: {detail}"),
    "file.missing": N_("A photo is missing: {detail}"),
    "file.damaged": N_("A photo is damaged: {detail}"),
    "file.unlisted": N_("A photo lies here that is not in the list: {detail}"),
    "file.leftover": N_("The rest of an unfinished copy lies here: {detail}"),
}


def finding_sentence(code: str, detail: str, translator: Translator, *, repaired: bool) -> str:
    """Return one finding as a sentence; a repaired one says so."""
    text = FINDINGS.get(code, N_("Something is not in order: {detail}"))
    told = translator.format(text, detail=detail or code)
    return f"{told} {translator.gettext('This has been repaired.')}" if repaired else told
