"""What to do about an error, where the command line has another way to do it than the window."""

from __future__ import annotations

from typing import Final

from sala.errors import SalaError
from sala.language import N_, Translator
from sala.wording import sentence

#: What is said about an error's code, and what is typed: that is no word of a language.
_RESTORE: Final = 'sala restore "{backup}" --workspace "{path}"'
_HINTS: Final = {
    "bundle.passphrase_needed": (N_("Write it in a file, and add: {typed}"), "--passphrase-file FILE"),
    "card.unknown": (N_("The ids of the cards are in: {typed}"), "sala show … --json"),
    "conflict.incomplete": (N_("Type: {typed}"), "--card ID --field NAME --keep N"),
    "conflict.none": (N_("What laptops say differently is listed by: {typed}"), "sala conflicts …"),
    "conflict.no_such_reading": (N_("What laptops say differently is listed by: {typed}"), "sala conflicts …"),
    "conflict.only_keep": (N_("Type: {typed}"), "--keep N"),
    "content.unknown_kind": (N_("There are: {known}"), ""),
    "field.unknown": (N_("There are: {known}"), ""),
    "pack.key_changed": (N_("To add it all the same: {typed}"), "--new-key KEY"),
    "passphrase.needed": (N_("A command reads it from the environment variable: {typed}"), "SALA_PASSPHRASE"),
    "workspace.damaged": (N_("To go back to the latest back-up, type: {typed}"), _RESTORE),
    "workspace.none": (N_("Name another folder, or make the sample: {typed}"), "--workspace DIR, sala demo"),
}


def told(error: SalaError, translator: Translator) -> list[str]:
    """Return the sentence for an error and, where there is one, a line about what to type."""
    said = sentence(error, translator)
    text, typed = _HINTS.get(error.code, ("", ""))
    if typed is _RESTORE:
        backup = error.parameters.get("backup")
        if not backup:
            return [said]
        typed = _RESTORE.format(backup=backup, path=error.parameters.get("path", ""))
    try:
        more = translator.gettext(text).format_map({**error.parameters, "typed": typed})
    except KeyError:  # the error does not name what there is
        return [said]
    return [said, more] if more else [said]
