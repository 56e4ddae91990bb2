"""Certificates, name tags and letters: whole on their page, and read back as they were written."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import combinations

import pypdfium2
import pytest
from tests.printing.paper import CREATED, READERS, squeezed, text_objects
from tests.printing.test_long_names import LONG

from sala.errors import Cancelled
from sala.language import Translator
from sala.printing.documents.certificate import Certificate, Certified
from sala.printing.documents.certificate_pdf import write_certificates
from sala.printing.documents.letter import Letter
from sala.printing.documents.letter_pdf import write_letter
from sala.printing.documents.name_tags import NameTag
from sala.printing.documents.name_tags_pdf import ON_A_SHEET, write_name_tags
from sala.printing.documents.official import OfficialHead
from sala.printing.pdf.page import A4, MM

HEAD = OfficialHead(
    kingdom=True,
    institution=("រដ្ឋបាលខេត្តក្រចេះ", "រដ្ឋបាលស្រុកចិត្របុរី"),
    place="ខេត្តក្រចេះ",
    lunar="ថ្ងៃព្រហស្បតិ៍ ៤កើត ខែអស្សុជ ឆ្នាំមមី អដ្ឋស័ក ព.ស. ២៥៧០",
    solar="ថ្ងៃទី១៥ ខែតុលា ឆ្នាំ២០២៦",
)
WORKSHOP = "សិក្ខាសាលាកែលម្អសេវាពិនិត្យផ្ទៃពោះ"
CERTIFICATE = Certificate(HEAD, WORKSHOP, "មណ្ឌលសុខភាពស្រែជិះ", "ថ្ងៃទី១៤ ដល់ថ្ងៃទី១៥ ខែតុលា ឆ្នាំ២០២៦", "១៣ ម៉ោង")
MOUM = Certified("សុខ ស្រីមុំ", "ឆ្មប  ·  មណ្ឌលសុខភាពស្រែជិះ", "DT7EEK-P01")
BLANK = Certified("", "", "DT7EEK-..........")


def certificates(certificate: Certificate, *people: Certified, language: str = "km") -> bytes:
    out = io.BytesIO()
    written = write_certificates(out, certificate, people, Translator(language), author="Sala", created=CREATED)
    assert written == len(people)
    return out.getvalue()


def tags(*people: NameTag, workshop: str = WORKSHOP) -> bytes:
    out = io.BytesIO()
    write_name_tags(out, people, workshop, Translator("km"), author="Sala", created=CREATED)
    return out.getvalue()


def letter(head: OfficialHead = HEAD, words: str = "ពាក្យ", language: str = "km") -> bytes:
    out = io.BytesIO()
    made = Letter(head, words, words, (words, words), ((words, words), ("ម៉ោង៖", "")), (words,))
    write_letter(out, made, Translator(language), author="Sala", created=CREATED)
    return out.getvalue()


def boxes(pdf: bytes) -> list[list[tuple[float, float, float, float]]]:
    """Return for each page the ink of every run of text: left, bottom, right, top in points."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [
            [found.get_bounds() for found in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT])]
            for page in document
        ]
    finally:
        document.close()


def lie_over_each_other(runs: list[tuple[float, float, float, float]]) -> list[object]:
    """Return pairs of runs whose middles share ink: lines that were drawn one over the other."""

    def core(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        left, bottom, right, top = box
        inset = 0.3 * (top - bottom)
        return left + 0.5, bottom + inset, right - 0.5, top - inset

    return [
        (one, other)
        for one, other in combinations(map(core, runs), 2)
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ]


@pytest.mark.parametrize("reader", READERS)
def test_a_certificate_is_read_back(reader: str) -> None:
    said = squeezed(READERS[reader](certificates(CERTIFICATE, MOUM)))
    for words in (
        "ព្រះរាជាណាចក្រកម្ពុជា", "ជាតិ សាសនា ព្រះមហាក្សត្រ", *HEAD.institution, "លិខិតបញ្ជាក់ការចូលរួម", HEAD.lunar, HEAD.solar,
        MOUM.name, MOUM.work, MOUM.number, WORKSHOP, CERTIFICATE.place, CERTIFICATE.dates, CERTIFICATE.hours,
    ):  # fmt: skip
        assert squeezed(words or "") in said


def test_each_person_has_a_page_and_a_bookmark() -> None:
    pdf = certificates(CERTIFICATE, MOUM, BLANK, replace(MOUM, name="ចាន់ ធារី"))
    document = pypdfium2.PdfDocument(pdf)
    assert [round(side) for side in document[0].get_size()] == [round(A4[1]), round(A4[0])]
    titles = [bookmark.get_title() for bookmark in document.get_toc()]
    document.close()
    assert titles == ["សុខ ស្រីមុំ", "លិខិតបញ្ជាក់ការចូលរួម", "ចាន់ ធារី"]


@pytest.mark.parametrize("language", ["km", "en"])
@pytest.mark.parametrize("name", LONG, ids=lambda name: name[:4].encode("ascii", "backslashreplace").decode())
def test_a_certificate_stays_inside_its_border_whatever_is_long(name: str, language: str) -> None:
    head = replace(HEAD, institution=(name, name, name), place=name, lunar=name, solar=name)
    long = Certificate(head, name, name, name, name)
    for certificate in (CERTIFICATE, long, replace(long, head=replace(head, kingdom=False))):
        for person in (MOUM, BLANK, Certified(name, name, "DT7EEK-P01")):
            (runs,) = boxes(certificates(certificate, person, language=language))
            for left, bottom, right, top in runs:
                assert 12 * MM < left <= right < A4[1] - 12 * MM
                assert 12 * MM < bottom <= top < A4[0] - 12 * MM
            assert lie_over_each_other(runs) == []


def test_the_heading_is_left_out_where_it_is_not_wanted() -> None:
    without = replace(HEAD, kingdom=False)
    for pdf in (certificates(replace(CERTIFICATE, head=without), MOUM), letter(without)):
        said = squeezed(READERS["pdfium"](pdf))
        assert "ព្រះរាជាណាចក្រកម្ពុជា" not in said
        assert squeezed(HEAD.institution[1]) in said


def test_the_kingdom_speaks_english_on_english_paper() -> None:
    for pdf in (certificates(CERTIFICATE, MOUM, language="en"), letter(language="en")):
        said = READERS["pdfium"](pdf)
        assert "KINGDOM OF CAMBODIA" in said
        assert "Nation Religion King" in said


@pytest.mark.parametrize("reader", READERS)
def test_a_letter_leaves_room_for_what_is_not_known(reader: str) -> None:
    said = squeezed(READERS[reader](letter(replace(HEAD, place="", lunar="", solar=""))))
    for words in ("សូមជូន៖", "កម្មវត្ថុ៖", "យោង៖", "ធ្វើនៅ....", "ថ្ងៃទី......ខែ....", "ស័កព.ស......"):
        assert words in said


@pytest.mark.parametrize("name", LONG, ids=lambda name: name[:4].encode("ascii", "backslashreplace").decode())
def test_a_letter_goes_on_over_the_page_and_loses_nothing(name: str) -> None:
    pdf = letter(replace(HEAD, institution=(name, name, name)), words=name)
    pages = boxes(pdf)
    for runs in pages:
        for left, bottom, right, top in runs:
            assert 19 * MM < left <= right < A4[0] - 17 * MM
            assert 8 * MM < bottom <= top < A4[1] - 8 * MM
        assert lie_over_each_other(runs) == []
    said = squeezed(READERS["pdfium"](pdf))
    if len(pages) > 1:
        assert "ទំព័រ១នៃ" in said
    assert "ហត្ថលេខានិងត្រា" in said


def test_the_last_sheet_of_tags_is_filled_up_with_blank_ones() -> None:
    everyone = [NameTag(f"ឈ្មោះ {number}", "តួនាទី", "ក្រុមឈូក", number) for number in range(1, ON_A_SHEET + 3)]
    pages = text_objects(tags(*everyone))
    assert len(pages) == 2
    texts = ["".join(squeezed(text) for *_rest, text in page) for page in pages]
    assert [text.count("ឈ្មោះ៖") for text in texts] == [0, ON_A_SHEET - 2]
    assert [text.count("ក្រុមឈូក") for text in texts] == [ON_A_SHEET, 2]
    assert len(text_objects(tags())) == 1


@pytest.mark.parametrize("name", LONG, ids=lambda name: name[:4].encode("ascii", "backslashreplace").decode())
def test_no_tag_reaches_over_its_cuts(name: str) -> None:
    left, top = (A4[0] - 180 * MM) / 2, (A4[1] - 275 * MM) / 2
    (runs,) = boxes(tags(*[NameTag(name, name, name, number) for number in range(1, 11)], workshop=name))
    for box in runs:
        columns = {int((x - left) // (90 * MM)) for x in (box[0], box[2])}
        rows = {int((A4[1] - y - top) // (55 * MM)) for y in (box[1], box[3])}
        assert len(columns) == len(rows) == 1
        assert columns < {0, 1}
        assert rows < {0, 1, 2, 3, 4}
    assert lie_over_each_other(runs) == []


def test_the_same_papers_have_the_same_bytes_and_can_be_stopped() -> None:
    assert certificates(CERTIFICATE, MOUM, BLANK) == certificates(CERTIFICATE, MOUM, BLANK)
    assert tags(NameTag("ក")) == tags(NameTag("ក"))
    assert letter() == letter()
    say = Translator("km")
    for write in (
        lambda out: write_certificates(
            out, CERTIFICATE, [MOUM], say, author="", created=CREATED, cancelled=lambda: True
        ),
        lambda out: write_name_tags(out, [], WORKSHOP, say, author="", created=CREATED, cancelled=lambda: True),
    ):
        with pytest.raises(Cancelled):
            write(io.BytesIO())
