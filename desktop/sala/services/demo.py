"""Making the sample workshop, or many varied ones."""

from __future__ import annotations

from collections.abc import Callable

from sala.services.demo_content import DemoWorkshop, sample_workshop
from sala.services.demo_variants import varied_workshop
from sala.services.demo_writing import StopAsked, write_workshop
from sala.storage import Workspace

Progress = Callable[[int, int], None]


def make_demo(
    ws: Workspace,
    *,
    seed: int = 1,
    workshops: int = 1,
    progress: Progress | None = None,
    cancelled: StopAsked | None = None,
) -> list[str]:
    """Make sample workshops and return their ids.

    The first of seed 1 is the sample workshop that the handbook shows. All others vary in place, service, people,
    numbers, problems and ideas; the same seed gives the same content (ids and codes differ). ``progress`` is told how
    many are made, of how many. Those that are made stay when ``cancelled`` stops the next one.

    Raises:
        WrongUse, EnvironmentFault: as the services that make workshops, people, cards and photos.
        Cancelled: when ``cancelled`` says so.
    """
    made = []
    for number in range(workshops):
        made.append(write_workshop(ws, demo_workshop(seed, number), cancelled))
        if progress:
            progress(number + 1, workshops)
    return made


def demo_workshop(seed: int, number: int) -> DemoWorkshop:
    """Return the content of the sample workshop with a number from 0, of a seed."""
    return sample_workshop() if (seed, number) == (1, 0) else varied_workshop(seed, number)
