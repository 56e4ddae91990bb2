"""Sounding a short WAV with what the computer has; silence where there is nothing, and that is told.

Qt's own sound is in a package of its own that Sala does not need otherwise.
"""

from __future__ import annotations

import logging
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

_LOG: Final = logging.getLogger(__name__)

#: Programs that play a file and end, the best first, with what is said before the file.
_PLAYERS: Final = (
    ("afplay",) if sys.platform == "darwin" else ("pw-play",),
    ("paplay",),
    ("aplay", "-q"),
)
#: A bell that has not ended by then hangs: a player waits for a sound card that does not answer.
_LONGEST_MS: Final = 10_000


class Sound(QObject):
    """Plays sounds beside everything else. ``silenced()`` comes when it turns out that nothing here can play.

    ``players`` are commands to try in their order; ``None`` stands for those that this computer has.
    """

    silenced = Signal()

    def __init__(self, players: Sequence[Sequence[str]] | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._players = [list(one) for one in (found_players() if players is None else players)]
        self._windows = sys.platform == "win32" and players is None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._playing: list[QProcess] = []

    @property
    def can_play(self) -> bool:
        """Whether there is something to play with, as far as is known."""
        return self._windows or bool(self._players)

    def play(self, wav: bytes) -> None:
        """Sound the bytes of a WAV file; returns at once."""
        if self._windows:
            _play_on_windows(wav)
        elif self._players:
            self._play_file(wav)

    def close(self) -> None:
        """Stop what sounds, and leave no file behind."""
        for process in self._playing:
            process.blockSignals(True)  # noqa: FBT003  (Qt's own argument)
            process.kill()
            process.waitForFinished(1000)
            process.deleteLater()
        self._playing.clear()
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _play_file(self, wav: bytes) -> None:
        try:
            if self._folder is None:
                self._folder = tempfile.TemporaryDirectory(prefix="sala-bell-")
            path = Path(self._folder.name) / f"bell-{len(wav)}.wav"
            if not path.exists():
                path.write_bytes(wav)
        except OSError as error:
            _LOG.warning("the bell cannot be written: %s", error.strerror)
            self._give_up(self._players)
            return
        self._start(list(self._players[0]), path)

    def _start(self, player: list[str], path: Path) -> None:
        process = QProcess(self)
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        self._playing.append(process)
        told: Callable[..., None] = partial(self._ended, process, player, path)
        process.finished.connect(lambda code, _status: told(well=code == 0))
        process.errorOccurred.connect(lambda error: told(well=error is not QProcess.ProcessError.FailedToStart))
        QTimer.singleShot(_LONGEST_MS, process, process.kill)
        process.start(player[0], [*player[1:], str(path)])

    def _ended(self, process: QProcess, player: list[str], path: Path, *, well: bool) -> None:
        """A player that has no sound card to play to leaves it to the next one."""
        if process not in self._playing or (well and process.state() is not QProcess.ProcessState.NotRunning):
            return
        self._playing.remove(process)
        process.deleteLater()
        if well or player not in self._players:
            return
        self._give_up([player])
        if self._players:
            self._start(list(self._players[0]), path)

    def _give_up(self, players: Sequence[Sequence[str]]) -> None:
        self._players = [one for one in self._players if one not in list(players)]
        if not self._players:
            self.silenced.emit()


def found_players() -> list[list[str]]:
    """Return the players that this computer has; none on Windows, which plays by itself."""
    return [] if sys.platform == "win32" else [list(one) for one in _PLAYERS if shutil.which(one[0])]


def _play_on_windows(wav: bytes) -> None:
    """Windows does not play from memory beside the caller, so a thread waits for it."""
    threading.Thread(target=_wait_for_windows, args=(wav,), name="sala-bell", daemon=True).start()


def _wait_for_windows(wav: bytes) -> None:
    import winsound  # noqa: PLC0415  (only Windows has it)

    try:
        winsound.PlaySound(wav, winsound.SND_MEMORY | winsound.SND_NODEFAULT)
    except RuntimeError:
        _LOG.warning("Windows could not play the bell")
