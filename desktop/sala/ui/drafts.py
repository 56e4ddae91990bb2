"""What a person typed that could not be saved: it stays in its field, also when the page is left or built again."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """A value as it was typed, and why it was not saved."""

    value: object
    error: BaseException


class Drafts:
    """Drafts by card (its id, or another name of a place to type in) and field; kept while the program runs."""

    def __init__(self) -> None:
        self._kept: dict[str, dict[str, Draft]] = {}

    def keep(self, card: str, field: str, value: object, error: BaseException) -> None:
        """Keep what was typed into a field."""
        self._kept.setdefault(card, {})[field] = Draft(value, error)

    def drop(self, card: str, field: str) -> None:
        """Forget a draft: it was saved, or taken back."""
        fields = self._kept.get(card, {})
        fields.pop(field, None)
        if not fields:
            self._kept.pop(card, None)

    def get(self, card: str, field: str) -> Draft | None:
        """Return the draft of a field, or None."""
        return self._kept.get(card, {}).get(field)

    def has(self, card: str) -> bool:
        """Whether anything typed on a card was not saved."""
        return bool(card) and card in self._kept
