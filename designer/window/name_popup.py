"""A small popup that asks for one name: Enter keeps it, Esc leaves, what can't be used is said below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from designer.editing import Refused
from designer.window.context import Context
from designer.window.controls.popup import Popup
from designer.words import _

WIDTH = 300  # px


class NamePopup(Popup):
    """Asks for a name and hands it on; stays open while it is refused."""

    def __init__(self, context: Context, opener: QWidget, label: str, name: str, take: Callable[[str], object]) -> None:
        super().__init__(context, opener, label)
        self._take = take
        scale = context.scale
        self.setFixedWidth(scale(WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(scale(14), scale(12), scale(14), scale(14))
        column.setSpacing(scale(6))
        caption = QLabel(label)
        caption.setProperty("kind", "caption")
        column.addWidget(caption)
        self.field = QLineEdit(name)
        self.field.setAccessibleName(label)
        self.field.selectAll()
        self.field.returnPressed.connect(self._keep)
        self.keep_button = QPushButton(_("Keep"))
        self.keep_button.setProperty("kind", "main")
        self.keep_button.clicked.connect(self._keep)
        row = QHBoxLayout()
        column.addLayout(row)
        row.setSpacing(scale(8))
        row.addWidget(self.field, 1)
        row.addWidget(self.keep_button)
        self.said = QLabel()
        self.said.setProperty("kind", "wrong")
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.said.hide()
        column.addWidget(self.said)

    def open(self) -> None:
        """Open above what it belongs to, with the field ready."""
        self.open_beside(self.field)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # the field and the button have taken it
        else:
            super().keyPressEvent(event)

    def _keep(self) -> None:
        try:
            self._take(self.field.text())
        except Refused as refusal:
            self.said.setText(str(refusal))
            self.said.show()
            bottom = self.geometry().bottom()
            self.adjustSize()
            self.move(self.x(), bottom + 1 - self.height())
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.leave()
