"""Chooses the form for what is selected, with a heading above it and its gaps below, where they push no field away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from designer.layout.grid import Cell
from designer.model import Change, Channel, Connection, Element, Gap, Lane, Note, Persona, Stage, Touchpoint
from designer.model.elements import HEADER_ID
from designer.window.context import Context
from designer.window.controls import LineField
from designer.window.icons import SEVERITY_ICONS, icon
from designer.window.later import call_later
from designer.window.properties.cell_form import CellForm, cell_shape, cell_words
from designer.window.properties.connection_form import ConnectionForm
from designer.window.properties.form import Form
from designer.window.properties.gap_box import GapBox
from designer.window.properties.heading import heading_of
from designer.window.properties.lane_forms import ChannelForm, LaneForm, LaneRows
from designer.window.properties.map_form import MapForm
from designer.window.properties.note_form import NoteForm
from designer.window.properties.persona_form import PersonaForm
from designer.window.properties.shape import shape_of
from designer.window.properties.stage_form import StageForm
from designer.window.properties.touchpoint_forms import TouchpointForm
from designer.window.session import MapSession
from designer.window.tokens import mixed, on_panel
from designer.words import _, ngettext

_MOST_GAPS = 3
_SHARE_OF_GAPS = 0.35  # of the height: what they may take from the fields

FORMS: dict[type[Element], type[Form]] = {
    Touchpoint: TouchpointForm,
    Stage: StageForm,
    Channel: ChannelForm,
    Lane: LaneForm,
    Connection: ConnectionForm,
    Note: NoteForm,
    Persona: PersonaForm,
}


class PropertiesPanel(QWidget):
    """Properties of the selection, of several elements of one kind, or of the map.

    A form takes longer to make than a frame of the map to paint. So the map shows first what was chosen, and the form follows
    in the next turn of the event loop; whoever needs it at once says `catch_up`.
    """

    select_asked = Signal(object)
    gap_asked = Signal(object)
    fix_asked = Signal(object, object)  # which gap, and where its button is on the screen
    gaps_asked = Signal(str, QPoint)  # whose gaps are to be listed, and where on the screen that was asked for
    said = Signal(str)
    action_asked = Signal(str)  # an action of the window
    shown = Signal()  # the panel is to be brought to the front

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._session: MapSession | None = None
        self._judges = True
        self.fix_title: Callable[[Gap], str] = lambda gap: ""  # what the button of a gap's fix says, "" for none
        self._ids: tuple[str, ...] = ()
        self._cell: Cell | None = None
        self._form: Form | None = None
        self._shape: object = None
        self._written = ("", "")  # the id of what is named on the map now, and its name as far as it is typed
        self._next_turn = QTimer(self, singleShot=True, interval=0)
        self._next_turn.timeout.connect(self.show_anew)
        scale = context.scale
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.verticalScrollBar().rangeChanged.connect(self._leave_room)
        self._head = QWidget()
        self._head.setMinimumHeight(scale(42))
        head = QHBoxLayout(self._head)
        head.setContentsMargins(scale(16), 0, scale(16), 0)
        head.setSpacing(scale(10))
        self._sign = QLabel()
        self._sign.setFixedSize(QSize(scale(28), scale(28)))
        self._sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head.addWidget(self._sign)
        texts = QVBoxLayout()
        head.addLayout(texts, 1)
        texts.setSpacing(0)
        self._name, self._kind = QLabel(), QLabel()
        for label, kind in ((self._name, "heading"), (self._kind, "secondary")):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("kind", kind)
            label.setWordWrap(True)
            texts.addWidget(label)
        self._gaps = QVBoxLayout()
        self._gaps.setContentsMargins(scale(16), 0, scale(16), 0)
        self._gaps.setSpacing(scale(6))
        self._gap_boxes: list[GapBox] = []
        self._gap_count = 0  # of all that are known of what is selected
        self._more = QPushButton()
        self._more.setProperty("kind", "quiet")
        self._more.setObjectName("gaps.more")
        self._more.hide()
        self._more.clicked.connect(self._ask_for_gaps)
        self._footer = QLabel()
        self._footer.setTextFormat(Qt.TextFormat.PlainText)
        self._footer.setProperty("kind", "secondary")
        self._footer.setWordWrap(True)
        self._footer.setContentsMargins(scale(16), scale(10), scale(16), scale(10))
        self._rule = QFrame()
        self._rule.setProperty("kind", "rule")
        self._rule.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._area, 1)
        column.addLayout(self._gaps)
        column.addWidget(self._more)
        column.addWidget(self._rule)
        column.addWidget(self._footer)
        context.look_changed.connect(self.show_anew)
        self.show_anew()

    def set_session(self, session: MapSession | None) -> None:
        """Follow another map."""
        if self._session is not None:
            self._session.changed.disconnect(self._follow)
        self._session = session
        self._ids, self._cell = (), None
        if session is not None:
            session.changed.connect(self._follow)
        self.show_anew()

    def set_selection(self, ids: Sequence[str]) -> None:
        """Show these elements; the map where there are none."""
        chosen = tuple(ids)
        if chosen != self._ids or self._form is None:
            # Only what was typed here ends: what is being written on the canvas still joins with what comes of it.
            if self._has_focus():
                self._leave_field()
            self._ids = chosen
            self._next_turn.start()

    def set_cell(self, cell: Cell | None) -> None:
        """Show what is usual in an empty cell, while nothing is selected; None for no cell."""
        if cell != self._cell:
            self._cell = cell
            if not self._ids:
                self._next_turn.start()

    def show_written(self, id: str, text: str) -> None:
        """Tell the name of an element as it is being written on the map; ("", "") once that is over."""
        before, self._written = self._written, (id, text)
        if before != self._written and self._form is not None and not self._next_turn.isActive():
            if before[0] and not id:
                self._form.refresh()
            self._show_head()
            self._fill_name()

    @property
    def _is_written(self) -> bool:
        """Whether what is shown is named on the map just now."""
        return bool(self._written[0]) and self._ids == (self._written[0],)

    def _fill_name(self) -> None:
        field = self._form.findChild(LineField, f"field.{_('Name')}") if self._form is not None else None
        if field is not None and self._is_written:
            field.show_value(self._written[1])

    def catch_up(self) -> None:
        """Show now what is chosen, where that waits for the next turn."""
        if self._next_turn.isActive():
            self.show_anew()

    def _leave_room(self, _low: int = 0, most: int = 0) -> None:
        if self._form is not None:
            self._form.leave_room(self._area.verticalScrollBar().sizeHint().width() if most else 0)

    def focus_first(self) -> None:
        """Put the focus into the first field."""
        self.catch_up()
        self.shown.emit()
        if self._form is not None and self._form.first_field is not None:
            self._form.first_field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_field(self, labels: Sequence[str], start: int, end: int, found: str = "") -> None:
        """Scroll to a field, by the first of these names that one has, and choose a part of its text; the keys stay where they
        are. `found` is chosen instead where what is shown was not written by somebody, a figure or a date."""
        self.catch_up()
        form = self._form
        if form is None:
            return
        for line in form.findChildren(QLineEdit):
            line.deselect()
        for text in form.findChildren(QPlainTextEdit):
            text.setTextCursor(QTextCursor(text.document()))
        field = next((field for label in labels if (field := _field_of(form, label)) is not None), None)
        if field is None:
            return
        if isinstance(field, QLineEdit):
            if found:
                start = field.text().find(found)
                end = start + len(found)
            if 0 <= start < end <= len(field.text()):  # not where something else is being written in it
                first, behind = _in_qt(field.text(), start), _in_qt(field.text(), end)
                field.setSelection(first, behind - first)
        elif isinstance(field, QPlainTextEdit) and end <= len(field.toPlainText()):
            cursor = field.textCursor()
            cursor.setPosition(_in_qt(field.toPlainText(), start))
            cursor.setPosition(_in_qt(field.toPlainText(), end), cursor.MoveMode.KeepAnchor)
            field.setTextCursor(cursor)
        self._area.ensureWidgetVisible(field)

    def show_personas(self) -> None:
        """Show the map's personas."""
        self.select_asked.emit(())
        self.focus_first()
        form = self._form
        if isinstance(form, MapForm) and form.personas_start is not None:
            form.personas_start.setFocus(Qt.FocusReason.ShortcutFocusReason)
            start = form.personas_start
            call_later(start, lambda: self._area.ensureWidgetVisible(start))

    def judge(self, is_wanted: bool) -> None:
        """Whether gaps are shown: not of what is being written for the first time."""
        if is_wanted != self._judges:
            self._judges = is_wanted
            self.show_gaps()

    def show_gaps(self) -> None:
        """Show the gaps of the selected element."""
        for box in self._gap_boxes:
            box.hide()
            box.deleteLater()
        self._gap_boxes = []
        scale = self._context.scale
        self._gaps.setContentsMargins(scale(16), 0, scale(16), 0)
        gaps = self._known_gaps()
        self._gap_count = len(gaps or ())
        shown = gaps if gaps is None else gaps[:_MOST_GAPS]
        if self._form is not None:
            self._form.tell_gaps(None if shown is None else frozenset(gap.rule for gap in shown))
        for gap in shown or ():
            name = SEVERITY_ICONS[gap.severity]
            go, mend = partial(self.gap_asked.emit, gap), partial(self.fix_asked.emit, gap)
            box = GapBox(self._context, gap.severity.value, name, gap.message, go, self.fix_title(gap), mend)
            self._gap_boxes.append(box)
            self._gaps.addWidget(box)
            box.show()  # with the form: a layout would show it in the turn after
            self._gaps.setContentsMargins(scale(16), scale(8), scale(16), scale(8))
        self._fit_gaps()

    @property
    def _about(self) -> str:
        """Whose gaps are shown: the one element that is selected, or the stage of an empty cell; "" for none."""
        cell = self._shown_cell()
        if cell is not None:
            return cell.stage
        return self._ids[0] if len(self._ids) == 1 else ""

    def _known_gaps(self) -> Sequence[Gap] | None:
        """The gaps of what is selected, gravest first; None while nothing is judged."""
        if not self._judges or self._session is None or self._session.findings is None:
            return None
        return self._session.gaps_about(self._about) if self._about else ()

    def _fit_gaps(self) -> None:
        """As many gaps as leave the fields their room, the first one always; the others wait behind a button that counts them."""
        scale = self._context.scale
        room, width, used, count = self.height() * _SHARE_OF_GAPS, self.width() - 2 * scale(16), 0, 0
        for box in self._gap_boxes:
            used += box.heightForWidth(width) + self._gaps.spacing()
            is_in = count == 0 or used <= room
            box.setVisible(is_in)
            count += is_in
        left = self._gap_count - count
        self._more.setText(ngettext("{n} more gap", "{n} more gaps", left).format(n=left))
        self._more.setVisible(left > 0)
        side = scale(16)
        self._more.setStyleSheet(
            f"text-align: left; padding: 0; margin: 0 {side}px {scale(6)}px {side}px; min-height: {self._context.row(22)}px;"
        )

    def _ask_for_gaps(self) -> None:
        self.gaps_asked.emit(self._about, self._more.mapToGlobal(QPoint(self._context.scale(16), 0)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show fewer or more of the gaps."""
        super().resizeEvent(event)
        self._fit_gaps()

    # What is shown

    def _elements(self) -> list[Element]:
        assert self._session is not None
        return [e for i in self._ids if (e := self._session.journey.get(i)) is not None]

    def _shown_cell(self) -> Cell | None:
        """The empty cell that is shown; None where something is selected, or the cell is gone."""
        if self._session is None or self._ids or self._cell is None:
            return None
        return self._cell if cell_shape(self._session.journey, self._cell) is not None else None

    def _follow(self, change: Change) -> None:
        if self._session is None:
            return
        if self._form is not None and not all(id in self._session.journey for id in self._form.ids):
            self.show_anew()  # nothing of what is gone can be set any more
        elif self._shape_now() != self._shape:
            self._next_turn.start()
        elif self._form is not None:
            self._form.refresh()
            self._show_head()
            self._fill_name()

    def _shape_now(self) -> object:
        """What decides which rows a form has; while it is the same, only the values are shown anew."""
        assert self._session is not None
        if (cell := self._shown_cell()) is not None:
            return cell_shape(self._session.journey, cell)
        return shape_of(self._session.journey, self._elements(), self._ids)

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _leave_field(self) -> None:
        if self._session is not None:
            self._session.document.end_joining()

    def show_anew(self) -> None:
        """Make the form again: it has another look, or shows something else."""
        self._next_turn.stop()
        focused, scrolled = self._focused_field(), self._area.verticalScrollBar().value()
        is_same = self._form is not None and self._form.ids == tuple(e.id for e in self._elements_or_map())
        self._make_form()
        if is_same and self._form is not None:
            if focused and (field := self._form.findChild(QWidget, focused)) is not None:
                field.setFocus(Qt.FocusReason.OtherFocusReason)
            call_later(self._area, lambda: self._area.verticalScrollBar().setValue(scrolled))

    def _focused_field(self) -> str:
        """The name of the field that has the focus, "" for none."""
        widget = QApplication.focusWidget()
        while widget is not None and self.isAncestorOf(widget):
            if widget.objectName().startswith(("field.", "persona.")):
                return widget.objectName()
            widget = widget.parentWidget()
        return ""

    def _elements_or_map(self) -> list[Element]:
        if self._session is None:
            return []
        return self._elements() or [self._session.journey.header]

    def _make_form(self) -> None:
        old = self._area.takeWidget()
        if old is not None:
            old.hide()
            old.deleteLater()
        self._form = None
        if self._session is None:
            return
        elements = self._elements()
        kinds = {type(e) for e in elements}
        form: Form | None
        if (cell := self._shown_cell()) is not None:
            form = CellForm(self._context, self._session, cell)
        elif not elements:
            form = MapForm(self._context, self._session, (HEADER_ID,))
        elif len(kinds) == 1 and next(iter(kinds)) in FORMS:
            form = FORMS[kinds.pop()](self._context, self._session, [e.id for e in elements])
        elif kinds == {Channel, Lane}:
            form = LaneRows(self._context, self._session, [e.id for e in elements])
        else:
            form = None
        self._shape = self._shape_now()
        self._show_head()
        has_footer = form is not None and bool(form.footer)
        self._rule.setVisible(has_footer)
        self._footer.setVisible(has_footer)
        if form is None:
            blank = QFrame()
            self._area.setWidget(blank)
            self.show_gaps()
            return
        self._footer.setText(form.footer)
        form.say = self.said.emit
        form.select = lambda ids: self.select_asked.emit(tuple(ids))
        form.act = self.action_asked.emit
        self._form = form
        self.show_gaps()
        self._fill_name()
        self._area.setWidget(form)
        self._leave_room(0, self._area.verticalScrollBar().maximum())

    def _show_head(self) -> None:
        assert self._session is not None
        elements = self._elements()
        tokens, scale = self._context.tokens, self._context.scale
        name, kind, sign, colour = heading_of(self._session.journey, elements, tokens)
        if (cell := self._shown_cell()) is not None:
            name, kind, sign = _("Empty cell"), cell_words(self._session.journey, cell), "square"
        if self._is_written:
            name = " ".join(self._written[1].split())
        self._name.setText(name)
        self._name.setVisible(bool(name))
        self._kind.setText(kind)
        self._kind.setVisible(bool(kind))
        self._head.setMinimumHeight(scale(42 if kind else 32))
        ground = mixed(colour, tokens.panel, 0.16)
        self._sign.setStyleSheet(f"background: {ground}; border-radius: {scale(6)}px;")
        self._sign.setPixmap(icon(sign, on_panel(colour, tokens)).pixmap(scale(16), scale(16)))


def _in_qt(text: str, place: int) -> int:
    """A place in a text as Qt counts, for whom most emoji are two characters."""
    return place + sum(ord(letter) > 0xFFFF for letter in text[:place])


def _field_of(form: Form, label: str) -> QWidget | None:
    """The field of a row; of several that differ by persona ("Feeling, Mara") the first one."""
    field = form.findChild(QWidget, f"field.{label}")
    if field is None:
        fields = form.findChildren(QWidget)
        field = next((f for f in fields if f.objectName().startswith(f"field.{label}, ")), None)
    return field
