"""How a screen is worn: language, text size, colours."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """``percent`` is the text size, ``theme`` the colours (light, dark, contrast)."""

    language: str = "km"
    percent: int = 100
    theme: str = "light"

    @property
    def name(self) -> str:
        """As it stands in the name of a picture."""
        return f"{self.language}-{self.percent}-{self.theme}"


STYLES = (
    Style(),
    Style("en"),
    Style(percent=150),
    Style(theme="dark"),
    Style(theme="contrast"),
)
"""The sets of pictures that are looked at."""

FURTHER = (Style("en", 150), Style(percent=200), Style("en", 200))
"""Taken only when they are asked for by name: to measure what fits."""
