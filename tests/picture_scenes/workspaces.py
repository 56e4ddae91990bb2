"""The workspaces that the pictures are taken of, made once and copied for each set of pictures.

``sample`` has the sample workshop and two varied ones, with fields that a colleague's laptop wrote otherwise;
``empty`` has nothing in it. ``incoming`` is a file from the colleague, ``locked`` one with a passphrase, ``damaged``
one that was cut short.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from sala.services.cards import cards, set_fields
from sala.services.demo import make_demo
from sala.services.exchange import export_bundle, import_bundle, public_keys
from sala.services.method import FieldType, method_pack
from sala.services.workshops import update_workshop
from sala.services.workspace import Workspace, open_or_create

PASSPHRASE = "បួន ពាក្យ ជាប់ គ្នា"
#: The kind of card, and the field of its first card, that both laptops changed before they met.
CONFLICTS = (
    ("journey", "cases_per_year", 410, 365),
    ("journey", "persona", "ស្ត្រីមានផ្ទៃពោះលើកដំបូង មកពីភូមិឆ្ងាយ", "ម្ដាយវ័យក្មេងម្នាក់ ដែលធ្វើការនៅរោងចក្រ"),
)


@dataclass(frozen=True, slots=True)
class Prepared:
    """Where everything lies; ``workshop`` is the id of the sample workshop."""

    root: Path
    workshop: str
    sample: Path
    empty: Path
    incoming: Path
    locked: Path
    damaged: Path

    def copy_of(self, name: str) -> Path:
        """Return a fresh copy of a workspace (``sample`` or ``empty``), or of nothing (``none``)."""
        number = 1
        while (copy := self.root / f"{name}-{number}" / "Sala").parent.exists():
            number += 1
        copy.parent.mkdir()
        if name != "none":
            shutil.copytree(getattr(self, name), copy)
        return copy


def prepare(root: Path) -> Prepared:
    """Make it all in ``root``."""
    sample, incoming, locked, damaged = (root / name for name in ("sample", "in.sala", "locked.sala", "damaged.sala"))
    with (
        open_or_create(sample, label="ASUS", author="កែវ សុភាព") as ours,
        open_or_create(root / "colleague", label="DELL", author="ជា ដារា") as theirs,
    ):
        workshop = make_demo(ours)[0]
        make_demo(ours, seed=7, workshops=2)
        _differ(ours, theirs, workshop, root)
        update_workshop(theirs, workshop, {"venue": "សាលប្រជុំធំ មណ្ឌលសុខភាពស្រែជិះ"})
        set_fields(theirs, workshop, _first(theirs, workshop, "journey"), {"cases_per_year": 377})
        _write_once_more(ours, workshop)
        export_bundle(theirs, workshop, incoming, recipients=[public_keys(ours).recipient])
        export_bundle(theirs, workshop, locked, passphrase=PASSPHRASE)
    damaged.write_bytes(incoming.read_bytes()[:-5000])
    open_or_create(root / "empty", label="ASUS", author="កែវ សុភាព").close()
    return Prepared(root, workshop, sample, root / "empty", incoming, locked, damaged)


def _differ(ours: Workspace, theirs: Workspace, workshop: str, root: Path) -> None:
    """Let both laptops change the same fields, neither having seen the other, and then meet."""
    out, back = root / "out.sala", root / "back.sala"
    export_bundle(ours, workshop, out, recipients=[public_keys(theirs).recipient])
    import_bundle(theirs, out)
    for kind, field, here, there in CONFLICTS:
        set_fields(theirs, workshop, _first(theirs, workshop, kind), {field: there})
        set_fields(ours, workshop, _first(ours, workshop, kind), {field: here})
    export_bundle(theirs, workshop, back, recipients=[public_keys(ours).recipient])
    import_bundle(ours, back)


def _first(ws: Workspace, workshop: str, kind: str) -> str:
    return cards(ws, workshop, kind=kind, parent="")[0].id


def _write_once_more(ws: Workspace, workshop: str) -> None:
    """Change a long text: its history has then more than one entry."""
    card = cards(ws, workshop, kind="problem", parent="")[0]
    kind = method_pack().kind("problem")
    field = next(one.key for one in kind.fields if one.type is FieldType.LONG_TEXT and card.fields.get(one.key))
    set_fields(ws, workshop, card.id, {field: f"{card.fields[field]} ពួកគេត្រូវមកម្ដងទៀតរៀងរាល់ខែ។"})
