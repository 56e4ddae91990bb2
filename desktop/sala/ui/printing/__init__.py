"""Print: choose what, see it while it is being made, print or save it."""
