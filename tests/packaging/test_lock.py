"""The locks say what pyproject.toml asks for, by hash, without any address."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import metadata
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[2]
RUN = ROOT / "installer" / "requirements.lock"
TEST = ROOT / "installer" / "requirements-test.lock"
ENTRY = re.compile(r"^(?P<name>[a-z0-9][a-z0-9.-]*)==(?P<version>[^ ;]+)(?: ; (?P<marker>[^\\]+))?", re.MULTILINE)
SYSTEMS = [
    {
        "sys_platform": platform,
        "os_name": "nt" if platform == "win32" else "posix",
        "platform_system": {"win32": "Windows", "darwin": "Darwin", "linux": "Linux"}[platform],
        "platform_machine": "AMD64" if platform == "win32" else "x86_64",
        "platform_python_implementation": "CPython",
        "implementation_name": "cpython",
        "python_version": python,
        "python_full_version": f"{python}.1",
        "extra": "",
    }
    for platform in ("linux", "win32", "darwin")
    for python in ("3.11", "3.12", "3.13")
]


@cache
def project() -> dict[str, dict[str, object]]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def locked(lock: Path) -> dict[str, tuple[Version, Marker | None]]:
    text = lock.read_text("utf-8")
    return {
        found["name"]: (Version(found["version"]), Marker(found["marker"].strip()) if found["marker"] else None)
        for found in ENTRY.finditer(text)
    }


def wanted(*, tests: bool) -> list[Requirement]:
    lines = [*project()["project"]["dependencies"], *project()["build-system"]["requires"]]  # type: ignore[misc]
    if tests:
        lines += project()["dependency-groups"]["test"]  # type: ignore[operator]
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize("lock", [RUN, TEST], ids=lambda lock: lock.name)
def test_lock_has_names_versions_and_hashes_only(lock: Path) -> None:
    text = lock.read_text("utf-8")
    assert "://" not in text
    for line in text.splitlines():
        assert ENTRY.match(line) or re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line), line
    blocks = re.split(r"\n(?=[a-z])", text.strip())
    assert all("--hash=sha256:" in block for block in blocks)
    assert len(blocks) == len(locked(lock)) > 20


@pytest.mark.parametrize("lock", [RUN, TEST], ids=lambda lock: lock.name)
def test_no_package_depends_on_the_full_version_of_python(lock: Path) -> None:
    """Ubuntu 22.04 has Python 3.11.0rc1: its pip takes no "rc" for older than 3.12, and leaves such packages out."""
    assert "python_full_version" not in lock.read_text("utf-8")


@pytest.mark.parametrize("lock", [RUN, TEST], ids=lambda lock: lock.name)
def test_lock_has_what_the_project_asks_for(lock: Path) -> None:
    have = locked(lock)
    for requirement in wanted(tests=lock is TEST):
        version, marker = have[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), requirement
        assert marker is None or requirement.marker is not None, f"{requirement} is locked for some systems only"


def test_what_the_tests_use_is_what_people_run() -> None:
    run, test = locked(RUN), locked(TEST)
    assert {name: run[name][0] for name in run} == {name: test[name][0] for name in run if name in test}


def test_build_requirements_are_those_of_pyproject() -> None:
    lines = (ROOT / "installer" / "build-requirements.in").read_text("utf-8").splitlines()
    listed = {line for line in lines if line and not line.startswith("#")}
    assert listed == set(project()["build-system"]["requires"])  # type: ignore[call-overload]


def test_qt_is_the_version_that_was_tried() -> None:
    assert locked(RUN)["pyside6-essentials"][0] == locked(RUN)["shiboken6"][0] == Version("6.11.3")


@pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: f"{system['sys_platform']}-{system['python_version']}")
def test_lock_is_complete_for_every_system(system: dict[str, str]) -> None:
    """Follow what each package here says it needs: on every system, all of it must be locked."""
    have = locked(RUN)
    missing: set[str] = set()
    for name, (_, marker) in have.items():
        if marker is not None and not marker.evaluate(system):
            continue
        try:
            needs = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            continue  # a package of another system, not installed here
        for line in needs:
            need = Requirement(line)
            if need.marker is not None and not need.marker.evaluate(system):
                continue
            found = have.get(canonicalize_name(need.name))
            if found is None or (found[1] is not None and not found[1].evaluate(system)):
                missing.add(f"{name} needs {need.name}")
    assert not missing
