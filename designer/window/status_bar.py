"""The status bar: what is focused or what a release will do; gap counts, tray, zoom (WINDOW.md section 4)."""

from __future__ import annotations

from PySide6.QtCore import QRegularExpression, QSize, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QStackedWidget, QToolButton, QWidget

from designer.checks.findings import Findings
from designer.window.context import Context
from designer.window.icons import SEVERITY_ICONS, icon
from designer.words import _


class StatusBar(QFrame):
    """28 px at the foot of the window."""

    gaps_clicked = Signal()
    tray_clicked = Signal()
    zoom_asked = Signal(float)  # 1.0 is 100 %
    zoom_stepped = Signal(int)  # +1, -1
    fit_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._counts = (0, 0, 0)
        self.setProperty("kind", "bar")
        self.setFixedHeight(context.scale(28))
        row = QHBoxLayout(self)
        row.setContentsMargins(context.scale(15), 0, context.scale(8), 0)
        row.setSpacing(context.scale(4))
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setProperty("kind", "secondary")
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._text.setAccessibleName(_("Status"))
        row.addWidget(self._text, 1)

        self._gaps = [self._button("", _("Gaps")) for _severity in SEVERITY_ICONS]
        for button in self._gaps:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.clicked.connect(self.gaps_clicked)
            row.addWidget(button)
        self.tray = self._button(_("Tray {n}").format(n=0), _("Tray"))
        self.tray.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.tray.clicked.connect(self.tray_clicked)
        row.addWidget(self.tray)
        self._rule = QFrame()
        self._rule.setProperty("kind", "rule")
        self._rule.setFixedSize(1, context.scale(16))
        row.addWidget(self._rule)

        self._out = self._button("", _("Zoom out"))
        self._out.clicked.connect(lambda: self.zoom_stepped.emit(-1))
        self._in = self._button("", _("Zoom in"))
        self._in.clicked.connect(lambda: self.zoom_stepped.emit(1))
        self._zoom = self._button("100 %", _("Zoom"))
        self._zoom.clicked.connect(self._type_zoom)
        self._field = QLineEdit()
        self._field.setValidator(QRegularExpressionValidator(QRegularExpression(r"\s*\d{1,3}\s*%?\s*"), self._field))
        self._field.setFixedSize(context.scale(52), context.scale(22))
        self._field.setAccessibleName(_("Zoom in per cent"))
        self._field.returnPressed.connect(self._zoom_typed)
        self._stack = QStackedWidget()
        self._field.editingFinished.connect(lambda: self._stack.setCurrentIndex(0))
        self._stack.setFixedWidth(context.scale(56))
        self._stack.addWidget(self._zoom)
        self._stack.addWidget(self._field)
        self._fit = self._button(_("Fit"), _("Whole map"))
        self._fit.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._fit.clicked.connect(self.fit_asked)
        for widget in (self._out, self._stack, self._in, self._fit):
            row.addWidget(widget)
        context.look_changed.connect(self._refresh)
        self._refresh()

    def _button(self, text: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setAccessibleName(name)
        button.setFont(self._context.font(12))
        if text or name in (_("Gaps"), _("Tray")):
            button.setIconSize(QSize(self._context.scale(18), self._context.scale(14)))
        else:
            button.setIconSize(QSize(self._context.scale(14), self._context.scale(14)))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def set_text(self, text: str) -> None:
        """What is focused, or what a release of the button will do."""
        self._text.setText(text)

    @property
    def text(self) -> str:
        """What it says now."""
        return self._text.text()

    def set_findings(self, findings: Findings | None) -> None:
        """How many gaps there are."""
        counts = findings.counts if findings else None
        self._counts = (counts.error, counts.warning, counts.info) if counts else (0, 0, 0)
        words = (_("errors"), _("warnings"), _("hints"))
        for button, count, word in zip(self._gaps, self._counts, words, strict=True):
            button.setText(str(count))
            button.setAccessibleName(f"{count} {word}")

    def set_tray(self, count: int) -> None:
        """How many touchpoints wait."""
        self.tray.setText(_("Tray {n}").format(n=count))

    def set_zoom(self, zoom: float) -> None:
        """The zoom of the canvas, 1.0 is 100 %."""
        self._zoom.setText(f"{zoom * 100:.0f} %")

    def set_map_shown(self, is_shown: bool) -> None:
        """Without a map there are no gaps, no tray and no zoom."""
        for widget in (*self._gaps, self.tray, self._rule, self._out, self._stack, self._in, self._fit):
            widget.setVisible(is_shown)

    def _type_zoom(self) -> None:
        self._field.setText(self._zoom.text())
        self._stack.setCurrentIndex(1)
        self._field.selectAll()
        self._field.setFocus()

    def _zoom_typed(self) -> None:
        digits = "".join(c for c in self._field.text() if c.isdigit())
        self._stack.setCurrentIndex(0)
        if digits:
            self.zoom_asked.emit(min(8.0, max(0.02, int(digits) / 100)))

    def _refresh(self) -> None:
        tokens = self._context.tokens
        for button, (severity, name) in zip(self._gaps, SEVERITY_ICONS.items(), strict=True):
            button.setIcon(icon(name, getattr(tokens, severity)))
        self.tray.setIcon(icon("inbox", tokens.text2))
        self._out.setIcon(icon("minus", tokens.text2))
        self._in.setIcon(icon("plus", tokens.text2))
        self._fit.setIcon(icon("maximize", tokens.text2))
