"""Laptops that write without seeing each other, as plain changes: what merging is tried on."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import strategies as st

from sala.domain.change import Change, Value
from sala.domain.clock import HybridClock
from sala.domain.merge import DELETED, RecordState, ancestor_value, fold, heads_of, settle

WORKSHOP = "00000000-0000-7000-8000-0000000000aa"
RECORD = "00000000-0000-7000-8000-0000000000bb"
LONG = "the people of the village wait two hours in front of the office every morning before it opens its door"


def an_id(number: int, group: int = 0) -> str:
    """Return an id that is easy to recognise in a failing test."""
    return f"{group:08x}-0000-7000-8000-{number:012x}"


def by_blanks(text: str) -> list[str]:
    """Cut a text at its blanks, which stay pieces of their own."""
    pieces: list[str] = []
    for number, word in enumerate(text.split(" ")):
        pieces += [" ", word] if number else [word]
    return [piece for piece in pieces if piece]


@dataclass
class Laptop:
    """One laptop: what it knows, and a clock that may be years wrong."""

    number: int
    now_ms: int
    known: dict[str, Change] = field(default_factory=dict)
    written: int = 0
    clock: HybridClock = field(init=False)

    def __post_init__(self) -> None:
        self.clock = HybridClock("000000000000-0000", lambda: self.now_ms)

    def write(self, name: str, value: Value, record: str = RECORD) -> Change:
        """Give a field a value, as an act of its own."""
        heads = heads_of(c for c in self.known.values() if c.field == name and c.record == record)
        self.written += 1
        self.now_ms += 1
        change = Change(
            id=an_id(self.written, self.number + 1),
            workshop=WORKSHOP,
            device=an_id(self.number, 0xD),
            seq=self.written,
            clock=self.clock.tick(),
            wall="2026-01-01T00:00:00Z",
            author=f"author {self.number}",
            act=an_id(self.written, self.number + 0x100),
            undoes="",
            kind="card",
            record=record,
            field=name,
            value=value,
            replaces=tuple(head.id for head in heads),
        )
        self.known[change.id] = change
        return change

    def delete(self, record: str = RECORD) -> Change:
        """Delete the record, knowing what this laptop knows."""
        heads = [h for name, hs in self.heads(record).items() if name != DELETED for h in hs]
        seen: list[Value] = [*sorted(head.id for head in heads)]
        return self.write(DELETED, {"seen": seen}, record)

    def receive(self, other: Laptop) -> None:
        """Learn all that another laptop knows."""
        for change in other.known.values():
            self.known.setdefault(change.id, change)
            self.clock.observe(change.clock)

    def heads(self, record: str = RECORD) -> dict[str, list[Change]]:
        """Return the unreplaced changes by field."""
        return heads_by_field([c for c in self.known.values() if c.record == record])


def heads_by_field(changes: list[Change]) -> dict[str, list[Change]]:
    """Return the unreplaced changes of each field."""
    return {name: heads_of(c for c in changes if c.field == name) for name in {c.field for c in changes}}


def state_of(changes: list[Change]) -> RecordState:
    """Return the record that these changes of one record add up to."""
    by_id = {change.id: change for change in changes}
    heads = heads_by_field(changes)
    settled = {}
    for name, of_field in heads.items():
        settled[name] = settle(of_field, ancestor_value(of_field, by_id.get, by_blanks), by_blanks)
    return fold(settled, {name: [head.id for head in of_field] for name, of_field in heads.items()})


_texts = st.sampled_from(
    ["", "ក", "a b", LONG, LONG.replace("two", "three"), LONG.replace("door", "gate"), LONG + " now"]
)
_values = st.one_of(
    _texts, st.none(), st.booleans(), st.integers(0, 2), st.lists(st.sampled_from(["x", "y"]), max_size=2)
)
_YEAR_2010, _YEAR_2026, _YEAR_2099 = 1_262_304_000_000, 1_767_225_600_000, 4_070_908_800_000


@st.composite
def histories(draw: st.DrawFn, laptops: int = 3, records: int = 1, longest: int = 25) -> list[Change]:
    """Draw all changes that some laptops made while now and then one of them received from another."""
    clocks = draw(st.permutations([_YEAR_2010, _YEAR_2026, _YEAR_2099]))
    everyone = [Laptop(number, clocks[number % 3]) for number in range(laptops)]
    steps = draw(
        st.lists(
            st.tuples(
                st.sampled_from(["write", "write", "write", "delete", "restore", "receive"]),
                st.integers(0, laptops - 1),
                st.integers(0, laptops - 1),
                st.integers(0, records - 1),
                st.sampled_from(["text", "note", "kind"]),
                _values,
            ),
            max_size=longest,
        )
    )
    for step, one, other, number, name, value in steps:
        laptop, record = everyone[one], an_id(number, 0xBB)
        if step == "write":
            laptop.write(name, value, record)
        elif step == "delete" and laptop.heads(record):
            laptop.delete(record)
        elif step == "restore" and laptop.heads(record).get(DELETED):
            laptop.write(DELETED, None, record)
        elif step == "receive" and one != other:
            laptop.receive(everyone[other])
    together = Laptop(laptops, _YEAR_2026)
    for laptop in everyone:
        together.receive(laptop)
    return list(together.known.values())
