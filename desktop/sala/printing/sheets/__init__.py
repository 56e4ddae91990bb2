"""Worksheets on paper: the frame of a page, and the room that each kind of field gets."""
