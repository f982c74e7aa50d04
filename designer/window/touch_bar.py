"""The bars of touch mode: what can be done, in the lower third where hands are (WINDOW.md section 7)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QWidget

from designer.window.actions import Actions
from designer.window.context import Context
from designer.window.icons import paint_icon
from designer.words import _

HEIGHT = 92  # px at 100 %
_BUTTON = (76, 60)
_GROUPS = (
    (("insert.list", "plus", "Add"), ("view.tray", "inbox", "Tray")),
    (("edit.undo", "undo-2", "Undo"), ("edit.redo", "redo-2", "Redo")),
    (
        ("view.gaps", "list-checks", "Gaps"), ("edit.properties", "sliders-horizontal", "Properties"),
        ("view.fit", "maximize", "Fit"),
    ),
    (("file.save", "save", "Save"), ("file.print", "printer", "Print"), ("menus", "ellipsis", "Menus")),
)  # fmt: skip
_FOR_SELECTION = (
    ("edit.text", "pencil", "Edit"),
    ("map.feeling_up", "smile", "Better"),
    ("map.feeling_down", "frown", "Worse"),
    ("map.connect", "spline", "Connect"),
    ("edit.duplicate", "copy", "Copy"),
    ("edit.delete", "trash-2", "Delete"),
)


class TouchButton(QAbstractButton):
    """A large button: the icon above its word, or beside it."""

    def __init__(self, context: Context, icon: str, text: str, *, is_main: bool = False, is_wide: bool = False) -> None:
        super().__init__()
        self._context, self._icon, self._is_main, self._is_wide = context, icon, is_main, is_wide
        self.setText(text)
        self.setAccessibleName(text)
        self.setFont(context.font(14 if is_wide else 12.5, 500))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.count = ""  # after the word

    def sizeHint(self) -> QSize:
        scale = self._context.scale
        if not self._is_wide:
            return QSize(scale(_BUTTON[0]), scale(_BUTTON[1]))
        return QSize(scale(24 + 8 + 28) + self.fontMetrics().horizontalAdvance(self.text()), scale(52))

    def follow(self, action: QAction) -> None:
        """Do what an action does, while it can be done."""
        self.clicked.connect(action.trigger)
        action.enabledChanged.connect(self.setEnabled)
        self.setEnabled(action.isEnabled())

    def show_count(self, count: int) -> None:
        """Say behind the word how many there are."""
        self.count = f" {count}" if count else ""
        self.setAccessibleName(f"{self.text()}{self.count}")
        self.update()

    def show_saved(self, state: str, *, is_saved: bool) -> None:
        """Say whether all is saved: the word of the state itself where it is, else a dot behind the word of the button."""
        self.setText(state if is_saved else _("Save"))
        self.count = "" if is_saved else " •"
        self.setAccessibleName(state if is_saved else f"{self.text()}, {state}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        scale, tokens = self._context.scale, self._context.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = tokens.accent if self._is_main else tokens.pressed if self.isDown() else ""
        if self._is_main and self.isDown():
            ground = tokens.accent_hover
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(QRectF(self.rect()), 10, 10)
        ink = tokens.on_accent if self._is_main else tokens.text
        painter.setOpacity(1 if self.isEnabled() else 0.42)
        side, word = scale(24), f"{self.text()}{self.count}"
        painter.setPen(QColor(ink))
        painter.setFont(self.font())
        if self._is_wide:
            paint_icon(painter, self._icon, QRectF(scale(14), (self.height() - side) / 2, side, side), ink)
            place = self.rect().adjusted(scale(14) + side + scale(8), 0, 0, 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, word)
        else:
            paint_icon(painter, self._icon, QRectF((self.width() - side) / 2, scale(9), side, side), ink)
            place = self.rect().adjusted(0, scale(34), 0, -scale(6))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, word)
        if self.hasFocus():
            painter.setOpacity(1)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
        painter.end()


class TouchBar(QFrame):
    """The bar along the foot of the window: adding, the tray, undo, gaps, properties, saving and printing."""

    def __init__(self, context: Context, actions: Actions, do: Callable[[str], None]) -> None:
        super().__init__()
        self._context = context
        self.setProperty("kind", "bar")
        self.setFixedHeight(context.scale(HEIGHT))
        self.setAccessibleName(_("Touch bar"))
        self.buttons: dict[str, TouchButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(context.scale(8), 0, context.scale(8), 0)
        row.setSpacing(context.scale(8))
        row.addStretch(1)
        for at, group in enumerate(_GROUPS):
            if at:
                row.addSpacing(context.scale(8))
                row.addWidget(self._rule())
                row.addSpacing(context.scale(8))
            for id, icon, text in group:
                button = TouchButton(context, icon, _(text), is_main=id == "insert.list")
                button.clicked.connect(lambda _checked=False, id=id: do(id))
                if id in actions:
                    actions[id].enabledChanged.connect(button.setEnabled)
                    button.setEnabled(actions[id].isEnabled())
                self.buttons[id] = button
                row.addWidget(button)
        row.addStretch(1)

    def _rule(self) -> QWidget:
        line = QFrame()
        line.setFixedSize(1, self._context.scale(44))
        line.setStyleSheet(f"background: {self._context.tokens.line};")
        return line


class SelectionBar(QFrame):
    """What can be done with what is selected, just above the touch bar; it is there while something is."""

    def __init__(self, context: Context, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "popup")
        self.setObjectName("touch.selection")
        self.setAccessibleName(_("What is selected"))
        self.buttons: dict[str, TouchButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(context.scale(4), context.scale(4), context.scale(4), context.scale(4))
        row.setSpacing(0)
        for id, icon, text in _FOR_SELECTION:
            button = TouchButton(context, icon, _(text), is_wide=True)
            button.follow(actions[id])
            self.buttons[id] = button
            row.addWidget(button)
        self.hide()
