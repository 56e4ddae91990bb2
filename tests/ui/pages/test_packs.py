"""An activity that headquarters added by data alone: from the file to the screen, to paper, and to another laptop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from tests.queue_pack import ACTIVITY, KEY, KIND, ROW, TITLE, at_home, write_queue_pack, write_second_version
from tests.ui.pages.by_hand import click, find, in_dialog, press, wait, write
from tests.ui.pages.conftest import Do

from sala.app import _wants_window
from sala.services.cards import add_card, cards
from sala.services.exchange import export_bundle, import_bundle, public_keys
from sala.services.method import STANDARD, method_pack, versions_here
from sala.services.packs import add_pack, look_at, make_pack, use_pack
from sala.services.printing import OTHER_CARDS, Choices, document_pdf
from sala.services.workshops import get_workshop
from sala.services.workspace import Workspace, open_or_create
from sala.ui.capture.earlier_block import EarlierBlock
from sala.ui.capture.rows_editor import RowsEditor
from sala.ui.dialogs.method_dialog import MethodDialog
from sala.ui.place import ACTIVITY as ACTIVITY_PAGE
from sala.ui.place import OTHER_CARDS as OTHER_CARDS_PAGE
from sala.ui.place import SEND, Place
from sala.ui.printing.print_dialog import PrintDialog
from sala.ui.session import Session
from sala.ui.shell.main_window import MainWindow
from sala.ui.widgets.labels import KhmerLabel

Settled = Callable[[], None]
Opened = Callable[[Place], Any]
PLACE, SURPRISE = "បង្អួចទី២", "ចាស់ៗឈរក្រោមភ្លៀង"


@pytest.fixture(autouse=True)
def _home(tmp_path: Path) -> Iterator[None]:
    with at_home(tmp_path / "home"):
        yield


@pytest.fixture
def headquarters(tmp_path: Path, session: Session) -> Iterator[Workspace]:
    with open_or_create(tmp_path / "hq", label="HQ", author="ថ្នាក់កណ្តាល") as opened:
        yield opened


@pytest.fixture
def first(headquarters: Workspace, tmp_path: Path) -> Path:
    return make_pack(headquarters, write_queue_pack(tmp_path / "v1"), tmp_path / "v1.sala-pack").path


@pytest.fixture
def second(headquarters: Workspace, tmp_path: Path) -> Path:
    return make_pack(headquarters, write_second_version(tmp_path / "v2"), tmp_path / "v2.sala-pack").path


def squeezed(text: str) -> str:
    return "".join(text.split())


def words(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return squeezed("".join(page.get_textpage().get_text_range() for page in document))


def paper(do: Do, workshop: str, what: str, language: str, *, filled: bool) -> str:
    return words(do(lambda ws: document_pdf(ws, workshop, what, Choices(language, filled=filled)))[0])


def has_all(text: str, *parts: str) -> bool:
    return [part for part in parts if squeezed(part) not in text] == []


def told(widget: Any) -> str:
    QApplication.processEvents()  # what was put into a layout a moment ago is shown with the next event
    return "\n".join(label.text() for label in widget.findChildren(KhmerLabel) if label.isVisibleTo(widget))


def use(do: Do, settled: Settled, workshop: str, file: Path, version: str) -> None:
    """Add a file and use it, behind the window's back."""
    do(lambda ws: add_pack(ws, look_at(ws, file)) and None)
    do(lambda ws: use_pack(ws, workshop, KEY, version))
    settled()


def enter_row(page: Any, *lines: str) -> None:
    for line in lines:
        write(find(page, "add_hours"), line)
        press(Qt.Key.Key_Return)


def test_from_the_file_to_the_screen_and_to_paper_in_both_languages(
    qtbot: QtBot, window: MainWindow, opened: Opened, do: Do, settled: Settled, workshop: str, first: Path
) -> None:
    page = opened(Place(SEND, workshop, file=str(first)))
    panel = page.open_card.found_pack
    assert has_all(squeezed(told(panel)), "The method of Kampot", "ថ្នាក់កណ្តាល", TITLE["en"])
    assert "new on this computer" in panel.standing.text()
    click(panel, "add_pack_button")
    settled()
    assert versions_here(KEY) == ["1"]
    assert do(lambda ws: get_workshop(ws, workshop)).method == STANDARD
    assert ACTIVITY not in window.rail.activities
    click(panel, "use_pack_button")
    wait(qtbot, lambda: ACTIVITY in window.rail.activities)
    assert window.page is page  # what is told there stays
    assert "the workshop uses it" in panel.said.text()

    settled()
    click(window.rail.activities[ACTIVITY])
    settled()
    page = window.page
    assert find(page, "activity_title").text() == TITLE["en"]
    write(find(page, "field_place"), PLACE)
    write(find(page, "field_surprise"), SURPRISE)
    enter_row(page, "ព្រឹក", "រសៀល")
    page.flush()
    settled()
    [card] = do(lambda ws: cards(ws, workshop, kind=KIND))
    rows = do(lambda ws: cards(ws, workshop, kind=ROW, parent=card.id))
    assert (card.fields["place"], card.fields["surprise"]) == (PLACE, SURPRISE)
    assert [row.fields["hour"] for row in rows] == ["ព្រឹក", "រសៀល"]
    assert find(page, "rows_hours", RowsEditor)._list.count() == 2

    pack = method_pack("hq_kampot@1")
    kind, row = pack.kind(KIND), pack.kind(ROW)
    for language in ("km", "en"):
        labels = [field.label.in_language(language) for field in (*kind.fields, *row.fields)]
        title = pack.activity(ACTIVITY).title.in_language(language)
        blank = paper(do, workshop, f"worksheet:{ACTIVITY}", language, filled=False)
        filled = paper(do, workshop, f"worksheet:{ACTIVITY}", language, filled=True)
        assert has_all(blank, title, *labels)
        assert squeezed(PLACE) not in blank
        assert has_all(filled, title, *labels, PLACE, SURPRISE, "ព្រឹក", "រសៀល")


def test_it_speaks_khmer_and_is_printed_from_its_page(
    qtbot: QtBot, window: MainWindow, opened: Opened, session: Session, do: Do, settled: Settled, workshop: str,
    first: Path,
) -> None:  # fmt: skip
    use(do, settled, workshop, first, "1")
    session.set_language("km")
    page = opened(Place(ACTIVITY_PAGE, workshop, ACTIVITY))
    assert find(page, "activity_title").text() == TITLE["km"]
    written: list[str] = []

    def see(dialog: PrintDialog) -> None:
        wait(qtbot, lambda: dialog.pdf)
        assert dialog.document.key() == f"worksheet:{ACTIVITY}"
        written.append(words(dialog.pdf))
        dialog.reject()

    in_dialog(PrintDialog, see)
    click(page, "print_button")
    assert squeezed(TITLE["km"]) in written[0]


def test_a_file_that_is_dropped_or_opened_from_outside_is_looked_at(
    window: MainWindow, opened: Opened, settled: Settled, workshop: str, first: Path
) -> None:
    assert _wants_window([str(first)])
    assert _wants_window(["--language", "km", str(first)])
    opened(Place())
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(first))])
    drop = QDropEvent(
        QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(drop)
    settled()
    panel = window.page.open_card.found_pack
    assert not panel.use_button.isVisibleTo(panel)  # no workshop is open here
    click(panel, "add_pack_button")
    settled()
    assert versions_here(KEY) == ["1"]
    assert "choose it under “More”" in panel.said.text()
    assert not panel.use_button.isVisibleTo(panel)


def test_a_broken_file_is_told_and_changes_nothing(opened: Opened, workshop: str, first: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.sala-pack"
    broken.write_bytes(first.read_bytes()[:-9])
    page = opened(Place(SEND, workshop, file=str(broken)))
    assert "damaged" in page.open_card.banner.text()
    assert page.open_card.found_pack is None
    assert versions_here(KEY) == []


def test_another_key_is_an_alarm(
    opened: Opened, settled: Settled, do: Do, workshop: str, first: Path, tmp_path: Path
) -> None:
    do(lambda ws: add_pack(ws, look_at(ws, first)) and None)
    with open_or_create(tmp_path / "thief", author="X") as thief:
        forged = make_pack(thief, write_second_version(tmp_path / "f"), tmp_path / "f.sala-pack").path
    panel = opened(Place(SEND, workshop, file=str(forged))).open_card.found_pack
    assert "Another key" in panel.standing.text()
    assert panel.add_button.text() == "Add it all the same"
    click(panel, "leave_pack_button")
    assert versions_here(KEY) == ["1"]
    settled()


def test_what_the_next_version_dropped_is_read_and_undo_brings_it_back(
    qtbot: QtBot, window: MainWindow, opened: Opened, do: Do, settled: Settled, workshop: str, first: Path, second: Path
) -> None:
    use(do, settled, workshop, first, "1")
    fields = {"place": PLACE, "seats": 12, "surprise": SURPRISE}
    made = do(lambda ws: add_card(ws, workshop, KIND, fields=fields, activity=ACTIVITY)).created
    page = opened(Place(ACTIVITY_PAGE, workshop, ACTIVITY, made))
    assert not find(page, "earlier_block", EarlierBlock).isVisible()
    use(do, settled, workshop, second, "2")
    wait(qtbot, lambda: window.page is not page)
    settled()
    page = window.page
    assert page.capture.form.fields["seats"].findChildren(KhmerLabel)[0].text() == "Chairs"
    assert "surprise" not in page.capture.form.fields
    block = find(page, "earlier_block", EarlierBlock)
    assert block.isVisible()
    assert has_all(squeezed(told(block)), "A surprise", SURPRISE)
    for language, old in (("km", "អ្វីដែលនឹកស្មានមិនដល់"), ("en", "A surprise")):
        assert has_all(paper(do, workshop, f"worksheet:{ACTIVITY}", language, filled=True), old, SURPRISE, PLACE)
    click(window.top_bar.undo)
    wait(qtbot, lambda: window.page is not page)
    settled()
    assert "surprise" in window.page.capture.form.fields
    assert not find(window.page, "earlier_block", EarlierBlock).isVisible()


def test_an_activity_that_the_method_loses_leaves_its_cards_to_be_read(
    qtbot: QtBot, window: MainWindow, opened: Opened, do: Do, settled: Settled, workshop: str, first: Path
) -> None:
    use(do, settled, workshop, first, "1")
    page = opened(Place(ACTIVITY_PAGE, workshop, ACTIVITY))
    write(find(page, "field_place"), PLACE)
    write(find(page, "add_hours"), "ព្រឹក")
    page.flush()
    settled()
    do(lambda ws: use_pack(ws, workshop, STANDARD))
    wait(qtbot, lambda: window.page is not page)
    settled()
    assert window.page.activity.key == method_pack().summaries()[0].key
    assert ACTIVITY not in window.rail.activities
    click(window.rail.others[OTHER_CARDS_PAGE])
    settled()
    assert has_all(squeezed(told(window.page)), "Queue watch", PLACE, "ព្រឹក")
    seen: list[str] = []

    def see(dialog: PrintDialog) -> None:
        wait(qtbot, lambda: dialog.pdf)
        seen.append(words(dialog.pdf))
        dialog.reject()

    in_dialog(PrintDialog, see)
    click(window.page, "print_button")
    assert has_all(seen[0], "Queue watch", "Hour by hour", PLACE, "ព្រឹក")


def test_a_laptop_without_the_pack_reads_prints_and_then_takes_it(
    qtbot: QtBot, window: MainWindow, opened: Opened, do: Do, settled: Settled, headquarters: Workspace, workshop: str,
    first: Path, tmp_path: Path,
) -> None:  # fmt: skip
    bundle, answer = tmp_path / "seed.sala", tmp_path / "answer.sala"
    key = public_keys(headquarters).recipient
    do(lambda ws: export_bundle(ws, workshop, bundle, recipients=[key]) and None)
    own = do(public_keys).recipient
    with at_home(tmp_path / "hq-home"):
        import_bundle(headquarters, bundle)
        add_pack(headquarters, look_at(headquarters, first))
        use_pack(headquarters, workshop, KEY)
        add_card(headquarters, workshop, KIND, fields={"place": PLACE, "surprise": SURPRISE}, activity=ACTIVITY)
        export_bundle(headquarters, workshop, answer, recipients=[own])
    method_pack.cache_clear()

    page = opened(Place(SEND, workshop, file=str(answer)))
    click(page.open_card.found, "take_button")
    settled()
    panel = page.open_card.found_pack
    assert "uses this method" in told(panel)
    wait(qtbot, lambda: window.rail.others[OTHER_CARDS_PAGE].isVisible() is True)  # the rail is built anew meanwhile

    click(window.rail.others[OTHER_CARDS_PAGE])
    settled()
    shown = window.page
    assert has_all(squeezed(told(shown)), KIND, "place", PLACE, SURPRISE)
    assert "hq_kampot@1" in shown.banner.text()
    assert has_all(paper(do, workshop, OTHER_CARDS, "km", filled=True), "place", PLACE, SURPRISE)

    page = opened(Place(SEND, workshop, file=str(answer)))
    click(page.open_card.found, "take_button")
    settled()
    click(page.open_card.found_pack, "add_pack_button")
    wait(qtbot, lambda: ACTIVITY in window.rail.activities)
    settled()
    assert not window.rail.others[OTHER_CARDS_PAGE].isVisible()
    page = opened(Place(ACTIVITY_PAGE, workshop, ACTIVITY))
    assert find(page, "field_place").text() == PLACE


def test_a_broken_pack_in_a_file_does_not_hold_up_the_work(
    opened: Opened, do: Do, settled: Settled, headquarters: Workspace, workshop: str, first: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    bundle, answer = tmp_path / "seed.sala", tmp_path / "answer.sala"
    key, own = public_keys(headquarters).recipient, do(public_keys).recipient
    do(lambda ws: export_bundle(ws, workshop, bundle, recipients=[key]) and None)
    import_bundle(headquarters, bundle)
    add_card(headquarters, workshop, "idea", fields={"title": PLACE})
    monkeypatch.setattr("sala.services.exchange.kept_file", lambda _method: first.read_bytes()[:-9])
    export_bundle(headquarters, workshop, answer, recipients=[own])
    monkeypatch.setattr("sala.services.exchange.is_here", lambda _method: False)
    page = opened(Place(SEND, workshop, file=str(answer)))
    click(page.open_card.found, "take_button")
    settled()
    assert page.open_card.report is not None
    assert page.open_card.found_pack is None
    assert [one.fields["title"] for one in do(lambda ws: cards(ws, workshop, kind="idea"))] == [PLACE]


def test_the_method_is_chosen_in_the_menu_where_there_is_more_than_one(
    qtbot: QtBot, window: MainWindow, opened: Opened, do: Do, settled: Settled, workshop: str, first: Path
) -> None:
    opened(Place(ACTIVITY_PAGE, workshop, "idea_card"))
    menu = find(window.top_bar, "more_menu", QMenu)
    menu.aboutToShow.emit()
    assert not any(one.objectName() == "choose_method" for one in menu.actions())
    do(lambda ws: add_pack(ws, look_at(ws, first)) and None)
    menu.aboutToShow.emit()
    menu.aboutToShow.emit()  # opened twice, offered once
    [action] = [one for one in menu.actions() if one.objectName() == "choose_method"]

    def choose(dialog: MethodDialog) -> None:
        wait(qtbot, lambda: dialog.which.count() == 2)
        dialog.which.set_key("hq_kampot@1")
        click(dialog, "use_method_button")

    in_dialog(MethodDialog, choose)
    action.trigger()
    wait(qtbot, lambda: ACTIVITY in window.rail.activities)
    settled()
    assert do(lambda ws: get_workshop(ws, workshop)).method == "hq_kampot@1"
    assert window.page.activity.key == "idea_card"
    opened(Place())
    menu = window.top_bar.more.menu()
    menu.aboutToShow.emit()
    assert not any(one.objectName() == "choose_method" for one in menu.actions())
