"""age files sealed with a passphrase, as a stream.

Our library for age seals with a passphrase only what is wholly in memory (three times over), which a workshop with
photos does not fit. This writes and reads the same format (age-encryption.org/v1, stanza "scrypt") piece by piece; the
command ``age`` and the library both open what it writes, and tests hold it to that.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets
from collections.abc import Iterator
from typing import Final, Protocol

from sala.errors import EnvironmentFault

MAGIC: Final = b"age-encryption.org/v1\n"
_LABEL: Final = b"age-encryption.org/v1/scrypt"
_HEADER: Final = re.compile(
    rb"age-encryption\.org/v1\n-> scrypt ([0-9A-Za-z+/]{22}) ([1-9][0-9]?)\n([0-9A-Za-z+/]{43})\n---"
    rb" ([0-9A-Za-z+/]{43})\n"
)
_HEADER_LINES: Final = 4
_HEADER_ROOM: Final = 200
_WORK: Final = 18
"""2**18 rounds of scrypt, as ``age`` takes: 256 MiB and a second or so for each guess."""
_MOST_WORK: Final = 20
_PIECE: Final = 64 * 1024
_TAG: Final = 16
_NONCE: Final = 16
_FILE_KEY: Final = 16


class Readable(Protocol):
    """What gives exactly ``size`` bytes until its end."""

    def read(self, size: int, /) -> bytes:
        """Return the next ``size`` bytes, fewer only at the end."""


class Writable(Protocol):
    """What takes bytes."""

    def write(self, data: bytes, /) -> int:
        """Take all of ``data``."""


def seal(source: Readable, out: Writable, passphrase: str) -> None:
    """Write what ``source`` reads to ``out``, sealed with ``passphrase`` (its UTF-8 bytes, as typed)."""
    from cryptography.hazmat.primitives.ciphers.aead import (  # noqa: PLC0415  # start-up: loaded when first needed
        ChaCha20Poly1305,
    )

    file_key, salt = secrets.token_bytes(_FILE_KEY), secrets.token_bytes(16)
    wrapped = ChaCha20Poly1305(_wrap_key(passphrase, salt, _WORK)).encrypt(bytes(12), file_key, None)
    header = b"%s-> scrypt %s %d\n%s\n---" % (MAGIC, _plain_base64(salt), _WORK, _plain_base64(wrapped))
    nonce = secrets.token_bytes(_NONCE)
    out.write(b"%s %s\n%s" % (header, _plain_base64(_header_mac(file_key, header)), nonce))
    cipher = ChaCha20Poly1305(_hkdf(file_key, nonce, b"payload"))
    for counter, last, piece in _pieces(source, _PIECE):
        out.write(cipher.encrypt(_piece_nonce(counter, last=last), piece, None))


def unseal(source: Readable, out: Writable, passphrase: str) -> None:
    """Write what is sealed in ``source`` to ``out``. What was written counts only when this returns.

    Raises ``EnvironmentFault``: ``bundle.passphrase_wrong``, ``bundle.truncated``, ``bundle.damaged``.
    """
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415  # start-up: loaded when first needed
    from cryptography.hazmat.primitives.ciphers.aead import (  # noqa: PLC0415  # start-up: loaded when first needed
        ChaCha20Poly1305,
    )

    file_key = _read_header(source, passphrase)
    nonce = source.read(_NONCE)
    if len(nonce) < _NONCE:
        raise EnvironmentFault("bundle.truncated")
    cipher = ChaCha20Poly1305(_hkdf(file_key, nonce, b"payload"))
    for counter, last, piece in _pieces(source, _PIECE + _TAG):
        try:
            plain = cipher.decrypt(_piece_nonce(counter, last=last), piece, None)
        except InvalidTag as error:
            raise failed_piece(at_end=last, first=counter == 0) from error
        if last and counter and not plain:
            raise EnvironmentFault("bundle.damaged", where="age", detail="empty last piece")
        out.write(plain)


def failed_piece(*, at_end: bool, first: bool) -> EnvironmentFault:
    """Return the fault for a piece of 64 KiB that is not authentic.

    A copy that stopped half way fails at its last piece. That is guessed only where there were pieces before: in a
    small file the only piece is the last one, whatever is wrong with it.
    """
    if at_end and not first:
        return EnvironmentFault("bundle.truncated")
    return EnvironmentFault("bundle.damaged", where="age", detail="a piece is not authentic")


def _read_header(source: Readable, passphrase: str) -> bytes:
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415  # start-up: loaded when first needed
    from cryptography.hazmat.primitives.ciphers.aead import (  # noqa: PLC0415  # start-up: loaded when first needed
        ChaCha20Poly1305,
    )

    lines = _header_lines(source)
    match = _HEADER.fullmatch(lines)
    if match is None:
        raise _header_damaged("not a header of one passphrase")
    salt, wrapped, mac = (_from_plain_base64(match[number]) for number in (1, 3, 4))
    work = int(match[2])
    if work > _MOST_WORK:
        raise EnvironmentFault("bundle.damaged", where="age", detail=f"asks for 2**{work} rounds")
    try:
        file_key = ChaCha20Poly1305(_wrap_key(passphrase, salt, work)).decrypt(bytes(12), wrapped, None)
    except InvalidTag as error:
        raise EnvironmentFault("bundle.passphrase_wrong") from error
    expected = _header_mac(file_key, lines[: lines.rindex(b"---") + 3])
    if not hmac.compare_digest(expected, mac):
        raise _header_damaged("header is not authentic")
    return file_key


def _header_lines(source: Readable) -> bytes:
    lines = b""
    while lines.count(b"\n") < _HEADER_LINES and len(lines) < _HEADER_ROOM:
        byte = source.read(1)
        if not byte:
            raise EnvironmentFault("bundle.truncated")
        lines += byte
    return lines


def _header_damaged(detail: str) -> EnvironmentFault:
    return EnvironmentFault("bundle.damaged", where="age", detail=detail)


def _pieces(source: Readable, size: int) -> Iterator[tuple[int, bool, bytes]]:
    """Cut ``source`` into pieces of ``size`` bytes: (number from 0, whether it is the last, bytes)."""
    counter, piece = 0, source.read(size)
    while True:
        following = source.read(size) if len(piece) == size else b""
        yield counter, not following, piece
        if not following:
            return
        counter, piece = counter + 1, following


def _piece_nonce(counter: int, *, last: bool) -> bytes:
    return counter.to_bytes(11, "big") + (b"\x01" if last else b"\x00")


def _wrap_key(passphrase: str, salt: bytes, work: int) -> bytes:
    memory = 128 * 8 << work
    return hashlib.scrypt(
        passphrase.encode(), salt=_LABEL + salt, n=1 << work, r=8, p=1, maxmem=memory + (1 << 20), dklen=32
    )


def _header_mac(file_key: bytes, header: bytes) -> bytes:
    return hmac.digest(_hkdf(file_key, b"", b"header"), header, "sha256")


def _hkdf(key: bytes, salt: bytes, info: bytes) -> bytes:
    """Return 32 bytes of HKDF-SHA-256 (RFC 5869): one round is enough for them."""
    return hmac.digest(hmac.digest(salt or bytes(32), key, "sha256"), info + b"\x01", "sha256")


def _plain_base64(data: bytes) -> bytes:
    return base64.b64encode(data).rstrip(b"=")


def _from_plain_base64(text: bytes) -> bytes:
    data = base64.b64decode(text + b"=" * (-len(text) % 4))
    if _plain_base64(data) != text:
        raise _header_damaged("base64 with stray bits")
    return data
