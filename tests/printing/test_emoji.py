"""Emoji, and the scripts of the neighbours: drawn, never a box, and given back exactly."""

from __future__ import annotations

import subprocess
import sys

import pytest
from tests.printing.archive_rules import archive_faults
from tests.printing.paper import READERS, printed, squeezed

from sala.printing.layout.paragraph import Paragraph
from sala.printing.text import stand_in
from sala.printing.text.face import faces, further_face
from sala.printing.text.shaping import shape
from sala.printing.text.style import TextStyle

BODY = TextStyle(size=11, space_before=6)
FAMILIAR = (
    "😀😃😄😁😆😅😂🤣😊🙂🙃😉😍🥰😘😋😜🤔🤨😐😶😏😒🙄😬😌😔😪😴😷🤒🤕🤢🥵🥶😵🤯😎😕😟🙁😮😲🥺😢😭😱😡👿💀💩🤡👻🤖"
    "👋🤚✋🖖👌🤏✌🤞🤟🤘🤙👈👉👆👇☝👍👎✊👊🤛🤜👏🙌👐🤲🤝🙏✍💪🦵🦶👂👃👀👄❤🧡💛💚💙💜🖤🤍💔💕💖💯💢💥💫💦💨💬💤"
    "👶🧒👦👧🧑👨👩🧓👴👵👮👷💂🕵👩👨🤰🤱👼🎅🚶🏃💃🧑👫👬👭👪🗣👤👥🐕🐈🐄🐃🐖🐓🦆🐟🌾🌳🌴🌱🍚🍲🍌🥭🥥☕💧🌧☀⛈🌊🔥"
    "🏠🏡🏫🏥🏦🏛🏢🛖🚲🛵🏍🚗🚌🚑🚜🛶⛵🛣⏰📅📌📎✂📝✏🖊📖📚📄📊📈📉📷📱☎💻🖨🔦💡🔑🔒🔨🧰💊💉🩺🚽🚿🧼🪣🎤📢🔔"
    "✅❌❓❗⚠🚫⛔♿🚻🚹🚺➕➖➗✖♻🔴🟠🟡🟢🔵🟣⚫⚪🟥🟩🟦⭐🌟🎉🎊🎁🏆🥇🥈🥉🪑🪪🫶🫂🫡🥹"
)
JOIN, SELECT, KEY = "\u200d", "\ufe0f", "\ufe0f\u20e3"
ENGLAND = "🏴" + "".join(chr(0xE0000 + ord(letter)) for letter in "gbeng") + "\U000e007f"
SEQUENCES = [
    *("👍🏽", "🙏🏿", f"👩{JOIN}🌾", f"👨{JOIN}👩{JOIN}👧", f"👩🏽{JOIN}💻", f"🧑{JOIN}🤝{JOIN}🧑"),
    *(f"❤{SELECT}", f"❤{SELECT}{JOIN}🔥", f"☀{SELECT}", f"1{KEY}", f"#{KEY}", f"👁{SELECT}{JOIN}🗨{SELECT}"),
    *("🇰🇭", "🇹🇭", "🇱🇦", "🇻🇳", f"🏳{SELECT}{JOIN}🌈", ENGLAND),
]
NEIGHBOURS = ["สมชาย ใจดี น้ำ ที่นี่ เก้าอี้ ปู่ย่า กำลัง", "ສົມຊາຍ ນ້ຳ ເຈົ້າ ຢູ່ ຫຼາຍ ໝູ່ ໑໒໓"]


def is_drawn(text: str, *, bold: bool = False) -> bool:
    """Tell whether fonts draw all of a text: no stand-in, no empty box, something for every cluster that is seen."""
    glyphs = [glyph for cluster in shape(text, bold=bold) for glyph, _x, _y in cluster.glyphs]
    return bool(glyphs) and not any(stand_in.is_stand_in(glyph) or glyph == 0 for glyph in glyphs)


@pytest.mark.parametrize("bold", [False, True])
def test_familiar_emoji_are_drawn(bold: bool) -> None:
    assert [sign for sign in FAMILIAR if not is_drawn(sign, bold=bold)] == []


@pytest.mark.parametrize("block", [(0x1F300, 0x1F320), (0x1F440, 0x1F4FC), (0x1F600, 0x1F64F), (0x1F910, 0x1F93A)])
def test_every_emoji_of_a_block_is_drawn(block: tuple[int, int]) -> None:
    assert [chr(number) for number in range(block[0], block[1] + 1) if not is_drawn(chr(number))] == []


@pytest.mark.parametrize("text", SEQUENCES)
def test_a_sequence_is_one_cluster_and_drawn(text: str) -> None:
    assert is_drawn(text)
    assert len(shape(text)) == 1
    assert shape(text)[0].text == text


@pytest.mark.parametrize("text", ["👍🏽", "❤\ufe0f", "1\ufe0f\u20e3", "🇰🇭", "👩\u200d🌾"])
def test_a_sequence_that_the_font_has_takes_the_room_of_one(text: str) -> None:
    assert shape(text)[0].advance == shape("😀")[0].advance


@pytest.mark.parametrize("text", SEQUENCES)
@pytest.mark.parametrize("before", ["ក ", "ល្អ", "ok ", "ใจ"])
def test_a_sequence_looks_the_same_whatever_is_before_it(text: str, before: str) -> None:
    assert shape(before + text)[-1].glyphs == shape(text)[0].glyphs


@pytest.mark.parametrize("text", NEIGHBOURS)
@pytest.mark.parametrize("bold", [False, True])
def test_names_of_neighbours_are_drawn(text: str, bold: bool) -> None:
    assert is_drawn(text, bold=bold)


@pytest.mark.parametrize("reader", READERS)
def test_all_of_it_comes_back_in_every_reader(reader: str) -> None:
    texts = [FAMILIAR, "".join(SEQUENCES), *(f"ក{text}ខ" for text in SEQUENCES), "👨\u200d👩\u200d👧" * 3, *NEIGHBOURS]
    pdf = printed([Paragraph(text, BODY) for text in texts])
    assert squeezed(READERS[reader](pdf)) == squeezed("".join(texts))


def test_such_a_document_can_be_kept_in_an_archive() -> None:
    assert archive_faults(printed([Paragraph(text, BODY) for text in [FAMILIAR, *SEQUENCES, *NEIGHBOURS]])) == []


def test_the_further_fonts_are_read_only_for_a_text_that_needs_them() -> None:
    script = (
        "from sala.printing.text import face, shaping;"
        "shaping.shape('ភាសាខ្មែរ English → ✓ ★ \\u4e2d \\u0431');"
        "print(face._load.cache_info().currsize);"
        "shaping.shape('😀');"
        "print(face._load.cache_info().currsize)"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert told == ["2", "3"]


def test_words_keep_their_fonts_beside_emoji() -> None:
    khmer_face, companion = faces(bold=False)
    found = {cluster.text: cluster.face for cluster in shape("ល្អ 😀 1 → #")}
    assert found["ល្អ"] is found["1"] is khmer_face
    assert found["→"] is companion
    assert found["😀"] is further_face("😀", bold=False)
