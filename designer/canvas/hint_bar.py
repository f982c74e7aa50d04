"""A dark bar near the editor that tells its keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

_HEIGHT = 28
_GAP = 12.0


class HintBar(QWidget):
    """Keys in small boxes, each with what it does."""

    def __init__(self, parent: QWidget, font_of: Callable[[float, int], QFont], ground: str) -> None:
        super().__init__(parent)
        self._ground = ground
        self._key_font = font_of(11, 500)
        self._font = font_of(12, 400)
        self._keys: Sequence[tuple[str, str]] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_below(self, area: QRect, keys: Sequence[tuple[str, str]]) -> None:
        """Show keys under an area, or above it where there is no room; not where they would hide what is written."""
        parent = self.parentWidget()
        assert parent is not None
        room = parent.rect()
        shown = list(keys)
        while self._width_of(shown) > room.width() - 16 and len(shown) > 2:
            del shown[-2]  # the last one tells how to get out
        self._keys, width = shown, self._width_of(shown)
        left = min(max(area.left() - 4, 8), max(room.width() - width - 8, 8))
        top = area.bottom() + 14
        if top + _HEIGHT > room.height() - 8:
            top = max(area.top() - _HEIGHT - 14, 8)
        self.setGeometry(left, top, width, _HEIGHT)
        self.setVisible(top + _HEIGHT <= area.top() or top >= area.bottom())
        self.raise_()
        self.update()

    def _width_of(self, keys: Sequence[tuple[str, str]]) -> int:
        return round(10 + sum(self._widths(k)[0] + self._widths(k)[1] + _GAP + 6 for k in keys))

    def _widths(self, pair: tuple[str, str]) -> tuple[float, float]:
        key, word = pair
        return QFontMetricsF(self._key_font).horizontalAdvance(key) + 14, QFontMetricsF(self._font).horizontalAdvance(
            word
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._ground))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        x = 10.0
        for pair in self._keys:
            key_width, word_width = self._widths(pair)
            box = QRectF(x, 6, key_width, _HEIGHT - 12)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor("#3B3E47"))
            painter.drawRoundedRect(box, 3, 3)
            painter.setPen(QColor("#FFFFFF"))
            painter.setFont(self._key_font)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, pair[0])
            painter.setFont(self._font)
            painter.drawText(QPointF(x + key_width + 6, _HEIGHT / 2 + 4.5), pair[1])
            x += key_width + 6 + word_width + _GAP
