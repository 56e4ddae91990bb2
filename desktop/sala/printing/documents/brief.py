"""What a brief for those who decide says, as plain values in the language of the paper: services make them."""

from __future__ import annotations

from dataclasses import dataclass

from sala.printing.charts import BeforeAfterChart


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that is asked of the reader: "Money", "4,640,000៛"."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """A section: its heading, and paragraphs in order. Of a section that nobody wrote, ``texts`` say so."""

    heading: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a person who agreed to be quoted, and the line below them with the code that stands for the person."""

    words: str
    who: str


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief of one page. What nobody wrote is None or empty and left out.

    ``number`` is the one number of the problem, ``number_meaning`` what it counts. ``rest`` says where the rest of a
    text is that had to be cut; it is printed only then.
    """

    title: str
    workshop_name: str
    workshop_code: str
    lines: tuple[str, ...]
    ask_heading: str
    asks: tuple[Asked, ...]
    problem: Part
    number: str
    number_meaning: str
    quote: Quoted | None
    idea: Part
    tested: Part
    chart: BeforeAfterChart | None
    risks: Part | None
    contact: str
    rest: str
