"""The brief is one page of A4, whatever was written; what had to be cut says where the rest is."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import combinations

import pypdfium2
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.printing.chart_samples import LONG, before_after
from tests.printing.drawn import drawn
from tests.printing.paper import CREATED, READERS, PaperTranslator, by_pdfium, squeezed

from sala.printing.documents.brief import Asked, Brief, Part, Quoted
from sala.printing.documents.brief_pdf import write_brief
from sala.printing.pdf.page import A4

PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
REST = "នៅសល់ក្នុងសាលា"
BRIEF = Brief(
    title="មកម្តង បានគ្រប់មុខ",
    workshop_name="សិក្ខាសាលាកែលម្អសេវាពិនិត្យផ្ទៃពោះ",
    workshop_code="K7M2QX",
    lines=("ឯកសារសម្រាប់ការសម្រេចចិត្ត", "សាលប្រជុំ"),
    ask_heading="អ្វីដែលយើងស្នើសុំ",
    asks=(Asked("ការអនុញ្ញាត", "ឱ្យឆ្មបធ្វើតេស្តរហ័ស"), Asked("ថវិកា", "សរុប ៤,៦៤០,០០០៛"), Asked("អ្នកដឹកនាំ", "មិនទាន់មាន")),
    problem=Part("បញ្ហា", ("ស្ត្រីមានគភ៌នៅភូមិឆ្ងាយ ត្រូវការបានជួបឆ្មប។",)),
    number="១៨៥",
    number_meaning="នាទីរង់ចាំជាមធ្យម",
    quote=Quoted("«ខ្ញុំចេញពីផ្ទះតាំងពីម៉ោង ៥ ព្រឹក»", "លេខកូដ C-K01"),
    idea=Part("គំនិត", ("ថ្ងៃណាត់របស់ភូមិ", "១. ភូមិនីមួយៗមានថ្ងៃណាត់។")),
    tested=Part("អ្វីដែលបានសាកល្បង", ("មានអ្នកសាកល្បង ៧ នាក់។",)),
    chart=before_after("km"),
    risks=Part("ហានិភ័យ", ("•  ប្រអប់តេស្តអស់ពីស្តុក",)),
    contact="បើមានសំណួរ សូមសួរ កែវ សុភាព",
    rest=REST,
)


def written(brief: Brief) -> bytes:
    out = io.BytesIO()
    assert write_brief(out, brief, PaperTranslator("km"), author="Sala", created=CREATED) == 1
    return out.getvalue()


@pytest.mark.parametrize("reader", [reader for reader in READERS if reader != "pdftotext"])
def test_every_word_is_given_back(reader: str) -> None:
    text = squeezed(READERS[reader](written(BRIEF)))
    quote = BRIEF.quote
    assert quote is not None
    parts = [part for part in (BRIEF.problem, BRIEF.idea, BRIEF.tested, BRIEF.risks) if part]
    words = [BRIEF.title, BRIEF.number, BRIEF.number_meaning, quote.words, quote.who, BRIEF.contact, BRIEF.ask_heading]
    words += [word for part in parts for word in (part.heading, *part.texts)]
    words += [word for ask in BRIEF.asks for word in (ask.label, ask.text)]
    for word in words:
        assert squeezed(word) in text, word
    assert REST not in text, "nothing was cut"


def test_what_is_cut_says_where_the_rest_is() -> None:
    text = squeezed(
        by_pdfium(written(replace(BRIEF, problem=Part("បញ្ហា", (LONG * 12,)), idea=Part("គំនិត", (LONG * 8,) * 3))))
    )
    assert squeezed(REST) in text
    assert "…" in text


texts = st.sampled_from(["ខ្លី", LONG, LONG * 4, LONG * 12, "សេវាសាធារណៈ" * 40, "W" * 300])
parts = st.builds(Part, st.just("បញ្ហា"), st.lists(texts, min_size=1, max_size=4).map(tuple))
briefs = st.builds(
    Brief,
    title=texts,
    workshop_name=texts,
    workshop_code=st.just("K7M2QX"),
    lines=st.lists(texts, max_size=2).map(tuple),
    ask_heading=st.just("អ្វីដែលយើងស្នើសុំ"),
    asks=st.lists(st.builds(Asked, st.just("ថវិកា"), texts), max_size=4).map(tuple),
    problem=parts,
    number=st.sampled_from(["", "១៨៥", "១,២៣៤,៥៦៧,៨៩០.៥"]),
    number_meaning=texts,
    quote=st.none() | st.builds(Quoted, texts, texts),
    idea=parts,
    tested=parts,
    chart=st.none() | st.just(before_after("km")),
    risks=st.none() | parts,
    contact=st.just("") | texts,
    rest=st.just(REST),
)


@settings(max_examples=12, deadline=None, phases=PHASES, suppress_health_check=[HealthCheck.too_slow])
@given(briefs)
def test_it_is_never_more_than_a_page(brief: Brief) -> None:
    pdf = written(brief)
    document = pypdfium2.PdfDocument(pdf)
    try:
        assert len(document) == 1
    finally:
        document.close()
    found, shapes = drawn(pdf)
    for thing in (*found, *shapes):
        assert 0 <= thing.left <= thing.right <= A4[0], thing
        assert 0 <= thing.top <= thing.bottom <= A4[1], thing
    for one, other in combinations(found, 2):
        assert not one.overlaps(other, more_than=2.0), (one, other)
