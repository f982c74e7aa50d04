"""What a window shows before anything in it is made: its bars and headings, painted where they will be.

Making the first page takes longer than Qt itself takes to start, mostly for Qt's enumerations, which Python learns when they
are first touched. So nothing here touches `Qt`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from designer.window.style import register_fonts
from designer.words import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from designer.window.context import Context

MENU_TITLES = ("&File", "&Edit", "&View", "&Insert", "&Map", "&Check", "&Help")
_MENU_GAP = 18  # px between two titles


def paint_first(window: QWidget, context: Context, has_page: bool) -> None:
    """Paint bars, and the headings of the first page where that is what comes."""
    register_fonts()
    tokens, scale = context.tokens, context.scale
    width, height = window.width(), window.height()
    painter = QPainter(window)
    painter.fillRect(0, 0, width, height, QColor(tokens.panel))
    painter.fillRect(0, 0, width, scale(28), QColor(tokens.chrome))
    painter.fillRect(0, height - scale(28), width, scale(28), QColor(tokens.chrome))
    painter.fillRect(0, height - scale(28), width, 1, QColor(tokens.line))
    titles = [_(title).replace("&", "") for title in MENU_TITLES]
    _write_menus(painter, context, titles)
    if has_page:
        for text, size, weight, x in ((_("Journey Designer"), 24, 600, 80), (_("Start a map"), 15, 600, 480)):
            _write(painter, context, text, size, weight, scale(x), scale(89))
    else:
        painter.fillRect(0, scale(28), width, height - 2 * scale(28), QColor(tokens.ground))
    painter.end()


def _write_menus(painter: QPainter, context: Context, titles: Sequence[str]) -> None:
    x = float(context.scale(16))
    for title in titles:
        x += round(_write(painter, context, title, 13, 400, x, context.scale(14))) + context.scale(_MENU_GAP)


def _write(painter: QPainter, context: Context, text: str, size: float, weight: int, x: float, middle: float) -> float:
    font = context.font(size, weight)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(QColor(context.tokens.text))
    painter.drawText(QPointF(x, middle + (metrics.ascent() - metrics.descent()) / 2), text)
    return metrics.horizontalAdvance(text)
