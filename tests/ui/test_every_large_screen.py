"""Every screen and dialog opens in Khmer at 150 % text, and nothing on it is clipped."""

from pathlib import Path

import pytest
from tests.ui.every_screen import check_every_screen


@pytest.mark.journey
def test_every_screen_opens_and_nothing_is_clipped(tmp_path: Path) -> None:
    check_every_screen("km-150-light", tmp_path)
