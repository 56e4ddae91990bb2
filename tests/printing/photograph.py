"""What a camera or a scanner makes of a page, and how the page is found in it again: by its code and its corner marks.

This is the proof that paper can be read back; it uses only what is on the paper and the map of the page.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from functools import cache

import numpy as np
import zxingcpp
from PIL import Image, ImageFilter

from sala.printing import PageMap

DPI = 150
LIGHT_TONER = 0.6
_SIDE = 3.5 * DPI / 25.4
"""Of a corner mark, in pixels of a page that was not enlarged."""

Point = tuple[float, float]


def photographed(page: Image.Image, degrees: float, *, toner: float = LIGHT_TONER, blur: float = 0.9) -> Image.Image:
    """Return a grey page as it comes back: light toner, turned, blurred, with noise and a shadow across it."""
    faded = page.point([round(255 - toner * (255 - value)) for value in range(256)])
    turned = faded.rotate(degrees, expand=True, fillcolor=255, resample=Image.Resampling.BILINEAR)
    soft = np.asarray(turned.filter(ImageFilter.GaussianBlur(blur)), dtype=np.float32)
    shadow = np.linspace(1.0, 0.85, soft.shape[1], dtype=np.float32)[None, :]
    noisy = soft * shadow + _noise(soft.shape)
    return Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8))


@cache
def _noise(shape: tuple[int, int]) -> np.ndarray:
    return 8 * np.random.default_rng(20260414).standard_normal(shape, dtype=np.float32)


def from_the_side(picture: Image.Image) -> Image.Image:
    """Return the picture as a camera sees it that is not held straight above it: the far edge is shorter."""
    width, height = picture.size
    seen = [(0, 0), (width, 0), (width, height), (0, height)]
    was = [(-0.05 * width, -0.02 * height), (1.05 * width, -0.03 * height), (width, height), (0, height)]
    factors = _homography(seen, was).flatten() / _homography(seen, was)[2, 2]
    return picture.transform(
        picture.size, Image.Transform.PERSPECTIVE, tuple(factors[:8]), Image.Resampling.BICUBIC, fillcolor=255
    )


def codes(picture: Image.Image) -> list[str]:
    """Return the texts of all QR codes that are found."""
    return [code.text for code in zxingcpp.read_barcodes(np.asarray(picture), formats=zxingcpp.BarcodeFormat.QRCode)]


@dataclass(frozen=True)
class Flat:
    """A photographed page laid flat: asked about in the millimetres of its map."""

    picture: np.ndarray
    to_picture: np.ndarray
    paper: float

    def point(self, x: float, y: float) -> Point:
        across, down, depth = self.to_picture @ (x, y, 1.0)
        return across / depth, down / depth

    def darkness(self, box: tuple[float, float, float, float]) -> float:
        """Return how dark the middle of a box is, from 0 to 255, beside the paper round it."""
        left, top, width, height = box
        steps = np.linspace(0.22, 0.78, 15)
        samples = []
        for down in steps:
            for across in steps:
                x, y = self.point(left + across * width, top + down * height)
                samples.append(self.picture[round(y), round(x)])
        return float(self.paper - np.mean(samples))


def laid_flat(picture: Image.Image, page: PageMap) -> Flat:
    """Find the four marks and with them the way from the map to the picture, whichever way up the page lies."""
    grey = np.asarray(picture, dtype=float)
    found = [_mark_near(grey, corner) for corner in range(4)]  # clockwise from the top left of the picture
    holes = [index for index, (_centre, hole) in enumerate(found) if hole]
    assert len(holes) == 1, "one mark and only one has a hole"
    centres = [found[(holes[0] + index) % 4][0] for index in range(4)]
    marks = [(left + width / 2, top + height / 2) for left, top, width, height in page.corners]
    return Flat(grey, _homography(marks, centres), float(np.median(grey[::7, ::7])))


def _mark_near(grey: np.ndarray, corner: int) -> tuple[Point, bool]:
    """Return the centre of the mark in a corner of the picture, and whether it has a hole."""
    height, width = grey.shape
    reach = round(min(height, width) * 0.15)
    left = width - reach if corner in {1, 2} else 0
    top = height - reach if corner in {2, 3} else 0
    part = grey[top : top + reach, left : left + reach]
    paper, ink = np.percentile(part, 90), part.min()
    dark = part < (paper + ink) / 2
    candidates = []
    for rows, columns in _patches(dark):
        high, wide = np.ptp(rows) + 1, np.ptp(columns) + 1
        share = len(rows) / (high * wide)
        if 0.7 * _SIDE < high < 1.6 * _SIDE and 0.7 * _SIDE < wide < 1.6 * _SIDE and share > 0.6:
            centre = left + (columns.min() + columns.max()) / 2, top + (rows.min() + rows.max()) / 2
            candidates.append((_from_corner(centre, corner, width, height), centre))
    assert candidates, f"no mark in corner {corner}"
    _distance, (x, y) = min(candidates)
    middle = grey[round(y) - 1 : round(y) + 2, round(x) - 1 : round(x) + 2].mean()
    return (x, y), bool(middle > (paper + ink) / 2)


def _from_corner(point: Point, corner: int, width: int, height: int) -> float:
    x = width if corner in {1, 2} else 0
    y = height if corner in {2, 3} else 0
    return float(np.hypot(point[0] - x, point[1] - y))


def _patches(dark: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return the rows and columns of the points of each dark patch that is large enough."""
    left = dark.copy()
    patches = []
    for start in zip(*np.nonzero(dark), strict=True):
        if not left[start]:
            continue
        left[start] = False
        points, queue = [start], deque([start])
        while queue:
            row, column = queue.popleft()
            for near in ((row + 1, column), (row - 1, column), (row, column + 1), (row, column - 1)):
                if 0 <= near[0] < left.shape[0] and 0 <= near[1] < left.shape[1] and left[near]:
                    left[near] = False
                    points.append(near)
                    queue.append(near)
        if len(points) > 0.4 * _SIDE**2:
            rows, columns = np.array(points).T
            patches.append((rows, columns))
    return patches


def _homography(points: list[Point], pictured: list[Point]) -> np.ndarray:
    """Return the projective map that takes four points to four others."""
    rows, wanted = [], []
    for (x, y), (across, down) in zip(points, pictured, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -across * x, -across * y], [0, 0, 0, x, y, 1, -down * x, -down * y]]
        wanted += [across, down]
    factors = np.linalg.solve(np.array(rows, dtype=float), np.array(wanted, dtype=float))
    return np.append(factors, 1.0).reshape(3, 3)
