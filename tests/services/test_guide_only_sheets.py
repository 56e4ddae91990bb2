"""An activity that has only a guide: its sheet is the guide, the kit leaves it out, adding to it is refused."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from tests.guide_only import GUIDE_ONLY, guide_only_method

from sala.cli.run import run_command
from sala.services.method import method_pack
from sala.services.people import teams
from sala.services.printing import Choices, document_pdf
from sala.services.progress import mark_activity, workshop_progress
from sala.services.workshops import NewWorkshop, create_workshop, get_workshop
from sala.services.workspace import Workspace, open_or_create


@pytest.fixture(autouse=True)
def _guide_only() -> Iterator[None]:
    with guide_only_method():
        yield


def words(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


@pytest.mark.parametrize("filled", [False, True])
@pytest.mark.parametrize("language", ["km", "en"])
def test_its_sheet_is_its_guide(ws: Workspace, workshop: str, language: str, filled: bool) -> None:
    pdf, pages = document_pdf(ws, workshop, f"worksheet:{GUIDE_ONLY}", Choices(language, filled=filled))
    told = "".join(words(pdf).split())
    activity = method_pack().activity(GUIDE_ONLY)
    texts = [activity.why, activity.inclusion, *activity.tips, *(step.say for step in activity.steps)]
    assert pages <= 3
    for text in texts:
        assert "".join(text.in_language(language).split()) in told


def test_the_kit_is_without_it(ws: Workspace, workshop: str) -> None:
    title = method_pack().activity(GUIDE_ONLY).title.en
    pdf, pages = document_pdf(ws, workshop, "kit", Choices("en", team=teams(ws, workshop)[0].id))
    assert pages > len(method_pack().summaries())
    assert title not in words(pdf)
    assert method_pack().activities()[0].title.en in words(pdf)


def test_it_is_done_when_somebody_says_so(ws: Workspace, workshop: str) -> None:
    before = workshop_progress(ws, method_pack(), workshop)["deliver"][GUIDE_ONLY]
    mark_activity(ws, workshop, GUIDE_ONLY, done=True)
    after = workshop_progress(ws, method_pack(), workshop)["deliver"][GUIDE_ONLY]
    assert (before.name, after.name) == ("OPEN", "DONE")


def test_the_command_line_says_it_plainly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "work"
    with open_or_create(folder, label="ASUS", author="សុខា") as made:
        code = get_workshop(made, create_workshop(made, NewWorkshop("សាលាក្រុង")).created).code
    source = tmp_path / "lines.txt"
    source.write_text("មួយ\n", encoding="utf-8")
    here = ["--workspace", str(folder), "--language", "en"]
    assert run_command(["add", code, "--kind", GUIDE_ONLY, "--from", str(source), *here]) == 2
    assert "has only a guide: there is nothing to fill in. Nothing was added." in capsys.readouterr().err
    assert run_command(["show", code, *here]) == 0
    title = method_pack().activity(GUIDE_ONLY).title.en
    assert f"Only a guide, nothing to fill in: {title}" in capsys.readouterr().out
    assert run_command(["show", code, "--json", *here]) == 0
    assert json.loads(capsys.readouterr().out)["records"]["card"] == []
    out = tmp_path / "guide.pdf"
    assert run_command(["print", code, "--what", f"worksheet:{GUIDE_ONLY}", "--out", str(out), *here]) == 0
    assert title in words(out.read_bytes())
