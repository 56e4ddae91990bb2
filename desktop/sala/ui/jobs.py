"""Work beside the window: the database's single lane, and a few workers for what needs no database.

A screen hands over an operation and what to do with its result; both ``done`` and ``failed`` run in the window's
thread. What an operation changed is told to everyone by ``changed``, and each screen decides whether to look again.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

from sala.errors import Cancelled

Result = TypeVar("Result")
SLOW_MS: Final = 600
"""A wait shorter than this is not worth a picture of waiting."""


class Progress:
    """How far a long operation is, and whether the person asked it to stop. Safe to use from any thread."""

    def __init__(self, told: Callable[[], None]) -> None:
        self._told = told
        self._stop = threading.Event()
        self.done = 0
        self.total = 0

    def report(self, done: int, total: int) -> None:
        """Say that ``done`` of ``total`` is done; ``total`` 0 means that nobody knows how much there is."""
        self.done, self.total = done, total
        self._told()

    def stop_asked(self) -> bool:
        """Whether the person asked to stop: for engines that take a question and clean up themselves."""
        return self._stop.is_set()

    def cancelled(self) -> None:
        """Raise ``Cancelled`` if the person asked to stop: to be called wherever stopping leaves nothing half done."""
        if self._stop.is_set():
            raise Cancelled

    def cancel(self) -> None:
        """Ask the operation to stop where it next can."""
        self._stop.set()


@dataclass(eq=False)
class Job:
    """One operation on its way. ``can_cancel`` tells whether it listens to ``progress``."""

    operation: Callable[[Progress], Any]
    done: Callable[[Any], None] | None
    failed: Callable[[BaseException], None] | None
    title: str
    can_cancel: bool
    owner: QObject | None
    progress: Progress = field(init=False)
    running: bool = field(default=False, init=False)

    def cancel(self) -> None:
        """Ask it to stop; a job that has not begun will not begin."""
        self.progress.cancel()


class Lane(QObject):
    """Runs operations one after the other in one thread of its own (``threads`` more: then in any order).

    ``broadcast`` is the type whose results are told by ``changed``. The signals reach the window's thread:
    ``slow(job)`` when a job runs longer than 600 ms, ``progressed(job)`` while it then goes on, ``ended(job)`` always,
    ``trouble(error)`` for an error that no ``failed`` took. ``close`` must be called before the application ends.
    """

    changed = Signal(object)
    slow = Signal(object)
    progressed = Signal(object)
    ended = Signal(object)
    trouble = Signal(object)
    _began = Signal(object)
    _finished = Signal(object, object, object)

    def __init__(
        self, broadcast: type | None = None, *, threads: int = 1, slow_ms: int = SLOW_MS, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._broadcast = broadcast
        self._slow_ms = slow_ms
        self._jobs: list[Job] = []
        self._ended: Job | None = None
        self._closed = False
        self._queue: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._began.connect(self._on_began)
        self._finished.connect(self._on_finished)
        self._threads = [threading.Thread(target=self._work, name=f"sala-{n}") for n in range(threads)]
        for thread in self._threads:
            thread.start()

    def run(
        self,
        operation: Callable[[], Result],
        done: Callable[[Result], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
        title: str = "",
        *,
        owner: QObject | None = None,
    ) -> Job:
        """Queue ``operation``; it cannot be stopped once begun.

        ``title`` is shown if it takes long. Nothing is called back when ``owner``, or the object whose method is to be
        called, has been deleted meanwhile. Raises ``RuntimeError`` after ``close``: that is a mistake in the program.
        """
        return self._put(Job(lambda _progress: operation(), done, failed, title, can_cancel=False, owner=owner))

    def run_long(
        self,
        operation: Callable[[Progress], Result],
        done: Callable[[Result], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
        title: str = "",
        *,
        owner: QObject | None = None,
    ) -> Job:
        """Queue an operation that tells its progress and can be stopped; else as ``run``."""
        return self._put(Job(operation, done, failed, title, can_cancel=True, owner=owner))

    def waiting(self) -> int:
        """How many jobs have not ended."""
        return len(self._jobs)

    def close(self) -> None:
        """Finish everything queued (what can be stopped is stopped), call back, and end the threads. Blocks."""
        if self._closed:
            return
        self._closed = True
        for job in self._jobs:
            if job.can_cancel:
                job.cancel()
        for _ in self._threads:
            self._queue.put(None)
        for thread in self._threads:
            thread.join()
        # The results of the last jobs lie in the event queue: deliver them before anything is taken down.
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)

    def _put(self, job: Job) -> Job:
        if self._closed:
            message = "the lane is closed"
            raise RuntimeError(message)
        job.progress = Progress(lambda: self.progressed.emit(job))
        self._jobs.append(job)
        self._queue.put(job)
        return job

    def _work(self) -> None:
        """The life of a thread."""
        while (job := self._queue.get()) is not None:
            try:
                job.progress.cancelled()
                self._began.emit(job)
                result, error = job.operation(job.progress), None
            except BaseException as raised:  # noqa: BLE001  (whatever it is, it belongs to who asked for the work)
                result, error = None, raised
            self._finished.emit(job, result, error)
            # Let go at once: callbacks hold widgets, and a widget must not go with the last hand here.
            job = result = error = None

    def _on_began(self, job: Job) -> None:
        if job in self._jobs:
            job.running = True
            QTimer.singleShot(self._slow_ms, self, lambda: self.slow.emit(job) if job.running else None)

    def _on_finished(self, job: Job, result: object, error: BaseException | None) -> None:
        job.running = False
        self._jobs.remove(job)
        self._ended = job  # held until the next one ends: the other thread has let go by then
        self.ended.emit(job)
        if error is not None:
            self._tell_failure(job, error)
            return
        if self._broadcast is not None and isinstance(result, self._broadcast):
            self.changed.emit(result)
        if job.done is not None and is_there(job.owner, job.done):
            job.done(result)

    def _tell_failure(self, job: Job, error: BaseException) -> None:
        if job.failed is not None and is_there(job.owner, job.failed):
            job.failed(error)
        elif not isinstance(error, Cancelled):
            self.trouble.emit(error)


def is_there(owner: QObject | None, callback: Callable[..., None]) -> bool:
    """Whether the one who is to be called back, and the owner of the work, have not been deleted meanwhile."""
    listeners = (owner, getattr(callback, "__self__", None))
    return all(shiboken6.isValid(listener) for listener in listeners if isinstance(listener, QObject))
