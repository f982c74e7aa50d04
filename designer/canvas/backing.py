"""The drawing as it stands in the window, kept as a picture so that what moves above it costs nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap, QRegion

from designer.canvas.pens import rectangles_of

Render = Callable[[QPainter, QRect], None]  # paints one rectangle of the window, in logical pixels


class Backing:
    """A pixmap of the size of the window, of which only what changed is painted again."""

    def __init__(self, render: Render) -> None:
        self._render = render
        self._pixmap = QPixmap()
        self._dirty = QRegion()
        self._size = QSize()
        self._ratio = 1.0

    def fit(self, size: QSize, ratio: float) -> None:
        """Take the window's size and the device pixels of one of its pixels."""
        if size == self._size and ratio == self._ratio:
            return
        self._size, self._ratio = QSize(size), ratio
        self._pixmap = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
        self._pixmap.setDevicePixelRatio(ratio)
        self.spoil()

    def spoil(self, area: QRect | None = None) -> None:
        """Paint an area again when it is needed next; everything, if None."""
        whole = QRect(0, 0, self._size.width(), self._size.height())
        self._dirty = self._dirty.united(whole if area is None else area.intersected(whole))

    def scroll(self, dx: int, dy: int) -> None:
        """Move what is painted by whole pixels; what comes into sight is painted when it is needed next."""
        device_x, device_y = dx * self._ratio, dy * self._ratio
        whole = QRect(0, 0, self._size.width(), self._size.height())
        if (
            abs(dx) >= whole.width()
            or abs(dy) >= whole.height()
            or device_x != int(device_x)
            or device_y != int(device_y)
        ):
            self.spoil()
            return
        self._dirty.translate(dx, dy)
        self._pixmap.scroll(int(device_x), int(device_y), self._pixmap.rect())
        uncovered = QRegion(whole).subtracted(QRegion(whole.translated(dx, dy)))
        self._dirty = self._dirty.united(uncovered).intersected(whole)

    def paint(self, painter: QPainter, area: QRect) -> None:
        """Bring the picture up to date and put an area of it on the window."""
        self._refresh()
        ratio, source = self._ratio, area
        if ratio != 1:
            left, top = area.x() * ratio, area.y() * ratio
            source = QRect(int(left), int(top), round(area.width() * ratio), round(area.height() * ratio))
        painter.drawPixmap(area, self._pixmap, source)

    def _refresh(self) -> None:
        if self._dirty.isEmpty() or self._pixmap.isNull():
            return
        painter = QPainter(self._pixmap)
        # Many small rectangles cost more than the few between them.
        parts = rectangles_of(self._dirty) if self._dirty.rectCount() <= 6 else [self._dirty.boundingRect()]
        self._dirty = QRegion()
        for part in parts:
            painter.save()
            painter.setClipRect(part, Qt.ClipOperation.ReplaceClip)
            self._render(painter, part)
            painter.restore()
        painter.end()
