"""The bar above the canvas with which texts are found and replaced (WINDOW.md section 4): 40 px, two rows with Replace."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from designer.window.context import Context
from designer.window.controls import BarButton, SearchField
from designer.window.controls.buttons import paint_focus
from designer.words import _

ROW = 40  # px
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class BarToggle(QAbstractButton):
    """Words that are pressed in or out: on a soft ground while they hold."""

    def __init__(self, context: Context, text: str) -> None:
        super().__init__()
        self._context = context
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFont(context.font(12, 500))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        scale = self._context.scale
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + scale(16), scale(26))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.soft if self.isChecked() else tokens.hover))
            painter.drawRoundedRect(QRectF(self.rect()), scale(6), scale(6))
        painter.setPen(QColor(tokens.accent if self.isChecked() else tokens.text2))
        painter.setFont(self.font())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            paint_focus(painter, tokens, self.rect(), scale(6))
        painter.end()


class Remark(QLabel):
    """A sentence that gives way where there is no room for all of it, and never makes the window wider."""

    def __init__(self) -> None:
        super().__init__()
        self.sentence = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, sentence: str) -> None:
        """Say another one, "" for none."""
        self.sentence = sentence
        self.setAccessibleName(sentence)
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self.sentence, Qt.TextElideMode.ElideRight, max(self.width() - 2, 0))
        self.setText(shown)
        self.setToolTip(self.sentence if shown != self.sentence else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class FindBar(QFrame):
    """Asks for what to find and says how often; all it does is told by signals."""

    asked = Signal()  # the text, or how it is compared, is another one
    shown_more = Signal()  # the row for replacing came or went
    stepped = Signal(int)
    replace_asked = Signal()
    replace_all_asked = Signal()
    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.context_scale = context.scale.percent
        scale = context.scale
        self.setProperty("kind", "bar")
        self.setAccessibleName(_("Find"))
        self.field = SearchField(context, _("Find on the map"))
        self.count = QLabel()
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setProperty("kind", "secondary")
        self.count.setMinimumWidth(scale(64))
        self.previous = self._button("chevron-up", _("Find previous"))
        self.next = self._button("chevron-down", _("Find next"))
        self.exact = BarToggle(context, _("Exactly"))
        self.exact.setAccessibleDescription(_("Capitals and accents count"))
        self.whole = BarToggle(context, _("Whole words"))
        self.more = BarToggle(context, _("Replace"))
        close = self._button("x", _("Close"), side=16)
        self.other = QLineEdit()
        self.other.setPlaceholderText(_("Replace by"))
        self.other.setAccessibleName(_("Replace by"))
        self.one = QPushButton(_("Replace this"))
        self.all = QPushButton(_("Replace all"))
        self.note = Remark()
        self.note.setProperty("kind", "secondary")
        for field in (self.field, self.other):
            field.setMinimumWidth(scale(120))
            field.setMaximumWidth(scale(280))
            field.installEventFilter(self)
        for button in (self.one, self.all):
            button.setFixedHeight(scale(28))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        first = (self.field, self.count, self.previous, self.next, self.exact, self.whole, self.more, None, close)
        column.addWidget(self._row(*first))
        self._second = self._row(self.other, self.one, self.all, self.note)
        column.addWidget(self._second)
        rule = QFrame()
        rule.setProperty("kind", "rule")
        rule.setFixedHeight(1)
        column.addWidget(rule)
        self._second.hide()
        self.field.textChanged.connect(lambda _text: self.asked.emit())
        self.exact.toggled.connect(lambda _on: self.asked.emit())
        self.whole.toggled.connect(lambda _on: self.asked.emit())
        self.more.toggled.connect(self._show_second)
        self.previous.clicked.connect(lambda: self.stepped.emit(-1))
        self.next.clicked.connect(lambda: self.stepped.emit(1))
        self.one.clicked.connect(lambda: self.replace_asked.emit())
        self.all.clicked.connect(lambda: self.replace_all_asked.emit())
        close.clicked.connect(self.closed)
        # From what is sought to what it is replaced by, and on to the buttons that do it.
        order = (
            self.field,
            self.other,
            self.one,
            self.all,
            self.previous,
            self.next,
            self.exact,
            self.whole,
            self.more,
            close,
        )
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        self.show_count("", has_hits=False, can_replace=False)

    def _button(self, icon: str, name: str, side: int = 18) -> BarButton:
        button = BarButton(self._context, icon, name=name, side=side, pad=5, height=28)
        button.set_hint(name)
        return button

    def _row(self, *widgets: QWidget | None) -> QWidget:
        scale = self._context.scale
        row = QWidget()
        row.setFixedHeight(scale(ROW) - (1 if None in widgets[:-1] else 0))
        line = QHBoxLayout(row)
        line.setContentsMargins(scale(16), 0, scale(8), 0)
        line.setSpacing(scale(6))
        for widget in widgets:
            if widget is None:
                line.addStretch(1)
            else:
                line.addWidget(widget, 2 if isinstance(widget, QLineEdit | Remark) else 0)
        return row

    def open(self, *, with_replace: bool) -> None:
        """Let the keys go to the field, all of it chosen; with the row for replacing, to that one if there is a text."""
        goes_on = with_replace and bool(self.field.text()) and self.field.hasFocus()
        if with_replace:
            self.more.setChecked(True)
        self.show()
        target = self.other if goes_on else self.field
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        target.selectAll()

    def show_count(self, text: str, *, has_hits: bool, can_replace: bool) -> None:
        """Say where one is: “3 of 12”."""
        self.count.setText(text)
        self.count.setVisible(bool(text))
        for button in (self.previous, self.next):
            self._enable(button, has_hits)
        self._enable(self.one, can_replace)
        self._enable(self.all, has_hits)

    def can_replace_all(self, on: bool) -> None:
        """Whether there is anything to write anew."""
        self._enable(self.all, on)

    def _enable(self, button: QAbstractButton, on: bool) -> None:
        """A button that was just pressed and has no more to do gives the keys back to its row, not to whatever comes next."""
        if not on and button.hasFocus():
            (self.other if button in (self.one, self.all) else self.field).setFocus(Qt.FocusReason.OtherFocusReason)
        button.setEnabled(on)

    def say(self, text: str) -> None:
        """Say something of what would be replaced, behind the buttons."""
        self.note.say(text)

    def _show_second(self, on: bool) -> None:
        self._second.setVisible(on)
        (self.other if on else self.field).setFocus(Qt.FocusReason.OtherFocusReason)
        self.shown_more.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in _ENTER and watched is self.field:
            self.stepped.emit(-1 if shift else 1)
        elif event.key() in _ENTER and control:
            self.replace_all_asked.emit()
        elif event.key() in _ENTER:
            self.replace_asked.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and watched is self.field:
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
