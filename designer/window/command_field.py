"""The field “Find or do” of the toolbar: looks like a field, opens the command palette."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from designer.window.context import Context
from designer.window.controls.buttons import paint_focus
from designer.window.icons import paint_icon
from designer.window.menus import keys_text
from designer.words import _


class CommandField(QAbstractButton):
    """196 wide with its words and key, an icon where there is no room."""

    def __init__(self, context: Context, action: QAction) -> None:
        super().__init__()
        self._context, self._action, self._is_wide = context, action, True
        self.setText(_("Find or do"))
        self.setAccessibleName(_("Find or do"))
        self.setToolTip(f"{_('Find or do')}  {keys_text(action)}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.clicked.connect(action.trigger)

    def set_wide(self, is_wide: bool) -> None:
        """With its words, or as an icon only."""
        self._is_wide = is_wide
        self.setCursor(Qt.CursorShape.IBeamCursor if is_wide else Qt.CursorShape.ArrowCursor)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """196 by 30, or a square."""
        scale = self._context.scale
        return QSize(scale(196 if self._is_wide else 32), scale(30))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, side = QRectF(self.rect()), scale(16)
        if self._is_wide:
            painter.setPen(QPen(QColor(tokens.line_strong if self.underMouse() else tokens.line), 1))
            painter.setBrush(QColor(tokens.field))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), scale(6), scale(6))
            paint_icon(painter, "search", QRectF(scale(10), (box.height() - side) / 2, side, side), tokens.text2)
            painter.setFont(self._context.font(13))
            painter.setPen(QColor(tokens.text3))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box.adjusted(scale(34), 0, 0, 0), flags, self.text())
            self._paint_key(painter, box)
        else:
            if self.underMouse():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(tokens.hover))
                painter.drawRoundedRect(box, scale(6), scale(6))
            side = scale(18)
            place = QRectF((box.width() - side) / 2, (box.height() - side) / 2, side, side)
            paint_icon(painter, "search", place, tokens.text2)
        if self.hasFocus():
            paint_focus(painter, tokens, self.rect(), scale(6))
        painter.end()

    def _paint_key(self, painter: QPainter, box: QRectF) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        key = keys_text(self._action)
        if not key:
            return
        painter.setFont(self._context.font(11))
        width = painter.fontMetrics().horizontalAdvance(key) + scale(12)
        cap = QRectF(box.right() - width - scale(8), (box.height() - scale(18)) / 2, width, scale(18))
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.setBrush(QColor(tokens.chrome))
        painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), scale(4), scale(4))
        painter.setPen(QColor(tokens.text2))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
