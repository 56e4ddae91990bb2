"""How easy the Khmer of the method is to read: ``python tests/reading.py``.

Prints, for each file of the method, how many words its sentences have (median and longest), then the ten longest
sentences. A sentence has at most 28 words, and half of them at most 14.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(_ROOT), str(_ROOT / "desktop")]

from tests.content.method_texts import all_texts, is_sentence, sentences, word_count  # noqa: E402  # found by now

MEDIAN, LONGEST = 14, 28
_SHOWN = 10


@dataclass(frozen=True, slots=True, order=True)
class Read:
    """A sentence of the method: its length in words, its file and key, and the sentence."""

    length: int
    file: str
    key: str
    sentence: str


def readings() -> Iterator[Read]:
    """Yield every Khmer sentence of the method, worked examples included."""
    for file, path, text in all_texts():
        if is_sentence(path) or "example.values" in path:
            for sentence in sentences(text["km"]):
                yield Read(word_count(sentence), file, path, sentence)


def main() -> int:
    """Print the report; return 1 when a limit is missed."""
    found = list(readings())
    files: dict[str, list[int]] = {}
    for read in found:
        files.setdefault(read.file, []).append(read.length)
    for file, lengths in sorted(files.items()):
        median = statistics.median(lengths)
        print(f"{file:<44} {len(lengths):>4} sentences   median {median:>4}   longest {max(lengths)}")
    print()
    for read in sorted(found, reverse=True)[:_SHOWN]:
        print(f"{read.length:>3}  {read.file} {read.key}: {read.sentence}")
    median, longest = statistics.median(read.length for read in found), max(read.length for read in found)
    good = median <= MEDIAN and longest <= LONGEST
    print(f"\n{len(found)} sentences: median {median} words (at most {MEDIAN}), longest {longest} (at most {LONGEST})")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
