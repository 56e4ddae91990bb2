"""The breaks of Sala's own texts that are looked up, against those that are searched."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sala.khmer import known_breaks as known
from sala.khmer import line_breaks
from sala.paths import resource_path


@pytest.fixture(scope="module")
def maker() -> dict[str, Callable[..., object]]:
    return runpy.run_path(str(resource_path().parent / "installer" / "make_known_breaks.py"))


def test_the_file_is_what_its_maker_makes(maker: dict[str, Callable[..., object]]) -> None:
    """If not: ``python installer/make_known_breaks.py`` (``--anew`` when the search itself has changed)."""
    assert resource_path("khmer", known.FILE).read_bytes() == maker["made"](anew=True)


def test_every_text_of_the_method_is_found(maker: dict[str, Callable[..., set[str]]]) -> None:
    texts = maker["texts"]()
    assert len(texts) > 3000
    assert [text for text in texts if known.known_breaks(text) != tuple(line_breaks(text, search=True))] == []


def test_what_a_person_writes_is_searched() -> None:
    text = "ខ្ញុំរង់ចាំពេទ្យតាំងពីព្រលឹម"
    assert known.known_breaks(text) is None
    assert line_breaks(text) == line_breaks(text, search=True) != [len(text)]


@given(st.dictionaries(st.integers(0, 2**64 - 1), st.lists(st.integers(0, 65535)).map(tuple)))
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, found: dict[int, tuple[int, ...]]) -> None:
    folder = tmp_path_factory.mktemp("known")
    (folder / known.FILE).write_bytes(known.as_file(found))
    with elsewhere(folder):
        assert known.from_file() == found


@pytest.mark.parametrize("content", [None, b"", b"no JSON\n"])
def test_without_the_file_everything_is_searched(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / known.FILE).write_bytes(content)
    with elsewhere(tmp_path):
        assert known.known_breaks("ទំព័រដើម") is None


class elsewhere:  # noqa: N801  # reads as a statement
    """The file is looked for in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._patch = pytest.MonkeyPatch()
        self._folder = folder

    def __enter__(self) -> None:
        self._patch.setattr(known, "resource_path", lambda _, name: self._folder / name)
        known._known.cache_clear()

    def __exit__(self, *_: object) -> None:
        self._patch.undo()
        known._known.cache_clear()
