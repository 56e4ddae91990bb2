"""The package: everything that it names is there, and nothing heavy loads before it is needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import sala.khmer

LOADED = """
import sys
import sala.khmer
from sala.khmer import canonical, search_key, with_break_marks
canonical("ស្រ្តី"), search_key("ស្រ្តី"), with_break_marks("A window in English")
print(sorted({"icu", "babel"} & set(sys.modules)))
"""


def test_every_name_of_the_package_is_there() -> None:
    for name in sala.khmer.__all__:
        assert getattr(sala.khmer, name) is not None
    assert sorted(sala.khmer.__all__) == sorted(sala.khmer._HOMES)
    with pytest.raises(AttributeError, match="no attribute 'missing'"):
        _ = sala.khmer.missing  # type: ignore[attr-defined]


def test_model_and_icu_load_when_first_needed() -> None:
    desktop = str(Path(sala.khmer.__file__).parents[2])
    result = subprocess.run(
        [sys.executable, "-c", LOADED],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": desktop, "PYTHONUTF8": "1"},
    )
    assert result.stdout.strip() == "[]"
