"""The photos of the sample workshop, as pictures that the program draws: the same seed draws the same picture."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from typing import Final

from sala.services.demo_picture import (
    DARK_LEAF,
    DARK_WOOD,
    GREY_HAIR,
    HAIR,
    INK,
    LEAF,
    NOTES,
    PAPER,
    SHIRTS,
    SKIN,
    SKIRTS,
    WOOD,
    Look,
    Picture,
)

_EARTH: Final = "#b65a35"
_SKY: Final = "#bfe0ee"


def draw_photo(scene: str, seed: int) -> bytes:
    """Return a JPEG of 1200 × 900 pixels; ``scene`` is one of ``SCENES``, ``seed`` varies people and colours."""
    rng = random.Random(f"{scene} {seed}")  # noqa: S311  # a picture, not a secret
    return _DRAWN[scene](rng).jpeg()


def _look(rng: random.Random, *, woman: bool | None = None, old: bool = False) -> Look:
    female = rng.random() < 0.6 if woman is None else woman
    return Look(
        skin=rng.choice(SKIN),
        shirt=rng.choice(SHIRTS),
        skirt=rng.choice(SKIRTS),
        long_hair=female and not old,
        dress=female,
        krama=old and rng.random() < 0.6,
        hair=GREY_HAIR if old else HAIR,
    )


def _country(horizon: float, field: str = "#cfdc9a") -> Picture:
    """Return the plain under its sky: hills far away, palms on the horizon."""
    picture = Picture(_SKY)
    for x, y, radius in (
        (180, 130, 46),
        (240, 116, 60),
        (310, 136, 44),
        (850, 190, 40),
        (905, 176, 54),
        (970, 194, 38),
    ):
        picture.disc(x, y, radius, "#eef7fa", radius * 0.62)
    picture.disc(1040, 120, 58, "#f7d774")
    for x, radius in ((120, 260), (420, 330), (760, 280), (1090, 320)):
        picture.disc(x, horizon + 90, radius, "#9fc3b2", radius * 0.52)
    picture.box(0, horizon, 1200, 900 - horizon, field)
    return picture


def _room(wall: str, floor: str, line: float = 620) -> Picture:
    picture = Picture(wall)
    picture.box(0, line, 1200, 900 - line, floor)
    picture.box(0, line - 10, 1200, 12, "#ffffff")
    for row in range(1, 6):
        y = line + (900 - line) * (row / 5.5) ** 1.5
        picture.line([(0, y), (1200, y)], "#d9cdb8", 2)
    return picture


def _window(picture: Picture, x: float, y: float, width: float = 190, height: float = 210) -> None:
    picture.box(x - 10, y - 10, width + 20, height + 20, WOOD, 6)
    picture.box(x, y, width, height, _SKY)
    picture.half_disc(x + width * 0.28, y + height, width * 0.28, LEAF)
    picture.half_disc(x + width * 0.72, y + height, width * 0.25, DARK_LEAF)
    picture.box(x - 10, y + height, width + 20, 30, WOOD, 4)
    picture.box(x + width / 2 - 5, y, 10, height, WOOD)


def _waiting_hall(rng: random.Random) -> Picture:
    picture = _room("#dcebe6", "#e6dcc8", 600)
    picture.box(0, 430, 1200, 160, "#a9cfc4")
    _window(picture, 90, 120)
    _window(picture, 360, 120)
    # the registration window, with nobody behind it for the moment or one person
    picture.box(820, 150, 330, 440, "#f4f0e6", 8)
    picture.box(850, 200, 270, 190, "#9bb9c4", 6)
    if rng.random() < 0.7:
        picture.standing(985, 560, 400, Look(skin=rng.choice(SKIN), shirt="#f6f8fa", skirt="#dfe5ea", long_hair=True))
    picture.box(820, 390, 330, 205, "#f4f0e6")
    picture.box(805, 378, 360, 24, WOOD, 6)
    picture.box(930, 345, 90, 34, PAPER, 3)
    picture.words(700, 190, 90, 6, "#7d93a0", 20)
    picture.disc(690, 90, 46, "#ffffff")
    picture.disc(690, 90, 40, "#f3efe6")
    picture.line([(690, 90), (690, 62)], INK, 5)
    picture.line([(690, 90), (712, 98)], INK, 5)
    for number in range(6):
        x, seat = 90 + number * 112, 730 + (number % 2) * 8
        picture.chair(x, seat, seat + 100)
        look = _look(rng, woman=number != 4, old=number == 4)
        picture.sitting(
            x,
            seat,
            seat + 100,
            330,
            look if number != 1 else Look(SKIN[2], SHIRTS[3], SKIRTS[0], long_hair=True, dress=True, pregnant=True),
        )
    for number in range(3):
        look = _look(rng, woman=True)
        if number == 1:
            look = Look(SKIN[1], SHIRTS[4], SKIRTS[5], long_hair=True, dress=True, pregnant=True)
        picture.standing(800 + number * 108, 850 - number * 20, 400 - number * 14, look)
    return picture


def _form_on_table(rng: random.Random) -> Picture:
    picture = Picture("#c89a68")
    for y in range(40, 900, 120):
        picture.line([(0, y + rng.uniform(-8, 8)), (1200, y + rng.uniform(-8, 8))], "#b98a58", 4)
    picture.shape([(250, 96), (880, 60), (930, 830), (300, 866)], "#a97c4c")
    picture.shape([(240, 80), (870, 44), (920, 814), (290, 850)], PAPER)

    def on_paper(across: float, down: float) -> tuple[float, float]:
        return 240 + 630 * across + 50 * down, 80 - 36 * across + 770 * down

    def written(across: float, down: float, length: float, colour: str, width: float) -> None:
        picture.line([on_paper(across, down), on_paper(across + length, down)], colour, width)

    written(0.3, 0.07, 0.4, INK, 9)
    written(0.38, 0.11, 0.24, INK, 6)
    for row in range(9):
        down = 0.19 + row * 0.075
        written(0.07, down, rng.uniform(0.16, 0.24), "#6a7080", 6)
        picture.line([on_paper(0.36, down + 0.012), on_paper(0.93, down + 0.012)], "#c3c7cf", 2)
        if row < 6:
            wave = [
                on_paper(0.38 + step * 0.012, down - 0.006 + 0.008 * math.sin(step * 1.7 + row))
                for step in range(rng.randint(16, 42))
            ]
            picture.line(wave, "#2d56a8", 4)
    for number in range(4):
        left, top = on_paper(0.1 + number * 0.22, 0.9)
        picture.box(left, top, 30, 30, "#8a90a0", 3)
        picture.box(left + 4, top + 4, 22, 22, PAPER)
        if number in {0, 2}:
            picture.line([(left + 6, top + 14), (left + 13, top + 22), (left + 27, top + 2)], "#2d56a8", 5)
    picture.line([(770, 560), (1010, 395)], "#2f5fb3", 22)
    picture.line([(770, 560), (742, 580)], "#d7dae2", 12)
    picture.disc(1060, 670, 96, "#b7cfd6")
    picture.disc(1060, 670, 78, "#e7f0f2")
    picture.disc(1060, 670, 68, "#b5793f" if rng.random() < 0.5 else "#c8a24e")
    picture.box(60, 500, 130, 190, "#f6d6df", 12)
    picture.box(78, 530, 94, 62, "#fdf3f5", 6)
    picture.words(84, 620, 80, 3, "#b46a80", 18)
    return picture


def _motorbike(picture: Picture, x: float, ground: float, size: float, body: str) -> None:
    for wheel in (x - size * 0.42, x + size * 0.42):
        picture.disc(wheel, ground - size * 0.2, size * 0.2, "#2f2b2b")
        picture.disc(wheel, ground - size * 0.2, size * 0.12, "#c9c6c2")
    picture.line(
        [(x - size * 0.42, ground - size * 0.2), (x, ground - size * 0.26), (x + size * 0.3, ground - size * 0.3)],
        "#565a63",
        size * 0.05,
    )
    picture.line(
        [(x + size * 0.42, ground - size * 0.2), (x + size * 0.27, ground - size * 0.66)], "#565a63", size * 0.045
    )
    picture.line(
        [(x + size * 0.2, ground - size * 0.7), (x + size * 0.33, ground - size * 0.68)], "#33363d", size * 0.05
    )
    picture.shape(
        [
            (x - size * 0.5, ground - size * 0.47),
            (x + size * 0.05, ground - size * 0.45),
            (x + size * 0.3, ground - size * 0.62),
            (x + size * 0.33, ground - size * 0.4),
            (x + size * 0.02, ground - size * 0.26),
            (x - size * 0.36, ground - size * 0.34),
        ],
        body,
    )
    picture.box(x - size * 0.5, ground - size * 0.54, size * 0.56, size * 0.1, "#33302f", size * 0.05)


def _red_road(rng: random.Random) -> Picture:
    picture = _country(470)
    picture.shape([(560, 470), (640, 470), (1250, 900), (120, 900)], _EARTH)
    picture.shape([(596, 470), (606, 470), (700, 900), (560, 900)], "#c4704a")
    for _ in range(16):
        y = rng.uniform(560, 890)
        half = (y - 470) * 1.2
        picture.disc(
            620 + rng.uniform(-half, half) * 0.9,
            y,
            rng.uniform(6, 22) * (y - 420) / 400,
            "#9c4a2b",
            rng.uniform(3, 7) * (y - 420) / 300,
        )
    picture.disc(840, 800, 120, "#9db7bd", 26)
    for palm, foot, height in ((90, 560, 300), (205, 530, 210), (1010, 540, 260), (1130, 580, 340)):
        picture.palm(palm, foot, height + rng.uniform(-30, 30))
    picture.banana(330, 560, 130)
    # a house on stilts
    for post in (890, 935, 980):
        picture.line([(post, 560), (post, 500)], DARK_WOOD, 8)
    picture.box(872, 446, 126, 60, WOOD)
    picture.shape([(856, 450), (936, 392), (1014, 450)], "#8a4b3a")
    x, ground = 560 + rng.uniform(-40, 40), 800
    picture.disc(x, ground + 6, 190, "#8f4327", 20)
    _motorbike(picture, x, ground, 330, rng.choice(("#b3302f", "#2b5d8c", "#2f2f38")))
    picture.sitting(
        x - 120,
        ground - 172,
        ground - 40,
        350,
        Look(SKIN[2], SHIRTS[3], SKIRTS[0], long_hair=True, dress=True, pregnant=True),
    )
    picture.sitting(x - 10, ground - 172, ground - 50, 360, Look(SKIN[1], rng.choice(SHIRTS), SKIRTS[1], krama=True))
    return picture


def _notes_on_wall(rng: random.Random) -> Picture:
    picture = _room("#efe7d8", "#cdb491", 760)
    picture.box(90, 60, 1020, 560, "#d7c8ab", 6)
    picture.box(104, 74, 992, 532, "#fffdf7", 4)
    for column in range(4):
        x = 140 + column * 240
        picture.box(x, 100, 200, 44, NOTES[(column + 5) % 6], 6)
        picture.words(x + 20, 122, 160, 1, "#4a453c", 20)
        for row in range(rng.randint(4, 6)):
            picture.note(
                x + (row % 2) * 102 + rng.uniform(-5, 5),
                168 + (row // 2) * 128 + rng.uniform(-5, 5),
                92,
                NOTES[(column + rng.randint(0, 1)) % 6],
            )
    for x in (215, 700, 985):
        look = _look(rng, woman=x != 700)
        picture.standing(x + rng.uniform(-30, 30), 890, 470, look, ((-0.1, 0.3), (0.2, -0.06)))
    return picture


def _role_play(rng: random.Random) -> Picture:
    picture = _room("#f2e6cf", "#d9c3a0", 610)
    _window(picture, 80, 130, 200, 220)
    picture.box(860, 130, 250, 190, "#fffdf7", 4)
    picture.words(890, 170, 190, 6, "#7b8190", 24)
    picture.standing(800, 790, 500, Look(SKIN[0], "#f6f8fa", "#dfe5ea", long_hair=True), ((-0.24, 0.2), (0.13, 0.33)))
    picture.box(560, 600, 360, 30, WOOD, 8)
    picture.box(585, 628, 22, 210, DARK_WOOD)
    picture.box(872, 628, 22, 210, DARK_WOOD)
    picture.box(630, 582, 110, 20, PAPER, 3)
    picture.note(800, 540, 60, NOTES[0], 2)
    picture.standing(
        450,
        850,
        520,
        Look(SKIN[1], rng.choice(SHIRTS), SKIRTS[3], long_hair=True, dress=True, pregnant=True),
        ((-0.13, 0.33), (0.26, 0.22)),
    )
    picture.standing(270, 860, 500, _look(rng, woman=False), ((-0.12, 0.32), (0.14, 0.32)))
    for number in range(3):
        x = 690 + number * 190
        look = _look(rng, old=number == 1)
        picture.disc(x, 905, 96, look.shirt, 80)
        picture.disc(x, 800, 50, look.skin if look.hair != GREY_HAIR else GREY_HAIR, 54)
        picture.disc(x, 788, 54, look.hair, 54)
    return picture


def _storyboard(rng: random.Random) -> Picture:
    picture = Picture("#b98a58")
    picture.box(88, 72, 1036, 776, "#9c7246", 6)
    picture.box(76, 58, 1036, 776, PAPER, 6)
    for number in range(6):
        x, y = 116 + (number % 3) * 328, 100 + (number // 3) * 362
        picture.box(x, y, 300, 236, "#59606e", 6)
        picture.box(x + 4, y + 4, 292, 228, "#ffffff", 4)
        _scene_of_storyboard(picture, number, x, y, rng)
        picture.words(x + 6, y + 262, 280, 3, "#7b8190", 22)
        picture.disc(x + 18, y + 18, 22, NOTES[number])
    picture.line([(980, 700), (1165, 540)], "#d9822b", 24)
    picture.line([(980, 700), (958, 720)], "#3a2f26", 10)
    return picture


def _scene_of_storyboard(picture: Picture, number: int, x: float, y: float, rng: random.Random) -> None:
    mother = Look(SKIN[2], SHIRTS[3], SKIRTS[0], long_hair=True, dress=True, pregnant=True)
    midwife = Look(SKIN[0], "#e9eef2", "#cfd8df", long_hair=True)
    if number == 0:  # at home, the telephone
        picture.shape([(x + 150, y + 90), (x + 225, y + 40), (x + 290, y + 90)], "#a8604a")
        picture.box(x + 168, y + 90, 104, 70, WOOD)
        picture.standing(x + 90, y + 222, 150, mother, ((-0.14, 0.34), (0.13, 0.02)))
    elif number == 1:  # on the way
        picture.box(x + 4, y + 180, 292, 52, _EARTH)
        _motorbike(picture, x + 150, y + 206, 130, "#b3302f")
        picture.sitting(x + 118, y + 136, y + 190, 130, mother)
    elif number == 2:  # a number at the door
        picture.box(x + 180, y + 60, 90, 172, "#a9cfc4", 4)
        picture.note(x + 196, y + 90, 56, NOTES[0], 2)
        picture.standing(x + 100, y + 222, 160, mother, ((-0.14, 0.34), (0.3, 0.12)))
    elif number == 3:  # a short wait
        for seat in (70, 150, 230):
            picture.chair(x + seat, y + 176, y + 222)
        picture.sitting(x + 72, y + 176, y + 222, 150, mother)
        picture.sitting(x + 152, y + 176, y + 222, 150, _look(rng, woman=True))
    elif number == 4:  # with the midwife
        picture.standing(x + 206, y + 222, 160, midwife, ((-0.3, 0.2), (0.14, 0.34)))
        picture.standing(x + 96, y + 222, 156, mother)
    else:  # home with a date in the book
        picture.disc(x + 236, y + 66, 34, "#f7d774")
        picture.box(x + 4, y + 196, 292, 36, "#cfdc9a")
        picture.standing(x + 110, y + 216, 156, mother, ((-0.14, 0.34), (0.18, 0.14)))
        picture.box(x + 134, y + 96, 40, 50, "#f5b5d0", 4)


def _talk_under_the_house(rng: random.Random) -> Picture:
    picture = _country(430, "#d8cf9d")
    picture.palm(80, 560, 360)
    picture.banana(1110, 640, 300)
    picture.box(150, 90, 900, 230, WOOD)
    for y in range(130, 320, 40):
        picture.line([(150, y), (1050, y)], DARK_WOOD, 3)
    picture.shape([(90, 110), (330, -40), (870, -40), (1110, 110)], "#8a4b3a")
    picture.box(560, 170, 90, 150, "#5c4030")
    for x in (180, 470, 760, 1020):
        picture.box(x - 13, 320, 26, 420, DARK_WOOD, 4)
    picture.box(130, 312, 940, 26, DARK_WOOD)
    # the wide bed on which a family sits
    picture.box(230, 660, 640, 34, "#b98555", 6)
    for x in (260, 830):
        picture.box(x, 690, 26, 130, DARK_WOOD)
    woman = _look(rng, woman=True, old=rng.random() < 0.5)
    picture.sitting(370, 664, 800, 420, woman)
    if rng.random() < 0.7:
        child = Look(SKIN[2], rng.choice(SHIRTS), SKIRTS[1])
        picture.sitting(270, 664, 770, 260, child)
    picture.standing(720, 850, 470, _look(rng, woman=False), ((-0.14, 0.26), (0.1, 0.26)))
    picture.box(640, 588, 60, 76, PAPER, 3)
    picture.words(648, 604, 42, 3, "#7b8190", 16)
    picture.disc(960, 820, 46, "#f0ead8", 24)
    picture.half_disc(960, 806, 34, "#c9573f")
    return picture


def _day_board(rng: random.Random) -> Picture:
    picture = _room("#d5e6e2", "#d9cdb8", 720)
    picture.box(210, 80, 780, 560, WOOD, 10)
    picture.box(232, 102, 736, 516, "#fffdf7", 4)
    picture.box(232, 102, 736, 70, "#3f7cac")
    picture.words(430, 138, 340, 1, "#ffffff", 40)
    for row in range(6):
        y = 196 + row * 68
        picture.box(256, y, 130, 48, NOTES[row % 6], 6)
        picture.words(274, y + 25, 90, 1, "#5b5348", 22)
        for column in range(4):
            x = 416 + column * 136
            picture.box(x, y, 112, 48, "#eef1f4", 6)
            if rng.random() < 0.62:
                picture.disc(x + 28, y + 24, 13, "#5a8f5b")
                picture.words(x + 50, y + 25, 46, 1, "#8a90a0", 18)
    picture.standing(130, 880, 500, _look(rng, woman=True), ((-0.12, 0.3), (0.2, -0.02)))
    picture.standing(1080, 880, 520, _look(rng, woman=False), ((-0.2, 0.0), (0.12, 0.32)))
    return picture


def _classroom(rng: random.Random) -> Picture:
    picture = _room("#f1e8d2", "#cdb491", 600)
    picture.box(330, 90, 540, 280, WOOD, 6)
    picture.box(346, 106, 508, 248, "#2f5d4b", 4)
    picture.words(390, 150, 400, 5, "#dfe9e0", 40)
    _window(picture, 70, 130, 180, 200)
    _window(picture, 950, 130, 180, 200)
    picture.standing(
        930,
        650,
        430,
        Look(rng.choice(SKIN), "#f6f8fa", "#24505c", long_hair=True, dress=True),
        ((-0.26, -0.02), (0.12, 0.32)),
    )
    for row in range(2):
        for column in range(4):
            x, y = 150 + column * 285 + row * 40, 700 + row * 130
            child = _look(rng)
            picture.disc(x, y + 60, 62, "#f6f8fa", 70)
            picture.disc(x, y - 30, 40, child.skin, 43)
            picture.disc(x, y - 40, 43, child.hair, 42)
            if child.long_hair:
                picture.box(x - 32, y - 40, 64, 90, child.hair, 26)
            picture.box(x - 120, y + 60, 240, 26, "#b98555", 6)
            picture.box(x - 110, y + 86, 16, 100, DARK_WOOD)
            picture.box(x + 94, y + 86, 16, 100, DARK_WOOD)
    return picture


_DRAWN: Final[dict[str, Callable[[random.Random], Picture]]] = {
    "waiting_hall": _waiting_hall,
    "form": _form_on_table,
    "red_road": _red_road,
    "notes_wall": _notes_on_wall,
    "role_play": _role_play,
    "storyboard": _storyboard,
    "talk": _talk_under_the_house,
    "day_board": _day_board,
    "classroom": _classroom,
}

#: The names of the pictures that can be drawn.
SCENES: Final = tuple(_DRAWN)
