"""Printing, settings and the small dialogs, used as a person uses them; nothing of them stays behind."""

from __future__ import annotations

import gc
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.pages.by_hand import CTRL, click, find, held, in_dialog, wait, write
from tests.ui.pages.conftest import Do

from sala.errors import EnvironmentFault
from sala.services.cards import add_card
from sala.services.people import teams
from sala.settings import AUTHOR, DIGITS, LANGUAGE, REOPEN_LAST_PLACE, TEXT_SIZE, THEME, Settings
from sala.ui.dialogs.about_dialog import AboutDialog
from sala.ui.dialogs.page_picture import PagePicture
from sala.ui.dialogs.print_dialog import PrintDialog
from sala.ui.dialogs.settings_dialog import SettingsDialog
from sala.ui.jobs import Progress
from sala.ui.pages.activity_page import ActivityPage
from sala.ui.place import ACTIVITY, HOME, Place
from sala.ui.session import Session
from sala.ui.shell.main_window import MainWindow
from sala.ui.shell.paper import _paint
from sala.ui.widgets.picks import PickBox

Settled = Callable[[], None]
Opened = Callable[[Place], Any]
KEY = "problem_statement"


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
    wait(qtbot, lambda: find(printing, "page_1").pixmap().width() > 300)
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
    kit = changes(qtbot, printing, lambda: choose(printing, "what_picker", "kit"))
    assert printing.pages > 5
    assert kit.startswith(b"%PDF")
    click(printing, "answer_km")
    assert printing.language.key() == "km", "one language is always chosen"


def test_only_the_pages_that_are_seen_are_drawn(printing: PrintDialog, qtbot: QtBot) -> None:
    changes(qtbot, printing, lambda: choose(printing, "what_picker", "kit"))
    wait(qtbot, lambda: find(printing, "page_1").pixmap().width() > 300)
    shown = printing.findChildren(PagePicture)
    last = find(printing, f"page_{len(shown)}")
    assert len(shown) == min(printing.pages, 200)
    assert ("are shown here" in printing.note.text()) == (printing.pages > len(shown))
    assert last.pixmap().isNull()
    bar = printing.scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    wait(qtbot, lambda: last.pixmap().width() > 300)


def test_choices_made_quickly_end_with_the_last(
    printing: PrintDialog, qtbot: QtBot, session: Session, tmp_path: Path, settled: Settled
) -> None:
    with held(session.lane):
        choose(printing, "what_picker", "kit")
        choose(printing, "what_picker", "worksheet:idea_card")
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
    monkeypatch.setattr("sala.ui.dialogs.print_dialog.choose_where_to_save", lambda *_args: goal)
    click(printing, "save_pdf_button")
    wait(qtbot, goal.exists)
    settled()
    assert goal.read_bytes() == printing.pdf
    assert str(goal) in printing.note.text()
    monkeypatch.setattr("sala.ui.dialogs.print_dialog.choose_where_to_save", lambda *_args: tmp_path / "no" / "a.pdf")
    told: list[str] = []

    def read(dialog: QDialog) -> None:
        told.append(dialog.words.text())
        click(dialog, "close_button")

    from sala.ui.dialogs.error_dialog import ErrorDialog

    in_dialog(ErrorDialog, read)
    click(printing, "save_pdf_button")
    wait(qtbot, lambda: told)
    assert "a.pdf" in told[0]


def test_pages_that_cannot_be_set_are_told_in_their_place(
    printing: PrintDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, session: Session, settled: Settled
) -> None:
    fault = EnvironmentFault("font.missing", path="x.ttf")

    def failing(*_args: object, **_facts: object) -> None:
        raise fault

    with monkeypatch.context() as patch:
        patch.setattr("sala.ui.dialogs.print_dialog.document_pdf", failing)
        click(printing, "answer_km")
        settled()
    assert printing.note.text() == session.sentence(fault)
    assert not printing.print_button.isEnabled()


def test_a_dialog_that_closes_while_pages_are_set_disturbs_nobody(
    printing: PrintDialog, session: Session, settled: Settled
) -> None:
    with held(session.lane):
        choose(printing, "what_picker", "kit")
        printing.reject()
    settled()
    assert not printing.isVisible()


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


def test_printing_begins_on_the_page_by_key(
    window: MainWindow, page: ActivityPage, qtbot: QtBot, settled: Settled, do: Do, workshop: str
) -> None:
    write(find(page, "field_who"), "Just typed")

    def look(dialog: PrintDialog) -> None:
        assert dialog.what.key() == f"worksheet:{KEY}"
        click(dialog, "answer_filled")
        wait(qtbot, lambda: dialog.pages)
        found.append(dialog.pdf)
        dialog.reject()

    found: list[bytes] = []
    seen = in_dialog(PrintDialog, look)
    QTest.keyClick(window, Qt.Key.Key_P, CTRL)
    wait(qtbot, lambda: seen)
    assert found


def test_settings_are_changed_together(
    window: MainWindow, page: ActivityPage, session: Session, settled: Settled, qtbot: QtBot
) -> None:
    write(find(page, "field_who"), "ក")

    def change(dialog: SettingsDialog) -> None:
        dialog.author.setText("  ចាន់ ដារា ")
        click(find(dialog, "language"), "answer_km")
        click(find(dialog, "colours"), "answer_contrast")
        click(find(dialog, "digits"), "answer_latin")
        dialog.size.set_key("125")
        click(dialog, "reopen_tick")
        click(dialog, "use_settings_button")

    seen = in_dialog(SettingsDialog, change)
    window.top_bar.settings_asked.emit()
    wait(qtbot, lambda: seen)
    settled()
    kept = Settings(session.settings.path)
    assert [kept.get(one) for one in (AUTHOR, LANGUAGE, THEME, DIGITS, TEXT_SIZE, REOPEN_LAST_PLACE)] == [
        "ចាន់ ដារា", "km", "contrast", "latin", 125, False,
    ]  # fmt: skip
    assert session.look.theme.colours.name == "contrast"
    assert find(window.page, "field_who").text() == "ក"
    names: list[str] = []
    session.read(lambda ws: ws.author, names.append)
    settled()
    assert names == ["ចាន់ ដារា"]


def test_settings_that_are_cancelled_change_nothing(
    window: MainWindow, session: Session, qtbot: QtBot, settled: Settled
) -> None:
    def cancel(dialog: SettingsDialog) -> None:
        click(find(dialog, "language"), "answer_km")
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    seen = in_dialog(SettingsDialog, cancel)
    window.top_bar.settings_asked.emit()
    wait(qtbot, lambda: seen)
    assert session.language == "en"


def test_a_name_that_is_too_long_is_told_in_the_settings(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    said: list[str] = []

    def try_it(dialog: SettingsDialog) -> None:
        dialog.author.setText("ក" * 500)
        click(dialog, "use_settings_button")
        said.append(dialog.name_field.problem())
        assert dialog.isVisible()
        dialog.reject()

    in_dialog(SettingsDialog, try_it)
    window.top_bar.settings_asked.emit()
    wait(qtbot, lambda: said)
    assert said[0]
    assert session.settings.get(AUTHOR) == "សុខា"


def test_what_sala_is(window: MainWindow, qtbot: QtBot) -> None:
    seen = in_dialog(AboutDialog, lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    window.top_bar.about_asked.emit()
    wait(qtbot, lambda: seen)


def widgets(qapp: QApplication) -> int:
    for _ in range(3):
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        qapp.processEvents()
        gc.collect()  # as the product's timer does every ten seconds
    return len(qapp.allWidgets())


def test_nothing_stays_behind(
    window: MainWindow, session: Session, opened: Opened, workshop: str, settled: Settled, qapp: QApplication,
    qtbot: QtBot,
) -> None:  # fmt: skip
    def walk() -> None:
        for place in (Place(ACTIVITY, workshop, "interview_notes"), Place(HOME), Place(ACTIVITY, workshop, KEY)):
            opened(place)
        for kind, ask in ((SettingsDialog, window.top_bar.settings_asked), (AboutDialog, window.top_bar.about_asked)):
            seen = in_dialog(kind, lambda dialog: dialog.reject())
            ask.emit()
            wait(qtbot, lambda seen=seen: seen)
        seen = in_dialog(PrintDialog, lambda dialog: (wait(qtbot, lambda: dialog.pages), dialog.reject()))
        window.page._print()
        session.set_language("km" if session.language == "en" else "en")
        settled()

    walk()
    before = widgets(qapp)
    for _ in range(4):
        walk()
    assert widgets(qapp) <= before
    assert window.findChildren(QDialog) == []
