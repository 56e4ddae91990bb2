"""The evaluation form, blank: its questions come from the method."""

from __future__ import annotations

from typing import BinaryIO

from sala.errors import WrongUse
from sala.printing.documents.evaluation import EvaluationForm
from sala.printing.documents.evaluation_pdf import ON_A_SHEET, prepare_evaluation
from sala.printing.prepared import Prepared
from sala.services.method import Activity, Pack
from sala.services.paper.order import Order
from sala.services.paper.writing import write_parts
from sala.services.sheet_fields import blank_fields

KIND = "evaluation"
"""The kind of card that keeps what somebody thinks of the workshop."""


def make_evaluation(order: Order, out: BinaryIO) -> int:
    """Write as many forms as are asked for, two on a sheet; raises ``WrongUse("print.no_form")``."""
    sheets = [prepared_evaluation(order)] * sheets_for(order.choices.copies)
    return write_parts(order, out, order.translator.gettext("Evaluation form"), sheets)


def prepared_evaluation(order: Order) -> Prepared:
    """Return one sheet of forms, laid out; raises as ``make_evaluation``."""
    activity = activity_with_form(order.pack)
    if activity is None:
        raise WrongUse("print.no_form")
    form = EvaluationForm(
        title=order.pack.kind(KIND).title.in_language(order.language),
        promise=order.translator.gettext("No name, please. We learn most from an honest answer."),
        workshop_name=order.facts.name,
        workshop_code=order.facts.code,
        fields=blank_fields(order.pack, activity, order.language),
        pack_version=order.pack_version,
    )
    return prepare_evaluation(form, order.translator)


def sheets_for(forms: int) -> int:
    """Return how many sheets of paper hold so many forms."""
    return -(-forms // ON_A_SHEET)


def activity_with_form(pack: Pack) -> Activity | None:
    """Return the activity whose worksheet the form is, None where the method has none."""
    key = next((one.key for one in pack.summaries() if one.card == KIND), "")
    return pack.activity(key) if key else None
