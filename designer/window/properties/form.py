"""A form: rows of label and control, each bound to one field of what is selected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from designer.editing import Refused
from designer.editing import operations as ops
from designer.model import Element
from designer.window.context import Context
from designer.window.controls import (
    SEVERAL,
    BarButton,
    Check,
    ComboField,
    EntryButton,
    FeelingField,
    FieldButton,
    FlowRow,
    LineField,
    NumberField,
    Segments,
    TextField,
)
from designer.window.controls.buttons import paint_focus
from designer.window.icons import icon
from designer.window.session import MapSession
from designer.words import _

Getter = Callable[[Any], object]
Setter = Callable[[object, str], None]


class Form(QWidget):
    """The fields of the selected elements, which are all of one kind. Every change applies at once.

    One visit to a field is one step of the history: edits of one visit carry the same `joins`.
    """

    footer = ""  # a sentence that stands below the form, whatever is scrolled

    def __init__(self, context: Context, session: MapSession, ids: Sequence[str]) -> None:
        super().__init__()
        self.context, self.session, self.ids = context, session, tuple(ids)
        self.say: Callable[[str], None] = lambda _text: None
        self.select: Callable[[Sequence[str]], None] = lambda _ids: None
        self._bound: list[tuple[Any, Getter]] = []
        self._visit = 0
        scale = context.scale
        self.column = QVBoxLayout(self)
        self.column.setSpacing(scale(6))
        self._entries: QVBoxLayout | None = None
        self.leave_room(0)
        self.first_field: QWidget | None = None
        self.build()
        self.column.addStretch(1)
        self.refresh()

    def build(self) -> None:
        """Add the rows."""

    def leave_room(self, taken: int) -> None:
        """Keep the fields where they are when a scroll bar takes so many pixels at the right."""
        scale = self.context.scale
        self.column.setContentsMargins(scale(16), 0, max(scale(16) - taken, 0), scale(16))

    @property
    def elements(self) -> list[Element]:
        """The selected elements as they are now; empty once they are gone."""
        return [e for i in self.ids if (e := self.session.journey.get(i)) is not None]

    def refresh(self) -> None:
        """Show what the elements say now."""
        elements = self.elements
        if not elements:
            return
        for control, read in self._bound:
            values = [read(e) for e in elements]
            is_shared = all(v == values[0] for v in values)
            control.show_value(values[0] if is_shared else SEVERAL)
            if isinstance(control, Check) and not is_shared:
                control.show_share(sum(1 for v in values if v), len(values))

    # Rows

    def caption(self, text: str) -> None:
        """A section's heading: 14 above, 6 below."""
        label = QLabel(text)
        label.setProperty("kind", "caption")
        above = self.context.scale(8) if self.column.count() else self.context.scale(14)
        label.setContentsMargins(0, above, 0, 0)
        label.setFixedHeight(above + self.context.scale(16))
        self._add(label)

    def _add(self, widget: QWidget) -> None:
        self._entries = None
        self.column.addWidget(widget)

    def row(self, label: str, control: QWidget) -> QWidget:
        """A label of 92 and its control."""
        scale = self.context.scale
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(scale(8))
        text = QLabel(label)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setProperty("kind", "label")
        text.setFixedWidth(scale(92))
        text.setWordWrap(True)
        text.setMinimumHeight(scale(28))
        text.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        text.setBuddy(control)
        line.addWidget(text, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(control, 1)
        if not control.accessibleName():
            control.setAccessibleName(label)
        self._add(holder)
        return holder

    def bind(self, label: str, control: Any, field: str | Getter, write: Setter | None = None) -> Any:
        """A row whose control shows and sets a field (or what `field` reads and `write` sets)."""
        if callable(field):
            read: Getter = field
            assert write is not None
        else:
            name = field
            read = lambda element: getattr(element, name)  # noqa: E731
            write = write or (lambda value, joins: self.set_field(name, value, joins))
        setter = write
        control.edited.connect(lambda value: self._apply(control, setter, value))
        control.left.connect(self._leave)
        self.row(label, control)
        if isinstance(control, NumberField | FeelingField):
            self._explain(control)
        control.setObjectName(f"field.{label}")
        self._bound.append((control, read))
        if self.first_field is None:
            self.first_field = control
        return control

    def _explain(self, control: NumberField | FeelingField) -> None:
        hint = QLabel()
        hint.setProperty("kind", "wrong")
        hint.setContentsMargins(self.context.scale(100), 0, 0, 0)
        hint.hide()
        self._add(hint)

        def show(sentence: str) -> None:
            hint.setText(sentence)
            hint.setVisible(bool(sentence))

        control.refused.connect(show)

    def line(self, label: str, field: str, placeholder: str = "") -> LineField:
        """One line of text."""
        control = LineField(placeholder)
        self.bind(label, control, field)
        return control

    def text(self, label: str, field: str, placeholder: str = "") -> TextField:
        """Several lines of text."""
        control = TextField(self.context, placeholder)
        self.bind(label, control, field)
        return control

    def choice(
        self, label: str, field: str, choices: Sequence[tuple[object, str]], *, clearable: bool = False
    ) -> Segments:
        """One of a few, side by side."""
        control = Segments(self.context, choices, clearable=clearable)
        self.bind(label, control, field)
        return control

    def combo(
        self, label: str, field: str | Getter, choices: Sequence[tuple[object, str, str]], write: Setter | None = None
    ) -> ComboField:
        """One of many."""
        control = ComboField(self.context, choices)
        self.bind(label, control, field, write)
        return control

    def check(self, label: str, field: str, text: str) -> Check:
        """Yes or no."""
        control = Check(self.context, text)
        self.bind(label, control, field)
        return control

    def number(
        self, label: str, field: str, low: float | None = None, high: float | None = None, suffix: str = ""
    ) -> NumberField:
        """A number."""
        control = NumberField(low, high, suffix)
        self.bind(label, control, field)
        return control

    def height_row(self) -> None:
        """The height of a lane, or nothing: then it is as high as its content."""
        control = NumberField(0, 600, "pt", placeholder=_("As its content needs"))
        self.bind(
            _("Height"),
            control,
            lambda lane: lane.height or None,
            lambda value, joins: self.set_field("height", value or 0, joins),
        )

    def feeling(self, label: str, read: Getter, write: Setter) -> FeelingField:
        """Five faces and tenths."""
        control = FeelingField(self.context)
        self.bind(label, control, read, write)
        return control

    def entry(self, icon_name: str, text: str, act: Callable[[], object], aside: str = "") -> EntryButton:
        """A line that leads somewhere when pressed."""
        button = EntryButton(self.context, icon_name, text, aside)
        button.clicked.connect(lambda _checked=False: act())
        if self._entries is None:
            self._entries = QVBoxLayout()
            self._entries.setSpacing(0)
            self.column.addLayout(self._entries)
        self._entries.addWidget(button)
        return button

    def buttons(self, *buttons: tuple[str, str, Callable[[], object]]) -> None:
        """Buttons of icon and verb, in as many lines as they need."""
        row = FlowRow(self.context, 6)
        made = []
        for icon_name, text, act in buttons:
            button = QPushButton(text)
            button.setIcon(icon(icon_name, self.context.tokens.text))
            button.setIconSize(QSize(self.context.scale(22), self.context.scale(16)))
            button.setFixedHeight(self.context.scale(28))
            button.clicked.connect(lambda _checked=False, act=act: act())
            made.append(button)
        row.fill(made)
        self._add(row)

    def picture(
        self, label: str, is_set: bool, choose: Callable[[], object], remove: Callable[[], object]
    ) -> FieldButton:
        """A row to choose a picture, or another one, or none."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.context.scale(4))
        field = FieldButton(self.context, _("Choose another picture…") if is_set else _("Choose a picture…"))
        field.clicked.connect(lambda _checked=False: choose())
        row.addWidget(field, 1)
        if is_set:
            away = BarButton(self.context, "x", side=16, pad=6, height=28)
            away.set_hint(_("Remove the picture"))
            away.clicked.connect(lambda _checked=False: remove())
            row.addWidget(away)
        holder.setFocusProxy(field)
        self.row(label, holder)
        return field

    def remark(self, text: str) -> QLabel:
        """A muted sentence."""
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("kind", "muted")
        label.setWordWrap(True)
        self._add(label)
        return label

    # Edits

    def set_field(self, field: str, value: object, joins: str) -> None:
        """Set a field of everything selected, as one step."""
        ops.set_field(self.session.document, self.ids, field, value, joins=joins)

    def go_to(self, id: str) -> None:
        """Select one element on the map."""
        self.select((id,))

    def do(self, act: Callable[[], object]) -> None:
        """Do something; a refusal is said in the status bar."""
        try:
            act()
        except Refused as refusal:
            self.say(str(refusal))

    def _apply(self, control: QWidget, write: Setter, value: object) -> None:
        if not self.elements:
            return
        joins = f"{','.join(self.ids)}/{control.objectName()}/{self._visit}"
        self.do(lambda: write(value, joins))

    def _leave(self) -> None:
        self._visit += 1
        self.session.document.end_joining()


class GapBox(QFrame):
    """A coloured box with a gap's sentence; a press goes to the gap."""

    def __init__(self, context: Context, severity: str, icon_name: str, text: str, act: Callable[[], object]) -> None:
        super().__init__()
        self._context, self._act = context, act
        self.setProperty("kind", f"box-{severity}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        scale = context.scale
        row = QHBoxLayout(self)
        row.setContentsMargins(scale(10), scale(7), scale(10), scale(7))
        row.setSpacing(scale(8))
        sign = QLabel()
        sign.setPixmap(icon(icon_name, getattr(context.tokens, severity)).pixmap(scale(16), scale(16)))
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setFont(context.font(12))
        label.setWordWrap(True)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label, 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._act()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._act()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_focus(painter, self._context.tokens, self.rect(), self._context.scale(7))
            painter.end()
