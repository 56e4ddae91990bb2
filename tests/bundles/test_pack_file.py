"""A pack file is opened as carefully as a bundle: whatever is wrong with it is told, and nothing of it is believed."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import stat
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sala.bundles import DeviceKeys
from sala.bundles.pack_file import (
    MOST_BYTES,
    OpenedPack,
    PackAbout,
    make_pack_file,
    may_hold,
    open_pack_file,
    read_pack_file,
)
from sala.errors import EnvironmentFault

KEYS = DeviceKeys.generate()
ABOUT = PackAbout("hq_kampot", "3.1", {"km": "វិធីសាស្ត្រ", "en": "The method"}, "ថ្នាក់កណ្តាល")
FILES = {
    "pack.toml": b'key = "hq_kampot"\n',
    "kinds/idea.toml": 'key = "idea" # គំនិត\n'.encode(),
    "glossary.csv": b"a,b\n",
}
DATA = make_pack_file(ABOUT, FILES, KEYS)
CODES = {
    "bundle.damaged", "bundle.signature", "bundle.unsigned", "bundle.too_new", "bundle.too_large",
    "pack.foreign", "pack.too_large",
}  # fmt: skip
Members = dict[str, bytes]


def refusal(data: bytes) -> EnvironmentFault:
    with pytest.raises(EnvironmentFault) as caught:
        open_pack_file(data)
    assert caught.value.code in CODES
    return caught.value


def members() -> Members:
    with zipfile.ZipFile(io.BytesIO(DATA)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def zipped(content: Members, added: list[tuple[zipfile.ZipInfo, bytes]] | None = None, how: int = 0) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as packed:
        for name, data in content.items():
            packed.writestr(name, data)
        for info, data in added or []:
            packed.writestr(info, data)
    return out.getvalue()


def signed(content: Members, keys: DeviceKeys = KEYS, comment: str = "sala pack hq_kampot@3.1") -> Members:
    """List and sign members as a dishonest publisher could."""
    listed = {name: data for name, data in content.items() if not name.startswith("manifest")}
    manifest = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in listed.items()).encode()
    return {**listed, "manifest-sha256.txt": manifest, "manifest-sha256.txt.minisig": keys.sign(manifest, comment)}


def with_about(**said: object) -> Members:
    about = json.loads(members()["about.json"])
    return signed({**members(), "about.json": json.dumps(about | said).encode()})


def same(opened: OpenedPack) -> bool:
    return opened.files == FILES and opened.about.key == ABOUT.key and opened.about.verify_key == KEYS.verify_key


def refused_or_same(data: bytes) -> bool:
    try:
        return same(open_pack_file(data))
    except EnvironmentFault as fault:
        return fault.code in CODES


def test_what_was_put_in_comes_out(tmp_path: Path) -> None:
    path = tmp_path / "a.sala-pack"
    path.write_bytes(DATA)
    opened = open_pack_file(read_pack_file(path))
    assert same(opened)
    assert opened.about.publisher == "ថ្នាក់កណ្តាល"
    assert make_pack_file(ABOUT, dict(reversed(FILES.items())), KEYS) == DATA
    assert open_pack_file(make_pack_file(ABOUT, FILES, DeviceKeys.generate())).digest == opened.digest
    assert open_pack_file(zipped(signed(members()), how=zipfile.ZIP_STORED)).files == FILES


def test_it_can_be_checked_with_ordinary_commands(tmp_path: Path) -> None:
    if shutil.which("sha256sum") is None:
        pytest.skip("sha256sum is not installed")
    with zipfile.ZipFile(io.BytesIO(DATA)) as packed:
        packed.extractall(tmp_path)
    subprocess.run(["sha256sum", "-c", "manifest-sha256.txt"], cwd=tmp_path, check=True, capture_output=True)


@given(place=st.integers(0, len(DATA) - 1), flip=st.integers(1, 255))
def test_any_changed_byte_is_refused_or_changes_nothing(place: int, flip: int) -> None:
    changed = bytearray(DATA)
    changed[place] ^= flip
    assert refused_or_same(bytes(changed))  # the same where it is a date in the zip, say


@given(length=st.integers(0, len(DATA) - 1))
def test_any_beginning_is_refused(length: int) -> None:
    refusal(DATA[:length])


@given(data=st.binary(max_size=300), start=st.sampled_from([b"", b"PK\x03\x04", DATA[:60]]))
def test_any_other_bytes_are_refused(data: bytes, start: bytes) -> None:
    refusal(start + data)


@given(at=st.integers(0, len(DATA)), piece=st.binary(min_size=1, max_size=40))
def test_bytes_put_in_anywhere_are_refused_or_change_nothing(at: int, piece: bytes) -> None:
    assert refused_or_same(DATA[:at] + piece + DATA[at:])


@pytest.mark.parametrize(
    "name",
    [
        "../outside.toml", "/etc/passwd", "method/../../x.toml", "method/kinds/../../x.toml", "method\\kinds\\x.toml",
        "C:\\x.toml", "method/", "method/kinds/", "method/kinds/a/b.toml", "method/Kinds/x.toml",
        "method/kinds/.x.toml",
        "method/kinds/x.toml ", "method/kinds/con.toml", "method/aux.csv", "method/kinds/x", "method/kinds/គ.toml",
        "other/x.toml", "x.toml", "", "method/kinds/x.toml\0.png", "method/kinds/" + "x" * 61 + ".toml",
    ],
)  # fmt: skip
def test_a_name_that_is_not_ours_is_refused(name: str) -> None:
    info = zipfile.ZipInfo()
    info.filename = name
    content = b"" if name.endswith("/") else b"x"
    assert refusal(zipped(members(), [(info, content)])).code == "bundle.damaged"
    if name:
        assert refusal(zipped(signed({**members(), name: content}))).code == "bundle.damaged"


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFDIR, stat.S_IFIFO])
def test_a_link_is_refused(kind: int) -> None:
    content = signed({**members(), "method/kinds/link.toml": b"/etc/passwd"})
    info = zipfile.ZipInfo("method/kinds/link.toml")
    info.external_attr = (kind | 0o777) << 16
    del content["method/kinds/link.toml"]
    assert refusal(zipped(content, [(info, b"/etc/passwd")])).parameters["detail"] == "not a plain file"


def test_one_file_more_or_less_than_listed_is_refused() -> None:
    more = {**members(), "method/kinds/more.toml": b"x"}
    fewer = {name: data for name, data in members().items() if name != "method/glossary.csv"}
    for content in (more, fewer):
        assert refusal(zipped(content)).parameters["where"] == "manifest-sha256.txt"
    other = {**members(), "method/pack.toml": b"x"}
    assert refusal(zipped(other)).parameters["where"] == "method/pack.toml"


def without(name: str) -> Members:
    return {key: data for key, data in members().items() if key != name}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (lambda: without("manifest-sha256.txt.minisig"), "bundle.unsigned"),
        (lambda: without("about.json"), "bundle.damaged"),
        (lambda: without("manifest-sha256.txt"), "bundle.damaged"),
        (lambda: signed(members(), DeviceKeys.generate()), "bundle.signature"),
        (lambda: signed(members(), comment="sala pack hq_kampot@3.2"), "bundle.signature"),
        (lambda: signed(members(), comment="sala bundle x"), "bundle.signature"),
        (lambda: with_about(format="2.0"), "bundle.too_new"),
        (lambda: with_about(format="2.0", key=5), "bundle.too_new"),
        (lambda: with_about(format="0.9"), "bundle.damaged"),
        (lambda: with_about(format=1), "bundle.damaged"),
        (lambda: with_about(key="../x"), "bundle.damaged"),
        (lambda: with_about(version="3.1/../.."), "bundle.damaged"),
        (lambda: with_about(version="3.1\n"), "bundle.damaged"),
        (lambda: with_about(title={"km": "x"}), "bundle.damaged"),
        (lambda: with_about(title="x"), "bundle.damaged"),
        (lambda: with_about(verify_key=""), "bundle.signature"),
        (lambda: signed({**members(), "about.json": b"[" * 99999}), "bundle.damaged"),
        (lambda: signed({**members(), "about.json": b"\xff"}), "bundle.damaged"),
    ],
)
def test_what_is_wrong_is_told_apart(content: Callable[[], Members], code: str) -> None:
    assert refusal(zipped(content())).code == code


def test_a_later_minor_version_opens() -> None:
    assert open_pack_file(zipped(with_about(format="1.9", mood="good"))).files == FILES


def test_what_is_too_large_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    bomb = {**members(), "method/kinds/bomb.toml": b" " * (MOST_BYTES + 1)}
    assert refusal(zipped(signed(bomb), how=zipfile.ZIP_DEFLATED)).code == "bundle.too_large"
    large = tmp_path / "large.sala-pack"
    large.write_bytes(b"PK\x03\x04" + b" " * MOST_BYTES)
    with pytest.raises(EnvironmentFault, match=r"pack\.too_large"):
        read_pack_file(large)
    with pytest.raises(EnvironmentFault, match=r"path\.not_found"):
        read_pack_file(tmp_path / "nothing")


@given(name=st.text(max_size=30))
def test_a_name_that_may_stand_in_a_pack_is_a_plain_relative_path(name: str) -> None:
    if may_hold(name):
        path = Path(name)
        assert not path.is_absolute()
        assert ".." not in path.parts
        assert len(path.parts) <= 2


def test_names_that_no_reader_would_take_are_not_written() -> None:
    with pytest.raises(ValueError, match="no name"):
        make_pack_file(ABOUT, {"../x.toml": b""}, KEYS)
