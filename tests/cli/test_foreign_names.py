"""Names in a file from elsewhere may hold anything; a terminal is told none of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.cli.program import done, sala

from sala.bundles import About, DeviceKeys, WorkshopRef, write_bundle
from sala.domain.identity import new_id
from sala.domain.records import WORKSHOP
from sala.services.cards import add_card, set_fields
from sala.services.workshops import NewWorkshop, create_workshop
from sala.services.workspace import Workspace, open_or_create

pytestmark = pytest.mark.journey

NAME = "\x1b[2J\x1b]0;owned\x07ឈ្មោះ\rEverything is in order.\nEverything is in order.\u202e\x9b31m"
PERSON = "\u202eដារា\u2066"
OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Received:
    """A laptop that took in a file of somebody who means no good, and the file."""

    folder: Path
    file: Path
    code: str
    note: str


def sealed(ws: Workspace, workshop: str, out: Path, key: str) -> Path:
    """A file that is whole and signed, and whose names are not as Sala writes them."""
    about = About(
        new_id(),
        "2026-11-25T00:00:00Z",
        ws.device,
        device_label=NAME,
        author=PERSON,
        workshops=(WorkshopRef(workshop, "ABC", NAME),),
        devices={ws.device: NAME},
    )
    lines = (change.to_line() for change in ws.changes(workshop))
    write_bundle(out, about, lines, {}, recipients=[key], keys=DeviceKeys.generate())
    return out


@pytest.fixture
def received(tmp_path: Path) -> Received:
    folder = tmp_path / "here"
    key = done("key", "--json", folder=folder).value["recipient"]
    with open_or_create(tmp_path / "there", author=PERSON) as ws:
        workshop = create_workshop(ws, NewWorkshop("ក")).created
        note = add_card(ws, workshop, "interview_note", fields={"person_code": "P01"}).created
        with ws.act(workshop) as act:
            act.put(WORKSHOP, workshop, {"name": NAME})
        first = sealed(ws, workshop, tmp_path / "first.sala", key)
        done("import", first, folder=folder)
        code = done("list", "--json", folder=folder).value[0]["code"]
        done("set", code, "--card", note, "--field", "person_code", "--value", "P02", folder=folder)
        set_fields(ws, workshop, note, {"time_minutes": 1})
        with ws.act(workshop) as act:
            act.put("card", note, {"person_code": NAME})
        second = sealed(ws, workshop, tmp_path / "second.sala", key)
    done("import", second, folder=folder)
    return Received(folder, second, code, note)


@pytest.mark.parametrize("language", ["km", "en"])
def test_no_name_reaches_the_terminal_raw(received: Received, language: str, tmp_path: Path) -> None:
    commands: list[tuple[Any, ...]] = [
        ("verify", received.file),
        ("import", received.file),
        ("list",),
        ("show", received.code),
        ("conflicts", received.code),
        ("check",),
        ("show", NAME),
        ("show", "\x1b[2J"),
        ("set", received.code, "--card", received.note, "--field", "\x1b[2J", "--value", "x"),
        ("export", received.code, "--since-last", "--out", tmp_path / f"{language}.sala"),
        ("export", received.code, "--since-last", "--out", tmp_path / f"{language}2.sala"),
        ("print", received.code, "--what", "\x1b[2J", "--out", tmp_path / "a.pdf"),
    ]
    for command in commands:
        told = sala(*command, folder=received.folder, language=language)
        assert told.status in (0, 1, 2), told
        for text in (told.out, told.err):
            assert not OBEYED.search(text), command
            assert "Everything is in order." not in text.splitlines() or command == ("check",)


def test_json_says_exactly_what_the_name_is_and_a_terminal_obeys_none_of_it(received: Received) -> None:
    for command, names in (
        (("list",), lambda value: [value[0]["name"]]),
        (("show", received.code), lambda value: [value["name"]]),
        (("verify", received.file), lambda value: [*value[0]["workshops"], value[0]["sender"]]),
        (
            ("conflicts", received.code),
            lambda value: [r["value"] for r in value[0]["readings"] if r["value"] != "P02"],
        ),
    ):
        told = done(*command, "--json", folder=received.folder)
        assert set(names(told.value)) == {NAME}
        assert not OBEYED.search(told.out.replace("\n", ""))
