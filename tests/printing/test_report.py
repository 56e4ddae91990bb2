"""The paper of a report: contents, numbers, pages, and whatever people may write."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from tests.printing.paper import CREATED, READERS, squeezed
from tests.printing.report_samples import MATTER, every_piece, photo, printed, report

from sala.errors import Cancelled
from sala.language import Translator
from sala.printing import render_page
from sala.printing.documents.report.report_pdf import write_report
from sala.printing.documents.report.values import (
    Chapter,
    Heading,
    KeyFigure,
    KeyFigures,
    Link,
    Matter,
    Panel,
    Photos,
    Report,
    ReportPhoto,
    Text,
    ThreadStep,
    ThreadView,
)

LONG = "ឈ្មោះវែងណាស់ " * 60
WORD = "ក" * 400


def page_texts(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [squeezed(page.get_textpage().get_text_range()) for page in document]
    finally:
        document.close()


def outline(pdf: bytes) -> list[tuple[int, str, int]]:
    """Return the bookmarks: level, title, index of the page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [(one.level, one.get_title(), one.get_dest().get_index()) for one in document.get_toc()]
    finally:
        document.close()


@pytest.mark.parametrize("reader", [reader for reader in READERS if reader != "pdftotext"])
def test_every_piece_can_be_read_back(reader: str) -> None:
    pdf, _pages = printed(report(Chapter("អ្វីដែលយើងរៀន", every_piece())))
    drawn = squeezed(READERS[reader](pdf))
    words = ["មកម្តង បានគ្រប់មុខ", "៣ ម៉ោង ២៤ នាទី", "ការរង់ចាំមកពីគ្មានការណាត់", "គេខ្លាចអស់លេខ", "«ខ្ញុំចេញពីផ្ទះម៉ោង ៥ ព្រឹក»", "K01"]
    words += [
        "ទិញប្រអប់តេស្ត",
        "ថ្ងៃណាត់របស់ភូមិ",
        "មិនទាន់បានសរសេរ",
        "ខ្សែនេះដាច់",
        "រានហាល",
        "រូបនេះខូច",
        "រៀបចំដោយ សុភាព",
        "នៅរានហាល",
    ]
    assert [word for word in words if squeezed(word) not in drawn] == []


def test_the_contents_say_on_which_page_a_chapter_stands() -> None:
    chapters = [
        Chapter(f"ជំពូក {n}", (Heading(f"ផ្នែក {n}"), *[Text("ពាក្យ " * 60)] * 9), new_page=True) for n in range(1, 6)
    ]
    pdf, pages = printed(report(*chapters))
    texts, marks = page_texts(pdf), outline(pdf)
    assert [title for level, title, _page in marks if level == 0] == [f"ជំពូក {n}" for n in range(1, 6)]
    for level, title, page in marks:
        assert squeezed(title) in texts[page]
        assert f"{squeezed(title)}{page + 1}".translate(str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩")) in "".join(
            texts[1].translate(str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩")).split()
        ), (level, title)
    assert len(texts) == pages
    assert "ទំព័រ" not in texts[0]
    assert all("ទំព័រ" in text for text in texts[1:])


def test_contents_longer_than_a_page_still_say_the_right_pages() -> None:
    chapters = [Chapter(f"ជំពូក {n}", (Text("ពាក្យ"),)) for n in range(1, 91)]
    pdf, _pages = printed(report(*chapters))
    texts = page_texts(pdf)
    for _level, title, page in outline(pdf):
        assert squeezed(title) in texts[page]
    assert outline(pdf)[0][2] >= 3


def test_the_same_report_gives_the_same_file() -> None:
    made = report(Chapter("ក", every_piece()))
    assert printed(made)[0] == printed(made)[0]


def test_a_table_over_pages_repeats_its_head() -> None:
    rows = tuple((f"កិច្ចការ {n}", "សុខា", f"{n}៛") for n in range(90))
    table = Matter(MATTER.heads, rows, MATTER.shares, MATTER.right, ("សរុប", "", "4,005៛"), MATTER.title)
    pdf, pages = printed(report(Chapter("ផែនការ", (table,), new_page=True)))
    texts = page_texts(pdf)
    assert pages > 3
    assert all("ថវិកា" in text for text in texts[2:])
    assert "សរុប" in texts[-1]


def test_a_short_table_stays_on_its_page() -> None:
    for lines in range(20, 40):
        pdf, _pages = printed(report(Chapter("ផែនការ", (*[Text("ពាក្យ")] * lines, MATTER), new_page=True)))
        (page,) = [text for text in page_texts(pdf) if "ទិញប្រអប់តេស្ត" in text]
        assert "កិច្ចការ" in page
        assert "ថវិកា" in page


def test_an_empty_report_has_a_cover_and_no_contents() -> None:
    pdf, pages = printed(report(Chapter("ឧបសម្ព័ន្ធ", ()), name=""))
    assert pages == 2
    assert "របាយការណ៍" in page_texts(pdf)[0]
    assert "មាតិកា" not in "".join(page_texts(pdf))


@pytest.mark.parametrize(
    "words",
    [LONG, WORD, "", "\x00\n\t\u200b<b>&amp; %s {x}", "🙂 अ ع"],
    ids=["long", "word", "nothing", "signs", "far"],
)
def test_whatever_people_write_stays_on_the_page(words: str) -> None:
    pieces = (
        Heading(words),
        Text(words),
        KeyFigures((KeyFigure(words, words, words),) * 4),
        Panel(words, words[:20], ((words, words), ("", words)), (), words),
        Matter((words,) * 4, ((words,) * 4,) * 3, (1, 1, 1, 1), frozenset((0, 1, 2, 3))),
        ThreadView(words, (ThreadStep(words, (words, words), Link.BROKEN),) * 3, words),
    )
    pdf, pages = printed(report(Chapter(words or "ក", pieces), name=words))
    edge = round(5 * 72 / 25.4)
    for number in range(pages):
        page = Image.open(io.BytesIO(render_page(pdf, number, 72))).convert("L")
        page.paste(255, (edge, edge, page.width - edge, page.height - edge))
        assert page.getextrema() == (255, 255), number


def test_photos_are_no_larger_than_paper_shows() -> None:
    data = photo()
    pdf, _pages = printed(report(Chapter("រូប", (Photos((ReportPhoto(data, "មួយ"),)),))))
    assert len(pdf) < len(data)


def test_it_stops_when_asked(tmp_path: Path) -> None:
    made: Report = report(Chapter("ក", every_piece()))
    with (tmp_path / "a.pdf").open("wb") as out, pytest.raises(Cancelled):
        write_report(out, made, Translator("km"), author="Sala", created=CREATED, cancelled=lambda: True)


def test_it_tells_how_far_it_is() -> None:
    told: list[tuple[int, int]] = []
    pages = write_report(
        io.BytesIO(),
        report(Chapter("ក", every_piece())),
        Translator("km"),
        author="Sala",
        created=CREATED,
        progress=lambda done, total: told.append((done, total)),
    )
    assert told == [(number, pages) for number in range(1, pages + 1)]
