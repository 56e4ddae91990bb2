"""For whom this laptop seals its files: public keys that are remembered here."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sala.bundles.keys import check_recipient
from sala.domain.validity import NAME_LENGTH
from sala.errors import WrongUse
from sala.khmer import clean_text
from sala.storage import Workspace

_RECEIVERS = "receivers"
_KEY = re.compile(r"age1[0-9a-z]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Receiver:
    """A public key (``age1…``) and what the person calls whoever holds it, "" where they gave no name."""

    key: str
    name: str


def receivers(ws: Workspace) -> list[Receiver]:
    """Return the receivers that are remembered on this computer, in the order in which they were added."""
    kept = ws.local(_RECEIVERS, [])
    rows = kept if isinstance(kept, list) else []
    return [Receiver(str(row[0]), str(row[1])) for row in rows if isinstance(row, list) and len(row) == 2]


def add_receiver(ws: Workspace, text: str, name: str = "") -> list[Receiver]:
    """Remember the key in ``text`` (words around it are passed over) and return all receivers.

    A key that is known already gets the new name.

    Raises:
        WrongUse: ``recipient.invalid``, ``text.too_long``.
    """
    found = _KEY.search(text)
    if found is None:
        raise WrongUse("recipient.invalid", recipient=" ".join(text.split())[:80])
    key = found[0].lower()
    check_recipient(key)
    called = clean_text(name, lines=False, limit=NAME_LENGTH)
    present = receivers(ws)
    others = [one for one in present if one.key != key]
    before = next((one.name for one in present if one.key == key), "")
    return _keep(ws, [*others, Receiver(key, called or before)])


def remove_receiver(ws: Workspace, key: str) -> list[Receiver]:
    """Forget a key and return the receivers that remain."""
    return _keep(ws, [one for one in receivers(ws) if one.key != key])


def _keep(ws: Workspace, every: list[Receiver]) -> list[Receiver]:
    ws.set_local(_RECEIVERS, [[one.key, one.name] for one in every])
    return every
