"""Pages as pictures, for the preview in the window."""

from __future__ import annotations

import io
from threading import Lock

from sala.errors import WrongUse

_ONE_AT_A_TIME = Lock()
"""pdfium keeps its state in one place for the whole program: two threads must not use it at once."""


def count_pages(pdf: bytes) -> int:
    """Return how many pages a PDF file has."""
    import pypdfium2  # noqa: PLC0415  # start-up: loaded when first needed

    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return len(document)
        finally:
            document.close()


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Return width and height of each page, in points, as it is seen."""
    import pypdfium2  # noqa: PLC0415  # start-up: loaded when first needed

    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return [document.get_page_size(index) for index in range(len(document))]
        finally:
            document.close()


def render_page(pdf: bytes, page: int, dpi: int) -> bytes:
    """Return page ``page`` (the first is 0) as a PNG picture of ``dpi`` dots per inch.

    Raises ``WrongUse("print.no_such_page", page, pages)``.
    """
    import pypdfium2  # noqa: PLC0415  # start-up: loaded when first needed

    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            if not 0 <= page < len(document):
                raise WrongUse("print.no_such_page", page=page + 1, pages=len(document))
            picture = document[page].render(scale=dpi / 72).to_pil()
        finally:
            document.close()
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=1)
    return out.getvalue()
