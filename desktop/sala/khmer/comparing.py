"""The search key: what two texts have in common when a person would call them the same."""

from __future__ import annotations

import re
from typing import Final

from sala.khmer.digits import latin_digits
from sala.khmer.letters import AA, COENG, II, OE, OO, E
from sala.khmer.order import composed, full_order

# Invisible in any script: soft hyphen, zero-width and directional signs, variation selectors, inherent Khmer vowels.
_INVISIBLE: Final = re.compile(
    "[\u00ad\u034f\u061c\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_SPACES: Final = re.compile(r"\s+")
_REPEATED_COENG: Final = re.compile(f"{COENG}{{2,}}")
_ALIKE: Final = {
    0x17A3: "\u17a2",  # deprecated twin of the letter QA
    0x17A4: "\u17a2\u17b6",
    0x17B2: "\u17b1",  # two ways to write the letter QOO: ឲ and ឱ
}


def search_key(text: str) -> str:
    """Return what to compare when looking for ``text``; never to be shown or stored as the text itself.

    Equal for all orders of typing, for COENG DA and COENG TA, ឲ and ឱ, Khmer and Latin digits, capitals and small
    letters, with and without invisible characters, one space or many, none at the ends. Idempotent, never raises.
    """
    text = _INVISIBLE.sub("", composed(text).casefold())
    text = _REPEATED_COENG.sub(COENG, text.translate(_ALIKE))
    text = full_order(text).replace("\u17d2\u178a", "\u17d2\u178f")
    text = text.replace(E + II, OE).replace(E + AA, OO)  # left where a text begins inside a cluster
    return _SPACES.sub(" ", latin_digits(composed(text))).strip()
