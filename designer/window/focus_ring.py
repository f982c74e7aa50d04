"""The ring round a button that has the focus: 2 px in the accent, 2 px off, for keyboard and mouse alike."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget
from shiboken6 import isValid

from designer.window.context import Context

_OFF = 4  # px from the button to the outer side of the ring


class FocusRing(QObject):
    """Follows the focus through the windows of the program. A style sheet can't draw outside a button."""

    def __init__(self, context: Context, app: QApplication) -> None:
        super().__init__(app)
        self._context = context
        self._button: QWidget | None = None
        self._ring: _Ring | None = None
        app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._leave()
        if not isinstance(now, QPushButton | QToolButton) or now.property("kind") == "segment":
            return
        parent = now.parentWidget()
        if parent is None:
            return
        self._button, self._ring = now, _Ring(self._context, parent)
        now.installEventFilter(self)
        self._place()
        self._ring.show()

    def _leave(self) -> None:
        if self._button is not None and isValid(self._button):
            self._button.removeEventFilter(self)
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._button = self._ring = None

    def _place(self) -> None:
        if self._button is not None and self._ring is not None and isValid(self._ring):
            self._ring.setGeometry(self._button.geometry().adjusted(-_OFF, -_OFF, _OFF, _OFF))
            self._ring.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show):
            self._place()
        elif event.type() is QEvent.Type.Hide:
            self._leave()
        return False


class _Ring(QWidget):
    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._context.tokens.accent), 2))
        radius = self._context.scale(6) + 3
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        painter.end()
