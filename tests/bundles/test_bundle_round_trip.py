"""What was put in comes out, sealed for people or with a passphrase, and memory stays small."""

from __future__ import annotations

import dataclasses
import hashlib
import tracemalloc
from pathlib import Path

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.bundles.bundle_making import ABOUT, KEYS, Bag, attach, refused_with, some_changes, write

from sala.bundles import (
    BundleReport,
    Counts,
    DeviceKeys,
    Limits,
    open_bundle,
    passphrase,
    verify_bundle,
    write_bundle,
)
from sala.errors import Cancelled

PHOTO = bytes(range(256)) * 3000
PASSPHRASE = "ពាក្យសម្ងាត់ 1"  # a test's


def test_changes_and_files_come_out_as_they_went_in(tmp_path: Path, quarantine: Path) -> None:
    changes = some_changes(5000)
    receipt = write(tmp_path, changes, PHOTO, b"")
    with open_bundle(receipt.path, identities=[KEYS], quarantine=quarantine) as opened:
        assert list(opened.change_lines()) == changes
        assert {sha256: b"".join(opened.file_pieces(sha256)) for sha256 in opened.files} == {
            hashlib.sha256(PHOTO).hexdigest(): PHOTO,
            hashlib.sha256(b"").hexdigest(): b"",
        }
        assert opened.about == receipt.about
        assert opened.report == BundleReport(
            receipt.about, receipt.digest, dict(opened.files), receipt.size, complete=True
        )


def test_the_receipt_says_what_is_on_the_medium(tmp_path: Path) -> None:
    receipt = write(tmp_path, some_changes(3), PHOTO, b"two")
    content = receipt.path.read_bytes()
    assert receipt.size == len(content)
    assert receipt.sha256 == hashlib.sha256(content).hexdigest()
    assert receipt.about.counts == Counts(3, 2, len(PHOTO) + 3)
    assert receipt.about.verify_key == KEYS.verify_key
    assert receipt.about.recipients == (KEYS.recipient,)


def test_a_bundle_without_anything_is_a_bundle(tmp_path: Path, quarantine: Path) -> None:
    receipt = write(tmp_path)
    report = verify_bundle(receipt.path, identities=[KEYS], quarantine=quarantine)
    assert report.about.counts == Counts()


def test_every_recipient_opens_it_and_nobody_else(tmp_path: Path, quarantine: Path) -> None:
    sender, headquarters, stranger = (DeviceKeys.generate() for _ in range(3))
    path = tmp_path / "for-two.sala"
    write_bundle(path, ABOUT, [], {}, recipients=[sender.recipient, headquarters.recipient], keys=sender)
    for keys in (sender, headquarters):
        report = verify_bundle(path, identities=[stranger, keys], quarantine=quarantine)
        assert report.about.verify_key == sender.verify_key
    for identities in ([stranger], []):
        with refused_with("bundle.not_for_us"):
            open_bundle(path, identities=identities, passphrase=PASSPHRASE, quarantine=quarantine)


def test_the_same_content_has_the_same_digest_for_others(tmp_path: Path) -> None:
    first = write_bundle(tmp_path / "1", ABOUT, [b"{}"], {}, recipients=[KEYS.recipient], keys=KEYS)
    again = write_bundle(tmp_path / "2", ABOUT, [b"{}"], {}, recipients=[KEYS.recipient], keys=KEYS)
    assert first.digest == again.digest
    assert first.sha256 != again.sha256


def test_photos_are_stored_and_text_is_packed(tmp_path: Path) -> None:
    changes = some_changes(3000)
    small = write(tmp_path, changes).size
    assert small < sum(map(len, changes)) / 3
    assert write(tmp_path / "photo", changes, PHOTO).size > small + len(PHOTO)


def test_changes_are_taken_one_by_one_and_memory_stays_small(tmp_path: Path, quarantine: Path) -> None:
    size = 48 << 20
    files = attach(tmp_path / "attachments", bytes(size))
    changes = (
        b'{"number":%d,"text":"%s"}' % (number, hashlib.sha512(b"%d" % number).hexdigest().encode() * 9)
        for number in range(20_000)
    )
    write(tmp_path / "warm")
    tracemalloc.start()
    try:
        receipt = write_bundle(tmp_path / "big.sala", ABOUT, changes, files, recipients=[KEYS.recipient], keys=KEYS)
        with open_bundle(receipt.path, identities=[KEYS], quarantine=quarantine) as opened:
            assert sum(1 for _ in opened.change_lines()) == 20_000
        assert tracemalloc.get_traced_memory()[1] < 12 << 20
    finally:
        tracemalloc.stop()
    assert receipt.size > size


def test_a_passphrase_opens_what_it_sealed(tmp_path: Path, quarantine: Path) -> None:
    path = tmp_path / "work.sala"
    files = attach(tmp_path / "attachments", PHOTO)
    receipt = write_bundle(path, ABOUT, some_changes(9), files, passphrase=PASSPHRASE, keys=KEYS)
    assert receipt.about.recipients == ()
    with open_bundle(path, identities=[KEYS], passphrase=PASSPHRASE, quarantine=quarantine) as opened:
        assert list(opened.change_lines()) == some_changes(9)
        assert opened.report.digest == receipt.digest
    with refused_with("bundle.passphrase_needed"):
        open_bundle(path, identities=[KEYS], quarantine=quarantine)
    with refused_with("bundle.passphrase_wrong"):
        open_bundle(path, passphrase=PASSPHRASE + " ", quarantine=quarantine)


def test_the_library_for_age_opens_our_passphrase_files(tmp_path: Path) -> None:
    path = tmp_path / "work.sala"
    write_bundle(path, ABOUT, [b"{}"], attach(tmp_path / "a", PHOTO), passphrase=PASSPHRASE, keys=KEYS)
    assert pyrage.passphrase.decrypt(path.read_bytes(), PASSPHRASE).startswith(b"PK")


@pytest.mark.parametrize("size", [0, 1, 65535, 65536, 65537, 131072, 131073])
def test_pieces_of_every_length_pass_through_a_passphrase(size: int, tmp_path: Path, cheap_passphrase: None) -> None:
    plain, sealed, opened = (tmp_path / name for name in ("plain", "sealed", "opened"))
    plain.write_bytes(bytes(size))
    with plain.open("rb") as source, sealed.open("wb") as out:
        passphrase.seal(source, out, PASSPHRASE)
    assert pyrage.passphrase.decrypt(sealed.read_bytes(), PASSPHRASE) == bytes(size)
    with sealed.open("rb") as source, opened.open("wb") as out:
        passphrase.unseal(source, out, PASSPHRASE)
    assert opened.read_bytes() == bytes(size)


@pytest.mark.parametrize(
    ("recipients", "secret", "code"),
    [
        ([], None, "recipient.none"),
        ([KEYS.recipient], "a", "recipient.mixed"),
        ([], "", "passphrase.empty"),
        (["age1x"], None, "recipient.invalid"),
    ],
    ids=["nobody", "both", "empty", "invalid"],
)
def test_a_seal_that_cannot_be_is_refused_before_any_work(
    recipients: list[str], secret: str | None, code: str, tmp_path: Path
) -> None:
    with refused_with(code):
        write_bundle(tmp_path / "w.sala", ABOUT, [], {}, recipients=recipients, passphrase=secret, keys=KEYS)
    assert list(tmp_path.iterdir()) == []


@given(lines=st.lists(st.dictionaries(st.text(max_size=5), st.integers() | st.text(max_size=40)), max_size=20))
def test_any_changes_come_out(lines: list[dict[str, object]], tmp_path_factory: pytest.TempPathFactory) -> None:
    import msgspec

    folder = tmp_path_factory.mktemp("any")
    changes = [msgspec.json.encode(line) for line in lines]
    receipt = write(folder, changes)
    with open_bundle(receipt.path, identities=[KEYS], quarantine=folder) as opened:
        assert list(opened.change_lines()) == changes


@pytest.mark.parametrize("line", [b"", b"[]", b'{"a":\n1}', b"\n", b"{" + bytes(Limits().line)], ids=range(5))
def test_what_is_no_line_is_our_bug_and_leaves_nothing(line: bytes, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="change 2 is not"):
        write(tmp_path, [b"{}", line])
    assert [path.name for path in tmp_path.iterdir()] == ["attachments"]


def test_an_about_that_nobody_would_read_is_our_bug_and_leaves_nothing(tmp_path: Path) -> None:
    about = dataclasses.replace(ABOUT, sequences={"device-1": (5, 4)})
    with pytest.raises(ValueError, match="5 to 4"):
        write_bundle(tmp_path / "w.sala", about, [], {}, recipients=[KEYS.recipient], keys=KEYS)
    assert list(tmp_path.iterdir()) == []


def test_progress_grows_to_its_end(tmp_path: Path, quarantine: Path) -> None:
    told: list[tuple[int, int]] = []
    files = attach(tmp_path / "attachments", bytes(5 << 20))

    def tell(done: int, total: int) -> None:
        told.append((done, total))

    write_bundle(tmp_path / "w.sala", ABOUT, [], files, recipients=[KEYS.recipient], keys=KEYS, progress=tell)
    assert len(told) > 5
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]
    told.clear()
    verify_bundle(tmp_path / "w.sala", identities=[KEYS], quarantine=quarantine, progress=tell)
    assert len(told) > 5
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]


@pytest.mark.parametrize("secret", [None, PASSPHRASE])
def test_stopping_leaves_nothing(secret: str | None, tmp_path: Path, quarantine: Path, cheap_passphrase: None) -> None:
    files = attach(tmp_path / "attachments", bytes(8 << 20))
    out = tmp_path / "out"
    out.mkdir()
    recipients = [] if secret else [KEYS.recipient]

    def stop_after(asked: int) -> object:
        answers = iter([False] * asked)
        return lambda: next(answers, True)

    def write_until(asked: int) -> None:
        write_bundle(
            out / "w.sala",
            ABOUT,
            [],
            files,
            recipients=recipients,
            passphrase=secret,
            keys=KEYS,
            cancelled=stop_after(asked),
        )

    for asked in (0, 3, 10):
        with pytest.raises(Cancelled):
            write_until(asked)
        assert list(out.iterdir()) == []
    write_until(1000)
    for asked in (0, 3, 10):
        with pytest.raises(Cancelled):
            open_bundle(
                out / "w.sala",
                identities=[KEYS],
                passphrase=secret,
                quarantine=quarantine,
                cancelled=stop_after(asked),
            )


def test_a_file_taken_out_lands_in_a_new_file_only(tmp_path: Path, quarantine: Path) -> None:
    receipt = write(tmp_path, [], PHOTO)
    with open_bundle(receipt.path, identities=[KEYS], quarantine=quarantine) as opened:
        (sha256,) = opened.files
        opened.copy_file(sha256, tmp_path / "photo")
        assert (tmp_path / "photo").read_bytes() == PHOTO
        with refused_with("path.not_written"):
            opened.copy_file(sha256, tmp_path / "photo")
        with pytest.raises(KeyError):
            opened.copy_file("0" * 64, tmp_path / "other")


def test_payload_of_a_later_minor_version_is_tolerated_when_listed(tmp_path: Path, quarantine: Path) -> None:
    bag = Bag(about={"format": "1.9", "mood": "good"}, payload={"data/extra/voices.bin": b"later"})
    report = verify_bundle(bag.sealed(tmp_path), identities=[KEYS], quarantine=quarantine)
    assert not report.complete
    assert report.about.unknown == {"mood": "good"}
    assert report.about.format == (1, 9)
