"""Every screen and dialog opens in both languages at 150 % text, and nothing on it is clipped.

A file beside the one at 100 %, so that both can run at the same time.
"""

from pathlib import Path

import pytest
from tests.ui.every_screen import check_every_screen


@pytest.mark.journey
@pytest.mark.parametrize("variant", ["km-150-light", "en-150-light"])
def test_every_large_screen_opens_and_nothing_is_clipped(variant: str, tmp_path: Path) -> None:
    check_every_screen(variant, tmp_path)
