"""PDF objects as plain Python values, and their written form (ISO 32000-1, 7.3)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


class Name(str):
    """A PDF name, without its slash."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to the object with this number."""

    number: int


PdfValue = None | bool | int | float | Name | str | bytes | Ref | Sequence["PdfValue"] | Mapping[str, "PdfValue"]
"""``str`` is text for people (a title), ``bytes`` is binary, ``Name`` and the keys of mappings are names."""

_PLAIN_NAME = re.compile(r"[A-Za-z0-9_.+-]+\Z")


def serialise(value: PdfValue) -> bytes:
    """Return the written form of ``value``."""
    if isinstance(value, Ref):
        return b"%d 0 R" % value.number
    if isinstance(value, str | bytes):
        return _characters(value)
    if isinstance(value, Mapping | Sequence):
        return _collection(value)
    if isinstance(value, bool) or value is None:
        return {None: b"null", True: b"true", False: b"false"}[value]
    return number(value).encode("ascii")


def number(value: float) -> str:
    """Return a number as PDF writes it: at most three decimals, no exponent."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in {"", "-0"} else text


def _collection(value: Mapping[str, PdfValue] | Sequence[PdfValue]) -> bytes:
    if isinstance(value, Mapping):
        entries = b" ".join(_name(key) + b" " + serialise(each) for key, each in value.items())
        return b"<< " + entries + b" >>"
    return b"[" + b" ".join(serialise(each) for each in value) + b"]"


def _characters(value: str | bytes) -> bytes:
    if isinstance(value, Name):
        return _name(value)
    if isinstance(value, bytes):
        return b"<" + value.hex().upper().encode("ascii") + b">"
    if value.isascii() and value.isprintable():
        escaped = value.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return b"(" + escaped.encode("ascii") + b")"
    return _characters(b"\xfe\xff" + value.encode("utf-16-be", "replace"))


def _name(name: str) -> bytes:
    if _PLAIN_NAME.match(name):
        return b"/" + name.encode("ascii")
    plain = (chr(b) if _PLAIN_NAME.match(chr(b)) else f"#{b:02X}" for b in name.encode("utf-8"))
    return b"/" + "".join(plain).encode("ascii")
