"""The bar above the map: one message at a time, what matters most first (WINDOW.md section 4)."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from designer.model import Severity
from designer.window.context import Context
from designer.window.controls import BarButton
from designer.window.icons import SEVERITY_ICONS, icon
from designer.words import _

STAYS_MS = 8000
_GRAVITY = (Severity.ERROR, Severity.WARNING, Severity.INFO)
Button = tuple[str, Callable[[], object]]


class Message(msgspec.Struct, frozen=True, eq=False):
    """A sentence with at most three buttons. `topic` replaces an earlier message about the same thing."""

    text: str
    severity: Severity = Severity.INFO
    buttons: tuple[Button, ...] = ()
    topic: str = ""
    main_button: int = -1  # the one filled button, where there is one
    icon: str = ""
    stays: bool = False
    quiet: tuple[int, ...] = ()  # buttons without a frame
    keeps_open: tuple[int, ...] = ()  # buttons that answer nothing yet: the message stays


class MessageBar(QFrame):
    """Shows messages one after the other, the gravest first. Information leaves after 8 s unless it is pointed at or has
    the focus; the rest stays until it is closed."""

    announced = Signal(str, bool)  # what is said, and whether it is an error
    left_by_key = Signal()  # Esc: back to the canvas
    settled = Signal()  # nothing waits any more and the bar closed

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._waiting: list[Message] = []
        self._shown: Message | None = None
        self._timer = QTimer(self, singleShot=True, interval=STAYS_MS)
        self._timer.timeout.connect(self._time_out)
        self.setMinimumHeight(context.scale(44))
        column = QVBoxLayout(self)
        column.setContentsMargins(context.scale(16), 0, context.scale(16), 0)
        column.setSpacing(0)
        row, self._foot = QHBoxLayout(), QHBoxLayout()
        for line in (row, self._foot):
            line.setSpacing(context.scale(10))
            column.addLayout(line)
        self._foot.addStretch(1)
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._text.setMargin(context.scale(4))
        self._row = row
        self._buttons: list[QPushButton] = []
        self._are_below = False  # the buttons, of the sentence
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        self._close = BarButton(context, "x", name=_("Close"), side=16, pad=5, height=26)
        self._close.set_hint(_("Close"))
        self._close.clicked.connect(self._leave)
        row.addWidget(self._close)
        self.setAccessibleName(_("Message"))
        self.hide()
        context.look_changed.connect(self._paint_again)

    def take_scale(self) -> None:
        """Follow another text size."""
        self.setMinimumHeight(self._context.scale(44))
        self._set(self._shown)

    @property
    def text(self) -> str:
        """The sentence that is shown now, "" for none."""
        return self._shown.text if self._shown else ""

    @property
    def waiting(self) -> tuple[str, ...]:
        """The sentences that come after it."""
        return tuple(m.text for m in self._waiting)

    def show_message(self, message: Message) -> None:
        """Show a message now, or after graver ones."""
        if message.topic:
            self._waiting = [m for m in self._waiting if m.topic != message.topic]
        is_same = self._shown is not None and bool(message.topic) and self._shown.topic == message.topic
        if self._shown is None or is_same or _grave(message) <= _grave(self._shown):
            if self._shown is not None and not is_same and not self._is_passing(self._shown):
                self._waiting.append(self._shown)
            self._set(message)
        else:
            self._waiting.append(message)
        self._waiting.sort(key=_grave)

    def say(self, text: str, *buttons: Button, topic: str = "") -> None:
        """Give a piece of information."""
        self.show_message(Message(text, Severity.INFO, buttons, topic))

    def withdraw(self, topic: str) -> None:
        """Take away what was said about a topic: it is solved."""
        self._waiting = [m for m in self._waiting if m.topic != topic]
        if self._shown is not None and self._shown.topic == topic:
            self._leave()

    def withdraw_offers(self, act: Callable[[], object]) -> None:
        """Take away what offers to do this, as “Undo” does once something else was done: now it would do another thing."""
        self._waiting = [m for m in self._waiting if not _offers(m, act)]
        if self._shown is not None and _offers(self._shown, act):
            self._leave()

    def clear(self) -> None:
        """Take everything away: another map is shown."""
        self._waiting = [m for m in self._waiting if m.stays]
        if self._shown is not None and not self._shown.stays:
            self._leave()

    def press(self, index: int) -> None:
        """Do what a button of the shown message does."""
        self._buttons[index].click()

    def focus_first(self) -> bool:
        """Take the focus; whether there is something to focus."""
        if self._shown is None:
            return False
        (self._buttons[0] if self._buttons else self._close).setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _is_passing(self, message: Message) -> bool:
        return message.severity is Severity.INFO and not message.stays

    def _set(self, message: Message | None) -> None:
        had_focus = any(w.hasFocus() for w in (*self._buttons, self._close))
        self._shown = message
        self._timer.stop()
        for button in self._buttons:
            self._take_out(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        if had_focus:
            self.left_by_key.emit()
        if message is None:
            self.hide()
            self.settled.emit()
            return
        self._text.setText(message.text)
        for i, (text, act) in enumerate(message.buttons):
            button = QPushButton(text)
            button.setProperty("kind", "main" if i == message.main_button else "quiet" if i in message.quiet else "")
            button.setFixedHeight(self._context.row(28))
            closes = i not in message.keeps_open
            button.clicked.connect(lambda _checked=False, act=act, closes=closes: self._act(act, closes))
            self._buttons.append(button)
        self._place_buttons()
        self.setAccessibleDescription(message.text)
        self._paint_again()
        self.show()
        self.announced.emit(message.text, message.severity is Severity.ERROR)
        if self._is_passing(message):
            self._timer.start()

    # Where the buttons stand

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside, below = self._heights()
        if self._buttons and (below < beside) != self._are_below:
            self._place_buttons()

    def _take_out(self, button: QPushButton) -> None:
        self._row.removeWidget(button)
        self._foot.removeWidget(button)

    def _place_buttons(self) -> None:
        """Beside the sentence, or below it where the bar is lower then: many short lines are hard to read."""
        beside, below = self._heights()
        self._are_below = bool(self._buttons) and below < beside
        for button in self._buttons:
            self._take_out(button)
            if self._are_below:
                self._foot.addWidget(button)
            else:
                self._row.insertWidget(self._row.count() - 1, button)
        self._foot.setContentsMargins(0, 0, 0, self._context.scale(8) if self._are_below else 0)

    def _heights(self) -> tuple[int, int]:
        """How high the bar is with the buttons beside the sentence, and with them below it."""
        scale = self._context.scale
        gap, margin = scale(10), 2 * self._text.margin()
        fixed = 2 * scale(16) + scale(16) + gap + self._close.sizeHint().width() + gap
        beside = sum(button.sizeHint().width() + gap for button in self._buttons)
        lines = [self._text_height(self.width() - fixed - taken - margin) + margin for taken in (beside, 0)]
        return max(lines[0], scale(44)), lines[1] + scale(28) + scale(8)

    def _text_height(self, width: int) -> int:
        room = QRect(0, 0, max(width, 1), 10_000)
        return self._text.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self._text.text()).height()

    def _act(self, act: Callable[[], object], closes: bool) -> None:
        shown = self._shown
        act()
        if closes and self._shown is shown:
            self._leave()

    def _leave(self) -> None:
        self._set(self._waiting.pop(0) if self._waiting else None)

    def _time_out(self) -> None:
        if self.underMouse() or any(w.hasFocus() for w in (*self._buttons, self._close)):
            self._timer.start()
        else:
            self._leave()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Leave and self._shown is not None and self._is_passing(self._shown):
            self._timer.start()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left_by_key.emit()
        else:
            super().keyPressEvent(event)

    def _paint_again(self) -> None:
        scale = self._context.scale
        if self._shown is not None:
            name = self._shown.icon or SEVERITY_ICONS[self._shown.severity]
            self._icon.setPixmap(icon(name, self._colours()[0]).pixmap(scale(16), scale(16)))
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
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(self._context.tokens.line))
        painter.end()


def _offers(message: Message, act: Callable[[], object]) -> bool:
    return any(does == act for _text, does in message.buttons)


def _grave(message: Message) -> int:
    return _GRAVITY.index(message.severity)
