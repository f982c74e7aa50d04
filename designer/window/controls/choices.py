"""Choices: one of many, one of a few side by side, yes or no."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFocusEvent,
    QIcon,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QToolButton,
    QWidget,
)

from designer.window.context import Context
from designer.window.controls.fields import SEVERAL
from designer.window.icons import icon, paint_icon
from designer.words import _

_LETTERS = 6  # that there is always room for
_LEAST_TEXT = 14  # px high
_BESIDE_WORD = 6  # px that a word needs besides itself: the frame of the one that has the focus, and a little air
_BESIDE_SIGN = 4  # px that the style leaves between a sign and a text
Choice = tuple[object, str, str]  # value, text, name of an icon or a colour "#RRGGBB" or ""


def choice_icon(context: Context, sign: str) -> QIcon:
    """The icon of a choice: by its name, or a small square in a colour."""
    if not sign.startswith("#"):
        return icon(sign, context.tokens.text2)
    return _square(sign, context.scale(16))


@lru_cache(maxsize=512)
def _square(colour: str, side: int) -> QIcon:
    # Kept, as Qt keeps what it has painted of each icon that it is given.
    picture = QPixmap(side * 2, side * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(QRectF(0, side * 0.19, side * 0.62, side * 0.62), 2.5, 2.5)
    painter.end()
    return QIcon(picture)


class _Row(QStyledItemDelegate):
    """A row of an opened choice: 28 high, its text where that of the field is."""

    def __init__(self, parent: QObject, context: Context) -> None:
        super().__init__(parent)
        self._context = context

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width() + self._context.scale(16), self._context.scale(28))


class ComboField(QComboBox):
    """A choice from a list; the wheel only scrolls the panel.

    Where it `waits`, Qt hears of the choices when somebody goes there, or when one is shown while a screen reader listens: with
    the first one Qt makes a window for the list, which takes a good part of the time that a form takes, and what the style sheet
    keeps of a list that was never shown it keeps for ever.
    """

    edited = Signal(object)
    left = Signal()

    def __init__(self, context: Context, choices: Sequence[Choice], *, kind: str = "", waits: bool = False) -> None:
        super().__init__()
        self._context = context
        self._kind = kind
        if kind:
            self.setProperty("kind", kind)
        self._choices = tuple(choices)
        self._at = 0 if self._choices else -1  # which one shows; -1 for none
        self._is_filled = False
        self._side = QSize(context.scale(16), context.scale(16))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(16)
        if not waits:
            self.fill()
        self.activated.connect(self._take)

    def fill(self) -> None:
        """Let Qt know the choices."""
        if self._is_filled:
            return
        self._is_filled = True
        self.setItemDelegate(_Row(self, self._context))
        self.setIconSize(self._side)
        self._list()

    def _list(self) -> None:
        for _value, text, sign in self._choices:
            if sign:
                self.addItem(choice_icon(self._context, sign), text)
            else:
                self.addItem(text)
        self.setCurrentIndex(self._at)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices; the one that shows stays, where it is among them."""
        value = self._choices[self._at][0] if self._at >= 0 else None
        self._choices = tuple(choices)
        if self._is_filled:
            self.clear()
            self._list()
        self.show_value(value)

    def _take(self, at: int) -> None:
        self._at = at
        self.edited.emit(self._choices[at][0])
        self.left.emit()

    def show_value(self, value: object) -> None:
        """Show the choice with this value."""
        self.setPlaceholderText(_("Several") if value is SEVERAL else "")
        self._at = self.values.index(value) if value in self.values else -1
        if QAccessible.isActive():
            self.fill()
        if self._is_filled:
            self.setCurrentIndex(self._at)
        self.update()

    @property
    def values(self) -> tuple[object, ...]:
        """What can be chosen."""
        return tuple(value for value, _text, _sign in self._choices)

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters and a sign, whatever is in the list: the form says how wide a field is. Qt's own hint would
        ask the list."""
        option, letters = QStyleOptionComboBox(), self.fontMetrics()
        self.initStyleOption(option)
        width = _LETTERS * letters.horizontalAdvance("X") + self._side.width() + _BESIDE_SIGN
        height = max(letters.height(), _LEAST_TEXT, self._side.height()) + 2
        return self.style().sizeFromContents(QStyle.ContentsType.CT_ComboBox, option, QSize(width, height), self)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def changeEvent(self, event: QEvent) -> None:
        if not self._is_filled and event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            QWidget.changeEvent(self, event)  # a choice would make its list to hand it on
        else:
            super().changeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.fill()
        super().focusInEvent(event)

    def showPopup(self) -> None:
        self.fill()
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """A text that is too long ends before the arrow."""
        super().initStyleOption(option)
        option.iconSize = self._side
        if self._at < 0:
            option.currentText = self.placeholderText()
        elif not self._is_filled:
            _value, option.currentText, sign = self._choices[self._at]
            option.currentIcon = choice_icon(self._context, sign) if sign else QIcon()
        shown = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, self._room(option))
        option.currentText = shown

    def _room(self, option: QStyleOptionComboBox) -> int:
        """Where the style writes the text, in pixels: it takes one more at each side."""
        part = QStyle.SubControl.SC_ComboBoxEditField
        field = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        sign = option.iconSize.width() + _BESIDE_SIGN if not option.currentIcon.isNull() else 0
        return field.width() - 2 - sign

    def paintEvent(self, event: QPaintEvent) -> None:
        option, scale = QStyleOptionComboBox(), self._context.scale
        self.initStyleOption(option)
        if self._at < 0:
            palette = option.palette
            palette.setBrush(QPalette.ColorRole.ButtonText, palette.placeholderText())
            option.palette = palette
        painter = QPainter(self)
        self.style().drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option, painter, self)
        self.style().drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option, painter, self)
        side = scale(14)
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
        self.setFixedHeight(context.row(28))
        self.needed_width = 0  # px, for all words to be read; 0 where there are icons
        self._needed: list[int] = []  # of each word
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self.buttons: list[QToolButton] = []
        for at, (_value, text) in enumerate(choices):
            button = QToolButton()
            button.setProperty("kind", "segment")
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
            button.setAccessibleName(text)
            if icons:
                button.setIconSize(QSize(context.scale(16), context.scale(16)))
            else:
                button.setText(text)
                button.setFont(context.font(12, 500))
            button.clicked.connect(lambda _checked=False, at=at: self._take(at))
            self.buttons.append(button)
            row.addWidget(button)
        if not icons:
            beside = context.scale(_BESIDE_WORD)
            self._needed = [b.fontMetrics().horizontalAdvance(b.text()) + beside for b in self.buttons]
            self.needed_width = sum(self._needed) + 2
        self.setFocusProxy(self.buttons[0])
        self.refresh()
        context.look_changed.connect(self.refresh)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """All as wide as one another, unless the longest word needs more."""
        super().resizeEvent(event)
        if self._needed:
            is_tight = max(self._needed) * len(self._needed) + 2 > self.width()
            for at, needed in enumerate(self._needed):
                self._row.setStretch(at, needed if is_tight else 1)

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


class Check(QCheckBox):
    """Yes or no; a dash where the selected ones differ, and how many say yes."""

    edited = Signal(object)
    left = Signal()

    def __init__(self, context: Context, text: str) -> None:
        super().__init__(text)
        self._context = context
        self._text = text
        self.setMinimumHeight(context.row(28))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.clicked.connect(self._take)

    def show_value(self, value: object) -> None:
        """Show a truth, or that several differ."""
        self.setTristate(value is SEVERAL)
        if value is not SEVERAL:
            self.setText(self._text)
        state = Qt.CheckState.Checked if value else Qt.CheckState.Unchecked
        self.setCheckState(Qt.CheckState.PartiallyChecked if value is SEVERAL else state)

    def show_share(self, count: int, total: int) -> None:
        """Say how many of the selected ones say yes."""
        self.setText(_("{n} of {total}").format(n=count, total=total))

    def _take(self) -> None:
        is_on = self.checkState() != Qt.CheckState.Unchecked
        self.setTristate(False)
        self.setChecked(is_on)
        self.setText(self._text)
        self.edited.emit(is_on)
        self.left.emit()

    def sizeHint(self) -> QSize:
        """As wide as box and text."""
        scale = self._context.scale
        text = self.fontMetrics().boundingRect(self.text()).width()
        return QSize(scale(24) + text + scale(8), scale(28))

    def minimumSizeHint(self) -> QSize:
        """The text may take two lines."""
        return QSize(self._context.scale(60), self._context.scale(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = scale(16)
        box = QRectF(0.5, (self.height() - side) / 2 + 0.5, side - 1, side - 1)
        state = self.checkState()
        is_set = state != Qt.CheckState.Unchecked
        painter.setPen(QPen(QColor(tokens.accent if is_set else tokens.line_strong), 1))
        painter.setBrush(QColor(tokens.accent if is_set else tokens.field))
        if state == Qt.CheckState.PartiallyChecked:
            painter.setBrush(QColor(tokens.field))
        painter.drawRoundedRect(box, scale(4), scale(4))
        if is_set:
            is_whole = state == Qt.CheckState.Checked
            sign = box.adjusted(2, 2, -2, -2)
            paint_icon(painter, "check" if is_whole else "minus", sign, tokens.on_accent if is_whole else tokens.accent)
        painter.setPen(QColor(tokens.text))
        painter.setFont(self.font())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        text = QRectF(side + scale(8), 0, self.width() - side - scale(8), self.height())
        painter.drawText(text, int(flags), self.text())
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), scale(6), scale(6))
        painter.end()
