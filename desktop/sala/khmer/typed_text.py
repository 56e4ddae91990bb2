"""What a person typed or pasted, made fit for storage."""

from __future__ import annotations

import re
from typing import Final

from sala.errors import WrongUse
from sala.khmer.letters import ZWSP
from sala.khmer.order import canonical

_LINE_ENDS: Final = re.compile("\r\n?|[\u0085\u2028\u2029]")
_SPACES_OF_CONTROL: Final = re.compile("[\t\v\f]")
_CONTROLS: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")
# Directional overrides and marks of byte order come along when pasting; no language of ours needs them.
_STRAY: Final = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]")
_EDGES: Final = re.compile(f"\\A[\\s{ZWSP}]+|[\\s{ZWSP}]+\\Z")
_LONE_SURROGATES: Final = re.compile("[\ud800-\udfff]")


def clean_text(text: str, *, lines: bool, limit: int) -> str:
    """Return ``text`` in canonical order, without control characters, without white space or U+200B at the ends.

    With ``lines``, line ends become a line feed and stay; without, a space, as tabs do. Halves of surrogate pairs
    become U+FFFD; directional overrides go. ``limit`` is the greatest length of the result in code points. Idempotent.

    Raises:
        WrongUse: ``text.too_long`` (parameters: limit, length). Nothing is ever cut off.
    """
    text = _SPACES_OF_CONTROL.sub(" ", _LINE_ENDS.sub("\n", text))
    if not lines:
        text = text.replace("\n", " ")
    text = _LONE_SURROGATES.sub("\ufffd", _STRAY.sub("", _CONTROLS.sub("", text)))
    text = _EDGES.sub("", canonical(text))
    if len(text) > limit:
        raise WrongUse("text.too_long", limit=limit, length=len(text))
    return text
