"""The field below a gap in which somebody says why it is all right: Enter waives, Esc leaves (gaps-panel.png)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from designer.window.context import Context
from designer.words import _


class _Reason(QLineEdit):
    forgotten = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            self.forgotten.emit()
        else:
            super().keyPressEvent(event)


class WaiveField(QWidget):
    """Asks why; `given` brings the reason, `left` says that nothing is waived."""

    given = Signal(str)
    left = Signal()

    def __init__(self, context: Context, text: str = "") -> None:
        super().__init__()
        scale = context.scale
        row = QHBoxLayout(self)
        row.setContentsMargins(scale(40), 0, scale(16), scale(10))
        row.setSpacing(scale(8))
        self.field = _Reason(text)
        self.field.setPlaceholderText(_("Why is this all right?"))
        self.field.setAccessibleName(_("Why is this all right?"))
        self.field.setFixedHeight(scale(28))
        self.button = QPushButton(_("Waive"))
        self.button.setProperty("kind", "main")
        self.button.setFixedHeight(scale(28))
        self.button.setEnabled(bool(text.strip()))
        row.addWidget(self.field, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(lambda now: self.button.setEnabled(bool(now.strip())))
        self.field.returnPressed.connect(self._give)
        self.field.forgotten.connect(self.left)
        self.button.clicked.connect(self._give)

    def _give(self) -> None:
        if reason := self.field.text().strip():
            self.given.emit(reason)
