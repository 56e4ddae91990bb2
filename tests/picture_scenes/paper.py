"""Every printed page as a picture."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.picture_scenes.workspaces import Prepared

from sala.services.cards import cards
from sala.services.method import method_pack
from sala.services.printing import Choices, count_pages, document_pdf, render_page
from sala.services.workspace import open_or_create

LANGUAGES = ("km", "en")
_NUMBER = 100
_DPI = 100


def paper_pictures(prepared: Prepared, only: str) -> Iterator[tuple[str, bytes]]:
    """Yield (name of the picture without its ending, PNG) of each page whose name has ``only`` in it.

    Filled sheets are those of one team: of the team that has the first card, or of the whole group.
    """
    with open_or_create(prepared.copy_of("sample"), label="ASUS", author="កែវ សុភាព") as ws:
        for language in LANGUAGES:
            stem = f"{_NUMBER}-print-agenda"
            if _wanted(only, stem, language):
                pdf, _ = document_pdf(ws, prepared.workshop, "agenda", Choices(language))
                yield from _pages(pdf, stem, language, only)
        for summary in method_pack().summaries():
            kind = method_pack().activity_card(summary.key)
            made = cards(ws, prepared.workshop, kind=kind, parent="")
            team = made[0].team if made else ""
            for filled in (False, True) if made else (False,):
                for language in LANGUAGES:
                    how = "filled" if filled else "blank"
                    stem = f"{_NUMBER}-print-{summary.number:02}-{summary.key.replace('_', '-')}-{how}"
                    if not _wanted(only, stem, language):
                        continue
                    pdf, _ = document_pdf(
                        ws,
                        prepared.workshop,
                        f"worksheet:{summary.key}",
                        Choices(language, filled=filled, team=team if filled else ""),
                    )
                    yield from _pages(pdf, stem, language, only)


def _pages(pdf: bytes, stem: str, language: str, only: str) -> Iterator[tuple[str, bytes]]:
    for page in range(count_pages(pdf)):
        name = f"{stem}-p{page + 1:02}--{language}"
        if only in name:
            yield name, render_page(pdf, page, _DPI)


def _wanted(only: str, stem: str, language: str) -> bool:
    """Return whether a page of this document could be asked for: its number of pages is not known before."""
    return any(only in f"{stem}-p{page:02}--{language}" for page in range(1, 60))


def write_paper(prepared: Prepared, out: Path, only: str) -> Iterator[Path]:
    """Write the pictures of pages into ``out`` and yield their paths."""
    for name, png in paper_pictures(prepared, only):
        path = out / f"{name}.png"
        path.write_bytes(png)
        yield path
