"""Photos and other pictures, made small enough to print and to send."""

from __future__ import annotations

import io

from sala.errors import EnvironmentFault
from sala.printing.layout.block import Block, Place
from sala.printing.pdf.images import Jpeg
from sala.printing.pdf.page import Page
from sala.printing.text.style import Align

_DOTS_PER_INCH = 200
_QUALITY = 85
_USUAL_WIDTH = 600.0
_SHARE_LEFT = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}
"""How much of the room beside a picture lies at its left."""


class Picture(Block):
    """A picture as wide as its place, or narrower so that it is no higher than ``most_height`` points.

    ``most_width`` says how wide its place is at most, in points: no more of the picture is kept than that shows.
    ``description`` is read aloud by screen readers. What a camera hid in the file (place, time, owner) is left out.
    Raises ``EnvironmentFault("picture.unreadable")``.
    """

    def __init__(
        self,
        data: bytes,
        description: str,
        *,
        most_height: float,
        most_width: float = _USUAL_WIDTH,
        space_before: float = 0.0,
        align: Align = Align.LEFT,
    ) -> None:
        self._jpeg = _printable(data, max(most_height, most_width))
        self._description = description
        self._most_height = most_height
        self.space_before = space_before
        self._align = align

    def _size(self, width: float) -> tuple[float, float]:
        height = width * self._jpeg.height / self._jpeg.width
        if height <= self._most_height:
            return width, height
        return self._most_height * self._jpeg.width / self._jpeg.height, self._most_height

    def measure(self, width: float) -> float:
        """Return the height at this width."""
        return self._size(width)[1]

    def draw(self, page: Page, place: Place) -> None:
        """Draw the picture in its place, at the side that ``align`` says where it is narrower."""
        size = self._size(place.width)
        left = place.x + (place.width - size[0]) * _SHARE_LEFT[self._align]
        with page.tagged("Figure", alternative=self._description):
            page.image(self._jpeg, (left, place.top), size)


def _printable(data: bytes, longest: float) -> Jpeg:
    """Turn the picture upright, shrink it to what paper shows, and write it anew."""
    from PIL import Image, ImageOps  # noqa: PLC0415  # start-up: loaded when first needed

    most = int(longest / 72 * _DOTS_PER_INCH)
    try:
        with Image.open(io.BytesIO(data)) as source:
            grey = source.mode in {"1", "L"}
            upright = ImageOps.exif_transpose(source).convert("RGBA")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise EnvironmentFault("picture.unreadable") from error
    picture = Image.new("RGB", upright.size, "white")
    picture.paste(upright, mask=upright)
    picture = picture.convert("L") if grey else picture
    picture.thumbnail((most, most), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY)
    return Jpeg(out.getvalue(), picture.width, picture.height, grey)
