"""Fields for text and numbers; each can show that several values differ."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from designer.window.context import Context
from designer.window.icons import paint_icon
from designer.words import _

_MOST_LINES = 6


class _Several:
    def __repr__(self) -> str:
        return "SEVERAL"


SEVERAL: Final = _Several()  # the value of a field that is not the same in all that is selected


def in_digits(number: float) -> str:
    """A number as short as it is, with a true minus sign."""
    return f"{number:g}".replace("-", "−")


class LineField(QLineEdit):
    """One line of text; every letter counts at once."""

    edited = Signal(object)
    left = Signal()

    def __init__(self, placeholder: str = "") -> None:
        super().__init__()
        self._placeholder = placeholder
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(lambda text: self.edited.emit(text))

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
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + self._context.scale(16))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class NumberField(QLineEdit):
    """A number, or nothing. What can't be used is marked and stays as typed; the old value holds."""

    edited = Signal(object)
    left = Signal()
    refused = Signal(str)

    def __init__(
        self, low: float | None = None, high: float | None = None, suffix: str = "", *, placeholder: str = ""
    ) -> None:
        super().__init__()
        self._placeholder = placeholder
        self._low, self._high, self._suffix = low, high, suffix
        self.textEdited.connect(self._take)

    def show_value(self, value: object) -> None:
        """Show a number as short as it is."""
        self.setPlaceholderText(_("Several") if value is SEVERAL else self._placeholder)
        text = ""
        if isinstance(value, int | float):
            text = in_digits(value) + (f" {self._suffix}" if self._suffix else "")
        if not self.hasFocus() or self._number(self.text()) != value:
            self.setText(text)
        self._mark("")

    def _take(self, typed: str) -> None:
        number = self._number(typed)
        if isinstance(number, str):
            self._mark(number)
            return
        self._mark("")
        self.edited.emit(number)

    def _number(self, typed: str) -> float | str | None:
        """The number that was typed, None for nothing, a sentence for what is none."""
        plain = typed.strip().removesuffix(self._suffix).strip().replace("−", "-").replace(",", ".")
        if not plain:
            return None
        low, high = self._low, self._high
        wanted = _("A number")
        if low is not None and high is not None:
            wanted = _("A number from {low} to {high}").format(low=in_digits(low), high=in_digits(high))
        try:
            number = float(plain)
        except ValueError:
            return wanted
        is_outside = (low is not None and number < low) or (high is not None and number > high)
        return wanted if is_outside or not math.isfinite(number) else number

    def _mark(self, sentence: str) -> None:
        if bool(self.property("wrong")) != bool(sentence):
            self.setProperty("wrong", "true" if sentence else "")
            self.style().polish(self)
        self.setAccessibleDescription(sentence)
        self.refused.emit(sentence)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()
