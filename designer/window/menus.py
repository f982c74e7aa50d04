"""Menus and the menu bar, painted to the pixel of WINDOW.md: rows of 30, icons in a column, keys at the right."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QAction, QColor, QPainter, QPainterPath, QPaintEvent, QPen, QRegion, QResizeEvent
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget

from designer.window.context import Context
from designer.window.icons import paint_icon

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_RADIUS = 8


def mnemonic_flag() -> Qt.TextFlag:
    """Letters are underlined only while Alt is held."""
    held = QApplication.queryKeyboardModifiers() & Qt.KeyboardModifier.AltModifier
    return Qt.TextFlag.TextShowMnemonic if held else Qt.TextFlag.TextHideMnemonic


def keys_text(action: QAction) -> str:
    """The key of an action as people write it: "Ctrl Shift S", "Ctrl +"."""
    keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
    return keys[:-1].replace("+", " ").rstrip() + " +" if keys.endswith("++") else keys.replace("+", " ")


class Menu(QMenu):
    """A menu with one column for icons and check marks. Keys stand at the right in `text3`."""

    def __init__(self, context: Context, parent: QWidget | None = None, title: str = "") -> None:
        super().__init__(title, parent)
        self._context = context
        self.setFont(context.font(13))
        self.setWindowFlags(
            self.windowFlags() | Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
        )
        self.aboutToShow.connect(self._widen)

    def add_submenu(self, title: str) -> Menu:
        """Add a menu below this one."""
        made = Menu(self._context, self, title)
        self.addMenu(made)
        return made

    def popup(self, place: QPoint, /, at: QAction | None = None) -> None:
        """Open at a point of the screen; in touch mode as a sheet from below."""
        parent = self.parentWidget()
        if self._context.is_touched and parent is not None:
            from designer.window.menu_sheet import MenuSheet

            MenuSheet(self._context, parent.window(), self)
        else:
            super().popup(place, at)

    def _widen(self) -> None:
        """At least as wide as in the pictures, its rows too: they are what can be clicked."""
        self.setMinimumWidth(self._context.scale(180))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # A mask, not a translucent window: that one has black corners where nothing composes windows.
        shape = QPainterPath()
        radius = self._context.scale(_RADIUS)
        shape.addRoundedRect(QRectF(self.rect()), radius, radius)
        self.setMask(QRegion(shape.toFillPolygon().toPolygon()))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.raised))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        for action in self.actions():
            place = self.actionGeometry(action)
            if not event.region().intersects(place):
                continue
            if action.isSeparator():
                painter.fillRect(QRect(0, place.center().y(), self.width(), 1), QColor(tokens.line))
            else:
                self._paint_row(painter, action, place)
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = scale(_RADIUS)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.end()

    def _paint_row(self, painter: QPainter, action: QAction, place: QRect) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        is_on = action.isEnabled()
        if action is self.activeAction() and is_on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.soft))
            painter.drawRoundedRect(QRectF(place), scale(6), scale(6))
        painter.setOpacity(1.0 if is_on else 0.42)
        side = scale(16)
        sign = QRect(place.left() + scale(8), place.center().y() - side // 2 + 1, side, side)
        if action.isCheckable():
            if action.isChecked():
                paint_icon(painter, "check", QRectF(sign), tokens.accent)
        elif not action.icon().isNull():
            action.icon().paint(painter, sign)
        text, _tab, typed = action.text().partition("\t")
        room = place.adjusted(scale(30), 0, -scale(10), 0)
        painter.setPen(QColor(tokens.text))
        painter.drawText(room, int(_LEFT | mnemonic_flag()), text)
        keys = typed or keys_text(action)
        if action.menu() is not None:
            arrow = QRectF(room.right() - side + 4, place.center().y() - side / 2 + 1, side, side)
            paint_icon(painter, "chevron-right", arrow, tokens.text2)
        elif keys:
            painter.setPen(QColor(tokens.text3))
            painter.setFont(self._context.font(12))
            painter.drawText(room, _RIGHT, keys)
            painter.setFont(self.font())
        painter.setOpacity(1.0)


class MenuBar(QMenuBar):
    """The menu bar, 28 high."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.setFixedHeight(context.scale(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(tokens.chrome))
        for action in self.actions():
            place = self.actionGeometry(action)
            if action is self.activeAction():
                menu = action.menu()
                is_open = isinstance(menu, QMenu) and menu.isVisible()
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(tokens.pressed if is_open else tokens.hover))
                box = QRectF(place.left() + 1, scale(3), place.width() - 2, self.height() - scale(6))
                painter.drawRoundedRect(box, scale(6), scale(6))
            painter.setPen(QColor(tokens.text))
            centred = Qt.AlignmentFlag.AlignCenter | mnemonic_flag()
            painter.drawText(QRect(place.left(), 0, place.width(), self.height()), int(centred), action.text())
        painter.end()
