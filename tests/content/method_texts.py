"""The texts of the method, each with its place, and how they fall into sentences and words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from sala.khmer import words

METHOD = Path(__file__).parents[2] / "resources" / "method"
FILES = sorted(path.relative_to(METHOD).as_posix() for path in METHOD.rglob("*.toml"))

SENTENCES = {
    "purpose", "help", "promise", "why", "inclusion", "low_literacy", "tips", "mistakes", "say", "do", "about",
    "question", "hint",
}  # fmt: skip
"""The keys whose texts are sentences, wherever they stand; ``text`` of a group size is one as well."""

KHMER_LETTER = re.compile("[\u1780-\u17b3]")


def texts(value: object, path: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield every text in both languages with its key path."""
    if isinstance(value, dict) and value.keys() <= {"km", "en"}:
        yield path, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from texts(each, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for position, each in enumerate(value):
            yield from texts(each, f"{path}[{position}]")


def all_texts() -> Iterator[tuple[str, str, dict[str, str]]]:
    for file in FILES:
        for path, text in texts(tomllib.loads((METHOD / file).read_text(encoding="utf-8")), ""):
            yield file, path, text


def owner(path: str) -> str:
    """Return the key that says what sort of text stands at a path."""
    return path.rsplit(".", maxsplit=1)[-1].split("[", maxsplit=1)[0]


def is_sentence(path: str) -> bool:
    return "example.values" not in path and (owner(path) in SENTENCES or path == "group_size.text")


def word_count(sentence: str) -> int:
    return sum(1 for word in words(sentence) if re.search(r"\w", word))


def sentences(text: str) -> list[str]:
    """Return the sentences of a Khmer text; what somebody says inside «…» belongs to its sentence."""
    parts = re.split(r"(?<=[។?!])(?:»។?)?\s+(?![^«]*»)", text)
    return [part for part in parts if KHMER_LETTER.search(part)]
