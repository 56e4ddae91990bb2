"""Undo and redo, read from the log of acts: what can be taken back survives a restart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UndoState:
    """``undo``: the act that undo would take back next; ``redo``: the act of undoing that redo would take back.

    Both are act ids, or "" where there is nothing. ``done`` and ``undone`` are all of them, the next one last.
    """

    done: tuple[str, ...] = ()
    undone: tuple[str, ...] = ()

    @property
    def undo(self) -> str:
        """The act that undo would take back next, or ""."""
        return self.done[-1] if self.done else ""

    @property
    def redo(self) -> str:
        """The act of undoing that redo would take back next, or ""."""
        return self.undone[-1] if self.undone else ""


def undo_state(acts: Iterable[tuple[str, str]]) -> UndoState:
    """Return what can be undone and redone after ``acts``: (act id, id of the act it undoes or ""), oldest first.

    Only the acts of one person's laptop in one workshop are given: nobody undoes a colleague's work by Ctrl Z.
    A new act empties what could be redone, as everywhere. An act that could not be taken back, because a colleague
    has changed everything that it wrote, stays where it is while those before it are undone.
    """
    done: dict[str, None] = {}
    undone: dict[str, None] = {}
    for act, undoes in acts:
        if not undoes:
            done[act] = None
            undone.clear()
        elif undoes in done:
            del done[undoes]
            undone[act] = None
        elif undoes in undone:
            del undone[undoes]
            done[act] = None
    return UndoState(tuple(done), tuple(undone))
