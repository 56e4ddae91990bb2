"""A stored value as words of the window, for lists, history and summaries."""

from __future__ import annotations

from sala.domain.change import Value
from sala.services.method import Field
from sala.ui.session import Session
from sala.wording import values


def value_text(session: Session, field: Field | None, value: Value) -> str:
    """Return a value in the window's language; "" for nothing."""
    return values.value_text(field, value, session.translator)
