"""Sounding the bell with what there is: a program that plays, one that fails, none at all."""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest
from pytestqt.qtbot import QtBot

from sala.domain.bell import ENDED, ONE_MINUTE_LEFT, bell_wav
from sala.ui.room import sound as sounding
from sala.ui.room.sound import Sound, found_players

WAIT_MS = 60_000


def player(folder: Path, name: str, code: str) -> list[str]:
    """A program that is given a file to play, as aplay is."""
    script = folder / f"{name}.py"
    script.write_text(f"import pathlib, sys, time\nheard = pathlib.Path(__file__).with_suffix('.heard')\n{code}\n")
    return [sys.executable, str(script)]


KEEP = "heard.write_bytes(pathlib.Path(sys.argv[-1]).read_bytes())"


def closed(sound: Sound) -> None:
    sound.close()
    sound.deleteLater()


def test_the_first_player_that_works_gets_the_bell(qtbot: QtBot, tmp_path: Path) -> None:
    sound = Sound([player(tmp_path, "mute", "sys.exit(1)"), ["no-such-player"], player(tmp_path, "good", KEEP)])
    sound.play(bell_wav(ENDED))
    heard = tmp_path / "good.heard"
    qtbot.waitUntil(lambda: heard.exists() and heard.read_bytes() == bell_wav(ENDED), timeout=WAIT_MS)
    heard.unlink()
    assert sound.can_play
    sound.play(bell_wav(ONE_MINUTE_LEFT))  # those that failed are not asked again
    qtbot.waitUntil(lambda: heard.exists() and heard.read_bytes() == bell_wav(ONE_MINUTE_LEFT), timeout=WAIT_MS)
    closed(sound)


def test_where_nothing_plays_it_says_so_once(qtbot: QtBot, tmp_path: Path) -> None:
    sound = Sound([["no-such-player"], player(tmp_path, "mute", "sys.exit(1)")])
    with qtbot.waitSignal(sound.silenced, timeout=WAIT_MS):
        sound.play(bell_wav(ENDED))
    assert not sound.can_play
    with qtbot.assertNotEmitted(sound.silenced, wait=100):
        sound.play(bell_wav(ENDED))
    closed(sound)


def test_without_any_player_it_is_silent_from_the_start(qtbot: QtBot) -> None:
    sound = Sound([])
    assert not sound.can_play
    sound.play(bell_wav(ENDED))
    closed(sound)


def test_a_player_that_hangs_holds_nobody_up_and_ends_with_the_program(qtbot: QtBot, tmp_path: Path) -> None:
    sound = Sound([player(tmp_path, "slow", "heard.touch()\ntime.sleep(600)\nheard.with_suffix('.over').touch()")])
    sound.play(bell_wav(ENDED))
    assert not (tmp_path / "slow.over").exists()  # nobody waited for it: it sleeps for ten minutes
    qtbot.waitUntil((tmp_path / "slow.heard").exists, timeout=WAIT_MS)
    folder = Path(sound._folder.name)
    assert folder.exists()
    closed(sound)
    assert not folder.exists()
    assert sound._playing == []


def test_only_players_that_are_there_are_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert found_players() == []
    if sys.platform == "linux":
        fake = tmp_path / "aplay"
        fake.write_text("#!/bin/sh\n")
        fake.chmod(0o755)
        assert found_players() == [["aplay", "-q"]]


def test_windows_plays_from_memory_in_a_thread_of_its_own(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    """Windows refuses memory together with "at once", so that the call lasts as long as the bell."""
    heard: list[tuple[bytes, int, str]] = []

    def play(wav: bytes, flags: int) -> None:
        heard.append((wav, flags, threading.current_thread().name))
        raise RuntimeError  # no sound card: nothing more happens than that it is logged

    windows = SimpleNamespace(PlaySound=play, SND_MEMORY=4, SND_NODEFAULT=2, SND_ASYNC=1)
    monkeypatch.setitem(sys.modules, "winsound", windows)
    sounding._play_on_windows(bell_wav(ENDED))
    qtbot.waitUntil(lambda: bool(heard), timeout=WAIT_MS)
    assert heard == [(bell_wav(ENDED), 4 | 2, "sala-bell")]
