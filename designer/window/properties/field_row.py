"""One row of a form: a label and its control beside it, or below it where the control needs all the width there is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget

from designer.window.context import Context

_LABEL = 92  # px, the column of labels
_GUTTER = 8
_ABOVE = 20  # how high a label is that stands above its control


class FieldRow(QWidget):
    """A label of 92 and its control."""

    def __init__(self, context: Context, label: str, control: QWidget) -> None:
        super().__init__()
        self._context = context
        self._needed = int(getattr(control, "needed_width", 0))  # px for the control
        self._text = text = QLabel(label)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setProperty("kind", "label")
        text.setFixedWidth(context.scale(_LABEL))
        text.setWordWrap(True)
        text.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        text.setBuddy(control)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(text, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(control, 1)
        self._set_beside(True)

    def _set_beside(self, is_beside: bool) -> None:
        scale, directions = self._context.scale, QBoxLayout.Direction
        self._line.setDirection(directions.LeftToRight if is_beside else directions.TopToBottom)
        self._line.setSpacing(scale(_GUTTER) if is_beside else 0)
        self._text.setMinimumHeight(self._context.row(28) if is_beside else scale(_ABOVE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the control below its label where it can't be read beside it."""
        super().resizeEvent(event)
        beside = self.width() - self._context.scale(_LABEL) - self._context.scale(_GUTTER)
        is_beside = beside >= self._needed
        if is_beside != (self._line.direction() is QBoxLayout.Direction.LeftToRight):
            self._set_beside(is_beside)
