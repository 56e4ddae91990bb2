"""What a certificate of participation says, as plain values in the language of the paper: services make them."""

from __future__ import annotations

from dataclasses import dataclass

from sala.printing.documents.official import OfficialHead


@dataclass(frozen=True, slots=True)
class Certified:
    """Who took part: ``name`` as it is in the list of participants, ``work`` what they do and where, or "".

    ``number`` is that of the certificate. An empty name leaves a line to write it by hand.
    """

    name: str
    work: str
    number: str


@dataclass(frozen=True, slots=True)
class Certificate:
    """What all certificates of a workshop share. ``hours`` is "12 hours", "" where nobody planned them."""

    head: OfficialHead
    workshop_name: str
    place: str
    dates: str
    hours: str
