"""Make ``resources/khmer/words.model`` from the model that PyPI's ``khmercut`` carries.

    pip install khmercut==0.2.0
    python installer/make_word_model.py [OUT]

Needed only when khmercut publishes another model: the result is kept. The same source gives the same bytes.
``sala.khmer.word_model`` reads it and says what stands in it.
"""

from __future__ import annotations

import sys
from array import array
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "desktop"))

import khmercut  # noqa: E402  # after the path of our own package

from sala.khmer.mapped_table import head_line, text_key  # noqa: E402

#: The model's names of rows, by length and shift.
_ROWS = {
    1: ("kcc[+3]", "kcc[+2]", "kcc[+1]", "kcc", "kcc[-1]", "kcc[-2]", "kcc[-3]"),
    2: ("kcc[+2:+3]", "kcc[+1:+2]", "kcc[+1:0]", "kcc[-1:0]", "kcc[-2:-1]", "kcc[-3:-2]"),
    3: ("kcc[+1:+3]", "kcc[0:+2]", "kcc[-2:0]", "kcc[-3:-1]"),
    4: ("kcc[0:+3]", "kcc[-3:0]"),
}
_TYPES = ("kcc[+3]t", "kcc[+2]t", "kcc[+1]t", "t", "kcc[-1]t", "kcc[-2]t", "kcc[-3]t")
_UNSPACED = ("", "ns+2", "ns+1", "ns", "ns-1", "", "")


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
        "rows": [],
    }
    blocks = []
    values = array("f")
    for names in _ROWS.values():
        rows: dict[int, dict[int, float]] = defaultdict(dict)
        for place, name in enumerate(names):
            for attribute in [known for known in weights if known.startswith(f"{name}:")]:
                rows[text_key(attribute.removeprefix(f"{name}:"))][place] = weights.pop(attribute)
        head["rows"].append(len(rows))
        blocks.append(array("Q", sorted(rows)).tobytes())
        blocks.append(_places(rows, values).tobytes())
        blocks.append(b" " * (-sum(map(len, blocks)) % 8))
    if weights:
        message = f"not understood: {sorted(weights)[:5]}"
        raise ValueError(message)
    return head_line(head) + b"".join(blocks) + values.tobytes()


def _places(rows: dict[int, dict[int, float]], values: array[float]) -> array[int]:
    """Return where the weights of each row stand and which shifts they are for; append the weights to ``values``."""
    places = array("I")
    for key in sorted(rows):
        bits = sum(1 << place for place, weight in rows[key].items() if weight)
        places.append(len(values) * 128 + bits)
        values.extend(rows[key][place] for place in range(7) if bits >> place & 1)
    return places


if __name__ == "__main__":
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "resources" / "khmer" / "words.model"
    out.write_bytes(made())
