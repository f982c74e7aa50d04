"""A frame that opens over the window beside a control: closes with Esc, Enter, or when the focus goes elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsDropShadowEffect, QWidget

from designer.window.context import Context


def add_shadow(widget: QWidget, context: Context) -> None:
    """The shadow of popups."""
    shadow = QGraphicsDropShadowEffect(widget)
    shadow.setBlurRadius(context.scale(28))
    shadow.setOffset(0, context.scale(8))
    shadow.setColor(QColor(context.tokens.shadow))
    widget.setGraphicsEffect(shadow)


class Popup(QFrame):
    """A child of the window, not a window of its own (WINDOW.md section 1)."""

    closed = Signal()

    def __init__(self, context: Context, opener: QWidget, name: str) -> None:
        super().__init__(opener.window())
        self.context, self._opener = context, opener
        self._is_watching = False
        self.setProperty("kind", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(name)
        add_shadow(self, context)
        opener.destroyed.connect(self.close)

    def open_beside(self, first: QWidget) -> None:
        """Open below what it belongs to (above it where there is no room), and let the keys go to a part of it."""
        window, opener, gap = self.window(), self._opener, self.context.scale(4)
        below, above = opener.mapTo(window, QPoint(0, opener.height() + gap)), opener.mapTo(window, QPoint(0, -gap))
        self._open(below, above.y(), first)

    def open_at(self, place: QPoint, first: QWidget) -> None:
        """The same at a point of the window, as where a badge of the map is."""
        apart = self.context.scale(12)
        self._open(place + QPoint(-apart, apart), place.y() - apart, first)

    def _open(self, below: QPoint, above: int, first: QWidget) -> None:
        window, gap = self.window(), self.context.scale(4)
        for other in window.findChildren(Popup):
            if other is not self and other.isVisible():
                other.close()
        self.adjustSize()
        left = min(below.x(), window.width() - self.width() - 2 * gap)
        top = below.y()
        if top + self.height() > window.height() - gap:
            top = above - self.height() if above - self.height() >= gap else window.height() - self.height() - gap
        self.move(max(gap, left), max(gap, top))
        self.show()
        self.raise_()
        first.setFocus(Qt.FocusReason.PopupFocusReason)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow_focus)
        self._is_watching = True

    def keep_inside(self) -> None:
        """Move up where it has grown out of the window."""
        gap = self.context.scale(4)
        self.move(self.x(), max(gap, min(self.y(), self.window().height() - self.height() - gap)))

    def _follow_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None or now is self or self.isAncestorOf(now):
            return
        self.close()

    def leave(self) -> None:
        """Close; the keys go back to where it was opened."""
        opener = self._opener
        self._stop_watching()
        opener.setFocus(Qt.FocusReason.PopupFocusReason)
        self.close()

    def _stop_watching(self) -> None:
        if self._is_watching:
            self._is_watching = False
            app = QApplication.instance()
            assert isinstance(app, QApplication)
            app.focusChanged.disconnect(self._follow_focus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.leave()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # not for what lies below

    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop_watching()
        self.closed.emit()
        event.accept()
