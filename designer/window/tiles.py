"""The pictures of the first page: templates and samples as tiles, recent maps as rows."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from designer.window.context import Context
from designer.window.controls.buttons import paint_focus
from designer.window.icons import paint_icon
from designer.window.thumbnails import SIZE, thumbnail_of
from designer.words import _

WIDTH, HEIGHT = 202, 114  # of a picture
RING = 4  # px round it, for the ring of the focus
_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Tile(QWidget):
    """A template or a sample: its picture, its name and a line about it. Click, Enter or Space chooses it."""

    chosen = Signal()

    def __init__(self, context: Context, name: str, line: str, picture: Path) -> None:
        super().__init__()
        self.name, self.line = name, line
        self._context = context
        self._file = picture
        self._picture: QPixmap | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{name}. {line}")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedSize(context.scale(WIDTH) + 2 * RING, context.scale(HEIGHT + 44) + 2 * RING)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        card = QRectF(RING + 0.5, RING + 0.5, scale(WIDTH) - 1, scale(HEIGHT) - 1)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(card.adjusted(-3, -3, 3, 3), scale(12), scale(12))
        painter.setPen(QPen(QColor(tokens.line_strong if self.underMouse() else tokens.line), 1))
        painter.setBrush(QColor(tokens.paper))
        painter.drawRoundedRect(card, scale(10), scale(10))
        self._paint_picture(painter, card)
        left, top = RING + scale(3), RING + scale(HEIGHT + 10)
        room = self.width() - left - RING
        for text, size, weight, ink, height in (
            (self.name, 13, 600, tokens.text, 18),
            (self.line, 12, 400, tokens.text2, 16),
        ):
            painter.setPen(QColor(ink))
            painter.setFont(self._context.font(size, weight))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(left, top, room, scale(height)), Qt.AlignmentFlag.AlignLeft, shown)
            top += scale(height - 1)
        painter.end()

    def _paint_picture(self, painter: QPainter, card: QRectF) -> None:
        if self._picture is None:
            self._picture = QPixmap(str(self._file))
        if self._picture.isNull():
            return
        scale = self._context.scale
        inside = card.adjusted(scale(8), scale(7), -scale(8), -scale(7))
        size = self._picture.size().scaled(inside.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(inside.center())
        painter.drawPixmap(place, self._picture, QRectF(self._picture.rect()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _TAKES:
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


class RecentRow(QAbstractButton):
    """One recent map: a picture of it, name, folder, when it was last written."""

    def __init__(self, context: Context, path: Path) -> None:
        super().__init__()
        self.path = path
        self._context = context
        folders = [p for p in path.parent.parts if p not in ("/", "\\")]
        self._folder = ("…/" if len(folders) > 2 else "/") + "/".join(folders[-2:])
        self._when = when_written(path)
        # Null where the map was not yet left. As an image first: Qt keeps what it reads as a pixmap, each time the file is new.
        self.picture = QPixmap.fromImage(QImage(str(thumbnail_of(path))))
        self._small: QPixmap | None = None
        self.setFixedHeight(context.scale(52))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(f"{path.stem}, {self._folder}, {self._when}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _TAKES:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.hover))
            painter.drawRoundedRect(QRectF(self.rect()), scale(7), scale(7))
        self._paint_picture(painter)
        left = scale(10) + scale(SIZE.width()) + scale(12)
        painter.setFont(self._context.font(12))
        painter.setPen(QColor(tokens.text2))
        at_right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect().adjusted(0, 0, -scale(10), 0), int(at_right), self._when)
        room = self.width() - left - painter.fontMetrics().horizontalAdvance(self._when) - scale(22)
        folder = painter.fontMetrics().elidedText(self._folder, Qt.TextElideMode.ElideLeft, room)
        painter.drawText(QRectF(left, scale(27), room, scale(16)), Qt.AlignmentFlag.AlignLeft, folder)
        painter.setFont(self._context.font(13, 500))
        painter.setPen(QColor(tokens.text))
        name = painter.fontMetrics().elidedText(self.path.stem, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left, scale(9), room, scale(18)), Qt.AlignmentFlag.AlignLeft, name)
        if self.hasFocus():
            paint_focus(painter, tokens, self.rect(), scale(7))
        painter.end()

    def _shrunk(self, size: QSize) -> QPixmap:
        """The picture in as many pixels as it is seen in: each of them the mean of all that fall on it, so that no line is
        broken."""
        if self._small is None or self._small.size() != size:
            whole, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            self._small = self.picture.scaled(size, whole, smooth)
        return self._small

    def _paint_picture(self, painter: QPainter) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        room = QRectF(scale(10), (self.height() - scale(SIZE.height())) / 2, scale(SIZE.width()), scale(SIZE.height()))
        if self.picture.isNull():
            side = scale(16)
            sign = QRectF(0, 0, side, side)
            sign.moveCenter(room.center())
            paint_icon(painter, "map", sign, tokens.text2)
            return
        size = self.picture.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(room.center())
        shown = self._shrunk(size * self.devicePixelRatioF())
        painter.drawPixmap(place, shown, QRectF(shown.rect()))
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))


def when_written(path: Path) -> str:
    """When a file was last written: "Today, 14:02", "Yesterday", "18 November"."""
    try:
        stamp = path.stat().st_mtime
    except OSError:
        return _("not found")
    then, now = time.localtime(stamp), time.localtime()
    if then[:3] == now[:3]:
        return time.strftime(_("Today, %H:%M"), then)
    if then[:3] == time.localtime(time.time() - 86400)[:3]:
        return _("Yesterday")
    day = f"{then.tm_mday} {time.strftime('%B', then)}"
    return day if then.tm_year == now.tm_year else f"{day} {then.tm_year}"
