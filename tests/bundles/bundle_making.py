"""Bundles for the tests: ordinary ones, and ones made by hand that no honest program would write."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pyrage
import pytest

from sala.bundles import About, BundleReceipt, DeviceKeys, write_bundle
from sala.errors import SalaError

KEYS = DeviceKeys.generate()
BUNDLE_ID = "01930f5e-7b1a-7c3d-8e9f-0123456789ab"
ABOUT = About(bundle=BUNDLE_ID, created="2026-11-23T08:00:00Z", device="device-1")


def some_changes(count: int) -> list[bytes]:
    """Return changes with Khmer text, each another."""
    return [
        json.dumps({"id": f"change-{number}", "value": f"កំណត់ចំណាំទី{number}"}, ensure_ascii=False).encode()
        for number in range(count)
    ]


def attach(folder: Path, *contents: bytes) -> dict[str, Path]:
    """Write attachments into ``folder`` and return their paths by SHA-256."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = {}
    for content in contents:
        sha256 = hashlib.sha256(content).hexdigest()
        paths[sha256] = folder / sha256
        paths[sha256].write_bytes(content)
    return paths


def write(folder: Path, changes: Iterable[bytes] = (), *contents: bytes, keys: DeviceKeys = KEYS) -> BundleReceipt:
    """Write ``folder/work.sala`` for ``keys`` with ``contents`` attached."""
    files = attach(folder / "attachments", *contents)
    return write_bundle(folder / "work.sala", ABOUT, changes, files, recipients=[keys.recipient], keys=keys)


@contextlib.contextmanager
def refused_with(code: str) -> Iterator[None]:
    """Expect an error with this code."""
    with pytest.raises(SalaError) as caught:
        yield
    assert caught.value.code == code


def inside(sealed: Path, keys: DeviceKeys = KEYS) -> bytes:
    """Return the zip in a bundle."""
    return bytes(pyrage.decrypt(sealed.read_bytes(), [pyrage.x25519.Identity.from_str(keys.identity)]))


def seal_by_hand(folder: Path, zipped: bytes, keys: DeviceKeys = KEYS) -> Path:
    """Seal any bytes for ``keys``."""
    path = folder / "made-by-hand.sala"
    path.write_bytes(pyrage.encrypt(zipped, [pyrage.x25519.Recipient.from_str(keys.recipient)]))
    return path


@dataclass
class Bag:
    """A bag made by hand: a valid one until a test changes a member, the order of signing, or the zip."""

    payload: dict[str, bytes] = field(default_factory=dict)
    about: dict[str, object] = field(default_factory=dict)
    replaced: dict[str, bytes] = field(default_factory=dict)
    """Members that are put as given, whatever the manifests say."""
    left_out: set[str] = field(default_factory=set)
    added: list[tuple[zipfile.ZipInfo, bytes]] = field(default_factory=list)
    """Members that no manifest lists."""
    keys: DeviceKeys = KEYS

    def with_file(self, content: bytes) -> Bag:
        self.payload["data/files/" + hashlib.sha256(content).hexdigest()] = content
        return self

    def members(self) -> Mapping[str, bytes]:
        payload = {"data/changes.jsonl": b"{}\n", **self.payload}
        files = [content for name, content in payload.items() if name.startswith("data/files/")]
        counts = {
            "changes": payload["data/changes.jsonl"].count(b"\n"),
            "files": len(files),
            "bytes": sum(map(len, files)),
        }
        about = {**json.loads(ABOUT.to_json()), "verify_key": self.keys.verify_key, "counts": counts, **self.about}
        payload.setdefault("data/about.json", json.dumps(about).encode())
        tags = {
            "bagit.txt": b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
            "bag-info.txt": b"Bagging-Date: 2026-11-23\n",
            "manifest-sha256.txt": manifest(payload),
        }
        tags.update({name: content for name, content in self.replaced.items() if name in tags})
        tag_manifest = self.replaced.get("tagmanifest-sha256.txt", manifest(tags))
        signature = self.keys.sign(tag_manifest, f"sala bundle {about['bundle']}")
        members = {**payload, **tags, "tagmanifest-sha256.txt": tag_manifest}
        members["tagmanifest-sha256.txt.minisig"] = signature
        members.update(self.replaced)
        return {name: content for name, content in members.items() if name not in self.left_out}

    def zipped(self) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bag:
            for name, content in self.members().items():
                bag.writestr(name, content)
            for info, content in self.added:
                bag.writestr(info, content)
        return out.getvalue()

    def sealed(self, folder: Path) -> Path:
        return seal_by_hand(folder, self.zipped())


def manifest(members: Mapping[str, bytes]) -> bytes:
    """Return the manifest of ``members``."""
    lines = [f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in members.items()]
    return "".join(lines).encode()
