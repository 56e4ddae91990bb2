"""Parts of the first screens: list of workshops, making one, choosing a place."""
