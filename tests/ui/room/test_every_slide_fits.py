"""Every slide of every activity, in both languages, on three displays: nothing is cut, nothing lies on anything."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QFontMetricsF

from sala.language import Translator
from sala.services.method import method_pack
from sala.services.room import Slide, SlideKind, TeamNames, clock_slide, slides
from sala.ui.room.room_example import room_example
from sala.ui.room.slide_setting import Block, Setting, set_slide
from sala.ui.room.type_setting import fitted

SIZES = ((1024, 768), (1366, 768), (1920, 1080))
PACK = method_pack()
NAMES = ("សុខ ចាន់ថា", "ជា សុភាព", "ឃឹម ប៊ុនធឿន", "ញ៉ែម ស្រីល័ក្ខ", "អ៊ុំ សារ៉ាត់", "ម៉ៅ ច័ន្ទតារារស្មី")
ROOM = tuple(TeamNames(f"ក្រុមព្រះអាទិត្យ {n}", NAMES) for n in range(5))


def deck(key: str, language: str) -> tuple[Slide, ...]:
    """The slides of an activity; teams, which are the same in all, in one."""
    activity, say = PACK.activity(key), Translator(language)
    return slides(PACK, activity, say, room_example(PACK, activity, say), ROOM if key == "dot_voting" else ())


def ink_outside(block: Block, size: QSizeF) -> bool:
    """Whether a letter of the first or last line reaches beyond the display, or beyond the block's own place."""
    layout = block.text.layout
    metrics = QFontMetricsF(layout.font())
    lines = [layout.lineAt(n) for n in range(layout.lineCount())]
    for line in (lines[0], lines[-1]):
        words = layout.text()[line.textStart() : line.textStart() + line.textLength()]
        ink = metrics.tightBoundingRect(words.strip())
        baseline = block.top + line.position().y() + line.ascent()
        rect = block.rect.adjusted(-2, -2, 2, 2)
        if (
            baseline + ink.top() < rect.top()
            or baseline + ink.bottom() > rect.bottom()
            or rect.bottom() > size.height()
        ):
            return True
    return False


def faults(slide: Slide, setting: Setting) -> list[str]:
    wrong = setting.misfits()
    wrong += [f"ink: {block.text.layout.text()[:30]}" for block in setting.blocks if ink_outside(block, setting.size)]
    return [f"{slide.kind} {slide.number}: {one}" for one in wrong]


@pytest.mark.parametrize("language", ["km", "en"])
@pytest.mark.parametrize("key", [summary.key for summary in PACK.summaries()])
def test_every_slide_fits(key: str, language: str) -> None:
    wrong: list[str] = []
    for width, height in SIZES:
        size = QSizeF(width, height)
        for slide in deck(key, language):
            for clock in (True,) if slide.kind is SlideKind.STEP else (True, False):
                wrong += faults(slide, set_slide(slide, size, clock=clock))
        alone = [clock_slide(one) for one in deck(key, language) if one.kind is SlideKind.STEP]
        wrong += [fault for slide in alone for fault in faults(slide, set_slide(slide, size, clock=True))]
    assert wrong == []


@pytest.mark.parametrize("language", ["km", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_an_instruction_is_large_enough_for_the_last_row(language: str, size: tuple[int, int]) -> None:
    """At least a twentieth of the height, with the clock shown: 22 mm on a wall of 1.1 m."""
    smallest = []
    for summary in PACK.summaries():
        for slide in deck(summary.key, language):
            if slide.kind is SlideKind.STEP:
                setting = set_slide(slide, QSizeF(*size), clock=True)
                body = next(one for one in setting.blocks if one.tone == "text")
                smallest.append((body.text.pixels / size[1], summary.key, slide.number))
    assert min(smallest)[0] >= 0.05, min(smallest)


@given(st.text("កខគឃ ស្រ្តី្ជុំabc", min_size=1, max_size=300), st.floats(300, 2000), st.floats(200, 1200))
@settings(max_examples=60)
def test_what_can_fit_does_fit_and_the_next_size_would_not(text: str, width: float, height: float) -> None:
    made = fitted(text, width, height, 90, 8)
    if made.pixels > 8:
        assert made.whole
        assert made.height <= height
        assert made.width <= width + 1
    if made.pixels < 90:
        larger = fitted(text, width, height, made.pixels + 1, made.pixels + 1, even=False)
        assert not larger.whole or larger.height > height


@given(
    st.lists(
        st.builds(
            TeamNames,
            st.text("កខគស្រុំី abc", min_size=1, max_size=40),
            st.lists(st.text("កខគស្រុំី ", min_size=1, max_size=40), max_size=12).map(tuple),
        ),
        min_size=1,
        max_size=6,
    )
)
@settings(max_examples=40)
def test_teams_of_any_size_fit_on_one_slide(room: list[TeamNames]) -> None:
    shown = [one for one in slides(PACK, PACK.activity("dot_voting"), Translator("km"), (), room) if one.teams]
    for slide in shown:
        setting = set_slide(slide, QSizeF(1366, 768), clock=False)
        assert [fault for fault in setting.misfits() if "outside" in fault] == []
