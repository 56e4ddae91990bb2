"""A damaged file is refused with a code, wherever the damage is, and the quarantine is empty afterwards."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.bundles.bundle_making import ABOUT, KEYS, attach, inside, refused_with, seal_by_hand, some_changes, write

from sala.bundles import OpenedBundle, open_bundle, passphrase, write_bundle
from sala.errors import EnvironmentFault

CODES = {"bundle.damaged", "bundle.truncated", "bundle.foreign", "bundle.not_for_us"}
CHANGES = some_changes(40)
CONTENT = bytes(range(256)) * 800
SECRET = "a"  # a test's
places = st.floats(0, 1, exclude_max=True)
flips = st.integers(1, 255)
numbers = itertools.count()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("damage")


@pytest.fixture(scope="module")
def sealed(folder: Path) -> Path:
    return write(folder, CHANGES, CONTENT, b"small").path


@pytest.fixture(scope="module")
def with_passphrase(folder: Path) -> Path:
    path = folder / "passphrase.sala"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passphrase, "_WORK", 2)
        write_bundle(path, ABOUT, CHANGES, attach(folder / "a", CONTENT), passphrase=SECRET, keys=KEYS)
    return path


def refusal(folder: Path, content: bytes) -> str:
    """Return the code that ``content`` is refused with, and check that nothing is left of it."""
    path, quarantine = folder / f"{next(numbers)}.sala", folder / "quarantine"
    path.write_bytes(content)
    quarantine.mkdir(exist_ok=True)
    with pytest.raises(EnvironmentFault) as caught:
        open_bundle(path, identities=[KEYS], passphrase=SECRET, quarantine=quarantine)
    path.unlink()
    assert list(quarantine.iterdir()) == []
    return caught.value.code


def flipped(content: bytes, place: float, flip: int) -> bytes:
    changed = bytearray(content)
    changed[int(place * len(content))] ^= flip
    return bytes(changed)


@given(place=places, flip=flips)
def test_any_changed_byte_is_refused(folder: Path, sealed: Path, place: float, flip: int) -> None:
    assert refusal(folder, flipped(sealed.read_bytes(), place, flip)) in CODES


@given(place=st.integers(0, 400), flip=flips)
def test_any_changed_byte_of_the_header_is_refused(folder: Path, sealed: Path, place: int, flip: int) -> None:
    content = bytearray(sealed.read_bytes())
    content[place] ^= flip
    assert refusal(folder, bytes(content)) in CODES


@given(place=places)
def test_any_truncation_is_refused(folder: Path, sealed: Path, place: float) -> None:
    content = sealed.read_bytes()
    length = int(place * len(content))
    code = refusal(folder, content[:length])
    assert code in {"bundle.truncated", "bundle.damaged"}
    assert code == "bundle.truncated" or length < 66_000


@given(length=st.integers(0, 70_000))
def test_a_beginning_of_any_length_is_refused(folder: Path, sealed: Path, length: int) -> None:
    assert refusal(folder, sealed.read_bytes()[:length]) in {"bundle.truncated", "bundle.damaged"}


@given(place=places, flip=flips)
def test_any_changed_byte_with_a_passphrase_is_refused(
    folder: Path, with_passphrase: Path, place: float, flip: int
) -> None:
    assert refusal(folder, flipped(with_passphrase.read_bytes(), place, flip)) in CODES


def test_any_changed_bit_of_the_header_with_a_passphrase_is_refused(folder: Path, with_passphrase: Path) -> None:
    content = with_passphrase.read_bytes()
    header = content.index(b"\n---") + 70
    for place in range(header):
        for bit in range(8):
            changed = bytearray(content)
            changed[place] ^= 1 << bit
            assert refusal(folder, bytes(changed)) in CODES | {"bundle.passphrase_wrong"}


@given(place=places)
def test_any_truncation_with_a_passphrase_is_refused(folder: Path, with_passphrase: Path, place: float) -> None:
    content = with_passphrase.read_bytes()
    code = refusal(folder, content[: int(place * len(content))])
    assert code in {"bundle.truncated", "bundle.damaged"}


@given(extra=st.binary(min_size=1, max_size=99))
def test_anything_after_the_end_is_refused(folder: Path, sealed: Path, with_passphrase: Path, extra: bytes) -> None:
    assert refusal(folder, sealed.read_bytes() + extra) in CODES
    assert refusal(folder, with_passphrase.read_bytes() + extra) in CODES


@given(place=places, flip=flips)
def test_a_changed_byte_of_the_zip_is_refused_or_changes_nothing(
    folder: Path, sealed: Path, place: float, flip: int
) -> None:
    """Damage below the seal (a faulty disk before sealing, or malice) meets the manifests and the signature."""
    quarantine = folder / "quarantine"
    quarantine.mkdir(exist_ok=True)
    changed = seal_by_hand(folder, flipped(inside(sealed), place, flip))
    with open_bundle(sealed, identities=[KEYS], quarantine=quarantine) as opened:
        expected = everything(opened)
    try:
        with open_bundle(changed, identities=[KEYS], quarantine=quarantine) as opened:
            found, code = everything(opened), ""
    except EnvironmentFault as fault:
        found, code = expected, fault.code
    assert found == expected
    assert code in {"", "bundle.damaged", "bundle.too_large", "bundle.signature"}
    assert list(quarantine.iterdir()) == []


def everything(opened: OpenedBundle) -> tuple[object, ...]:
    files = {sha256: b"".join(opened.file_pieces(sha256)) for sha256 in opened.files}
    return opened.about, opened.report.digest, list(opened.change_lines()), files


@given(place=places)
def test_a_beginning_of_the_zip_is_refused(folder: Path, sealed: Path, place: float) -> None:
    zipped = inside(sealed)
    assert refusal(folder, seal_by_hand(folder, zipped[: int(place * len(zipped))]).read_bytes()) == "bundle.damaged"


@given(content=st.binary(max_size=300))
def test_any_other_file_is_refused(folder: Path, content: bytes) -> None:
    assert refusal(folder, content) in CODES
    assert refusal(folder, b"age-encryption.org/v1\n" + content) in CODES


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "bundle.truncated"),
        (b"age-encryption.org/v1\n", "bundle.truncated"),
        (bytes(5000), "bundle.damaged"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n" * 50, "bundle.foreign"),
        (b"PK\x03\x04" + bytes(100), "bundle.foreign"),
        (b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n", "bundle.foreign"),
        (b"age-encryption.org/v2\n-> X25519 a\n", "bundle.foreign"),
    ],
)
def test_what_is_no_bundle_is_told_apart(folder: Path, content: bytes, code: str) -> None:
    assert refusal(folder, content) == code


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path, quarantine: Path) -> None:
    for path, code in ((tmp_path / "none.sala", "path.not_found"), (tmp_path, "path.not_read")):
        with refused_with(code):
            open_bundle(path, identities=[KEYS], quarantine=quarantine)
