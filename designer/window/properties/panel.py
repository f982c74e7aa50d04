"""Chooses the form for what is selected, with a heading and its gaps on top."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from designer.layout import Theme
from designer.model import Change, Channel, Connection, Element, Lane, Note, Persona, Stage, Touchpoint
from designer.model.elements import HEADER_ID, kind_of, name_of
from designer.window.context import Context
from designer.window.icons import CHANNEL_ICONS, KIND_ICONS, NOTE_ICONS, SEVERITY_ICONS, icon
from designer.window.properties.form import Form, gap_box
from designer.window.properties.map_form import MapForm
from designer.window.properties.other_forms import (
    ChannelForm,
    ConnectionForm,
    LaneForm,
    NoteForm,
    PersonaForm,
    StageForm,
)
from designer.window.properties.touchpoint_forms import TouchpointForm
from designer.window.session import MapSession
from designer.window.tokens import mixed
from designer.words import _, ngettext

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
    """Properties of the selection, of several elements of one kind, or of the map."""

    select_asked = Signal(object)
    gap_asked = Signal(object)
    said = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._session: MapSession | None = None
        self._ids: tuple[str, ...] = ()
        self._form: Form | None = None
        self._shape: object = None
        scale = context.scale
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = QHBoxLayout()
        head.setContentsMargins(scale(16), scale(8), scale(16), scale(4))
        head.setSpacing(scale(10))
        self._sign = QLabel()
        self._sign.setFixedSize(QSize(scale(28), scale(28)))
        self._sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        self._name, self._kind = QLabel(), QLabel()
        for label, kind in ((self._name, "heading"), (self._kind, "secondary")):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("kind", kind)
            label.setWordWrap(True)
            texts.addWidget(label)
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(texts, 1)
        self._gaps = QVBoxLayout()
        self._gaps.setContentsMargins(scale(16), 0, scale(16), 0)
        self._gaps.setSpacing(scale(6))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scale(4))
        column.addLayout(head)
        column.addLayout(self._gaps)
        column.addWidget(self._area, 1)
        context.look_changed.connect(self._build)

    def set_session(self, session: MapSession | None) -> None:
        """Follow another map."""
        if self._session is not None:
            self._session.changed.disconnect(self._follow)
        self._session = session
        self._ids = ()
        if session is not None:
            session.changed.connect(self._follow)
        self._build()

    def set_selection(self, ids: Sequence[str]) -> None:
        """Show these elements; the map where there are none."""
        chosen = tuple(ids)
        if chosen != self._ids or self._form is None:
            # Only what was typed here ends: what is being written on the canvas still joins with what comes of it.
            if self._has_focus():
                self._leave_field()
            self._ids = chosen
            self._build()

    def focus_first(self) -> None:
        """Put the focus into the first field."""
        self.window().right.show_panel("properties")  # type: ignore[attr-defined]
        if self._form is not None and self._form.first_field is not None:
            self._form.first_field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_personas(self) -> None:
        """Show the map's personas."""
        self.select_asked.emit(())
        self.focus_first()
        form = self._form
        if isinstance(form, MapForm) and form.personas_start is not None:
            form.personas_start.setFocus(Qt.FocusReason.ShortcutFocusReason)
            start = form.personas_start
            QTimer.singleShot(0, start, lambda: self._area.ensureWidgetVisible(start))

    def show_gaps(self) -> None:
        """Show the gaps of the selected element."""
        while item := self._gaps.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if self._session is None or self._session.findings is None or len(self._ids) != 1:
            return
        for gap in self._session.checker.by_element.get(self._ids[0], ())[:3]:
            name = SEVERITY_ICONS[gap.severity]
            box = gap_box(self._context, gap.severity.value, name, gap.message, partial(self.gap_asked.emit, gap))
            self._gaps.addWidget(box)

    # What is shown

    def _elements(self) -> list[Element]:
        assert self._session is not None
        return [e for i in self._ids if (e := self._session.journey.get(i)) is not None]

    def _follow(self, change: Change) -> None:
        if self._session is None:
            return
        if self._shape_now() != self._shape:
            self._build()
        elif self._form is not None:
            self._form.refresh()
            self._show_head()

    def _shape_now(self) -> object:
        """What decides which rows a form has; while it is the same, only the values are shown anew."""
        assert self._session is not None
        journey = self._session.journey
        names = tuple((x.id, x.name) for x in (*journey.stages, *journey.lanes, *journey.personas))
        elements = self._elements()
        if not elements:
            return ("map", names if not self._has_focus() else None, journey.header.logo)
        first = elements[0]
        more: object = ()
        if isinstance(first, Touchpoint):
            around = [c.id for c in (*journey.connections_to(first.id), *journey.connections_from(first.id))]
            more = (
                first.stage,
                len(journey.steps(first.stage)),
                first.personas,
                tuple(around),
                journey.notes_about(first.id),
            )
        elif isinstance(first, Note):
            more = first.kind
        elif isinstance(first, Connection):
            more = (first.source, first.target)
        elif isinstance(first, Persona):
            more = bool(first.picture)
        # The name of what is shown is typed here: it must not build the form anew under the cursor.
        own = set(self._ids)
        return (tuple((type(e), e.id) for e in elements), tuple(n for n in names if n[0] not in own), more)

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _leave_field(self) -> None:
        if self._session is not None:
            self._session.document.end_joining()

    def _build(self) -> None:
        old = self._area.takeWidget()
        if old is not None:
            old.hide()
            old.deleteLater()
        self._form = None
        if self._session is None:
            return
        elements = self._elements()
        kinds = {type(e) for e in elements}
        if not elements:
            form: Form | None = MapForm(self._context, self._session, (HEADER_ID,))
        elif len(kinds) == 1:
            form = FORMS[kinds.pop()](self._context, self._session, [e.id for e in elements])
        else:
            form = None
        self._shape = self._shape_now()
        self._show_head()
        self.show_gaps()
        if form is None:
            blank = QFrame()
            self._area.setWidget(blank)
            return
        form.say = self.said.emit
        form.select = lambda ids: self.select_asked.emit(tuple(ids))
        self._form = form
        self._area.setWidget(form)

    def _show_head(self) -> None:
        assert self._session is not None
        elements = self._elements()
        tokens, scale = self._context.tokens, self._context.scale
        name, kind, sign, colour = self._heading(elements)
        self._name.setText(name)
        self._kind.setText(kind)
        ground = mixed(colour, tokens.panel, 0.16)
        self._sign.setStyleSheet(f"background: {ground}; border-radius: {scale(6)}px;")
        shown = mixed(colour, "#FFFFFF", 0.55) if tokens.is_dark else colour
        self._sign.setPixmap(icon(sign, shown).pixmap(scale(16), scale(16)))

    def _heading(self, elements: list[Element]) -> tuple[str, str, str, str]:
        assert self._session is not None
        journey = self._session.journey
        muted = self._context.tokens.text2
        if not elements:
            return _("Map"), _("Nothing else is selected"), "map", muted
        if len(elements) > 1:
            count = len(elements)
            return ngettext("{n} selected", "{n} selected", count).format(n=count), self._kinds(elements), "copy", muted
        element = elements[0]
        name = name_of(element)
        colour = Theme.load(journey.header.theme).colour
        touch = colour.touch
        match element:
            case Touchpoint():
                channel = journey.find(Channel, element.channel)
                sign = CHANNEL_ICONS[channel.known_type] if channel else "square-pen"
                return name, _("Touchpoint"), sign, getattr(touch, channel.known_touch) if channel else muted
            case Stage():
                at = [s.id for s in journey.stages].index(element.id) + 1
                return (
                    name,
                    _("Stage {n} of {total}").format(n=at, total=len(journey.stages)),
                    "columns-3",
                    element.colour or "#00807A",
                )
            case Channel():
                at = [x.id for x in journey.lanes].index(element.id) + 1
                return (
                    name,
                    _("Channel, lane {n}").format(n=at),
                    CHANNEL_ICONS[element.known_type],
                    getattr(touch, element.known_touch),
                )
            case Lane():
                return name or _(element.kind.value).capitalize(), _("Lane"), "rows-3", muted
            case Connection():
                a, b = journey[element.source], journey[element.target]
                return f"{name_of(a)} → {name_of(b)}", _("Connection"), "spline", colour.connection
            case Note():
                return (
                    name,
                    _(element.kind.value).capitalize(),
                    NOTE_ICONS[element.kind],
                    colour.pain_point if element.kind == "pain point" else colour.opportunity,
                )
            case Persona():
                at = [p.id for p in journey.personas].index(element.id) + 1
                total = len(journey.personas)
                return (
                    name,
                    _("Persona {n} of {total}").format(n=at, total=total),
                    "user-round",
                    element.colour or "#3457D5",
                )
            case _:
                return name, kind_of(element), KIND_ICONS[kind_of(element)], muted

    def _kinds(self, elements: list[Element]) -> str:
        counts: dict[str, int] = {}
        for element in elements:
            counts[kind_of(element)] = counts.get(kind_of(element), 0) + 1
        return ", ".join(f"{n} × {_(kind)}" for kind, n in counts.items())
