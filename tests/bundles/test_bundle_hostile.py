"""Bundles that no honest program would write, sealed and often signed by someone whom we know."""

from __future__ import annotations

import json
import stat
import struct
import zipfile
from pathlib import Path

import pytest
from tests.bundles.bundle_making import ABOUT, KEYS, Bag, manifest, seal_by_hand

from sala.bundles import DeviceKeys, Limits, open_bundle, verify_bundle
from sala.errors import EnvironmentFault

MIB = 1 << 20


def refused(path: Path, quarantine: Path, limits: Limits | None = None) -> EnvironmentFault:
    with pytest.raises(EnvironmentFault) as caught:
        open_bundle(path, identities=[KEYS], quarantine=quarantine, limits=limits)
    return caught.value


def test_a_bag_made_by_hand_opens_when_nothing_is_wrong(tmp_path: Path, quarantine: Path) -> None:
    bag = Bag().with_file(b"photo")
    assert verify_bundle(bag.sealed(tmp_path), identities=[KEYS], quarantine=quarantine).complete


@pytest.mark.parametrize(
    "name",
    [
        "../outside",
        "/etc/passwd",
        "data/../../outside",
        "data/files/../about.json",
        "data/files/" + "A" * 64,
        "data/files/" + "a" * 63,
        "data/files/" + "a" * 64 + "/x",
        "data\\files\\" + "a" * 64,
        "C:\\Windows\\x",
        "data/",
        "data/files/",
        "data/changes.jsonl/",
        "Data/changes.jsonl",
        "data/changes.jsonl ",
        "data/extra/../x",
        "data/extra/.hidden",
        "fetch.txt",
        "manifest-md5.txt",
        "bagit.txt\0.png",
        "",
        "ឯកសារ.txt",
        "data/extra/" + "x" * 101,
    ],
)
def test_a_name_that_is_not_ours_is_refused(name: str, tmp_path: Path, quarantine: Path) -> None:
    info = zipfile.ZipInfo()
    info.filename = name
    bag = Bag(about={"format": "1.9"}, added=[(info, b"" if name.endswith("/") else b"x")])
    assert refused(bag.sealed(tmp_path), quarantine).code == "bundle.damaged"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["made-by-hand.sala", "quarantine"]


def test_a_listed_name_that_leads_outside_is_refused(tmp_path: Path, quarantine: Path) -> None:
    bag = Bag(payload={"data/../../outside": b"x"})
    assert refused(bag.sealed(tmp_path), quarantine).code == "bundle.damaged"


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFDIR, stat.S_IFIFO, stat.S_IFCHR])
def test_a_link_or_device_is_refused(kind: int, tmp_path: Path, quarantine: Path) -> None:
    info = zipfile.ZipInfo("data/files/" + "a" * 64)
    info.external_attr = (kind | 0o777) << 16
    fault = refused(Bag(added=[(info, b"/etc/passwd")]).sealed(tmp_path), quarantine)
    assert fault.parameters["detail"] == "not a plain file"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_is_there_twice_is_refused(tmp_path: Path, quarantine: Path) -> None:
    bag = Bag(added=[(zipfile.ZipInfo("data/changes.jsonl"), b'{"other":1}\n')])
    fault = refused(bag.sealed(tmp_path), quarantine)
    assert (fault.parameters["where"], fault.parameters["detail"]) == ("data/changes.jsonl", "there twice")


@pytest.mark.parametrize(
    "name",
    [
        "bagit.txt",
        "bag-info.txt",
        "manifest-sha256.txt",
        "tagmanifest-sha256.txt",
        "data/changes.jsonl",
        "data/about.json",
    ],
)
def test_a_missing_member_is_refused(name: str, tmp_path: Path, quarantine: Path) -> None:
    assert refused(Bag(left_out={name}).sealed(tmp_path), quarantine).code == "bundle.damaged"


def test_a_missing_attachment_is_refused(tmp_path: Path, quarantine: Path) -> None:
    bag = Bag().with_file(b"photo")
    (name,) = bag.payload
    bag.left_out = {name}
    fault = refused(bag.sealed(tmp_path), quarantine)
    assert fault.parameters["where"] == "manifest-sha256.txt"


def test_an_unsigned_bundle_is_refused(tmp_path: Path, quarantine: Path) -> None:
    bag = Bag(left_out={"tagmanifest-sha256.txt.minisig"})
    assert refused(bag.sealed(tmp_path), quarantine).code == "bundle.unsigned"


def test_the_signature_of_someone_else_is_refused(tmp_path: Path, quarantine: Path) -> None:
    other = DeviceKeys.generate()
    bag = Bag(about={"verify_key": other.verify_key})
    assert refused(bag.sealed(tmp_path), quarantine).code == "bundle.signature"
    assert refused(Bag(about={"verify_key": "none"}).sealed(tmp_path), quarantine).code == "bundle.signature"


def test_the_signature_of_another_bundle_is_refused(tmp_path: Path, quarantine: Path) -> None:
    tag_manifest = Bag().members()["tagmanifest-sha256.txt"]
    bag = Bag(replaced={"tagmanifest-sha256.txt.minisig": KEYS.sign(tag_manifest, "sala bundle another")})
    assert refused(bag.sealed(tmp_path), quarantine).code == "bundle.signature"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("data/changes.jsonl", b'{"a":1}\n'),
        ("data/about.json", json.dumps({**json.loads(ABOUT.to_json()), "verify_key": KEYS.verify_key}).encode()),
        ("bag-info.txt", b"Bagging-Date: 2020-01-01\n"),
        ("manifest-sha256.txt", b""),
        ("tagmanifest-sha256.txt.minisig", b"untrusted comment: x\n"),
    ],
)
def test_a_replaced_member_is_refused(name: str, content: bytes, tmp_path: Path, quarantine: Path) -> None:
    members = dict(Bag().members())
    members[name] = content
    bag = Bag(replaced=members)
    assert refused(bag.sealed(tmp_path), quarantine).code in {"bundle.damaged", "bundle.signature"}


def test_a_replaced_attachment_is_refused(tmp_path: Path, quarantine: Path) -> None:
    bag = Bag().with_file(b"photo")
    (name,) = bag.payload
    bag.replaced = {name: b"fotos"}
    assert refused(bag.sealed(tmp_path), quarantine).parameters["where"] == name


def test_an_attachment_under_a_false_name_is_refused(tmp_path: Path, quarantine: Path) -> None:
    bag = Bag(payload={"data/files/" + "a" * 64: b"photo"})
    assert "another SHA-256" in str(refused(bag.sealed(tmp_path), quarantine).parameters["detail"])


@pytest.mark.parametrize(
    "line",
    [
        b"00  data/changes.jsonl",
        b"a" * 64 + b" data/changes.jsonl",
        b"A" * 64 + b"  data/changes.jsonl",
        b"a" * 64 + b"  data/none",
        b"a" * 64 + b"  bagit.txt",
        b"a" * 64 + b"  ../x",
        b"a" * 64 + b"  data/\xe1\x9e\x80",
        b"",
    ],
)
def test_a_strange_line_of_the_manifest_is_refused(line: bytes, tmp_path: Path, quarantine: Path) -> None:
    bag = Bag(replaced={"manifest-sha256.txt": Bag().members()["manifest-sha256.txt"] + line + b"\n"})
    assert refused(bag.sealed(tmp_path), quarantine).parameters["where"] == "manifest-sha256.txt"


def test_a_line_twice_in_the_manifest_is_refused(tmp_path: Path, quarantine: Path) -> None:
    bag = Bag(replaced={"manifest-sha256.txt": Bag().members()["manifest-sha256.txt"] * 2})
    assert refused(bag.sealed(tmp_path), quarantine).parameters["where"] == "manifest-sha256.txt"


def test_a_tag_manifest_that_omits_the_manifest_is_refused(tmp_path: Path, quarantine: Path) -> None:
    members = Bag().members()
    tags = manifest({name: members[name] for name in ("bagit.txt", "bag-info.txt")})
    fault = refused(Bag(replaced={"tagmanifest-sha256.txt": tags}).sealed(tmp_path), quarantine)
    assert fault.parameters["where"] == "tagmanifest-sha256.txt"


def test_another_version_of_bagit_is_refused(tmp_path: Path, quarantine: Path) -> None:
    bag = Bag(replaced={"bagit.txt": b"BagIt-Version: 2.0\nTag-File-Character-Encoding: UTF-8\n"})
    assert refused(bag.sealed(tmp_path), quarantine).parameters["where"] == "bagit.txt"


@pytest.mark.parametrize(
    "changes",
    [
        b"[]\n",
        b"{}",
        b"\n",
        b"{}\n\n",
        b"{}\n{",
        b"{} {}\n",
        b"null\n",
        b'{"a":NaN}\n',
        b'{"a":"\xff"}\n',
        b"{}\r\r\n{\n",
        b'{"a":' + b"[" * 200_000 + b"]" * 200_000 + b"}\n",
    ],
)
def test_a_line_that_is_no_change_is_refused(changes: bytes, tmp_path: Path, quarantine: Path) -> None:
    fault = refused(Bag(payload={"data/changes.jsonl": changes}).sealed(tmp_path), quarantine)
    assert (fault.code, fault.parameters["where"]) == ("bundle.damaged", "data/changes.jsonl")


@pytest.mark.parametrize("counts", [{}, {"changes": 2}, {"changes": 1, "files": 1}, {"changes": 1, "bytes": 1}])
def test_counts_that_are_not_true_are_refused(counts: dict[str, int], tmp_path: Path, quarantine: Path) -> None:
    assert refused(Bag(about={"counts": counts}).sealed(tmp_path), quarantine).parameters["where"] == "data/about.json"


def test_a_newer_major_version_is_said_to_be_newer(tmp_path: Path, quarantine: Path) -> None:
    fault = refused(Bag(about={"format": "2.0"}, replaced={"manifest-sha256.txt": b"new"}).sealed(tmp_path), quarantine)
    assert (fault.code, fault.parameters["format"]) == ("bundle.too_new", "2.0")


def test_payload_of_later_versions_is_refused_in_this_one(tmp_path: Path, quarantine: Path) -> None:
    bag = Bag(payload={"data/extra/voices.bin": b"later"})
    assert refused(bag.sealed(tmp_path), quarantine).parameters["where"] == "data/extra/voices.bin"
    unlisted = Bag(about={"format": "1.9"}, added=[(zipfile.ZipInfo("data/extra/voices.bin"), b"x")])
    assert refused(unlisted.sealed(tmp_path), quarantine).parameters["where"] == "manifest-sha256.txt"


def test_a_zip_that_unpacks_to_a_thousand_times_its_size_is_refused(tmp_path: Path, quarantine: Path) -> None:
    bomb = Bag(payload={"data/changes.jsonl": b"{}" + b" " * (40 * MIB) + b"\n"})
    fault = refused(bomb.sealed(tmp_path), quarantine)
    assert (fault.code, fault.parameters["where"]) == ("bundle.too_large", "data/changes.jsonl")


@pytest.mark.parametrize(
    ("limits", "where"),
    [
        (Limits(bundle=1000), "age"),
        (Limits(unpacked=1000), "zip"),
        (Limits(files=3), "zip"),
        (Limits(changes=3), "data/changes.jsonl"),
        (Limits(line=3), "data/changes.jsonl"),
        (Limits(about=100), "data/about.json"),
        (Limits(tag_file=100), "manifest-sha256.txt"),
    ],
)
def test_every_bound_is_kept(limits: Limits, where: str, tmp_path: Path, quarantine: Path) -> None:
    bag = Bag(payload={"data/changes.jsonl": b'{"a":1}\n{"longer":22}\n'})
    for number in range(4):
        bag.with_file(b"photo %d" % number)
    fault = refused(bag.sealed(tmp_path), quarantine, limits)
    assert (fault.code, fault.parameters["where"]) == ("bundle.too_large", where)


def test_a_member_that_states_less_than_it_holds_is_refused(tmp_path: Path, quarantine: Path) -> None:
    zipped = bytearray(Bag(payload={"data/changes.jsonl": b"{}" + b" " * MIB + b"\n"}).zipped())
    entry = zipped.rindex(b"PK\x01\x02", 0, zipped.rindex(b"data/changes.jsonl"))
    struct.pack_into("<L", zipped, entry + 24, 3)
    assert refused(seal_by_hand(tmp_path, bytes(zipped)), quarantine).code == "bundle.damaged"


def test_members_that_share_their_bytes_are_refused(tmp_path: Path, quarantine: Path) -> None:
    zipped = bytearray(Bag().with_file(b"one").with_file(b"two").zipped())
    first = zipped.index(b"PK\x01\x02")
    second = zipped.index(b"PK\x01\x02", first + 4)
    zipped[second + 42 : second + 46] = zipped[first + 42 : first + 46]
    fault = refused(seal_by_hand(tmp_path, bytes(zipped)), quarantine)
    assert "overlaps" in str(fault.parameters["detail"])


@pytest.mark.parametrize(
    ("place", "value"),
    [(8, 9), (10, 9), (10, 65535), (12, 0), (12, 1 << 30), (16, 0), (16, 1 << 31), (20, 1), (4, 1)],
)
def test_a_table_that_is_not_where_it_should_be_is_refused(
    place: int, value: int, tmp_path: Path, quarantine: Path
) -> None:
    zipped = bytearray(Bag().zipped())
    struct.pack_into("<L" if place in {12, 16} else "<H", zipped, len(zipped) - 22 + place, value)
    assert refused(seal_by_hand(tmp_path, bytes(zipped)), quarantine).code in {"bundle.damaged", "bundle.too_large"}


@pytest.mark.parametrize(
    "zipped", [b"", b"x", b"PK\x05\x06" + bytes(18), b"%PDF" * 100, Bag().zipped() + b"more"], ids=range(5)
)
def test_a_sealed_file_that_is_no_bag_is_refused(zipped: bytes, tmp_path: Path, quarantine: Path) -> None:
    assert refused(seal_by_hand(tmp_path, zipped), quarantine).code == "bundle.damaged"


def test_something_before_the_zip_is_refused(tmp_path: Path, quarantine: Path) -> None:
    assert refused(seal_by_hand(tmp_path, b"#!/bin/sh\n" + Bag().zipped()), quarantine).code == "bundle.damaged"


def test_a_member_packed_otherwise_or_encrypted_is_refused(tmp_path: Path, quarantine: Path) -> None:
    info = zipfile.ZipInfo("data/files/" + "a" * 64)
    info.compress_type = zipfile.ZIP_LZMA
    assert refused(Bag(added=[(info, b"x" * 100)]).sealed(tmp_path), quarantine).code == "bundle.damaged"
    zipped = bytearray(Bag().zipped())
    zipped[zipped.index(b"PK\x01\x02") + 8] |= 1
    assert refused(seal_by_hand(tmp_path, bytes(zipped)), quarantine).code == "bundle.damaged"
