"""Merging in a real database: a union of sets, whatever comes when."""

from __future__ import annotations

import dataclasses
import random
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain.laptops import LONG, histories
from tests.storage.wholes import CARD_ID, CARD_REF, W, everything, put, said

from sala.domain.change import Change
from sala.domain.identity import new_id
from sala.errors import Cancelled, EnvironmentFault
from sala.storage import Workspace, create_workspace

Open = Callable[..., Workspace]


@settings(max_examples=25)
@given(histories(records=2), st.randoms(use_true_random=False))
def test_any_order_any_grouping_any_repetition(changes: list[Change], chance: random.Random) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("SALA_HOME", str(Path(folder) / "home"))
        patch.setenv("SALA_KEYRING", "off")
        with create_workspace(Path(folder) / "a", label="A", author="A") as at_once:
            at_once.merge(changes, devices={})
            with create_workspace(Path(folder) / "b", label="B", author="B") as in_parts:
                rest = changes + [change for change in changes if chance.random() < 0.3]
                chance.shuffle(rest)
                while rest:
                    count = chance.randint(1, len(rest))
                    part, rest = rest[:count], rest[count:]
                    in_parts.merge(part, devices={})
                assert everything(in_parts) == everything(at_once)
                assert in_parts.check().findings == at_once.check().findings == []


@pytest.fixture
def two(tmp_path: Path, opened: Open) -> tuple[Workspace, Workspace]:
    """Return two laptops that both know one card."""
    one, other = opened(tmp_path / "one", label="one"), opened(tmp_path / "other", label="other", author="Dara")
    put(one, text="first", long=LONG)
    _send(one, other)
    return one, other


def _send(one: Workspace, other: Workspace) -> None:
    other.merge(one.changes(W), devices=one.devices())


def test_two_laptops_that_exchange_agree(two: tuple[Workspace, Workspace]) -> None:
    one, other = two
    put(one, text="one says", long=LONG.replace("two", "three"))
    put(other, text="other says", long=LONG.replace("door", "gate"), note="more")
    _send(one, other)
    _send(other, one)
    assert everything(one) == everything(other)
    assert one.devices() == other.devices()
    assert set(one.devices().values()) == {"one", "other"}
    record = one.record(CARD_REF)
    assert record is not None
    assert record.state.conflicts == {"text"}
    assert record.state.merged == {"long"}
    assert record.fields["long"] == LONG.replace("two", "three").replace("door", "gate")
    assert {change.value for change in one.heads(CARD_REF, "text")} == {"one says", "other says"}
    put(one, text=said(one))  # what stands meanwhile settles it
    _send(one, other)
    assert everything(one) == everything(other)
    settled = other.record(CARD_REF)
    assert settled is not None
    assert settled.state.conflicts == frozenset()


def test_a_merge_says_what_it_did(two: tuple[Workspace, Workspace]) -> None:
    one, other = two
    put(one, text="one says")
    put(other, text="other says")
    result = other.merge(one.changes(W), devices=one.devices())
    assert (result.added, result.known) == (1, 2)
    assert result.workshops == {W}
    assert result.touched == {CARD_REF}
    assert result.conflicts == ((CARD_REF, "text"),)
    again = other.merge(one.changes(W), devices=one.devices())
    assert (again.added, again.known, again.touched, again.conflicts) == (0, 3, frozenset(), ())


def test_the_same_change_twice_in_one_bundle(two: tuple[Workspace, Workspace]) -> None:
    one, other = two
    put(one, text="again and again")
    result = other.merge([*one.changes(W)] * 3, devices={})
    assert (result.added, result.known) == (1, 8)


def test_an_edit_brings_back_what_was_deleted_elsewhere(two: tuple[Workspace, Workspace]) -> None:
    one, other = two
    with one.act(W) as act:
        act.delete("card", CARD_ID)
    put(other, text="still needed")
    _send(other, one)
    record = one.record(CARD_REF)
    assert record is not None
    assert (record.state.deleted, record.state.revived) == (False, True)
    with one.act(W) as act:
        act.restore("card", CARD_ID)
    _send(one, other)
    assert everything(one) == everything(other)
    cleared = other.record(CARD_REF)
    assert cleared is not None
    assert not cleared.state.revived


def test_undo_is_about_the_own_acts(two: tuple[Workspace, Workspace]) -> None:
    one, other = two
    own = other.undo_state(W)
    put(one, text="a colleague's work")
    _send(one, other)
    # Both workspaces are on one computer here, but each is a place of its own: the marks tell them apart.
    assert other.undo_state(W) == own


def test_a_late_ancestor_settles_what_seemed_a_conflict(
    tmp_path: Path, two: tuple[Workspace, Workspace], opened: Open
) -> None:
    one, _ = two
    put(one, text="second")
    put(one, text="third")
    first, second, third = reversed(one.history(CARD_REF, "text"))
    late = opened(tmp_path / "late")
    late.merge([third, first], devices={})
    record = late.record(CARD_REF)
    assert record is not None
    assert record.state.conflicts == {"text"}
    late.merge([second], devices={})
    assert said(late) == "third"
    settled = late.record(CARD_REF)
    assert settled is not None
    assert settled.state.conflicts == frozenset()


def test_after_2099_everything_goes_on(tmp_path: Path, opened: Open) -> None:
    ahead = opened(tmp_path / "ahead", now_ms=lambda: 4_070_908_800_000)
    today = opened(tmp_path / "today", now_ms=lambda: 1_767_225_600_000)
    put(ahead, text="from 2099")
    _send(ahead, today)
    put(today, text="from 2026")
    _send(today, ahead)
    assert said(ahead) == said(today) == "from 2026"
    assert [change.value for change in today.history(CARD_REF, "text")] == ["from 2026", "from 2099"]
    today.close()
    again = opened(tmp_path / "today", now_ms=lambda: 1_262_304_000_000)
    put(again, text="from 2010")
    assert [change.value for change in again.history(CARD_REF, "text")] == ["from 2010", "from 2026", "from 2099"]


def test_a_forged_clock_takes_nobody_along(folder: Path, ws: Workspace, opened: Open) -> None:
    put(ws, text="ours")
    (own,) = ws.changes(W)
    forged = dataclasses.replace(own, id=new_id(), device=new_id(), clock="ffffffffffff-ffff", value="forged")
    ws.merge([forged], devices={})
    put(ws, text="ours again")
    assert own.clock < ws.heads(CARD_REF, "text")[0].clock < forged.clock
    ws.close()
    again = opened(folder)
    put(again, text="tomorrow")
    assert said(again) == "tomorrow"
    assert again.heads(CARD_REF, "text")[0].clock < forged.clock


def test_a_stopped_merge_changes_nothing(tmp_path: Path, two: tuple[Workspace, Workspace], opened: Open) -> None:
    one, other = two
    for number in range(5):
        put(one, text=str(number))
    before = everything(other)
    asked = iter([False, True])
    with pytest.raises(Cancelled):
        other.merge(one.changes(W), devices=one.devices(), cancelled=lambda: next(asked))
    assert everything(other) == before
    told: list[tuple[int, int]] = []
    other.merge(one.changes(W), devices=one.devices(), progress=lambda done, whole: told.append((done, whole)))
    assert told[-1] == (1, 1)


def test_one_damaged_change_stops_the_whole(two: tuple[Workspace, Workspace]) -> None:
    one, other = two
    put(one, text="good")
    before = everything(other)
    bad = dataclasses.replace(one.heads(CARD_REF, "text")[0], id=new_id(), clock="yesterday")
    with pytest.raises(EnvironmentFault, match=r"change\.damaged"):
        other.merge([*one.changes(W), bad], devices={})
    assert everything(other) == before


def test_an_altered_change_is_told_and_ours_stays(two: tuple[Workspace, Workspace]) -> None:
    one, other = two
    forged = dataclasses.replace(one.heads(CARD_REF, "text")[0], value="forged")
    result = other.merge([forged], devices={})
    assert result.altered == (forged.id,)
    assert said(other) == "first"


def test_two_changes_with_one_number_are_both_kept(two: tuple[Workspace, Workspace]) -> None:
    one, other = two
    twin = dataclasses.replace(one.heads(CARD_REF, "text")[0], id=new_id(), value="from a cloned disk", replaces=())
    result = other.merge([twin], devices={})
    assert result.added == 1
    assert {change.value for change in other.heads(CARD_REF, "text")} == {"first", "from a cloned disk"}
    assert [finding.code for finding in other.check().findings] == ["number.twice"]


def test_who_meets_a_clone_of_itself_takes_another_name(folder: Path, ws: Workspace, opened: Open) -> None:
    put(ws, text="before the disk was cloned")
    ahead = dataclasses.replace(ws.heads(CARD_REF, "text")[0], id=new_id(), seq=7, value="by the clone")
    own = ws.device
    ws.merge([ahead], devices={})
    assert ws.device != own
    put(ws, note="by us")
    assert ws.known() == {own: (1, 7), ws.device: (1, 1)}
    ws.close()
    assert opened(folder).device == ws.device


def test_a_laptop_that_nobody_named_gets_its_name_later(two: tuple[Workspace, Workspace]) -> None:
    one, other = two
    other.merge([dataclasses.replace(change, id=new_id(), device=W) for change in one.changes(W)], devices={})
    assert other.devices()[W] == ""
    other.merge([], devices={W: "named\nlater"})
    assert other.devices()[W] == "named later"


def test_a_record_id_used_by_two_kinds_makes_two_records(two: tuple[Workspace, Workspace]) -> None:
    one, other = two
    with one.act(W) as act:
        act.put("link", CARD_ID, {"text": "as a link"})
    _send(one, other)
    assert everything(one) == everything(other)
    assert said(other) == "first"
    with other.act(W) as act:
        act.delete("link", CARD_ID)
    assert other.check().findings == []
    assert said(other) == "first"


def test_what_a_newer_version_wrote_passes_through(
    tmp_path: Path, two: tuple[Workspace, Workspace], opened: Open
) -> None:
    one, other = two
    newer = dataclasses.replace(one.heads(CARD_REF, "text")[0], id=new_id(), seq=99, unknown={"mood": ["good"]})
    other.merge([newer], devices={})
    third = opened(tmp_path / "third")
    _send(other, third)
    assert [change.to_line() for change in third.changes(W) if change.id == newer.id] == [newer.to_line()]
