"""What a place is, and what its kinds are called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Level = Literal["province", "district", "commune", "village"]
Kind = Literal["province", "capital", "district", "municipality", "khan", "commune", "sangkat", "village"]

LEVELS: Final[tuple[Level, ...]] = ("province", "district", "commune", "village")

LEVEL_OF_KIND: Final[dict[Kind, Level]] = {
    "province": "province",
    "capital": "province",
    "district": "district",
    "municipality": "district",
    "khan": "district",
    "commune": "commune",
    "sangkat": "commune",
    "village": "village",
}

KHMER_KINDS: Final[dict[Kind, str]] = {
    "province": "ខេត្ត",
    "capital": "រាជធានី",
    "district": "ស្រុក",
    "municipality": "ក្រុង",
    "khan": "ខណ្ឌ",
    "commune": "ឃុំ",
    "sangkat": "សង្កាត់",
    "village": "ភូមិ",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the official list.

    ``code`` has 2, 4, 6 or 8 digits by level, those of the place around it first. Some villages have none of their own
    in the source: theirs is the commune's, "x" and a number. ``around`` holds the codes of the places that it lies in,
    province first; empty for a province. ``name_km`` and ``name_en`` are without the word for the kind.
    """

    code: str
    kind: Kind
    name_km: str
    name_en: str
    around: tuple[str, ...]

    @property
    def level(self) -> Level:
        """The level of the kind: a municipality and a khan are districts, a sangkat is a commune."""
        return LEVEL_OF_KIND[self.kind]
