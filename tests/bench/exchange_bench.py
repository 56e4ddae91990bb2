"""Export and import of a workshop of 40 MB, beside zip and age alone on the same bytes."""

from __future__ import annotations

import io
import itertools
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pyrage
from PIL import Image
from tests.bench.timing import Figure, paired, speed_at_least

from sala.services.attachments import attach_photo
from sala.services.cards import add_card
from sala.services.exchange import device_keys, export_bundle, import_bundle
from sala.services.workshops import NewWorkshop, create_workshop
from sala.services.workspace import Workspace, open_or_create

_BYTES = 40_000_000
_ROUNDS = 3


def exchange(folder: Path) -> Iterator[Figure]:
    """Seconds to export, read back and compare; and to verify everything and import into an empty workspace."""
    numbers = itertools.count()
    with open_or_create(folder / "exchange") as ws:
        workshop = _fill(ws)
        photos = sorted((folder / "exchange" / "files").rglob("*"))
        photos = [path for path in photos if path.is_file()]
        keys = device_keys(ws)
        recipient = pyrage.x25519.Recipient.from_str(keys.recipient)
        identity = pyrage.x25519.Identity.from_str(keys.identity)
        sealed = folder / "work.sala"
        bare = folder / "bare.age"

        def export() -> None:
            export_bundle(ws, workshop, sealed, overwrite=True)

        def zip_and_seal() -> None:
            with zipfile.ZipFile(folder / "bare.zip", "w") as bag:
                for path in photos:
                    bag.write(path, path.name)
            pyrage.encrypt_file(str(folder / "bare.zip"), str(bare), [recipient])

        exported, packed = paired(export, zip_and_seal, _ROUNDS)
        empty = [open_or_create(folder / f"taken{number}") for number in range(_ROUNDS + 1)]
        for other in empty:
            other.set_secret("device keys", keys.to_text())

        def take() -> None:
            import_bundle(empty.pop(), sealed)

        def open_and_unzip() -> None:
            pyrage.decrypt_file(str(bare), str(folder / "again.zip"), [identity])
            with zipfile.ZipFile(folder / "again.zip") as bag:
                bag.extractall(folder / f"bare{next(numbers)}")

        imported, unpacked = paired(take, open_and_unzip, _ROUNDS)
    yield speed_at_least("export of 40 MB / zip + age", exported, packed, "s", 0.5)
    yield speed_at_least("import of 40 MB / age + unzip", imported, unpacked, "s", 0.5)


def _fill(ws: Workspace) -> str:
    """Make a workshop with noisy photos, which compress no better than those of a telephone."""
    dice = random.Random(1)
    workshop = create_workshop(ws, NewWorkshop("ធំ")).created
    note = add_card(ws, workshop, "interview_note").created
    size = 0
    while size < _BYTES:
        noise = Image.frombytes("RGB", (1200, 900), dice.randbytes(1200 * 900 * 3))
        out = io.BytesIO()
        noise.save(out, "JPEG", quality=80)
        attach_photo(ws, workshop, note, out.getvalue(), name=f"{size}.jpg")
        size += len(out.getvalue())
    return workshop
