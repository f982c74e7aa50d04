"""A picture: shown small; chosen from a file, dropped on the field or pasted, and taken away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from designer.window.context import Context
from designer.window.controls.bar_buttons import BarButton
from designer.window.controls.buttons import FieldButton, paint_focus
from designer.window.controls.fields import SEVERAL
from designer.words import _


class _Small(QWidget):
    """The picture, small, in rounded corners."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._pixmap = QPixmap()
        self.setFixedSize(context.scale(44), context.scale(44))

    def show_data(self, data: bytes) -> None:
        self._pixmap = QPixmap()
        self._pixmap.loadFromData(data)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), self._context.scale(6), self._context.scale(6))
        painter.setClipPath(shape)
        if not self._pixmap.isNull():
            side = min(self._pixmap.width(), self._pixmap.height())
            source = QRectF((self._pixmap.width() - side) / 2, (self._pixmap.height() - side) / 2, side, side)
            painter.drawPixmap(QRectF(self.rect()), self._pixmap, source)
        painter.end()


class PictureField(QWidget):
    """Says what was brought; the form reads it. `edited` carries "" when the picture is taken away."""

    edited = Signal(object)
    left = Signal()
    choose_asked = Signal()
    brought = Signal(object)  # QMimeData, dropped or pasted
    refused = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._is_over = False
        self._small = _Small(context)
        self._field = FieldButton(context, "", "image")
        self._field.setAccessibleName(_("Choose a picture"))
        self._field.clicked.connect(self.choose_asked)
        self._away = BarButton(context, "x", side=16, pad=6, height=28)
        self._away.set_hint(_("Remove the picture"))
        self._away.clicked.connect(self._remove)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(context.scale(4))
        row.addWidget(self._small)
        row.addWidget(self._field, 1)
        row.addWidget(self._away)
        self.setFocusProxy(self._field)
        self.setAcceptDrops(True)
        self._field.installEventFilter(self)
        self.show_picture(b"", False)

    def show_value(self, value: object) -> None:
        """Whether there is one; `show_picture` shows it."""
        self._away.setVisible(bool(value))
        if value is SEVERAL:
            self._field.set_text(_("Several"))

    def show_picture(self, data: bytes, is_set: bool) -> None:
        """Show the picture small, or that there is none."""
        self._small.setVisible(bool(data))
        if data:
            self._small.show_data(data)
        self._away.setVisible(is_set)
        self._field.set_text(_("Another…") if is_set else _("Choose or drop…"))

    def mark(self, sentence: str) -> None:
        """Say below why a picture can't be used."""
        self.refused.emit(sentence)

    def _remove(self) -> None:
        self.edited.emit("")
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pasting means the picture while the field has the focus, not the map."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Paste):
                event.accept()
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.brought.emit(QApplication.clipboard().mimeData())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._away.isVisible():
            self._remove()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if is_picture(event.mimeData()):
            event.acceptProposedAction()
            self._set_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._set_over(False)
        self.brought.emit(event.mimeData())

    def _set_over(self, is_over: bool) -> None:
        self._is_over = is_over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_over:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_focus(painter, self._context.tokens, self.rect(), self._context.scale(6))
            painter.end()


def is_picture(data: QMimeData) -> bool:
    """Whether what is dragged or lies on the clipboard may be a picture."""
    return data.hasImage() or any(url.isLocalFile() for url in data.urls())
