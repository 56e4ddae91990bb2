"""A consent form on one page of A4, with a slip at its foot for the person to keep."""

from __future__ import annotations

from collections.abc import Sequence

from sala.language import Translator
from sala.printing.documents.consent import ConsentForm, ConsentWay
from sala.printing.documents.consent_parts import ConsentParts
from sala.printing.documents.frame import DocumentHead
from sala.printing.documents.signing import LabelledLine
from sala.printing.documents.torn import prepare_torn
from sala.printing.layout.block import Block
from sala.printing.layout.paragraph import Paragraph
from sala.printing.layout.stack import Beside, Stack
from sala.printing.pdf.page import MM
from sala.printing.prepared import Prepared
from sala.printing.sheets import look
from sala.printing.text.shortening import shortened
from sala.printing.text.style import TextStyle

DOCUMENT = "consent-"
"""Begins what its QR code calls it; the way follows. No activity of a method has a hyphen in its key."""
_SLIP = TextStyle(size=9, leading=1.6)
_SLIP_SHARES = (1.15, 1)


def prepare_consent(form: ConsentForm, translator: Translator) -> Prepared:
    """Lay the form out; raises ``EnvironmentFault("font.missing")``."""
    _ = translator.gettext
    head = DocumentHead(
        form.title,
        form.workshop_name,
        form.workshop_code,
        (_("Read it aloud. One form for each person, kept apart from the notes."),),
        document=DOCUMENT + form.way.value,
        pack_version=form.pack_version,
    )
    words = _("Cut here: this part is for the person to keep")
    return prepare_torn(
        head, lambda scale: _blocks(form, translator, scale), _slip(form, translator), words, translator
    )


def _blocks(form: ConsentForm, translator: Translator, scale: float) -> list[Block]:
    parts = ConsentParts(form, translator, scale)
    _ = translator.gettext
    return [
        parts.codes(),
        parts.heading(_("Say each point, then tick it")),
        parts.explained(),
        parts.heading(_("Ask one by one, and tick the answer")),
        parts.large_scopes() if form.way is ConsentWay.PICTURES else parts.scopes(),
        *parts.given(),
    ]


def _slip(form: ConsentForm, translator: Translator) -> Block:
    _ = translator.gettext
    words = _(
        "You may change your mind at any time. Call this number or send word, and say the code. "
        "You need give no reason: your words and photos are then taken away."
    )
    room = 90 * MM
    name = shortened(form.workshop_name, look.CELL_LABEL, room, 1)
    about: Sequence[Block] = [Paragraph(line, look.CELL_LABEL) for line in (name, form.dates) if line]
    lines = [LabelledLine(label, room=8.5 * MM) for label in (_("Consent code"), _("Whom to call"), _("Telephone"))]
    return Beside([Stack([*about, Paragraph(words, _SLIP)]), Stack(lines)], _SLIP_SHARES, gap=look.GUTTER)
