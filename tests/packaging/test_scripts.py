"""The installer's scripts stop with a clear sentence, and touch nothing, when a step cannot be done."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
INSTALLER = ROOT / "installer"
SHELL_SCRIPTS = sorted(INSTALLER.glob("*.sh"))
POWERSHELL_SCRIPTS = sorted(INSTALLER.glob("*.ps1"))
# What the scripts call, beside Python: linked into folders of their own, so that a test decides what a computer has.
ORDINARY = ("awk", "basename", "cat", "cksum", "cut", "df", "dirname", "env", "grep", "id", "ln", "ls", "mkdir", "rm",
            "sed", "sh", "sort", "tr", "uname", "ldconfig")  # fmt: skip

pytestmark = pytest.mark.skipif(os.name == "nt", reason="these are the scripts for Linux and macOS")


@pytest.fixture
def computer(tmp_path: Path) -> Path:
    """The programs of a computer that has nothing but what every Linux has."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ORDINARY:
        found = shutil.which(name, path=f"{os.environ['PATH']}:/sbin:/usr/sbin")
        if found:
            (folder / name).symlink_to(found)
    return folder


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """What the scripts read, in a folder with spaces and Khmer in its name, and no environment in it yet."""
    folder = tmp_path / "ការងារ របស់ ខ្ញុំ" / "Sala"
    (folder / "desktop").mkdir(parents=True)
    shutil.copytree(INSTALLER, folder / "installer", ignore=shutil.ignore_patterns("wheels"))
    shutil.copy2(ROOT / "pyproject.toml", folder / "pyproject.toml")
    return folder


def have(computer: Path, name: str, script: str) -> None:
    """Give the computer a program."""
    program = computer / name
    program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    program.chmod(0o755)


def tell(computer: Path, place: Path, steps: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Read common.sh as run.sh does, then go through some of its steps."""
    code = f'set -eu; root=$1; . "$root/installer/common.sh"; {steps}'
    return subprocess.run(
        ["sh", "-c", code, "sh", str(place)],
        env={"PATH": str(computer), "HOME": str(place.parent), "LC_ALL": "C.UTF-8", **variables},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("script", SHELL_SCRIPTS, ids=lambda script: script.name)
def test_shell_scripts_parse(script: Path) -> None:
    subprocess.run(["sh", "-n", str(script)], check=True)


@pytest.mark.parametrize("script", POWERSHELL_SCRIPTS, ids=lambda script: script.name)
def test_powershell_scripts_are_ascii_and_balanced(script: Path) -> None:
    """Windows PowerShell 5.1 reads other letters in the code page of the computer."""
    text = script.read_bytes().decode("ascii")
    for opening, closing in ("()", "{}", "[]"):
        assert text.count(opening) == text.count(closing)


def test_checks_run_where_the_folder_was_moved_to() -> None:
    """Commands in an environment name the folder where it was made; only its Python works anywhere."""
    lines = (INSTALLER / "test.sh").read_text("utf-8").splitlines()
    checks = [line.strip() for line in lines if line[:1] != "#" and (line.startswith("check ") or " pytest " in line)]
    assert len(checks) >= 5
    assert [line for line in checks if " python -" not in line and line != 'check "windows" drive_windows'] == []


def test_windows_checks_what_linux_checks() -> None:
    told = {script: (INSTALLER / script).read_text("utf-8") for script in ("test.sh", "test.ps1")}
    for words in ("ruff", "lint_imports_command", "mypy", "--ignore=tests/ui/pages"):
        assert all(words in text for text in told.values()), words
    for script in ("common.sh", "common.ps1"):
        assert "sala-half-made" in (INSTALLER / script).read_text("utf-8"), script


def test_every_script_for_linux_has_its_twin_for_windows() -> None:
    for_people = {"run", "test", "common"}
    assert {script.stem for script in SHELL_SCRIPTS} >= for_people
    assert {script.stem for script in POWERSHELL_SCRIPTS} == for_people


def test_help_says_what_there_is() -> None:
    done = subprocess.run(
        ["sh", str(INSTALLER / "run.sh"), "--help"], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert "--no-window" in done.stdout
    assert "--prepare" in done.stdout


def test_unknown_argument_is_refused_before_anything_is_done(computer: Path, place: Path) -> None:
    done = subprocess.run(
        ["sh", str(place / "installer" / "run.sh"), "--windwo"],
        env={"PATH": str(computer)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert '"--windwo" is not known' in done.stderr
    assert not (place / ".venv").exists()


def test_old_python_and_no_way_to_install_another(computer: Path, place: Path) -> None:
    have(computer, "python3", "echo 3.10")
    done = tell(computer, place, "prepare run")
    assert done.returncode == 1
    assert "needs Python 3.11, 3.12 or 3.13; this computer has 3.10" in done.stderr
    assert not (place / ".venv" / "pyvenv.cfg").exists()


def test_no_python_at_all(computer: Path, place: Path) -> None:
    done = tell(computer, place, "prepare run")
    assert done.returncode == 1
    assert "this computer has none" in done.stderr


def test_named_python_must_fit(computer: Path, place: Path) -> None:
    have(computer, "old-python", "echo 3.9")
    done = tell(computer, place, "prepare run", SALA_PYTHON="old-python")
    assert done.returncode == 1
    assert 'SALA_PYTHON is "old-python"' in done.stderr


def test_python_without_venv_and_without_administrator_gets_the_exact_command(computer: Path, place: Path) -> None:
    have(computer, "python3", 'case "$2" in *version_info*) echo 3.12 ;; *) exit 1 ;; esac')
    have(computer, "apt-get", "echo apt-get was run >&2; exit 100")
    have(computer, "apt-cache", "echo '  Candidate: 1'")
    (computer / "id").unlink()
    have(computer, "id", "echo 1000")
    done = tell(computer, place, "prepare run")
    assert done.returncode == 1
    assert "apt-get update && apt-get install --no-install-recommends python3.12-venv\n" in done.stderr
    assert "apt-get was run" not in done.stderr


def test_missing_library_is_named_with_its_reason(computer: Path, place: Path) -> None:
    (computer / "ldconfig").unlink(missing_ok=True)
    (computer / "uname").unlink()
    have(computer, "uname", "echo Linux")
    have(computer, "ldconfig", "sed -n 's/|.*//p' \"$LIBRARIES\" | grep -v libxcb-cursor")
    listed = tell(computer, place, "libraries_for_qt")
    (place / "libraries").write_text(listed.stdout, "utf-8")
    done = tell(computer, place, 'install_missing "$(missing_libraries)"', LIBRARIES=str(place / "libraries"))
    assert done.returncode == 1
    assert "libxcb-cursor0" in done.stderr
    assert "for windows" in done.stderr
    assert "libegl1" not in done.stderr


def test_newer_names_of_packages_are_found(computer: Path, place: Path) -> None:
    have(computer, "apt-cache", 'case $2 in *t64) echo "  Candidate: 2.80" ;; *) echo "  Candidate: (none)" ;; esac')
    assert tell(computer, place, "package_here libglib2.0-0").stdout == "libglib2.0-0t64\n"
    have(computer, "apt-cache", 'case $2 in *t64) : ;; *) echo "  Candidate: 2.74" ;; esac')
    assert tell(computer, place, "package_here libglib2.0-0").stdout == "libglib2.0-0\n"


@pytest.mark.parametrize(
    ("python3", "offered", "wanted"),
    [
        ("echo 3.10", "python3.12|python3.11", "3.12"),
        ("echo 3.10", "python3", "3.11"),  # Ubuntu 22.04 that knows of no package but those it has
        ("exit 127", "nothing", "3"),  # a new Debian, or a new Ubuntu, without a list of packages
    ],
)
def test_python_that_is_asked_for(computer: Path, place: Path, python3: str, offered: str, wanted: str) -> None:
    have(computer, "python3", python3)
    have(computer, "apt-cache", f'printf "%s\\n" "$2" | grep -qxE "{offered}" && echo "  Candidate: 1"')
    done = tell(computer, place, "python_packages | cut -d'|' -f2")
    assert done.stdout.split() == [f"python{wanted}", f"python{wanted}-venv"]


def test_a_program_that_a_system_has_no_package_of_is_left_out(computer: Path, place: Path) -> None:
    have(computer, "apt-cache", "echo '  Candidate: (none)'")
    done = tell(computer, place, "install_if_offered 'minisign|minisign|checking'")
    assert done.returncode == 0
    assert 'no package "minisign"' in done.stderr
    assert "apt-get install" not in done.stderr
    done = tell(computer, place, "install_if_offered ''")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_program_that_a_system_offers_is_installed(computer: Path, place: Path) -> None:
    have(computer, "apt-cache", "echo '  Candidate: 1'")
    (computer / "id").unlink()
    have(computer, "id", "echo 1000")
    have(computer, "apt-get", "exit 1")
    done = tell(computer, place, "install_if_offered 'minisign|minisign|checking'")
    assert done.returncode == 1
    assert "apt-get install --no-install-recommends minisign" in done.stderr


def test_failure_of_apt_is_told_in_few_lines(computer: Path, place: Path) -> None:
    """Without a network it complains of every package of a hundred, and that twice."""
    (computer / "id").unlink()
    have(computer, "id", "echo 0")
    have(computer, "apt-cache", "echo '  Candidate: 1'")
    complaint = "awk 'BEGIN { for (i = 1; i <= 100; i++) print \"E: Failed to fetch \" i }'"
    have(computer, "apt-get", f'[ "$1" = update ] || {{ {complaint} >&2; exit 100; }}')
    done = tell(computer, place, "install_missing 'libGL.so.1|libgl1|drawing'")
    assert done.returncode == 1
    assert "Failed to fetch 1\n" in done.stderr
    assert "Failed to fetch 100\n" in done.stderr
    assert "Without a network: connect once" in done.stderr
    assert len(done.stderr.splitlines()) < 20


@pytest.mark.parametrize("left", ["pyvenv.cfg", "lib"], ids=["installing", "clearing"])
def test_environment_left_half_made_is_made_anew(computer: Path, place: Path, tmp_path: Path, left: str) -> None:
    """Somebody pulled the plug: what lies there may look complete, and is not."""
    (computer / "python3").symlink_to(sys.executable)
    (tmp_path / "wheels").mkdir()
    folder = place / ".venv"
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    if left != "pyvenv.cfg":
        (folder / "pyvenv.cfg").unlink()
    (folder / "sala-half-made").touch()
    (folder / "half").mkdir()
    steps = 'lock=$root/installer/requirements.lock; stamp_for "$lock" >"$venv/sala-run.stamp"; prepare run'
    done = tell(computer, place, steps, SALA_WHEELS=str(tmp_path / "wheels"))
    assert "making the environment" in done.stderr
    assert not (folder / "half").exists()
    assert (folder / "pyvenv.cfg").exists()
    assert done.returncode == 1  # no packages in the folder; but what was made so far is whole
    assert not (folder / "sala-half-made").exists()


def test_environment_says_that_it_is_half_made_while_packages_are_put_in(computer: Path, place: Path) -> None:
    (computer / "python3").symlink_to(sys.executable)
    done = tell(computer, place, 'fetch() { ls "$venv"; exit 9; }; prepare run')
    assert done.returncode == 9
    assert "sala-half-made" in done.stdout.split()


def test_named_python_of_another_version_makes_the_environment_anew(computer: Path, place: Path) -> None:
    (place / ".venv" / "bin").mkdir(parents=True)
    have(place / ".venv" / "bin", "python", "echo 3.11")
    have(computer, "python3.11", "echo 3.11")
    have(computer, "python3.12", "echo 3.12")
    steps = "environment_works && echo works || echo differs"
    assert tell(computer, place, steps).stdout == "works\n"
    assert tell(computer, place, steps, SALA_PYTHON="python3.11").stdout == "works\n"
    assert tell(computer, place, steps, SALA_PYTHON="python3.12").stdout == "differs\n"


def test_a_folder_of_somebody_else_is_not_emptied(computer: Path, place: Path, tmp_path: Path) -> None:
    (computer / "python3").symlink_to(sys.executable)
    theirs = tmp_path / "ឯកសារ សំខាន់"
    theirs.mkdir()
    (theirs / "letter.txt").write_text("dear", "utf-8")
    done = tell(computer, place, "prepare run", SALA_VENV=str(theirs))
    assert done.returncode == 1
    assert "holds something else; nothing was changed" in done.stderr
    assert [file.name for file in theirs.iterdir()] == ["letter.txt"]


def test_environment_that_cannot_be_made_there(computer: Path, place: Path, tmp_path: Path) -> None:
    (computer / "python3").symlink_to(sys.executable)
    (tmp_path / "file").write_text("", "utf-8")
    done = tell(computer, place, "prepare run", SALA_VENV=str(tmp_path / "file" / "venv"))
    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert "SALA_VENV=" in done.stderr


def test_read_only_folder(computer: Path, place: Path) -> None:
    """Also where the tests run as root, who may write everywhere: there another user runs the script."""
    other_user: list[str] = []
    with tempfile.TemporaryDirectory() as open_to_all:
        Path(open_to_all).chmod(0o755)
        shared = Path(shutil.copytree(place, Path(open_to_all) / "Sala"))
        programs = Path(shutil.copytree(computer, Path(open_to_all) / "bin", symlinks=True))
        if os.geteuid() == 0:
            other_user = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
        shared.chmod(0o555)
        done = subprocess.run(
            [*other_user, "sh", "-c", 'root=$1; . "$root/installer/common.sh"; prepare run', "sh", str(shared)],
            env={"PATH": f"{programs}:{os.environ['PATH']}"},
            capture_output=True,
            text=True,
            check=False,
        )
        shared.chmod(0o755)
    assert done.returncode == 1
    assert f'the folder "{shared}" cannot be written' in done.stderr
    assert "cp -r" in done.stderr


def test_without_a_network_it_says_what_to_do(computer: Path, place: Path, tmp_path: Path) -> None:
    """Real Python, real pip, and a folder of packages that is empty: the environment is made, then it stops."""
    (computer / "python3").symlink_to(sys.executable)
    (tmp_path / "wheels").mkdir()
    done = tell(computer, place, "prepare run", SALA_WHEELS=str(tmp_path / "wheels"))
    assert done.returncode == 1
    assert "If there is no network" in done.stderr
    assert "pip download --require-hashes" in done.stderr
    assert not list((place / ".venv").glob("*.stamp"))


def test_an_environment_that_is_current_is_left_alone(computer: Path, place: Path) -> None:
    (computer / "python3").symlink_to(sys.executable)
    steps = (
        'venv=$root/.venv; mkdir -p "$venv/bin"; ln -s "$(command -v python3)" "$venv/bin/python"; '
        'lock=$root/installer/requirements.lock; stamp_for "$lock" >"$venv/sala-run.stamp"; prepare run; echo current; '
        'echo >>"$lock"; [ "$(cat "$venv/sala-run.stamp")" != "$(stamp_for "$lock")" ] && echo changed'
    )
    done = tell(computer, place, steps)
    assert done.stdout == "current\nchanged\n", done.stderr
