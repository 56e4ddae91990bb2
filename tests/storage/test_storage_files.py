"""Attachments: kept by content, whole or not at all."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.storage.wholes import W

from sala.errors import EnvironmentFault
from sala.storage import Workspace
from sala.storage.media import media_type

Open = Callable[..., Workspace]
_JPEG = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20_000


def test_the_same_content_is_kept_once(folder: Path, ws: Workspace, tmp_path: Path) -> None:
    photo = tmp_path / "រូបថត.jpg"
    photo.write_bytes(_JPEG)
    stored = ws.add_file(photo)
    assert stored == ws.add_file(_JPEG)
    assert (stored.sha256, stored.size) == (hashlib.sha256(_JPEG).hexdigest(), len(_JPEG))
    assert stored.media_type == "image/jpeg"
    path = ws.file_path(stored.sha256)
    assert path == folder / "files" / stored.sha256[:2] / stored.sha256
    assert path is not None
    assert path.read_bytes() == _JPEG
    assert [file for file in (folder / "files").rglob("*") if file.is_file()] == [path]
    assert ws.check().counts["files"] == 1


def test_an_empty_file_is_a_file(ws: Workspace) -> None:
    stored = ws.add_file(b"")
    assert stored.size == 0
    path = ws.file_path(stored.sha256)
    assert path is not None
    assert path.read_bytes() == b""


def test_a_file_can_be_kept_within_an_act(ws: Workspace) -> None:
    with ws.act(W) as act:
        stored = ws.add_file(b"x")
        act.put("attachment", W, {"sha256": stored.sha256})
    assert ws.check().findings == []


def test_adding_again_heals_a_damaged_file(ws: Workspace) -> None:
    stored = ws.add_file(_JPEG)
    path = ws.file_path(stored.sha256)
    assert path is not None
    path.write_bytes(b"damaged")
    ws.add_file(_JPEG)
    assert path.read_bytes() == _JPEG


@pytest.mark.parametrize("name", ["", "0" * 64, "../" * 21 + "x", "A" * 64, "../../sala.key"])
def test_what_is_not_there_has_no_path(ws: Workspace, name: str) -> None:
    assert ws.file_path(name) is None


def test_a_source_that_cannot_be_read_is_said(ws: Workspace, folder: Path, tmp_path: Path) -> None:
    for source in (tmp_path / "missing.jpg", tmp_path):
        with pytest.raises(EnvironmentFault) as caught:
            ws.add_file(source)
        assert caught.value.code == "file.not_readable"
        assert caught.value.parameters["path"] == str(source)
    assert [path for path in (folder / "files").rglob("*") if path.is_file()] == []


@pytest.mark.skipif(sys.platform == "win32", reason="needs a named pipe of POSIX")
def test_a_source_that_is_no_file_is_said(ws: Workspace, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(EnvironmentFault, match="not_readable"):
        ws.add_file(tmp_path / "pipe")


@pytest.mark.parametrize(
    ("start", "name", "found"),
    [
        (b"\x89PNG\r\n\x1a\n....", "x.jpg", "image/png"),
        (b"RIFF....WEBPVP8 ", "", "image/webp"),
        (b"RIFF....WAVEfmt ", "", "audio/wav"),
        (b"RIFF....????", "", "application/octet-stream"),
        (b"\x00\x00\x00\x20ftypM4A ", "", "audio/mp4"),
        (b"\x00\x00\x00\x20ftypisom", "", "video/mp4"),
        (b"\x00\x00\x00\x20ftypheic", "", "image/heic"),
        (b"PK\x03\x04....", "report.DOCX", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (b"PK\x03\x04....", "report.txt", "application/zip"),
        (b"%PDF-1.7", "x", "application/pdf"),
        (b"OggS", "", "audio/ogg"),
        (b"hello", "x.TXT", "text/plain"),
        (b"hello", "x.exe", "application/octet-stream"),
        (b"", "", "application/octet-stream"),
    ],
)
def test_the_first_bytes_tell_the_kind(start: bytes, name: str, found: str) -> None:
    assert media_type(start, name) == found
