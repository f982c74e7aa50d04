"""The bar above the map: one message at a time, what matters most first (WINDOW.md section 4)."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from designer.model import Severity
from designer.window.context import Context
from designer.window.icons import SEVERITY_ICONS, icon
from designer.words import _

STAYS_MS = 8000
_GRAVITY = (Severity.ERROR, Severity.WARNING, Severity.INFO)


class Message(msgspec.Struct, frozen=True, eq=False):
    """A sentence with at most two or three buttons. `topic` replaces an earlier message about the same thing."""

    text: str
    severity: Severity = Severity.INFO
    buttons: tuple[tuple[str, Callable[[], object]], ...] = ()
    topic: str = ""
    main_button: int = -1  # the one filled button, where there is one
    icon: str = ""
    stays: bool = False


class MessageBar(QFrame):
    """Shows messages one after the other. Information leaves after 8 s unless pointed at; the rest stays until closed."""

    announced = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._waiting: list[Message] = []
        self._shown: Message | None = None
        self._timer = QTimer(self, singleShot=True, interval=STAYS_MS)
        self._timer.timeout.connect(self._time_out)
        self.setFixedHeight(context.scale(44))
        row = QHBoxLayout(self)
        row.setContentsMargins(context.scale(24), 0, context.scale(12), 0)
        row.setSpacing(context.scale(10))
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._row = row
        self._buttons: list[QPushButton] = []
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        self._close = QToolButton()
        self._close.setAccessibleName(_("Close"))
        self._close.setToolTip(_("Close"))
        self._close.clicked.connect(self._leave)
        row.addWidget(self._close)
        self.setAccessibleName(_("Message"))
        self.hide()
        context.look_changed.connect(self._paint_again)

    @property
    def text(self) -> str:
        """The sentence that is shown now, "" for none."""
        return self._shown.text if self._shown else ""

    def show_message(self, message: Message) -> None:
        """Show a message now, or after graver ones."""
        if message.topic:
            self.withdraw(message.topic)
        if self._shown is None or _GRAVITY.index(message.severity) <= _GRAVITY.index(self._shown.severity):
            if self._shown is not None and (self._shown.severity is not Severity.INFO or self._shown.stays):
                self._waiting.insert(0, self._shown)
            self._set(message)
        else:
            self._waiting.append(message)

    def say(self, text: str, *buttons: tuple[str, Callable[[], object]], topic: str = "") -> None:
        """Give a piece of information."""
        self.show_message(Message(text, Severity.INFO, buttons, topic))

    def withdraw(self, topic: str) -> None:
        """Take away what was said about a topic: it is solved."""
        self._waiting = [m for m in self._waiting if m.topic != topic]
        if self._shown is not None and self._shown.topic == topic:
            self._leave()

    def press(self, index: int) -> None:
        """Do what a button of the shown message does."""
        self._buttons[index].click()

    def _set(self, message: Message | None) -> None:
        self._shown = message
        self._timer.stop()
        for button in self._buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = []
        if message is None:
            self.hide()
            return
        self._text.setText(message.text)
        self._text.setToolTip(message.text)
        for i, (text, act) in enumerate(message.buttons):
            button = QPushButton(text)
            if i == message.main_button:
                button.setProperty("kind", "main")
            button.clicked.connect(lambda _checked=False, act=act: self._act(act))
            self._row.insertWidget(self._row.count() - 1, button)
            self._buttons.append(button)
        self._paint_again()
        self.show()
        self.announced.emit(message.text)
        if message.severity is Severity.INFO and not message.stays:
            self._timer.start()

    def _act(self, act: Callable[[], object]) -> None:
        shown = self._shown
        act()
        if self._shown is shown:
            self._leave()

    def _leave(self) -> None:
        self._set(self._waiting.pop(0) if self._waiting else None)

    def _time_out(self) -> None:
        if any(w.hasFocus() for w in (*self._buttons, self._close)):
            self._timer.start()
        else:
            self._leave()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Enter:
            self._timer.stop()
        elif (
            event.type() == QEvent.Type.Leave
            and self._shown
            and self._shown.severity is Severity.INFO
            and not self._shown.stays
        ):
            self._timer.start()
        return super().event(event)

    def _paint_again(self) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        if self._shown is not None:
            name = self._shown.icon or SEVERITY_ICONS[self._shown.severity]
            self._icon.setPixmap(icon(name, self._colours()[0]).pixmap(scale(16), scale(16)))
        self._close.setIcon(icon("x", tokens.text2))
        self.update()

    def _colours(self) -> tuple[str, str]:
        tokens = self._context.tokens
        severity = self._shown.severity if self._shown else Severity.INFO
        return {
            Severity.ERROR: (tokens.error, tokens.error_soft),
            Severity.WARNING: (tokens.warning, tokens.warning_soft),
            Severity.INFO: (tokens.info, tokens.info_soft),
        }[severity]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._colours()[1]))
        painter.end()
