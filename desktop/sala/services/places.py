"""Places of the official gazetteer, for the faces."""

from __future__ import annotations

from sala.gazetteer import Place, describe, find_place, search_places

__all__ = ["Place", "describe", "find_place", "search_places"]
