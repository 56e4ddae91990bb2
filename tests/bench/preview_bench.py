"""From the choice of a document to its first page on the screen, in a program that is warm."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication
from tests.bench.timing import Figure, paired_values, seconds

from sala.services.changed import Changed
from sala.services.demo import make_demo
from sala.services.printing import render_page
from sala.services.workspace import open_or_create
from sala.settings import Settings
from sala.ui.jobs import Lane
from sala.ui.printing.print_dialog import PrintDialog
from sala.ui.session import Session
from sala.ui.theme.look import Look

_MOST = 0.3
"""Seconds after which a person begins to wait."""
_ROUNDS = 7
_KIT, _OTHER = "kit", "worksheet:persona"
_DPI = 82


def preview(folder: Path) -> Iterator[Figure]:
    """Seconds to the first page of the largest document there is, beside drawing one finished page with pdfium."""
    application = QApplication.instance() or QApplication(["preview"])
    work = folder / "preview"
    with open_or_create(work) as ws:
        workshop = make_demo(ws)[0]
    look = Look(application)
    session = Session(Lane(Changed), Lane(threads=2), look, Settings(folder / "preview.json"), work)
    try:
        session.open_workspace(work, lambda _: None, _raise)
        _until(application, lambda: session.is_open)
        dialog = PrintDialog(session, workshop, _OTHER)
        dialog.show()
        _until(application, lambda: dialog.pages)

        def ours() -> float:
            dialog.choose(_OTHER)
            _until(application, lambda: dialog.pages)
            canvas = dialog.view.canvas
            before = canvas.picture(0).cacheKey()
            began = time.perf_counter()
            dialog.choose(_KIT)
            _until(application, lambda: canvas.picture(0).cacheKey() not in (0, before))
            return time.perf_counter() - began

        pdf = dialog.pdf
        first, drawn = paired_values(ours, lambda: seconds(lambda: render_page(pdf, 0, _DPI)), _ROUNDS)
        dialog.reject()
    finally:
        session.close()
    yield Figure("first page of a kit / one page drawn", first, drawn, "s", f"≤ {_MOST} s", good=first <= _MOST)


def _until(application: QApplication, condition: Callable[[], object]) -> None:
    while not condition():
        application.processEvents()
        time.sleep(0.001)


def _raise(error: BaseException) -> None:
    raise error
