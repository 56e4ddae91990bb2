"""The table of contents of a zip, bounded before it is read and checked before it is believed."""

from __future__ import annotations

import os
import stat
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import IO, Any, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from sala.bundles.faults import damaged, too_large

_END: Final = struct.Struct("<4s4H2LH")
_END_64: Final = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_64: Final = struct.Struct("<4sLQL")
_ENTRY_ROOM: Final = 400
"""Bytes of one entry of the table: 46, a name of at most 120, and the 64-bit sizes."""
_LOCAL_HEADER: Final = 30
_SMALL: Final = 1 << 20
_ENCRYPTED: Final = 0x1


@dataclass(frozen=True, slots=True)
class Rules:
    """What a zip of some kind may hold."""

    known: Callable[[str], bool]
    """Tells whether a member may have a name; only such names are ever looked for."""
    most: Callable[[str], int]
    """How many bytes a member of a name may have, unpacked."""
    entries: int
    """How many members there may be."""
    unpacked: int
    """How many bytes all members together may have, unpacked."""
    ratio: int
    """How many times its packed size a large member may have, unpacked."""


def bound_table(file: IO[bytes], rules: Rules) -> int:
    """Check that the zip ends with a table of bearable size, and return where the table starts.

    Raises ``EnvironmentFault``: ``bundle.damaged``, ``bundle.too_large``.
    """
    size = file.seek(0, os.SEEK_END)
    end_at = size - _END.size
    signature, *disks, here, entries, table_size, table_at, comment = _read(file, end_at, _END)
    if signature != b"PK\x05\x06" or any(disks) or comment:
        raise damaged("zip", "no end record")
    if _is_64_bit(file, end_at):
        end_at -= _LOCATOR_64.size + _END_64.size
        signature, _, _, _, *disks, here, entries, table_size, table_at = _read(file, end_at, _END_64)
        if signature != b"PK\x06\x06" or any(disks):
            raise damaged("zip", "no 64-bit end record")
    if entries > rules.entries:
        raise too_large("zip", entries, rules.entries)
    if here != entries or table_size > entries * _ENTRY_ROOM or table_at + table_size != end_at:
        raise damaged("zip", "end record does not fit the table")
    return int(table_at)


def checked_members(bag: ZipFile, table_at: int, rules: Rules) -> Mapping[str, ZipInfo]:
    """Return the members by name once each is of a kind that the zip may hold.

    Raises ``EnvironmentFault``: ``bundle.damaged`` for a name that is unknown or there twice, a link, a folder, an
    encrypted member, members that overlap, one that is missing; ``bundle.too_large``.
    """
    members: dict[str, ZipInfo] = {}
    unpacked = 0
    for info in bag.infolist():
        name = info.orig_filename
        if name in members:
            raise damaged(name[:200], "there twice")
        _check_kind(name, info, rules)
        _check_size(name, info, rules)
        unpacked += info.file_size
        members[name] = info
    if unpacked > rules.unpacked:
        raise too_large("zip", unpacked, rules.unpacked)
    _check_apart(members, table_at)
    return members


def _check_kind(name: str, info: ZipInfo, rules: Rules) -> None:
    if not rules.known(name):
        raise damaged("zip", f"unexpected name {name[:200]!r}")
    if stat.S_IFMT(info.external_attr >> 16) not in {0, stat.S_IFREG}:
        raise damaged(name, "not a plain file")
    if info.flag_bits & _ENCRYPTED or info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise damaged(name, "packed in an unknown way")


def _check_size(name: str, info: ZipInfo, rules: Rules) -> None:
    if info.file_size > _SMALL and info.file_size > info.compress_size * rules.ratio:
        raise too_large(name, info.file_size, info.compress_size * rules.ratio)
    if info.file_size > rules.most(name):
        raise too_large(name, info.file_size, rules.most(name))


def _check_apart(members: Mapping[str, ZipInfo], table_at: int) -> None:
    """Refuse members that share bytes: the classic small zip that unpacks to petabytes."""
    end = 0
    for name, info in sorted(members.items(), key=lambda item: item[1].header_offset):
        if info.header_offset < end:
            raise damaged(name, "overlaps another member")
        end = info.header_offset + _LOCAL_HEADER + len(name) + info.compress_size
    if end > table_at:
        raise damaged("zip", "members run into the table")


def _is_64_bit(file: IO[bytes], end_at: int) -> bool:
    locator_at = end_at - _LOCATOR_64.size
    return locator_at >= _END_64.size and _read(file, locator_at, _LOCATOR_64)[0] == b"PK\x06\x07"


def _read(file: IO[bytes], offset: int, form: struct.Struct) -> tuple[Any, ...]:
    if offset < 0:
        raise damaged("zip", "too short")
    file.seek(offset)
    return form.unpack(file.read(form.size))
