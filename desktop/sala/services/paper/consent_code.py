"""Where a sheet asks for the code of a consent."""

from __future__ import annotations

from dataclasses import replace

from sala.printing import SheetHeader
from sala.services.method import Activity, Pack


def with_consent(header: SheetHeader, activity: Activity, pack: Pack, code: str) -> SheetHeader:
    """Ask for the code of the consent where people are quoted: where the kind of card has such a field.

    A sheet that asks for it among its own fields says it there, and only there.
    """
    codes = {field.key for field in pack.kind(activity.card).fields if field.type == "consent_code"}
    own = any(item.field in codes for item in activity.worksheet.items)
    return replace(header, with_consent_code=bool(codes) and not own, consent_code="" if own else code)
