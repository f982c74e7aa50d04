"""What could not be used of an import: a panel over the canvas, not modal (WINDOW.md, import-report.png)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from designer.interchange import Imported
from designer.interchange.report import ReportRow
from designer.window.context import Context
from designer.window.controls import BarButton
from designer.window.controls.popup import add_shadow
from designer.words import _

MOST_ROWS = 300  # the saved report has all of them
ROW = 40  # px


class ImportReport(QFrame):
    """Row, what it says, what was wrong, what was done, and a button that goes there."""

    go_asked = Signal(object)
    undo_asked = Signal()
    closed = Signal()

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
        add_shadow(self, context)
        column = QVBoxLayout(self)
        column.setContentsMargins(scale(20), scale(20), scale(20), scale(14))
        column.setSpacing(scale(4))
        report = imported.report
        head = QHBoxLayout()
        column.addLayout(head)
        title = QLabel(report.headline())
        title.setProperty("kind", "dialog")
        close = BarButton(context, "x", side=16, pad=6, height=28)
        close.set_hint(_("Close"))
        close.clicked.connect(self.close)
        head.addWidget(title, 1)
        head.addWidget(close)
        for text in (report.detail(), self._missing_text()):
            if text:
                said = _plain(text, "secondary")
                said.setWordWrap(True)
                column.addWidget(said)
        column.addSpacing(scale(8))
        if report.rows:
            column.addWidget(self._table(), 1)
        column.addSpacing(scale(8))
        foot = QHBoxLayout()
        column.addLayout(foot)
        self._fill_foot(foot, report.source or file)

    def _fill_foot(self, foot: QHBoxLayout, source: str) -> None:
        foot.setSpacing(self._context.scale(8))
        self.said = _plain(source, "secondary")
        foot.addWidget(self.said, 1)
        self._done = QPushButton(_("Close"))
        self._done.setProperty("kind", "main")
        for button, text, act in (
            (QPushButton(_("Save report…")), "", self._save),
            (QPushButton(_("Undo import")), "", self._undo),
            (self._done, "main", self.close),
        ):
            button.setProperty("kind", text)
            button.setProperty("grade", "large")
            button.clicked.connect(lambda _checked=False, act=act: act())
            foot.addWidget(button)

    def _missing_text(self) -> str:
        from designer.fonts import missing_sentence

        return missing_sentence(self._missing)

    def _table(self) -> QWidget:
        scale = self._context.scale
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(scale(16), 0, scale(16), 0)
        grid.setHorizontalSpacing(scale(18))
        grid.setVerticalSpacing(0)
        for at, text in enumerate((_("Row"), _("What it says"), _("What was wrong"), _("What was done"))):
            label = _plain(text, "secondary")
            label.setFixedHeight(scale(30))
            grid.addWidget(label, 0, at)
        rows = self._imported.report.rows
        for y, row in enumerate(rows[:MOST_ROWS], 1):
            self._fill_row(grid, y, row)
        if len(rows) > MOST_ROWS:
            more = _("{n} more rows; the saved report has all of them.").format(n=len(rows) - MOST_ROWS)
            grid.addWidget(_plain(more, "secondary"), MOST_ROWS + 1, 0, 1, 5)
        for at, share in ((1, 4), (2, 4), (3, 4)):
            grid.setColumnStretch(at, share)
        grid.setRowStretch(len(rows) + 2, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        table = QFrame()
        table.setProperty("kind", "table")
        column = QVBoxLayout(table)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(area)
        return table

    def _fill_row(self, grid: QGridLayout, y: int, row: ReportRow) -> None:
        cells = ("" if row.row is None else str(row.row), row.says, row.wrong, row.done)
        for x, text in enumerate(cells):
            label = _plain(text, "secondary" if x in (0, 2) else "")
            label.setWordWrap(x > 0)
            label.setMinimumHeight(self._context.scale(ROW))
            grid.addWidget(label, y, x)
        if row.element:
            go = QPushButton(_("Go there"))
            go.setFixedHeight(self._context.scale(26))
            go.setStyleSheet("min-height: 0;")
            go.setAccessibleName(_("Go to row {n}").format(n=row.row))
            go.clicked.connect(lambda _checked=False, id=row.element: self.go_asked.emit((id,)))
            grid.addWidget(go, y, 4)

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
        table = scale(36 + ROW * rows) if rows else 0
        height = min(scale(182 if self._missing else 142) + table, window.height() - scale(190))
        self.setGeometry((window.width() - width) // 2, scale(150), width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._arrange()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, QPushButton):
                focused.click()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # not for the canvas below

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()
        event.accept()

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
        except OSError as trouble:
            said = _("“{file}” was not saved: {reason}.")
            self.said.setText(said.format(file=Path(path).name, reason=trouble.strerror or type(trouble).__name__))


def _plain(text: str, kind: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if kind:
        label.setProperty("kind", kind)
    return label
