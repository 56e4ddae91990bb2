"""Where everything stands on a slide: measured once for a size, then only drawn.

All measures are parts of ``u``, a sixteenth of the width or a ninth of the height, whichever is less, so that a slide
looks alike on every projector, and in a small picture of itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QRectF, QSizeF

from sala.services.room import ShownField, Slide, SlideKind, TeamNames
from sala.ui.room.type_setting import Set, evened, fitted, one_line, set_text
from sala.ui.widgets.marks import has_khmer

_MARGIN: Final = 0.95
_HEAD: Final = 0.62  # where the line above begins
_BODY: Final = 1.75  # where the instruction may begin
_FOOT: Final = 1.0  # what the progress line keeps for itself
_CLOCK: Final = 1.5  # what the clock keeps above it
_OPTICAL: Final = 0.44  # a block looks centred a little above the middle


@dataclass(frozen=True, slots=True)
class Block:
    """Words at a place; ``tone`` names a colour of the theme."""

    text: Set
    left: float
    top: float
    tone: str

    @property
    def rect(self) -> QRectF:
        """What the words cover."""
        return QRectF(self.left, self.top, self.text.width, self.text.height)


@dataclass(slots=True)
class Setting:
    """A slide set for a size. ``clock`` is the place of the clock, ``krama`` of the ornament, ``rule`` of the line."""

    size: QSizeF
    unit: float
    blocks: list[Block] = field(default_factory=list)
    clock: QRectF | None = None
    clock_centred: bool = False
    krama: QRectF | None = None
    rule: QRectF | None = None

    def add(self, text: Set, left: float, top: float, tone: str = "text") -> Block:
        """Put words somewhere."""
        block = Block(text, left, top, tone)
        self.blocks.append(block)
        return block

    def misfits(self) -> list[str]:
        """Return what does not fit: words beyond the edge, on each other, on the clock, or too wide for their place."""
        page = QRectF(0, 0, self.size.width(), self.size.height())
        wrong = [f"outside: {_told(one)}" for one in self.blocks if not page.contains(one.rect)]
        wrong += [f"too wide: {_told(one)}" for one in self.blocks if not one.text.whole]
        for at, one in enumerate(self.blocks):
            wrong += [f"{_told(one)} on {_told(two)}" for two in self.blocks[at + 1 :] if one.rect.intersects(two.rect)]
            if self.clock is not None and one.rect.intersects(self.clock):
                wrong.append(f"on the clock: {_told(one)}")
        return wrong


def _told(block: Block) -> str:
    return f"“{block.text.layout.text()[:30]}”"


def set_slide(slide: Slide, size: QSizeF, *, clock: bool) -> Setting:
    """Set a slide for a size in pixels; ``clock`` keeps a place for the countdown."""
    unit = min(size.width() / 16, size.height() / 9)
    made = Setting(size, unit)
    _SETTERS[slide.kind](made, slide, clock)
    return made


def _edges(made: Setting) -> tuple[float, float]:
    """Return the left edge of what is written, and its width."""
    margin = _MARGIN * made.unit
    return margin, made.size.width() - 2 * margin


def _head(made: Setting, slide: Slide) -> None:
    """The line above: what is going on, and how far it is."""
    u, (left, width) = made.unit, _edges(made)
    small = one_line(slide.small, 0.29 * u) if slide.small else None
    beside = small.width + 0.6 * u if small else 0.0
    title = fitted(slide.title, width - beside, 1.05 * u, 0.33 * u, 0.2 * u, bold=True)
    top = _HEAD * u
    made.add(title, left, top, "accent")
    if small:
        level = top + title.first_line - small.first_line
        made.add(small, left + width - small.width, level, "text_soft")


def _foot(made: Setting, *, clock: bool) -> float:
    """The progress line and the clock; return where the instruction must end."""
    u, (left, width) = made.unit, _edges(made)
    end = made.size.height() - _FOOT * u
    made.rule = QRectF(left, made.size.height() - 0.62 * u, width, 0.055 * u)
    if clock:
        end -= _CLOCK * u
        made.clock = QRectF(left, end + 0.1 * u, width, _CLOCK * u)
    return end - 0.15 * u


def _step(made: Setting, slide: Slide, clock: bool) -> None:
    u, (left, width) = made.unit, _edges(made)
    _head(made, slide)
    top, end = _BODY * u, _foot(made, clock=clock)
    figure = one_line(slide.figure, 1.5 * u, bold=True)
    beside = 1.95 * u
    text = fitted(slide.text, width - beside, end - top, _largest(made), 0.36 * u)
    at = top + max(0.0, (end - top - text.height) * _OPTICAL)
    made.add(text, left + beside, at, "text")
    letter = "ក" if has_khmer(slide.text) else "H"
    made.add(figure, left, at + text.top_of(letter) - figure.top_of(slide.figure), "figure")


def _largest(made: Setting) -> float:
    """The largest size of an instruction: what still looks calm, on a wide wall and on a square one."""
    return min(0.098 * made.size.height(), 0.064 * made.size.width())


def _title(made: Setting, slide: Slide, clock: bool) -> None:
    u, (left, width) = made.unit, _edges(made)
    end = _foot(made, clock=clock) if clock else made.size.height() - 0.9 * u
    made.rule = None
    stage = one_line(slide.small, 0.32 * u)
    title = fitted(slide.title, width, 3.0 * u, 1.2 * u, 0.5 * u, bold=True)
    below = end - 0.8 * u - stage.height - title.height - 1.2 * u
    text = fitted(slide.text, min(width, 13 * u), below, 0.5 * u, 0.3 * u)
    whole = stage.height + 0.15 * u + title.height + 0.95 * u + text.height
    top = max(0.7 * u, 0.7 * u + (end - 0.7 * u - whole) * _OPTICAL)
    made.add(stage, left, top, "text_soft")
    top += stage.height + 0.15 * u
    made.add(title, left, top, "accent")
    top += title.height + 0.35 * u
    made.krama = QRectF(left, top, 3.2 * u, 0.14 * u)
    made.add(text, left, top + 0.6 * u, "text")


def _teams(made: Setting, slide: Slide, clock: bool) -> None:
    u, (left, width) = made.unit, _edges(made)
    _head(made, slide)
    top, end = _BODY * u, _foot(made, clock=clock)
    made.rule = None
    if not clock:
        end = made.size.height() - 0.8 * u
    gap = 0.6 * u
    tried = [_team_grid(slide.teams, columns, width, end - top, gap, u) for columns in range(1, len(slide.teams) + 1)]
    pixels, lines, cell = max(tried, key=lambda one: one[0])
    used = sum(_line_height(line, pixels, cell) for line in lines) + _team_gap(pixels) * (len(lines) - 1)
    y = top + max(0.0, (end - top - used) * _OPTICAL * 0.6)
    for line in lines:
        for at, team in enumerate(line):
            _team(made, team, pixels, left + at * (cell + gap), y, cell)
        y += _line_height(line, pixels, cell) + _team_gap(pixels)


def _team_grid(
    teams: Sequence[TeamNames], columns: int, width: float, height: float, gap: float, unit: float
) -> tuple[int, list[Sequence[TeamNames]], float]:
    """Return how large so many columns can be set, the teams of each line, and how wide a column is."""
    cell = (width - (columns - 1) * gap) / columns
    lines = [teams[at : at + columns] for at in range(0, len(teams), columns)]
    low, high = round(0.2 * unit), round(0.66 * unit)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _teams_fit(lines, middle, cell, height) else (low, middle - 1)
    return low, lines, cell


def _team(made: Setting, team: TeamNames, pixels: int, left: float, top: float, width: float) -> None:
    for text, tone in zip(_team_texts(team, pixels, width), ("accent", "text"), strict=False):
        made.add(text, left, top, tone)
        top += text.height


def _team_texts(team: TeamNames, pixels: int, width: float) -> list[Set]:
    name = set_text(team.name, pixels, width, bold=True)
    people = "\n".join(team.people)
    return [name, set_text(people, max(1, round(pixels * 0.74)), width)] if people else [name]


def _line_height(line: Sequence[TeamNames], pixels: int, width: float) -> float:
    return max(sum(text.height for text in _team_texts(team, pixels, width)) for team in line)


def _team_gap(pixels: int) -> float:
    return 0.7 * pixels


def _teams_fit(lines: Sequence[Sequence[TeamNames]], pixels: int, width: float, height: float) -> bool:
    texts = [text for line in lines for team in line for text in _team_texts(team, pixels, width)]
    used = sum(_line_height(line, pixels, width) for line in lines) + _team_gap(pixels) * (len(lines) - 1)
    return used <= height and all(text.whole for text in texts)


def _example(made: Setting, slide: Slide, clock: bool) -> None:
    u, (left, width) = made.unit, _edges(made)
    _head(made, slide)
    top, end = _BODY * u, _foot(made, clock=clock)
    made.rule = None
    if not clock:
        end = made.size.height() - 0.8 * u
    if slide.text:
        text = fitted(slide.text, width, end - top, 0.9 * _largest(made), 0.34 * u)
        made.add(text, left, top + (end - top - text.height) * _OPTICAL, "text")
        return
    pixels, high = round(0.26 * u), round(0.62 * u)
    while pixels < high:
        middle = (pixels + high + 1) // 2
        fits = _fields_fit(slide.fields, middle, width, end - top)
        pixels, high = (middle, high) if fits else (pixels, middle - 1)
    texts = [_field_texts(one, pixels, width) for one in slide.fields]
    gap = _field_gap(pixels)
    used = sum(label.height + text.height for label, text in texts) + gap * (len(texts) - 1)
    y = top + max(0.0, (end - top - used) * _OPTICAL)
    for label, text in texts:
        made.add(label, left, y, "accent")
        made.add(text, left, y + label.height, "text")
        y += label.height + text.height + gap


def _field_texts(shown: ShownField, pixels: int, width: float) -> tuple[Set, Set]:
    label = set_text(shown.label, max(1, round(max(pixels * 0.6, 0.29 * width / 14))), width, bold=True)
    return label, evened(shown.text, pixels, width)


def _field_gap(pixels: int) -> float:
    return 0.75 * pixels


def _fields_fit(fields: Sequence[ShownField], pixels: int, width: float, height: float) -> bool:
    texts = [text for one in fields for text in _field_texts(one, pixels, width)]
    used = sum(text.height for text in texts) + _field_gap(pixels) * (len(fields) - 1)
    return used <= height and all(text.whole for text in texts)


def _large_clock(made: Setting, slide: Slide, clock: bool) -> None:
    """Only the clock is large; what it is for stands above."""
    del clock
    u, (left, width) = made.unit, _edges(made)
    height = made.size.height()
    largest, tone = (0.52 * u, "text") if slide.text else (1.05 * u, "accent")
    text = fitted(slide.text or slide.title, width, 2.5 * u, largest, 0.28 * u, bold=not slide.text)
    room = 5.2 * u
    top = max(0.7 * u, (height - text.height - room) * 0.6)  # the words under the clock are seldom there
    made.add(text, left + (width - text.width) / 2, top, tone)
    top += text.height + 0.55 * u
    made.clock = QRectF(left, top, width, min(room, height - top - 0.3 * u))
    made.clock_centred = True


_SETTERS: Final = {
    SlideKind.TITLE: _title,
    SlideKind.STEP: _step,
    SlideKind.TEAMS: _teams,
    SlideKind.EXAMPLE: _example,
    SlideKind.TIMER: _large_clock,
    SlideKind.BREAK: _large_clock,
}
