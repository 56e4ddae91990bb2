"""Make ``resources/khmer/known.breaks``: where lines may end in the texts of the method and of the catalogue.

    python installer/make_known_breaks.py [--anew]

Run it when such texts have changed (a test says so). Texts that are known already are not searched again, but with
``--anew``, for when it is the search that has changed. The same texts give the same bytes.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "desktop"))

from babel.messages.pofile import read_po  # noqa: E402  # after the path of our own package

from sala.khmer import line_breaks  # noqa: E402
from sala.khmer.known_breaks import FILE, LONGEST, as_file, from_file  # noqa: E402
from sala.khmer.mapped_table import text_key  # noqa: E402

#: What stands before the lines of lists in the guide (``ui/guide``).
_BULLET = "•  "
_TWO_LETTERS = re.compile("[\u1780-\u17b3\u17b6-\u17d3]{2}")


def texts() -> set[str]:
    """Return the Khmer texts of the method and of the catalogue."""
    found: set[str] = set()
    for path in (ROOT / "resources" / "method").rglob("*.toml"):
        found.update(_strings(tomllib.loads(path.read_text(encoding="utf-8"))))
    with (ROOT / "locales" / "km" / "LC_MESSAGES" / "sala.po").open("rb") as file:
        for message in read_po(file, locale="km"):
            found.update([message.string] if isinstance(message.string, str) else message.string)
    return {text for text in found if _TWO_LETTERS.search(text) and len(text) <= LONGEST}


def made(*, anew: bool) -> bytes:
    """Return the content of the file."""
    known = {} if anew else from_file()
    found = {}
    for text in texts():
        key = text_key(text)
        found[key] = known[key] if key in known else tuple(line_breaks(text, search=True))
    return as_file(found)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)
        if isinstance(value, list):
            for line in (text for each in value for text in _strings(each)):
                yield f"{_BULLET}{line}"


if __name__ == "__main__":
    (ROOT / "resources" / "khmer" / FILE).write_bytes(made(anew="--anew" in sys.argv))
