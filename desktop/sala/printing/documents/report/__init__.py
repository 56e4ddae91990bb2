"""The report of a workshop on paper: a cover, contents with page numbers, chapters.

``values`` says what a report says, in words of its language; the other modules set it.
"""
