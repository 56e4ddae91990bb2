"""A TOML table read with types, where every fault is noted with its key path instead of stopping the reading."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from sala.content.problems import Problems
from sala.content.values import Text

_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")
_NAME_OR_NUMBER = re.compile(r"[a-z0-9][a-z0-9_]{0,59}")
#: Beyond this no number of a workshop makes sense, and sums stay exact.
_LARGEST = 10**12
#: A text of a guide is a few sentences: more is a mistake, and would fill pages.
_LONGEST_TEXT = 5000
_TOLD_SIGNS = 60
#: Signs that can be neither seen nor printed; a new line and a tabulator are none of them.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_LABEL = re.compile(r"[!-~](?:[ -~]{0,38}[!-~])?")
_LINE = re.compile(r"at line (\d+)")
_NOTHING = Text("", "")

Item = TypeVar("Item")


class Table:
    """One table, its key path in the file, and the problems of the file.

    A getter that finds something wrong notes it and returns an empty value of the right type, so that one reading
    finds every fault of a file. Call ``refuse_unknown_keys`` when all known keys have been asked for.
    """

    def __init__(self, values: dict[str, object], path: str, problems: Problems) -> None:
        self._values = values
        self._asked: set[str] = set()
        self.path = path
        self.problems = problems

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def where(self, key: str) -> str:
        """Return the path of a key of this table, from the top of the file."""
        return f"{self.path}.{key}" if self.path else key

    def note(self, key: str, problem: str, **details: object) -> None:
        """Note a problem at a key of this table."""
        self.problems.add(self.where(key), problem, **details)

    def refuse_unknown_keys(self) -> None:
        """Note every key that nobody asked for, unless the pack is of a newer minor format."""
        if not self.problems.tolerant:
            for key in sorted(self._values.keys() - self._asked):
                self.note(key, "unknown_key")

    def raw(self, key: str) -> object:
        """Return whatever stands at a key, or None with the problem ``missing``."""
        self._asked.add(key)
        if key not in self._values:
            self.note(key, "missing")
        return self._values.get(key)

    def string(self, key: str) -> str:
        """Return words that are in one language only (a key, a version)."""
        value = self.raw(key)
        if isinstance(value, str):
            return value
        self._wrong_type(key, value, "string")
        return ""

    def label(self, key: str) -> str:
        """Return a few words in one language, which may go on paper: neither empty nor long."""
        value = self.string(key)
        if isinstance(self._values.get(key), str) and not _LABEL.fullmatch(value):
            self.note(key, "value", found=value[:_TOLD_SIGNS])
        return value

    def name(self, key: str, *, digit_first: bool = False) -> str:
        """Return a key: lower-case letters, digits and low lines, a letter first (or a digit, where allowed)."""
        value = self.string(key)
        if isinstance(self._values.get(key), str):
            self._check_name(key, value, _NAME_OR_NUMBER if digit_first else _NAME)
        return value

    def names(self, key: str) -> tuple[str, ...]:
        """Return a list of keys; the same key twice is a problem. An absent list is empty."""
        values = self._list(key, str, "string") if key in self._values else []
        for position, value in enumerate(values):
            self._check_name(f"{key}[{position}]", value, _NAME_OR_NUMBER)
            if value in values[:position]:
                self.note(f"{key}[{position}]", "duplicate", found=value)
        return tuple(values)

    def one_of(self, key: str, allowed: Iterable[str], default: str | None = None) -> str:
        """Return a string that must be one of those allowed."""
        if default is not None and key not in self._values:
            return default
        value = self.string(key)
        if value not in set(allowed) and isinstance(self._values.get(key), str):
            self.note(key, "value", found=value)
        return value

    def integer(
        self, key: str, *, default: int | None = None, minimum: int | None = None, maximum: int = _LARGEST
    ) -> int:
        """Return a whole number from ``minimum`` to ``maximum``."""
        if default is not None and key not in self._values:
            return default
        value = self.raw(key)
        if not isinstance(value, int) or isinstance(value, bool):
            self._wrong_type(key, value, "integer")
            return minimum or 0
        if not (-_LARGEST if minimum is None else minimum) <= value <= maximum:
            self.note(key, "range", found=_told(value))
            return minimum or 0
        return value

    def number(self, key: str) -> float | None:
        """Return a number, or None when the key is absent."""
        if key not in self._values:
            return None
        value = self.raw(key)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            if not -_LARGEST <= value <= _LARGEST:  # not a number is in no range
                self.note(key, "range", found=_told(value))
                return None
            return value
        self._wrong_type(key, value, "number")
        return None

    def whole_number(self, key: str) -> int | None:
        """Return a whole number (also one written 5.0), or None when the key is absent."""
        value = self.number(key)
        if value is not None and value != int(value):
            self.note(key, "fraction", found=value)
        return None if value is None else int(value)

    def flag(self, key: str) -> bool:
        """Return true or false; absent is false."""
        if key not in self._values:
            return False
        value = self.raw(key)
        if not isinstance(value, bool):
            self._wrong_type(key, value, "boolean")
        return value is True

    def text(self, key: str) -> Text:
        """Return a text in both languages."""
        return self.text_from(self.raw(key), key)

    def optional_text(self, key: str) -> Text | None:
        """Return a text in both languages, or None when the key is absent."""
        return self.text(key) if key in self._values else None

    def texts(self, key: str) -> tuple[Text, ...]:
        """Return a list of at least one text."""
        value = self.raw(key)
        if not isinstance(value, list):
            self._wrong_type(key, value, "array")
            return ()
        if not value:
            self.note(key, "empty")
        return tuple(self.text_from(each, f"{key}[{position}]") for position, each in enumerate(value))

    def text_from(self, value: object, key: str) -> Text:
        """Read a text in both languages that stands at a key of this table."""
        if not isinstance(value, dict):
            self._wrong_type(key, value, "text")
            return _NOTHING
        words = {language: self._words(value, key, language) for language in ("km", "en")}
        if not self.problems.tolerant:
            for extra in sorted(value.keys() - words.keys()):
                self.note(f"{key}.{extra}", "unknown_key")
        return Text(**words)

    def table(self, key: str) -> Table:
        """Return the table at a key; an empty one when it is absent or no table."""
        value = self.raw(key)
        if isinstance(value, dict):
            return Table(value, self.where(key), self.problems)
        self._wrong_type(key, value, "table")
        return Table({}, self.where(key), Problems(self.problems.file))

    def tables(self, key: str) -> Iterator[Table]:
        """Yield the tables of an array that must hold at least one."""
        values: list[dict[str, object]] = self._list(key, dict, "table")
        if key in self._values and not values:
            self.note(key, "empty")
        for position, value in enumerate(values):
            yield Table(value, self.where(f"{key}[{position}]"), self.problems)

    def _list(self, key: str, item_type: type[Item], expected: str) -> list[Item]:
        values = self.raw(key)
        if not isinstance(values, list):
            self._wrong_type(key, values, "array")
            return []
        for position, value in enumerate(values):
            if not isinstance(value, item_type):
                self.note(f"{key}[{position}]", "type", expected=expected)
        return [value for value in values if isinstance(value, item_type)]

    def _words(self, value: dict[str, object], key: str, language: str) -> str:
        words = value.get(language)
        if isinstance(words, str) and words.strip():
            if _UNSEEN.search(words):
                self.note(f"{key}.{language}", "unseen")
            if len(words) > _LONGEST_TEXT:
                self.note(f"{key}.{language}", "too_long", max=_LONGEST_TEXT)
            return words
        if words is None or isinstance(words, str):
            self.note(f"{key}.{language}", "language")
        else:
            self._wrong_type(f"{key}.{language}", words, "string")
        return ""

    def _check_name(self, key: str, value: str, form: re.Pattern[str]) -> None:
        if not form.fullmatch(value):
            self.note(key, "name", found=value[:_TOLD_SIGNS])

    def _wrong_type(self, key: str, value: object, expected: str) -> None:
        if value is not None:  # TOML knows no null: None means that "missing" was noted already
            self.note(key, "type", expected=expected)


def _told(value: float) -> float | str:
    """Return a number as it is told; one with thousands of digits is not."""
    return value if not isinstance(value, int) or abs(value) <= _LARGEST**2 else "…"


def _line_of_longest_number(source: str) -> int:
    lines = source.split("\n")
    return 1 + max(range(len(lines)), key=lambda at: sum(sign.isdigit() for sign in lines[at]))


def read_toml(path: Path, problems: Problems) -> Table:
    """Read a TOML file into a table. Raises ``content.broken`` if it cannot be read, is no UTF-8 or no TOML."""
    try:
        source = path.read_bytes().decode("utf-8-sig")
        values = tomllib.loads(source)
    except OSError:
        problems.add("", "file")
    except UnicodeDecodeError:
        problems.add("", "encoding")
    except RecursionError:  # tables within tables without end
        problems.add("", "toml", line=1)
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        problems.add("", "toml", line=int(line.group(1)) if line else source.count("\n") + 1)
    except ValueError:  # a number of thousands of digits
        problems.add("", "toml", line=_line_of_longest_number(source))
    problems.raise_if_any()
    return Table(values, "", problems)
