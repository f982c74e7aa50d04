"""Borders of docks that can be taken hold of: the hairline is 1 px wide, what answers to the pointer is 7."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QEnterEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from designer.window.docks import Dock

_REACH = 7  # px


class DockGrip(QWidget):
    """Lies over the border of one dock; a drag makes the dock wider or narrower, a double click as wide as at first."""

    def __init__(self, window: QMainWindow, dock: Dock) -> None:
        super().__init__(window)
        self._window, self._dock = window, dock
        self._from: QPoint | None = None
        self._before = 0
        dock.installEventFilter(self)
        self.hide()

    @property
    def _area(self) -> Qt.DockWidgetArea:
        return self._window.dockWidgetArea(self._dock)

    @property
    def _is_across(self) -> bool:
        return self._area in (Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea)

    def _place(self) -> None:
        dock, area = self._dock, self._area
        if dock.isHidden() or area is Qt.DockWidgetArea.NoDockWidgetArea:
            self.hide()
            return
        box = dock.geometry()
        if area is Qt.DockWidgetArea.LeftDockWidgetArea:
            self.setGeometry(box.right() + 1 - _REACH // 2, box.top(), _REACH, box.height())
        elif area is Qt.DockWidgetArea.RightDockWidgetArea:
            self.setGeometry(box.left() - 1 - _REACH // 2, box.top(), _REACH, box.height())
        elif area is Qt.DockWidgetArea.TopDockWidgetArea:
            self.setGeometry(box.left(), box.bottom() + 1 - _REACH // 2, box.width(), _REACH)
        else:
            self.setGeometry(box.left(), box.top() - 1 - _REACH // 2, box.width(), _REACH)
        self.setCursor(Qt.CursorShape.SplitHCursor if self._is_across else Qt.CursorShape.SplitVCursor)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide):
            self._place()
        return False

    def _resize(self, size: int) -> None:
        is_across = self._is_across
        if not is_across:
            size = min(size, self._window.height() // 2)
        self._window.resizeDocks(
            [self._dock], [max(1, size)], Qt.Orientation.Horizontal if is_across else Qt.Orientation.Vertical
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._from = event.globalPosition().toPoint()
            self._before = self._dock.width() if self._is_across else self._dock.height()
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is None:
            return
        moved = event.globalPosition().toPoint() - self._from
        match self._area:
            case Qt.DockWidgetArea.LeftDockWidgetArea:
                self._resize(self._before + moved.x())
            case Qt.DockWidgetArea.RightDockWidgetArea:
                self._resize(self._before - moved.x())
            case Qt.DockWidgetArea.TopDockWidgetArea:
                self._resize(self._before + moved.y())
            case _:
                self._resize(self._before - moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            self._dock.kept_size = self._dock.width() if self._is_across else self._dock.height()
        self._from = None
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        hint = self._dock.first_size
        self._dock.kept_size = None
        self._resize(hint.width() if self._is_across else hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._from is None and not self.underMouse():
            return
        painter = QPainter(self)
        middle = _REACH // 2
        colour = QColor(self.palette().accent().color())
        if self.width() < self.height():
            painter.fillRect(middle, 0, 1, self.height(), colour)
        else:
            painter.fillRect(0, middle, self.width(), 1, colour)
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
