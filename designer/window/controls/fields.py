"""Fields for text and numbers; each can show that several values differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit

from designer.window.context import Context
from designer.window.icons import paint_icon
from designer.words import _

_MOST_LINES = 6


class _Several:
    def __repr__(self) -> str:
        return "SEVERAL"


SEVERAL: Final = _Several()  # the value of a field that is not the same in all that is selected


class LineField(QLineEdit):
    """One line of text; every letter counts at once."""

    edited = Signal(object)
    left = Signal()

    def __init__(self, placeholder: str = "") -> None:
        super().__init__()
        self._placeholder = placeholder
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(lambda text: self.edited.emit(text))

    def complete(self, context: Context, known: Sequence[str]) -> None:
        """Offer known texts that begin with, or hold, what is typed."""
        completer = QCompleter(list(known), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        tokens, scale, popup = context.tokens, context.scale, completer.popup()
        if popup is not None:
            popup.setFont(context.font(13))
            popup.setStyleSheet(
                f"background: {tokens.raised}; color: {tokens.text}; border: 1px solid {tokens.line};"
                f"padding: {scale(4)}px; selection-background-color: {tokens.soft}; selection-color: {tokens.text};"
            )
        completer.activated.connect(self._take)
        self.setCompleter(completer)

    def _take(self, text: object) -> None:
        self.edited.emit(str(text))

    def show_value(self, value: object) -> None:
        """Show a text, unless it stands there already."""
        text = "" if value is SEVERAL or value is None else str(value)
        self.setPlaceholderText(_("Several") if value is SEVERAL else self._placeholder)
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class SearchField(QLineEdit):
    """A field that filters what stands below it, with a glass in front."""

    def __init__(self, context: Context, placeholder: str) -> None:
        super().__init__()
        self._context = context
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setTextMargins(context.scale(24), 0, 0, 0)
        self.setProperty("kind", "search")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        scale = self._context.scale
        side = scale(16)
        painter = QPainter(self)
        place = QRectF(scale(10), (self.height() - side) / 2, side, side)
        paint_icon(painter, "search", place, self._context.tokens.text2)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class TextField(QPlainTextEdit):
    """Several lines of text; as high as what is written, between two lines and six."""

    edited = Signal(object)
    left = Signal()

    def __init__(self, context: Context, placeholder: str = "") -> None:
        super().__init__()
        self._context = context
        self._placeholder = placeholder
        self._is_showing = False
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The ground is that of the frame. Qt's style sheets keep for ever what they find out about one that fills itself.
        self.viewport().setAutoFillBackground(False)
        self.setFont(context.font(12))
        self.textChanged.connect(self._changed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def show_value(self, value: object) -> None:
        """Show a text, unless it stands there already."""
        text = "" if value is SEVERAL or value is None else str(value)
        self.setPlaceholderText(_("Several") if value is SEVERAL else self._placeholder)
        if text != self.toPlainText():
            self._is_showing = True
            self.setPlainText(text)
            self._is_showing = False

    def _changed(self) -> None:
        if not self._is_showing:
            self.edited.emit(self.toPlainText())

    def _fit(self, _size: object = None) -> None:
        written = int(self.document().size().height())
        lines = max(2, min(_MOST_LINES, written))
        always, never = Qt.ScrollBarPolicy.ScrollBarAsNeeded, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(always if written > _MOST_LINES else never)
        tall = self.fontMetrics().lineSpacing() * lines + self._context.scale(16)
        self.setFixedHeight(max(tall, self._context.row(28)))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
