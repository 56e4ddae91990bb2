"""Working with a workspace: acts, reading, undo, what is remembered."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.storage.wholes import CARD_ID, CARD_REF, W, every_head, everything, put, said

from sala.domain.identity import new_id
from sala.domain.records import Ref
from sala.domain.undo import UndoState
from sala.errors import EnvironmentFault, WrongUse
from sala.storage import Workspace, create_workspace, is_workspace, needs_passphrase, open_workspace

Open = Callable[..., Workspace]


def test_what_was_saved_is_there_after_opening_again(folder: Path, ws: Workspace, opened: Open) -> None:
    put(ws, text="សួស្តី", number=3, flag=False, texts=["a", "b"], nothing=None)
    before = everything(ws)
    ws.close()
    again = opened(folder)
    assert everything(again) == before
    record = again.record(CARD_REF)
    assert record is not None
    assert record.fields == {"flag": False, "number": 3, "text": "សួស្តី", "texts": ["a", "b"]}
    assert record.author == "សុខ"
    assert again.id == ws.id


def test_an_act_is_all_or_nothing(ws: Workspace) -> None:
    put(ws, text="before")
    before = everything(ws)

    def fail_halfway() -> None:
        with ws.act(W) as act:
            act.put("card", CARD_ID, {"text": "after"})
            act.put("card", new_id(), {"text": "another"})
            assert said(ws) == "after"
            raise KeyError

    with pytest.raises(KeyError):
        fail_halfway()
    assert everything(ws) == before
    put(ws, text="later")
    assert [change.seq for change in ws.changes(W)] == [1, 2]


def test_an_act_is_read_while_it_is_made(ws: Workspace) -> None:
    with ws.act(W) as act:
        act.put("card", CARD_ID, {"kind": "note", "text": "one"})
        assert [record.id for record in ws.records(W, "card", card_kind="note")] == [CARD_ID]
        act.put("card", CARD_ID, {"text": "two"})
        assert [change.value for change in ws.history(CARD_REF, "text")] == ["two", "one"]
        ws.set_local("seen", True)
        assert len(act.changes) == 3
    assert said(ws) == "two"
    assert ws.local("seen") is True


def test_what_is_so_already_makes_no_change(ws: Workspace) -> None:
    put(ws, text="same", number=1)
    known = ws.known()
    with ws.act(W) as act:
        act.put("card", CARD_ID, {"text": "same", "number": 1, "never": None})
        assert act.changes == ()
    assert ws.known() == known
    put(ws, number=True)
    assert said(ws, "number") is True


def test_changes_of_one_act_belong_together(ws: Workspace) -> None:
    with ws.act(W) as act:
        act.put("card", CARD_ID, {"text": "a", "note": "b"})
        act.put("team", new_id(), {"name": "c"})
    changes = ws.changes_of_act(act.id)
    assert tuple(changes) == act.changes
    assert [change.seq for change in changes] == [1, 2, 3]
    assert {change.device for change in changes} == {ws.device}
    assert sorted(change.clock for change in changes) == [change.clock for change in changes]
    assert ws.changes_of_act(new_id()) == []


def test_a_wrong_value_changes_nothing_of_its_put(ws: Workspace) -> None:
    with ws.act(W) as act:
        with pytest.raises(WrongUse, match=r"value\.invalid"):
            act.put("card", CARD_ID, {"text": "fine", "number": float("nan")})
        with pytest.raises(WrongUse, match=r"value\.too_long"):
            act.put("card", CARD_ID, {"text": "x" * 400_001})
        with pytest.raises(ValueError, match="deleted"):
            act.put("card", CARD_ID, {"deleted": None})
        assert act.changes == ()


def test_an_act_within_an_act_is_a_bug(ws: Workspace) -> None:
    with ws.act(W), pytest.raises(RuntimeError), ws.act(W):
        pass
    put(ws, text="still works")
    assert said(ws) == "still works"


def test_records_are_found_by_what_they_belong_to(ws: Workspace) -> None:
    parent, team, ids = new_id(), new_id(), [new_id() for _ in range(4)]
    with ws.act(W) as act:
        act.put("card", ids[0], {"kind": "step", "parent": parent, "position": "B"})
        act.put("card", ids[1], {"kind": "step", "parent": parent, "position": "A"})
        act.put("card", ids[2], {"kind": "note", "team": team})
        act.put("team", ids[3], {"name": "T"})
    assert [record.id for record in ws.records(W, "card", parent=parent)] == [ids[1], ids[0]]
    assert [record.id for record in ws.records(W, "card", team=team)] == [ids[2]]
    assert [record.id for record in ws.records(W, "card", parent="")] == [ids[2]]
    assert len(ws.records(W, "card")) == 3
    assert ws.records(new_id(), "card") == []
    found = ws.find(W, ids[3])
    assert found is not None
    assert found.ref == Ref(W, "team", ids[3])
    assert ws.find(new_id(), ids[3]) is None
    with ws.act(W) as act:  # what it is found by may change later
        act.put("card", ids[0], {"kind": "note", "parent": None})
    assert [record.id for record in ws.records(W, "card", parent=parent)] == [ids[1]]
    assert {record.id for record in ws.records(W, "card", card_kind="note")} == {ids[0], ids[2]}


def test_deleting_and_restoring(ws: Workspace) -> None:
    put(ws, text="here", note="too")
    with ws.act(W) as act:
        act.delete("card", CARD_ID)
        act.delete("card", CARD_ID)
        assert len(act.changes) == 1
    assert ws.records(W, "card") == []
    assert [record.id for record in ws.records(W, "card", with_deleted=True)] == [CARD_ID]
    record = ws.record(CARD_REF)
    assert record is not None
    assert record.state.deleted
    with ws.act(W) as act:
        act.restore("card", CARD_ID)
        act.restore("card", CARD_ID)
        assert len(act.changes) == 1
        with pytest.raises(WrongUse, match=r"record\.unknown"):
            act.delete("card", new_id())
        with pytest.raises(WrongUse, match=r"record\.unknown"):
            act.restore("card", new_id())
    assert said(ws) == "here"
    assert len(ws.records(W, "card")) == 1
    assert len(every_head(ws)) == 3


def test_workshops_are_listed_the_oldest_first(ws: Workspace) -> None:
    ids = [new_id(now_ms=1000 * number) for number in range(3)]
    for identity in reversed(ids):
        with ws.act(identity) as act:
            act.put("workshop", identity, {"name": identity})
    with ws.act(ids[1]) as act:
        act.delete("workshop", ids[1])
    assert [record.id for record in ws.workshops()] == [ids[0], ids[2]]
    assert [record.id for record in ws.workshops(with_deleted=True)] == sorted(ids)


def test_history_says_who_wrote_what_and_when(folder: Path, opened: Open) -> None:
    ws = opened(folder, now_ms=lambda: 1_772_442_000_000)
    put(ws, text="one")
    ws.author = "ដារ៉ា\n"
    put(ws, text="two")
    history = ws.history(CARD_REF, "text")
    assert [(change.author, change.value) for change in history] == [("ដារ៉ា", "two"), ("សុខ", "one")]
    assert history[0].wall == "2026-03-02T09:00:00Z"
    assert history[0].replaces == (history[1].id,)
    assert ws.heads(CARD_REF, "text") == history[:1]
    assert ws.history(CARD_REF, "never") == ws.heads(CARD_REF, "never") == []


def test_undo_reaches_back_over_a_restart(folder: Path, ws: Workspace, opened: Open) -> None:
    put(ws, text="one")
    with ws.act(W) as second:
        second.put("card", CARD_ID, {"text": "two"})
    ws.close()
    again = opened(folder)
    assert again.undo_state(W).undo == second.id
    with again.act(W, undoes=second.id) as undoing:
        undoing.put("card", CARD_ID, {"text": "one"})
    assert again.undo_state(W).redo == undoing.id
    assert again.undo_state(W).undo not in ("", second.id, undoing.id)
    assert again.undo_state(new_id()) == UndoState()
    again.close()
    assert opened(folder).undo_state(W).redo == undoing.id


def test_changes_are_given_after_what_is_known(ws: Workspace) -> None:
    for number in range(5):
        put(ws, text=str(number))
    assert [change.seq for change in ws.changes(W, {ws.device: 3})] == [4, 5]
    assert ws.count_changes(W, {ws.device: 3}) == 2
    assert ws.count_changes(W) == len(list(ws.changes(W))) == 5
    assert ws.count_changes(W, {new_id(): 3}) == 5
    assert ws.known(W) == ws.known() == {ws.device: (1, 5)}
    assert ws.known(new_id()) == {}
    assert list(ws.changes(new_id())) == []


def test_many_changes_come_page_by_page_without_a_gap(ws: Workspace) -> None:
    with ws.act(W) as act:
        for number in range(2_500):
            act.put("card", CARD_ID, {"text": str(number)})
    assert [change.seq for change in ws.changes(W)] == list(range(1, 2_501))
    assert said(ws) == "2499"


def test_numbers_count_over_all_workshops(ws: Workspace) -> None:
    other = new_id()
    put(ws, text="one")
    with ws.act(other) as act:
        act.put("card", CARD_ID, {"text": "elsewhere"})
    put(ws, text="two")
    assert (ws.known(W), ws.known(other)) == ({ws.device: (1, 3)}, {ws.device: (2, 2)})
    assert [change.seq for change in ws.changes(W)] == [1, 3]
    assert said(ws) == "two"  # the same id in another workshop is another record


def test_what_the_program_remembers_is_no_change(folder: Path, ws: Workspace, opened: Open) -> None:
    ws.set_local("place", {"tab": 3})
    ws.set_local("place", {"tab": 4})
    ws.set_secret("key", "AGE-SECRET-KEY")
    assert ws.known() == {}
    with pytest.raises(ValueError, match="number"):
        ws.set_local("place", float("nan"))
    ws.close()
    again = opened(folder)
    assert again.local("place") == {"tab": 4}
    assert again.local("missing", "default") == "default"
    assert (again.secret("key"), again.secret("missing")) == ("AGE-SECRET-KEY", None)


def test_nothing_can_be_read_in_the_file(folder: Path, ws: Workspace) -> None:
    put(ws, text="READABLE" * 50)
    ws.set_secret("key", "SECRET" * 50)
    ws.back_up()
    ws.close()
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert b"READABLE" not in data
            assert b"SECRETSECRET" not in data
            assert not data.startswith(b"SQLite format")


def test_an_act_in_another_thread_waits(ws: Workspace) -> None:
    entered, done = threading.Event(), threading.Event()

    def other() -> None:
        entered.set()
        put(ws, note="other thread")
        done.set()

    thread = threading.Thread(target=other)
    with ws.act(W) as act:
        thread.start()
        entered.wait()
        act.put("card", CARD_ID, {"text": "this thread"})
        assert not done.is_set()
    thread.join()
    assert (said(ws), said(ws, "note")) == ("this thread", "other thread")


def test_where_there_is_no_workspace(tmp_path: Path) -> None:
    assert not is_workspace(tmp_path)
    for ask in (needs_passphrase, lambda path: open_workspace(path, label="A", author="B")):
        with pytest.raises(EnvironmentFault) as caught:
            ask(tmp_path)
        assert caught.value.code == "workspace.none"
    assert list(tmp_path.iterdir()) == []


def test_a_workspace_is_not_made_over_another(folder: Path, ws: Workspace) -> None:
    put(ws, text="kept")
    with pytest.raises(WrongUse) as caught:
        create_workspace(folder, label="A", author="B")
    assert caught.value.code == "workspace.exists"
    assert said(ws) == "kept"
    assert is_workspace(folder)


def test_an_interrupted_making_is_finished_at_the_next_opening(
    folder: Path, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def power_cut(_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("sala.storage.migrate.upgrade", power_cut)
        with pytest.raises(KeyboardInterrupt):
            opened(folder)
    assert needs_passphrase(folder) is False
    ws = opened(folder)
    put(ws, text="works")
    ws.close()
    assert said(opened(folder)) == "works"


def test_a_making_interrupted_at_its_very_end_costs_nothing(folder: Path, ws: Workspace, opened: Open) -> None:
    put(ws, text="kept")
    ws.close()
    path = folder / "workspace.json"
    path.write_text(path.read_text().replace("{", '{"being_made": true,', 1))
    again = opened(folder)
    assert said(again) == "kept"
    assert "being_made" not in path.read_text()


def test_closing_twice_does_no_harm(ws: Workspace) -> None:
    with ws:
        put(ws, text="x")
    ws.close()
