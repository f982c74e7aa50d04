"""Properties of the map itself, with its personas."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from designer.editing import operations as ops
from designer.layout import themes
from designer.model import MapState, Scope
from designer.model.elements import CARD_FIELDS, HEADER_ID
from designer.window.context import Context
from designer.window.controls import EntryButton, Toggles
from designer.window.controls.picture_field import is_picture
from designer.window.lane_names import lane_icon, lane_name
from designer.window.pictures import brought_picture
from designer.window.properties.form import Form
from designer.window.properties.looks import (
    brand_row,
    on_white_text,
    palette_choices,
    picture_row,
    theme_of,
)
from designer.window.properties.scale_field import ScaleField
from designer.words import _

LANGUAGES = (
    ("en", "English"), ("de", "Deutsch"), ("fr", "Français"), ("es", "Español"), ("pt", "Português"), ("it", "Italiano"),
    ("nl", "Nederlands"), ("sv", "Svenska"), ("da", "Dansk"), ("nb", "Norsk"), ("fi", "Suomi"), ("pl", "Polski"),
    ("cs", "Čeština"), ("hu", "Magyar"), ("ro", "Română"), ("tr", "Türkçe"), ("el", "Ελληνικά"), ("ru", "Русский"),
    ("uk", "Українська"), ("ar", "العربية"), ("he", "עברית"), ("hi", "हिन्दी"), ("th", "ไทย"), ("vi", "Tiếng Việt"),
    ("id", "Bahasa Indonesia"), ("ja", "日本語"), ("ko", "한국어"), ("zh", "中文"),
)  # fmt: skip
CARD_WORDS = {
    "description": "Description",
    "feeling": "Feeling",
    "personas": "Personas",
    "evidence": "Evidence",
    "status": "Status",
    "channel": "Channel",
    "times": "Times",
    "initiator": "Who starts",
    "owner": "Owner",
    "engagement": "Engagement",
}
PROFILES = (
    ("customer-journey", "Customer journey"),
    ("buyer-journey", "Buyer’s journey"),
    ("workshop", "Workshop"),
)


ARRANGEMENTS = (("swimlanes", "Swimlanes"), ("grouped", "Grouped swimlanes"), ("storyline", "Storyline"))
DENSITIES = (("comfortable", "Comfortable"), ("standard", "Standard"), ("compact", "Compact"))


class MapForm(Form):
    """Shown while nothing is selected."""

    def build(self) -> None:
        header = self.session.journey.header
        self.caption(_("Text"))
        self.line(_("Title"), "title", _("Name this map"))
        self.text(_("Scenario"), "scenario", _("Who wants what, and what do they expect?"))
        self.caption(_("Kind"))
        self.choice(_("Scope"), "scope", [(Scope.CUSTOMER, _("Customer")), (Scope.BUYER, _("Buyer"))])
        states = [(MapState.CURRENT, _("Current")), (MapState.FUTURE, _("Future")), (MapState.BOTH, _("Both"))]
        self.choice(_("State"), lambda header: header.shows, states, write=self._set_state)
        self.bind(_("Feeling scale"), ScaleField(self.context), "feeling_scale")
        self.combo(_("Language"), "language", _with_current(LANGUAGES, header.language))
        profiles = _with_current([(id, _(words)) for id, words in PROFILES], header.profile)
        self.combo(_("Checked as"), "profile", profiles)
        self._personas()
        self.caption(_("Made by"))
        self.line(_("Organisation"), "organisation")
        self.line(_("Author"), "author")
        self.line(_("Version"), "version")
        self.date(_("Date"), "date")
        self.date(_("Begun"), "created")
        self._brand()
        self._shown()

    def _personas(self) -> None:
        journey = self.session.journey
        self.caption(_("Personas"))
        self.personas_start: QWidget | None = None
        for persona in journey.personas:
            name = persona.name or _("Persona without a name")
            row = PersonaEntry(self.context, name, persona.role)
            row.clicked.connect(lambda _checked=False, id=persona.id: self.go_to(id))
            row.moved.connect(partial(self._move_persona, persona.id))
            row.setObjectName(f"persona.{persona.id}")
            self.add_entry(row)
            self.personas_start = self.personas_start or row
        add = AddPersona(self.context)
        add.clicked.connect(lambda _checked=False: self._add_persona())
        add.brought.connect(lambda data: self.do(lambda: self._add_persona(brought_picture(data))))
        self.add_entry(add)
        self.personas_start = self.personas_start or add

    def _move_persona(self, id: str, by: int) -> None:
        order = [p.id for p in self.session.journey.personas]
        at = order.index(id) + by
        if 0 <= at < len(order):
            before = order[at] if by < 0 else order[at + 1] if at + 1 < len(order) else None
            ops.move_persona(self.session.document, id, before)

    def _add_persona(self, picture: bytes = b"") -> None:
        made = ops.add_persona(self.session.document, _("New persona"), picture=picture)
        self.select((made,))
        self.act("edit.properties")

    def _brand(self) -> None:
        theme = theme_of(self)
        self.caption(_("Brand"))
        picture_row(self, _("Logo"), "logo", _("Choose a logo"))
        judge = on_white_text(lambda colour: theme.stage_colour(0, colour), theme.colour.stage_text)
        brand_row(self, theme.colour.stages, judge)
        header = self.session.journey.header
        self.combo(_("Theme"), "theme", _with_current(themes(), header.theme))
        palettes = _with_current(palette_choices(self), header.palette)
        self.combo(_("Stages"), "palette", palettes)

    def _shown(self) -> None:
        self.caption(_("Shown"))
        arrangements = [(id, _(words)) for id, words in ARRANGEMENTS]
        header = self.session.journey.header
        self.combo(_("Arrangement"), "arrangement", _with_current(arrangements, header.arrangement))
        densities = [(id, _(words)) for id, words in DENSITIES]
        self.combo(_("Density"), "density", _with_current(densities, header.density))
        cards = Toggles(self.context, [(field, _(CARD_WORDS[field])) for field in CARD_FIELDS])
        self.bind(_("Cards"), cards, "card_fields")
        self.check(_("Curves"), "shows_values", _("Values at their points"))
        self.caption(_("Lanes"))
        self.entry("rows-3", _("Order, show, pin and fold lanes"), lambda: self.act("map.arrange_lanes"))
        for lane in self.session.journey.lanes:
            if not lane.shown:
                self.entry(lane_icon(lane), lane_name(lane), partial(self._show_lane, lane.id), _("hidden, show"))

    def _set_state(self, value: object, joins: str) -> None:
        # From two states to one something may go, and the other way round one of them is looked at: the actions see to it.
        holds_both = self.session.journey.header.shows is MapState.BOTH
        if holds_both and value != MapState.BOTH:
            self.act(f"map.keep_{value}")
        elif value == MapState.BOTH:
            self.act("map.plan_future")
        else:
            self.set_field("shows", value, joins)

    def _show_lane(self, id: str) -> None:
        self.do(lambda: ops.set_field(self.session.document, (id,), "shown", True))

    def set_field(self, field: str, value: object, joins: str) -> None:
        """The header is not called by its id in the history."""
        assert self.ids == (HEADER_ID,)
        ops.set_header(self.session.document, field, value, joins=joins)


class PersonaEntry(EntryButton):
    """A persona in the list: a press goes there, Alt and an arrow puts it in another place."""

    moved = Signal(int)

    def __init__(self, context: Context, name: str, role: str) -> None:
        super().__init__(context, "user-round", name, role)
        self.setToolTip(_("Alt and an arrow: another place"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if way is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(way)
        else:
            super().keyPressEvent(event)


class AddPersona(EntryButton):
    """Adds a persona; a picture that is dropped on it comes along."""

    brought = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context, "plus", _("Add a persona"), _("or drop a picture"))
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if is_picture(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.brought.emit(event.mimeData())


def _with_current(choices: object, current: str) -> list[tuple[object, str, str]]:
    """The choices, with the one that holds where a newer program wrote one that is not known here."""
    found = list(choices)  # type: ignore[call-overload]
    if current not in [value for value, *_rest in found]:
        found.append((current, current))
    return [(value, text, *(rest or [""])) for value, text, *rest in found]
