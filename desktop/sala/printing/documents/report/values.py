"""What a report says, as plain values in the language of the paper; ``write_report`` prints them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from sala.printing.charts import BalanceChart, BeforeAfterChart, FacesChart, MatrixChart, VotesChart


class Tone(StrEnum):
    """How loud a paragraph is."""

    BODY = "body"
    LEAD = "lead"  # the sentence that opens a part
    QUIET = "quiet"  # a remark


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; one that ``leads`` stays with what follows it."""

    words: str
    tone: Tone = Tone.BODY
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a section inside a chapter."""

    words: str


@dataclass(frozen=True, slots=True)
class Point:
    """An entry of a list: ``lead`` in bold, ``words``, and small print below."""

    words: str
    lead: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """A list; ``markers`` (numbers in the digits of the language) stand for bullets where they are given."""

    items: tuple[Point, ...]
    markers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number that is read first: what it counts, the number, what became of it ("before 10 h · −69%")."""

    label: str
    number: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Up to four key figures beside each other."""

    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """A table: ``shares`` are the widths of its columns, ``right`` those of numbers, ``total`` is its last row."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    right: frozenset[int] = frozenset()
    total: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two narrow tables beside each other."""

    left: Matter
    right: Matter


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words of a person, and who it was: a code, never a name."""

    words: str
    by: str


@dataclass(frozen=True, slots=True)
class Panel:
    """Something that is read as a whole: a title with a mark before it, labelled lines, quotations, a remark."""

    title: str
    mark: str = ""
    lines: tuple[tuple[str, str], ...] = ()
    quotations: tuple[Quotation, ...] = ()
    note: str = ""


class Link(StrEnum):
    """How a step of a thread stands."""

    THERE = "there"
    BROKEN = "broken"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class ThreadStep:
    """A step of the line of sight: its name, what stands there (or what is missing, in words)."""

    label: str
    words: tuple[str, ...]
    link: Link = Link.THERE


@dataclass(frozen=True, slots=True)
class ThreadView:
    """The thread of one idea from people's words on, and in one sentence whether it holds."""

    title: str
    steps: tuple[ThreadStep, ...]
    verdict: str


@dataclass(frozen=True, slots=True)
class ReportPhoto:
    """A photo: the data of its file, and what is written below it."""

    data: bytes
    caption: str


@dataclass(frozen=True, slots=True)
class Photos:
    """Photos, two or three beside each other."""

    photos: tuple[ReportPhoto, ...]


Chart: TypeAlias = BalanceChart | BeforeAfterChart | VotesChart | MatrixChart | FacesChart
Piece: TypeAlias = Text | Heading | Points | KeyFigures | Matter | SideBySide | Panel | ThreadView | Photos | Chart


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter. ``new_page`` begins one; ``annex`` sets it smaller and keeps its sections out of the contents."""

    title: str
    pieces: tuple[Piece, ...]
    new_page: bool = False
    annex: bool = False


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page. ``lines`` stand under the name (service, place, dates), ``foot`` says who wrote it and when.

    ``kingdom`` asks for the heading of the kingdom.
    """

    title: str
    workshop_name: str
    lines: tuple[str, ...]
    foot: tuple[str, ...] = ()
    kingdom: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """A report: ``contents`` is the title of its contents."""

    cover: Cover
    contents: str
    chapters: tuple[Chapter, ...]
