"""The report by the command line, as a facilitator makes it at the end of a workshop."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Work
from tests.cli.program import done, sala
from tests.printing.paper import by_pdfium, squeezed

TITLES = {"km": "របាយការណ៍សិក្ខាសាលា", "en": "Report of the workshop"}


@pytest.mark.parametrize("language", ["km", "en"])
def test_the_report_of_the_sample(sample: Work, tmp_path: Path, language: str) -> None:
    out = tmp_path / "report.pdf"
    what = ("print", sample.code, "--what", "report", "--out", out, "--json")
    told = done(*what, folder=sample.folder, language=language).value
    assert 12 <= told["pages"] <= 16
    text = squeezed(by_pdfium(out.read_bytes()))
    assert squeezed(TITLES[language]) in text
    assert squeezed("មកម្តង បានគ្រប់មុខ") in text
    assert squeezed("ម៉ៅ សុខា") not in text


def test_with_names_and_of_one_team(sample: Work, tmp_path: Path) -> None:
    out = tmp_path / "report.pdf"
    done("print", sample.code, "--what", "report", "--team", 2, "--with-names", "--out", out, folder=sample.folder)
    text = squeezed(by_pdfium(out.read_bytes()))
    assert squeezed("ម៉ៅ សុខា") in text
    assert squeezed("សុខ ស្រីមុំ") not in text


def test_a_report_has_no_argument(sample: Work, tmp_path: Path) -> None:
    told = sala("print", sample.code, "--what", "report:all", "--out", tmp_path / "a.pdf", folder=sample.folder)
    assert told.status == 2
    assert "report:all" in told.err
