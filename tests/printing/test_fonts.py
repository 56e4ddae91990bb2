"""The fonts that are shipped: complete, named, licensed."""

from __future__ import annotations

import pytest

from sala import paths
from sala.printing.text.face import faces
from sala.printing.text.style import Face

TYPED_BY_PEOPLE = (
    "abcxyz ABCXYZ 0123456789 .,;:!?()[]{}<>/\\|@#$%^&*-_=+'\"`~ "
    "– — ‘ ’ “ ” « » … • · § © ® ° ± × ÷ − € £ ¥ ½ ¼ ¾ ² ³ é è à ç ñ ö ü ế ạ ữ "
    "← ↑ → ↓ ↔ ↕ ≤ ≥ ≠ ≈ ✓ ✔ ✗ ✘ ☐ ☑ ☒ ● ○ ◉ ■ □ ▪ ▲ ▼ ▶ ◀ ★ ☆ ⚠ "
)


@pytest.mark.parametrize("bold", [False, True])
def test_nothing_that_people_type_is_an_empty_box(bold: bool) -> None:
    khmer = "".join(map(chr, [*range(0x1780, 0x17B4), *range(0x17B6, 0x17DE), *range(0x17E0, 0x17EA)]))
    missing = [sign for sign in TYPED_BY_PEOPLE + khmer if not any(face.covers(sign) for face in faces(bold=bold))]
    assert missing == []


def test_moul_draws_khmer_and_the_semibold_all_else() -> None:
    moul, companion, rest = faces(bold=False, face=Face.HEADING)
    khmer = "".join(map(chr, [*range(0x1780, 0x17A3), *range(0x17A5, 0x17B4), *range(0x17B6, 0x17D4)]))
    assert [sign for sign in khmer if not moul.covers(sign)] == []
    assert not moul.covers("A")
    assert not moul.covers("1")
    assert [str(f.table["name"].getDebugName(4)) for f in (moul, companion, rest)] == [
        "Sala Moul Regular",
        "Sala Sans SemiBold",
        "Sala Khmer SemiBold",
    ]
    missing = [sign for sign in TYPED_BY_PEOPLE + khmer if not any(f.covers(sign) for f in (moul, companion, rest))]
    assert missing == []


def test_moul_is_read_only_for_a_heading() -> None:
    names = [str(f.table["name"].getDebugName(1)) for bold in (False, True) for f in faces(bold=bold)]
    assert "Sala Moul" not in names


@pytest.mark.parametrize("bold", [False, True])
def test_both_fonts_of_a_weight_have_the_same_vertical_measures(bold: bool) -> None:
    measures = {(f.table["hhea"].ascent, f.table["hhea"].descent, f.units) for f in faces(bold=bold)}
    assert len(measures) == 1


def test_weights_and_names_match() -> None:
    found = [
        (str(f.table["name"].getDebugName(1)), str(f.table["name"].getDebugName(2)), f.table["OS/2"].usWeightClass)
        for bold in (False, True)
        for f in faces(bold=bold)
    ]
    assert found == [
        ("Sala Khmer", "Regular", 400),
        ("Sala Sans", "Regular", 400),
        ("Sala Khmer", "Bold", 600),
        ("Sala Sans", "Bold", 600),
    ]


def test_the_licence_travels_with_the_fonts() -> None:
    folder = paths.resource_path("fonts")
    licences = sorted(folder.glob("OFL-*.txt"), key=lambda path: path.stem)
    assert [path.stem for path in licences] == [
        "OFL-Moul",
        "OFL-Noto-Emoji",
        "OFL-Noto-Sans",
        "OFL-Noto-Sans-Khmer",
        "OFL-Noto-Sans-Lao",
        "OFL-Noto-Sans-Thai",
    ]
    for path in licences:
        words = path.read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in words
        assert "with Reserved Font Name" not in words.split("-----------")[0]
    for file in folder.glob("*.ttf"):
        assert file.stat().st_size < 200_000, f"{file.name} is too big to ship so many of"
    assert (folder / "SalaEmoji-Regular.woff").stat().st_size < 500_000
    assert all(file.stat().st_size < 40_000 for name in ("Thai", "Lao") for file in folder.glob(f"Sala{name}-*.ttf"))
