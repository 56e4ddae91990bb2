"""The papers for the room, printed as a person at a terminal does."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from tests.cli.conftest import Work
from tests.cli.program import done, sala

from sala.services.paper.catalogue import documents


def pages_of(path: Path) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path)]


@pytest.mark.parametrize("language", ["km", "en"])
def test_the_help_names_every_document(tmp_path: Path, language: str) -> None:
    told = sala("print", "--help", folder=tmp_path, language=language)
    words = "".join(told.out.split())
    assert [one.usage for one in documents() if one.usage not in words] == []


def test_a_day_is_made_ready(sample: Work, tmp_path: Path) -> None:
    out = tmp_path / "day.pdf"
    told = done("print", sample.code, "--what", "kit:day-1", "--json", "--out", out, folder=sample.folder).value
    pages = pages_of(out)
    assert told["pages"] == len(pages) == len(told["map"])
    whole = done("print", sample.code, "--what", "kit", "--json", "--out", out, folder=sample.folder).value
    assert told["pages"] < whole["pages"] < 300


def test_a_team_has_its_own_kit_on_both_sides_of_the_paper(sample: Work, tmp_path: Path) -> None:
    out = tmp_path / "team.pdf"
    what = ("print", sample.code, "--what", "kit:persona,idea_card", "--team", 2, "--two-sided", "--out", out)
    done(*what, folder=sample.folder)
    once = len(pages_of(out))
    assert once % 2 == 0
    done(*what, "--all-copies", folder=sample.folder)
    assert len(pages_of(out)) > once


def test_telephones_stay_at_home_unless_they_are_asked_for(sample: Work, tmp_path: Path) -> None:
    out = tmp_path / "list.pdf"
    what = ("print", sample.code, "--what", "attendance", "--blank-rows", 0, "--out", out)
    done(*what, folder=sample.folder, language="en")
    assert "Phone" not in pages_of(out)[0]
    done(*what, "--with-phones", folder=sample.folder, language="en")
    assert "Phone" in pages_of(out)[0]


@pytest.mark.parametrize(
    "what", ["consent:pictures", "evaluation", "sticky-notes:idea", "wall:listen", "attendance:empty"]
)
def test_forms_and_cards_are_printed(sample: Work, tmp_path: Path, what: str) -> None:
    out = tmp_path / "form.pdf"
    done("print", sample.code, "--what", what, "--out", out, folder=sample.folder)
    assert all(page.strip() for page in pages_of(out))


def test_too_many_copies_are_refused_and_nothing_is_written(sample: Work, tmp_path: Path) -> None:
    out = tmp_path / "form.pdf"
    told = sala("print", sample.code, "--what", "consent", "--copies", 5000, "--out", out, folder=sample.folder)
    assert told.status != 0
    assert "៥,០០០" in told.err
    assert not out.exists()
