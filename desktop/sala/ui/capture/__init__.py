"""Capturing what a team found: forms made from the method pack, their rows, links and photos."""
