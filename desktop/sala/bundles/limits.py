"""How much a bundle may hold before it is believed: bounds that are checked before anything is unpacked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_MIB: Final = 1 << 20
_GIB: Final = 1 << 30


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds in bytes, except ``files`` (a count) and ``ratio`` (unpacked size by packed size of one member)."""

    bundle: int = 8 * _GIB
    """The sealed file, and so everything that is written into quarantine."""
    unpacked: int = 8 * _GIB
    """All members together, unpacked."""
    files: int = 100_000
    """Attachments and members of later versions together."""
    changes: int = _GIB
    line: int = 8 * _MIB
    """One change."""
    about: int = 8 * _MIB
    pack: int = 8 * _MIB
    """The method pack that goes along."""
    tag_file: int = 32 * _MIB
    """A manifest: 140 bytes for each attachment."""
    ratio: int = 200
    """Changes pack to a tenth or so: their ids are random. Members below 1 MiB are not asked."""
