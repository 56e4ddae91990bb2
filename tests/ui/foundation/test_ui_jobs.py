"""The lane: one after the other, back in the window's thread, nothing lost at the end."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sala.errors import Cancelled, EnvironmentFault
from sala.language import Translator
from sala.ui.jobs import Lane, Progress
from sala.ui.widgets.progress import ProgressStrip


@dataclass(frozen=True)
class Changed:
    what: str


@pytest.fixture
def lane(qtbot: QtBot) -> Iterator[Lane]:
    lane = Lane(Changed, slow_ms=30)
    yield lane
    lane.close()


def test_results_come_back_in_the_window_s_thread(qtbot: QtBot, lane: Lane) -> None:
    seen: list[tuple[object, bool, bool]] = []
    here = threading.current_thread()
    lane.run(
        lambda: threading.current_thread() is here,
        lambda inside: seen.append((inside, threading.current_thread() is here, QThread.isMainThread())),
    )
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(False, True, True)]


def test_operations_run_one_after_the_other(qtbot: QtBot, lane: Lane) -> None:
    order: list[int] = []
    for number in range(50):
        lane.run(lambda number=number: order.append(number))
    qtbot.waitUntil(lambda: lane.waiting() == 0)
    assert order == list(range(50))


def test_what_changed_is_told_to_everyone_before_the_one_who_asked(qtbot: QtBot, lane: Lane) -> None:
    told: list[object] = []
    lane.changed.connect(told.append)
    lane.run(lambda: Changed("card"), lambda _result: told.append("done"))
    lane.run(lambda: "only read", told.append)
    qtbot.waitUntil(lambda: len(told) == 3)
    assert told == [Changed("card"), "done", "only read"]


def test_an_error_goes_to_who_asked_or_to_the_one_place(qtbot: QtBot, lane: Lane) -> None:
    fault = EnvironmentFault("disk.full", path="x")

    def fail() -> None:
        raise fault

    taken: list[BaseException] = []
    general: list[BaseException] = []
    lane.trouble.connect(general.append)
    lane.run(fail, failed=taken.append)
    lane.run(fail)
    qtbot.waitUntil(lambda: lane.waiting() == 0)
    assert taken == [fault]
    assert general == [fault]


def test_a_long_operation_can_be_stopped(qtbot: QtBot, lane: Lane) -> None:
    begun = threading.Event()

    def count(progress: Progress) -> int:
        for done in range(10_000_000):
            progress.cancelled()
            begun.set()
            if done % 1000 == 0:
                threading.Event().wait(0.001)
        return 1

    ends: list[object] = []
    general: list[object] = []
    lane.trouble.connect(general.append)
    job = lane.run_long(count, ends.append, ends.append, "រាប់")
    begun.wait()
    job.cancel()
    qtbot.waitUntil(lambda: bool(ends))
    assert isinstance(ends[0], Cancelled)
    lane.run_long(count, title="រាប់").cancel()
    qtbot.waitUntil(lambda: lane.waiting() == 0)
    assert general == []


def test_what_was_not_begun_is_not_begun(qtbot: QtBot, lane: Lane) -> None:
    gate = threading.Event()
    lane.run(gate.wait)
    ran: list[int] = []
    lane.run_long(lambda _progress: ran.append(1)).cancel()
    gate.set()
    qtbot.waitUntil(lambda: lane.waiting() == 0)
    assert ran == []


def test_closing_finishes_what_was_queued(qtbot: QtBot) -> None:
    lane = Lane()
    saved: list[int] = []
    heard: list[object] = []
    for number in range(20):
        lane.run(lambda number=number: saved.append(number), heard.append)
    lane.close()
    assert saved == list(range(20))
    assert len(heard) == 20
    assert lane.waiting() == 0
    lane.close()
    with pytest.raises(RuntimeError):
        lane.run(lambda: None)
    assert not any(thread.name == "sala-0" for thread in threading.enumerate())


def test_who_has_gone_is_not_called_back(qtbot: QtBot, lane: Lane) -> None:
    class Screen(QWidget):
        def take(self, _result: object) -> None:
            self.setWindowTitle("taken")

    heard: list[object] = []
    gate = threading.Event()
    screen, owner = Screen(), QObject()
    lane.run(gate.wait, screen.take)
    lane.run(lambda: 1, heard.append, owner=owner)
    lane.run(lambda: 2, heard.append)
    import shiboken6

    shiboken6.delete(screen)
    shiboken6.delete(owner)
    gate.set()
    qtbot.waitUntil(lambda: lane.waiting() == 0)
    assert heard == [2]


def test_several_threads_work_at_once(qtbot: QtBot) -> None:
    pool = Lane(threads=2)
    both = threading.Barrier(2)
    met: list[int] = []
    for _ in range(2):
        pool.run(both.wait, met.append)
    qtbot.waitUntil(lambda: len(met) == 2)
    pool.close()
    assert sorted(met) == [0, 1]


def test_a_quick_job_shows_nothing_and_a_slow_one_its_progress(qtbot: QtBot, lane: Lane, khmer: Translator) -> None:
    window = QWidget()
    strip = ProgressStrip(khmer, lane, parent=window)
    qtbot.addWidget(window)
    window.show()
    slow: list[object] = []
    lane.slow.connect(slow.append)
    lane.run(lambda: None, title="ឆាប់")
    qtbot.waitUntil(lambda: lane.waiting() == 0)
    gate, reported = threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        gate.wait()
        progress.report(2_500_000_000, 10_000_000_000)  # more bytes than Qt's bar can count
        reported.set()
        while not progress.stop_asked():
            threading.Event().wait(0.001)
        progress.cancelled()

    job = lane.run_long(work, title="កំពុងបោះពុម្ព")
    qtbot.waitUntil(strip.isVisible)
    assert slow == [job]
    assert strip.title() == "កំពុងបោះពុម្ព"
    assert strip.bar.maximum() == 0
    gate.set()
    reported.wait()
    qtbot.waitUntil(lambda: strip.bar.value() == 250)
    assert any("២៥" in label.text() for label in strip.findChildren(QWidget) if hasattr(label, "text"))
    strip.cancel.click()
    assert not strip.cancel.isEnabled()
    qtbot.waitUntil(strip.isHidden)


def test_what_cannot_be_stopped_offers_no_cancel(qtbot: QtBot, lane: Lane, khmer: Translator) -> None:
    window = QWidget()
    strip = ProgressStrip(khmer, lane, parent=window)
    qtbot.addWidget(window)
    window.show()
    gate = threading.Event()
    lane.run(gate.wait)
    qtbot.waitUntil(strip.isVisible)
    assert strip.title() == "សូមរង់ចាំ"
    assert not strip.cancel.isVisible()
    gate.set()
    qtbot.waitUntil(strip.isHidden)
