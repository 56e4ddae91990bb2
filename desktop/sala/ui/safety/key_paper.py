"""The recovery key on paper: one sheet for the safe."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPageSize, QPainter, QPen
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from sala.ui.send.telling import moment_text
from sala.ui.session import Session
from sala.ui.theme.fonts import body_font
from sala.ui.widgets.labels import WRAP
from sala.ui.widgets.marks import marked

_IN_A_LINE = 2
_MILLIMETRES_WIDE = 210.0


def print_key(session: Session, parent: QWidget, groups: list[str]) -> None:
    """Ask for a printer and print the sheet."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    printer.setDocName("Sala")
    if QPrintDialog(printer, parent).exec() != QDialog.DialogCode.Accepted:
        return
    painter = QPainter(printer)
    paint_key(session, painter, printer.width(), groups)
    painter.end()
    session.tell(session.gettext("Sent to the printer."), "good")


def paint_key(session: Session, painter: QPainter, width: int, groups: list[str]) -> None:
    """Paint the sheet in black on a page ``width`` pixels wide (A4): what it is, the groups, what to do with it."""
    _, say = session.gettext, session.translator
    unit = width / _MILLIMETRES_WIDE
    place = QRectF(25 * unit, 25 * unit, 160 * unit, 250 * unit)
    painter.setPen(QPen(QColor("black"), 0.3 * unit))
    place = _paragraph(painter, place, 7, _("Recovery key of Sala"), unit)
    place = _paragraph(
        painter,
        place,
        4,
        say.format(
            "Work in {folder}. Written on {moment}.",
            folder=str(session.folder),
            moment=moment_text(session, datetime.now().astimezone()),
        ),
        unit,
    )
    painter.setFont(body_font(round(9 * unit)))
    line = 16 * unit
    for at, group in enumerate(groups):
        left = place.left() + (at % _IN_A_LINE) * 80 * unit
        top = place.top() + (at // _IN_A_LINE) * line
        number = QRectF(left, top, 14 * unit, line)
        painter.setFont(body_font(round(4 * unit)))
        painter.drawText(number, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), str(at + 1))
        painter.setFont(body_font(round(9 * unit)))
        painter.drawText(
            number.translated(12 * unit, 0).adjusted(0, 0, 50 * unit, 0), int(Qt.AlignmentFlag.AlignVCenter), group
        )
    rows = -(-len(groups) // _IN_A_LINE)
    place.setTop(place.top() + rows * line + 8 * unit)
    text = _("Whoever has this sheet can open the work. Keep it in a safe place, not with the laptop.")
    _paragraph(painter, place, 4, text, unit)


def _paragraph(painter: QPainter, place: QRectF, millimetres: float, text: str, unit: float) -> QRectF:
    """Draw a wrapped text at the top of ``place``; return what is left of the place."""
    painter.setFont(body_font(round(millimetres * unit)))
    used = painter.boundingRect(place, WRAP, marked(text))
    painter.drawText(place, WRAP, marked(text))
    return place.adjusted(0, used.height() + 4 * unit, 0, 0)
