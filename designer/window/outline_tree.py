"""The tree of the outline: its rows from edge to edge, and its keys, which are those of the canvas."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from designer.canvas.gone import forget_when_gone
from designer.window.context import Context
from designer.window.icons import paint_icon
from designer.window.outline_drag import OutlineDrag
from designer.window.outline_model import OutlineModel
from designer.window.outline_rows import Index

_MOVES = {"map.move_up": -1, "map.move_left": -1, "map.move_down": 1, "map.move_right": 1}


class OutlineTree(QTreeView):
    """Rows with a selection from edge to edge; characters write, as on the canvas."""

    acted = Signal(str)  # an action of the window
    moved = Signal(int)  # Alt and an arrow: before (-1) or behind (+1)
    went_on = Signal()  # Enter
    toggled = Signal()  # Space on a lane

    def __init__(self, context: Context, model: OutlineModel) -> None:
        super().__init__()
        forget_when_gone(self)
        self._context = context
        self._keymap = context.keymap
        self.setModel(model)
        self.drag = OutlineDrag(context, self, model)
        self.setViewportMargins(context.scale(6), 0, context.scale(6), 0)

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: Index) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        box = QRectF(0, options.rect.top(), self.viewport().width(), options.rect.height())
        is_chosen = self.selectionModel().isSelected(index)
        hovered = (
            self.indexAt(self.viewport().mapFromGlobal(self.cursor().pos())) if self.underMouse() else QModelIndex()
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if is_chosen or hovered == index:
            painter.setBrush(QColor(tokens.soft if is_chosen else tokens.hover))
            painter.drawRoundedRect(box, scale(7), scale(7))
        if self.hasFocus() and index == self.currentIndex():
            painter.setPen(QColor(tokens.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), scale(7), scale(7))
        painter.restore()
        super().drawRow(painter, options, index)

    def startDrag(self, supported: Qt.DropAction) -> None:
        self.drag.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.drag.landing is not None:
            painter = QPainter(self.viewport())
            self.drag.paint(painter)
            painter.end()

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        if not self.model().hasChildren(index):
            return
        side = self._context.scale(12)
        name = "chevron-down" if self.isExpanded(index) else "chevron-right"
        place = QRectF(rect.right() - side - 2, rect.center().y() - side / 2 + 1, side, side)
        paint_icon(painter, name, place, self._context.tokens.text2)

    def event(self, event: QEvent) -> bool:
        # The keys that write and move act on the row, not on the canvas.
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_own(event):
            event.accept()
            return True
        return super().event(event)

    def _is_own(self, event: QKeyEvent) -> bool:
        command = self._keymap.command(Qt.Key(event.key()), event.modifiers())
        return command == "edit.text" or command in _MOVES

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # the editor has had it: Enter keeps a name, and does nothing else
            return
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        none, shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
        text, command = event.text(), self._keymap.command(Qt.Key(event.key()), held)
        if command in _MOVES:
            self.moved.emit(_MOVES[command])
        elif command == "edit.text":
            self._begin_name()
        elif command == "edit.delete":
            self.acted.emit(command)
        elif command == "canvas.next":
            self.went_on.emit()
        elif event.key() == Qt.Key.Key_Space and held == none:
            self.toggled.emit()
        elif text == "/":
            self.acted.emit("insert.list")
        elif text and text.isprintable() and held in (none, shift):
            self._write(text)
        else:
            super().keyPressEvent(event)

    def _write(self, text: str) -> None:
        """A character begins a new name."""
        editor = self.focusWidget() if self._begin_name() else None
        if isinstance(editor, QLineEdit):
            editor.setText(text)

    def _begin_name(self) -> bool:
        """Write a name, where the row has one of its own; groups have none."""
        index = self.currentIndex()
        has_name = bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
        if has_name:
            self.edit(index)
        return has_name

    def commitData(self, editor: QWidget) -> None:
        # Qt keeps a name one turn after Enter: its row may have gone meanwhile, and the editor with it.
        if not editor.isHidden():
            super().commitData(editor)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        if not editor.isHidden():
            super().closeEditor(editor, hint)

    def keyboardSearch(self, search: str) -> None:
        """Letters never search."""
