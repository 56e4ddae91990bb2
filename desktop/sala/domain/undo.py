"""Undo and redo, read from the log of acts: what can be taken back survives a restart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UndoState:
    """``undo``: the act that undo would take back next; ``redo``: the act of undoing that redo would take back.

    Both are act ids, or "" where there is nothing.
    """

    undo: str
    redo: str


def undo_state(acts: Iterable[tuple[str, str]]) -> UndoState:
    """Return what can be undone and redone after ``acts``: (act id, id of the act it undoes or ""), oldest first.

    Only the acts of one person's laptop in one workshop are given: nobody undoes a colleague's work by Ctrl Z.
    A new act empties what could be redone, as everywhere.
    """
    done: list[str] = []
    undone: list[str] = []
    for act, undoes in acts:
        if not undoes:
            done.append(act)
            undone.clear()
        elif done and done[-1] == undoes:
            done.pop()
            undone.append(act)
        elif undone and undone[-1] == undoes:
            undone.pop()
            done.append(act)
    return UndoState(done[-1] if done else "", undone[-1] if undone else "")
