"""Who writes in this session: the incarnation, its numbers and its clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import Connection, insert

from sala.domain.change import clean_line
from sala.domain.clock import HybridClock
from sala.domain.identity import new_id
from sala.storage import reading, tables
from sala.storage.acts import Signature
from sala.storage.incarnation import CLOSED, OPEN, Mark, MarkFile, machine_id
from sala.storage.remembered import get_local, set_local

_DEVICE = "sala.device"
#: Wall times are for display; a clock beyond the last year that a date can have shows this second instead.
_LAST_SECOND = 253_402_300_799
LABEL_LIMIT = 200


class Session:
    """The writing side of an open workspace. ``device`` is the incarnation, ``seq`` the last number that it gave.

    An incarnation has one name for ever, so that all laptops agree on it: another name begins another incarnation.
    """

    def __init__(self, connection: Connection, marks: MarkFile, label: str, now_ms: Callable[[], int]) -> None:
        self.machine = machine_id()
        self._label = clean_line(label, LABEL_LIMIT)
        self._marks = marks
        self._now_ms = now_ms
        self._clock = HybridClock(reading.latest_clock(connection), now_ms)
        self._marked = False
        self.device = str(get_local(connection, _DEVICE) or "")
        self.seq = reading.last_seq(connection, self.device)
        #: Whether the database knows this incarnation.
        self._enrolled = True
        ended_here = self.device != "" and marks.read() == Mark(self.device, CLOSED, self.seq)
        if not ended_here or reading.devices(connection).get(self.device) != self._label:
            self._renew()

    @property
    def label(self) -> str:
        """The name of this laptop."""
        return self._label

    @label.setter
    def label(self, name: str) -> None:
        label = clean_line(name, LABEL_LIMIT)
        if label != self._label:
            self._label = label
            self._renew()

    def disown(self) -> None:
        """Somebody else counts under our name: this disk was cloned, program state and all. Begin anew, for ever."""
        self._marks.write(Mark(self.device, OPEN, self.seq))
        self._renew()

    def observe(self, clock: str) -> None:
        """Take note of the latest clock reading among changes that came from elsewhere."""
        if clock:
            self._clock.observe(clock)

    def signature(self, author: str) -> Signature:
        """Return what the changes of an act carry; from now on the session counts as one that may end in a crash."""
        if not self._marked:
            # Where no mark can be left, an old mark must not vouch for numbers that are given from now on.
            if not self._marks.write(Mark(self.device, OPEN, self.seq)) and self._enrolled:
                self._renew()
            self._marked = True
        return Signature(self.device, author, self.seq, self._clock.tick, self._wall)

    def enrol(self, connection: Connection) -> None:
        """Write down, together with its first change, who this incarnation is."""
        if not self._enrolled:
            row = {"id": self.device, "label": self._label, "machine": self.machine}
            connection.execute(insert(tables.device), row)
            set_local(connection, _DEVICE, self.device)

    def committed(self, seq: int) -> None:
        """Take note that everything up to ``seq`` is on the disk."""
        self.seq, self._enrolled = seq, True

    def end(self) -> None:
        """Note that the session ended properly."""
        if self._marked:
            self._marks.write(Mark(self.device, CLOSED, self.seq))
            self._marked = False

    def _renew(self) -> None:
        self.device, self.seq, self._marked, self._enrolled = new_id(), 0, False, False

    def _wall(self) -> str:
        seconds = min(max(self._now_ms() // 1000, 0), _LAST_SECOND)
        return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
