"""The keys of one device: to open what is sealed for it, and to sign what it sends.

An age identity (X25519) and a minisign key pair (Ed25519): anyone can use them with the commands ``age`` and
``minisign``. Neither is protected by a passphrase here; the secret text is kept by another floor.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sala.errors import EnvironmentFault, WrongUse

if TYPE_CHECKING:
    from minisign import PublicKey, SecretKey
    from pyrage import x25519

_FIRST_LINE: Final = "sala-device-keys 1"


@dataclass(frozen=True, slots=True)
class DeviceKeys:
    """Both secret keys of a device and what others may know of them. Its ``repr`` shows nothing secret."""

    recipient: str
    """Public: ``age1…``; whoever has it can seal a bundle that only this device opens."""
    verify_key: str
    """Public: minisign public key in one line, as ``minisign -V -P`` takes it."""
    identity: str = field(repr=False)
    """Secret: ``AGE-SECRET-KEY-1…``."""
    signing_key: str = field(repr=False)
    """Secret: minisign secret key in one line of base64, not encrypted."""

    @classmethod
    def generate(cls) -> DeviceKeys:
        """Make new keys for a device."""
        from minisign import KeyPair  # noqa: PLC0415  # start-up: loaded when first needed
        from pyrage import x25519  # noqa: PLC0415  # start-up: loaded when first needed

        return _keys_of(x25519.Identity.generate(), KeyPair.generate().secret_key)

    @classmethod
    def from_text(cls, text: str) -> DeviceKeys:
        """Read what ``to_text`` wrote. Raises ``EnvironmentFault`` ``keys.damaged``."""
        from minisign import Error, SecretKey  # noqa: PLC0415  # start-up: loaded when first needed
        from pyrage import IdentityError, x25519  # noqa: PLC0415  # start-up: loaded when first needed

        lines = text.split("\n")
        if len(lines) != 4 or lines[0] != _FIRST_LINE or lines[3]:
            raise EnvironmentFault("keys.damaged")
        try:
            return _keys_of(x25519.Identity.from_str(lines[1]), SecretKey.from_base64(lines[2]))
        except (IdentityError, Error) as error:
            raise EnvironmentFault("keys.damaged") from error

    def to_text(self) -> str:
        """Return the secret form: three lines that hold everything. Keep it where the system keeps secrets."""
        return f"{_FIRST_LINE}\n{self.identity}\n{self.signing_key}\n"

    def sign(self, data: bytes, comment: str) -> bytes:
        """Return the minisign signature (the text of a ``.minisig`` file) of ``data``.

        ``comment`` is signed with it ("trusted comment"): printable ASCII in one line.
        """
        from minisign import SecretKey  # noqa: PLC0415  # start-up: loaded when first needed

        key = SecretKey.from_base64(self.signing_key)
        return bytes(key.sign(data, untrusted_comment="signature of a Sala device", trusted_comment=comment)) + b"\n"


def verify_signature(data: bytes, signature: bytes, verify_key: str) -> str:
    """Return the trusted comment of ``signature``, the text of a ``.minisig`` file, once it is verified.

    Raises ``EnvironmentFault`` ``bundle.signature`` when ``data`` was not signed so with ``verify_key``.
    """
    from minisign import Error, Signature  # noqa: PLC0415  # start-up: loaded when first needed

    try:
        read = Signature.from_bytes(signature)
        _public_key(verify_key).verify(data, read)
    except (Error, ValueError) as error:
        raise EnvironmentFault("bundle.signature", reason=str(error)) from error
    return str(read.trusted_comment)


def check_verify_key(verify_key: str) -> None:
    """Raise ``WrongUse`` ``key.invalid`` (``key``) unless ``verify_key`` is a minisign public key in one line."""
    from minisign import Error  # noqa: PLC0415  # start-up: loaded when first needed

    try:
        _public_key(verify_key)
    except (Error, ValueError) as error:
        raise WrongUse("key.invalid", key=verify_key) from error


def check_recipient(recipient: str) -> None:
    """Raise ``WrongUse`` ``recipient.invalid`` (``recipient``) unless it is ``age1…`` of an X25519 key."""
    parse_recipient(recipient)


def parse_recipient(recipient: str) -> x25519.Recipient:
    """Return the recipient for age. Raises ``WrongUse`` ``recipient.invalid`` (``recipient``)."""
    from pyrage import RecipientError, x25519  # noqa: PLC0415  # start-up: loaded when first needed

    try:
        return x25519.Recipient.from_str(recipient)
    except RecipientError as error:
        raise WrongUse("recipient.invalid", recipient=recipient) from error


def _public_key(verify_key: str) -> PublicKey:
    from minisign import PublicKey  # noqa: PLC0415  # start-up: loaded when first needed

    return PublicKey.from_base64(verify_key)


def _keys_of(identity: x25519.Identity, signing: SecretKey) -> DeviceKeys:
    return DeviceKeys(
        recipient=str(identity.to_public()),
        verify_key=signing.get_public_key().to_base64().decode("ascii"),
        identity=str(identity),
        signing_key=signing.to_base64().decode("ascii"),
    )
