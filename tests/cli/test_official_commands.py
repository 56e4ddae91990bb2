"""Official papers from the command line: what is said once is kept."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from tests.cli.conftest import Work
from tests.cli.program import done, sala
from tests.printing.paper import squeezed

pytestmark = pytest.mark.journey

KINGDOM = "ព្រះរាជាណាចក្រកម្ពុជា"


def said(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    pages = [squeezed(page.get_textpage().get_text_range()) for page in document]
    document.close()
    return pages


def test_heading_and_institution_are_said_once_and_kept(own: Work, tmp_path: Path) -> None:
    out = tmp_path / "លិខិត.pdf"
    letter = ("print", own.code, "--what", "letter", "--out", out)
    head = ("--institution", "រដ្ឋបាលខេត្តក្រចេះ", "--institution", "មន្ទីរសុខាភិបាល")
    done(*letter, *head, "--lunar", folder=own.folder)
    (page,) = said(out)
    assert page.startswith(KINGDOM)
    assert page.index("រដ្ឋបាលខេត្តក្រចេះ") < page.index("មន្ទីរសុខាភិបាល") < page.index("ព.ស.")
    done(*letter, "--heading", "off", folder=own.folder)
    (page,) = said(out)
    assert page.startswith("រដ្ឋបាលខេត្តក្រចេះមន្ទីរសុខាភិបាល")
    done(*letter, folder=own.folder, language="en")
    (page,) = said(out)
    assert "KINGDOM" not in page
    done(*letter, "--heading", "on", "--institution", "", folder=own.folder, language="en")
    (page,) = said(out)
    assert page.startswith("KINGDOMOFCAMBODIA")
    assert "រដ្ឋបាល" not in page


def test_certificates_and_tags_name_the_people(sample: Work, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    value = done("show", sample.code, "--json", folder=sample.folder).value
    names = [record["fields"]["name"] for record in value["records"]["participant"]]
    for what in ("certificates", "name-tags"):
        told = done("print", sample.code, "--what", what, "--filled", "--out", out, "--json", folder=sample.folder)
        pages = said(out)
        assert told.value["pages"] == len(pages)
        assert [name for name in names if squeezed(name) not in "".join(pages)] == []
        done("print", sample.code, "--what", what, "--out", out, folder=sample.folder)
        (page,) = said(out)
        assert [name for name in names if squeezed(name) in page] == []


def test_what_is_refused_keeps_nothing(own: Work, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    lines = [word for number in range(4) for word in ("--institution", f"ជួរ {number}")]
    for what, given, answer in (("letter", lines, "៣"), ("leter", lines[:2], "«leter»")):
        told = sala("print", own.code, "--what", what, "--out", out, *given, folder=own.folder)
        assert (told.status, told.out) == (2, "")
        assert answer in told.err
    assert not out.exists()
    (workshop,) = done("show", own.code, "--json", folder=own.folder).value["records"]["workshop"]
    assert "institution" not in workshop["fields"]
