"""What an evaluation form says, as plain values in the language of the paper: services make them."""

from __future__ import annotations

from dataclasses import dataclass

from sala.printing.worksheet import WorksheetField


@dataclass(frozen=True, slots=True)
class EvaluationForm:
    """A form without a name, blank. ``fields`` are its questions, ``promise`` stands on top."""

    title: str
    promise: str
    workshop_name: str
    workshop_code: str
    fields: tuple[WorksheetField, ...]
    pack_version: str = "-"
