"""Every document as it was judged good: words exactly, pictures nearly; ``golden_pages`` says how, and how to renew."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from PIL import Image, ImageChops
from tests.printing.golden_pages import FOLDER, GOLDEN, Golden, alike, picture, printed, sample_workshop, words

from sala.services.paper.catalogue import documents
from sala.services.workspace import Workspace

#: Printed only where a workshop has cards that its method does not show: the sample has none.
WITHOUT_SAMPLE = {"other-cards"}
UPDATE = bool(os.environ.get("SALA_UPDATE_GOLDEN"))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Workspace, str]]:
    with sample_workshop(tmp_path_factory.mktemp("golden")) as made:
        yield made


@pytest.mark.parametrize("golden", GOLDEN, ids=str)
def test_pages_are_as_they_were_judged_good(sample: tuple[Workspace, str], golden: Golden) -> None:
    pdf = printed(sample, golden)
    for page in range(golden.pages):
        kept = FOLDER / f"{golden}-{page + 1}.png"
        said = kept.with_suffix(".txt")
        now = picture(pdf, page)
        if UPDATE:
            FOLDER.mkdir(parents=True, exist_ok=True)
            now.save(kept, optimize=True)
            said.write_text(words(pdf, page), encoding="utf-8")
        assert words(pdf, page) == said.read_text(encoding="utf-8")
        with Image.open(kept) as before:
            assert alike(before, now), f"{kept.name} looks different; SALA_UPDATE_GOLDEN=1 draws it anew"


def test_every_document_has_a_golden_page() -> None:
    assert {golden.what.partition(":")[0] for golden in GOLDEN} == {one.name for one in documents()} - WITHOUT_SAMPLE


@pytest.mark.parametrize(("across", "down"), [(1, 0), (0, 1), (0, 4)])
def test_a_page_that_moved_by_a_dot_is_seen(sample: tuple[Workspace, str], across: int, down: int) -> None:
    page = picture(printed(sample, Golden("agenda")), 0)
    assert alike(page, page)
    assert not alike(page, ImageChops.offset(page.convert("L"), across, down))
