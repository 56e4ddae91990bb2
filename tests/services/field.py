"""Laptops in the field: real workspaces that exchange real files, are copied, restored and switched off hard."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest

from sala.domain.identity import new_id
from sala.domain.records import CARD, Ref
from sala.errors import SalaError
from sala.services.cards import add_card, delete_card, kind_of, move_card, set_fields, set_links, write_card
from sala.services.exchange import export_bundle, import_bundle, public_keys
from sala.services.history import bring_back, redo, undo
from sala.services.workshops import update_workshop
from sala.services.workspace import Workspace
from sala.storage import create_workspace, incarnation, open_workspace, restore_backup

LONG = "the people of the village wait two hours in front of the office every morning before it opens its door"
_YEARS = (1_262_304_000_000, 1_767_225_600_000, 4_070_908_800_000)  # 2010, 2026, 2099
#: What a person may find is not there (any more), or is not for this laptop.
_EXPECTED = ("card.unknown", "workshop.unknown", "bundle.nothing_new", "bundle.not_for_us")


@dataclass
class Laptop:
    """One computer with its own home, clock and workspace."""

    number: int
    root: Path
    chance: Random
    patch: pytest.MonkeyPatch
    saved: list[Path] = field(default_factory=list)
    ws: Workspace = field(init=False)

    def __post_init__(self) -> None:
        self.folder = self.root / f"laptop {self.number}" / "work"
        self.open()

    def sit_down(self) -> None:
        """Make this the computer that the program runs on."""
        number = self.number
        self.patch.setenv("SALA_HOME", str(self.root / f"home {number}"))
        self.patch.setattr(incarnation, "_this_computer", lambda: f"computer {number}")

    def open(self) -> None:
        self.sit_down()
        start, year = time.monotonic_ns(), self.chance.choice(_YEARS)
        make = open_workspace if self.folder.exists() else create_workspace
        self.ws = make(
            self.folder,
            label="the same name everywhere",  # so that nothing but the mark tells a copy apart
            author=f"author {self.number}",
            now_ms=lambda: year + (time.monotonic_ns() - start) // 1_000_000,
        )

    def close(self) -> None:
        """Close it, or switch it off: then the log stays and no mark says that the session ended."""
        self.sit_down()
        if self.chance.random() < 0.7:
            self.ws.close()
            return
        kept = {path: path.read_bytes() for path in self.folder.glob("sala.db*")}
        self.ws._database.close()
        self.ws._lock.release()
        for path, data in kept.items():
            path.write_bytes(data)


class Field:
    """Some laptops that work on one workshop, the files that lie about, and headquarters, which opens every file."""

    def __init__(self, laptops: list[Laptop], headquarters: Laptop, workshop: str, chance: Random) -> None:
        self.laptops, self.workshop, self.chance = laptops, workshop, chance
        self.headquarters = headquarters
        self.files: list[Path] = []
        #: Ids of changes that were in a file: these can never be lost.
        self.sealed: set[str] = set()
        self._acts: dict[str, Callable[[Laptop], object]] = {
            "add": lambda one: add_card(one.ws, workshop, "idea", fields={"title": chance.choice("abc")}),
            "row": self._add_row,
            "write": self._write,
            "long": self._edit_long,
            "delete": lambda one: delete_card(one.ws, workshop, self._a_card(one)),
            "undo": lambda one: undo(one.ws, workshop),
            "redo": lambda one: redo(one.ws, workshop),
            "move": lambda one: move_card(one.ws, workshop, self._a_card(one), chance.choice([None, ""])),
            "link": lambda one: set_links(one.ws, workshop, self._a_card(one), "evidence", [self._a_card(one)]),
            "name": lambda one: update_workshop(one.ws, workshop, {"name": chance.choice("uvw")}),
            "bring back": self._bring_back,
            "export": lambda one: self.export(one, since_last=False),
            "export new": lambda one: self.export(one, since_last=True),
            "import": lambda one: import_bundle(one.ws, chance.choice(self.files)),
            "reopen": lambda one: (one.close(), one.open()),
            "back up": lambda one: one.ws.back_up(),
            "restore": self._restore,
            "save folder": self._save_folder,
            "old folder": self._old_folder,
            "copy": self._copy,
        }
        self._often = [3, 3, 6, 6, 2, 4, 3, 2, 1, 1, 2, 4, 4, 10, 2, 2, 2, 2, 2, 2]

    def step(self) -> None:
        """Let somebody do something."""
        one = self.chance.choice(self.laptops)
        one.sit_down()
        try:
            self._acts[self.chance.choices(list(self._acts), self._often)[0]](one)
        except SalaError as error:
            if error.code not in _EXPECTED:
                raise

    def export(self, one: Laptop, *, since_last: bool) -> None:
        """Put the workshop in a file that every laptop opens."""
        file = one.root / f"{len(self.files)}.sala"
        keys = [public_keys(other.ws).recipient for other in (*self.laptops, self.headquarters)]
        export_bundle(one.ws, self.workshop, file, recipients=keys, since_last=since_last)
        self.files.append(file)
        self.sealed |= {change.id for change in one.ws.changes(self.workshop)}

    def exchange_everything(self) -> None:
        """Bring all files to headquarters, and what it has to every laptop, with all files, twice, in any order."""
        for one in self.laptops:
            one.sit_down()
            self.export(one, since_last=False)
        for one in (self.headquarters, *self.laptops):
            one.sit_down()
            for file in self.chance.sample(self.files * 2, 2 * len(self.files)):
                try:
                    import_bundle(one.ws, file)
                except SalaError as error:
                    # Sealed while this laptop was a copy of another one, or had not yet gone back to being itself.
                    if error.code != "bundle.not_for_us" or one is self.headquarters:
                        raise
            if one is self.headquarters:
                self.export(one, since_last=False)

    def _a_card(self, one: Laptop, kind: str | None = None) -> str:
        records = one.ws.records(self.workshop, CARD, card_kind=kind)
        return self.chance.choice(records).id if records else ""

    def _add_row(self, one: Laptop) -> None:
        journey = self._a_card(one, "journey") or add_card(one.ws, self.workshop, "journey").created
        fields = {"waiting_minutes": self.chance.randint(1, 9)}
        add_card(one.ws, self.workshop, "journey_step", parent=journey, fields=fields)

    def _write(self, one: Laptop) -> None:
        card = self._a_card(one, "idea") or new_id()
        write_card(one.ws, self.workshop, card, "idea", {"title": self.chance.choice("xyz")})

    def _edit_long(self, one: Laptop) -> None:
        card = self._a_card(one, "idea")
        kind = kind_of(one.ws, self.workshop, "idea")
        name = next(each.key for each in kind.fields if each.type == "long_text")
        record = one.ws.record(Ref(self.workshop, CARD, card))
        words = (record.text(name) if record else "").split(" ")
        words = words if len(words) > 1 else LONG.split(" ")
        words[self.chance.randrange(len(words))] = self.chance.choice(["red", "blue", "ក", ""])
        set_fields(one.ws, self.workshop, card, {name: " ".join(words)})

    def _bring_back(self, one: Laptop) -> None:
        record = one.ws.record(Ref(self.workshop, CARD, self._a_card(one)))
        if record is not None:
            name = self.chance.choice(sorted(record.fields))
            change = self.chance.choice(one.ws.history(record.ref, name))
            bring_back(one.ws, record.ref, name, change.id)

    def _restore(self, one: Laptop) -> None:
        found = one.ws.backups()
        if found:
            one.close()
            restore_backup(one.folder, self.chance.choice(found).path)
            one.open()

    def _save_folder(self, one: Laptop) -> None:
        one.close()
        one.saved.append(one.folder.with_name(f"saved {len(one.saved)}"))
        shutil.copytree(one.folder, one.saved[-1])
        one.open()

    def _old_folder(self, one: Laptop) -> None:
        if one.saved:
            one.close()
            shutil.rmtree(one.folder)
            shutil.copytree(self.chance.choice(one.saved), one.folder)
            one.open()

    def _copy(self, one: Laptop) -> None:
        """Copy the work to another computer, over what was there."""
        other = self.chance.choice([each for each in self.laptops if each is not one])
        one.close()
        other.close()
        shutil.rmtree(other.folder)
        shutil.copytree(one.folder, other.folder)
        one.open()
        other.open()
