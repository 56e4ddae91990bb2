"""``pip install .`` gives a working ``sala`` command that needs nothing of the checkout."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


SOURCE = ("LICENSE", "README.md", "pyproject.toml", "desktop", "installer", "locales", "resources")
MADE = shutil.ignore_patterns("__pycache__", "*.pyc", "*.mo", "*.egg-info", "wheels")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source without what was made from it, in a folder with spaces and Khmer in its name."""
    copy = tmp_path_factory.mktemp("build") / "ប្រភព របស់ Sala"
    copy.mkdir()
    for name in SOURCE:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=MADE)
        else:
            shutil.copy2(ROOT / name, copy / name)
    return copy


@pytest.fixture(scope="module")
def dist(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A source archive, and the wheel built from that archive."""
    out = tmp_path_factory.mktemp("dist")
    done = subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(source)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
    return out


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Path:
    (found,) = dist.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def sala(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command in a fresh environment: Sala from the wheel, the packages it needs from this one."""
    folder = tmp_path_factory.mktemp("installed") / "បរិស្ថាន ថ្មី"
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", str(python), "install", "-q", "--no-deps", "--no-index", str(wheel)],
        check=True,
    )
    # A path alone: the .pth files there, which may point at the checkout, are not read.
    place = folder / Path(sysconfig.get_path("purelib")).relative_to(sys.prefix)
    (place / "packages.pth").write_text(sysconfig.get_path("purelib") + "\n", sys.getfilesystemencoding())
    return python.with_name("sala.exe" if os.name == "nt" else "sala")


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "SALA_"))}
    environment |= {"SALA_HOME": str(cwd / "home"), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    return done


def test_wheel_holds_the_package_resources_and_compiled_catalogues(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "sala/_locales/km/LC_MESSAGES/sala.mo" in names
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)
    wanted = {f"sala/{name}" for name in files_in(ROOT / "desktop" / "sala")}
    wanted |= {f"sala/_resources/{name}" for name in files_in(ROOT / "resources")}
    assert len(wanted) > 50
    assert sorted(wanted - names) == []


def files_in(folder: Path) -> set[str]:
    files = {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}
    return {path.as_posix() for path in files if "__pycache__" not in path.parts}


def test_wheel_holds_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0].partition("-")[0] for name in names} == {"sala"}
    assert [name for name in names if name.endswith((".po", ".pot", ".pyc")) or "__pycache__" in name] == []


def test_source_archive_can_build_the_same_wheel(dist: Path) -> None:
    (archive,) = dist.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        names = {Path(*Path(member.name).parts[1:]).as_posix() for member in opened if member.isfile()}
    assert {"installer/sala_build.py", "pyproject.toml", "LICENSE", "locales/km/LC_MESSAGES/sala.po"} <= names


def test_installed_program_reads_its_own_files(sala: Path, tmp_path: Path) -> None:
    code = (
        "import json, sala; from pathlib import Path; from sala import paths; from sala.language import Translator\n"
        "print(json.dumps([sala.__file__, str(paths.resource_path()), str(paths.locale_path()),\n"
        "    Translator('km').gettext('Language')]))"
    )
    module, resources, locales, khmer = json.loads(run(sala.with_stem("python"), "-c", code, cwd=tmp_path).stdout)
    environment = sala.parent.parent
    assert all(Path(place).is_relative_to(environment) for place in (module, resources, locales))
    assert Path(resources).is_dir()
    assert khmer != "Language"
    assert any("\u1780" <= letter <= "\u17ff" for letter in khmer)


def test_installed_command_works_from_an_empty_folder(sala: Path, tmp_path: Path) -> None:
    workspace = tmp_path / "ការងារ របស់ ខ្ញុំ"
    assert run(sala, "--version", cwd=tmp_path).stdout.startswith("sala ")
    run(sala, "--workspace", workspace, "--quiet", "demo", cwd=tmp_path)
    (workshop,) = json.loads(run(sala, "--workspace", workspace, "list", "--json", cwd=tmp_path).stdout)
    out = tmp_path / "ក្រដាស.pdf"
    run(sala, "--workspace", workspace, "print", workshop["code"], "--what", "kit", "--out", out, cwd=tmp_path)
    assert out.read_bytes().startswith(b"%PDF-")
