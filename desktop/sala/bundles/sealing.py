"""The outer layer: an age file, for named recipients or with a passphrase (age knows no mixture of both)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from sala.bundles import passphrase as passphrase_file
from sala.bundles.keys import DeviceKeys, parse_recipient
from sala.bundles.passphrase import Readable, Writable
from sala.errors import EnvironmentFault, WrongUse

_ARMOR: Final = b"-----BEGIN AGE ENCRYPTED FILE-----"
_HEAD: Final = 64


def seal(pieces: Iterator[bytes], out: Writable, recipients: Sequence[str], passphrase: str | None) -> None:
    """Seal the bytes that ``pieces`` yields into ``out``. What ``pieces`` and ``out`` raise comes through.

    Raises ``WrongUse``: ``recipient.invalid`` (``recipient``), ``recipient.none`` when neither is given,
    ``recipient.mixed`` when both are, ``passphrase.empty``.
    """
    check_seal(recipients, passphrase)
    source = _Pulled(pieces)
    if passphrase is not None:
        passphrase_file.seal(source, out, passphrase)
        return
    from pyrage import encrypt_io  # noqa: PLC0415  # start-up: loaded when first needed

    sink = _GuardedSink(out)
    try:
        encrypt_io(source, sink, [parse_recipient(each) for each in recipients])
    except Exception:
        failure = source.failure or sink.failure
        if failure:
            raise failure from None
        raise


def check_seal(recipients: Sequence[str], passphrase: str | None) -> None:
    """Raise what ``seal`` raises about its recipients and passphrase, before any work is done."""
    if passphrase is not None:
        if recipients:
            raise WrongUse("recipient.mixed")
        if not passphrase:
            raise WrongUse("passphrase.empty")
    elif not recipients:
        raise WrongUse("recipient.none")
    for each in recipients:
        parse_recipient(each)


def unseal(source: Readable, out: Writable, identities: Sequence[DeviceKeys], passphrase: str | None) -> None:
    """Write what is sealed in ``source`` to ``out``. What was written counts only when this returns.

    Raises ``EnvironmentFault``: ``bundle.foreign`` (``armored``), ``bundle.passphrase_needed``,
    ``bundle.passphrase_wrong``, ``bundle.not_for_us``, ``bundle.truncated``, ``bundle.damaged``; what ``source`` and
    ``out`` raise comes through.
    """
    head = source.read(_HEAD)
    whole = _Again(head, source)
    if not _has_passphrase(head):
        _unseal_for(whole, out, identities)
    elif passphrase is None:
        raise EnvironmentFault("bundle.passphrase_needed")
    else:
        passphrase_file.unseal(whole, out, passphrase)


def _has_passphrase(head: bytes) -> bool:
    magic = passphrase_file.MAGIC
    if magic.startswith(head):
        raise EnvironmentFault("bundle.truncated")
    if not head.strip(b"\0"):
        # A copy whose contents never reached the stick: the name and the size are there, and nothing else.
        raise EnvironmentFault("bundle.damaged", where="age", detail="only zeros")
    if not head.startswith(magic):
        raise EnvironmentFault("bundle.foreign", armored=head.startswith(_ARMOR))
    return head.startswith(magic + b"-> scrypt ")


def _unseal_for(source: Readable, out: Writable, identities: Sequence[DeviceKeys]) -> None:
    from pyrage import decrypt_io, x25519  # noqa: PLC0415  # start-up: loaded when first needed

    keys = [x25519.Identity.from_str(each.identity) for each in identities]
    reader, sink = _GuardedSource(source), _GuardedSink(out)
    try:
        decrypt_io(reader, sink, keys)
    except Exception as error:
        failure = reader.failure or sink.failure
        if failure:
            raise failure from None
        raise _unsealing_fault(str(error), at_end=reader.at_end, written=sink.count) from error


def _unsealing_fault(said: str, *, at_end: bool, written: int) -> EnvironmentFault:
    """Turn what the library says into a code; it has no kinds of error for these, only sentences."""
    if "No matching keys" in said:
        return EnvironmentFault("bundle.not_for_us")
    if "truncated" in said or "fill whole buffer" in said or "Incomplete header" in said:
        return EnvironmentFault("bundle.truncated")
    if said == "decryption error":
        return passphrase_file.failed_piece(at_end=at_end, first=written == 0)
    return EnvironmentFault("bundle.damaged", where="age", detail=said)


class _Pulled:
    """A file to read whose bytes come from a generator, so that packing and sealing need no file between them."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.failure: BaseException | None = None
        self._pieces = pieces
        self._piece = memoryview(b"")

    def read(self, size: int) -> bytes:
        try:
            parts, missing = [], size
            while missing:
                if not self._piece:
                    following = next(self._pieces, None)
                    if following is None:
                        break
                    self._piece = memoryview(following)
                parts.append(self._piece[:missing])
                self._piece = self._piece[missing:]
                missing -= len(parts[-1])
        except BaseException as error:
            self.failure = error
            raise
        return b"".join(parts)


class _GuardedSink:
    """A file to write that remembers what went wrong: the library would make a sentence of it."""

    def __init__(self, out: Writable) -> None:
        self.failure: BaseException | None = None
        self.count = 0
        self._out = out

    def write(self, data: bytes) -> int:
        try:
            self._out.write(data)
        except BaseException as error:
            self.failure = error
            raise
        self.count += len(data)
        return len(data)

    def flush(self) -> None:
        """Leave it to the owner of the file."""


class _GuardedSource:
    """A file to read that remembers what went wrong and whether its end was reached."""

    def __init__(self, source: Readable) -> None:
        self.failure: BaseException | None = None
        self.at_end = False
        self._source = source

    def read(self, size: int) -> bytes:
        try:
            data = self._source.read(size)
        except BaseException as error:
            self.failure = error
            raise
        self.at_end = self.at_end or len(data) < size
        return data


class _Again:
    """A file to read whose first bytes were looked at already."""

    def __init__(self, head: bytes, rest: Readable) -> None:
        self._head = head
        self._rest = rest

    def read(self, size: int, /) -> bytes:
        if not self._head:
            return self._rest.read(size)
        first, self._head = self._head[:size], self._head[size:]
        return first + self._rest.read(size - len(first))
