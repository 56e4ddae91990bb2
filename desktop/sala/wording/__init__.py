"""Sentences for people: what an error says, in the language of the reader, and what to do now."""

from sala.wording.errors import error_text, sentence
from sala.wording.findings import finding_sentence

__all__ = ["error_text", "finding_sentence", "sentence"]
