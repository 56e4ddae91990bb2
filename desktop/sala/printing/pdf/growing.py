"""A PDF file in memory that somebody looks at, or stops, while it grows."""

from __future__ import annotations

import io
from collections.abc import Callable

from sala.errors import Cancelled

_GROWTH = 4
"""How many times more pages there are at each look: the first page is seen at once, and looking stays cheap."""


class GrowingPdf(io.BytesIO):
    """Where a document writes itself. ``seen`` gets a PDF file of those pages that are there: of 1, 4, 16 and so on.

    ``cancelled`` is asked after every page. Both are called in the thread that makes the document.
    """

    def __init__(
        self, seen: Callable[[bytes, int], None] | None = None, cancelled: Callable[[], bool] | None = None
    ) -> None:
        super().__init__()
        self._seen, self._cancelled = seen, cancelled
        self._next = 1

    def page_done(self, pages: int, so_far: Callable[[bytes], bytes]) -> None:
        """Hear that so many pages are done; ``so_far`` makes a file of them, behind what was written.

        Raises ``Cancelled``.
        """
        if self._cancelled and self._cancelled():
            raise Cancelled
        if self._seen and pages >= self._next:
            self._next = pages * _GROWTH
            self._seen(so_far(self.getvalue()), pages)
