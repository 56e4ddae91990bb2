"""A program that is killed in the middle of saving loses nothing that it had said was saved."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.storage.cells import start
from tests.storage.wholes import CARD_REF, W

from sala.storage import Workspace

Open = Callable[..., Workspace]

_SAVE = """
import sys
from pathlib import Path
from sala.storage import open_workspace
from tests.storage.wholes import CARD_ID, W
ws = open_workspace(Path(sys.argv[1]), label="A", author="B")
for number in range(int(sys.argv[2]), 1_000_000):
    with ws.act(W) as act:
        act.put("card", CARD_ID, {"text": number})
        act.put("card", CARD_ID, {"note": "x" * (number % 7) * 1000})
    print(number, flush=True)
"""


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_save_that_was_told_is_there(folder: Path, opened: Open, seed: int) -> None:
    chance = random.Random(seed)
    opened(folder).close()
    told: list[int] = []
    for _ in range(4):
        program = start(_SAVE, folder, told[-1] + 1 if told else 0)
        assert program.stdout is not None
        told += [int(program.stdout.readline()) for _ in range(chance.randint(1, 60))]
        program.kill()
        told += [int(line) for line in program.stdout.read().splitlines() if line]
        program.wait()
        program.stdout.close()
        with opened(folder) as ws:
            kept = {change.value for change in ws.history(CARD_REF, "text")}
            assert set(told) <= kept
            # The last one may have been saved without having been told; nothing else may.
            assert kept - set(told) <= {told[-1] + 1}
            told = sorted(kept)  # type: ignore[type-var]
            assert ws.check().findings == []
    with opened(folder) as ws:
        changes = list(ws.changes(W))
        assert len({(change.device, change.seq) for change in changes}) == len(changes)
        assert len(ws.known()) == 4
        assert ws.records(W, "card")[0].fields["text"] == told[-1]
