"""Sticks that are full, read-only, pulled out, or that lie; files that are in the way or not there."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.bundles.bundle_making import ABOUT, KEYS, attach, refused_with, write

from sala.bundles import BundleReceipt, open_bundle, write_bundle, writing
from sala.errors import EnvironmentFault

KHMER_NAME = "សិក្ខាសាលានវានុវត្តន៍សេវាសាធារណៈ ស្រុកថ្មគោល ២០២៦.sala"
PHOTO = bytes(3 << 20)


def write_to(out: Path, files: dict[str, Path] | None = None, *, overwrite: bool = False) -> BundleReceipt:
    return write_bundle(out, ABOUT, [b"{}"], files or {}, recipients=[KEYS.recipient], keys=KEYS, overwrite=overwrite)


def failing(number: int) -> Callable[..., object]:
    def fail(*_: object, **__: object) -> object:
        raise OSError(number, os.strerror(number))

    return fail


def test_nothing_is_overwritten_unless_asked(tmp_path: Path) -> None:
    out = tmp_path / "work.sala"
    out.write_bytes(b"older")
    with refused_with("file.exists"):
        write_to(out)
    assert out.read_bytes() == b"older"
    receipt = write_to(out, overwrite=True)
    assert out.stat().st_size == receipt.size
    assert [path.name for path in tmp_path.iterdir()] == ["work.sala"]


def test_a_link_that_leads_nowhere_is_something_existing(tmp_path: Path) -> None:
    (tmp_path / "work.sala").symlink_to(tmp_path / "nowhere")
    with refused_with("file.exists"):
        write_to(tmp_path / "work.sala")


def test_what_appears_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    out = tmp_path / "work.sala"

    def changes() -> object:
        yield b"{}"
        out.write_bytes(b"someone else's")

    with refused_with("file.exists"):
        write_bundle(out, ABOUT, changes(), {}, recipients=[KEYS.recipient], keys=KEYS)
    assert out.read_bytes() == b"someone else's"
    assert [path.name for path in tmp_path.iterdir()] == ["work.sala"]


def test_a_long_khmer_name_is_a_name(tmp_path: Path, quarantine: Path) -> None:
    folder = tmp_path / "ថតឯកសារ"
    folder.mkdir()
    receipt = write_to(folder / KHMER_NAME)
    open_bundle(folder / KHMER_NAME, identities=[KEYS], quarantine=quarantine).close()
    assert [path.name for path in folder.iterdir()] == [KHMER_NAME]
    assert receipt.path.name == KHMER_NAME


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk.full"),
        (errno.EROFS, "path.not_allowed"),
        (errno.EACCES, "path.not_allowed"),
        (errno.ENOENT, "path.not_found"),
        (errno.EFBIG, "path.too_large"),
        (errno.EIO, "path.not_written"),
        (errno.ENODEV, "path.not_written"),
    ],
)
@pytest.mark.parametrize("moment", ["open", "fsync", "rename"])
def test_a_medium_that_fails_leaves_no_half_file(
    number: int, code: str, moment: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = attach(tmp_path / "attachments", PHOTO)
    out = tmp_path / "stick" / "work.sala"
    out.parent.mkdir()
    out.write_bytes(b"older")
    with monkeypatch.context() as patch:
        if moment == "rename":
            patch.setattr(Path, "replace", failing(number))
        else:
            patch.setattr(os, moment, failing(number))
        with pytest.raises(EnvironmentFault) as caught:
            write_to(out, files, overwrite=True)
    assert caught.value.code == code
    assert caught.value.parameters["path"] == str(out)
    assert [path.name for path in out.parent.iterdir()] == ["work.sala"]
    assert out.read_bytes() == b"older"


def test_a_full_disk_is_seen_before_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = attach(tmp_path / "attachments", PHOTO)
    usage = writing.shutil.disk_usage(tmp_path)
    monkeypatch.setattr(writing.shutil, "disk_usage", lambda _: usage._replace(free=2 << 20))
    with pytest.raises(EnvironmentFault) as caught:
        write_to(tmp_path / "work.sala", files)
    assert caught.value.code == "disk.full"
    assert caught.value.parameters["free"] == 2 << 20
    assert not (tmp_path / "work.sala").exists()


def test_a_quarantine_without_room_is_a_full_disk(
    tmp_path: Path, quarantine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    receipt = write(tmp_path, [], PHOTO)
    usage = writing.shutil.disk_usage(tmp_path)
    monkeypatch.setattr(writing.shutil, "disk_usage", lambda _: usage._replace(free=2 << 20))
    with refused_with("disk.full"):
        open_bundle(receipt.path, identities=[KEYS], quarantine=quarantine)


def test_the_largest_file_of_a_medium_is_respected(tmp_path: Path) -> None:
    """A real refusal by the system, in a process that may not write more than a megabyte into one file."""
    files = attach(tmp_path / "attachments", PHOTO)
    script = """
import resource, signal, sys
from pathlib import Path
from sala.bundles import DeviceKeys, write_bundle
from sala.errors import EnvironmentFault
from tests.bundles.bundle_making import ABOUT, refused_with
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))
keys = DeviceKeys.generate()
out, attachment = map(Path, sys.argv[1:])
try:
    write_bundle(out, ABOUT, [], {attachment.name: attachment}, recipients=[keys.recipient], keys=keys)
except EnvironmentFault as fault:
    print(fault.code, sorted(path.name for path in out.parent.iterdir()))
"""
    (attachment,) = files.values()
    (tmp_path / "stick").mkdir()
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "stick" / "work.sala"), str(attachment)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.stdout == "path.too_large []\n"


def test_a_folder_that_is_gone_is_said_to_be_gone(tmp_path: Path) -> None:
    with refused_with("path.not_found"):
        write_to(tmp_path / "pulled" / "work.sala")


def test_a_quarantine_that_is_gone_is_said_to_be_gone(tmp_path: Path) -> None:
    receipt = write(tmp_path)
    with refused_with("path.not_found"):
        open_bundle(receipt.path, identities=[KEYS], quarantine=tmp_path / "none")


def test_a_medium_that_gives_back_something_else_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stick with less memory than it claims: it takes everything and loses some."""
    out = tmp_path / "work.sala"
    out.write_bytes(b"older")
    sync = os.fsync

    def sync_and_lose(number: int) -> None:
        sync(number)
        os.pwrite(number, b"\0", 300)

    monkeypatch.setattr(os, "fsync", sync_and_lose)
    with refused_with("write.differs"):
        write_to(out, overwrite=True)
    assert out.read_bytes() == b"older"
    assert [path.name for path in tmp_path.iterdir()] == ["work.sala"]


def test_a_missing_attachment_is_named(tmp_path: Path) -> None:
    files = attach(tmp_path / "attachments", b"here", b"gone")
    gone = next(path for path in files.values() if path.read_bytes() == b"gone")
    gone.unlink()
    with pytest.raises(EnvironmentFault) as caught:
        write_to(tmp_path / "work.sala", files)
    assert caught.value.code == "attachment.missing"
    assert caught.value.parameters == {"sha256": gone.name, "path": str(gone)}
    assert not (tmp_path / "work.sala").exists()


def test_an_attachment_that_changed_is_named(tmp_path: Path) -> None:
    files = attach(tmp_path / "attachments", b"as it was")
    (path,) = files.values()
    path.write_bytes(b"as it is now")
    with refused_with("attachment.damaged"):
        write_to(tmp_path / "work.sala", files)
    assert not (tmp_path / "work.sala").exists()


def test_an_attachment_that_cannot_be_read_is_no_fault_of_the_stick(tmp_path: Path) -> None:
    (tmp_path / ("a" * 64)).mkdir()
    with pytest.raises(EnvironmentFault) as caught:
        write_to(tmp_path / "work.sala", {"a" * 64: tmp_path / ("a" * 64)})
    assert caught.value.code == "path.not_read"
    assert caught.value.parameters["path"] == str(tmp_path / ("a" * 64))
    assert not (tmp_path / "work.sala").exists()


def test_a_name_of_an_attachment_that_is_no_sha256_is_our_bug(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no SHA-256"):
        write_to(tmp_path / "work.sala", {"../x": tmp_path})
