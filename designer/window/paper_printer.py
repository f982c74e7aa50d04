"""Printing a page: the same Drawing on the system's printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from designer.canvas.glyphs import Glyphs
from designer.window.page_preview import paint_page

if TYPE_CHECKING:
    from designer.printing import Printout
    from designer.text import FontBook


def printer_for(fitted: Printout, paper: str, name: str) -> QPrinter:
    """A printer set to the paper and direction of a page."""
    page = fitted.page
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    short, long = sorted((page.width, page.height))
    match = QPageSize.SizeMatchPolicy.FuzzyMatch
    printer.setPageSize(QPageSize(QSizeF(short, long), QPageSize.Unit.Point, paper, match))
    is_wide = page.width > page.height
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    return printer


def print_on(printer: QPrinter, fitted: Printout, fonts: FontBook) -> bool:
    """Paint all pages; whether the printer took them. On another paper than a page's it is fitted and centred."""
    painter, glyphs = QPainter(), Glyphs(fonts)
    if not painter.begin(printer):
        return False
    for at, page in enumerate(fitted.pages):
        if at and not printer.newPage():
            painter.end()
            return False
        room = printer.paperRect(QPrinter.Unit.DevicePixel)
        exact = printer.resolution() / 72
        zoom = min(room.width() / page.width, room.height() / page.height)
        if abs(zoom / exact - 1) < 0.01:
            zoom = exact  # a sheet's size in whole device pixels is no reason to print at another scale
        painter.save()
        painter.translate((room.width() - page.width * zoom) / 2, (room.height() - page.height * zoom) / 2)
        paint_page(painter, page, glyphs, zoom)
        painter.restore()
    return painter.end()
