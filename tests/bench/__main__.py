"""``python -m tests.bench [start save paper preview exchange memory]``: all of them without a name."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("SALA_KEYRING", "off")
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))

from tests.bench.exchange_bench import exchange
from tests.bench.paper_bench import paper
from tests.bench.preview_bench import preview
from tests.bench.save_bench import save
from tests.bench.timing import Told
from tests.bench.window_bench import memory, start

BENCHES: dict[str, Callable[[Path], Iterator[Told]]] = {
    "start": start,
    "save": save,
    "paper": paper,
    "preview": preview,
    "exchange": exchange,
    "memory": memory,
}


def main(names: list[str]) -> int:
    """Print the figures of the benchmarks named; 2 for a name that is none. A missed target is told, not an error."""
    unknown = [name for name in names if name not in BENCHES]
    if unknown:
        print(f"There is no benchmark {', '.join(unknown)}. There are: {', '.join(BENCHES)}.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="sala-bench-") as folder:
        os.environ["SALA_HOME"] = str(Path(folder) / "home")
        for name in names or BENCHES:
            for figure in BENCHES[name](Path(folder)):
                print(figure.line(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
