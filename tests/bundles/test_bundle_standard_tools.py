"""Anyone can check a bundle with tools that have nothing to do with us; and we open what those tools made."""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
from pathlib import Path

import bagit
import pytest
from tests.bundles.bundle_making import ABOUT, KEYS, attach, some_changes, write

from sala.bundles import passphrase, verify_bundle, write_bundle

SECRET = "three small words"  # a test's
#: Ubuntu 22.04 has no package of it; everywhere else installer/test.sh brings it.
needs_minisign = pytest.mark.skipif(shutil.which("minisign") is None, reason="this system has no minisign")
PHOTO = bytes(range(256)) * 2000


def run(*command: str | Path, at: Path) -> str:
    done = subprocess.run(command, cwd=at, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def unpacked(tmp_path: Path) -> Path:
    """A bundle opened by the commands ``age`` and ``unzip``."""
    sealed = write(tmp_path, some_changes(300), PHOTO, b"").path
    (tmp_path / "key.txt").write_text(KEYS.identity + "\n")
    run("age", "--decrypt", "-i", "key.txt", "-o", "bag.zip", sealed, at=tmp_path)
    run("unzip", "-q", "bag.zip", "-d", "bag", at=tmp_path)
    return tmp_path / "bag"


def test_the_commands_open_and_check_a_bundle(unpacked: Path) -> None:
    assert (unpacked / "data/changes.jsonl").read_bytes().splitlines() == some_changes(300)
    assert "FAILED" not in run("sha256sum", "--strict", "-c", "manifest-sha256.txt", at=unpacked)
    assert run("sha256sum", "--strict", "-c", "tagmanifest-sha256.txt", at=unpacked).count(": OK") == 3


@needs_minisign
def test_the_command_of_minisign_checks_a_bundle(unpacked: Path) -> None:
    told = run("minisign", "-V", "-P", KEYS.verify_key, "-m", "tagmanifest-sha256.txt", at=unpacked)
    assert f"Trusted comment: sala bundle {ABOUT.bundle}" in told


@needs_minisign
def test_minisign_refuses_a_changed_tag_manifest(unpacked: Path) -> None:
    with (unpacked / "tagmanifest-sha256.txt").open("a") as file:
        file.write(" ")
    done = subprocess.run(
        ["minisign", "-V", "-P", KEYS.verify_key, "-m", "tagmanifest-sha256.txt"],
        cwd=unpacked,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1


def test_the_zip_is_sound(unpacked: Path) -> None:
    assert "No errors" in run("unzip", "-t", "bag.zip", at=unpacked.parent)


# bagit 1.9 passes re.sub's count by position, which Python 3.13 asks not to do.
@pytest.mark.filterwarnings("ignore:'count' is passed as positional argument:DeprecationWarning")
def test_it_is_a_bag(unpacked: Path) -> None:
    bag = bagit.Bag(str(unpacked))
    bag.validate()
    assert bag.version_info == (1, 0)
    assert bag.info["External-Identifier"] == ABOUT.bundle
    assert bag.info["Bagging-Date"] == "2026-11-23"
    assert bag.has_oxum()


def test_the_command_age_opens_a_passphrase_bundle(tmp_path: Path) -> None:
    sealed = tmp_path / "work.sala"
    write_bundle(sealed, ABOUT, [b"{}"], attach(tmp_path / "a", PHOTO), passphrase=SECRET, keys=KEYS)
    assert type_into(["age", "--decrypt", "-o", str(tmp_path / "bag.zip"), str(sealed)], [SECRET]) == 0
    run("unzip", "-tq", "bag.zip", at=tmp_path)


def test_a_bundle_sealed_again_by_the_command_age_opens(unpacked: Path, quarantine: Path) -> None:
    run("age", "-r", KEYS.recipient, "-o", "again.sala", "bag.zip", at=unpacked.parent)
    report = verify_bundle(unpacked.parent / "again.sala", identities=[KEYS], quarantine=quarantine)
    assert report.about.counts.changes == 300
    command = ["age", "-p", "-o", str(unpacked.parent / "secret.sala"), str(unpacked.parent / "bag.zip")]
    assert type_into(command, [SECRET, SECRET]) == 0
    report = verify_bundle(unpacked.parent / "secret.sala", passphrase=SECRET, quarantine=quarantine)
    assert report.about.counts.files == 2


def test_a_bag_packed_again_by_the_command_zip_opens(unpacked: Path, quarantine: Path) -> None:
    run("zip", "-q", "-r", "-D", "../again.zip", ".", at=unpacked)
    run("age", "-r", KEYS.recipient, "-o", "again.sala", "again.zip", at=unpacked.parent)
    report = verify_bundle(unpacked.parent / "again.sala", identities=[KEYS], quarantine=quarantine)
    assert report.about.counts.files == 2


def test_the_passphrase_costs_a_guesser_what_age_charges() -> None:
    assert passphrase._WORK == 18


def type_into(command: list[str], answers: list[str]) -> int:
    """Run ``command`` with a terminal of its own, answer its questions in turn, and return its exit status."""
    process, terminal = pty.fork()
    if process == 0:
        os.execvp(command[0], command)  # noqa: S606
    for answer in answers:
        asked = b""
        while not asked.endswith((b": ", b"): ")):
            asked += os.read(terminal, 1)
        os.write(terminal, answer.encode() + b"\n")
    try:
        while os.read(terminal, 1024):
            pass
    except OSError:  # the other end is closed
        pass
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
