"""Settings: declared once, kept per person, never in the way."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sala import settings as declared_settings
from sala.errors import EnvironmentFault, WrongUse
from sala.settings import AUTHOR, DECLARED, DIGITS, LANGUAGE, REOPEN_LAST_PLACE, TEXT_SIZE, THEME, Setting, Settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "ការកំណត់" / "settings.json"


def test_defaults_are_khmer_and_light(file: Path) -> None:
    fresh = Settings(file)
    assert (fresh.get(LANGUAGE), fresh.get(THEME), fresh.get(TEXT_SIZE), fresh.get(DIGITS)) == (
        "km",
        "light",
        100,
        "language",
    )
    assert fresh.get(REOPEN_LAST_PLACE) is True
    assert not file.exists()


def test_every_default_is_allowed_and_every_setting_declared_once() -> None:
    for setting in DECLARED.values():
        assert setting.problem_with(setting.default) == ""
    constants = [value for value in vars(declared_settings).values() if isinstance(value, Setting)]
    assert sorted(setting.key for setting in constants) == sorted(DECLARED)


def test_saved_values_come_back(file: Path) -> None:
    before = Settings(file)
    before.set(AUTHOR, "សុខ ដារ៉ា")
    before.set(TEXT_SIZE, 150)
    before.save()
    after = Settings(file)
    assert (after.get(AUTHOR), after.get(TEXT_SIZE)) == ("សុខ ដារ៉ា", 150)
    assert "សុខ ដារ៉ា" in file.read_text("utf-8")


def test_default_place_is_the_persons_settings_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALA_HOME", str(tmp_path))
    one = Settings()
    one.set(THEME, "dark")
    one.save()
    assert Settings().get(THEME) == "dark"
    assert Settings().path.is_relative_to(tmp_path)


@pytest.mark.parametrize(
    ("setting", "value", "problem"),
    [
        (LANGUAGE, "fr", "choice"),
        (TEXT_SIZE, 79, "low"),
        (TEXT_SIZE, 201, "high"),
        (TEXT_SIZE, True, "type"),
        (TEXT_SIZE, "100", "type"),
        (REOPEN_LAST_PLACE, 1, "type"),
        (AUTHOR, "ក" * 121, "long"),
        (AUTHOR, None, "type"),
    ],
)
def test_wrong_values_are_refused_and_change_nothing(
    file: Path, setting: Setting[Any], value: object, problem: str
) -> None:
    kept = Settings(file)
    with pytest.raises(WrongUse) as raised:
        kept.set(setting, value)
    assert raised.value.code == "setting.invalid"
    assert raised.value.parameters["problem"] == problem
    assert kept.get(setting) == setting.default


def test_unknown_name_is_refused_with_the_known_ones() -> None:
    assert declared_settings.declared("theme") is THEME
    with pytest.raises(WrongUse) as raised:
        declared_settings.declared("colour")
    assert raised.value.code == "setting.unknown"
    assert raised.value.parameters["known"] == sorted(DECLARED)


def test_two_windows_do_not_undo_each_other(file: Path) -> None:
    one, other = Settings(file), Settings(file)
    one.set(THEME, "dark")
    one.save()
    other.set(TEXT_SIZE, 120)
    other.save()
    found = Settings(file)
    assert (found.get(THEME), found.get(TEXT_SIZE)) == ("dark", 120)


def test_what_a_newer_sala_wrote_is_kept(file: Path) -> None:
    file.parent.mkdir()
    file.write_text(json.dumps({"of_the_future": [1], "theme": "sepia"}), "utf-8")
    kept = Settings(file)
    assert kept.get(THEME) == "light"
    kept.set(TEXT_SIZE, 90)
    kept.save()
    assert json.loads(file.read_text("utf-8")) == {"of_the_future": [1], "theme": "sepia", "text_size": 90}


@pytest.mark.parametrize("damage", [b"", b'{"theme": "da', b"\xff\xfe\x00", b"[1, 2]", b"[" * 100_000, b"\x00" * 500])
def test_a_damaged_file_is_kept_aside_and_the_defaults_hold(file: Path, damage: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(damage)
    found = Settings(file)
    assert found.get(LANGUAGE) == "km"
    assert found.damaged is not None
    assert found.damaged.read_bytes() == damage
    found.set(LANGUAGE, "en")
    found.save()
    assert Settings(file).get(LANGUAGE) == "en"
    assert Settings(file).damaged is None


def test_a_save_that_fails_can_be_asked_again(tmp_path: Path) -> None:
    (tmp_path / "config").write_bytes(b"a file where the folder should be")
    kept = Settings(tmp_path / "config" / "settings.json")
    kept.set(THEME, "dark")
    with pytest.raises(EnvironmentFault):
        kept.save()
    (tmp_path / "config").unlink()
    kept.save()
    assert Settings(kept.path).get(THEME) == "dark"


ANYTHING = st.none() | st.integers() | st.text() | st.booleans()


@given(content=st.dictionaries(st.sampled_from(sorted(DECLARED)), ANYTHING))
def test_any_file_gives_allowed_values(content: dict[str, object], tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("settings") / "settings.json"
    file.write_text(json.dumps(content), "utf-8")
    found = Settings(file)
    for setting in DECLARED.values():
        assert setting.problem_with(found.get(setting)) == ""
