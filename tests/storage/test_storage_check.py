"""Checking finds what is wrong, and computes anew what can be computed."""

from __future__ import annotations

import json
import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain.laptops import LONG, histories
from tests.storage.wholes import CARD_ID, W, every_head, every_record, everything, put

from sala.domain.change import Change
from sala.domain.identity import new_id
from sala.storage import Finding, Workspace, create_workspace

_SPOIL = [
    'UPDATE record SET fields = \'{"text":"spoilt"}\'',
    "UPDATE record SET deleted = 1, author = 'nobody'",
    "UPDATE record SET card_kind = 'wrong'",
    "DELETE FROM record",
    "DELETE FROM head",
    "DELETE FROM head WHERE change = (SELECT min(change) FROM head)",
]


def _run(ws: Workspace, sql: str, *values: object) -> None:
    with ws._database.writing() as connection:
        connection.exec_driver_sql(sql, values)


def _codes(ws: Workspace, *, repair: bool = False) -> list[tuple[str, bool]]:
    return [(finding.code, finding.repaired) for finding in ws.check(repair=repair).findings]


@settings(max_examples=25)
@given(histories(records=2), st.randoms(use_true_random=False))
def test_what_grew_change_by_change_is_what_is_computed_at_once(changes: list[Change], chance: random.Random) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("SALA_HOME", str(Path(folder) / "home"))
        patch.setenv("SALA_KEYRING", "off")
        with create_workspace(Path(folder) / "ws", label="A", author="A") as ws:
            for change in changes:
                ws.merge([change], devices={})
                if chance.random() < 0.3:  # the own acts go another way than merging
                    with ws.act(change.workshop) as act:
                        act.put(
                            change.kind, change.record, {chance.choice(["text", "note"]): chance.choice(["x", LONG])}
                        )
                elif chance.random() < 0.1:
                    with ws.act(change.workshop) as act:
                        chance.choice([act.delete, act.restore])(change.kind, change.record)
            assert ws.check().findings == []
            before = everything(ws)
            for sql in _SPOIL:
                _run(ws, sql)
                ws.check(repair=True)
                assert everything(ws) == before
                assert ws.check().findings == []


@pytest.mark.parametrize("sql", _SPOIL)
def test_a_spoilt_projection_is_found_and_repaired(ws: Workspace, sql: str) -> None:
    put(ws, text="x", kind="note")
    before = every_record(ws), every_head(ws)
    _run(ws, sql)
    assert _codes(ws) == [("record.differs", False)]
    assert _codes(ws, repair=True) == [("record.differs", True)]
    assert (every_record(ws), every_head(ws)) == before
    assert _codes(ws) == []


def test_a_record_that_no_change_speaks_of_is_removed(ws: Workspace) -> None:
    put(ws, text="x")
    _run(
        ws,
        "INSERT INTO record SELECT workshop, ?, kind, '', '', '', '', 0, 0, '', '', '', '[]', '[]', '{}' FROM record",
        new_id(),
    )
    assert _codes(ws, repair=True) == [("record.differs", True)]
    assert _codes(ws) == []
    assert [record.id for record in ws.records(W, "card")] == [CARD_ID]


def test_a_damaged_change_is_found(ws: Workspace) -> None:
    put(ws, text="x")
    _run(ws, "UPDATE change SET clock = 'noon'")
    assert ("change.damaged", False) in _codes(ws)


def test_files_are_checked(folder: Path, ws: Workspace) -> None:
    good, missing, damaged = (ws.add_file(text) for text in (b"good", b"missing", b"damaged"))
    for stored in (missing, damaged):
        path = ws.file_path(stored.sha256)
        assert path is not None
        path.unlink() if stored is missing else path.write_bytes(b"Damaged")
    _run(ws, "DELETE FROM file WHERE sha256 = ?", good.sha256)
    (folder / "files" / ".new-123").write_bytes(b"half a pho")
    expected = [
        Finding("file.missing", missing.sha256, repaired=False),
        Finding("file.damaged", damaged.sha256, repaired=False),
        Finding("file.leftover", ".new-123", repaired=True),
        Finding("file.unlisted", good.sha256, repaired=True),
    ]
    found = ws.check(repair=True).findings
    assert sorted(found, key=lambda finding: finding.code) == sorted(expected, key=lambda finding: finding.code)
    assert {finding.code for finding in ws.check().findings} == {"file.missing", "file.damaged"}
    assert ws.file_path(good.sha256) is not None


def test_a_report_counts_what_it_looked_at(ws: Workspace) -> None:
    put(ws, text="x")
    with ws.act(W) as act:
        act.put("workshop", W, {"name": "W"})
    told: list[tuple[int, int]] = []
    report = ws.check(progress=lambda done, whole: told.append((done, whole)))
    assert report.counts == {"changes": 2, "records": 2, "workshops": 1, "devices": 1, "files": 0}
    assert told[-1] == (4, 4), "changes and records"
    assert told == sorted(told)
    assert json.dumps(dict(report.counts))
