"""Printing: what is chosen is seen at once, page by page; it is printed and saved as it was seen."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.pages.by_hand import CTRL, click, find, held, in_dialog, wait, write
from tests.ui.pages.conftest import Do

from sala.errors import EnvironmentFault
from sala.services.cards import add_card
from sala.services.people import teams
from sala.services.printing import OTHER_CARDS, Choice, documents
from sala.services.workshops import get_workshop
from sala.ui.jobs import Progress
from sala.ui.pages.activity_page import ActivityPage
from sala.ui.place import ACTIVITY, Place
from sala.ui.printing.print_dialog import PrintDialog
from sala.ui.printing.to_printer import _paint, _paper
from sala.ui.session import Session
from sala.ui.shell.main_window import MainWindow
from sala.ui.widgets.picks import PickBox

Settled = Callable[[], None]
Opened = Callable[[Place], Any]
KEY = "problem_statement"
KIT = "kit:listen"
"""Several sheets for each team: enough pages to be seen coming."""


@pytest.fixture
def page(opened: Opened, workshop: str) -> ActivityPage:
    return opened(Place(ACTIVITY, workshop, KEY))


@pytest.fixture
def printing(qtbot: QtBot, session: Session, window: MainWindow, page: ActivityPage, workshop: str) -> PrintDialog:
    dialog = PrintDialog(session, workshop, f"worksheet:{KEY}", window)
    qtbot.addWidget(dialog, before_close_func=lambda dialog: dialog.done(0))
    dialog.show()
    wait(qtbot, lambda: dialog.pages)
    return dialog


def choose(dialog: QWidget, name: str, key: str) -> None:
    box = find(dialog, name, PickBox)
    box.set_key(key)
    box.activated.emit(box.currentIndex())


def words_of(pdf: bytes, folder: Path) -> str:
    file = folder / "read.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def changes(qtbot: QtBot, dialog: PrintDialog, act: Callable[[], object]) -> bytes:
    """Do something that sets the pages anew, and return them."""
    before = dialog.pdf
    act()
    wait(qtbot, lambda: dialog.pages and dialog.pdf != before)
    return dialog.pdf


def test_the_pages_are_seen_and_follow_every_choice(
    printing: PrintDialog, qtbot: QtBot, tmp_path: Path, do: Do, workshop: str, settled: Settled
) -> None:
    wait(qtbot, lambda: printing.view.canvas.picture(0).width() > 300)
    assert QApplication.focusWidget() is printing.document.what, "the keyboard begins at what to print"
    assert printing.print_button.text() in ("Print 1 page", f"Print {printing.pages} pages")
    first = do(lambda ws: teams(ws, workshop))[0]
    do(lambda ws: add_card(ws, workshop, "problem", fields={"who": "Mothers of Kratie"}, team=first.id))
    blank = words_of(printing.pdf, tmp_path)
    assert "Mothers" not in blank
    filled = changes(qtbot, printing, lambda: click(printing, "answer_filled"))
    assert "Mothers of Kratie" in words_of(filled, tmp_path)
    khmer = changes(qtbot, printing, lambda: click(printing, "answer_km"))
    assert "Who" not in words_of(khmer, tmp_path)
    other = do(lambda ws: teams(ws, workshop))[1]
    for_other = changes(qtbot, printing, lambda: choose(printing, "paper_team", other.id))
    assert "Mothers" not in words_of(for_other, tmp_path)
    kit = changes(qtbot, printing, lambda: printing.choose(KIT))
    assert printing.pages > 5
    assert kit.startswith(b"%PDF")
    click(printing, "answer_km")
    assert printing.choices.language.key() == "km", "one language is always chosen"


def test_only_the_pages_that_are_seen_are_drawn(printing: PrintDialog, qtbot: QtBot) -> None:
    changes(qtbot, printing, lambda: printing.choose(KIT))
    wait(qtbot, lambda: printing.view.canvas.picture(0).width() > 300)
    canvas, bar = printing.view.canvas, printing.view.scroll.verticalScrollBar()
    last = printing.pages - 1
    assert canvas.count == printing.pages > 5
    assert canvas.picture(last).isNull()
    bar.setValue(bar.maximum())
    wait(qtbot, lambda: canvas.picture(last).width() > 300)
    assert find(printing, "page_shown").text() == f"Page {printing.pages} of {printing.pages}"


def test_the_first_page_is_seen_before_the_last_is_made(
    printing: PrintDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[int, bool, str]] = []
    show = printing.view.show_pages

    def looked(pdf: bytes, sizes: Any, *, anew: bool) -> None:
        show(pdf, sizes, anew=anew)
        seen.append((len(sizes), anew, printing.print_button.text()))

    monkeypatch.setattr(printing.view, "show_pages", looked)
    changes(qtbot, printing, lambda: printing.choose(KIT))
    counts = [count for count, _anew, _button in seen]
    assert counts[0] < counts[-1] == printing.pages
    assert counts == sorted(counts)
    assert [anew for _count, anew, _button in seen] == [True] + [False] * (len(seen) - 1)
    assert {button for _count, _anew, button in seen} == {"Print"}, "what is not all there cannot be printed"
    assert printing.print_button.text() == f"Print {printing.pages} pages"


def test_pages_are_shown_larger_and_smaller(printing: PrintDialog, qtbot: QtBot, settled: Settled) -> None:
    view = printing.view
    wait(qtbot, lambda: view.canvas.picture(0).width() > 300)
    usual = view.canvas.place_of(0).width()
    click(printing, "zoom_in")
    assert view.canvas.place_of(0).width() > usual
    wait(qtbot, lambda: view.canvas.picture(0).width() > usual * view.devicePixelRatioF())
    for _ in range(10):
        click(printing, "zoom_out") if view.smaller.isEnabled() else None
    assert view.canvas.place_of(0).width() < usual
    assert not view.smaller.isEnabled()
    middle = QPointF(view.scroll.viewport().rect().center())
    for turn in range(12):
        wheel = QWheelEvent(
            middle, middle, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, CTRL, Qt.ScrollPhase.NoScrollPhase, False
        )
        QApplication.sendEvent(view.scroll.viewport(), wheel)
        assert turn or view.smaller.isEnabled()
    assert not view.larger.isEnabled()
    assert view.scroll.horizontalScrollBar().maximum() > 0
    settled()


def test_a_page_that_was_left_is_let_go_and_drawn_again(
    printing: PrintDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sala.ui.printing.pages_canvas._MOST_BYTES", 1)
    changes(qtbot, printing, lambda: printing.choose(KIT))
    canvas, bar = printing.view.canvas, printing.view.scroll.verticalScrollBar()
    wait(qtbot, lambda: not canvas.picture(0).isNull())
    bar.setValue(bar.maximum())
    wait(qtbot, lambda: not canvas.picture(printing.pages - 1).isNull())
    wait(qtbot, lambda: canvas.picture(0).isNull())
    bar.setValue(0)
    wait(qtbot, lambda: not canvas.picture(0).isNull())


def test_everything_in_the_catalogue_can_be_chosen(printing: PrintDialog, qtbot: QtBot) -> None:
    offered = set(printing.document.what.keys())
    assert offered == {one.name for one in documents()} - {OTHER_CARDS}
    assert set(printing.choices.controls) == set(Choice)
    for name in sorted(offered):
        printing.choose(KIT if name == "kit" else name)
        document = printing.document.document()
        assert document is not None
        for choice, control in printing.choices.controls.items():
            assert control.widgets[-1].isVisibleTo(printing) == (choice in document.choices)
        wait(qtbot, lambda: printing.pages or printing.note.text() not in ("", "Laying out the pages…"))


def test_choices_made_quickly_end_with_the_last(
    printing: PrintDialog, qtbot: QtBot, session: Session, tmp_path: Path, settled: Settled
) -> None:
    with held(session.lane):
        printing.choose(KIT)
        printing.choose("worksheet:idea_card")
        click(printing, "answer_km")
        click(printing, "answer_en")
        assert not printing.save_button.isEnabled()
    wait(qtbot, lambda: printing.pages)
    settled()
    title = session.pack().activity("idea_card").title.en
    assert title in words_of(printing.pdf, tmp_path)
    assert printing.save_button.isEnabled()


def test_the_pages_are_saved_as_a_file(
    printing: PrintDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settled: Settled,
    session: Session,
) -> None:  # fmt: skip
    goal = tmp_path / "សន្លឹក.pdf"
    monkeypatch.setattr("sala.ui.printing.print_dialog.choose_where_to_save", lambda *_args: goal)
    click(printing, "save_pdf_button")
    wait(qtbot, goal.exists)
    settled()
    assert goal.read_bytes() == printing.pdf
    assert str(goal) in printing.note.text()
    monkeypatch.setattr("sala.ui.printing.print_dialog.choose_where_to_save", lambda *_args: tmp_path / "no" / "a.pdf")
    told: list[str] = []

    def read(dialog: QDialog) -> None:
        told.append(dialog.words.text())
        click(dialog, "close_button")

    from sala.ui.dialogs.error_dialog import ErrorDialog

    in_dialog(ErrorDialog, read)
    click(printing, "save_pdf_button")
    wait(qtbot, lambda: told)
    assert "a.pdf" in told[0]


def test_a_poster_is_saved_as_a_picture_for_a_telephone(
    printing: PrintDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, do: Do, workshop: str,
    settled: Settled, session: Session,
) -> None:  # fmt: skip
    assert not printing.picture_button.isVisible()
    do(lambda ws: add_card(ws, workshop, "idea", fields={"title": "Numbers at the door"}))
    dialog = PrintDialog(session, workshop, "poster", printing)
    qtbot.addWidget(dialog, before_close_func=lambda dialog: dialog.done(0))
    dialog.show()
    wait(qtbot, lambda: dialog.pages)
    goal = tmp_path / "គំនិត.png"
    monkeypatch.setattr("sala.ui.printing.print_dialog.choose_where_to_save", lambda *_args: goal)
    click(dialog, "save_picture_button")
    wait(qtbot, lambda: str(goal) in dialog.note.text())
    settled()
    assert QImage(str(goal)).width() == 1080


def test_the_institution_is_kept_for_the_workshop(
    printing: PrintDialog, qtbot: QtBot, tmp_path: Path, do: Do, workshop: str, settled: Settled
) -> None:
    changes(qtbot, printing, lambda: printing.choose("letter"))
    write(find(printing, "paper_institution"), "Ministry of Health")
    changes(qtbot, printing, printing.print_button.setFocus)
    assert "Ministry of Health" in words_of(printing.pdf, tmp_path)
    assert "KINGDOM OF CAMBODIA" in words_of(printing.pdf, tmp_path)
    changes(qtbot, printing, lambda: click(printing, "paper_heading"))
    assert "KINGDOM OF CAMBODIA" not in words_of(printing.pdf, tmp_path)
    facts = do(lambda ws: get_workshop(ws, workshop))
    assert (facts.institution, facts.heading) == ("Ministry of Health", "no")


def test_pages_that_cannot_be_set_are_told_in_their_place(
    printing: PrintDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, session: Session, settled: Settled
) -> None:
    fault = EnvironmentFault("font.missing", path="x.ttf")

    def failing(*_args: object, **_facts: object) -> None:
        raise fault

    with monkeypatch.context() as patch:
        patch.setattr("sala.ui.printing.print_dialog.document_pdf", failing)
        click(printing, "answer_km")
        settled()
    assert printing.note.text() == session.sentence(fault)
    assert not printing.print_button.isEnabled()


def test_a_dialog_that_closes_while_pages_are_set_disturbs_nobody(
    printing: PrintDialog, session: Session, settled: Settled
) -> None:
    with held(session.lane):
        printing.choose(KIT)
        printing.reject()
    settled()
    assert not printing.isVisible()


def test_everything_to_print_is_a_click_away_in_the_rail(window: MainWindow, page: ActivityPage, qtbot: QtBot) -> None:
    def look(dialog: PrintDialog) -> None:
        wait(qtbot, lambda: dialog.view.canvas.count)
        found.append(dialog.document.key())
        dialog.reject()

    found: list[str] = []
    in_dialog(PrintDialog, look)
    click(window, "rail_print")
    wait(qtbot, lambda: found)
    assert found[0].startswith("kit")


def test_what_goes_to_the_printer_fills_the_sheets(printing: PrintDialog, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFullPage(True)
    told: list[tuple[int, int]] = []
    progress = Progress(lambda: told.append((progress.done, progress.total)))
    _paint(printer, printing.pdf, printing.pages, progress)
    assert told[-1] == (printing.pages, printing.pages)
    counted = subprocess.run(["pdfinfo", str(tmp_path / "printed.pdf")], capture_output=True, check=True, text=True)
    assert f"Pages:           {printing.pages}\n" in counted.stdout
    assert "A4" in counted.stdout


@pytest.mark.parametrize(("sizes", "named"), [([(595.3, 841.9)], "A4"), ([(1190.6, 841.9)], "A3"), ([], "A4")])
def test_the_printer_is_told_the_paper_of_the_pages(sizes: list[tuple[float, float]], named: str) -> None:
    assert _paper(sizes).name().startswith(named)


def test_printing_begins_on_the_page_by_key(
    window: MainWindow, page: ActivityPage, qtbot: QtBot, settled: Settled, do: Do, workshop: str
) -> None:
    write(find(page, "field_who"), "Just typed")

    def look(dialog: PrintDialog) -> None:
        assert dialog.document.key() == f"worksheet:{KEY}"
        click(dialog, "answer_filled")
        wait(qtbot, lambda: dialog.pages)
        found.append(dialog.pdf)
        dialog.reject()

    found: list[bytes] = []
    seen = in_dialog(PrintDialog, look)
    QTest.keyClick(window, Qt.Key.Key_P, CTRL)
    wait(qtbot, lambda: seen)
    assert found
