"""The picker of a colour: an area for light and strength, a strip for the hue, a field for its number, and how it reads."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QLinearGradient, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from designer.window.context import Context
from designer.window.controls.buttons import paint_focus
from designer.window.controls.checked_fields import CheckedField, Unusable
from designer.window.controls.colours import Judge
from designer.window.controls.popup import Popup
from designer.words import _

_WIDTH = 236  # px of area and strip


class HexField(CheckedField):
    """A colour as "#RRGGBB"; three digits and no "#" will do."""

    def read(self, typed: str) -> object:
        """The colour that was typed."""
        digits = typed.strip().lstrip("#")
        if len(digits) == 3:
            digits = "".join(2 * d for d in digits)
        if len(digits) != 6 or any(d not in "0123456789abcdefABCDEF" for d in digits):
            raise Unusable(_("Six digits from 0 to F, such as #8A3A12"))
        return f"#{digits.upper()}"

    def written(self, value: object) -> str:
        """As it is kept."""
        return str(value)


class _Area(QWidget):
    """All strengths and lights of one hue; drag, or go with the arrows."""

    moved = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.hue, self.strength, self.light = 0.0, 0.0, 0.0
        self.setFixedSize(context.scale(_WIDTH), context.scale(132))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(_("Strength and light, with the arrows"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, tokens = QRectF(self.rect()), self._context.tokens
        shape = QPainterPath()
        shape.addRoundedRect(box, self._context.scale(6), self._context.scale(6))
        painter.setClipPath(shape)
        across = QLinearGradient(box.topLeft(), box.topRight())
        across.setColorAt(0, Qt.GlobalColor.white)
        across.setColorAt(1, QColor.fromHsvF(self.hue, 1, 1))
        painter.fillRect(box, across)
        down = QLinearGradient(box.topLeft(), box.bottomLeft())
        down.setColorAt(0, Qt.GlobalColor.transparent)
        down.setColorAt(1, Qt.GlobalColor.black)
        painter.fillRect(box, down)
        at = QPointF(self.strength * box.width(), (1 - self.light) * box.height())
        radius = self._context.scale(6)
        painter.setBrush(QColor.fromHsvF(self.hue, self.strength, self.light))
        painter.setPen(QPen(QColor(tokens.paper), 2))
        painter.drawEllipse(at, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens.line_strong), 1))
        painter.drawEllipse(at, radius + 1.5, radius + 1.5)
        painter.setClipping(False)
        if self.hasFocus():
            paint_focus(painter, tokens, self.rect(), self._context.scale(6))
        painter.end()

    def _take(self, at: QPointF) -> None:
        self._set(at.x() / max(self.width(), 1), 1 - at.y() / max(self.height(), 1))

    def _set(self, strength: float, light: float) -> None:
        self.strength, self.light = min(max(strength, 0), 1), min(max(light, 0), 1)
        self.update()
        self.moved.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._take(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._take(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = 0.1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0.02
        way = {
            Qt.Key.Key_Left: (-step, 0), Qt.Key.Key_Right: (step, 0), Qt.Key.Key_Up: (0, step), Qt.Key.Key_Down: (0, -step),
        }.get(Qt.Key(event.key()))  # fmt: skip
        if way is None:
            super().keyPressEvent(event)
        else:
            self._set(self.strength + way[0], self.light + way[1])


class _Hues(QWidget):
    """All hues in a strip."""

    moved = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.hue = 0.0
        self.setFixedSize(context.scale(_WIDTH), context.scale(16))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Hue, with the arrows"))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0, 3, 0, -3)
        strip = QLinearGradient(box.topLeft(), box.topRight())
        for i in range(7):
            strip.setColorAt(i / 6, QColor.fromHsvF(i / 6 % 1, 1, 1))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(strip)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        radius = scale(7)
        x = radius + self.hue * (self.width() - 2 * radius)
        painter.setBrush(QColor.fromHsvF(self.hue % 1, 1, 1))
        painter.setPen(QPen(QColor(tokens.paper), 2))
        painter.drawEllipse(QPointF(x, self.height() / 2), radius - 1, radius - 1)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(
            QPen(QColor(tokens.accent if self.hasFocus() else tokens.line_strong), 2 if self.hasFocus() else 1)
        )
        painter.drawEllipse(QPointF(x, self.height() / 2), radius, radius)
        painter.end()

    def _set(self, hue: float) -> None:
        self.hue = min(max(hue, 0.0), 0.9999)
        self.update()
        self.moved.emit()

    def _take(self, x: float) -> None:
        radius = self._context.scale(7)
        self._set((x - radius) / max(self.width() - 2 * radius, 1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._take(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._take(event.position().x())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = 0.05 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0.01
        way = {Qt.Key.Key_Left: -step, Qt.Key.Key_Right: step}.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
        else:
            self._set(self.hue + way)


class _Sample(QWidget):
    """A chip in the colour as it will be shown, with letters on it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.colour = ""
        self.setFixedSize(context.scale(28), context.scale(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colour))
        painter.drawRoundedRect(QRectF(self.rect()), self._context.scale(6), self._context.scale(6))
        painter.setPen(QColor(self._context.tokens.paper))
        painter.setFont(self._context.font(12, 600))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "Aa")
        painter.end()


class ColourPicker(Popup):
    """Every move counts at once; Esc brings the colour back that was there before."""

    picked = Signal(str)
    removed = Signal()

    def __init__(
        self,
        context: Context,
        opener: QWidget,
        colour: str,
        palette: Sequence[str],
        judge: Judge | None = None,
        *,
        can_remove: bool = False,
    ) -> None:
        super().__init__(context, opener, _("Colour"))
        self._before, self._judge, self._colour = colour, judge, ""
        scale = context.scale
        self.area, self.hues, self.field = _Area(context), _Hues(context), HexField("#8A3A12")
        self.area.moved.connect(self._take_area)
        self.hues.moved.connect(self._take_hue)
        self.field.setAccessibleName(_("Colour as a number"))
        self.field.edited.connect(self._take_number)
        self._sample, self._said = _Sample(context), QLabel()
        self._said.setProperty("kind", "secondary")
        self._said.setWordWrap(True)
        self._said.setMinimumHeight(scale(34))
        self._wrong = QLabel()
        self._wrong.setProperty("kind", "wrong")
        self._wrong.setWordWrap(True)
        self._wrong.hide()
        self.field.refused.connect(self._explain)
        column = QVBoxLayout(self)
        column.setContentsMargins(scale(12), scale(12), scale(12), scale(10))
        column.setSpacing(scale(8))
        column.addWidget(self.area)
        column.addWidget(self.hues)
        line = QHBoxLayout()
        column.addLayout(line)
        line.setSpacing(scale(8))
        line.addWidget(self._sample)
        line.addWidget(self.field, 1)
        if can_remove:
            button = QPushButton(_("Take out"))
            button.setProperty("kind", "quiet")
            button.clicked.connect(self._remove)
            line.addWidget(button)
        column.addWidget(self._wrong)
        column.addWidget(self._said)
        if judge is None:
            self._said.hide()
        self._palette = _Palette(context, palette)
        self._palette.chosen.connect(self._take_number)
        column.addWidget(self._palette)
        self._show(QColor(colour).name().upper(), tells=False)

    def open(self) -> None:
        """Open below its swatches."""
        self.open_beside(self.field)
        self.field.selectAll()

    @property
    def said(self) -> str:
        """How the colour reads."""
        return self._said.text()

    def _explain(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        if self.isVisible():
            self.adjustSize()

    def _take_area(self) -> None:
        colour = QColor.fromHsvF(self.area.hue, self.area.strength, self.area.light)
        self._show(colour.name().upper(), moves=False)

    def _take_hue(self) -> None:
        self.area.hue = self.hues.hue
        self.area.update()
        self._take_area()

    def _take_number(self, colour: object) -> None:
        if isinstance(colour, str) and colour:
            self._show(colour, is_typed=self.sender() is self.field)

    def _show(self, colour: str, *, moves: bool = True, tells: bool = True, is_typed: bool = False) -> None:
        self._colour = colour
        if moves:
            found = QColor(colour)
            # Grey has no hue: the one that was shown stays.
            self.area.hue = self.hues.hue = found.hsvHueF() if found.hsvHueF() >= 0 else self.hues.hue
            self.area.strength, self.area.light = found.hsvSaturationF(), found.valueF()
            self.area.update()
            self.hues.update()
        if not is_typed:
            self.field.show_value(colour)
        shown = colour
        if self._judge is not None:
            sentence, shown = self._judge(colour)
            self._said.setText(sentence)
        self._sample.colour = shown
        self._sample.update()
        if tells:
            self.picked.emit(colour)

    def _remove(self) -> None:
        self.leave()
        self.removed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._colour != self._before:
            self.picked.emit(self._before)
        super().keyPressEvent(event)


class _Palette(QWidget):
    """The colours of the theme to start from."""

    chosen = Signal(str)

    def __init__(self, context: Context, colours: Sequence[str]) -> None:
        super().__init__()
        self._context, self._colours = context, list(dict.fromkeys(colours))
        self.setFixedHeight(context.scale(24))

    def _place(self, at: int) -> QRectF:
        scale = self._context.scale
        step = min(scale(24), self.width() / max(len(self._colours), 1))
        return QRectF(at * step, scale(3), step - scale(6), self.height() - scale(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for at, colour in enumerate(self._colours):
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(self._place(at), 4, 4)
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        for at, colour in enumerate(self._colours):
            if self._place(at).contains(event.position()):
                self.chosen.emit(QColor(colour).name().upper())
