"""Make ``resources/khmer/words.model`` from the model that PyPI's ``khmercut`` carries.

    pip install khmercut==0.2.0
    python installer/make_word_model.py [OUT]

Needed only when khmercut publishes another model: the result is kept. The same source gives the same bytes.
``sala.khmer.word_model`` reads it and says what stands in it.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "desktop"))

import khmercut  # noqa: E402  # after the path of our own package

from sala.khmer.mapped_table import head_line  # noqa: E402
from sala.khmer.word_model import pieces_of  # noqa: E402

#: The model's names of rows, by length and shift.
_ROWS = {
    1: ("kcc[+3]", "kcc[+2]", "kcc[+1]", "kcc", "kcc[-1]", "kcc[-2]", "kcc[-3]"),
    2: ("kcc[+2:+3]", "kcc[+1:+2]", "kcc[+1:0]", "kcc[-1:0]", "kcc[-2:-1]", "kcc[-3:-2]"),
    3: ("kcc[+1:+3]", "kcc[0:+2]", "kcc[-2:0]", "kcc[-3:-1]"),
    4: ("kcc[0:+3]", "kcc[-3:0]"),
}
_TYPES = ("kcc[+3]t", "kcc[+2]t", "kcc[+1]t", "t", "kcc[-1]t", "kcc[-2]t", "kcc[-3]t")
_UNSPACED = ("", "ns+2", "ns+1", "ns", "ns-1", "", "")

#: The weights of rows, by the places of their shifts.
Rows = dict[tuple[str, ...], dict[int, float]]


def made() -> bytes:
    """Return the content of the file."""
    info = khmercut.load().info()
    weights: dict[str, float] = defaultdict(float)
    for (attribute, label), weight in info.state_features.items():
        weights[attribute] += weight if label == "1" else -weight
    types = sorted({name.rpartition("t:")[2] for name in weights if name.startswith(tuple(f"{t}:" for t in _TYPES))})
    head = {
        "source": "khmercut 0.2.0, crf_ner_10000.crfsuite, Seanghay Yath, Apache-2.0",
        "moves": [info.transitions[move] for move in (("1", "1"), ("1", "0"), ("0", "1"), ("0", "0"))],
        "first": weights.pop("BOS", 0.0),
        "last": weights.pop("EOS", 0.0),
        "unspaced": [weights.pop(name, 0.0) for name in _UNSPACED],
        "types": {kind: [weights.pop(f"{name}:{kind}", 0.0) for name in _TYPES] for kind in types},
    }
    rows: Rows = {row: weighed for length in _ROWS for row, weighed in _rows(length, weights).items()}
    if weights:
        message = f"not understood: {sorted(weights)[:5]}"
        raise ValueError(message)
    for row in list(rows):
        rows |= {row[:length]: {} for length in range(1, len(row)) if row[:length] not in rows}
    pieces = sorted({piece for row in rows for piece in row})
    rows |= {(piece,): {} for piece in pieces if (piece,) not in rows}
    blocks, values = _blocks(rows, pieces)
    head |= {"rows": [sum(len(row) == length for row in rows) for length in _ROWS], "pieces": pieces}
    return head_line(head) + blocks + values.tobytes()


def _rows(length: int, weights: dict[str, float]) -> Rows:
    """Take the rows of so many pieces out of ``weights``: for each its weights by the places of their shifts.

    Some rows of the model were cut otherwise than khmercut cuts today (before a ៖): no text has them.
    """
    rows: Rows = defaultdict(dict)
    for place, name in enumerate(_ROWS[length]):
        for attribute in [known for known in weights if known.startswith(f"{name}:")]:
            row = tuple(pieces_of(attribute.removeprefix(f"{name}:")))
            weight = weights.pop(attribute)
            if len(row) == length and weight:
                rows[row][place] = weight
    return rows


def _blocks(rows: Rows, pieces: list[str]) -> tuple[bytes, array[float]]:
    """Return the tables of rows as they stand in the file, and all weights."""
    numbers = {piece: number for number, piece in enumerate(pieces)}
    blocks = b""
    values = array("f")
    shorter: list[tuple[int, ...]] = [()]
    for length in _ROWS:
        numbered = {tuple(numbers[piece] for piece in row): rows[row] for row in rows if len(row) == length}
        order = sorted(numbered)
        starts = [*(bisect_left(order, row) for row in shorter), len(order)]
        lasts = array("H", (row[-1] for row in order))
        places = array("I", (_place(numbered[row], values) for row in order))
        for block in (array("I", starts), lasts, places):
            blocks += block.tobytes()
            blocks += b" " * (-len(blocks) % 8)
        shorter = order
    return blocks, values


def _place(weights: dict[int, float], values: array[float]) -> int:
    """Append the weights of a row to ``values``; return where they stand there and which shifts they are for."""
    place = len(values)
    values.extend(weights[shift] for shift in sorted(weights))
    return place * 128 + sum(1 << shift for shift in weights)


if __name__ == "__main__":
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "resources" / "khmer" / "words.model"
    out.write_bytes(made())
