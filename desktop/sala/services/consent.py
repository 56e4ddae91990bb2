"""What people agreed to, and what therefore stays on this laptop or is hidden.

A consent record has a code; cards and photos that rest on it name that code. A card without a code, or whose code has
no record here (the paper may lie in a folder), is not held back: only an explicit no, or a withdrawal, does that.
"""

from __future__ import annotations

from sala.domain.records import ATTACHMENT, CARD, CONSENT, LINK, MARK
from sala.storage import Workspace

_CODE = "consent_code"


def refused_codes(ws: Workspace, workshop: str, scope: str) -> frozenset[str]:
    """Return the codes of the consents that say no to ``scope`` (of ``CONSENT_SCOPES``) or were withdrawn."""
    return _codes(ws, workshop, scope)


def withdrawn_codes(ws: Workspace, workshop: str) -> frozenset[str]:
    """Return the codes of the consents that were withdrawn."""
    return _codes(ws, workshop, None)


def withdrawn_cards(ws: Workspace, workshop: str) -> frozenset[str]:
    """Return the ids of the cards, rows included, of people who withdrew: hidden on paper and everywhere else."""
    return _cards_under(ws, workshop, withdrawn_codes(ws, workshop))


def withdrawn_records(ws: Workspace, workshop: str) -> frozenset[str]:
    """Return the ids of all records that rest on a withdrawn consent: cards, rows, photos, links and marks."""
    return _records_under(ws, workshop, withdrawn_codes(ws, workshop))


def records_not_to_share(ws: Workspace, workshop: str) -> frozenset[str]:
    """Return the ids of the cards, rows, photos, links and marks that may not leave this laptop."""
    return _records_under(ws, workshop, refused_codes(ws, workshop, "share"))


def _records_under(ws: Workspace, workshop: str, codes: frozenset[str]) -> frozenset[str]:
    if not codes:
        return frozenset()
    held = _cards_under(ws, workshop, codes)
    photos = {
        record.id
        for record in ws.records(workshop, ATTACHMENT, with_deleted=True)
        if record.text("card") in held or record.text("consent") in codes
    }
    joined = {
        record.id
        for kind in (LINK, MARK)
        for record in ws.records(workshop, kind, with_deleted=True)
        if held & {record.text("from"), record.text("to"), record.text("card")}
    }
    return held | photos | joined


def _codes(ws: Workspace, workshop: str, scope: str | None) -> frozenset[str]:
    return frozenset(
        record.text("code")
        for record in ws.records(workshop, CONSENT)
        if record.text("code") and (record.text("withdrawn") or (scope is not None and record.text(scope) == "no"))
    )


def _cards_under(ws: Workspace, workshop: str, codes: frozenset[str]) -> frozenset[str]:
    if not codes:
        return frozenset()
    records = ws.records(workshop, CARD, with_deleted=True)
    held = {record.id for record in records if record.text(_CODE) in codes}
    while rows := {record.id for record in records if record.text("parent") in held} - held:
        held |= rows
    return frozenset(held)
