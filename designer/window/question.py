"""A question: only where something would be lost that undo can't bring back (WINDOW.md section 9)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from designer.window.context import Context


class Question(QDialog):
    """A heading, a sentence, and one verb on each button. Enter does the first, which is filled; Esc the last."""

    def __init__(self, context: Context, parent: QWidget, heading: str, sentence: str, verbs: Sequence[str]) -> None:
        super().__init__(parent)
        scale = context.scale
        self.setWindowTitle(heading)
        self.setModal(True)
        self.answer = len(verbs) - 1
        column = QVBoxLayout(self)
        column.setContentsMargins(scale(24), scale(20), scale(24), scale(20))
        column.setSpacing(scale(6))
        for text, kind in ((heading, "dialog"), (sentence, "secondary")):
            label = QLabel(text)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("kind", kind)
            label.setWordWrap(True)
            label.setMinimumWidth(scale(360))
            column.addWidget(label)
        column.addSpacing(scale(14))
        row = QHBoxLayout()
        column.addLayout(row)
        row.setSpacing(scale(8))
        row.addStretch(1)
        self.buttons = [QPushButton(verb) for verb in verbs]
        for at, button in reversed(list(enumerate(self.buttons))):
            button.setProperty("grade", "large")
            button.setProperty("kind", "main" if at == 0 else "")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, at=at: self._take(at))
            row.addWidget(button)
        self.buttons[0].setDefault(True)
        self.buttons[0].setFocus()

    def _take(self, at: int) -> None:
        self.answer = at
        self.accept()

    def ask(self) -> int:
        """Show it and wait; the number of the verb that was chosen."""
        self.exec()
        answer = self.answer
        self.deleteLater()
        return answer
