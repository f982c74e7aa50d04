"""What other programs get of what was copied: names as lines, the touchpoint list as a table, and a picture."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

if TYPE_CHECKING:
    from designer.canvas.view import MapView

PNG, IMAGE = "image/png", "application/x-qt-image"
TABBED = "text/tab-separated-values"
POINTS = 2.0  # pixels a point: sharp on paper and on dense screens
MARGIN = 8.0
MOST_PIXELS = 16_000_000


class Copied(QMimeData):
    """What was copied, with a picture that is drawn when a program asks for it."""

    def __init__(self, draw: Callable[[], QImage]) -> None:
        super().__init__()
        self._draw = draw
        self._image: QImage | None = None

    def formats(self) -> list[str]:
        """All that can be asked for, what says most first."""
        return [*super().formats(), PNG, IMAGE]

    def hasFormat(self, mimetype: str) -> bool:
        """Whether it can be asked for."""
        return mimetype in (PNG, IMAGE) or super().hasFormat(mimetype)

    def retrieveData(self, mimetype: str, preferred: Any) -> Any:
        """The data of a format; the picture is drawn at the first time."""
        if mimetype not in (PNG, IMAGE):
            return super().retrieveData(mimetype, preferred)
        if self._image is None:
            self._image = self._draw()
        return self._image if mimetype == IMAGE else _png_of(self._image)


def drawer(view: MapView, ids: tuple[str, ...]) -> Callable[[], QImage]:
    """What draws these elements as they stand on the canvas now, whatever becomes of the map until then."""
    drawing, glyphs = view.map_layout.drawing, view.glyphs
    boxes = [box for i in ids if (box := view.box_of(i)) is not None]

    def draw() -> QImage:
        from designer.canvas.painter import DrawingPainter

        area = QRectF()
        for box in boxes:
            area = area.united(QRectF(box.left, box.top, box.right - box.left, box.bottom - box.top))
        area.adjust(-MARGIN, -MARGIN, MARGIN, MARGIN)
        scale = min(POINTS, (MOST_PIXELS / max(1.0, area.width() * area.height())) ** 0.5)
        image = QImage(
            max(1, round(area.width() * scale)), max(1, round(area.height() * scale)), QImage.Format.Format_RGB32
        )
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        painter.translate(-area.topLeft())
        inks = DrawingPainter(drawing, glyphs)
        wanted = set(ids)
        for group in drawing.groups:
            if group.element in wanted:
                inks.paint_group(painter, group)
        painter.end()
        return image

    return draw


def _png_of(image: QImage) -> QByteArray:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return data
