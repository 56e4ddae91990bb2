"""Whatever laptops do between two files, in the end all show the same, and nothing that was sealed is lost."""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from tests.services.field import LONG, Field, Laptop

from sala.services.cards import add_card, kind_of
from sala.services.exchange import import_bundle
from sala.services.show import workshop_as_json
from sala.services.workshops import NewWorkshop, create_workshop

_STEPS = 60


@pytest.fixture
def field(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> Iterator[Field]:
    chance = Random(seed)
    *laptops, headquarters = [Laptop(number, tmp_path, chance, monkeypatch) for number in range(4)]
    first = laptops[0]
    first.sit_down()
    new = NewWorkshop("x", facility="health_centre", starts="2026-11-25", teams=("A",))
    workshop = create_workshop(first.ws, new).created
    long = next(each.key for each in kind_of(first.ws, workshop, "idea").fields if each.type == "long_text")
    for _ in range(2):
        add_card(first.ws, workshop, "idea", fields={"title": "t", long: LONG})
    here = Field(laptops, headquarters, workshop, chance)
    here.export(first, since_last=False)
    for laptop in laptops[1:]:
        import_bundle(laptop.ws, here.files[0])
    yield here
    for laptop in (*laptops, headquarters):
        laptop.ws.close()


@pytest.mark.parametrize("seed", range(5))
def test_all_laptops_end_with_the_same(field: Field) -> None:
    for _ in range(_STEPS):
        field.step()
    field.exchange_everything()
    shown, histories = [], []
    for laptop in (*field.laptops, field.headquarters):
        laptop.sit_down()
        shown.append(json.dumps(workshop_as_json(laptop.ws, field.workshop), sort_keys=True))
        histories.append({change.id: change.to_line() for change in laptop.ws.changes(field.workshop)})
        # No number was given twice, no record differs from its changes.
        assert laptop.ws.check().findings == []
    assert shown[1:] == shown[:-1]
    assert histories[1:] == histories[:-1]
    assert field.sealed <= histories[0].keys()
