"""Sentences for people: what an error says, in the language of the reader, and what to do now."""

from sala.wording.errors import error_text, sentence
from sala.wording.exchanged import altered_text, left_out_text, missing_text, taken_text
from sala.wording.findings import finding_sentence

__all__ = [
    "altered_text",
    "error_text",
    "finding_sentence",
    "left_out_text",
    "missing_text",
    "sentence",
    "taken_text",
]
