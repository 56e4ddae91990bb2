"""The official list of the places of Cambodia: provinces, districts, communes, villages, with their codes.

Read when first asked for, kept for the life of the program, safe to use from several threads. Source and licence of the
list stand in its head (``resources/gazetteer/places.tsv``).
"""

from collections.abc import Collection

from sala.gazetteer.describing import describe, find_place, place_path
from sala.gazetteer.place import LEVELS, Kind, Level, Place

__all__ = ["LEVELS", "Kind", "Level", "Place", "describe", "find_place", "place_path", "search_places"]


def search_places(text: str, levels: Collection[Level] | None = None, limit: int = 20) -> list[Place]:
    """Return at most ``limit`` places that fit what a person typed, best first: see ``sala.gazetteer.searching``."""
    from sala.gazetteer import searching  # noqa: PLC0415  # start-up: loaded when somebody searches

    return searching.search_places(text, levels, limit)
