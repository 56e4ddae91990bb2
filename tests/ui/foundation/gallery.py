"""Every house widget in every theme, language and text size, as pictures to look at.

python tests/ui/foundation/gallery.py FOLDER [--only light-km-100]
"""

# ruff: noqa: E501  (the path comes first; texts are easier to compare on one line)

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "desktop"))

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QMenu,
    QProgressBar,
    QTabBar,
    QWidget,
)

from sala.language import Translator
from sala.ui.theme import Look
from sala.ui.widgets.banner import Banner, EmptyState, StatusNote, Toast
from sala.ui.widgets.buttons import KhmerButton, RadioBox, TickBox
from sala.ui.widgets.calendar import MonthView
from sala.ui.widgets.date_edit import DateEdit
from sala.ui.widgets.delegate import KhmerDelegate
from sala.ui.widgets.field import Field
from sala.ui.widgets.flow import FlowLayout
from sala.ui.widgets.frames import Card, Panel, Rule, column, row
from sala.ui.widgets.krama import KramaLine
from sala.ui.widgets.labels import KhmerLabel, OneLineLabel
from sala.ui.widgets.line_edit import KhmerLineEdit, SearchBox
from sala.ui.widgets.number_edit import NumberEdit
from sala.ui.widgets.picks import PickBox, TickList
from sala.ui.widgets.scale_picker import ScalePicker
from sala.ui.widgets.side_panel import SidePanel
from sala.ui.widgets.table import KhmerTable
from sala.ui.widgets.text_edit import KhmerTextEdit

THEMES = ("light", "dark", "contrast")
LANGUAGES = ("km", "en")
PERCENTS = (100, 150, 200)

TEXTS = {
    "km": {
        "title": "ដំណើរការទទួលសេវា", "lead": "បន្ទាប់ពីសកម្មភាពនេះ អ្នកនឹងមានដំណើរការទទួលសេវាមួយដែលមានរយៈពេល ចំណាយ និងចំនួនលើកដែលត្រូវទៅ។",
        "long": "ស្ត្រីម្នាក់មកពីភូមិឆ្ងាយ បានប្រាប់យើងថា នាងត្រូវធ្វើដំណើរបីម៉ោង ដើម្បីទៅដល់មណ្ឌលសុខភាព ហើយនៅទីនោះនាងរង់ចាំពេញមួយព្រឹកទើបបានជួបគ្រូពេទ្យ។ នាងមិនដឹងថាត្រូវយកឯកសារអ្វីខ្លះមកជាមួយទេ។",
        "print": "បោះពុម្ព ១២ ទំព័រ", "save": "រក្សាទុក", "cancel": "បោះបង់", "delete": "លុបកំណត់ចំណាំ", "show": "បង្ហាញក្នុងបន្ទប់",
        "next": "សកម្មភាពបន្ទាប់", "quote": "សម្ដីដែលបានឮ", "quote help": "សរសេរតាមពាក្យរបស់គាត់ កុំសរសេរឈ្មោះ។", "history": "ប្រវត្តិ",
        "wait": "រយៈពេលរង់ចាំ", "minutes": "នាទី", "date": "កាលបរិច្ឆេទ", "province": "ខេត្ត", "search": "ស្វែងរកកំណត់ចំណាំ",
        "problem": "ត្រូវសរសេរជាលេខ ពី ០ ដល់ ៦០០។", "conflict": "កុំព្យូទ័រពីរសរសេរខុសគ្នា។ ទាំងពីរនៅរក្សាទុកដដែល។", "settle": "ប្រៀបធៀប",
        "info": "សំណាកនេះមាននៅក្នុងកុំព្យូទ័រនេះតែប៉ុណ្ណោះ។", "attention": "ថាសជិតពេញហើយ។ នៅសល់ ២០០ មេកាបៃ។",
        "error": "មិនអាចបើកឯកសារនេះបានទេ។ គ្មានអ្វីបាត់បង់ឡើយ។ សូមសុំឱ្យគេផ្ញើមកម្តងទៀត។", "good": "ថ្នាក់កណ្តាលបានទទួលហើយ។",
        "saved": "បានរក្សាទុក ១០:៤២", "deleted": "បានលុបកំណត់ចំណាំមួយ។", "undo": "មិនធ្វើវិញ",
        "empty title": "មិនទាន់មានសិក្ខាសាលានៅឡើយ", "empty": "សិក្ខាសាលានីមួយៗរក្សាទុកកម្មវិធី អ្នកចូលរួម និងអ្វីៗដែលក្រុមបានរកឃើញ។", "begin": "រៀបចំសិក្ខាសាលាថ្មី",
        "consent": "ខ្ញុំយល់ព្រមឱ្យប្រើសម្ដីរបស់ខ្ញុំក្នុងរបាយការណ៍ ដោយមិនបង្ហាញឈ្មោះ", "photos": "ខ្ញុំយល់ព្រមឱ្យថតរូប", "woman": "ស្ត្រី", "man": "បុរស",
        "provinces": "កំពង់ឆ្នាំង|ក្រុងព្រះសីហនុ|ស្ទឹងត្រែង|ព្រះវិហារ|ឧត្តរមានជ័យ|បន្ទាយមានជ័យ",
        "scale": "មិនពេញចិត្តសោះ|មិនពេញចិត្ត|ធម្មតា|ពេញចិត្ត|ពេញចិត្តខ្លាំង",
        "head": "ឈ្មោះ|តួនាទី|សម្ដី", "guide": "សេចក្តីណែនាំ", "undo menu": "មិនធ្វើវិញ", "copy menu": "ចម្លង", "paste menu": "បិទភ្ជាប់",
        "needs": "មនុស្សចាស់|ជនមានពិការភាព|ជនជាតិដើមភាគតិច|អ្នកមានប័ណ្ណសមធម៌|ស្ត្រីមានផ្ទៃពោះ",
    },
    "en": {
        "title": "Service journey", "lead": "After this you will have one journey with its time, its cost and the visits it takes.",
        "long": "A woman from a village far away told us that she travels three hours to the health centre and then waits a whole morning until she sees the nurse. She does not know which papers she has to bring.",
        "print": "Print 12 pages", "save": "Save", "cancel": "Cancel", "delete": "Delete the note", "show": "Show to the room",
        "next": "Next activity", "quote": "What was said", "quote help": "In their own words; never a name.", "history": "History",
        "wait": "Waiting time", "minutes": "minutes", "date": "Date", "province": "Province", "search": "Search the notes",
        "problem": "Write a number from 0 to 600.", "conflict": "Two laptops wrote different things. Both are kept.", "settle": "Compare",
        "info": "This sample is only on this computer.", "attention": "The disk is nearly full: 200 MB are left.",
        "error": "This file could not be opened. Nothing is lost. Please ask for it to be sent again.", "good": "Headquarters has received it.",
        "saved": "Saved 10:42", "deleted": "One note deleted.", "undo": "Undo",
        "empty title": "No workshop yet", "empty": "A workshop keeps its agenda, its people and everything that the teams find out.", "begin": "Prepare a new workshop",
        "consent": "I agree that my words may be used in the report, without my name", "photos": "I agree to be photographed", "woman": "Woman", "man": "Man",
        "provinces": "Kampong Chhnang|Preah Sihanouk|Stung Treng|Preah Vihear|Oddar Meanchey|Banteay Meanchey",
        "scale": "very bad|bad|neither|good|very good",
        "head": "Name|Role|Words", "guide": "Guide", "undo menu": "Undo", "copy menu": "Copy", "paste menu": "Paste",
        "needs": "Old people|People with disability|Indigenous people|Poor household card|Pregnant women",
    },
}  # fmt: skip


def buttons(say: dict[str, str]) -> Card:
    kinds = [KhmerButton(say["print"], "primary", "printer"), KhmerButton(say["show"], icon_name="presentation"),
             KhmerButton(say["cancel"], "quiet"), KhmerButton(say["delete"], "danger", "trash-2")]  # fmt: skip
    off = KhmerButton(say["save"], "primary", "save")
    off.setEnabled(False)
    chosen = KhmerButton(say["next"], icon_name="arrow-right")
    chosen.setCheckable(True)
    chosen.setChecked(True)
    flow = FlowLayout()
    for button in (*kinds, off, chosen, KhmerButton(say["history"], "quiet", "history", small=True)):
        flow.addWidget(button)
    return Card(flow)


def heading(say: dict[str, str]) -> QWidget:
    whole = QWidget()
    chips = FlowLayout()
    for kind, text in (
        ("", say["woman"]),
        ("info", say["man"]),
        ("attention", say["attention"]),
        ("good", say["good"]),
    ):
        chip = KhmerLabel(text, "chip", wrap=False)
        chip.setProperty("kind", kind)
        chips.addWidget(chip)
    whole.setLayout(
        column(
            KhmerLabel(say["title"], "title"), KramaLine(), KhmerLabel(say["lead"], "lead", "soft"), chips,
            KhmerLabel(say["long"]), OneLineLabel(say["long"], tone="soft"), gap=8,
        )
    )  # fmt: skip
    return whole


def form(say: dict[str, str], words: Translator) -> Card:
    editor = KhmerTextEdit(say["long"])
    empty = KhmerTextEdit()
    empty.setPlaceholderText(say["quote help"])
    quote = Field(say["quote"], editor, help_text=say["quote help"])
    quote.add_tool(say["history"], "history", lambda: None)
    quote.set_conflict(say["conflict"], say["settle"], lambda: None)
    number = NumberEdit(words, lowest=0, highest=600)
    number.set_value(1250)
    wait = Field(say["wait"], number, unit=say["minutes"])
    wait.set_problem(say["problem"])
    day = DateEdit(words, today=lambda: date(2026, 11, 23))
    day.set_value(date(2026, 11, 25))
    provinces = [(name, name) for name in say["provinces"].split("|")]
    pick = PickBox(provinces)
    pick.set_key(provinces[2][0])
    pair = row(wait, Field(say["date"], day), gap=16)
    line = row(Field(say["province"], pick), Field(say["search"], KhmerLineEdit(say["woman"])), gap=16)
    return Card(quote, Field(say["quote"], empty), pair, line, SearchBox(say["search"]), gap=16)


def choices(say: dict[str, str], words: Translator) -> Card:
    scale = ScalePicker(say["scale"].split("|"), numbers=[words.digits(str(n)) for n in range(1, 6)])
    scale.set_value(4)
    plain = ScalePicker(say["scale"].split("|"), faces=False)
    ticks = TickList([(name, name) for name in say["needs"].split("|")], columns=2)
    ticks.set_keys(say["needs"].split("|")[1:3])
    radios = row(RadioBox(say["woman"], chosen=True), RadioBox(say["man"]), None, gap=16)
    return Card(
        scale, plain, ticks, Rule(), TickBox(say["consent"], ticked=True), TickBox(say["photos"]), radios, gap=12
    )


def banners(say: dict[str, str]) -> QWidget:
    whole = QWidget()
    kinds = [Banner(kind, say[kind]) for kind in ("info", "attention", "good", "error")]
    kinds[1].add_action(say["settle"], lambda: None)
    bar = QProgressBar(textVisible=False)
    bar.setValue(40)
    whole.setLayout(column(*kinds, bar, StatusNote("circle-check", say["saved"]), gap=12))
    return whole


def table(say: dict[str, str]) -> KhmerTable:
    model = QStandardItemModel(0, 3)
    model.setHorizontalHeaderLabels(say["head"].split("|"))
    for name, text in zip(
        say["provinces"].split("|")[:4], (say["quote"], say["long"], say["lead"], say["info"]), strict=True
    ):
        tick = QStandardItem(name)
        tick.setCheckable(True)
        tick.setCheckState(Qt.CheckState.Checked)
        model.appendRow([tick, QStandardItem(say["woman"]), QStandardItem(text)])
    view = KhmerTable(model, stretched=2)
    model.setParent(view)
    view.setMinimumHeight(320)
    view.selectRow(1)
    return view


def lists(say: dict[str, str], words: Translator) -> QWidget:
    items = QListWidget()
    items.setItemDelegate(KhmerDelegate(items))
    items.addItems(say["provinces"].split("|"))
    items.setCurrentRow(1)
    menu = QMenu()
    for key in ("undo menu", "copy menu", "paste menu"):
        menu.addAction(say[key])
    menu.setActiveAction(menu.actions()[1])
    menu.setWindowFlags(Qt.WindowType.Widget)
    tabs = QTabBar()
    for key in ("guide", "quote", "history"):
        tabs.addTab(say[key])
    whole = QWidget()
    month = MonthView(words, date(2026, 11, 23))
    whole.setLayout(column(tabs, row(items, column(menu, None), month, gap=16)))
    menu.show()
    return whole


def side(say: dict[str, str], words: Translator) -> SidePanel:
    guide = Panel(KhmerLabel(say["long"]), None)
    capture = Card(EmptyState("users", say["empty title"], say["empty"], say["begin"]))
    return SidePanel(words, say["guide"], guide, capture)


def gallery(language: str) -> QWidget:
    """One tall page with everything on it."""
    say, words = TEXTS[language], Translator(language)
    page = QWidget()
    page.setProperty("ground", "page")
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    left = column(heading(say), buttons(say), form(say, words), gap=16)
    right = column(choices(say, words), banners(say), table(say), gap=16)
    page.setLayout(column(row(left, right, gap=24), lists(say, words), side(say, words), gap=24, margin=24))
    page.layout().itemAt(0).layout().setStretch(0, 1)
    page.layout().itemAt(0).layout().setStretch(1, 1)
    return page


def draw(application: QApplication, look: Look, folder: Path, name: str) -> None:
    """Write one picture."""
    theme, language, percent = name.split("-")
    look.wear(theme, int(percent))
    page = gallery(language)
    width = 1280 if int(percent) < 200 else 1600
    page.resize(width, 100)
    page.show()
    for _ in range(4):
        application.processEvents()
        page.resize(width, max(page.layout().totalHeightForWidth(width), page.minimumSizeHint().height()))
    toast = Toast(page)
    toast.say(TEXTS[language]["deleted"], TEXTS[language]["undo"], lambda: None)
    page.findChild(KhmerTextEdit).setFocus()
    application.processEvents()
    page.grab().save(str(folder / f"{name}.png"))
    page.close()
    page.deleteLater()
    application.processEvents()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", nargs="*")
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    look = Look(application)
    names = [f"{theme}-{language}-{percent}" for theme in THEMES for language in LANGUAGES for percent in PERCENTS]
    for name in chosen.only or names:
        draw(application, look, chosen.folder, name)


if __name__ == "__main__":
    main()
