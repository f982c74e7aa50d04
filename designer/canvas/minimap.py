"""The whole map small in a corner of the canvas, with what is in sight; dragging there looks elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from designer.canvas.painter import Detail
from designer.canvas.pens import rect_of, solid, tinted
from designer.drawing import Box
from designer.words import _

if TYPE_CHECKING:
    from designer.canvas.view import MapView

MOST = (220, 150)  # px
LEAST = 24  # px, of its lower side
MARGIN = 12  # px from the corner
_WAIT_MS = 120  # after an edit: it is painted once the hand rests
_RADIUS = 6


class Minimap(QWidget):
    """Hidden while the whole map is in sight: then the map itself says where one is."""

    def __init__(self, view: MapView) -> None:
        super().__init__(view)
        self._view = view
        self._is_wanted = False
        self._picture: QPixmap | None = None
        self._grip: QPointF | None = None  # where in what is in sight it was taken hold of, in its middle's terms
        self._pause = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._pause.timeout.connect(self.refresh)
        self.setAccessibleName(_("Overview of the map"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.hide()
        view.document.changed.connect(self._edited)
        view.looked.connect(self._follow)
        view.installEventFilter(self)

    def close_for_good(self) -> None:
        """Follow the map no longer."""
        self._view.document.changed.disconnect(self._edited)

    def set_wanted(self, is_wanted: bool) -> None:
        """Show it whenever not all of the map is in sight, or never."""
        self._is_wanted = is_wanted
        self.refresh()

    def _edited(self, _change: object) -> None:
        if self._is_wanted:
            self._pause.start()

    def refresh(self) -> None:
        """Paint the map anew, where it is wanted."""
        self._picture = None
        self._follow()

    def _follow(self) -> None:
        camera = self._view.camera
        paper = camera.paper
        is_whole = paper.left >= 0 and paper.top >= 0 and paper.right <= camera.width and paper.bottom <= camera.height
        if not self._is_wanted or is_whole or self._scale <= 0:
            self.hide()
            return
        sheet, scale = camera.sheet, self._scale
        width, height = max(round(sheet.width * scale), LEAST), max(round(sheet.height * scale), LEAST)
        at = QPoint(self._view.width() - width - MARGIN, self._view.height() - height - MARGIN)
        if self.size().width() != width or self.size().height() != height:
            self._picture = None
            self.resize(width, height)
        self.move(at)
        self.show()
        self.raise_()
        self.update()

    @property
    def _scale(self) -> float:
        """Pixels of a point."""
        sheet = self._view.camera.sheet
        room = self._view.size()
        return min(
            min(MOST[0], room.width() / 3) / max(sheet.width, 1), min(MOST[1], room.height() / 3) / max(sheet.height, 1)
        )

    @property
    def seen(self) -> Box:
        """What of the map is in sight, in pixels here."""
        sheet, seen, scale = self._view.camera.sheet, self._view.camera.seen, self._scale
        return Box(
            (seen.left - sheet.left) * scale,
            (seen.top - sheet.top) * scale,
            (seen.right - sheet.left) * scale,
            (seen.bottom - sheet.top) * scale,
        )

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is None or self._picture.devicePixelRatioF() != self.devicePixelRatioF():
            self._picture = self._painted()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        shape = QPainterPath()
        shape.addRoundedRect(whole, _RADIUS, _RADIUS)
        painter.setClipPath(shape)
        painter.drawPixmap(0, 0, self._picture)
        colours = self._view.colours
        seen = rect_of(self.seen).intersected(whole).adjusted(1, 1, -1, -1)
        outside = QPainterPath()
        outside.addRect(whole)
        inside = QPainterPath()
        inside.addRoundedRect(seen, 3, 3)
        painter.fillPath(outside.subtracted(inside), tinted(colours.text, 0.07))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(solid(colours.accent, 2))
        painter.drawRoundedRect(seen, 3, 3)
        painter.setPen(solid(colours.rim, 1, 0.6))
        painter.drawRoundedRect(whole.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.end()

    def _painted(self) -> QPixmap:
        ratio, scale, sheet = self.devicePixelRatioF(), self._scale, self._view.camera.sheet
        picture = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(self._view.live.theme.colour.paper))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        painter.translate(-sheet.left, -sheet.top)
        self._view.painter.paint(painter, sheet, Detail.BLOCKS, scale * ratio)
        painter.end()
        return picture

    # Looking elsewhere

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of what is in sight; a press elsewhere looks there at once."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at, seen = event.position(), rect_of(self.seen)
        self._grip = at - seen.center() if seen.contains(at) else QPointF()
        self._look(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Look where it is dragged."""
        if self._grip is not None:
            self._look(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._grip = None

    def _look(self, at: QPointF) -> None:
        assert self._grip is not None
        camera, scale = self._view.camera, self._scale
        middle = at - self._grip
        x, y = camera.to_view(camera.sheet.left + middle.x() / scale, camera.sheet.top + middle.y() / scale)
        self._view.is_untouched = False
        self._view.set_camera(camera.moved(camera.width / 2 - x, camera.height / 2 - y))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._follow()
        return False
