"""The five answers of a problem statement as one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sala.language import Translator

PARTS: Final = ("who", "where", "needs_to", "but", "because")
#: Words of the sentence with which people often begin an answer too: they shall not stand there twice.
_LINKING: Final[Mapping[str, tuple[str, ...]]] = {
    "where": ("នៅ", "at ", "in "),
    "needs_to": ("ត្រូវការ", "need to ", "needs to ", "need ", "needs "),
    "but": ("ប៉ុន្តែ", "but "),
    "because": ("ពីព្រោះ", "ព្រោះ", "because "),
}
_ENDS: Final = " .។"


def problem_sentence(said: Mapping[str, str], say: Translator) -> str:
    """Return the answers (by ``PARTS``) as a sentence; those that there are side by side where one is missing."""
    if not all(said.values()):
        return "  ·  ".join(text for text in said.values() if text)
    parts = {key: _plain(key, text) for key, text in said.items()}
    return say.format("{who}, at {where}, need: {needs_to}. But {but}, because {because}.", **parts)


def _plain(part: str, text: str) -> str:
    """Return an answer without the linking word at its beginning and the full stop at its end."""
    text = text.strip()
    for word in _LINKING.get(part, ()):
        if text.lower().startswith(word) and len(text) > len(word):
            text = text[len(word) :].lstrip()
            break
    return text.rstrip(_ENDS) or text
