"""Levels: a feeling as one of five faces, an engagement as one of five bars, each with a field for what lies between."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from designer.window.context import Context
from designer.window.controls.checked_fields import Measure, NumberField, in_digits
from designer.window.controls.choices import Segments
from designer.window.icons import FEELING_ICONS
from designer.words import _

FEELINGS = Measure(-2, 2)
ENGAGEMENT = Measure(1, 5)


class Levels(Segments):
    """A few whole levels side by side; the same one again means unknown. What lies between is shown at the nearest."""

    def __init__(self, context: Context, levels: Sequence[tuple[float, str]], icons: Sequence[str] = ()) -> None:
        super().__init__(context, levels, clearable=True, icons=icons)
        for button, (_value, words) in zip(self.buttons, levels, strict=True):
            button.setToolTip(words if icons else "")

    def show_value(self, value: object) -> None:
        """Show the level nearest to a value, rounded away from zero."""
        if isinstance(value, int | float):
            nearest = float(int(abs(value) + 0.5)) * (1 if value > 0 else -1)
            for button, own in zip(self.buttons, self._values):
                button.setChecked(own == nearest)
            self._shown = nearest if nearest == value else value
            return
        super().show_value(value)


class LevelField(QWidget):
    """Whole levels, and a narrow field for what lies between: it opens beside them while they are used, and where
    something between is set. The field counts in the scale that the map declares."""

    edited = Signal(object)
    left = Signal()

    def __init__(self, context: Context, levels: Levels, measure: Measure, said: str) -> None:
        super().__init__()
        self._value: object = None
        self.levels = levels
        self.tenths = NumberField(measure=measure)
        self.tenths.setFixedWidth(context.scale(46))
        self.tenths.setAccessibleName(said.format(low=in_digits(measure.low or 0), high=in_digits(measure.high or 0)))
        self.tenths.hide()
        self._is_other_scale = (measure.low, measure.high) not in ((-2, 2), (1, 5))
        self.refused = self.tenths.refused
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(context.scale(6))
        row.addWidget(levels, 1)
        row.addWidget(self.tenths)
        self.setFocusProxy(levels.buttons[len(levels.buttons) // 2])
        for part in (levels, self.tenths):
            part.edited.connect(self._take)
            part.left.connect(self.left)
        for widget in (*levels.buttons, self.tenths):
            widget.installEventFilter(self)

    def mark(self, sentence: str) -> None:
        """Say below why a value can't be used."""
        self.tenths.mark(sentence)

    def show_value(self, value: object) -> None:
        """Show a value in both."""
        self._value = value
        self.levels.show_value(value)
        self.tenths.show_value(value)
        self._open()

    def _take(self, value: object) -> None:
        self._value = value
        self.edited.emit(value)

    def _open(self) -> None:
        is_number = isinstance(self._value, int | float)
        is_between = is_number and (self._is_other_scale or self._value != int(self._value))  # type: ignore[call-overload]
        focused = QApplication.focusWidget()
        self.tenths.setVisible(is_between or (focused is not None and self.isAncestorOf(focused)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._open()
        return False


class FeelingField(LevelField):
    """Five faces and tenths."""

    def __init__(self, context: Context, measure: Measure = FEELINGS) -> None:
        words = {-2: _("very bad"), -1: _("bad"), 0: _("neutral"), 1: _("good"), 2: _("very good")}
        is_signed = (measure.low or 0) < 0
        values = {v: round(measure.shown(v), 4) for v in words}
        said = {v: f"{'+' if is_signed and values[v] > 0 else ''}{in_digits(values[v])}" for v in words}
        levels = [(float(v), _("{feeling}, {value}").format(feeling=words[v], value=said[v])) for v in FEELING_ICONS]
        faces = Levels(context, levels, list(FEELING_ICONS.values()))
        super().__init__(context, faces, measure, _("Feeling in tenths, from {low} to {high}"))
        self.faces = faces


class EngagementField(LevelField):
    """Five levels and tenths."""

    def __init__(self, context: Context, measure: Measure = ENGAGEMENT) -> None:
        levels = Levels(context, [(float(n), str(n)) for n in range(1, 6)])
        super().__init__(context, levels, measure, _("Engagement in tenths, from {low} to {high}"))
