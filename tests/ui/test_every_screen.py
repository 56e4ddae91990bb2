"""Every screen and dialog opens in both languages, and nothing on it is clipped."""

from pathlib import Path

import pytest
from tests.ui.every_screen import check_every_screen


@pytest.mark.journey
@pytest.mark.parametrize("variant", ["km-100-light", "en-100-light", "km-200-light"])
def test_every_screen_opens_and_nothing_is_clipped(variant: str, tmp_path: Path) -> None:
    check_every_screen(variant, tmp_path)
