"""Where things are, and writing that survives."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from sala import paths
from sala.errors import EnvironmentFault

KHMER_NAME = "សិក្ខាសាលានវានុវត្តន៍ ស្រុកបាទី.sala"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "ផ្ទះ របស់ ខ្ញុំ"
    monkeypatch.setenv("SALA_HOME", str(folder))
    monkeypatch.delenv("SALA_WORKSPACE", raising=False)
    return folder


def test_checkout_resources_and_locales_lie_beside_the_package() -> None:
    root = Path(__file__).resolve().parents[2]
    assert paths.resource_path("method", "km") == root / "resources" / "method" / "km"
    assert paths.locale_path() == root / "locales"


def test_sala_home_holds_everything_of_the_person(home: Path) -> None:
    found = {paths.state_folder(), paths.log_folder(), paths.config_folder(), paths.default_workspace()}
    assert len(found) == 4
    assert all(folder.parent == home for folder in found)
    assert not home.exists(), "asking where something is must not make it"


def test_workspace_order_is_environment_then_choice_then_documents(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert paths.default_workspace(str(tmp_path / "chosen")) == tmp_path / "chosen"
    monkeypatch.setenv("SALA_WORKSPACE", str(tmp_path / "named"))
    assert paths.default_workspace(str(tmp_path / "chosen")) == tmp_path / "named"
    monkeypatch.delenv("SALA_WORKSPACE")
    monkeypatch.delenv("SALA_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "ឯកសារ"))
    assert paths.default_workspace() == tmp_path / "ឯកសារ" / "Sala"


def test_workspace_avoids_documents_that_a_cloud_drive_mirrors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SALA_HOME", "SALA_WORKSPACE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("OneDrive", str(tmp_path / "OneDrive"))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "OneDrive" / "Documents"))
    assert paths.default_workspace() == tmp_path / "Sala"


def test_relative_and_empty_variables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SALA_WORKSPACE", "here")
    assert paths.default_workspace() == tmp_path / "here"
    monkeypatch.setenv("SALA_WORKSPACE", "  ")
    monkeypatch.setenv("SALA_HOME", str(tmp_path))
    assert paths.default_workspace() == tmp_path / "workspace"


def test_asking_for_a_personal_folder_alone_loads_platformdirs() -> None:
    code = "import sys, sala.paths as p; p.resource_path('x'); print('platformdirs' in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": str(Path(paths.__file__).parents[1])}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.strip() == "False"


def test_durable_write_replaces_whole_and_leaves_nothing_beside(tmp_path: Path) -> None:
    target = tmp_path / KHMER_NAME
    paths.durable_write(target, b"first")
    paths.durable_write(target, b"second, longer")
    assert target.read_bytes() == b"second, longer"
    assert list(tmp_path.iterdir()) == [target]


def test_durable_write_takes_a_name_as_long_as_the_file_system_allows(tmp_path: Path) -> None:
    target = tmp_path / ("ក" * 85)  # 255 bytes in UTF-8
    paths.durable_write(target, b"x")
    assert target.read_bytes() == b"x"


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps access lists, not modes")
def test_private_files_are_for_this_user_only(tmp_path: Path) -> None:
    paths.durable_write(tmp_path / "key", b"x", private=True)
    paths.durable_write(tmp_path / "shared", b"x")
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600
    (tmp_path / "plain").write_bytes(b"x")
    assert (tmp_path / "shared").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_failed_write_keeps_the_old_file_and_names_the_cause(tmp_path: Path) -> None:
    folder_in_the_way = tmp_path / "target"
    folder_in_the_way.mkdir()
    (folder_in_the_way / "kept").write_bytes(b"kept")
    with pytest.raises(EnvironmentFault) as raised:
        paths.durable_write(folder_in_the_way, b"new")
    assert raised.value.code == "path.not_written"
    assert raised.value.parameters["path"] == str(folder_in_the_way)
    assert (folder_in_the_way / "kept").read_bytes() == b"kept"
    assert list(tmp_path.iterdir()) == [folder_in_the_way]


def test_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault) as raised:
        paths.durable_write(tmp_path / "missing" / "file", b"x")
    assert raised.value.code == "path.not_written"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk_is_called_full() -> None:
    with pytest.raises(OSError, match="28") as raised:
        Path("/dev/full").write_bytes(b"x")
    assert paths._fault(raised.value, Path("x")).code == "disk.full"


def test_a_folder_that_may_not_be_made_is_said_so() -> None:
    if os.name == "nt" or not Path("/proc/self").exists():
        pytest.skip("needs a place where even an administrator cannot write")
    with pytest.raises(EnvironmentFault) as raised:
        paths.ensure_folder(Path("/proc/self/sala"))
    assert raised.value.code in {"path.not_allowed", "path.not_written"}


def test_the_old_file_survives_a_kill_at_any_moment(tmp_path: Path) -> None:
    """Kill a process that rewrites one file without pause: what is found is one whole version, never a part."""
    target = tmp_path / "file"
    size = 300_000
    code = (
        "import itertools, sys; from pathlib import Path; from sala.paths import durable_write\n"
        "for n in itertools.count():\n"
        f"    durable_write(Path(sys.argv[1]), bytes([n % 251]) * {size})\n"
        "    n == 2 and print('going', flush=True)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(paths.__file__).parents[1])}
    for _ in range(5):
        with subprocess.Popen(
            [sys.executable, "-c", code, str(target)], stdout=subprocess.PIPE, env=environment
        ) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == b"going\n"
            writer.kill()
        found = target.read_bytes()
        assert len(found) == size
        assert len(set(found)) == 1


def test_free_space_of_a_place_that_is_still_to_be_made(tmp_path: Path) -> None:
    free = paths.free_space(tmp_path / "not" / "yet" / "there")
    assert 0 < free <= 2**60
