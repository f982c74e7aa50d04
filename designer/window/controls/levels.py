"""Levels: a feeling as one of five faces, an engagement as one of five bars, each with a field for what lies between."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from designer.model.scales import Scale
from designer.window.context import Context
from designer.window.controls.checked_fields import Measure, NumberField, in_digits
from designer.window.controls.choices import Segments
from designer.window.icons import FEELING_ICONS
from designer.words import _


class Levels(Segments):
    """A few levels side by side; the same one again means unknown. What lies between is shown at the nearest."""

    def __init__(self, context: Context, levels: Sequence[tuple[float, str]], icons: Sequence[str] = ()) -> None:
        super().__init__(context, levels, clearable=True, icons=icons)
        for button, (_value, words) in zip(self.buttons, levels, strict=True):
            button.setToolTip(words if icons else "")

    def show_value(self, value: object) -> None:
        """Show the level nearest to a value, of two equally near the one further from zero."""
        if isinstance(value, int | float):
            levels = [own for own in self._values if isinstance(own, int | float)]
            nearest = min(levels, key=lambda own: (round(abs(own - value), 5), -abs(own)))
            for button, own in zip(self.buttons, self._values):
                button.setChecked(own == nearest)
            self._shown = nearest if nearest == value else value
            return
        super().show_value(value)


class LevelField(QWidget):
    """Levels, and a narrow field for what lies between: it opens beside them while they are used, and where
    something between is set. The field counts in the scale that the map declares."""

    edited = Signal(object)
    left = Signal()

    def __init__(self, context: Context, levels: Levels, scale: Scale, said: str) -> None:
        super().__init__()
        self._value: object = None
        self.levels = levels
        low, high = sorted((scale.worst, scale.best))
        self.tenths = NumberField(measure=Measure(low, high, scale.shown, scale.stored))
        self.tenths.setFixedWidth(context.scale(46))
        self.tenths.setAccessibleName(said.format(low=in_digits(low), high=in_digits(high)))
        self.tenths.hide()
        self._is_other_scale = (low, high) not in ((-2, 2), (1, 5))
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

    def __init__(self, context: Context, scale: Scale = Scale()) -> None:  # noqa: B008
        words = feeling_words()
        levels = [
            (value, _("{feeling}, {value}").format(feeling=words[degree].lower(), value=scale.text(value)))
            for degree, value in scale.choices
        ]
        faces = Levels(context, levels, [FEELING_ICONS[degree] for degree, _value in scale.choices])
        super().__init__(context, faces, scale, _("Feeling in tenths, from {low} to {high}"))
        self.faces = faces


class EngagementField(LevelField):
    """Five levels and tenths."""

    def __init__(self, context: Context, scale: Scale) -> None:
        levels = Levels(context, [(value, scale.text(value)) for _degree, value in scale.choices])
        super().__init__(context, levels, scale, _("Engagement in tenths, from {low} to {high}"))


def feeling_words() -> dict[int, str]:
    """What the five faces are called, the worst first."""
    return {-2: _("Very bad"), -1: _("Bad"), 0: _("Neutral"), 1: _("Good"), 2: _("Very good")}
