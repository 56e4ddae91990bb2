"""Keys of a device: kept as text, shown without secrets, understood by other programs."""

from __future__ import annotations

import base64
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.bundles.bundle_making import KEYS, refused_with

from sala.bundles import DeviceKeys, check_recipient, check_verify_key, verify_signature
from sala.errors import EnvironmentFault


def test_text_gives_the_same_keys_back() -> None:
    assert DeviceKeys.from_text(KEYS.to_text()) == KEYS


def test_every_device_has_its_own() -> None:
    other = DeviceKeys.generate()
    assert other.recipient != KEYS.recipient
    assert other.verify_key != KEYS.verify_key


def test_public_forms_are_those_of_age_and_minisign() -> None:
    assert KEYS.recipient.startswith("age1")
    assert KEYS.verify_key.startswith("RW")
    check_recipient(KEYS.recipient)
    check_verify_key(KEYS.verify_key)


def test_what_is_printed_of_keys_is_public() -> None:
    shown = repr(KEYS)
    assert KEYS.recipient in shown
    assert KEYS.identity not in shown
    assert KEYS.signing_key not in shown


@pytest.mark.parametrize(
    "text",
    [
        "",
        KEYS.to_text()[:-1],
        KEYS.to_text().replace("keys 1", "keys 2"),
        KEYS.to_text().replace("AGE-SECRET-KEY-1", "AGE-SECRET-KEY-2"),
        KEYS.to_text() + "more\n",
        f"sala-device-keys 1\n{KEYS.identity}\n{KEYS.verify_key}\n",
    ],
    ids=["empty", "no end", "newer", "no identity", "longer", "a public key"],
)
def test_damaged_keys_are_said_to_be_so(text: str) -> None:
    with pytest.raises(EnvironmentFault) as caught:
        DeviceKeys.from_text(text)
    assert caught.value.code == "keys.damaged"


def test_no_secret_reaches_the_message_of_a_damaged_key() -> None:
    with pytest.raises(EnvironmentFault) as caught:
        DeviceKeys.from_text(KEYS.to_text().replace("AGE-SECRET-KEY-1", "AGE-SECRET-KEY-2"))
    assert KEYS.signing_key not in str(caught.value)


@given(data=st.binary(max_size=200))
def test_a_signature_says_who_and_what(data: bytes) -> None:
    signature = KEYS.sign(data, "receipt 1")
    assert verify_signature(data, signature, KEYS.verify_key) == "receipt 1"
    for wrong_data, key in ((data + b"x", KEYS.verify_key), (data, DeviceKeys.generate().verify_key)):
        with refused_with("bundle.signature"):
            verify_signature(wrong_data, signature, key)


@given(place=st.integers(min_value=0), flip=st.integers(min_value=1, max_value=255))
def test_a_changed_signature_is_refused_or_means_the_same(place: int, flip: int) -> None:
    signature = bytearray(KEYS.sign(b"data", "receipt 1"))
    signature[place % len(signature)] ^= flip
    # The first comment is not signed, and a letter after the end of a line's base64 says nothing, as minisign has it.
    with contextlib.suppress(EnvironmentFault):
        assert verify_signature(b"data", bytes(signature), KEYS.verify_key) == "receipt 1"


@given(place=st.integers(min_value=0, max_value=63), flip=st.integers(min_value=1, max_value=255))
def test_a_changed_bit_of_the_signature_itself_is_refused(place: int, flip: int) -> None:
    lines = KEYS.sign(b"data", "receipt 1").split(b"\n")
    for number, start in ((1, 10), (3, 0)):  # algorithm and key id come first in the one; both have 64 bytes
        raw = bytearray(base64.b64decode(lines[number]))
        raw[start + place] ^= flip
        changed = [*lines[:number], base64.b64encode(raw), *lines[number + 1 :]]
        with refused_with("bundle.signature"):
            verify_signature(b"data", b"\n".join(changed), KEYS.verify_key)


@pytest.mark.parametrize(
    "recipient", ["", "age1", KEYS.identity, KEYS.recipient[:-1] + "b", "ssh-ed25519 AAAA"], ids=range(5)
)
def test_what_is_no_recipient_is_refused(recipient: str) -> None:
    with refused_with("recipient.invalid"):
        check_recipient(recipient)


@pytest.mark.parametrize("key", ["", "RW", KEYS.recipient, KEYS.verify_key[:-1], "ខ្មែរ"], ids=range(5))
def test_what_is_no_verify_key_is_refused(key: str) -> None:
    with refused_with("key.invalid"):
        check_verify_key(key)
