"""The sample workshop."""

from __future__ import annotations

from sala.services.changed import Changed
from sala.services.workspace import Workspace


def make_sample(ws: Workspace) -> Changed:
    """Make the sample workshop, in many acts; return which workshop it is."""
    from sala.services.demo import make_demo  # noqa: PLC0415  # start-up: loaded when first needed

    workshop = make_demo(ws)[0]
    return Changed(workshop, act=workshop, created=workshop)
