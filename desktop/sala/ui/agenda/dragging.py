"""A block on its way: what is dragged within the agenda, and nothing else."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QWidget

_TYPE = "application/x-sala-block"


def dragged_block(session: str) -> QMimeData:
    """Return what stands for a block while it is dragged."""
    data = QMimeData()
    data.setData(_TYPE, session.encode("ascii"))
    return data


def block_in(data: QMimeData) -> str:
    """Return the id of the block that is dragged, "" where something else is."""
    return bytes(data.data(_TYPE).data()).decode("ascii", "ignore") if data.hasFormat(_TYPE) else ""


def drag_block(source: QWidget, session: str) -> None:
    """Let the block that ``source`` shows follow the pointer until it is let go."""
    drag = QDrag(source)
    drag.setMimeData(dragged_block(session))
    picture = source.grab()
    drag.setPixmap(picture)
    drag.exec(Qt.DropAction.MoveAction)
