"""The script of a whole workshop, from an empty folder to the report and to a colleague's laptop.

What is done is written here once. What a mouse does in another way than a keyboard is in ``Ways``.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import pypdfium2
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from tests.ui.pages.conftest import finish
from tests.ui.pages.driving import Driver

from sala.domain.attendance import MORNING, PRESENT, HalfDay, marks_of
from sala.language import Translator
from sala.services.agenda import read_agenda
from sala.services.cards import cards, linked
from sala.services.coach import State, coach
from sala.services.people import participants, teams
from sala.services.progress import is_marked_done
from sala.services.workshops import get_workshop, list_workshops
from sala.services.workspace import Workspace
from sala.ui.capture.links_editor import LinksDialog
from sala.ui.dialogs.new_workshop_dialog import NewWorkshopDialog
from sala.ui.place import ACTIVITY, AGENDA, HOME, LIVE, PEOPLE, SEND
from sala.ui.printing.print_dialog import PrintDialog
from sala.ui.session import Session

NAME = "កាត់បន្ថយការរង់ចាំនៅមណ្ឌលសុខភាព"
PEOPLE_WHO_COME = ("សុខ ចាន់ថា", "ជា សុភាព", "លី ដារា", "ហេង បូផា", "កែវ សុវណ្ណ", "មាស រតនា")
QUOTES = ("ខ្ញុំរង់ចាំពេញមួយព្រឹក", "គ្មានអ្នកណាប្រាប់ខ្ញុំទេ")
WORDS = "ដើមឈើ ទន្លេ ផ្កាឈូក ព្រះអាទិត្យ"


class Ways(Protocol):
    """What is done in another way with a mouse than with a keyboard."""

    def begin_workshop(self) -> None:
        """Ask for a new workshop, at home."""

    def open(self, page: str) -> None:
        """Open a page of the workshop by its line in the rail."""

    def go_on(self) -> None:
        """Go to the next activity."""

    def mark_done(self) -> None:
        """Say that the activity is done."""

    def mark_present(self, count: int) -> None:
        """Mark the first people of the list as present, in the half-day that is shown."""

    def lengthen_block(self, number: int) -> None:
        """Make a block of the agenda five minutes longer."""

    def show_and_end(self) -> None:
        """Show the activity to the room, go on once there, and end it."""

    def undo(self) -> None:
        """Take back what was done last."""

    def redo(self) -> None:
        """Do again what was taken back."""

    def ask_to_print(self) -> None:
        """Ask for the worksheets of the activity that is open."""

    def close_dialog(self) -> None:
        """Close the dialog for printing."""

    def paste(self, name: str) -> None:
        """Paste into a field."""

    def tick(self, number: int) -> None:
        """Tick a box of the dialog in front, counted from 0."""


class WholeWorkshop:
    """Drives a window through the script, and looks after each part whether the workspace holds what was done."""

    def __init__(self, qtbot: QtBot, driver: Any, session: Session, folder: Path) -> None:
        self._qtbot, self._folder = qtbot, folder
        self.driver: Any = driver  # a Driver that knows the Ways
        self.session = session
        self.workshop = ""
        self.bundle = folder / "stick" / "sala.sala"
        self.bundle.parent.mkdir()

    # -- what is there

    def read(self, operation: Callable[[Workspace], Any]) -> Any:
        """Ask the workspace, once everything that was done is written."""
        finish(self._qtbot, self.session)
        answers: list[Any] = []
        failures: list[BaseException] = []
        self.session.read(operation, answers.append, failures.append)
        self._qtbot.waitUntil(lambda: bool(answers or failures))
        if failures:
            raise failures[0]
        return answers[0]

    def until(self, holds: Callable[[Workspace], object], what: str) -> None:
        """Look until the workspace holds something."""
        self.driver.wait(lambda: self.read(holds), what)

    def card(self, kind: str) -> Any:
        """Return the one card of a kind."""
        (found,) = self.read(lambda ws: cards(ws, self.workshop, kind=kind))
        return found

    def until_card(self, kind: str, **fields: object) -> None:
        """Look until the one card of a kind holds these fields."""

        def holds(ws: Workspace) -> bool:
            found = cards(ws, self.workshop, kind=kind)
            return len(found) == 1 and all(found[0].fields.get(key) == value for key, value in fields.items())

        self.until(holds, f"{kind} with {fields}")

    def at(self, page: str) -> bool:
        shown = self.driver.window.page
        return shown is not None and shown.place().page == page

    # -- the parts of the script

    def first_run(self) -> None:
        """Khmer, a name, one's own work instead of the sample."""
        drive = self.driver
        drive.press("answer_km")
        assert self.session.language == "km"
        drive.write("author_line", "ចាន់ សុខា")
        drive.press("sample_tick")
        drive.press("begin_button")
        drive.wait(lambda: self.at(HOME), "home")

    def new_workshop(self) -> None:
        """Four steps."""
        drive: Driver = self.driver
        drive.during(NewWorkshopDialog, self._four_steps, drive.begin_workshop)
        drive.wait(lambda: self.at(ACTIVITY), "the first activity")
        (summary,) = self.read(list_workshops)
        self.workshop = summary.workshop.id
        made = summary.workshop
        assert (made.name, made.starts, made.ends) == (NAME, "2026-11-25", "2026-11-26")
        assert made.place
        assert len(self.read(lambda ws: read_agenda(ws, self.workshop)).schedule.days) == 2
        assert [one.name for one in self.read(lambda ws: participants(ws, self.workshop))] == list(PEOPLE_WHO_COME)
        assert len(self.read(lambda ws: teams(ws, self.workshop))) == 2

    def _four_steps(self) -> None:
        drive = self.driver
        drive.write("name_line", NAME)
        drive.enter("place_line", "ឃុំជ្រៃ")
        drive.find("place_chosen")
        drive.write("service_line", "សេវាពិនិត្យផ្ទៃពោះ")
        drive.press("facility/answer_health_centre")
        drive.press("forward_button")
        drive.write("first_day", "២៥/១១/២០២៦")
        drive.write("last_day", "26/11/2026")
        drive.pick("agenda_choice", "two_days")
        drive.press("forward_button")
        QGuiApplication.clipboard().setText("\n".join(PEOPLE_WHO_COME[:4]))
        drive.paste("names_text")
        drive.type("\n" + "\n".join(PEOPLE_WHO_COME[4:]))
        drive.press("forward_button")
        drive.press("teams_2")
        drive.press("forward_button")

    def people(self) -> None:
        """Who is here this morning, and teams made fairly."""
        drive, half = self.driver, HalfDay(1, MORNING)
        drive.open(PEOPLE)
        drive.wait(lambda: self.at(PEOPLE), "the people")
        drive.press("people_views/answer_attendance")
        drive.mark_present(4)

        def marked(ws: Workspace) -> bool:
            found = participants(ws, self.workshop)
            return [marks_of(one).get(half) for one in found] == [PRESENT] * 4 + [None] * 2

        self.until(marked, "four people present")
        drive.press("people_views/answer_teams")
        drive.press("propose_teams_button")
        drive.press("take_teams_button")

        def divided(ws: Workspace) -> bool:
            placed = [one.team for one in participants(ws, self.workshop)]
            return sorted(placed.count(team.id) for team in teams(ws, self.workshop)) == [3, 3]

        self.until(divided, "two teams of three")

    def agenda(self) -> None:
        """A block that takes longer."""
        drive = self.driver
        before = self._blocks()[0].minutes
        drive.open(AGENDA)
        drive.lengthen_block(1)
        drive.wait(lambda: self._blocks()[0].minutes == before + 5, "a longer block")

    def day(self) -> None:
        """The first block is begun, extended, finished."""
        drive = self.driver
        drive.open(LIVE)
        drive.press("begin_button")
        drive.wait(lambda: self._blocks()[0].state == "running", "a block that runs")
        planned = self._blocks()[0].length
        drive.press("more_button_minutes")
        drive.wait(lambda: self._blocks()[0].length == planned + 5, "five minutes more")
        drive.press("finish_button")
        drive.wait(lambda: self._blocks()[0].state == "done", "a finished block")

    def _blocks(self) -> Any:
        return self.read(lambda ws: read_agenda(ws, self.workshop)).schedule.days[0].sessions

    def prepare(self) -> None:
        """Text, choices, a date; a question of the coach; done."""
        drive = self.driver
        drive.open("challenge_frame")
        drive.press("tick_user_in_room")
        pack = self.session.pack()

        def ticked(ws: Workspace) -> bool:
            asked = coach(ws, pack, self.workshop, "challenge_frame").before
            return any(one.check.key == "user_in_room" and one.answer.state is State.YES for one in asked)

        self.until(ticked, "a ticked question")
        drive.write("field_service", "សេវាពិនិត្យផ្ទៃពោះ")
        drive.pick("field_facility", "health_centre")
        drive.write("field_people_first", "ស្ត្រីមានផ្ទៃពោះមកពីភូមិឆ្ងាយ")
        drive.write("field_deadline", "31/12/2026")
        drive.mark_done()
        self.until_card("challenge", facility="health_centre", deadline="2026-12-31", service="សេវាពិនិត្យផ្ទៃពោះ")
        self.until(lambda ws: is_marked_done(ws, self.workshop, "challenge_frame"), "an activity that is done")
        drive.go_on()
        drive.wait(lambda: drive.window.page.place().activity == "stakeholder_map", "the next activity")

    def listen(self) -> None:
        """A number, a choice, and rows by quick entry."""
        drive = self.driver
        drive.open("interview_notes")
        drive.write("field_person_code", "P01")
        drive.press("field_sex/answer_female")
        drive.write("field_distance_km", "១២")
        for quote in QUOTES:
            drive.enter("add_quotes", quote)
        drive.write("field_takeaway_1", "ការរង់ចាំគឺជាបញ្ហា")
        drive.mark_done()
        self.until_card("interview_note", person_code="P01", sex="female", distance_km=12)
        self.until(lambda ws: len(cards(ws, self.workshop, kind="quote")) == 2, "two quotes")

    def understand(self) -> None:
        """A scale, and links to what people said."""
        drive = self.driver
        drive.open("persona")
        drive.write("field_invented_name", "មីងសុភី")
        drive.rate("field_trust", 2)
        self.link("choose_quotes", 2)
        drive.mark_done()
        self.until_card("persona", invented_name="មីងសុភី", trust=2)
        persona = self.card("persona").id
        self.until(lambda ws: len(linked(ws, self.workshop, persona)) == 2, "two linked quotes")

    def link(self, button: str, count: int) -> None:
        """Choose the first cards that are offered."""
        drive = self.driver

        def ticking() -> None:
            for number in range(count):
                drive.tick(number)
            drive.press("take_button")

        drive.during(LinksDialog, ticking, lambda: drive.press(button))

    def imagine(self) -> None:
        """An idea."""
        drive = self.driver
        drive.open("idea_card")
        drive.write("field_title", "លេខរង់ចាំ និងម៉ោងណាត់")
        drive.write("field_how_1", "ចែកលេខនៅមាត់ទ្វារ")
        drive.write("field_time_saved", "90")
        drive.mark_done()
        self.until_card("idea", title="លេខរង់ចាំ និងម៉ោងណាត់", time_saved=90)

    def try_out(self) -> None:
        """A prototype of the idea."""
        drive = self.driver
        drive.open("prototype_plan")
        drive.write("field_name", "លេខក្រដាស")
        self.link("choose_ideas", 1)
        drive.write("field_cost", "៨០០០")
        drive.mark_done()
        self.until_card("prototype", name="លេខក្រដាស", cost=8000)

    def write_up(self) -> None:
        """The case, as far as the report goes today."""
        drive = self.driver
        drive.open("case_write_up")
        drive.write("field_title", "លេខរង់ចាំដែលបានជួយ")
        drive.write("field_challenge", "អ្នកជំងឺរង់ចាំយូរ")
        drive.write("field_minutes_before", "180")
        drive.write("field_minutes_after", "60")
        drive.pick("field_facility_type", "health_centre")
        drive.mark_done()
        self.until_card("case", title="លេខរង់ចាំដែលបានជួយ", minutes_before=180, facility_type="health_centre")

    def show_to_the_room(self) -> None:
        """Begun, gone on once, ended."""
        drive = self.driver
        drive.show_and_end()
        drive.wait(lambda: drive.seen("guide_panel"), "the guide in its place again")

    def undo_and_redo(self) -> None:
        """What was done last is taken back, and done again."""
        drive = self.driver
        done = lambda ws: is_marked_done(ws, self.workshop, "case_write_up")  # noqa: E731
        self.until(done, "the last act")
        drive.undo()
        self.until(lambda ws: not done(ws), "an act that is taken back")
        drive.redo()
        self.until(done, "an act that is done again")

    def print_sheet(self, name: str, *, filled: bool) -> None:
        """See the pages of the activity that is open, and save them."""
        drive, goal = self.driver, self._folder / name

        def saving() -> None:
            if filled:
                drive.press("paper_filled/answer_filled")
            drive.wait(lambda: drive.find("save_pdf_button").isEnabled() and _pages(drive), "the pages")
            drive.choose_file("save_pdf_button", goal)
            drive.wait(goal.exists, "the saved file")
            drive.close_dialog()

        drive.during(PrintDialog, saving, drive.ask_to_print)
        assert len(pypdfium2.PdfDocument(goal)) >= 1

    def speak_english_and_khmer(self) -> None:
        """Another language at once, at the same place, and back."""
        drive, place = self.driver, self.driver.window.page.place()
        for button, language in (("english_button", "en"), ("khmer_button", "km")):
            drive.press(button)
            done = Translator(language).gettext("Done")
            drive.wait(lambda done=done: drive.text("done_button") == done, f"a page in {language}")
            assert drive.window.page.place() == place

    def send(self) -> None:
        """One file, sealed with words that the colleague is told."""
        drive = self.driver
        drive.open(SEND)
        drive.choose_radio("by_passphrase")
        drive.write("passphrase_first", WORDS)
        drive.write("passphrase_second", WORDS)
        drive.choose_file("write_button", self.bundle)
        drive.find("written_card")
        assert self.bundle.stat().st_size > 0

    def receive(self) -> None:
        """On the laptop of a colleague: the file is opened, looked at, and taken in."""
        drive = self.driver
        drive.press("answer_en")
        drive.write("author_line", "Dara")
        drive.press("sample_tick")
        drive.press("begin_button")
        drive.wait(lambda: self.at(HOME), "home")
        drive.press("home_page/open_file_button")
        drive.choose_file("open_card/open_file_button", self.bundle)
        drive.enter("file_passphrase", WORDS)
        drive.press("found_file/take_button")
        drive.find("taken_report")
        drive.press(f"open_{self.workshop}")
        drive.wait(lambda: self.at(ACTIVITY), "the workshop of the colleague")
        assert self.read(lambda ws: get_workshop(ws, self.workshop)).name == NAME


def _pages(drive: Any) -> int:
    return drive.front().view.canvas.count
