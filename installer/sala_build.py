"""How the wheel is built: setuptools, with what lies outside the package put inside it.

``pyproject.toml`` names this file as the build backend; everything else that setuptools needs to know stands there too.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from setuptools.build_meta import *  # noqa: F403  (the backend's whole interface)
from setuptools.command.build_py import build_py
from setuptools.command.sdist import sdist

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "desktop"))

from sala.language.catalogue import DOMAIN, compile_catalogue  # noqa: E402  (the source is not installed yet)

_LEFT_OUT = ("__pycache__", "wheels")


class BuildWithResources(build_py):
    """Copies the package, then the resources and catalogues into it, where ``sala.paths`` looks for them."""

    def run(self) -> None:
        """Build; a development install reads the folders of the checkout instead."""
        super().run()
        if self.editable_mode:
            return
        package = Path(self.build_lib) / "sala"
        shutil.rmtree(package / "_resources", ignore_errors=True)
        shutil.copytree(ROOT / "resources", package / "_resources", ignore=shutil.ignore_patterns("__pycache__"))
        for source in (ROOT / "locales").glob(f"*/LC_MESSAGES/{DOMAIN}.po"):
            compiled = package / "_locales" / source.relative_to(ROOT / "locales").with_suffix(".mo")
            compiled.parent.mkdir(parents=True, exist_ok=True)
            compiled.write_bytes(compile_catalogue(source))


class SourceWithResources(sdist):
    """A source archive with all that the same wheel can be built from."""

    def make_release_tree(self, base_dir: str, files: list[str]) -> None:
        """Add the folders that lie outside the package."""
        super().make_release_tree(base_dir, sorted({*files, *_source_files()}))


def _source_files() -> list[str]:
    folders = ("desktop/sala", "resources", "locales", "installer")
    found = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()]
    kept = [path for path in found if path.suffix not in (".mo", ".pyc") and not set(_LEFT_OUT) & set(path.parts)]
    return [path.relative_to(ROOT).as_posix() for path in kept]
