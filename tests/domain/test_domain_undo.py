"""Undo and redo, read from the acts alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sala.domain.undo import UndoState, undo_state


class _Editor:
    """What people expect of undo and redo, with two plain stacks."""

    def __init__(self) -> None:
        self.acts: list[tuple[str, str]] = []
        self.done: list[str] = []
        self.undone: list[str] = []

    def _act(self, undoes: str) -> str:
        act = f"act {len(self.acts)}"
        self.acts.append((act, undoes))
        return act

    def do(self) -> None:
        self.done.append(self._act(""))
        self.undone.clear()

    def undo(self) -> None:
        if self.done:
            self.undone.append(self._act(self.done.pop()))

    def redo(self) -> None:
        if self.undone:
            self.done.append(self._act(self.undone.pop()))


@given(st.lists(st.sampled_from(["do", "undo", "redo"]), max_size=60))
def test_it_is_what_two_stacks_say(steps: list[str]) -> None:
    editor = _Editor()
    for step in steps:
        getattr(editor, step)()
        state = undo_state(editor.acts)
        assert state == UndoState(tuple(editor.done), tuple(editor.undone))
        assert state.undo == (editor.done[-1] if editor.done else "")
        assert state.redo == (editor.undone[-1] if editor.undone else "")


def test_nothing_done_is_nothing_to_undo() -> None:
    assert undo_state([]) == UndoState()
    assert (UndoState().undo, UndoState().redo) == ("", "")


def test_an_act_that_undoes_something_unknown_changes_nothing() -> None:
    assert undo_state([("a", ""), ("b", "elsewhere")]) == UndoState(("a",))


def test_what_cannot_be_taken_back_does_not_keep_back_what_was_before() -> None:
    acts = [("a", ""), ("b", ""), ("undo a", "a")]
    assert undo_state(acts) == UndoState(("b",), ("undo a",))
    assert undo_state([*acts, ("redo a", "undo a")]) == UndoState(("b", "redo a"))
