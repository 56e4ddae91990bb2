"""The shipped method, with an activity in which nothing is filled in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from sala.content import Pack, Worksheet, load_pack
from sala.paths import resource_path
from sala.services import method

GUIDE_ONLY = "team_reflection"


def guide_only_pack(key: str = GUIDE_ONLY) -> Pack:
    """Return the shipped pack as if the activity ``key`` had no card."""
    pack = load_pack(resource_path("method"))
    whole = pack.activity(key)
    sheet, example = Worksheet("portrait", 1, ()), replace(whole.example, values={})
    bare = replace(whole, card="", produces=(), worksheet=sheet, example=example)
    stages = tuple(
        replace(stage, activities=tuple(replace(one, card="") if one.key == key else one for one in stage.activities))
        for stage in pack.stages
    )
    return replace(pack, stages=stages, _activities={key: bare})


@contextmanager
def guide_only_method() -> Iterator[None]:
    """Let everything use such a pack."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(method, "load_pack", lambda _folder: guide_only_pack())
        method.method_pack.cache_clear()
        yield
    method.method_pack.cache_clear()
