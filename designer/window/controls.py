"""The controls of forms: each shows a value, says when a person edits it, and can show that several values differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from designer.window.context import Context
from designer.window.icons import FEELING_ICONS, icon, paint_icon
from designer.words import _


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

    def show_value(self, value: object) -> None:
        """Show a text, unless it stands there already."""
        text = "" if value is SEVERAL or value is None else str(value)
        self.setPlaceholderText(_("Several") if value is SEVERAL else self._placeholder)
        if text != self.text():
            self.setText(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


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
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
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

    def _fit(self) -> None:
        written = int(self.document().size().height())
        lines = max(2, min(6, written))
        always, never = Qt.ScrollBarPolicy.ScrollBarAsNeeded, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(always if written > 6 else never)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + self._context.scale(16))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class NumberField(QLineEdit):
    """A number, or nothing. What can't be used is marked and stays as typed; the old value holds."""

    edited = Signal(object)
    left = Signal()
    refused = Signal(str)

    def __init__(self, low: float | None = None, high: float | None = None, suffix: str = "") -> None:
        super().__init__()
        self._low, self._high, self._suffix = low, high, suffix
        self.textEdited.connect(self._take)

    def show_value(self, value: object) -> None:
        """Show a number as short as it is."""
        self.setPlaceholderText(_("Several") if value is SEVERAL else "")
        text = ""
        if isinstance(value, int | float):
            text = f"{value:g}".replace("-", "−") + (f" {self._suffix}" if self._suffix else "")
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
        plain = (
            typed.replace("−", "-").replace(self._suffix, "").strip().replace(",", ".")
            if self._suffix
            else (typed.replace("−", "-").strip().replace(",", "."))
        )
        if not plain:
            return None
        wanted = _("A number")
        if self._low is not None and self._high is not None:
            wanted = _("A number from {low} to {high}").format(
                low=f"{self._low:g}".replace("-", "−"), high=f"{self._high:g}"
            )
        try:
            number = float(plain)
        except ValueError:
            return wanted
        if number != number or number in (float("inf"), float("-inf")):
            return wanted
        if (self._low is not None and number < self._low) or (self._high is not None and number > self._high):
            return wanted
        return number

    def _mark(self, sentence: str) -> None:
        if bool(self.property("wrong")) != bool(sentence):
            self.setProperty("wrong", "true" if sentence else "")
            self.style().polish(self)
        self.refused.emit(sentence)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class ComboField(QComboBox):
    """A choice from a list; the wheel only scrolls the panel."""

    edited = Signal(object)
    left = Signal()

    def __init__(self, context: Context, choices: Sequence[tuple[object, str, str]]) -> None:
        """`choices` are (value, text, icon name or "")."""
        super().__init__()
        self._context = context
        self._values = [value for value, _text, _icon in choices]
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for _value, text, name in choices:
            if name:
                self.addItem(icon(name, context.tokens.text2), text)
            else:
                self.addItem(text)
        self.activated.connect(lambda at: self.edited.emit(self._values[at]))

    def show_value(self, value: object) -> None:
        """Show the choice with this value."""
        self.setPlaceholderText(_("Several") if value is SEVERAL else "")
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        scale = self._context.scale
        side = scale(14)
        painter = QPainter(self)
        place = QRectF(self.width() - side - scale(8), (self.height() - side) / 2, side, side)
        paint_icon(painter, "chevron-down", place, self._context.tokens.text2)
        painter.end()


class Segments(QFrame):
    """One of a few, side by side. Where `clearable`, the same one again means unknown."""

    edited = Signal(object)
    left = Signal()

    def __init__(
        self,
        context: Context,
        choices: Sequence[tuple[object, str]],
        *,
        clearable: bool = False,
        icons: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self.setProperty("kind", "segments")
        self._context = context
        self._values = [value for value, _text in choices]
        self._shown: object = None
        self._clearable = clearable
        self._icons = icons
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self.buttons: list[QToolButton] = []
        for at, (_value, text) in enumerate(choices):
            button = QToolButton()
            button.setProperty("kind", "segment")
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.setAccessibleName(text)
            if icons:
                button.setIconSize(QSize(context.scale(16), context.scale(16)))
                button.setToolTip(text)
            else:
                button.setText(text)
                button.setFont(context.font(12, 500))
            button.clicked.connect(lambda _checked=False, at=at: self._take(at))
            self.buttons.append(button)
            row.addWidget(button, button.fontMetrics().horizontalAdvance(text) + context.scale(10) if not icons else 1)
        self.refresh()
        context.look_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Take the colours of the window."""
        for button, name in zip(self.buttons, self._icons):
            button.setIcon(icon(name, self._context.tokens.text2, self._context.tokens.text))

    def show_value(self, value: object) -> None:
        """Show which one holds; none for unknown or several."""
        self._shown = value
        for button, own in zip(self.buttons, self._values):
            button.setChecked(value is not SEVERAL and own == value)

    def _take(self, at: int) -> None:
        value = self._values[at]
        if value == self._shown:
            value = None if self._clearable else value
        self.show_value(value)
        self.edited.emit(value)
        self.left.emit()


class Faces(Segments):
    """The five feelings; the same face again means unknown."""

    def __init__(self, context: Context) -> None:
        words = {-2: _("very bad, −2"), -1: _("bad, −1"), 0: _("neutral, 0"), 1: _("good, +1"), 2: _("very good, +2")}
        super().__init__(
            context, [(float(v), words[v]) for v in FEELING_ICONS], clearable=True, icons=list(FEELING_ICONS.values())
        )

    def show_value(self, value: object) -> None:
        """Show the face nearest to a value, rounded away from zero."""
        if isinstance(value, int | float):
            nearest = float(int(abs(value) + 0.5)) * (1 if value > 0 else -1)
            for button, own in zip(self.buttons, self._values):
                button.setChecked(own == nearest)
            self._shown = nearest if nearest == value else value
            return
        super().show_value(value)


class FeelingField(QWidget):
    """Five faces, and a narrow field beside them for tenths."""

    edited = Signal(object)
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.faces = Faces(context)
        self.tenths = NumberField(-2, 2)
        self.tenths.setFixedWidth(context.scale(46))
        self.tenths.setAccessibleName(_("Feeling in tenths, from −2 to +2"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(context.scale(6))
        row.addWidget(self.faces, 1)
        row.addWidget(self.tenths)
        self.setFocusProxy(self.faces.buttons[2])
        for part in (self.faces, self.tenths):
            part.edited.connect(self._take)
            part.left.connect(self.left)

    def show_value(self, value: object) -> None:
        """Show a feeling in both."""
        self.faces.show_value(value)
        self.tenths.show_value(value)

    def _take(self, value: object) -> None:
        self.edited.emit(value)


class Check(QCheckBox):
    """Yes or no; a dash where the selected ones differ."""

    edited = Signal(object)
    left = Signal()

    def __init__(self, context: Context, text: str) -> None:
        super().__init__(text)
        self._context = context
        self.clicked.connect(self._take)

    def show_value(self, value: object) -> None:
        """Show a truth, or that several differ."""
        self.setTristate(value is SEVERAL)
        self.setCheckState(
            Qt.CheckState.PartiallyChecked
            if value is SEVERAL
            else Qt.CheckState.Checked
            if value
            else Qt.CheckState.Unchecked
        )

    def _take(self) -> None:
        is_on = self.checkState() != Qt.CheckState.Unchecked
        self.setTristate(False)
        self.setChecked(is_on)
        self.edited.emit(is_on)
        self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = scale(16)
        box = QRectF(2.5, (self.height() - side) / 2 + 0.5, side - 1, side - 1)
        state = self.checkState()
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), scale(5), scale(5))
        is_set = state != Qt.CheckState.Unchecked
        painter.setPen(QPen(QColor(tokens.accent if is_set else tokens.line_strong), 1))
        painter.setBrush(QColor(tokens.accent if is_set else tokens.field))
        painter.drawRoundedRect(box, scale(4), scale(4))
        if is_set:
            name = "check" if state == Qt.CheckState.Checked else "minus"
            paint_icon(painter, name, box.adjusted(2, 2, -2, -2), tokens.on_accent)
        painter.setPen(QColor(tokens.text))
        painter.setFont(self.font())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(
            QRectF(side + scale(10), 0, self.width() - side - scale(10), self.height()), int(flags), self.text()
        )
        painter.end()


class Chips(QWidget):
    """Some of many: each chosen one a chip that a click takes away, and a button that adds another."""

    edited = Signal(object)
    left = Signal()

    def __init__(self, context: Context, choices: Sequence[tuple[str, str]], add_text: str) -> None:
        super().__init__()
        self._context = context
        self._choices = dict(choices)
        self._value: tuple[str, ...] = ()
        self._add_text = add_text
        self._row = FlowRow(context, self)
        self.setSizePolicy(self.sizePolicy().Policy.Expanding, self.sizePolicy().Policy.Minimum)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._row)

    def show_value(self, value: object) -> None:
        """Show what is chosen."""
        self._value = tuple(value) if isinstance(value, tuple) else ()
        widgets: list[QWidget] = []
        for id in self._value:
            name = self._choices.get(id, "")
            chip = QToolButton()
            chip.setProperty("kind", "chip")
            chip.setCheckable(True)
            chip.setChecked(True)
            chip.setText(f"{name}  ×")
            chip.setAccessibleName(_("Remove {name}").format(name=name))
            chip.setToolTip(_("Remove {name}").format(name=name))
            chip.clicked.connect(lambda _checked=False, id=id: self._set(tuple(i for i in self._value if i != id)))
            widgets.append(chip)
        left = [(id, name) for id, name in self._choices.items() if id not in self._value]
        if left:
            widgets.append(self._adder(left, _("Several") if value is SEVERAL else self._add_text))
        self._row.fill(widgets)

    def _adder(self, left: list[tuple[str, str]], text: str) -> QToolButton:
        from PySide6.QtWidgets import QMenu

        add = QToolButton()
        add.setText(f"+ {text}" if not self._value else "+")
        add.setAccessibleName(text)
        add.setProperty("kind", "tab")
        menu = QMenu(add)
        for id, name in left:
            menu.addAction(name.replace("&", "&&") or "–").triggered.connect(
                lambda _checked=False, id=id: self._set((*self._value, id))
            )
        add.setMenu(menu)
        add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return add

    def _set(self, value: tuple[str, ...]) -> None:
        self.edited.emit(value)
        self.left.emit()


class FlowRow(QWidget):
    """Small widgets one after the other, in as many lines as they need."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap = context.scale(4)
        self._widgets: list[QWidget] = []

    def fill(self, widgets: Sequence[QWidget]) -> None:
        """Show these in place of those before."""
        for widget in self._widgets:
            widget.hide()
            widget.deleteLater()
        self._widgets = list(widgets)
        for widget in self._widgets:
            widget.setParent(self)
            widget.show()
        self._arrange()

    def resizeEvent(self, event: QEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        x = y = tallest = 0
        for widget in self._widgets:
            size = widget.sizeHint()
            if x and x + size.width() > self.width():
                x, y, tallest = 0, y + tallest + self._gap, 0
            widget.setGeometry(x, y, min(size.width(), max(1, self.width())), size.height())
            x += size.width() + self._gap
            tallest = max(tallest, size.height())
        self.setFixedHeight(max(y + tallest, self._gap * 6))


class Swatches(QWidget):
    """A few colours as squares, the theme's own one first; a click chooses."""

    edited = Signal(object)
    left = Signal()

    def __init__(self, context: Context, colours: Sequence[tuple[str, str]]) -> None:
        """`colours` are (value, shown colour); the value "" stands for the theme's."""
        super().__init__()
        self._context, self._colours = context, list(colours)
        self._shown: object = ""
        self.setFixedHeight(context.scale(26))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Colour"))

    def show_value(self, value: object) -> None:
        """Mark the colour that holds."""
        self._shown = value
        if isinstance(value, str) and value and value not in [v for v, _shown in self._colours]:
            self._colours.append((value, value))
        self.update()

    def _place(self, at: int) -> QRectF:
        scale = self._context.scale
        return QRectF(3 + at * scale(24), (self.height() - scale(16)) / 2, scale(16), scale(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._context.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, (value, shown) in enumerate(self._colours):
            place = self._place(at)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(shown))
            painter.drawRoundedRect(place, 4, 4)
            if value == self._shown:
                painter.setPen(QPen(QColor(tokens.accent), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(place.adjusted(-2.5, -2.5, 2.5, 2.5), 6, 6)
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        for at, (value, _shown) in enumerate(self._colours):
            if self._place(at).adjusted(-3, -3, 3, 3).contains(event.position()):
                self.show_value(value)
                self.edited.emit(value)
                self.left.emit()

    def keyPressEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        values = [v for v, _shown in self._colours]
        at = values.index(self._shown) if self._shown in values else 0
        value = values[(at + step) % len(values)]
        self.show_value(value)
        self.edited.emit(value)
