"""The poster of an idea: all of it readable, on one sheet, however much or little was written."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import combinations

import pypdfium2
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PIL import Image
from tests.printing.chart_samples import LONG
from tests.printing.drawn import Drawn, drawn
from tests.printing.paper import CREATED, READERS, PaperTranslator, by_pdfium, squeezed
from tests.printing.test_pdf_file import plain_parts

from sala.language import Translator
from sala.printing.documents.poster import Expected, IdeaPoster, PosterPicture, PosterWords, Said
from sala.printing.documents.poster_pdf import write_poster
from sala.printing.documents.poster_phone import draw_phone_picture
from sala.printing.pdf.page import A3, A4
from sala.printing.sheet import Sheet

PHASES = (Phase.explicit, Phase.reuse, Phase.generate)


def picture(width: int = 400, height: int = 300) -> PosterPicture:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "grey").save(out, "JPEG")
    return PosterPicture(out.getvalue(), "គំនូររឿង")


POSTER = IdeaPoster(
    words=PosterWords("គំនិត", "ដំណើរការយ៉ាងណា", "ការផ្លាស់ប្តូរដែលរំពឹង"),
    title="ថ្ងៃណាត់របស់ភូមិ",
    question=Said("ឆ្លើយសំណួរ", "តើយើងអាចឱ្យស្ត្រីមានគភ៌មកដល់ក្នុងម៉ោងដែលឆ្មបទំនេរ ដោយរបៀបណា?"),
    for_whom=Said("សម្រាប់នរណា", "ស្ត្រីមានគភ៌ទាំង ៦ ភូមិ"),
    steps=(
        Said("១", "ភូមិនីមួយៗមានថ្ងៃណាត់ពីរដងក្នុងមួយខែ ដែលឆ្មបសន្យាថានៅ។"),
        Said("២", "ក្រុមទ្រទ្រង់សុខភាពភូមិចែកកាតពណ៌ដែលមានម៉ោង ហើយតេប្រាប់មុនមួយថ្ងៃ។"),
        Said("៣", "ស្ត្រីបង្ហាញកាត ហើយបានជួបឆ្មបតាមម៉ោងលើកាត។"),
    ),
    changes=(Said("សម្រាប់ប្រជាពលរដ្ឋ", "មិនបាច់ចេញពីម៉ោង ៥ ព្រឹកទៀតទេ។"), Said("សម្រាប់មន្ត្រី", "ការងារចែកស្មើពេញសប្តាហ៍។")),
    expected=(Expected("−២ ម៉ោង ២០ នាទី", "រយៈពេល"), Expected("−១៥,០០០៛", "ចំណាយ"), Expected("−២", "ចំនួនលើកដែលត្រូវទៅ")),
    cautions=(Said("អ្នកដែលអាចត្រូវគេមើលរំលង", "អ្នកធ្វើការនៅឆ្ងាយ"), Said("ការសាកល្បងដំបូង", "ណាត់ស្ត្រី ៥ នាក់")),
    votes="២២ សំឡេង",
    about=("ក្រុមផ្កាឈូក", "សិក្ខាសាលាកែលម្អសេវាពិនិត្យផ្ទៃពោះ", "សាលប្រជុំ · ថ្ងៃទី១៤"),
    mark="SALA1/K7M2QX/poster/1/1/1.0",
    picture=picture(),
)
BARE = IdeaPoster(
    PosterWords("Idea", "Steps", "Change"), "Title", None, None, (), (), (), (), "", ("x",), "SALA1/X/poster/-/1/1"
)


def written(poster: IdeaPoster, *, paper: Sheet = Sheet.A4) -> tuple[bytes, int]:
    out = io.BytesIO()
    pages = write_poster(
        out,
        [poster],
        Translator("km") if paper is Sheet.TILES else PaperTranslator("km"),
        title=poster.title,
        author="Sala",
        created=CREATED,
        paper=paper,
    )
    return out.getvalue(), pages


def all_words(poster: IdeaPoster) -> list[str]:
    said = [one for one in (poster.question, poster.for_whom, *poster.changes, *poster.cautions) if one]
    words = [poster.title, poster.votes, poster.words.idea, *poster.about]
    words += [word for one in said for word in (one.label, one.text)]
    words += [step.text for step in poster.steps] + [one.label for one in poster.expected]
    return words


@pytest.mark.parametrize("reader", [reader for reader in READERS if reader != "pdftotext"])
def test_every_word_is_given_back(reader: str) -> None:
    text = squeezed(READERS[reader](written(POSTER)[0]))
    for word in all_words(POSTER):
        assert squeezed(word) in text, word


@pytest.mark.parametrize(("paper", "size"), [(Sheet.A4, A4), (Sheet.A3, A3)])
def test_it_is_one_sheet_of_the_paper_asked_for(paper: Sheet, size: tuple[float, float]) -> None:
    pdf, pages = written(POSTER, paper=paper)
    document = pypdfium2.PdfDocument(pdf)
    try:
        assert (pages, len(document)) == (1, 1)
        assert document[0].get_size() == pytest.approx(size, abs=0.01)
    finally:
        document.close()


def test_for_a_small_printer_it_is_cut_into_four_sheets_that_are_told_as_one_picture() -> None:
    pdf, pages = written(POSTER, paper=Sheet.TILES)
    assert pages == 4
    inside = plain_parts(pdf)
    assert inside.count(b"/S /Figure") == 1
    assert POSTER.title in POSTER.in_words()


def test_letters_can_be_read_from_two_metres() -> None:
    """On A3 the title is 14 mm high and more, the steps 7 mm: two metres need 6."""
    texts, _shapes = drawn(written(replace(POSTER, picture=None), paper=Sheet.A3)[0])
    title = next(text for text in texts if text.text.startswith("ថ្ងៃណាត់"))
    number = next(text for text in texts if text.text.startswith("−២ ម៉ោង"))
    assert title.height > 14 * 72 / 25.4
    assert number.height > 7 * 72 / 25.4


def test_without_a_picture_the_words_are_no_smaller() -> None:
    def size_of_title(poster: IdeaPoster) -> float:
        texts, _shapes = drawn(written(poster)[0])
        return next(text.height for text in texts if text.text.startswith("ថ្ងៃណាត់"))

    assert size_of_title(replace(POSTER, picture=None)) >= size_of_title(POSTER)


def _page_is_tidy(pdf: bytes, size: tuple[float, float]) -> None:
    texts, shapes = drawn(pdf)
    page = Drawn(0, 0, *size)
    for thing in (*texts, *shapes):
        assert thing.left >= page.left, thing
        assert thing.right <= page.right, thing
        assert thing.top >= page.top, thing
        assert thing.bottom <= page.bottom, thing
    for one, other in combinations(texts, 2):
        assert not one.overlaps(other, more_than=2.5), (one, other)


words = st.sampled_from(["", "ខ្លី", LONG, LONG * 4, "សេវាសាធារណៈ" * 30, "W" * 200, "A few English words."])
labels = st.sampled_from(["សម្រាប់នរណា", "អ្នកដែលអាចត្រូវគេមើលរំលង", "For whom"])
some = st.builds(Said, labels, words)
numbers = st.builds(Expected, st.sampled_from(["−២", "−១២ ម៉ោង ៤៥ នាទី", "+១,២៣៤,៥៦៧,៨៩០៛"]), labels)
posters = st.builds(
    IdeaPoster,
    words=st.just(POSTER.words),
    title=words.filter(bool),
    question=st.none() | some,
    for_whom=st.none() | some,
    steps=st.lists(words.map(lambda text: Said("១", text)), max_size=3).map(tuple),
    changes=st.lists(some, max_size=2).map(tuple),
    expected=st.lists(numbers, max_size=3).map(tuple),
    cautions=st.lists(some, max_size=2).map(tuple),
    votes=st.sampled_from(["", "២២ សំឡេង  ·  ✓ បានជ្រើសរើស"]),
    about=st.lists(words, max_size=3).map(tuple),
    mark=st.just("SALA1/K7M2QX/poster/1/1/1.0"),
    picture=st.none() | st.just(picture()) | st.just(picture(100, 900)),
)


@settings(max_examples=15, deadline=None, phases=PHASES, suppress_health_check=[HealthCheck.too_slow])
@given(posters)
def test_whatever_was_written_it_stays_on_its_sheet(poster: IdeaPoster) -> None:
    pdf, pages = written(poster)
    assert pages == 1
    _page_is_tidy(pdf, A4)


def test_an_idea_that_is_only_a_title_makes_a_poster() -> None:
    assert "Title" in by_pdfium(written(BARE)[0])


# the picture for a telephone ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("poster", [POSTER, BARE, replace(POSTER, title=LONG * 3, steps=(Said("១", LONG * 5),) * 3)])
def test_the_picture_fits_a_telephone(poster: IdeaPoster) -> None:
    data = draw_phone_picture(poster, PaperTranslator("km"), author="Sala", created=CREATED)
    with Image.open(io.BytesIO(data)) as shown:
        assert shown.format == "PNG"
        assert shown.width == 1080
        assert 1350 <= shown.height <= 1920


def test_the_picture_has_ink_from_top_to_bottom_and_margins() -> None:
    data = draw_phone_picture(POSTER, PaperTranslator("km"), author="Sala", created=CREATED)
    with Image.open(io.BytesIO(data)) as shown:
        grey = shown.convert("L")
        assert grey.getpixel((20, 20)) < 100, "the title stands on a dark band"
        below = grey.crop((0, grey.height // 3, grey.width, grey.height))
        left, _top, right, bottom = below.point(lambda value: 255 if value < 200 else 0).getbbox() or (0, 0, 0, 0)
        assert left >= 60
        assert right <= grey.width - 60
        assert bottom <= below.height - 20
