"""From a PDF file to the printer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from sala.services.printing import render_page
from sala.ui.jobs import Progress
from sala.ui.session import Session

#: Enough for hair lines and small Khmer on any office printer; more only slows an old one.
_DPI = 300


def print_pages(session: Session, parent: QWidget, pdf: bytes, sizes: Sequence[tuple[float, float]]) -> None:
    """Ask for a printer and how many copies, then print; the window goes on meanwhile. ``sizes`` are in points."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(_paper(sizes))
    printer.setFullPage(True)
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    printer.setDocName("Sala")
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, len(sizes))
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return

    def printing(progress: Progress) -> None:
        _paint(printer, pdf, len(sizes), progress)

    def done(_nothing: None) -> None:
        session.tell(session.gettext("Sent to the printer."), "good")

    session.work(printing, done, title=session.gettext("Printing"), owner=parent)


def _paper(sizes: Sequence[tuple[float, float]]) -> QPageSize:
    """Return the paper of the first page: one that printers know, upright."""
    width, height = sorted(sizes[0]) if sizes else (0.0, 0.0)
    size = QPageSize(QSizeF(width, height), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    return size if size.id() is not QPageSize.PageSizeId.Custom else QPageSize(QPageSize.PageSizeId.A4)


def _paint(printer: QPrinter, pdf: bytes, pages: int, progress: Progress) -> None:
    """Paint each page as a picture that fills the sheet, turned as the page lies."""
    first, last = printer.fromPage() or 1, printer.toPage() or pages
    painter = QPainter()
    try:
        for number in range(first - 1, last):
            progress.cancelled()
            image = QImage.fromData(render_page(pdf, number, _DPI))
            lies = image.width() > image.height()
            way = QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
            printer.setPageOrientation(way)
            if painter.isActive():
                printer.newPage()
            else:
                painter.begin(printer)
            sheet = printer.pageLayout().fullRectPixels(printer.resolution())
            painter.drawImage(QRect(0, 0, sheet.width(), sheet.height()), image)
            progress.report(number - first + 2, last - first + 1)
    finally:
        if painter.isActive():
            painter.end()
