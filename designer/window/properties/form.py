"""A form: rows of label and control, each bound to one field of what is selected."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from designer.canvas.gone import forget_when_gone
from designer.editing import Refused
from designer.editing import operations as ops
from designer.model import Element
from designer.window.context import Context
from designer.window.controls import (
    SEVERAL,
    Check,
    ComboField,
    DateField,
    EntryButton,
    FlowRow,
    LineField,
    NumberField,
    Segments,
    TextField,
)
from designer.window.controls.buttons import fit_finger
from designer.window.icons import icon
from designer.window.properties.field_row import FieldRow
from designer.window.session import MapSession

Getter = Callable[[Any], object]
Setter = Callable[[object, str], None]
Asked = Callable[[Sequence[Any]], bool]


class Form(QWidget):
    """The fields of the selected elements, which are all of one kind. Every change applies at once.

    One visit to a field is one step of the history: edits of one visit carry the same `joins`. What can't be used is said
    in a sentence below its field.
    """

    footer = ""  # a sentence that stands below the form, whatever is scrolled

    def __init__(self, context: Context, session: MapSession, ids: Sequence[str]) -> None:
        super().__init__()
        forget_when_gone(self)
        self.context, self.session, self.ids = context, session, tuple(ids)
        self.say: Callable[[str], None] = lambda _text: None
        self.select: Callable[[Sequence[str]], None] = lambda _ids: None
        self.act: Callable[[str], None] = lambda _action: None  # does an action of the window
        self._bound: list[tuple[Any, Getter]] = []
        self._rows: dict[QWidget, QWidget] = {}  # of a control its row
        self._hints: dict[QWidget, QLabel] = {}  # of a control the sentence below
        self._conditions: list[tuple[QWidget, Asked]] = []
        self._live: list[Callable[[], None]] = []
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

    def tell_gaps(self, rules: Collection[str] | None) -> None:
        """Hear which rules have a gap that is shown beside the form, with its own cure; None while nothing is judged."""

    @property
    def is_one(self) -> bool:
        """Whether one element is selected."""
        return len(self.ids) == 1

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
        for widget, asked in self._conditions:
            widget.setVisible(asked(elements))
        for show in self._live:
            show()

    # Rows

    def caption(self, text: str) -> QLabel:
        """A section's heading: 14 above, 6 below."""
        label = QLabel(text)
        label.setProperty("kind", "caption")
        above = self.context.scale(8) if self.column.count() else self.context.scale(14)
        label.setContentsMargins(0, above, 0, 0)
        label.setFixedHeight(above + self.context.scale(16))
        self.add(label)
        return label

    def add(self, widget: QWidget) -> None:
        """Add something that is as wide as the form."""
        self._entries = None
        self.column.addWidget(widget)

    def row(self, label: str, control: QWidget) -> QWidget:
        """A label of 92 and its control."""
        holder = FieldRow(self.context, label, control)
        if self.context.is_touched and control.maximumHeight() > self.context.row(28):
            # The style sheet of the window says how high fields are at least: one of its own says more.
            control.setStyleSheet(f"{type(control).__name__} {{ min-height: {self.context.row(28) - 2}px; }}")
            control.setMinimumHeight(self.context.row(28))
        if not control.accessibleName():
            control.setAccessibleName(label)
        self._rows[control] = holder
        self.add(holder)
        return holder

    def only_if(self, control: QWidget, asked: Asked) -> None:
        """Show a row, or something else of the form, only while this is so."""
        self._conditions.append((self._rows.get(control, control), asked))

    def keep_current(self, show: Callable[[], None]) -> None:
        """Call this whenever the map has changed: for what is said of the fields together."""
        self._live.append(show)

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
        if hasattr(control, "refused"):
            control.refused.connect(lambda sentence: self._explain(control, sentence))
        control.setObjectName(f"field.{label}")
        self._bound.append((control, read))
        if self.first_field is None:
            self.first_field = control
        return control

    def _explain(self, control: QWidget, sentence: str) -> None:
        hint = self._hints.get(control)
        if hint is None:
            if not sentence:
                return
            hint = self._hints[control] = QLabel()
            hint.setProperty("kind", "wrong")
            hint.setWordWrap(True)
            hint.setContentsMargins(self.context.scale(100), 0, 0, 0)
            self.column.insertWidget(self.column.indexOf(self._rows[control]) + 1, hint)
        hint.setText(sentence)
        hint.setVisible(bool(sentence))

    def line(self, label: str, field: str, placeholder: str = "", known: Sequence[str] = ()) -> LineField:
        """One line of text; `known` texts complete what is typed."""
        control = LineField(placeholder)
        if known:
            control.complete(self.context, known)
        self.bind(label, control, field)
        return control

    def text(self, label: str, field: str, placeholder: str = "") -> TextField:
        """Several lines of text."""
        control = TextField(self.context, placeholder)
        self.bind(label, control, field)
        return control

    def choice(
        self, label: str, field: str | Getter, choices: Sequence[tuple[object, str]], *, clearable: bool = False,
        write: Setter | None = None,
    ) -> Segments:  # fmt: skip
        """One of a few, side by side."""
        control = Segments(self.context, choices, clearable=clearable)
        self.bind(label, control, field, write)
        return control

    def combo(
        self, label: str, field: str | Getter, choices: Sequence[tuple[object, str, str]], write: Setter | None = None
    ) -> ComboField:
        """One of many."""
        control = ComboField(self.context, choices, waits=True)
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

    def date(self, label: str, field: str) -> DateField:
        """A day, a month or a year."""
        control = DateField()
        self.bind(label, control, field)
        return control

    def entry(self, icon_name: str, text: str, act: Callable[[], object], aside: str = "") -> EntryButton:
        """A line that leads somewhere when pressed."""
        button = EntryButton(self.context, icon_name, text, aside)
        button.clicked.connect(lambda _checked=False: act())
        self.add_entry(button)
        return button

    def add_entry(self, button: EntryButton) -> None:
        """Add a line below those before it, without the gap between fields."""
        if self._entries is None:
            self._entries = QVBoxLayout()
            self.column.addLayout(self._entries)
            self._entries.setSpacing(0)
        self._entries.addWidget(button)

    def count_entry(self, elements: object, icon_name: str, text: str, none: str) -> None:
        """A line that says how many there are of something, and selects them."""
        ids = tuple(e.id for e in elements)  # type: ignore[attr-defined]
        entry = self.entry(icon_name, text.format(n=len(ids)) if ids else none, lambda: self.select(ids))
        entry.setEnabled(bool(ids))

    def buttons(self, *buttons: tuple[str, str, Callable[[], object]]) -> None:
        """Buttons of icon and verb, in as many lines as they need."""
        row = FlowRow(self.context, 6)
        made = []
        for icon_name, text, act in buttons:
            button = QPushButton(text)
            button.setIcon(icon(icon_name, self.context.tokens.text))
            button.setIconSize(QSize(self.context.scale(22), self.context.scale(16)))
            fit_finger(self.context, button)
            button.clicked.connect(lambda _checked=False, act=act: act())
            made.append(button)
        row.fill(made)
        self.add(row)

    def remark(self, text: str, *, is_below_field: bool = False) -> QLabel:
        """A muted sentence; below the field before it, or as wide as the form."""
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("kind", "muted")
        label.setWordWrap(True)
        if is_below_field:
            label.setContentsMargins(self.context.scale(100), 0, 0, 0)
        self.add(label)
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
        try:
            write(value, joins)
        except Refused as refusal:
            # What was typed stays in a field; a choice goes back to what holds.
            if hasattr(control, "mark"):
                control.mark(str(refusal))
            else:
                self.refresh()
                self._explain(control, str(refusal))
            self.say(str(refusal))
        else:
            if control in self._hints and not hasattr(control, "mark"):
                self._explain(control, "")

    def _leave(self) -> None:
        self._visit += 1
        self.session.document.end_joining()
