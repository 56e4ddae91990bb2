"""The pictures that stand for photos."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageStat

from sala.services.demo_content import read_demo_file
from sala.services.demo_photos import SCENES, draw_photo


@pytest.mark.parametrize("scene", SCENES)
def test_a_scene_is_a_jpeg_with_something_on_it(scene: str) -> None:
    drawn = draw_photo(scene, 1)
    with Image.open(io.BytesIO(drawn)) as picture:
        picture.load()
        assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (1200, 900))
        assert max(ImageStat.Stat(picture).stddev) > 20
    assert len(drawn) < 200_000


def test_a_seed_draws_the_same_picture_and_another_seed_another() -> None:
    assert draw_photo("waiting_hall", 3) == draw_photo("waiting_hall", 3)
    assert draw_photo("waiting_hall", 3) != draw_photo("waiting_hall", 4)


def test_every_scene_that_the_stock_names_can_be_drawn() -> None:
    services = read_demo_file("stock", "services.toml")["services"]
    themes = read_demo_file("stock", "themes.toml")["themes"]
    captions = read_demo_file("stock", "voices.toml")["names"]["photo_captions"]
    named = {scene for service in services for scene in service["photos"]}
    named |= {idea["prototype"]["scene"] for theme in themes for idea in theme["ideas"]}
    assert named <= set(SCENES) == set(captions)
