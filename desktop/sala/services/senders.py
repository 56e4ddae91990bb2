"""Whose signature a file carries: seen before, new here, or not the one that this laptop had.

A verified file is whole and was signed with the key that it names. Whether that key belongs to whom the file says it
comes from, only earlier files can tell: so the keys of files that were taken are remembered on this computer.
"""

from __future__ import annotations

from sala.services.exchange import Imported, Verified, public_keys
from sala.storage import Workspace

#: Signed by this workspace itself; by a key seen before; by a laptop never heard of; by an unknown laptop that bears a
#: known name; by a laptop that is known, but with another key than before.
OWN, KNOWN, FIRST, NAMESAKE, CHANGED = "own", "known", "first", "namesake", "changed"
_SENDERS = "senders"


def standing(ws: Workspace, verified: Verified | Imported) -> str:
    """Return what is known of the signing key: ``OWN``, ``KNOWN``, ``FIRST``, ``NAMESAKE`` or ``CHANGED``."""
    if verified.verify_key == public_keys(ws).verify_key:
        return OWN
    seen = _seen(ws)
    if any((device, key) == (verified.device, verified.verify_key) for _, device, key in seen):
        return KNOWN
    if any(device == verified.device for _, device, _ in seen):
        return CHANGED
    if any(key == verified.verify_key for _, _, key in seen):
        return KNOWN  # the same laptop under a new id: it went back to a back-up
    return NAMESAKE if any(label == verified.sender for label, _, _ in seen) else FIRST


def remember_sender(ws: Workspace, verified: Verified | Imported) -> None:
    """Keep the key of a file that a person decided to take."""
    entry = (verified.sender, verified.device, verified.verify_key)
    seen = [one for one in _seen(ws) if one != entry]
    ws.set_local(_SENDERS, [list(one) for one in (*seen, entry)])


def _seen(ws: Workspace) -> list[tuple[str, str, str]]:
    """Return (name of the laptop, its device id, its key) of the files that were taken, the latest last."""
    kept = ws.local(_SENDERS, [])
    rows = kept if isinstance(kept, list) else []
    return [(str(row[0]), str(row[1]), str(row[2])) for row in rows if isinstance(row, list) and len(row) == 3]


def knows_key(ws: Workspace, verify_key: str) -> bool:
    """Return whether a key signed a file that was taken here."""
    return any(key == verify_key for _, _, key in _seen(ws))
