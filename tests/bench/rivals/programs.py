"""The other programs: whether they are installed, and the command that makes a PDF file of the text."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.bench.rivals import look
from tests.bench.rivals.as_html import as_html
from tests.bench.rivals.as_odt import as_odt
from tests.bench.rivals.as_typst import as_typst
from tests.bench.rivals.parts import Part

#: The Python that has WeasyPrint and Typst; they are not for the environment of the project.
PYTHON = os.environ.get("SALA_BENCH_PYTHON") or sys.executable
_TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]])"
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir>{cache}</cachedir></fontconfig>"""


@dataclass(frozen=True, slots=True)
class Program:
    """One of them. ``ending`` is of the file that it reads; ``command`` takes that file and the file to make."""

    name: str
    version: str
    ending: str
    source: Callable[[list[Part]], str | bytes]
    command: Callable[[Path, Path], list[str]]


def programs(folder: Path) -> list[Program | str]:
    """Return each program, or the name of one that is not installed. ``folder`` is for what they leave behind."""
    return [_weasyprint(), _chromium(folder), _libreoffice(folder), _typst()]


def environment(folder: Path) -> dict[str, str]:
    """Return the environment in which all of them find our fonts, and no others."""
    settings = folder / "fonts.conf"
    if not settings.exists():
        settings.write_text(_FONTS.format(folder=look.font_folder(), cache=folder / "font-cache"), encoding="utf-8")
    return {**os.environ, "FONTCONFIG_FILE": str(settings), "PYTHONDONTWRITEBYTECODE": ""}


def _weasyprint() -> Program | str:
    version = _version(PYTHON, "-c", "import weasyprint; print(weasyprint.__version__)")
    if not version:
        return "WeasyPrint"
    return Program(
        "WeasyPrint", version, ".html", as_html, lambda source, out: [PYTHON, "-m", "weasyprint", str(source), str(out)]
    )


def _chromium(folder: Path) -> Program | str:
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    program = next(filter(None, map(shutil.which, names)), None)
    if program is None:
        return "Chromium"
    quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", f"--user-data-dir={folder / 'chromium'}"]

    def command(source: Path, out: Path) -> list[str]:
        return [program, *quiet, "--no-pdf-header-footer", f"--print-to-pdf={out}", source.as_uri()]

    return Program("Chromium", _version(program, "--version"), ".html", as_html, command)


def _libreoffice(folder: Path) -> Program | str:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return "LibreOffice"
    profile = f"-env:UserInstallation={(folder / 'libreoffice').as_uri()}"

    def command(source: Path, out: Path) -> list[str]:
        return [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(out.parent), str(source)]

    return Program("LibreOffice", _version(program, "--version"), ".fodt", as_odt, command)


def _typst() -> Program | str:
    fonts = str(look.font_folder())
    program = shutil.which("typst")
    if program:
        binary, version = program, _version(program, "--version")
        return Program(
            "Typst",
            version,
            ".typ",
            as_typst,
            lambda source, out: [binary, "compile", "--font-path", fonts, str(source), str(out)],
        )
    version = _version(PYTHON, "-c", "import importlib.metadata as m, typst; print(m.version('typst'))")
    if not version:
        return "Typst"
    return Program(
        "Typst", version, ".typ", as_typst, lambda source, out: [PYTHON, "-c", _TYPST, str(source), str(out), fonts]
    )


def _version(*command: str) -> str:
    """Return the version that a program tells, "" where it does not start."""
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    found = re.search(r"\d+(\.\d+)*", run.stdout)
    return found[0] if found and not run.returncode else ""
