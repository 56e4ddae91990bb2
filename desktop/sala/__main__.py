"""``python -m sala`` and the ``sala`` command."""

from __future__ import annotations

import sys


def main() -> int:
    """Run Sala with the arguments of the process; return its exit status."""
    # start-up: the composition root decides what else is loaded
    from sala.app import main as run  # noqa: PLC0415

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
