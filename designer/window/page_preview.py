"""The page as it will be printed, at its real proportions on grey ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from designer.canvas.glyphs import Glyphs
from designer.canvas.painter import paint_drawing
from designer.printing import POINTS_PER_MM
from designer.window.context import Context
from designer.words import _

if TYPE_CHECKING:
    from designer.drawing import Page
    from designer.printing import Printout

PIXELS_PER_POINT = 96 / 72  # at 100 %
LEAST_ZOOM, MOST_ZOOM = 0.1, 6.0
_SIDE, _BELOW = 40, 76  # px round the page, caption included
_MOST_PIXELS = 40_000_000  # of a picture that is kept; beyond that each paint draws what is seen


def paint_page(painter: QPainter, page: Page, glyphs: Glyphs, zoom: float) -> None:
    """Paint a page with so many device units a point: the very Drawing that the PDF gets."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(zoom, zoom)
    painter.translate(page.x, page.y)
    painter.scale(page.scale, page.scale)
    paint_drawing(painter, page.drawing, glyphs)


class _Sheet(QWidget):
    """The page with its margin line and a caption below."""

    def __init__(self, context: Context, area: PagePreview) -> None:
        super().__init__()
        self._context, self._area = context, area
        self._glyphs = Glyphs(context.fonts)
        self._picture: QPixmap | None = None
        self.setAccessibleName(_("Page"))

    def spoil(self) -> None:
        """Paint it afresh."""
        self._picture = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._picture = None

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, area = self._context.tokens, self._area
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.ground))
        fitted = area.fitted
        painter.setFont(self._context.font(12))
        if fitted is None:
            painter.setPen(QColor(tokens.text2))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _("Composing the page…"))
            painter.end()
            return
        zoom = area.scale
        paper = QRectF(0, 0, area.page.width * zoom, area.page.height * zoom)
        paper.moveCenter(QPointF(self.width() / 2, (self.height() - _BELOW + _SIDE) / 2))
        paper.moveTo(round(paper.left()), max(round(paper.top()), _SIDE // 2))
        painter.fillRect(paper.adjusted(-1, -1, 1, 1), QColor(tokens.rim))
        self._paint_paper(painter, paper, zoom)
        pen = QPen(QColor(tokens.accent), 1, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setOpacity(0.45)
        inset = area.margin * zoom
        painter.drawRect(paper.adjusted(inset, inset, -inset, -inset))
        painter.setOpacity(1)
        painter.setPen(QColor(tokens.text2))
        caption = QRectF(0, paper.bottom() + 16, self.width(), 24)
        painter.drawText(caption, Qt.AlignmentFlag.AlignHCenter, area.caption())
        painter.end()

    def _paint_paper(self, painter: QPainter, paper: QRectF, zoom: float) -> None:
        page = self._area.page
        ratio = self.devicePixelRatioF()
        width, height = round(paper.width() * ratio), round(paper.height() * ratio)
        if width * height > _MOST_PIXELS:
            painter.save()
            painter.setClipRect(paper)
            painter.fillRect(paper, QColor(self._context.tokens.paper))
            painter.translate(paper.topLeft())
            paint_page(painter, page, self._glyphs, zoom)
            painter.restore()
            return
        if self._picture is None or self._picture.width() != width:
            self._picture = QPixmap(width, height)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(QColor(self._context.tokens.paper))
            within = QPainter(self._picture)
            paint_page(within, page, self._glyphs, zoom)
            within.end()
        painter.drawPixmap(paper.topLeft(), self._picture)


class PagePreview(QScrollArea):
    """Shows one page; fits it into its room until somebody zooms."""

    zoom_changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.fitted: Printout | None = None
        self.margin = 0.0  # points
        self._paper = ""
        self._zoom: float | None = None
        self._at = 0
        self._sheet = _Sheet(context, self)
        self.setWidgetResizable(True)
        self.setWidget(self._sheet)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def scale(self) -> float:
        """Pixels a point."""
        return self.zoom * PIXELS_PER_POINT

    @property
    def zoom(self) -> float:
        """1 is 100 %."""
        if self.fitted is None:
            return 1.0
        if self._zoom is not None:
            return self._zoom
        page, room = self.page, self.viewport().size()
        wide, high = (room.width() - 2 * _SIDE) / page.width, (room.height() - _SIDE - _BELOW) / page.height
        return max(0.02, min(wide, high)) / PIXELS_PER_POINT

    def set_zoom(self, zoom: float | None) -> None:
        """1 is 100 %; None fits the page into its room."""
        self._zoom = None if zoom is None else max(LEAST_ZOOM, min(MOST_ZOOM, zoom))
        self._resize()

    def show_page(self, fitted: Printout, paper: str, margin: float) -> None:
        """Show a page on a paper of this name; `margin` in points."""
        self.fitted, self._paper, self.margin = fitted, paper, margin
        self._at = min(self._at, len(fitted.pages) - 1)
        self._resize()

    @property
    def page(self) -> Page:
        """The page that is shown."""
        assert self.fitted is not None
        return self.fitted.pages[self._at]

    @property
    def position(self) -> tuple[int, int]:
        """Which page is shown, from 1, and how many there are."""
        return self._at + 1, len(self.fitted.pages) if self.fitted is not None else 1

    def turn(self, by: int) -> None:
        """Show the next page (+1) or the one before (-1)."""
        if self.fitted is not None and 0 <= self._at + by < len(self.fitted.pages):
            self._at += by
            self._resize()

    def caption(self) -> str:
        """ "A4 landscape, 297 × 210 mm · scale 52 %"."""
        if self.fitted is None:
            return ""
        page = self.page
        size = f"{page.width / POINTS_PER_MM:.0f} × {page.height / POINTS_PER_MM:.0f} mm"
        words = _("{paper} landscape, {size}")
        if page.width <= page.height:
            words = _("{paper} portrait, {size}")
        said = words.format(paper=self._paper, size=size)
        if self._at:
            return said  # what follows the map is set in sizes of its own
        return f"{said} · {_('scale {scale:.0f} %').format(scale=page.scale * 100)}"

    def _resize(self) -> None:
        if self.fitted is not None and self._zoom is not None:
            page = self.page
            self._sheet.setMinimumSize(
                round(page.width * self.scale) + 2 * _SIDE, round(page.height * self.scale) + _SIDE + _BELOW
            )
        else:
            self._sheet.setMinimumSize(0, 0)
        self._sheet.spoil()
        self.zoom_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.zoom_changed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * 1.2 ** (event.angleDelta().y() / 120))
            event.accept()
        else:
            super().wheelEvent(event)
