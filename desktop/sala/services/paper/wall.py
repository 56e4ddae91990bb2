"""Signs of the stages for the wall."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from sala.domain.records import Workshop
from sala.language import Translator
from sala.printing.documents.wall import WallSign, prepare_wall
from sala.services.method import Pack
from sala.services.paper.order import Order
from sala.services.paper.writing import write_parts
from sala.storage import Workspace


def stages(_ws: Workspace, _facts: Workshop, pack: Pack, say: Translator) -> Iterator[tuple[str, str]]:
    """Yield the stages of the method: key and title."""
    for stage in pack.stages:
        yield stage.key, stage.title.in_language(say.language)


def make_wall(order: Order, out: BinaryIO) -> int:
    """Write a sign for each stage, or for the one that is asked for."""
    say = order.translator
    signs = [
        WallSign(
            say.digits(str(number)), stage.title.in_language(say.language), stage.purpose.in_language(say.language)
        )
        for number, stage in enumerate(order.pack.stages, start=1)
        if order.argument in {"", stage.key}
    ]
    title = say.gettext("Signs of the stages for the wall")
    return write_parts(order, out, title, [prepare_wall(signs, order.choices.sheet, say)])
