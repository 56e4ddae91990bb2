"""The column of paper that a field is laid out in, and the few words that paper itself needs."""

from __future__ import annotations

from dataclasses import dataclass

from sala.language import Translator
from sala.printing.worksheet import FieldKind, Option


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """The language of the paper, and the width of the column in points."""

    translator: Translator
    width: float

    def yes_no(self) -> tuple[Option, Option, Option]:
        """Return the answers yes, no, not known."""
        _ = self.translator.gettext
        return Option("yes", _("Yes")), Option("no", _("No")), Option("unknown", _("Not known"))

    def usual_unit(self, kind: FieldKind) -> str:
        """Return the unit of a kind of field that always has the same one, else nothing."""
        _ = self.translator.gettext
        return {FieldKind.MINUTES: _("minutes"), FieldKind.RIEL: _("riel")}.get(kind, "")

    def narrow_unit(self, kind: FieldKind) -> str:
        """Return the usual unit as short as a narrow cell needs it."""
        _ = self.translator.gettext
        return _("min") if kind is FieldKind.MINUTES else self.usual_unit(kind)

    def digits(self, text: str) -> str:
        """Return the text in the digits of the language."""
        return self.translator.digits(text)
