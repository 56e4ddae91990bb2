"""How the key is kept: in a file, in the system's key store, under a passphrase; and the recovery key."""

from __future__ import annotations

import base64
import json
import re
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError
from tests.storage.wholes import put, said

from sala.errors import EnvironmentFault, WrongUse
from sala.storage import (
    Workspace,
    create_workspace,
    needs_passphrase,
    open_workspace,
    recovery_key,
    restore_backup,
    store_recovery_key,
)
from sala.storage.recovery import key_from, recovery_text

Open = Callable[..., Workspace]
_TYPED, _FIRST, _SECOND = "caf\u00e9", "first", "second"
_WORDS = "ពាក្យសម្ងាត់ ២០២៦"


class KeyStore(KeyringBackend):
    """A key store as systems have them, that lives as long as a test."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.locked:
            raise KeyringLocked
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[KeyStore]:
    """Return the key store that the system has during the test."""
    monkeypatch.delenv("SALA_KEYRING")
    before = keyring.get_keyring()
    found = KeyStore()
    keyring.set_keyring(found)
    yield found
    keyring.set_keyring(before)


def _code(attempt: Callable[[], object]) -> str:
    with pytest.raises((EnvironmentFault, WrongUse)) as caught:
        attempt()
    return caught.value.code


def _open(folder: Path, passphrase: str | None = None) -> Workspace:
    return open_workspace(folder, label="A", author="B", passphrase=passphrase)


def _kept(folder: Path) -> str:
    return str(json.loads((folder / "workspace.json").read_bytes())["key"]["kept"])


def test_without_a_key_store_a_file_keeps_it(folder: Path, ws: Workspace) -> None:
    put(ws, text="x")
    ws.close()
    assert _kept(folder) == "file"
    if sys.platform != "win32":
        assert stat.S_IMODE((folder / "sala.key").stat().st_mode) == 0o600
    (folder / "sala.key").rename(folder / "aside")
    assert _code(lambda: _open(folder)) == "workspace.key_missing"
    (folder / "sala.key").write_text("not a key")
    assert _code(lambda: _open(folder)) == "workspace.key_missing"
    (folder / "aside").replace(folder / "sala.key")
    with _open(folder) as again:
        assert said(again) == "x"


def test_a_key_store_keeps_it_where_there_is_one(folder: Path, store: KeyStore, ws: Workspace) -> None:
    put(ws, text="x")
    ws.close()
    assert _kept(folder) == "store"
    assert not (folder / "sala.key").exists()
    assert len(store.kept) == 1
    with _open(folder) as again:
        assert said(again) == "x"
    store.locked = True
    assert _code(lambda: _open(folder)) == "workspace.key_missing"


def test_a_key_store_that_is_locked_at_the_making_is_passed_over(folder: Path, store: KeyStore, opened: Open) -> None:
    store.locked = True
    opened(folder).close()
    assert _kept(folder) == "file"


def test_with_a_file_no_key_store_is_asked(folder: Path, ws: Workspace, store: KeyStore) -> None:
    ws.close()
    store.locked = True
    _open(folder).close()


def test_a_passphrase_opens_and_nothing_else(folder: Path, store: KeyStore, opened: Open) -> None:
    ws = opened(folder, passphrase=_WORDS)
    put(ws, text="x")
    ws.close()
    assert needs_passphrase(folder)
    assert not (folder / "sala.key").exists()
    assert store.kept == {}
    assert _code(lambda: _open(folder)) == "passphrase.needed"
    assert _code(lambda: _open(folder, "")) == "passphrase.needed"
    assert _code(lambda: _open(folder, _WORDS + " ")) == "passphrase.wrong"
    with _open(folder, _WORDS) as again:
        assert said(again) == "x"


def test_the_same_passphrase_from_another_keyboard(tmp_path: Path) -> None:
    create_workspace(tmp_path / "ws", label="A", author="B", passphrase=_TYPED).close()
    _open(tmp_path / "ws", "cafe\u0301").close()


def test_a_passphrase_is_set_changed_and_taken_off(folder: Path, ws: Workspace) -> None:
    put(ws, text="x")
    backup = ws.back_up()
    ws.set_passphrase(_FIRST)
    assert not (folder / "sala.key").exists()
    ws.close()
    with _open(folder, _FIRST) as again:
        again.set_passphrase(_SECOND)
    assert _code(lambda: _open(folder, _FIRST)) == "passphrase.wrong"
    assert _code(lambda: restore_backup(folder, backup)) == "passphrase.needed"
    restore_backup(folder, backup, passphrase=_SECOND)
    with _open(folder, _SECOND) as again:
        assert said(again) == "x"
        again.set_passphrase(None)
    assert not needs_passphrase(folder)
    _open(folder).close()


@pytest.mark.parametrize("kept", [{}, {"sealed": "00"}, {"sealed": 7}, {"sealed": "ម"}])
def test_a_damaged_wrapping_is_damage_not_a_wrong_passphrase(
    folder: Path, ws: Workspace, kept: dict[str, object]
) -> None:
    ws.set_passphrase("words")
    ws.close()
    path = folder / "workspace.json"
    data = json.loads(path.read_bytes())
    path.write_text(json.dumps({**data, "key": {"kept": "passphrase", **kept}}))
    assert _code(lambda: _open(folder, "words")) == "workspace.damaged"


def test_a_wrapping_that_would_take_all_memory_is_refused(folder: Path, ws: Workspace) -> None:
    ws.set_passphrase("words")
    ws.close()
    path = folder / "workspace.json"
    data = json.loads(path.read_bytes())
    header, _, rest = base64.b64decode(data["key"]["sealed"]).partition(b"\n--- ")
    costly = b" ".join([*header.split(b" ")[:-1], b"40\n" + header.split(b"\n")[-1]])
    data["key"]["sealed"] = base64.b64encode(costly + b"\n--- " + rest).decode("ascii")
    path.write_text(json.dumps(data))
    assert _code(lambda: _open(folder, "words")) == "passphrase.wrong"


def test_the_command_age_opens_the_key_too(folder: Path, ws: Workspace) -> None:
    ws.set_passphrase("words")
    sealed = base64.b64decode(json.loads((folder / "workspace.json").read_bytes())["key"]["sealed"])
    assert re.match(rb"age-encryption\.org/v1\n-> scrypt ", sealed)
    assert len(pyrage.passphrase.decrypt(sealed, "words")) == 64


def test_a_copy_opens_elsewhere_by_the_recovery_key(
    folder: Path, store: KeyStore, ws: Workspace, tmp_path: Path
) -> None:
    put(ws, text="x")
    ws.close()
    text = recovery_key(folder)
    copy = tmp_path / "another laptop"
    shutil.copytree(folder, copy)
    store.kept.clear()
    assert _code(lambda: _open(copy)) == "workspace.key_missing"
    assert _code(lambda: recovery_key(copy)) == "workspace.key_missing"
    store_recovery_key(copy, text.lower().replace("-", " "))
    with _open(copy) as again:
        assert said(again) == "x"
    assert len(store.kept) == 1


def test_the_key_of_another_workspace_is_refused(folder: Path, ws: Workspace, tmp_path: Path) -> None:
    ws.close()
    create_workspace(tmp_path / "other", label="A", author="B").close()
    key = (folder / "sala.key").read_bytes()
    assert _code(lambda: store_recovery_key(folder, recovery_key(tmp_path / "other"))) == "recovery_key.wrong"
    assert (folder / "sala.key").read_bytes() == key
    _open(folder).close()


def test_a_forgotten_passphrase_is_replaced_by_the_recovery_key(folder: Path, ws: Workspace) -> None:
    put(ws, text="x")
    ws.set_passphrase(_FIRST)
    ws.close()
    assert _code(lambda: recovery_key(folder)) == "passphrase.needed"
    store_recovery_key(folder, recovery_key(folder, passphrase=_FIRST))
    assert not needs_passphrase(folder)
    with _open(folder) as again:
        assert said(again) == "x"


@given(st.binary(min_size=32, max_size=32))
def test_a_recovery_key_is_read_however_it_is_typed(key: bytes) -> None:
    text = recovery_text(key)
    assert [len(group) for group in text.split("-")] == [4] * 14
    for typed in (text, text.lower(), text.replace("-", ""), f" {text.replace('-', ' ')}\n", text.replace("0", "O")):
        assert key_from(typed) == key


@given(st.binary(min_size=32, max_size=32), st.integers(0, 55), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_one_wrong_character_is_seen(key: bytes, place: int, wrong: str) -> None:
    digits = recovery_text(key).replace("-", "")
    typed = digits[:place] + wrong + digits[place + 1 :]
    if typed != digits:
        # Four check characters let one mistake in a million pass; then the database does not open.
        try:
            assert key_from(typed) != key
        except WrongUse as error:
            assert error.code == "recovery_key.wrong"  # noqa: PT017


@pytest.mark.parametrize("typed", ["", "0000", "U" * 56, "ក" * 56, "Z" * 56, "0" * 57])
def test_what_is_no_recovery_key(typed: str) -> None:
    assert _code(lambda: key_from(typed)) == "recovery_key.wrong"
