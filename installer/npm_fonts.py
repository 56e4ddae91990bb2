"""Fonts out of packages that only the npm registry carries as TrueType files; ``npm pack`` brings them."""

from __future__ import annotations

import hashlib
import io
import sys
import tarfile
from pathlib import Path
from typing import NamedTuple

from fontTools.ttLib import TTFont


class Package(NamedTuple):
    """A package as ``npm pack`` writes it: its file, and the SHA-256 of that."""

    file: str
    digest: str

    def read(self, folder: Path, font: str) -> tuple[TTFont, bytes]:
        """Return one font of the package, and the text of its licence; the package is looked for in ``folder``."""
        path = folder / self.file
        if not path.exists():
            sys.exit(f"{self.file} is not in {folder} (see the top of make_fonts.py)")
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() != self.digest:
            sys.exit(f"{self.file} is not the package that the font was made from")
        with tarfile.open(fileobj=io.BytesIO(data)) as packed:
            program, licence = (self._member(packed, f"package/{name}") for name in (font, "LICENSE_FONT"))
        return TTFont(io.BytesIO(program), recalcTimestamp=False), licence

    def _member(self, packed: tarfile.TarFile, name: str) -> bytes:
        found = packed.extractfile(name)
        if found is None:
            sys.exit(f"{self.file} holds no {name}")
        return found.read()


MOUL = Package("expo-google-fonts-moul-0.4.1.tgz", "0a7eb5234fe9e2fb06c26ef6cd73253216e9f1dacbfec939d4bcffdb051c91b6")
LAO = Package(
    "expo-google-fonts-noto-sans-lao-0.4.2.tgz", "3345f1310e88b0296fb055a2d0fbd628a61d0528a8ec06b3ef75b1a8ef204d29"
)
EMOJI = Package(
    "expo-google-fonts-noto-emoji-0.4.7.tgz", "6a25fd5a4da5bb34bbc2d300531bbf32de86afd866e119314d7e358f61a6104d"
)
