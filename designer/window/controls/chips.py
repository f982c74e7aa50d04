"""Some of many as pills, and small widgets in as many lines as they need."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from designer.window.context import Context
from designer.window.controls.buttons import FieldButton, paint_focus
from designer.window.controls.fields import SEVERAL
from designer.window.icons import paint_icon
from designer.words import _


class Pill(QAbstractButton):
    """A round label that a press takes away, or with a plus one that adds."""

    def __init__(self, context: Context, text: str, sign: str = "x") -> None:
        super().__init__()
        self._context, self._sign = context, sign
        self.setText(text)
        self.setFont(context.font(12, 500))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """As wide as its words; 22 high."""
        scale = self._context.scale
        text = self.fontMetrics().horizontalAdvance(self.text())
        sign = scale(12) if self._sign else 0
        between = scale(6) if text and sign else 0
        return QSize(self._context.wide(text + sign + between + scale(18 if text else 12)), self._context.row(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.pressed if self.underMouse() or self.isDown() else tokens.hover))
        radius = self.height() / 2
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        painter.setPen(QColor(tokens.text))
        painter.setFont(self.font())
        pad, side = scale(9), scale(12)
        if self.text():
            painter.drawText(self.rect().adjusted(pad, 0, -pad, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._sign:
            left = self.width() - pad - side if self.text() else (self.width() - side) / 2
            place = QRectF(left, (self.height() - side) / 2, side, side)
            paint_icon(painter, self._sign, place, tokens.text2)
        if self.hasFocus():
            paint_focus(painter, tokens, self.rect(), radius)
        painter.end()


class FlowRow(QWidget):
    """Small widgets one after the other, in as many lines as they need."""

    def __init__(self, context: Context, gap: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap = context.scale(gap)
        self._least = context.scale(22)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
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
        self.setFixedHeight(max(y + tallest, self._least))


class Chips(QWidget):
    """Some of many: each chosen one a pill that a press takes away, and a button that adds another."""

    edited = Signal(object)
    left = Signal()

    def __init__(self, context: Context, choices: Sequence[tuple[str, str]], add_text: str) -> None:
        super().__init__()
        self._context = context
        self._choices = dict(choices)
        self._value: tuple[str, ...] = ()
        self._add_text = add_text
        self._row = FlowRow(context, parent=self)
        self._add = FieldButton(context, add_text, "plus")
        self._add.clicked.connect(lambda: self._ask(self._add))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._row, 1)
        box.addWidget(self._add, 1)
        self.setFocusProxy(self._add)

    def show_value(self, value: object) -> None:
        """Show what is chosen."""
        self._value = tuple(value) if isinstance(value, tuple) else ()
        had_focus = any(w.hasFocus() for w in self._row.findChildren(Pill))
        pills: list[QWidget] = []
        for id in self._value:
            name = self._choices.get(id, "")
            pill = Pill(self._context, name)
            pill.setAccessibleName(_("Remove {name}").format(name=name))
            pill.clicked.connect(lambda _checked=False, id=id: self._set(tuple(i for i in self._value if i != id)))
            pills.append(pill)
        left = [id for id in self._choices if id not in self._value]
        if pills and left:
            more = Pill(self._context, "", "plus")
            more.setAccessibleName(self._add_text)
            more.clicked.connect(lambda _checked=False: self._ask(more))
            pills.append(more)
        self._row.fill(pills)
        self._row.setVisible(bool(pills))
        self._add.setVisible(not pills)
        self._add.set_text(_("Several") if value is SEVERAL else self._add_text)
        self._add.setEnabled(bool(left))
        self.setFocusProxy(pills[-1] if pills else self._add)
        if had_focus:
            self.setFocus()

    def _ask(self, place: QWidget) -> None:
        from designer.window.menus import Menu

        menu = Menu(self._context, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for id, name in self._choices.items():
            if id not in self._value:
                action = menu.addAction(name.replace("&", "&&") or "–")
                action.triggered.connect(lambda _checked=False, id=id: self._set((*self._value, id)))
        menu.popup(place.mapToGlobal(place.rect().bottomLeft()))

    def _set(self, value: tuple[str, ...]) -> None:
        self.edited.emit(value)
        self.left.emit()


class Toggle(QAbstractButton):
    """A pill that is on or off."""

    def __init__(self, context: Context, text: str) -> None:
        super().__init__()
        self._context = context
        self.setText(text)
        self.setCheckable(True)
        self.setFont(context.font(12, 500))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """As wide as its words and a check mark; 22 high."""
        scale = self._context.scale
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(self._context.wide(words + scale(18 + 16)), self._context.row(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_on = self.isChecked()
        ground = tokens.soft if is_on else tokens.hover if self.underMouse() else tokens.panel
        painter.setPen(QPen(QColor(tokens.accent if is_on else tokens.line), 1))
        painter.setBrush(QColor(ground))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        side = scale(12)
        place = QRectF(scale(8), (self.height() - side) / 2, side, side)
        paint_icon(painter, "check" if is_on else "plus", place, tokens.accent if is_on else tokens.text3)
        painter.setPen(QColor(tokens.text if is_on else tokens.text2))
        painter.setFont(self.font())
        painter.drawText(self.rect().adjusted(scale(24), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            paint_focus(painter, tokens, self.rect(), self.height() / 2)
        painter.end()


class Toggles(FlowRow):
    """Some of a few, in their own order: each a pill that is on or off."""

    edited = Signal(object)
    left = Signal()

    def __init__(self, context: Context, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__(context, 4)
        self.buttons: dict[str, Toggle] = {}
        for value, text in choices:
            button = self.buttons[value] = Toggle(context, text)
            button.clicked.connect(self._take)
        self.fill(list(self.buttons.values()))
        self.setFocusProxy(next(iter(self.buttons.values())))

    def show_value(self, value: object) -> None:
        """Show which are on."""
        for own, button in self.buttons.items():
            button.setChecked(isinstance(value, tuple) and own in value)

    def _take(self) -> None:
        self.edited.emit(tuple(value for value, button in self.buttons.items() if button.isChecked()))
        self.left.emit()
