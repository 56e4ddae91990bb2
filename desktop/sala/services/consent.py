"""What people agreed to, and what therefore stays on this laptop or is hidden.

A consent has a code; cards and photos that rest on it name that code. It is written down as a card, the consent form of
the method, or as a record of its own. A card without a code, or whose code has no consent here (the paper may lie in a
folder), is not held back: only an explicit no, or a withdrawal, does that. Codes are compared as people read them: a
"no" must hold for "c-04 ", "C-០៤" and "C-04" alike. The form itself holds no words of the person, and goes along: who
has the words elsewhere must learn of a withdrawal.

Where two laptops say different things, whatever keeps more back holds until somebody has looked: a clock may not decide
over a person's no.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from sala.domain.records import ATTACHMENT, CARD, CONSENT, CONSENT_SCOPES, LINK, MARK, Record
from sala.khmer import search_key
from sala.storage import Workspace

_CODE = "consent_code"
_FORM = "consent_form"


def refused_codes(ws: Workspace, workshop: str, scope: str) -> frozenset[str]:
    """Return the codes of the consents that say no to ``scope`` (of ``CONSENT_SCOPES``) or were withdrawn.

    Each is folded as ``search_key`` does, for comparing.
    """
    return _codes(ws, workshop, scope)


def consents_by_code(ws: Workspace, workshop: str) -> Mapping[str, Mapping[str, str]]:
    """Return what was answered to each scope, "yes" or "no", by code (folded as those of ``refused_codes``).

    A consent that was withdrawn says no to everything, and one no weighs more than any yes of the same code.
    """
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for record in _consents(ws, workshop):
        withdrawn = any(_readings(ws, record, "withdrawn"))
        for code in filter(None, map(folded_code, _readings(ws, record, "code"))):
            for scope in CONSENT_SCOPES:
                said = {"no"} if withdrawn else {*_readings(ws, record, scope), found[code].get(scope, "")}
                if said & {"yes", "no"}:
                    found[code][scope] = "no" if "no" in said else "yes"
    return found


def withdrawn_codes(ws: Workspace, workshop: str) -> frozenset[str]:
    """Return the codes of the consents that were withdrawn, folded as those of ``refused_codes``."""
    return _codes(ws, workshop, None)


def withdrawn_cards(ws: Workspace, workshop: str) -> frozenset[str]:
    """Return the ids of the cards, rows included, of people who withdrew: hidden on paper and everywhere else."""
    return _cards_under(ws, workshop, withdrawn_codes(ws, workshop))


def cards_refused(ws: Workspace, workshop: str, scope: str) -> frozenset[str]:
    """Return the ids of the cards, rows included, of people who said no to ``scope`` or withdrew."""
    return _cards_under(ws, workshop, refused_codes(ws, workshop, scope))


def withdrawn_records(ws: Workspace, workshop: str) -> frozenset[str]:
    """Return the ids of all records that rest on a withdrawn consent: cards, rows, photos, links and marks."""
    return _records_under(ws, workshop, withdrawn_codes(ws, workshop))


def records_not_to_share(ws: Workspace, workshop: str) -> frozenset[str]:
    """Return the ids of the cards, rows, photos, links and marks that may not leave this laptop."""
    return _records_under(ws, workshop, refused_codes(ws, workshop, "share"))


def photos_not_to_share(ws: Workspace, workshop: str, held_back: Collection[str]) -> frozenset[str]:
    """Return the ids of the photos that may not leave: those in ``held_back``, those of people who refused a photo."""
    refused = refused_codes(ws, workshop, "share") | refused_codes(ws, workshop, "photo")
    photos = ws.records(workshop, ATTACHMENT)
    return frozenset(photo.id for photo in photos if photo.id in held_back or rests_on(ws, photo, refused))


def rests_on(ws: Workspace, photo: Record, codes: Collection[str]) -> bool:
    """Return whether a photo rests on one of these consents, by their folded codes."""
    return _names(ws, photo, "consent", codes)


def _records_under(ws: Workspace, workshop: str, codes: frozenset[str]) -> frozenset[str]:
    if not codes:
        return frozenset()
    held = _cards_under(ws, workshop, codes)
    photos = {
        record.id
        for record in ws.records(workshop, ATTACHMENT, with_deleted=True)
        if record.text("card") in held or rests_on(ws, record, codes)
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
        code
        for record in _consents(ws, workshop)
        if any(_readings(ws, record, "withdrawn")) or (scope is not None and "no" in _readings(ws, record, scope))
        for code in map(folded_code, _readings(ws, record, "code"))
        if code
    )


def _consents(ws: Workspace, workshop: str) -> tuple[Record, ...]:
    return (*ws.records(workshop, CONSENT), *ws.records(workshop, CARD, card_kind=_FORM))


def _cards_under(ws: Workspace, workshop: str, codes: frozenset[str]) -> frozenset[str]:
    if not codes:
        return frozenset()
    records = ws.records(workshop, CARD, with_deleted=True)
    held = {record.id for record in records if _names(ws, record, _CODE, codes)}
    while rows := {record.id for record in records if record.text("parent") in held} - held:
        held |= rows
    return frozenset(held)


def _readings(ws: Workspace, record: Record, field: str) -> list[str]:
    """Return what a field says: several texts where laptops differ."""
    if field not in record.state.conflicts:
        return [record.text(field)]
    return [head.value for head in ws.heads(record.ref, field) if isinstance(head.value, str)]


def _names(ws: Workspace, record: Record, field: str, codes: Collection[str]) -> bool:
    return any(folded_code(reading) in codes for reading in _readings(ws, record, field))


def folded_code(code: str) -> str:
    """Return a code as it is compared: people write C-04 in several ways."""
    return search_key(code).replace(" ", "")
