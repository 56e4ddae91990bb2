"""What is printed can be read back, exactly, by every reader."""

from __future__ import annotations

import pytest
from tests.printing.paper import READERS, printed, squeezed
from tests.printing.test_lines import TALL, paragraphs

from sala.printing.layout.paragraph import Paragraph
from sala.printing.text.style import Face, Span, TextStyle

BODY = TextStyle(size=11, space_before=6)
MIXED = "តម្លៃ 25,000៛ → ១៥,០០០៛ — “សេវា” (office file) ≥ ៥ ✓ 100% ស្រ្តី/ស្ត្រី"


@pytest.mark.parametrize("reader", READERS)
def test_a_real_text_comes_back_without_a_fault(reader: str) -> None:
    text = paragraphs()
    pdf = printed([Paragraph(paragraph, BODY) for paragraph in text])
    assert squeezed(READERS[reader](pdf)) == squeezed("".join(text))


@pytest.mark.parametrize("reader", READERS)
def test_all_words_of_a_real_text_come_back_from_moul(reader: str) -> None:
    text = [*paragraphs(), TALL, MIXED]
    pdf = printed([Paragraph(paragraph, TextStyle(size=16, face=Face.HEADING)) for paragraph in text])
    assert squeezed(READERS[reader](pdf)) == squeezed("".join(text))


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("text", [MIXED, TALL, "Tea for two, \u200bfly"])
def test_rare_clusters_signs_and_ligatures_come_back(reader: str, text: str) -> None:
    assert squeezed(READERS[reader](printed([Paragraph(text, BODY)]))) == squeezed(text)


@pytest.mark.parametrize("reader", READERS)
def test_bold_words_inside_a_line_come_back_in_their_place(reader: str) -> None:
    spans = (Span("សូមសរសេរ "), Span("លេខកូដ", bold=True), Span(" កុំសរសេរឈ្មោះ។"))
    pdf = printed([Paragraph(spans, BODY)])
    assert squeezed(READERS[reader](pdf)) == squeezed("".join(span.text for span in spans))


ALIEN = [
    "น้ำใจ ที่นี่ กำลัง ซ้ำ เก้าอี้ ผู้ใหญ่ ก็ ปู่ย่า ๑๒๓",
    "ນ້ຳ ເຈົ້າ ຢູ່ ກຳລັງ ຫຼາຍ ໝູ່ ພິເສດ ໑໒໓",
    "ทดสอบภาษาไทยที่ยาวมากเพื่อดูว่าการตัดบรรทัดทำงานได้ดีหรือไม่ในเอกสารพิมพ์ของเราและทุกอย่างกลับมา",
    "ខ្មែរไทยລາວខ្មែរ ៣ ไร่ 🏠 ໒ ກີບ ai 😀ffi😀 fl ไทยfi",
    "សូមអរគុណ🙏 ណាស់👍ៗ ថ្ងៃ☀\ufe0fល្អ❤\ufe0f ក😀្ត ส្ត ្😀",
    "🏳\ufe0f\u200d🌈 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f 👩🏽\u200d💻 ❤\ufe0f\u200d🔥",
    "🙏🏿 ⚠\ufe0f ✅ ™\ufe0f",
    "a\u200d\u200d\u200db ក\u200c\u200cខ ก\u0e48\u0e48\u0e48 e\u0301\u0301\u0301",
    "😀 👩\u200d🌾 🇰🇭 👍🏽 ❤\ufe0f 1\ufe0f\u20e3 👨\u200d👩\u200d👧",
    "สมชาย ใจดี ສົມຊາຍ 王小明 ひらがな 한국어 हिन्दी Привет",
    "ក\u200cខ\u200dគ\u2060ឃ\ufeffង co\u00adop",
    "e\u0301 o\u0323\u0302 x\u0336\u0335 a\u20dd ក\u0363",
    "ក" + "្ត" * 6 + "ាំង",
    "៰៱៲ ᧠᧡᧢ ៘៙៚៛ៜ៝ ឣឤ ◌្រ ិា ្ ៌",
]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("text", ALIEN)
def test_what_no_font_has_comes_back_as_itself(reader: str, text: str) -> None:
    wanted = squeezed(text).replace("\ufeff", "\u2060")
    assert squeezed(READERS[reader](printed([Paragraph(text, BODY)]))) == wanted


@pytest.mark.parametrize("reader", ["pdftotext -raw", "pdfium"])
def test_a_name_written_from_right_to_left_comes_back(reader: str) -> None:
    name = "ឈ្មោះ محمد علي និង שלום។"
    drawn = READERS[reader](printed([Paragraph(name, BODY)]))
    assert squeezed(drawn.translate(dict.fromkeys(range(0x202A, 0x202F)))) == squeezed(name)


@pytest.mark.parametrize("reader", READERS)
def test_what_is_no_character_leaves_a_sign(reader: str) -> None:
    drawn = READERS[reader](printed([Paragraph("ក\ud83dខ\ufffeគ\x00ឃ", BODY)], title="ក\ud83d\x01<&"))
    assert squeezed(drawn) == "ក\ufffdខ\ufffdគ\u2400ឃ"
