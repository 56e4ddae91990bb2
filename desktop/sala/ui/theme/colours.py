"""The colours, named by what they mean, in three sets. Contrast is WCAG 2.2's; a test computes every pair."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Colours:
    """One set of colours, each ``#rrggbb``. ``on_x`` is what is written on ``x``."""

    name: str
    is_dark: bool
    page: str  # behind everything
    surface: str  # cards, panels, lists: the paper
    sunken: str  # wells, headers of tables, quiet buttons under the pointer
    field: str  # inside of what can be typed into
    line: str  # hair lines between things; decoration only
    edge: str  # outline of what can be operated: 3:1 on what it lies on
    text: str
    text_soft: str  # helps and captions
    text_off: str  # what cannot be used now
    accent: str
    accent_over: str  # under the pointer
    accent_down: str  # pressed
    on_accent: str
    accent_soft: str  # chosen rows, quiet emphasis
    on_accent_soft: str
    attention: str  # saffron: needs a look
    on_attention: str
    attention_soft: str
    on_attention_soft: str
    good: str
    good_soft: str
    on_good_soft: str
    bad: str
    bad_over: str
    on_bad: str
    bad_soft: str
    on_bad_soft: str
    focus: str  # ring around what the keyboard is at: 3:1 on what it lies on
    selection: str
    on_selection: str
    krama: str  # the two colours of the checked line
    krama_soft: str


LIGHT: Final = Colours(
    name="light", is_dark=False,
    page="#f5f3ee", surface="#fffefb", sunken="#eeebe4", field="#ffffff", line="#e0dcd2", edge="#87826f",
    text="#23242c", text_soft="#595a64", text_off="#8d8c91",
    accent="#383b8f", accent_over="#2e3180", accent_down="#24276b", on_accent="#ffffff",
    accent_soft="#e8e9f6", on_accent_soft="#2b2e7a",
    attention="#f0ab2e", on_attention="#2e1f00", attention_soft="#fdf0d3", on_attention_soft="#694600",
    good="#2c7548", good_soft="#e2f1e6", on_good_soft="#1d5935",
    bad="#b23529", bad_over="#982a20", on_bad="#ffffff", bad_soft="#fae6e2", on_bad_soft="#87241a",
    focus="#5b5fd0", selection="#cdd0f2", on_selection="#1c1d3a",
    krama="#383b8f", krama_soft="#dcbf8a",
)  # fmt: skip

DARK: Final = Colours(
    name="dark", is_dark=True,
    page="#17181e", surface="#202229", sunken="#2a2c35", field="#191a20", line="#363944", edge="#7d8092",
    text="#ecebe6", text_soft="#b5b5be", text_off="#7c7d88",
    accent="#a9aef4", accent_over="#bcc0f8", accent_down="#9298e6", on_accent="#17193b",
    accent_soft="#2d3052", on_accent_soft="#d0d3fb",
    attention="#f0b541", on_attention="#2a1c00", attention_soft="#3b3017", on_attention_soft="#f5d691",
    good="#74c793", good_soft="#1d3527", on_good_soft="#a9e2bd",
    bad="#f08d82", bad_over="#f5a59c", on_bad="#360d08", bad_soft="#432523", on_bad_soft="#f9bcb5",
    focus="#b7bbff", selection="#444a8c", on_selection="#ffffff",
    krama="#a9aef4", krama_soft="#7d6a42",
)  # fmt: skip

HIGH_CONTRAST: Final = Colours(
    name="contrast", is_dark=True,
    page="#000000", surface="#000000", sunken="#262626", field="#000000", line="#ffffff", edge="#ffffff",
    text="#ffffff", text_soft="#ffffff", text_off="#a8a8a8",
    accent="#ffd83d", accent_over="#ffe680", accent_down="#e6bf1a", on_accent="#000000",
    accent_soft="#6e5c00", on_accent_soft="#ffe680",
    attention="#ffb000", on_attention="#000000", attention_soft="#3a2800", on_attention_soft="#ffd27a",
    good="#62f08f", good_soft="#00320f", on_good_soft="#a0ffbe",
    bad="#ff8a80", bad_over="#ffb0a8", on_bad="#000000", bad_soft="#420000", on_bad_soft="#ffc2bc",
    focus="#3df2ff", selection="#ffd83d", on_selection="#000000",
    krama="#ffd83d", krama_soft="#ffffff",
)  # fmt: skip

SETS: Final = {colours.name: colours for colours in (LIGHT, DARK, HIGH_CONTRAST)}

TEXT_PAIRS: Final = (
    *[(text, ground) for text in ("text", "text_soft") for ground in ("page", "surface", "sunken", "field")],
    *[(text, ground) for text in ("accent", "good", "bad") for ground in ("page", "surface", "field")],
    *[(f"on_{ground}", ground) for ground in (
        "accent", "accent_soft", "attention", "attention_soft", "good_soft", "bad", "bad_soft", "selection")],
    ("on_accent", "accent_over"), ("on_accent", "accent_down"), ("on_bad", "bad_over"), ("text", "accent_soft"),
    ("text_soft", "accent_soft"),
)  # fmt: skip
"""Every (text, ground) pair that the style sheet or a widget uses: at least 4.5:1 (WCAG 1.4.3)."""

SHAPE_PAIRS: Final = tuple(
    (shape, ground) for shape in ("edge", "focus", "accent", "good", "bad") for ground in ("page", "surface", "field")
)
"""Outlines and signs that carry meaning, on what they lie on: at least 3:1 (WCAG 1.4.11)."""


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
