"""What the room on paper is for: a field, a cell of a table, one of the answers."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sala.printing.field_map import Box
from sala.printing.pdf.page import Page


@dataclass(frozen=True, slots=True)
class Spot:
    """The name of a place on paper, as ``FieldBox`` has it. A spot without a key is not recorded."""

    key: str = ""
    kind: str = ""
    row: int | None = None
    column: str = ""
    option: str = ""

    def of(self, option: str) -> Spot:
        """Return the spot of one answer."""
        return replace(self, option=option)

    def record(self, page: Page, box: Box) -> None:
        """Record on the map of the page that this is written in the box, given in points."""
        if self.key:
            page.field(self.key, box, self.kind, row=self.row, column=self.column, option=self.option)


NOWHERE = Spot()
"""Where nothing is recorded: room that belongs to no field, or that is not empty."""
