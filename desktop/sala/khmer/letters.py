"""Which code points of the Khmer block are what (Unicode chapter 16.4 and document L2/22-290).

Strings of characters for use inside a regular expression class, and single characters with a name.
"""

from __future__ import annotations

from typing import Final

COENG: Final = "\u17d2"
RO: Final = "\u179a"
LAST_CONSONANT: Final = "\u17a2"
ROBAT: Final = "\u17cc"
MUUSIKATOAN: Final = "\u17c9"
TRIISAP: Final = "\u17ca"
NIKAHIT: Final = "\u17c6"
U: Final = "\u17bb"
AA: Final = "\u17b6"
E: Final = "\u17c1"
II: Final = "\u17b8"
OE: Final = "\u17be"
OO: Final = "\u17c4"

ZWSP: Final = "\u200b"
ZWNJ: Final = "\u200c"
ZWJ: Final = "\u200d"

#: Consonants and independent vowels: what a cluster starts with and what can stand below it.
BASES: Final = "\u1780-\u17b3"
#: Everything that attaches to a base, the coeng sign excepted (U+17B4 and U+17B5 are invisible inherent vowels).
MARKS: Final = "\u17b6-\u17d1\u17d3\u17dd"
#: Everything that stands in a word: bases, marks, the coeng sign.
WORD_LETTERS: Final = "\u1780-\u17d3\u17dd"
JOINERS: Final = ZWNJ + ZWJ
INVISIBLE_IN_WORDS: Final = ZWSP + JOINERS
DIGITS: Final = "០១២៣៤៥៦៧៨៩"

#: Signs that end a sentence or belong to what is before them, so that no line starts with one.
CLINGING_SIGNS: Final = "\u17d4-\u17d8\u17da"
CLOSING_SIGNS: Final = r")\]}»›”’"
#: Signs that no line starts with either, but where a space stands before them (" .5").
TRAILING_SIGNS: Final = "!?,.;:…"
OPENING_SIGNS: Final = r"(\[{«‹“‘"


def is_word_letter(character: str) -> bool:
    """Return whether ``character`` can stand inside a Khmer word (digits and punctuation cannot)."""
    return "\u1780" <= character <= "\u17d3" or character == "\u17dd"
