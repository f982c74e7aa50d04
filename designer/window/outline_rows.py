"""How a row of the outline is drawn, and the field in which its name is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from designer.window.context import Context
from designer.window.icons import SEVERITY_ICONS, paint_icon
from designer.window.outline_model import GROUPS
from designer.words import _

if TYPE_CHECKING:
    from designer.window.outline_panel import OutlinePanel

ROW = 30  # px
Index = QModelIndex | QPersistentModelIndex


class OutlineRows(QStyledItemDelegate):
    """A row of 30: icon, name; at the right the gap, and for lanes the eye that hides them."""

    def __init__(self, context: Context, panel: OutlinePanel) -> None:
        super().__init__(panel)
        self._context, self._panel = context, panel

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._context.scale(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, scale, panel = self._context.tokens, self._context.scale, self._panel
        model, box = panel.model, option.rect
        key = model.key_of(index)
        is_group, is_hidden = key in GROUPS, panel.is_hidden(key)
        painter.save()
        side = scale(15)
        middle = box.center().y() + 1
        ink = tokens.text3 if is_hidden else tokens.text2
        paint_icon(painter, model.icon(key), QRectF(box.left() + scale(2), middle - side / 2, side, side), ink)
        right = box.right() - scale(8)
        severity = panel.severity(key)
        eye = panel.eye(key, bool(option.state & QStyle.StateFlag.State_MouseOver))
        small = scale(14)
        if eye:
            paint_icon(painter, eye, QRectF(right - small, middle - small / 2, small, small), tokens.text2)
            right -= small + scale(8)
        if severity:
            place = QRectF(right - small, middle - small / 2, small, small)
            paint_icon(painter, SEVERITY_ICONS[severity], place, getattr(tokens, severity))
            right -= small + scale(8)
        room = QRect(box.left() + scale(24), box.top(), right - box.left() - scale(24), box.height())
        painter.setFont(self._context.font(13, 500 if is_group else 400))
        painter.setPen(QColor(tokens.text3 if is_hidden else tokens.text))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        text = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, flags, text)
        if is_group:
            used = painter.fontMetrics().horizontalAdvance(text) + scale(8)
            painter.setFont(self._context.font(11))
            painter.setPen(QColor(tokens.text3))
            painter.drawText(room.adjusted(used, 0, 0, 0), flags, str(model.rowCount(index) or ""))
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName(_("Name"))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        scale = self._context.scale
        editor.setGeometry(option.rect.adjusted(scale(17), 1, -scale(4), -1))

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
        editor.selectAll()
