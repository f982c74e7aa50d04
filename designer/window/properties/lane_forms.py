"""Properties of channels and of the other lanes."""

from __future__ import annotations

from functools import partial

from designer.editing.operations.lanes import TYPE_NAMES
from designer.model import Channel, ChannelType, Lane, LaneKind, Note, Ownership, Touch, Touchpoint
from designer.model.kinds import ACTION_LANES, LANE_OF_NOTE
from designer.model.scales import ENGAGEMENT
from designer.window.controls import NumberField
from designer.window.icons import CHANNEL_ICONS, NOTE_ICONS
from designer.window.lane_names import LANE_ICONS, kind_name
from designer.window.properties.form import Form
from designer.window.properties.looks import colour_row, icon_row, on_white_text, theme_of
from designer.window.properties.notes_about import notes_section
from designer.window.properties.scale_field import ScaleField
from designer.words import _, ngettext

_CURVES = (LaneKind.EMOTION, LaneKind.ENGAGEMENT)
MOST_HEIGHT = 2000


class LaneRows(Form):
    """What all lanes have in common. Also the form of several lanes of which some are channels."""

    def build(self) -> None:
        self.lane_rows()

    def lane_rows(self) -> None:
        """Shown, folded, pinned, height."""
        self.caption(_("Lane"))
        self.check(_("Shown"), "shown", _("On the map and in print"))
        self.check(_("Folded"), "folded", _("As a slim line"))
        self.check(_("Pinned"), "pinned", _("Stays in sight"))
        control = NumberField(0, MOST_HEIGHT, "pt", placeholder=_("As its content needs"))
        self.bind(
            _("Height"),
            control,
            lambda lane: lane.height or None,
            lambda value, joins: self.set_field("height", value or 0, joins),
        )


class ChannelForm(LaneRows):
    """A channel: name, type, who pays, how it is touched, its lane, who uses it."""

    def build(self) -> None:
        journey = self.session.journey
        channel = journey[self.ids[0]]
        assert isinstance(channel, Channel)
        self.caption(_("Text"))
        if self.is_one:
            self.line(_("Name"), "name")
        types = [(t, _(TYPE_NAMES[t]), CHANNEL_ICONS[t]) for t in ChannelType]
        self.combo(
            _("Type"),
            lambda c: c.known_type,
            [*types, ("", _("As its name tells"), "sparkles")],
            lambda value, joins: self.set_field("type", value or None, joins),
        )
        self.caption(_("Kind"))
        owned = [(Ownership.OWNED, _("Owned")), (Ownership.PAID, _("Paid")), (Ownership.EARNED, _("Earned"))]
        self.choice(
            _("Paid or own"), lambda c: c.known_ownership, owned, clearable=True,
            write=lambda value, joins: self.set_field("ownership", value, joins),
        )  # fmt: skip
        touched = [
            (Touch.HUMAN, _("Human")), (Touch.DIGITAL, _("Digital")), (Touch.PHYSICAL, _("Physical")),
            (Touch.OTHER, _("Other")),
        ]  # fmt: skip
        self.choice(
            _("Reached by"), lambda c: c.known_touch, touched, clearable=True,
            write=lambda value, joins: self.set_field("touch", value, joins),
        )  # fmt: skip
        self.caption(_("Look"))
        icon_row(self, CHANNEL_ICONS[channel.known_type])
        theme = theme_of(self)
        touch = str(channel.known_touch)
        judge = on_white_text(lambda colour: theme.touch_colour(touch, colour), theme.colour.card)
        palette = (*vars_of(theme.colour.touch), *theme.colour.stages)
        colour_row(self, theme.touch_colour(touch), palette, judge)
        self.lane_rows()
        if self.is_one:
            self._used_by(channel.id)
            notes_section(self, channel.id)

    def _used_by(self, id: str) -> None:
        journey = self.session.journey
        self.caption(_("Used by"))
        users = [t for t in journey.of(Touchpoint) if id in (t.channel, *t.also)]
        said = ngettext("{n} touchpoint", "{n} touchpoints", len(users))
        self.count_entry(users, "square-pen", said, _("No touchpoint"))
        for persona in journey.personas:
            if id in persona.channels:
                text = _("{name} prefers it").format(name=persona.name)
                self.entry("user-round", text, partial(self.go_to, persona.id))


def vars_of(touch: object) -> tuple[str, ...]:
    """The colours of the ways of touch."""
    return tuple(getattr(touch, name) for name in Touch)


class LaneForm(LaneRows):
    """A lane that is no channel."""

    def build(self) -> None:
        journey = self.session.journey
        lanes = [x for i in self.ids if (x := journey.find(Lane, i)) is not None]
        kinds = {x.kind for x in lanes}
        self.caption(_("Text"))
        if self.is_one:
            self.line(_("Name"), "name", _("As its kind"))
        self.combo(_("Kind"), "kind", [(k, kind_name(k), LANE_ICONS[k]) for k in LANE_ICONS])
        icon_row(self, LANE_ICONS[lanes[0].kind] if len(kinds) == 1 else "")
        if kinds <= set(_CURVES):
            usual = ENGAGEMENT if kinds == {LaneKind.ENGAGEMENT} else journey.header.feeling_scale
            self.bind(_("Scale"), ScaleField(self.context, usual), "scale")
        self.lane_rows()
        if self.is_one:
            self._holds(lanes[0])

    def _holds(self, lane: Lane) -> None:
        journey = self.session.journey
        if lane.kind in ACTION_LANES:
            self.caption(_("In this lane"))
            held = [t for t in journey.of(Touchpoint) if t.lane == lane.id]
            said = ngettext("{n} touchpoint", "{n} touchpoints", len(held))
            self.count_entry(held, "square-pen", said, _("No touchpoint"))
            return
        kind = next((note for note, lane_kind in LANE_OF_NOTE.items() if lane_kind is lane.kind), None)
        if kind is not None:
            self.caption(_("In this lane"))
            own = lane.kind is LaneKind.CUSTOM
            notes = [n for n in journey.of(Note) if n.kind is kind and (n.lane == lane.id or not own)]
            said = ngettext("{n} note", "{n} notes", len(notes))
            self.count_entry(sorted(notes, key=lambda n: n.id), NOTE_ICONS[kind], said, _("No note"))
