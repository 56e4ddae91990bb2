"""Workspaces with sample workshops in them, made once for all tests that only read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.demo.sample_reading import Made

from sala.services.demo import make_demo
from sala.services.workspace import open_or_create


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """The sample workshop."""
    with open_or_create(tmp_path_factory.mktemp("sample") / "work", label="desk", author="reader") as ws:
        yield Made(ws, make_demo(ws))


@pytest.fixture(scope="session")
def varied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """Three varied workshops."""
    with open_or_create(tmp_path_factory.mktemp("varied") / "work", label="desk", author="reader") as ws:
        yield Made(ws, make_demo(ws, seed=5, workshops=3))
