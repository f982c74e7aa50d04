"""Buttons that QSS can't draw to the pixel: entries of lists, buttons that look like fields, tabs of docks."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from designer.window.context import Context
from designer.window.icons import paint_icon
from designer.window.tokens import Tokens

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def paint_focus(painter: QPainter, tokens: Tokens, place: QRect, radius: float) -> None:
    """The ring of what has the focus: 2 px in the accent, just inside."""
    painter.setPen(QPen(QColor(tokens.accent), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(place).adjusted(1, 1, -1, -1), radius, radius)


def fit_finger(context: Context, widget: QWidget) -> None:
    """In touch mode as high as a finger needs, else as the style sheet of the window has it: one of its own says more than
    that, where a height that is set says less."""
    widget.setStyleSheet(f"min-height: {context.wide(0) - 2}px;" if context.is_touched else "")


class EntryButton(QAbstractButton):
    """A line of icon, words, and muted words at the right. `lead` is how far the icon stands from the left."""

    TAIL = 0  # px at the right that the words leave free

    def __init__(self, context: Context, icon: str, text: str, aside: str = "", *, lead: int = 0) -> None:
        super().__init__()
        self.context = context
        self._icon, self._aside, self._lead = icon, aside, lead
        self.setText(text)
        self.setAccessibleName(f"{text}, {aside}" if aside else text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(context.row(30))

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        scale = self.context.scale
        width = self.fontMetrics().horizontalAdvance(self.text()) + scale(self._lead + 24 + 8)
        return QSize(width, scale(30))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, scale = self.context.tokens, self.context.scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = scale(7)
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.pressed if self.isDown() else tokens.hover))
            painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        side, left = scale(16), scale(self._lead)
        ink = tokens.text if self.isEnabled() else tokens.text3
        paint_icon(painter, self._icon, QRectF(left, (self.height() - side) / 2, side, side), tokens.text2)
        room = self.rect().adjusted(left + scale(24), 0, -scale(self.TAIL), 0)
        if self._aside:
            painter.setFont(self.context.font(12))
            painter.setPen(QColor(tokens.text3))
            painter.drawText(room, _RIGHT, self._aside)
            room.adjust(0, 0, -painter.fontMetrics().horizontalAdvance(self._aside) - scale(8), 0)
        painter.setFont(self.font())
        painter.setPen(QColor(ink))
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, words)
        if self.hasFocus():
            paint_focus(painter, tokens, self.rect(), radius)
        painter.end()


class FieldButton(QAbstractButton):
    """A button that looks like a field: an icon and pale words, as for “Choose a picture…”."""

    def __init__(self, context: Context, text: str, icon: str = "") -> None:
        super().__init__()
        self._context, self._icon, self._is_set = context, icon, False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(context.row(28))
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """What stands in it."""
        self.show_content(text, self._icon)

    def show_content(self, text: str, icon: str, *, is_set: bool = False) -> None:
        """Words and icon; not pale where they are what was chosen."""
        self._icon, self._is_set = icon, is_set
        self.setText(text)
        self.setAccessibleDescription(text)
        if not self.accessibleName():
            self.setAccessibleName(text)
        self.update()

    def sizeHint(self) -> QSize:
        """As a field."""
        return QSize(self._context.scale(120), self._context.scale(28))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.line_strong if self.underMouse() else tokens.line), 1))
        painter.setBrush(QColor(tokens.field))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), scale(6), scale(6))
        left = scale(9)
        if self._icon:
            side = scale(16)
            paint_icon(painter, self._icon, QRectF(left - 1, (self.height() - side) / 2, side, side), tokens.text2)
            left += scale(22)
        painter.setFont(self.font())
        painter.setPen(QColor(tokens.text if self._is_set else tokens.text3))
        room = self.rect().adjusted(left, 0, -scale(8), 0)
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, words)
        if self.hasFocus():
            paint_focus(painter, tokens, self.rect(), scale(6))
        painter.end()


class TabButton(QAbstractButton):
    """A tab of a dock, 26 high, with a count behind its name."""

    def __init__(self, context: Context, text: str) -> None:
        super().__init__()
        self._context = context
        self._count = ""
        self.setText(text)
        self.setCheckable(True)
        self.setFont(context.font(13, 500))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        context.touched_changed.connect(self.updateGeometry)

    @property
    def count(self) -> str:
        """What stands behind the name, "" for nothing."""
        return self._count

    def set_count(self, count: str) -> None:
        """Show a count behind the name."""
        if count != self._count:
            self._count = count
            self.setAccessibleName(f"{self.text()} {count}".strip())
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """As wide as name and count."""
        scale = self._context.scale
        width = self.fontMetrics().horizontalAdvance(self.text()) + scale(20)
        if self._count:
            width += scale(6) + round(self.fontMetrics().horizontalAdvance(self._count) * 11 / 13)
        return QSize(self._context.wide(width), self._context.row(26))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.hover))
            painter.drawRoundedRect(QRectF(self.rect()), scale(6), scale(6))
        painter.setPen(QColor(tokens.text if self.isChecked() else tokens.text2))
        painter.setFont(self.font())
        painter.drawText(self.rect().adjusted(scale(10), 0, 0, 0), _LEFT, self.text())
        if self._count:
            painter.setPen(QColor(tokens.text2))
            left = scale(16) + self.fontMetrics().horizontalAdvance(self.text())
            painter.setFont(self._context.font(11))
            painter.drawText(self.rect().adjusted(left, 0, 0, 0), _LEFT, self._count)
        if self.hasFocus():
            paint_focus(painter, tokens, self.rect(), scale(6))
        painter.end()
