"""What a consent form says, as plain values in the language of the paper: services make them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ConsentWay(StrEnum):
    """How the form takes an answer; also the end of its name."""

    SIGNED = "signed"  # by signature or thumbprint
    SPOKEN = "spoken"  # aloud, before a witness
    PICTURES = "pictures"  # signed or spoken, with large drawings for people who do not read


@dataclass(frozen=True, slots=True)
class Explained:
    """A point that is said before anybody is asked: ``label`` in short, ``words`` to say, "" for none."""

    key: str
    label: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a person may agree to, one by one: ``label`` in short, and the ``question`` to ask."""

    key: str
    label: str
    question: str


@dataclass(frozen=True, slots=True)
class ConsentForm:
    """A form, blank. The labels are those of the method's own fields, so that paper and cards agree."""

    way: ConsentWay
    title: str
    workshop_name: str
    workshop_code: str
    dates: str
    person_label: str
    code_label: str
    date_label: str
    expires_label: str
    guardian_label: str
    witness_label: str
    explained: tuple[Explained, ...]
    scopes: tuple[Scope, ...]
    pack_version: str = "-"
