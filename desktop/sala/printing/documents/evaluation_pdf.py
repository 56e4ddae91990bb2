"""The evaluation form: two of A5 on a sheet of A4 that lies, alike, to be cut apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from itertools import groupby

from sala.language import Translator
from sala.printing.documents.evaluation import EvaluationForm
from sala.printing.documents.face_rows import ScaleHead, StatementRow, statement
from sala.printing.documents.frame import DocumentFrame, DocumentHead
from sala.printing.documents.signing import LABEL, LabelledLine, draw_cut
from sala.printing.layout.block import Block
from sala.printing.layout.pages import cut_into_pages
from sala.printing.layout.paragraph import Paragraph
from sala.printing.layout.stack import Beside, Stack
from sala.printing.pdf.document import PdfDocument
from sala.printing.pdf.page import A4, MM
from sala.printing.prepared import Prepared
from sala.printing.sheets import look
from sala.printing.sheets.spot import Spot
from sala.printing.sheets.ticks import TickBox, TickBoxes
from sala.printing.text.lines import natural_width
from sala.printing.text.shortening import shortened
from sala.printing.worksheet import FieldKind, WorksheetField

DOCUMENT = "evaluation-form"
"""What its QR code calls it: no activity of a method has a hyphen in its key."""
ON_A_SHEET = 2
_SHEET = (A4[1], A4[0])
_HALF = (A4[1] / 2, A4[0])
_SCALES = (1.0, 0.95, 0.9, 0.86)
"""How much smaller the words may get to keep the form on one page."""
_LINE = 8.5 * MM
_NAME_ROOM = 70 * MM
"""For the name of the workshop, so that its code stands beside it in one line."""
_MOST_LABEL = 40 * MM


def prepare_evaluation(form: EvaluationForm, translator: Translator) -> Prepared:
    """Lay out one sheet with two forms (more sheets where one has many questions); raises as ``write_flow``."""
    head = DocumentHead(
        form.title,
        shortened(form.workshop_name, look.RUNNING, _NAME_ROOM, 1),
        form.workshop_code,
        (form.promise,),
        document=DOCUMENT,
        pack_version=form.pack_version,
    )
    frames = [DocumentFrame(head, _HALF, translator, left=half * _HALF[0]) for half in range(ON_A_SHEET)]
    pages = _fewest(form, translator, frames[0])

    def draw(document: PdfDocument) -> None:
        with document.group("Sect"):
            for index, content in enumerate(pages):
                with document.page(_SHEET) as page:
                    for half, frame in enumerate(frames):
                        with page.unlisted() if half else nullcontext():
                            content.draw(page, frame.draw_head(page, index))
                            frame.draw_foot(page, index, len(pages))
                    draw_cut(page, (_HALF[0], 0.0), (0.0, _SHEET[1]))

    return Prepared(len(pages), draw)


def _fewest(form: EvaluationForm, translator: Translator, frame: DocumentFrame) -> list[Block]:
    best: list[Block] = []
    for scale in _SCALES:
        pages = cut_into_pages(list(_blocks(form.fields, translator, scale)), frame.width, frame.room_on)
        if not best or len(pages) < len(best):
            best = pages
        if len(best) == 1:
            break
    return best


def _blocks(fields: Sequence[WorksheetField], translator: Translator, scale: float) -> Iterator[Block]:
    numbered = False
    for ends, run in groupby(fields, key=_ends):
        for number, field in enumerate(run):
            if field.heading:
                yield Paragraph(field.heading, look.HEADING.but(size=10.5 * scale, space_before=2.5 * MM * scale))
            if ends is None:
                yield _question(field, translator, scale)
                continue
            steps = _steps(field, translator)
            if not number:
                shown = [step for _key, step in steps] if field.faces and not numbered else ()
                yield ScaleHead(ends, shown, len(steps), space_before=1.5 * MM)
                numbered = numbered or bool(shown)
            yield StatementRow(statement(field, scale), steps, faces=field.faces, spot=Spot(field.key, field.kind))


def _ends(field: WorksheetField) -> tuple[str, str] | None:
    """Return what the ends of a scale mean; None for what is no scale."""
    return (field.low_label, field.high_label) if field.kind is FieldKind.SCALE else None


def _steps(field: WorksheetField, translator: Translator) -> list[tuple[str, str]]:
    numbers = [str(number) for number in range(field.minimum, field.maximum + 1)]
    return [(number, translator.digits(number.replace("-", "\u2212"))) for number in numbers]


def _question(field: WorksheetField, translator: Translator, scale: float) -> Block:
    """Return a question with room for its answer, as low as can be: boxes in a line, or a line to write on."""
    gap, spot = 2 * MM * scale, Spot(field.key, field.kind)
    if field.options:
        style = LABEL.but(size=9 * scale)
        label = Paragraph(field.label, style.but(bold=True))
        boxes = [
            TickBox(option.label, style, ticked=False, side=3.8 * MM, spot=spot.of(option.key))
            for option in field.options
        ]
        wide = min(natural_width(label.text, label.style) + 4 * MM, _MOST_LABEL)
        answers = TickBoxes(boxes, gap=4 * MM, line_gap=0.5 * MM)
        return Beside([label, answers], (wide, _HALF[0] - 2 * look.MARGIN - wide), gap=0.0, space_before=gap)
    if (field.kind in {FieldKind.TEXT, FieldKind.LONG_TEXT} and field.lines > 1) or (field.help and not field.half):
        return Stack([statement(field, scale), LabelledLine("", room=_LINE, spot=spot)], space_before=gap)
    return LabelledLine(field.label, room=_LINE, spot=spot)
