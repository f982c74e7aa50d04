"""What a file does that is carried over the first page: the page says so while it is held there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from designer.window.context import Context


class DropVeil(QWidget):
    """Lies over a part of a window until the drag leaves or lets go: a frame, and in words what release does."""

    def __init__(self, context: Context, window: QWidget, area: QRect, words: str) -> None:
        super().__init__(window)
        self._context, self.words = context, words
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(words)
        self.setGeometry(area)
        window.installEventFilter(self)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.DragEnter, QEvent.Type.DragLeave, QEvent.Type.Drop):
            watched.removeEventFilter(self)
            self.hide()
            self.deleteLater()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        accent, inset = QColor(tokens.accent), scale(10)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(accent, scale(2)))
        ground = QColor(accent)
        ground.setAlphaF(0.08)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), scale(10), scale(10))
        painter.setFont(self._context.font(15, 600))
        metrics = painter.fontMetrics()
        room = self.width() - 8 * inset
        text = metrics.elidedText(self.words, Qt.TextElideMode.ElideMiddle, room)
        label = QRect(0, 0, metrics.horizontalAdvance(text) + scale(32), metrics.height() + scale(20))
        label.moveCenter(self.rect().center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawRoundedRect(QRectF(label), scale(8), scale(8))
        painter.setPen(QColor(tokens.on_accent))
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
