"""What an idea rests on, as briefs and posters look it up in a workshop."""

from __future__ import annotations

from sala.services.cards import add_card, card, set_links
from sala.services.paper.line_of_sight import LineOfSight
from sala.services.workspace import Workspace


def test_of_equally_near_problems_the_first_of_the_list_is_meant_however_they_were_linked(
    ws: Workspace, workshop: str
) -> None:
    first, second = (
        add_card(ws, workshop, "problem", fields={"who": who}).created for who in ("ស្ត្រីមានគភ៌", "អ្នកភូមិឆ្ងាយ")
    )
    idea = add_card(ws, workshop, "idea", fields={"title": "ថ្ងៃណាត់"}).created
    for targets in ([second], [second, first]):
        set_links(ws, workshop, idea, "answers", targets)
    found = LineOfSight(ws, workshop, card(ws, workshop, idea)).problem
    assert found is not None
    assert found.id == first
