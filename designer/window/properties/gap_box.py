"""A gap of what is selected, below its properties."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from designer.window.context import Context
from designer.window.controls.buttons import paint_focus
from designer.window.icons import icon
from designer.words import _


class GapBox(QFrame):
    """A coloured box with a gap's sentence and the button of its fix; a press beside that goes to the gap."""

    def __init__(
        self,
        context: Context,
        severity: str,
        icon_name: str,
        text: str,
        act: Callable[[], object],
        fix: str = "",
        mend: Callable[[QPoint], object] = lambda place: None,
    ) -> None:
        super().__init__()
        self._context, self._act = context, act
        self.setProperty("kind", f"box-{severity}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        scale = context.scale
        row = QHBoxLayout(self)
        row.setContentsMargins(scale(10), scale(7), scale(10), scale(7))
        row.setSpacing(scale(8))
        sign = QLabel()
        sign.setPixmap(icon(icon_name, getattr(context.tokens, severity)).pixmap(scale(16), scale(16)))
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setFont(context.font(12))
        label.setWordWrap(True)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        row.addLayout(words, 1)
        words.setSpacing(scale(6))
        words.addWidget(label)
        if fix:
            button = QPushButton(fix.replace("&", "&&"))
            button.setObjectName("gap.fix")
            button.setAccessibleName(_("{fix}: {gap}").format(fix=fix, gap=text))
            button.setFont(context.font(12, 500))
            button.setFixedHeight(context.row(26))
            button.setCursor(Qt.CursorShape.ArrowCursor)
            button.clicked.connect(lambda: mend(button.mapToGlobal(QPoint(0, button.height() + scale(4)))))
            words.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._act()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._act()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_focus(painter, self._context.tokens, self.rect(), self._context.scale(7))
            painter.end()
