"""The status bar: what is focused or what a release will do; gap counts, tray, zoom (WINDOW.md section 4)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QRegularExpression, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QRegularExpressionValidator, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QStackedWidget,
    QStatusBar,
    QWidget,
)

from designer.window.context import Context
from designer.window.controls.bar_buttons import BarButton
from designer.window.controls.buttons import paint_focus
from designer.window.icons import SEVERITY_ICONS, paint_icon
from designer.words import _

if TYPE_CHECKING:
    from designer.checks.findings import Findings

Keys = Sequence[tuple[str, str]]  # a key and what it does
MOST_OF_VIEW = 28  # letters of a view's name


class KeyLine(QWidget):
    """A sentence, then keys as small caps, each with what it does."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._text = ""
        self._keys: tuple[tuple[str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    @property
    def text(self) -> str:
        """The sentence."""
        return self._text

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        """The keys behind it."""
        return self._keys

    def show_line(self, text: str, keys: Keys) -> None:
        """Show another sentence and other keys."""
        shown = tuple(keys)
        if (text, shown) != (self._text, self._keys):
            self._text, self._keys = text, shown
            self.setAccessibleName(" ".join([text, *(f"{key} {word}." for key, word in shown)]).strip())
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plain, small = self._context.font(12), self._context.font(11)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        x = 0.0
        painter.setFont(plain)
        painter.setPen(QColor(tokens.text2))
        if self._text:
            text = painter.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(QRectF(0, 0, self.width(), self.height()), flags, text)
            x = painter.fontMetrics().horizontalAdvance(text) + scale(20)
        for key, word in self._keys:
            for cap in key.split("+") if len(key) > 1 else [key]:
                painter.setFont(small)
                width = painter.fontMetrics().horizontalAdvance(cap) + scale(13)
                box = QRectF(x + 0.5, (self.height() - scale(18)) / 2 + 0.5, width - 1, scale(18) - 1)
                painter.setPen(QPen(QColor(tokens.line), 1))
                painter.drawRoundedRect(box, scale(4), scale(4))
                painter.setPen(QColor(tokens.text2))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, cap)
                x += width + scale(4)
            painter.setFont(plain)
            x += scale(2)
            painter.drawText(QRectF(x, 0, self.width(), self.height()), flags, word)
            x += painter.fontMetrics().horizontalAdvance(word) + scale(8)
        painter.end()


class GapCounts(QAbstractButton):
    """How many gaps there are of each severity, by shape and colour; a press opens the panel."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._counts = (0, 0, 0)
        self.setFont(context.font(12))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedHeight(context.scale(22))
        self.set_counts((0, 0, 0))

    @property
    def counts(self) -> tuple[int, int, int]:
        """Errors, warnings, hints."""
        return self._counts

    def set_counts(self, counts: tuple[int, int, int]) -> None:
        """Show errors, warnings and hints."""
        self._counts = counts
        words = (_("errors"), _("warnings"), _("hints"))
        self.setAccessibleName(", ".join(f"{n} {word}" for n, word in zip(counts, words, strict=True)))
        self.updateGeometry()
        self.update()

    def _width(self, count: int) -> int:
        scale = self._context.scale
        return scale(14) + scale(5) + self.fontMetrics().horizontalAdvance(str(count))

    def sizeHint(self) -> QSize:
        """As wide as the numbers need."""
        scale = self._context.scale
        return QSize(sum(self._width(n) for n in self._counts) + scale(5) * 2 + scale(12), scale(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.hover))
            painter.drawRoundedRect(QRectF(self.rect()), scale(6), scale(6))
        painter.setFont(self.font())
        x, side = scale(6), scale(14)
        for (severity, sign), count in zip(SEVERITY_ICONS.items(), self._counts, strict=True):
            place = QRectF(x, (self.height() - side) / 2, side, side)
            paint_icon(painter, sign, place, getattr(tokens, severity))
            painter.setPen(QColor(tokens.text2))
            left = x + side + scale(5)
            room = QRectF(left, 0, self.width(), self.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, str(count))
            x += self._width(count) + scale(5)
        if self.hasFocus():
            paint_focus(painter, tokens, self.rect(), scale(6))
        painter.end()


class Foot(QStatusBar):
    """The place for the bar at the foot of a window, without the margins that Qt leaves there."""

    def __init__(self, bar: StatusBar) -> None:
        super().__init__()
        self._bar = bar
        self.setSizeGripEnabled(False)
        self.setFixedHeight(bar.height())
        bar.setParent(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._bar.setGeometry(self.rect())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar paints all of it."""


class StatusBar(QFrame):
    """28 px at the foot of the window."""

    gaps_clicked = Signal()
    tray_clicked = Signal()
    views_clicked = Signal()
    zoom_asked = Signal(float)  # 1.0 is 100 %
    zoom_stepped = Signal(int)  # +1, -1
    fit_asked = Signal()
    appearance_clicked = Signal()
    keys_clicked = Signal()
    cancelled = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._text = self._work = ""
        self._keys: tuple[tuple[str, str], ...] = ()
        self.setFixedHeight(context.scale(28))
        self.setAccessibleName(_("Status bar"))
        row = QHBoxLayout(self)
        row.setContentsMargins(context.scale(16), 1, context.scale(8), 0)
        row.setSpacing(0)
        self.line = KeyLine(context)
        row.addWidget(self.line, 1)
        self._cancel = self._button("", _("Cancel"))
        self._cancel.clicked.connect(self.cancelled)
        self._cancel.hide()
        row.addWidget(self._cancel)
        self.appearance = self._button("moon", _("Dark"))
        self.appearance.clicked.connect(self.appearance_clicked)
        self.keys_button = self._button("keyboard", _("Keys F1"))
        self.keys_button.clicked.connect(self.keys_clicked)
        row.addWidget(self.appearance)
        row.addWidget(self.keys_button)
        self._of_map: list[QWidget] = []
        context.look_changed.connect(self._refresh)
        self._refresh()

    def _make_map_side(self) -> None:
        context, row = self._context, self.layout()
        assert isinstance(row, QHBoxLayout)
        self.views = self._button("eye", _("Everything"))
        self.views.clicked.connect(self.views_clicked)
        self.show_view(_("Everything"), is_whole=True)
        self.gaps = GapCounts(context)
        self.gaps.clicked.connect(self.gaps_clicked)
        self.tray = self._button("inbox", _("Tray {n}").format(n=0))
        self.tray.clicked.connect(self.tray_clicked)
        rule = QFrame()
        rule.setProperty("kind", "rule")
        rule.setFixedSize(1, context.scale(16))
        out, into = self._button("minus", "", _("Zoom out")), self._button("plus", "", _("Zoom in"))
        out.clicked.connect(lambda: self.zoom_stepped.emit(-1))
        into.clicked.connect(lambda: self.zoom_stepped.emit(1))
        self._zoom = BarButton(context, "", "100 %", _("Zoom"), height=22, ink="text", pixels=12, weight=400, pad=2)
        self._zoom.clicked.connect(self._type_zoom)
        self._zoom.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._field = QLineEdit()
        self._field.setValidator(QRegularExpressionValidator(QRegularExpression(r"\s*\d{1,3}\s*%?\s*"), self._field))
        self._field.setStyleSheet(f"min-height: 0; max-height: {context.scale(20)}px; padding: 0;")
        self._field.setAccessibleName(_("Zoom in per cent"))
        self._field.returnPressed.connect(self._zoom_typed)
        self._stack = QStackedWidget()
        self._field.editingFinished.connect(lambda: self._stack.setCurrentIndex(0))
        self._stack.setFixedSize(context.scale(38), context.scale(22))
        self._stack.addWidget(self._zoom)
        self._stack.addWidget(self._field)
        fit = self._button("maximize", _("Fit"))
        fit.set_hint(_("Whole map"))
        fit.clicked.connect(self.fit_asked)
        self._of_map = [self.views, self.gaps, self.tray, rule, out, self._stack, into, fit]
        for widget, before in zip(self._of_map, (0, 3, 3, 10, 8, 4, 4, 4), strict=True):
            row.addSpacing(context.scale(before))
            row.addWidget(widget)

    def _button(self, icon: str, text: str, name: str = "") -> BarButton:
        return BarButton(self._context, icon, text, name, side=14, pad=6, height=22, pixels=12, weight=400)

    # What it says

    def set_text(self, text: str) -> None:
        """What is focused, or what a release of the button will do."""
        self._text = text
        self._show()

    def set_keys(self, keys: Keys) -> None:
        """The keys of a gesture or an editor that is under way."""
        self._keys = tuple(keys)
        self._show()

    def show_work(self, text: str) -> None:
        """What is being done in the background, with Cancel; "" when it is over."""
        self._work = text
        self._cancel.setVisible(bool(text))
        self._show()

    def _show(self) -> None:
        self.line.show_line(self._work or self._text, () if self._work else self._keys)

    @property
    def text(self) -> str:
        """What it says now."""
        return self.line.text

    def set_findings(self, findings: Findings | None) -> None:
        """How many gaps there are."""
        counts = findings.counts if findings else None
        self.gaps.set_counts((counts.error, counts.warning, counts.info) if counts else (0, 0, 0))

    def set_tray(self, count: int) -> None:
        """How many touchpoints wait."""
        self.tray.set_text(_("Tray {n}").format(n=count))

    def show_view(self, name: str, *, is_whole: bool) -> None:
        """What the map is looked at through; in the accent where that is not all of it."""
        short = name if len(name) <= MOST_OF_VIEW else f"{name[: MOST_OF_VIEW - 1].rstrip()}…"
        self.views.set_text(short)
        self.views.set_ink("text2" if is_whole else "accent")
        self.views.set_hint(_("View: {name}").format(name=name))

    def set_zoom(self, zoom: float) -> None:
        """The zoom of the canvas, 1.0 is 100 %."""
        self._zoom.set_text(f"{zoom * 100:.0f} %")

    @property
    def zoom(self) -> str:
        """The zoom as it is shown."""
        return self._zoom.text()

    def set_map_shown(self, is_shown: bool) -> None:
        """Without a map there are no gaps, no tray and no zoom, but the keys of the first page."""
        if is_shown and not self._of_map:
            self._make_map_side()
        for widget in self._of_map:
            widget.setVisible(is_shown)
        self.appearance.setVisible(not is_shown)
        self.keys_button.setVisible(not is_shown)

    def show_zoom_alone(self) -> None:
        """Maps are looked at that nobody has open: there is a zoom, but no gaps and no tray."""
        self.set_map_shown(True)
        for widget in self._of_map:
            is_part = (
                widget in (self.gaps, self.tray) or widget.isAncestorOf(self.gaps) or widget.isAncestorOf(self.tray)
            )
            widget.setVisible(not is_part)
        self.set_keys(())

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

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._context.tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.chrome))
        painter.fillRect(QRectF(0, 0, self.width(), 1), QColor(tokens.line))
        painter.end()

    def _refresh(self) -> None:
        is_dark = self._context.tokens.is_dark
        self.appearance.set_icon("sun" if is_dark else "moon")
        self.appearance.set_text(_("Light") if is_dark else _("Dark"))
        self.update()
