"""Properties of one or several touchpoints."""

from __future__ import annotations

from functools import partial

from designer.editing import operations as ops
from designer.model import (
    ConnectionKind,
    Evidence,
    Initiator,
    LaneKind,
    MapState,
    Note,
    Placement,
    Status,
    Touchpoint,
)
from designer.model.scales import map_scale
from designer.window.controls import Chips, EngagementField, FeelingField
from designer.window.icons import NOTE_ICONS
from designer.window.lane_names import lane_icon, lane_name
from designer.window.properties.form import Form
from designer.window.properties.looks import theme_of
from designer.window.properties.note_form import known_owners
from designer.window.properties.notes_about import add_note_entry
from designer.window.properties.opens import opens_row
from designer.words import _


class TouchpointForm(Form):
    """All fields of a touchpoint; of several the fields they share."""

    def build(self) -> None:
        journey = self.session.journey
        one = journey.find(Touchpoint, self.ids[0]) if self.is_one else None
        chosen = [t for i in self.ids if (t := journey.find(Touchpoint, i)) is not None]
        if one is not None:
            self.caption(_("Text"))
            self.line(_("Name"), "name", _("What happens?"))
            self.text(_("Description"), "description")
        self.caption(_("Place"))
        self._place(one, is_action=bool(chosen) and all(journey.is_action(t) for t in chosen))
        self.caption(_("Experience"))
        self._feelings(one, is_future=False)
        if journey.header.shows is MapState.BOTH:
            self._feelings(one, is_future=True)
        engagement = EngagementField(self.context, map_scale(journey, LaneKind.ENGAGEMENT))
        self.bind(_("Engagement"), engagement, "engagement")
        self.check(_("Moment of truth"), "is_moment_of_truth", _("Decides for the customer"))
        self.choice(
            _("Started by"),
            "initiator",
            [(Initiator.CUSTOMER, _("Customer")), (Initiator.ORGANISATION, _("Organisation"))],
            clearable=True,
        )
        self.caption(_("Backing"))
        self._backing()
        self.caption(_("Journey"))
        self.check(_("Start"), "is_start", _("The journey starts here"))
        self.check(_("End"), "is_end", _("The journey ends here"))
        self.line(_("Duration"), "duration", _("10 minutes"))
        self.line(_("Waiting time"), "waiting", _("2 days"))
        if journey.personas:
            chips = Chips(self.context, [(p.id, p.name or _("persona")) for p in journey.personas], _("Everyone"))
            self.bind(_("Personas"), chips, "personas")
        if one is not None:
            opens_row(self, one.id)
            self._around(one)
        else:
            self._arrange()

    def _backing(self) -> None:
        self.choice(
            _("Status"),
            "status",
            [(Status.EXISTS, _("Exists")), (Status.PLANNED, _("Planned")), (Status.MISSING, _("Missing"))],
        )
        self.line(_("Owner"), "owner", _("Nobody yet"), known_owners(self))
        self.choice(
            _("Evidence"),
            "evidence",
            [
                (Evidence.ASSUMPTION, _("Assumed")),
                (Evidence.OBSERVED, _("Observed")),
                (Evidence.MEASURED, _("Measured")),
            ],
            clearable=True,
        )
        source = self.line(_("Source"), "source", _("Where it was found"))
        date = self.date(_("Date"), "evidence_date")
        self.only_if(source, lambda chosen: any(_is_backed(t) or t.source for t in chosen))
        self.only_if(date, lambda chosen: any(_is_backed(t) or t.evidence_date for t in chosen))

    def _place(self, one: Touchpoint | None, *, is_action: bool) -> None:
        journey = self.session.journey
        theme = theme_of(self)
        stages: list[tuple[object, str, str]] = [
            ("", _("In the tray"), "inbox"),
            *(
                (s.id, s.name or _("Stage without a name"), theme.stage_colour(i, s.colour))
                for i, s in enumerate(journey.stages)
            ),
        ]
        self.combo(
            _("Stage"), "stage", stages, lambda value, _joins: self._move(Placement(stage=str(value)), keeps_lane=True)
        )
        if one is not None and one.stage:
            keys = [key for key, _members in journey.steps(one.stage)]
            total = len(keys)
            steps: list[tuple[object, str, str]] = [
                (k, _("{n} of {total}").format(n=i, total=total), "") for i, k in enumerate(keys, 1)
            ]
            steps += [("<", _("New step before"), "plus"), (">", _("New step after"), "plus")]
            self.combo(_("Step"), "step", steps, lambda value, _joins: self._to_step(one.id, str(value)))
        lanes: list[tuple[object, str, str]] = [("", _("No channel yet"), "circle-help")]
        lanes += [(c.id, lane_name(c), lane_icon(c)) for c in journey.channels]
        lanes += [(x.id, lane_name(x), lane_icon(x)) for x in journey.action_lanes]
        self.combo(
            _("Lane") if is_action else _("Channel"),
            lambda t: t.lane or t.channel,
            lanes,
            lambda value, joins: self._to_lane(str(value), joins),
        )
        if journey.channels and not is_action:
            own = one.channel if one is not None else ""
            others = [(c.id, lane_name(c)) for c in journey.channels if c.id != own]
            self.bind(_("Also through"), Chips(self.context, others, _("Add a channel")), "also")

    def _move(self, place: Placement, *, keeps_lane: bool) -> None:
        ops.move_touchpoints(self.session.document, self.ids, place, keeps_lane=keeps_lane)

    def _to_step(self, id: str, value: str) -> None:
        touchpoint = self.session.journey[id]
        assert isinstance(touchpoint, Touchpoint)
        keys = [key for key, _members in self.session.journey.steps(touchpoint.stage)]
        at = keys.index(touchpoint.step)
        if value == "<":
            place = Placement(stage=touchpoint.stage, after=keys[at - 1] if at else None)
        elif value == ">":
            place = Placement(stage=touchpoint.stage, after=keys[at])
        else:
            place = Placement(stage=touchpoint.stage, step=value)
        self._move(place, keeps_lane=True)

    def _to_lane(self, value: str, joins: str) -> None:
        is_channel = not value or value in {c.id for c in self.session.journey.channels}
        with self.session.document.edit(_("Change the channel"), joins):
            ops.set_field(self.session.document, self.ids, "channel", value if is_channel else "")
            ops.set_field(self.session.document, self.ids, "lane", "" if is_channel else value)

    def _feelings(self, one: Touchpoint | None, *, is_future: bool) -> None:
        journey = self.session.journey
        word = _("Planned feeling") if is_future else _("Feeling")
        taking_part = [p for p in journey.personas if one is not None and p.id in one.personas]
        if one is None or len(taking_part) < 2:
            name = f"{word}, {taking_part[0].name}" if taking_part else word
            self._feeling_row(name, "", is_future=is_future)
            return
        for persona in taking_part:
            self._feeling_row(f"{word}, {persona.name}", persona.id, is_future=is_future)

    def _feeling_row(self, label: str, persona: str, *, is_future: bool) -> None:
        def read(element: object) -> object:
            assert isinstance(element, Touchpoint)
            if persona:
                return element.future_feeling_of(persona) if is_future else element.feeling_of(persona)
            each = element.future_feelings if is_future else element.feelings
            one = element.future_feeling if is_future else element.feeling
            if each and one is None:
                return each[0][1] if len(each) == 1 else None
            return one

        def write(value: object, joins: str) -> None:
            assert value is None or isinstance(value, int | float)
            document = self.session.document
            if len(self.ids) == 1:  # the step says of what, and to what
                ops.set_feeling(document, self.ids[0], persona, value, is_future=is_future, joins=joins)
                return
            with document.edit(_("Set feeling"), joins):
                for id in self.ids:
                    ops.set_feeling(document, id, persona, value, is_future=is_future)

        self.bind(label, FeelingField(self.context, map_scale(self.session.journey)), read, write)

    def _around(self, one: Touchpoint) -> None:
        journey = self.session.journey
        self.caption(_("Notes and connections"))
        kinds = {
            ConnectionKind.MAIN: _("main"),
            ConnectionKind.ALTERNATIVE: _("alternative"),
            ConnectionKind.RETURN: _("return"),
        }
        for connection in journey.connections_to(one.id):
            other = journey[connection.source]
            assert isinstance(other, Touchpoint)
            self.entry("arrow-left", other.name, partial(self.go_to, connection.id), kinds[connection.kind])
        for connection in journey.connections_from(one.id):
            other = journey[connection.target]
            assert isinstance(other, Touchpoint)
            self.entry("arrow-right", other.name, partial(self.go_to, connection.id), kinds[connection.kind])
        for note in journey.notes_about(one.id):
            assert isinstance(note, Note)
            self.entry(
                NOTE_ICONS[note.kind],
                note.text or _("Empty note"),
                partial(self.go_to, note.id),
                _("private") if note.is_private else "",
            )
        add_note_entry(self, one.id)

    def _arrange(self) -> None:
        document = self.session.document
        self.caption(_("Arrange"))
        self.buttons(
            ("spline", _("Connect in order"), lambda: self.do(lambda: ops.connect_in_order(document, self.ids))),
            ("columns-3", _("Same step"), lambda: self.do(self._share_step)),
            ("copy", _("Duplicate"), lambda: self.do(lambda: self.select(ops.duplicate(document, self.ids)))),
            ("trash-2", _("Delete"), lambda: self.do(lambda: ops.delete(document, self.ids))),
        )
        self.footer = _("A change here changes all {n}, as one undo step.").format(n=len(self.ids))

    def _share_step(self) -> None:
        """Put all into the step of the first of them, each in its lane."""
        journey = self.session.journey
        placed = sorted((i for i in self.ids if i in journey.numbers), key=lambda i: journey.numbers[i])
        if not placed:
            return
        first = journey[placed[0]]
        assert isinstance(first, Touchpoint)
        place = Placement(stage=first.stage, step=first.step)
        with self.session.document.edit(_("Put {n} touchpoints into one step").format(n=len(placed))):
            for id in placed[1:]:
                ops.move_touchpoints(self.session.document, [id], place, keeps_lane=True)


def _is_backed(touchpoint: Touchpoint) -> bool:
    return touchpoint.evidence in (Evidence.OBSERVED, Evidence.MEASURED)
