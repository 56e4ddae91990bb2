"""The official list of the places of Cambodia: provinces, districts, communes, villages, with their codes.

Read when first asked for, kept for the life of the program, safe to use from several threads. Source and licence of the
list stand in its head (``resources/gazetteer/places.tsv``).
"""

from sala.gazetteer.describing import describe, find_place, place_path
from sala.gazetteer.place import LEVELS, Kind, Level, Place
from sala.gazetteer.searching import search_places

__all__ = ["LEVELS", "Kind", "Level", "Place", "describe", "find_place", "place_path", "search_places"]
