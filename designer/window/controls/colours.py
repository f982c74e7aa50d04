"""Choosing a colour: swatches of the theme, and a picker for one of one's own that says how well it can be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from designer.window.context import Context
from designer.window.controls.buttons import paint_focus
from designer.window.controls.fields import SEVERAL
from designer.window.icons import paint_icon
from designer.words import _

Judge = Callable[[str], tuple[str, str]]  # a colour -> a sentence on how it reads, and the colour it is shown as
_STEP = 23  # px from swatch to swatch
_SIDE, _TOUCHED_SIDE = 18, 34  # px of a swatch, for a pointer and for a finger
_BESIDE = 4  # px: a ring of 2 px, 2 px off, must have room at the left


def _square(context: Context, at: int, step: float, height: float) -> QRectF:
    """Where a swatch is drawn: at the left of its step."""
    side = min(context.scale(_TOUCHED_SIDE if context.is_touched else _SIDE), step - 4)
    return QRectF(_BESIDE + at * step, (height - side) / 2, side, side)


def _reach(square: QRectF, step: float, height: float) -> QRectF:
    """Where a press means it: a press between two swatches means the nearer one."""
    between = step - square.width()
    return QRectF(square.left() - between / 2, 0, step, height)


class Swatches(QWidget):
    """A few colours as squares, the theme's own one first, and one that opens the picker; arrows go along."""

    edited = Signal(object)
    left = Signal()

    def __init__(self, context: Context, colours: Sequence[tuple[str, str]], judge: Judge | None = None) -> None:
        """`colours` are (value, shown colour); the value "" stands for the theme's."""
        super().__init__()
        self._context, self._colours, self._judge = context, list(colours), judge
        self._own = ""  # a colour that is none of these
        self._shown: object = ""
        self._pointed = 0
        self.setFixedHeight(context.row(28))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(_("Enter: a colour of your own"))

    def show_value(self, value: object) -> None:
        """Mark the colour that holds."""
        self._shown = value
        known = [v for v, _shown in self._colours]
        if isinstance(value, str) and value and value not in known:
            self._own = value
        if value in known:
            self._pointed = known.index(value)
        elif isinstance(value, str) and value:
            self._pointed = len(known)
        words = _("Several") if value is SEVERAL else str(value) or _("as in the theme")
        self.setAccessibleDescription(words)
        self.update()

    @property
    def colours(self) -> tuple[str, ...]:
        """The values that can be chosen with a click, without the picker."""
        return tuple(value for value, _shown in self._colours)

    @property
    def _places(self) -> list[tuple[str, str]]:
        return [*self._colours, ("own", self._own)]

    def _step(self) -> float:
        # Nine squares and the picker stand in one line, also where the panel is narrow.
        room = self.width() - 8
        return min(self._context.row(_STEP), room / max(len(self._places), 1))

    def _place(self, at: int) -> QRectF:
        return _square(self._context, at, self._step(), self.height())

    def reach_of(self, value: str) -> QRectF:
        """Where a press means the square of a value; "own" for the picker's."""
        return _reach(self.place_of(value), self._step(), self.height())

    def place_of(self, value: str) -> QRectF:
        """Where the square of a value is; "own" for the picker's."""
        values = [v for v, _shown in self._places]
        return self._place(values.index(value))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, radius = self._context.tokens, self._context.scale(5)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, (value, shown) in enumerate(self._places):
            place = self._place(at)
            if shown:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(shown))
            else:
                painter.setPen(QPen(QColor(tokens.line_strong), 1, Qt.PenStyle.DashLine))
                painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place, radius, radius)
            if value == "own":
                ink = tokens.text2
                if shown:
                    dark = tokens.on_accent if tokens.is_dark else tokens.text
                    ink = tokens.paper if QColor(shown).lightness() < 150 else dark
                paint_icon(painter, "pencil" if shown else "plus", place.adjusted(3, 3, -3, -3), ink)
            holds = value == self._shown or (value == "own" and bool(shown) and shown == self._shown)
            if holds:
                painter.setPen(QPen(QColor(tokens.accent), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(place.adjusted(-3, -3, 3, 3), radius + 2, radius + 2)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.text2), 1, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(self._place(self._pointed).adjusted(-5, -5, 5, 5), radius + 3, radius + 3)
            paint_focus(painter, tokens, self.rect(), self._context.scale(6))
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        for at, (value, _shown) in enumerate(self._places):
            if _reach(self._place(at), self._step(), self.height()).contains(event.position()):
                self._pointed = at
                if value == "own":
                    self.open_picker()
                else:
                    self._set(value)
                    self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.open_picker()
        elif step is None:
            super().keyPressEvent(event)
        else:
            self._pointed = (self._pointed + step) % len(self._places)
            value = self._places[self._pointed][0]
            if value != "own":
                self._set(value)
            elif self._own:
                self._set(self._own)
            self.update()

    def open_picker(self) -> None:
        """Open the picker below."""
        from designer.window.controls.colour_picker import ColourPicker

        shown = self._shown if isinstance(self._shown, str) else ""
        start = shown or next((colour for value, colour in self._colours if value == ""), self._colours[0][1])
        picker = ColourPicker(self._context, self, start, [c for _v, c in self._colours], self._judge)
        picker.picked.connect(self._set)
        picker.closed.connect(self.left)
        picker.open()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def _set(self, value: str) -> None:
        self.show_value(value)
        self.edited.emit(value)


class ColourList(QWidget):
    """Several colours in their order: a click changes one, the last square adds one, Del takes one out."""

    edited = Signal(object)
    left = Signal()
    MOST = 8

    def __init__(self, context: Context, palette: Sequence[str], judge: Judge | None = None) -> None:
        super().__init__()
        self._context, self._palette, self._judge = context, tuple(palette), judge
        self._value: tuple[str, ...] = ()
        self._pointed = 0
        self.setFixedHeight(context.row(28))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(_("Enter: another colour. Del: take it out"))

    def show_value(self, value: object) -> None:
        """Show these colours."""
        self._value = tuple(value) if isinstance(value, tuple) else ()
        self._pointed = min(self._pointed, len(self._value))
        self.setAccessibleDescription(", ".join(self._value) or _("none"))
        self.update()

    def place_of(self, at: int) -> QRectF:
        """Where a colour's square is; behind the last one that of the adder."""
        return _square(self._context, at, self._step, self.height())

    @property
    def _step(self) -> float:
        return min(self._context.row(_STEP), (self.width() - 8) / (self.MOST + 1))

    @property
    def _count(self) -> int:
        return len(self._value) + (len(self._value) < self.MOST)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, radius = self._context.tokens, self._context.scale(5)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at in range(self._count):
            place = self.place_of(at)
            if at < len(self._value):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(self._value[at]))
                painter.drawRoundedRect(place, radius, radius)
            else:
                painter.setPen(QPen(QColor(tokens.line_strong), 1, Qt.PenStyle.DashLine))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(place, radius, radius)
                paint_icon(painter, "plus", place.adjusted(3, 3, -3, -3), tokens.text2)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.place_of(self._pointed).adjusted(-3, -3, 3, 3), 7, 7)
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        for at in range(self._count):
            if _reach(self.place_of(at), self._step, self.height()).contains(event.position()):
                self._pointed = at
                self.open_picker()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.open_picker()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._pointed < len(self._value):
            self._set((*self._value[: self._pointed], *self._value[self._pointed + 1 :]))
        elif step is not None:
            self._pointed = (self._pointed + step) % max(self._count, 1)
            self.update()
        else:
            super().keyPressEvent(event)

    def open_picker(self) -> None:
        """Open the picker for the colour that is pointed at, or for a new one."""
        from designer.window.controls.colour_picker import ColourPicker

        at = self._pointed
        is_new = at >= len(self._value)
        start = self._palette[at % len(self._palette)] if is_new else self._value[at]
        picker = ColourPicker(self._context, self, start, self._palette, self._judge, can_remove=not is_new)
        picker.picked.connect(lambda colour: self._set((*self._value[:at], colour, *self._value[at + 1 :])))
        picker.removed.connect(lambda: self._set((*self._value[:at], *self._value[at + 1 :])))
        picker.closed.connect(self.left)
        picker.open()

    def _set(self, value: tuple[str, ...]) -> None:
        self.show_value(value)
        self.edited.emit(value)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()
