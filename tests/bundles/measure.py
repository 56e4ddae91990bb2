"""How fast a bundle is written and opened, against the bare libraries on the same photos.

Run: ``python -m tests.bundles.measure [FOLDER]`` (the folder decides the medium). Bare is ``zipfile`` to a file,
``pyrage`` to another, without hashes, signature, sync or reading back; and back again by unpacking to files.
"""

from __future__ import annotations

import hashlib
import os
import resource
import statistics
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyrage

from sala.bundles import About, DeviceKeys, open_bundle, write_bundle

PHOTOS = 20
PHOTO_BYTES = 2 << 20
ROUNDS = 9


def main() -> None:
    """Print medians in milliseconds, megabytes a second, and the two ratios."""
    parent = sys.argv[1] if len(sys.argv) > 1 else None
    with tempfile.TemporaryDirectory(dir=parent) as name:
        folder = Path(name)
        (folder / "quarantine").mkdir()
        photos = make_photos(folder)
        keys = DeviceKeys.generate()
        steps = [
            ("bare export", lambda: bare_export(folder, photos, keys)),
            ("export", lambda: export(folder, photos, keys)),
            ("bare import", lambda: bare_import(folder, keys)),
            ("import", lambda: import_(folder, keys)),
        ]
        seconds: dict[str, list[float]] = {step: [] for step, _ in steps}
        for _ in range(ROUNDS):
            for step, run in steps:
                seconds[step].append(timed(run))
    report({step: statistics.median(each) for step, each in seconds.items()})


def report(seconds: dict[str, float]) -> None:
    """Print what was measured."""
    megabytes = PHOTOS * PHOTO_BYTES / 1e6
    for step, each in seconds.items():
        sys.stdout.write(f"{step:12} {each * 1000:7.0f} ms {megabytes / each:6.0f} MB/s\n")
    for step in ("export", "import"):
        sys.stdout.write(f"{step}: {seconds['bare ' + step] / seconds[step]:.2f} of the bare speed\n")
    sys.stdout.write(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB\n")


def make_photos(folder: Path) -> dict[str, Path]:
    """Write files of random bytes, as incompressible as photos, named by their SHA-256."""
    photos = {}
    for _ in range(PHOTOS):
        content = os.urandom(PHOTO_BYTES)
        sha256 = hashlib.sha256(content).hexdigest()
        photos[sha256] = folder / sha256
        photos[sha256].write_bytes(content)
    return photos


def timed(run: Callable[[], None]) -> float:
    """Return the seconds that ``run`` takes, with nothing left to write from before."""
    os.sync()
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def bare_export(folder: Path, photos: dict[str, Path], keys: DeviceKeys) -> None:
    """Zip, then seal."""
    with zipfile.ZipFile(folder / "bare.zip", "w") as bag:
        for sha256, path in photos.items():
            bag.write(path, sha256)
    recipient = pyrage.x25519.Recipient.from_str(keys.recipient)
    pyrage.encrypt_file(str(folder / "bare.zip"), str(folder / "bare.age"), [recipient])


def bare_import(folder: Path, keys: DeviceKeys) -> None:
    """Unseal, then unzip."""
    identity = pyrage.x25519.Identity.from_str(keys.identity)
    pyrage.decrypt_file(str(folder / "bare.age"), str(folder / "opened.zip"), [identity])
    with zipfile.ZipFile(folder / "opened.zip") as bag:
        bag.extractall(folder / "unzipped")


def export(folder: Path, photos: dict[str, Path], keys: DeviceKeys) -> None:
    """Write a bundle."""
    about = About(bundle="01930000-0000-7000-8000-000000000000", created="2026-11-23T08:00:00Z", device="d")
    write_bundle(folder / "ours.sala", about, [b"{}"], photos, recipients=[keys.recipient], keys=keys, overwrite=True)


def import_(folder: Path, keys: DeviceKeys) -> None:
    """Open a bundle and take every photo out of it."""
    (folder / "taken").mkdir(exist_ok=True)
    with open_bundle(folder / "ours.sala", identities=[keys], quarantine=folder / "quarantine") as opened:
        for sha256 in opened.files:
            target = folder / "taken" / sha256
            target.unlink(missing_ok=True)
            opened.copy_file(sha256, target)


if __name__ == "__main__":
    main()
