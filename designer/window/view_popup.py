"""What the map shows: lanes, people, filters, folded stages, arrangement and state of a view, changed with live effect."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from designer.model import Status, Touchpoint, View
from designer.model.looks import kinds_appearing
from designer.window.commands_views import STATUS_WORDS, owners_of
from designer.window.context import Context
from designer.window.controls import Segments, Toggles
from designer.window.controls.popup import Popup
from designer.window.lane_names import kind_name, lane_name
from designer.words import _

if TYPE_CHECKING:
    from designer.window.main_window import MainWindow

WIDTH = 372  # px
_KIND = "kind "  # before a kind of lanes among the ids of lanes


class ViewPopup(Popup):
    """Stands above the switcher of views. What is chosen is shown at once; of a kept view each change is a step."""

    def __init__(self, context: Context, window: MainWindow, opener: QWidget) -> None:
        super().__init__(context, opener, _("What is shown"))
        self._window = window
        scale = context.scale
        self.setFixedWidth(scale(WIDTH))
        self._heading, self._said = QLabel(), QLabel()
        self._heading.setProperty("kind", "heading")
        self._said.setProperty("kind", "secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        head = QVBoxLayout()
        column.addLayout(head)
        head.setContentsMargins(scale(16), scale(12), scale(16), scale(4))
        head.setSpacing(0)
        for label in (self._heading, self._said):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            head.addWidget(label)
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(scale(16), 0, scale(12), scale(12))
        self._column.setSpacing(scale(6))
        self._fill()
        self._column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setStyleSheet(
            "QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }"
        )
        self._page = page
        self._area.setWidget(page)
        rule = QFrame()
        rule.setProperty("kind", "rule")
        rule.setFixedHeight(1)
        column.addWidget(self._area, 1)
        column.addWidget(rule)
        foot = QHBoxLayout()
        column.addLayout(foot)
        self._fill_foot(foot)
        window.looking.changed.connect(self._show)
        self._show()

    def open(self) -> None:
        """Open as high as it needs, at most as the window allows."""
        scale = self.context.scale
        # Pills take as many lines as they need at the width that they will have; only then is the height known.
        for toggles in self._toggles.values():
            toggles.resize(scale(WIDTH) - 2 - scale(38), toggles.height())
        room = self.window().height() - scale(210)
        self._area.setFixedHeight(min(self._page.sizeHint().height(), max(scale(160), room)))
        self.open_beside(next(iter(self._toggles["lanes"].buttons.values()), self.keep_button))

    # Building

    def _fill(self) -> None:
        session = self._window.session
        assert session is not None
        journey = session.journey
        unnamed = _("Without a name")
        lanes = [(lane.id, lane_name(lane)) for lane in journey.lanes if lane.shown]
        lanes += [(f"{_KIND}{kind.value}", kind_name(kind)) for kind in kinds_appearing(journey)]
        self._toggles: dict[str, Toggles] = {}
        self._add("lanes", _("Lanes that are shown"), lanes)
        self._add("personas", _("Only personas"), [(p.id, p.name or unnamed) for p in journey.personas])
        self._add("channels", _("Only touchpoints through"), [(c.id, c.name or unnamed) for c in journey.channels])
        self._add("owners", _("Only touchpoints owned by"), [(o, o) for o in owners_of(journey.of(Touchpoint))])
        self._add("statuses", _("Only touchpoints that"), [(s.value, _(STATUS_WORDS[s])) for s in Status])
        rest = [(True, _("Fade")), (False, _("Hide"))]
        looking = self._window.looking
        self._rest = self._segments(_("All other touchpoints"), rest, lambda value: looking.let_fade(bool(value)))
        self._add("folds", _("Folded stages"), [(s.id, s.name or unnamed) for s in journey.stages])
        arrangements = [
            ("", _("As the map")),
            ("swimlanes", _("Lanes")),
            ("grouped", _("Groups")),
            ("storyline", _("Storyline")),
        ]
        self._arrangement = self._segments(
            _("Arrangement"), arrangements, lambda value: looking.change(arrangement=value or "")
        )
        states = [("", _("As chosen")), ("current", _("Current")), ("future", _("Future")), ("both", _("Both"))]
        self._state = None
        if looking.has_states:
            self._state = self._segments(_("State"), states, lambda value: looking.change(shows=value or ""))

    def _caption(self, text: str) -> None:
        label = QLabel(text)
        label.setProperty("kind", "caption")
        label.setContentsMargins(0, self.context.scale(8), 0, 0)
        self._column.addWidget(label)

    def _add(self, field: str, title: str, choices: Sequence[tuple[str, str]]) -> None:
        if not choices:
            return
        self._caption(title)
        toggles = self._toggles[field] = Toggles(self.context, choices)
        toggles.setAccessibleName(title)
        toggles.setObjectName(f"view.{field}")
        toggles.edited.connect(lambda value, field=field: self._take(field, value))
        self._column.addWidget(toggles)

    def _segments(self, title: str, choices: Sequence[tuple[object, str]], take: Callable[[object], None]) -> Segments:
        self._caption(title)
        control = Segments(self.context, choices)
        control.setAccessibleName(title)
        control.edited.connect(take)
        self._column.addWidget(control)
        return control

    def _fill_foot(self, row: QHBoxLayout) -> None:
        scale, looking = self.context.scale, self._window.looking
        row.setContentsMargins(scale(16), scale(10), scale(16), scale(12))
        row.setSpacing(scale(8))
        self.reset_button = QPushButton(_("Clear the filter") if looking.view is None else _("Undo the changes"))
        self.reset_button.setProperty("kind", "quiet")
        self.reset_button.clicked.connect(looking.reset)
        self.update_button = QPushButton(_("Keep in this view"))
        self.update_button.clicked.connect(looking.update)
        self.keep_button = QPushButton(_("Keep as a view…"))
        self.keep_button.clicked.connect(self._keep)
        row.addWidget(self.reset_button)
        row.addStretch(1)
        row.addWidget(self.update_button)
        row.addWidget(self.keep_button)

    def _keep(self) -> None:
        self.leave()
        self._window.actions_by_id["view.views.keep"].trigger()

    # Showing and taking

    def _show(self) -> None:
        looking = self._window.looking
        if self._window.session is None:
            return
        look, view = looking.look or looking.base, looking.view
        self._heading.setText(looking.label)
        if view is None:
            said = _("This is only a filter. Keep it as a view to use it again.")
        elif looking.passing is not None:
            said = _("The view itself stays as it is, until you keep the changes in it.")
        else:
            said = _("What you choose here changes this view.")
        self._said.setText(said)
        self.reset_button.setVisible(looking.passing is not None)
        self.update_button.setVisible(view is not None and looking.passing is not None)
        for field, toggles in self._toggles.items():
            held = self._lanes_shown(look, toggles) if field == "lanes" else tuple(map(str, getattr(look, field)))
            toggles.show_value(held)
        self._rest.show_value(looking.lets_fade)
        self._arrangement.show_value(look.arrangement)
        if self._state is not None:
            self._state.show_value(look.shows)

    def _lanes_shown(self, look: View, toggles: Toggles) -> tuple[str, ...]:
        session = self._window.session
        assert session is not None
        hidden = set(look.hides) | {f"{_KIND}{kind}" for kind in look.hides_kinds}
        hidden |= {x.id for x in session.journey.lanes if getattr(x, "kind", None) in look.hides_kinds}
        return tuple(id for id in toggles.buttons if id not in hidden)

    def _take(self, field: str, value: tuple[str, ...]) -> None:
        looking, session = self._window.looking, self._window.session
        assert session is not None
        if field == "statuses":
            looking.change(statuses=tuple(Status(s) for s in value))
            return
        if field != "lanes":
            looking.change(**{field: value})
            return
        look = looking.look or looking.base
        offered = self._toggles["lanes"].buttons
        off = [id for id in offered if id not in value]
        kept = [id for id in look.hides if id not in offered]
        by_kind = {f"{_KIND}{kind.value}": kind for kind in kinds_appearing(session.journey)}
        kinds = [kind for kind in look.hides_kinds if f"{_KIND}{kind.value}" not in by_kind]
        on_map = {getattr(session.journey[i], "kind", None) for i in offered if i in session.journey}
        looking.change(
            hides=(*kept, *(id for id in off if id not in by_kind)),
            hides_kinds=(*(k for k in kinds if k not in on_map), *(by_kind[i] for i in off if i in by_kind)),
        )
