"""The editor that lies on the map in the place of a text: same face, size and zoom; plain text; its own undo."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from designer.canvas.camera import Camera
from designer.canvas.gone import forget_when_gone
from designer.canvas.pens import solid
from designer.canvas.places import TextPlace
from designer.drawing import Box
from designer.words import _

_LEAST_PIXELS = 11.0  # smaller letters can't be written in
_LEAST_WIDTH = 96.0  # pixels
_SIDE = 4.0  # pixels left and right of the text
_BELOW = 4.0  # points of a card below the last line
_CLEAR = 2.5  # of them without ground: the frame of a note is there

FontOf = Callable[[float, int], QFont]


class After(Enum):
    """What comes after a text is kept or forgotten."""

    STAY = "stay"
    NEXT = "next"
    NEXT_STAGE = "next stage"
    NEXT_CELL = "next cell"
    PREVIOUS_CELL = "previous cell"
    ELSEWHERE = "elsewhere"  # the focus went away
    FORGET = "forget"


class TextField(QPlainTextEdit):
    """One text: no frame, no scroll bars, as high as its lines."""

    def __init__(self, parent: QWidget, is_centred: bool = False) -> None:
        super().__init__(parent)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(False)
        self.document().setDocumentMargin(0)
        # Lines are broken to its width, but Qt counts the space at their ends: it would move the text off its first letters.
        across = self.horizontalScrollBar()
        across.rangeChanged.connect(lambda _least, most: across.setRange(0, 0) if most else None)
        self.viewport().setAutoFillBackground(False)
        if is_centred:
            option = self.document().defaultTextOption()
            option.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.document().setDefaultTextOption(option)

    def wanted_height(self) -> int:
        """Pixels for all lines."""
        lines = 0
        block = self.document().firstBlock()
        while block.isValid():
            lines += max(1, block.layout().lineCount())
            block = block.next()
        return round(lines * QFontMetricsF(self.font()).lineSpacing()) + 2

    def dress(self, font: QFont, colour: str, ground: str, accent: str) -> None:
        """Look like the text on the map."""
        self.setFont(font)
        self.document().setDefaultFont(font)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Text, QColor(colour))
        palette.setColor(QPalette.ColorRole.Highlight, QColor(accent))
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor("#FFFFFF"))
        palette.setColor(QPalette.ColorRole.PlaceholderText, QColor("#636975"))
        self.setPalette(palette)
        # The colour again: a style sheet of the whole window goes before the palette.
        self.setStyleSheet(
            f"QPlainTextEdit {{ background: transparent; border: none; padding: 0; min-height: 0; color: {colour}; }}"
        )
        self.setCursorWidth(max(1, round(QFontMetricsF(font).height() / 14)))

    def insertFromMimeData(self, source: object) -> None:
        """Plain text only, whatever was copied."""
        text = getattr(source, "text", str)()
        self.textCursor().insertText(text)


class InPlaceEditor(QWidget):
    """A name, and for a touchpoint its description below. `done(after)` is called when it is to be kept or forgotten."""

    grown = Signal(object)  # the Box that is written in, in points
    written = Signal(
        bool
    )  # the caret is elsewhere; whether because something was written, and not only by a key or a press

    def __init__(
        self, parent: QWidget, font_of: FontOf, accent: str, place: TextPlace, text: str,
        description: tuple[TextPlace, str] | None, done: Callable[[After], None],
        *, has_frame: bool,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._font_of = font_of
        self._accent = accent
        self._has_frame = has_frame
        self.place = place
        self._done = done
        self._camera: Camera | None = None
        self._is_ending = self._is_lying = False
        self.name = self._make_field(place, text)
        self.description: TextField | None = None
        self._description_place: TextPlace | None = None
        if description is not None:
            self._description_place, words = description
            self.description = self._make_field(self._description_place, words)
            self.description.setPlaceholderText(_("Description"))
        self.setFocusProxy(self.name)
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def _make_field(self, place: TextPlace, text: str) -> TextField:
        field = TextField(self, place.is_centred)
        field.setPlainText(text)
        field.installEventFilter(self)
        field.textChanged.connect(self._grow)
        field.textChanged.connect(lambda: self._tell_written(True))
        field.cursorPositionChanged.connect(lambda: self._tell_written(False))
        return field

    def _tell_written(self, has_grown: bool) -> None:
        # Laid on another place or dressed for another zoom, the text is as it was: nobody writes.
        if not (self._is_lying or self._is_ending):
            self.written.emit(has_grown)

    # What was written

    @property
    def text(self) -> str:
        """The name."""
        return self.name.toPlainText()

    @property
    def description_text(self) -> str | None:
        """The description; None where there is none to write."""
        return self.description.toPlainText() if self.description is not None else None

    @property
    def caret(self) -> QRect:
        """Where the caret is, in pixels of what the editor lies on."""
        field = self.description if self.description is not None and self.description.hasFocus() else self.name
        return field.cursorRect().translated(field.viewport().mapTo(self, QPoint(0, 0)) + self.pos())

    @property
    def is_composing(self) -> bool:
        """Whether an input method is in the middle of a character."""
        return bool(self.name.textCursor().block().layout().preeditAreaText())

    def start(self, *, replace: bool, select: bool) -> None:
        """Begin: with nothing, with all selected, or at the end."""
        if replace:
            self.name.setPlainText("")
        if select:
            self.name.selectAll()
        else:
            cursor = self.name.textCursor()
            cursor.movePosition(cursor.MoveOperation.End)
            self.name.setTextCursor(cursor)
        self.show()
        self.raise_()
        self._grow()  # lines are broken only now that it is seen

    def end(self) -> None:
        """Close, without telling."""
        self._is_ending = True
        self.hide()
        forget_when_gone(self)
        self.deleteLater()

    # Place and size

    def lie(self, camera: Camera, place: TextPlace, description: TextPlace | None) -> None:
        """Lie where the text is, at this zoom."""
        self._camera, self.place = camera, place
        if description is not None:
            self._description_place = description
        self._is_lying = True
        self._dress(self.name, place)
        if self.description is not None and self._description_place is not None:
            self._dress(self.description, self._description_place)
        self._is_lying = False
        self._grow()

    def _pixels(self, place: TextPlace) -> float:
        assert self._camera is not None
        return max(place.size * self._camera.scale, _LEAST_PIXELS)

    def _dress(self, field: TextField, place: TextPlace) -> None:
        field.dress(self._font_of(self._pixels(place), place.weight), place.colour, place.ground, self._accent)

    def _grow(self) -> None:
        camera = self._camera
        if camera is None:
            return
        place = self.place
        left, top = camera.to_view(place.box.left, place.box.top)
        right, bottom = camera.to_view(place.box.right, place.box.bottom)
        width = max(right - left, _LEAST_WIDTH)
        if place.is_centred:
            left = (left + right - width) / 2
        metrics = QFontMetricsF(self.name.font())
        baseline = camera.to_view(0, place.baseline)[1]
        first = baseline - metrics.ascent()
        top = min(top, first) if self._pixels(place) <= place.size * camera.scale + 0.5 else first - 2
        self.name.setFixedWidth(round(width))
        height = self.name.wanted_height()
        self.name.setGeometry(round(_SIDE), round(first - top), round(width), height)
        end = first - top + height
        if self.description is not None and self._description_place is not None:
            self.description.setFixedWidth(round(width))
            tall = self.description.wanted_height()
            self.description.setGeometry(round(_SIDE), round(end + 1.5 * camera.scale), round(width), tall)
            end += tall + 1.5 * camera.scale
        whole = max(end + 2, bottom - top - (9 * camera.scale if self.description is not None else 0))
        if self._has_frame:
            for field in (self.name, self.description):
                if field is not None:
                    field.move(field.x() + 3, field.y() + 4)
            left, top, width, whole = left - 3, top - 4, width + 6, whole + 6
        if place.card is not None:
            card = camera.to_view_box(place.card.box)
            whole = max(end + 2 + _BELOW * camera.scale, card.bottom - top)
            for field in (self.name, self.description):
                if field is not None:
                    field.move(field.x() + round(left - _SIDE) - round(card.left), field.y())
            self.setGeometry(round(card.left), round(top), round(card.right) - round(card.left), round(whole))
        else:
            self.setGeometry(round(left - _SIDE), round(top), round(width + 2 * _SIDE), round(whole))
        self.grown.emit(camera.to_map_box(Box(left, top, left + width, top + whole)))
        self.update()

    def sizeHint(self) -> QSize:
        """As large as it is."""
        return self.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground that hides what is being replaced."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(self.place.ground))
        area = QRectF(self.rect())
        if self._has_frame:
            painter.setPen(solid(self._accent, 2))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6)
        elif self.place.card is not None and self._camera is not None:
            # The lower part of the card, which reaches as far down as what is written on it.
            radius = self.place.card.radius * self._camera.scale
            painter.setClipRect(area)
            painter.setPen(solid(self.place.card.edge, max(self._camera.scale, 1)))
            painter.drawRoundedRect(area.adjusted(0.5, -2 * radius, -0.5, -0.5), radius, radius)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(area.adjusted(_CLEAR, 0, -_CLEAR, 0), 4, 4)

    # Keys

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Keys that end the text; everything else is typed."""
        if self._is_ending:
            return False
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._key(watched, event)
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # What the editor does itself must not reach the window's actions.
            if event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
                event.accept()
                return True
        if isinstance(event, QFocusEvent) and event.type() is QEvent.Type.FocusOut:
            leaves = event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
            if leaves and watched in (self.name, self.description) and not self._keeps_focus():
                self._done(After.ELSEWHERE)
        return False

    def _keeps_focus(self) -> bool:
        window = self.window().focusWidget()
        return window in (self.name, self.description)

    def _key(self, watched: object, event: QKeyEvent) -> bool:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_name = watched is self.name
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if held == Qt.KeyboardModifier.ControlModifier:
                self._done(After.NEXT_STAGE)
            elif held == Qt.KeyboardModifier.ShiftModifier:
                if is_name and self.description is not None:
                    self.description.setFocus(Qt.FocusReason.TabFocusReason)
                    return True
                return False if not is_name else self._new_line()
            else:
                self._done(After.NEXT)
            return True
        if key == Qt.Key.Key_Escape:
            self._done(After.FORGET)
            return True
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            is_back = key == Qt.Key.Key_Backtab or held == Qt.KeyboardModifier.ShiftModifier
            self._done(After.PREVIOUS_CELL if is_back else After.NEXT_CELL)
            return True
        if key == Qt.Key.Key_F2:
            self._done(After.STAY)
            return True
        return False

    def _new_line(self) -> bool:
        self.name.insertPlainText("\n")
        return True
