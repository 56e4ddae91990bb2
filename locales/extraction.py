"""Finds the sentences of the interface in Python source.

Read from the syntax tree, not from tokens, so that ``translator.format("…", n=3)`` (a sentence) is told from
``"…".format(3)`` (not one). A sentence put together on the spot (an f-string, a sum) is an error here: it would
silently stay English. A name is none: it holds what ``N_`` marked elsewhere.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    Found = tuple[int, str, "str | tuple[str, ...]", list[str]]

# The name that is called -> (gettext function, how many literals come first).
CALLS = {
    "gettext": ("gettext", 1),
    "_": ("gettext", 1),
    "N_": ("gettext", 1),
    "format": ("gettext", 1),
    "ngettext": ("ngettext", 2),
    "nformat": ("ngettext", 2),
    "pgettext": ("pgettext", 2),
}
# Others may be called so too, with anything.
NOT_OURS_ALONE = {"format"}
NOTE = "Translators:"


def extract(
    file: BinaryIO, keywords: Collection[str], comment_tags: Collection[str], options: Mapping[str, str]
) -> Iterator[Found]:
    """Yield ``(line, function, messages, notes)`` as Babel wants them from an extractor."""
    del keywords, comment_tags, options  # the names are fixed above, the same for everyone
    source = file.read().decode("utf-8")
    lines = source.splitlines()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and (found := _sentence(node)):
            function, literals = found
            yield node.lineno, function, literals if len(literals) > 1 else literals[0], _notes(lines, node.lineno)


def _sentence(call: ast.Call) -> tuple[str, tuple[str, ...]] | None:
    name = _called(call.func)
    if name not in CALLS:
        return None
    function, count = CALLS[name]
    literals = tuple(a.value for a in call.args[:count] if isinstance(a, ast.Constant) and isinstance(a.value, str))
    if len(literals) == count and all(literals):
        return (function, literals) if _is_translation(name, call) else None
    if name not in NOT_OURS_ALONE and any(isinstance(a, ast.JoinedStr | ast.BinOp) for a in call.args[:count]):
        message = f"line {call.lineno}: {name}() takes a plain literal, or the sentence cannot be translated"
        raise SyntaxError(message)
    return None


def _called(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return "" if isinstance(function.value, ast.Constant) else function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _is_translation(name: str, call: ast.Call) -> bool:
    """``translator.format`` takes one sentence and named values; any other shape is somebody else's ``format``."""
    return name != "format" or (isinstance(call.func, ast.Attribute) and len(call.args) == 1)


def _notes(lines: list[str], line: int) -> list[str]:
    """The comment right above a call, when it is meant for translators."""
    above: list[str] = []
    for text in reversed(lines[: line - 1]):
        if not text.lstrip().startswith("#"):
            break
        above.insert(0, text.lstrip(" #"))
    start = next((i for i, text in enumerate(above) if text.startswith(NOTE)), None)
    return [] if start is None else above[start:]
