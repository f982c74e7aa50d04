"""What could not be used of an import: a panel over the canvas, not modal (WINDOW.md, import-report.png)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QGraphicsDropShadowEffect,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from designer.interchange import Imported
from designer.window.context import Context
from designer.window.icons import icon
from designer.words import _

MOST_ROWS = 300  # the saved report has all of them


class ImportReport(QFrame):
    """Row, what it says, what was wrong, what was done, and a button that goes there."""

    go_asked = Signal(object)
    undo_asked = Signal()

    def __init__(
        self, context: Context, file: str, imported: Imported, missing: Sequence[str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context, self._imported, self._missing = context, imported, missing
        self.setProperty("kind", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Import report"))
        scale = context.scale
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(scale(28))
        shadow.setOffset(0, scale(8))
        shadow.setColor(QColor(0, 0, 0, 140 if context.tokens.is_dark else 41))
        self.setGraphicsEffect(shadow)
        column = QVBoxLayout(self)
        column.setContentsMargins(scale(20), scale(18), scale(16), scale(16))
        column.setSpacing(scale(8))
        report = imported.report
        head = QHBoxLayout()
        title = QLabel(report.headline())
        title.setProperty("kind", "dialog")
        close = QToolButton()
        close.setIcon(icon("x", context.tokens.text2))
        close.setAccessibleName(_("Close"))
        close.clicked.connect(self.close)
        head.addWidget(title, 1)
        head.addWidget(close)
        column.addLayout(head)
        for text in (report.detail(), self._missing_text()):
            if text:
                line = QLabel(text)
                line.setTextFormat(Qt.TextFormat.PlainText)
                line.setWordWrap(True)
                line.setProperty("kind", "secondary")
                column.addWidget(line)
        if report.rows:
            column.addWidget(self._table(), 1)
        foot = QHBoxLayout()
        source = QLabel(report.source or file)
        source.setTextFormat(Qt.TextFormat.PlainText)
        source.setProperty("kind", "secondary")
        foot.addWidget(source, 1)
        save = QPushButton(_("Save report…"))
        save.clicked.connect(self._save)
        undo = QPushButton(_("Undo import"))
        undo.clicked.connect(self._undo)
        done = QPushButton(_("Close"))
        done.setProperty("kind", "main")
        done.clicked.connect(self.close)
        for button in (save, undo, done):
            button.setProperty("grade", "large")
            foot.addWidget(button)
        column.addLayout(foot)
        self._done = done

    def _missing_text(self) -> str:
        if not self._missing:
            return ""
        return _("Characters that have no font on this computer: {them}").format(them=" ".join(self._missing))

    def _table(self) -> QWidget:
        scale = self._context.scale
        page = QFrame()
        grid = QGridLayout(page)
        grid.setHorizontalSpacing(scale(18))
        grid.setVerticalSpacing(scale(8))
        for at, text in enumerate((_("Row"), _("What it says"), _("What was wrong"), _("What was done"))):
            label = QLabel(text)
            label.setProperty("kind", "secondary")
            grid.addWidget(label, 0, at)
        rows = self._imported.report.rows
        for y, row in enumerate(rows[:MOST_ROWS], 1):
            cells = ("" if row.row is None else str(row.row), row.says, row.wrong, row.done)
            for x, text in enumerate(cells):
                label = QLabel(text)
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setWordWrap(x > 0)
                if x in (0, 2):
                    label.setProperty("kind", "secondary")
                grid.addWidget(label, y, x, Qt.AlignmentFlag.AlignTop)
            if row.element:
                go = QPushButton(_("Go there"))
                go.setAccessibleName(_("Go to row {n}").format(n=row.row))
                go.clicked.connect(lambda _checked=False, id=row.element: self.go_asked.emit((id,)))
                grid.addWidget(go, y, 4, Qt.AlignmentFlag.AlignTop)
        if len(rows) > MOST_ROWS:
            more = QLabel(_("{n} more rows; the saved report has all of them.").format(n=len(rows) - MOST_ROWS))
            grid.addWidget(more, MOST_ROWS + 1, 0, 1, 5)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 2)
        grid.setColumnStretch(3, 2)
        grid.setRowStretch(len(rows) + 2, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(page)
        return area

    def open_over(self, place: QWidget) -> None:
        """Open over the upper part of a widget, and go with it when it is resized."""
        self._place = place
        place.window().installEventFilter(self)
        self._arrange()
        self.show()
        self.raise_()
        self._done.setFocus()

    def _arrange(self) -> None:
        window = self._place.window()
        scale = self._context.scale
        width = min(scale(888), window.width() - scale(48))
        rows = min(8, len(self._imported.report.rows))
        height = min(scale(190 + 44 * rows), window.height() - scale(200))
        self.setGeometry((window.width() - width) // 2, scale(150), width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._arrange()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _undo(self) -> None:
        self.undo_asked.emit()
        self.close()

    def _save(self) -> None:
        path, _filter = QFileDialog.getSaveFileName(self, _("Save report"), "import.txt", _("Text (*.txt)"))
        if not path:
            return
        report = self._imported.report
        lines = [report.headline(), report.detail(), self._missing_text(), "", *report.lines()]
        try:
            Path(path).write_text("\n".join(lines) + "\n", "utf-8")
        except OSError:
            return
