"""Whatever a workshop prints can be kept in an archive (PDF/A-2b) and be read to people (PDF/UA-1)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.printing.access_rules import access_faults
from tests.printing.archive_rules import archive_faults

from sala.language import Translator
from sala.services.demo import make_demo
from sala.services.paper.catalogue import Choice, documents
from sala.services.paper.order import Choices, Sheet
from sala.services.printing import count_pages, document_pdf, what_to_print
from sala.services.workspace import Workspace, open_or_create

#: The whole kit and what only other methods have are left out: the sheets of one day are made like those of all.
NAMES = [one.name for one in documents() if one.name != "other-cards"]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Workspace, str]]:
    folder: Path = tmp_path_factory.mktemp("sample")
    with open_or_create(folder / "work", label="ASUS", author="សុខា") as ws:
        [workshop] = make_demo(ws)
        yield ws, workshop


@pytest.mark.parametrize("language", ["km", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_a_paper_of_the_sample_keeps_to_the_standards(sample: tuple[Workspace, str], name: str, language: str) -> None:
    ws, workshop = sample
    (paper,) = [one for one in what_to_print(ws, workshop, Translator(language)) if one.name == name]
    argument = next((key for key, _title in paper.arguments if name != "kit" or key == "day-1"), "")
    what = f"{name}:{argument}" if argument else name
    choices = [Choices(language, filled=Choice.FILLED in paper.choices)]
    if Choice.SHEET in paper.choices:
        choices.append(Choices(language, sheet=Sheet.TILES))
    for choice in choices:
        looks: list[tuple[bytes, int]] = []
        pdf, _pages = document_pdf(ws, workshop, what, choice, seen=lambda so_far, n: looks.append((so_far, n)))  # noqa: B023
        assert looks, "it is seen while it grows"
        assert [count_pages(so_far) for so_far, _n in looks] == [n for _so_far, n in looks]
        assert archive_faults(pdf) == []
        assert access_faults(pdf) == []
