"""The languages of the interface, as values that are passed.

Nothing here is global: a window, a printed sheet and a test each hold the ``Translator`` that they speak with, so a
Khmer worksheet can be printed from an English window.
"""

from sala.language.translator import LANGUAGES, N_, Translator

__all__ = ["LANGUAGES", "N_", "Translator"]
