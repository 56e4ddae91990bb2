"""Whatever the source imports is declared, and so locked and installed: nothing works only by accident here."""

from __future__ import annotations

import ast
import sys
import tomllib
from functools import cache
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
OURS = {"sala", "tests", "setup"}


@cache
def declared(*, tests: bool) -> frozenset[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    lines = list(project["project"]["dependencies"])
    if tests:
        lines += project["dependency-groups"]["test"]
    return frozenset(canonicalize_name(Requirement(line).name) for line in lines)


def imported_by(folder: Path) -> dict[str, Path]:
    """The outermost names of the modules that a folder's files import from elsewhere, and a file that does so."""
    found: dict[str, Path] = {}
    files = [file for file in folder.rglob("*.py") if "__pycache__" not in file.parts]
    beside = {file.stem for file in files} | {file.parent.name for file in files}
    for file in files:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                names = [node.module]
            found.update({name.partition(".")[0]: file for name in names})
    known = beside | OURS | set(sys.stdlib_module_names)
    return {name: file for name, file in found.items() if name not in known}


@pytest.mark.parametrize("folder", ["desktop", "tests"])
def test_every_import_is_declared(folder: str) -> None:
    sources = metadata.packages_distributions()
    allowed = declared(tests=folder == "tests")
    stray = {
        name: str(file.relative_to(ROOT))
        for name, file in imported_by(ROOT / folder).items()
        if not allowed & {canonicalize_name(source) for source in sources.get(name, ())}
    }
    assert stray == {}


def test_everything_declared_for_running_is_used() -> None:
    """A package that nothing imports any more only makes the first start longer."""
    sources = metadata.packages_distributions()
    used = {canonicalize_name(source) for name in imported_by(ROOT / "desktop") for source in sources.get(name, ())}
    assert declared(tests=False) - used == frozenset()
