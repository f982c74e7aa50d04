"""Properties of one or several touchpoints."""

from __future__ import annotations

from functools import partial

from designer.editing import operations as ops
from designer.model import ConnectionKind, Evidence, Initiator, Note, Placement, Status, Touchpoint
from designer.window.controls import Chips
from designer.window.icons import CHANNEL_ICONS, NOTE_ICONS
from designer.window.properties.form import Form
from designer.words import _


class TouchpointForm(Form):
    """All fields of a touchpoint; of several the fields they share."""

    def build(self) -> None:
        journey = self.session.journey
        one = journey.find(Touchpoint, self.ids[0]) if len(self.ids) == 1 else None
        if one is not None:
            self.caption(_("Text"))
            self.line(_("Name"), "name", _("What happens?"))
            self.text(_("Description"), "description")
        self.caption(_("Place"))
        self._place(one)
        self.caption(_("Experience"))
        self._feelings(one)
        self.check(_("Moment of truth"), "is_moment_of_truth", _("Decides for the customer"))
        self.choice(
            _("Started by"),
            "initiator",
            [(Initiator.CUSTOMER, _("Customer")), (Initiator.ORGANISATION, _("Organisation"))],
            clearable=True,
        )
        if journey.personas:
            chips = Chips(self.context, [(p.id, p.name or _("persona")) for p in journey.personas], _("Add a persona"))
            self.bind(_("Personas"), chips, "personas")
        self.caption(_("Backing"))
        self.choice(
            _("Status"),
            "status",
            [(Status.EXISTS, _("Exists")), (Status.PLANNED, _("Planned")), (Status.MISSING, _("Missing"))],
        )
        self.line(_("Owner"), "owner", _("Nobody yet"))
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
        if one is not None:
            self.line(_("Source"), "source", _("Where it was found"))
            self.line(_("Date"), "evidence_date", _("2026-10-14"))
        self.caption(_("Journey"))
        self.check(_("Start"), "is_start", _("The journey starts here"))
        self.check(_("End"), "is_end", _("The journey ends here"))
        self.line(_("Duration"), "duration")
        self.line(_("Waiting time"), "waiting")
        if one is not None:
            self._around(one)
        else:
            self._arrange()

    def _place(self, one: Touchpoint | None) -> None:
        from designer.layout import Theme

        journey = self.session.journey
        theme = Theme.wanted(journey.header.theme)
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
        lanes += [(c.id, c.name or _("Channel without a name"), CHANNEL_ICONS[c.known_type]) for c in journey.channels]
        lanes += [(x.id, x.name or _(x.kind.value), "rows-3") for x in journey.action_lanes]
        self.combo(
            _("Channel"), lambda t: t.lane or t.channel, lanes, lambda value, joins: self._to_lane(str(value), joins)
        )
        if one is not None and journey.channels:
            others = [(c.id, c.name) for c in journey.channels if c.id != one.channel]
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

    def _feelings(self, one: Touchpoint | None) -> None:
        journey = self.session.journey
        taking_part = [p for p in journey.personas if one is not None and p.id in one.personas]
        if one is None or len(taking_part) < 2:
            name = _("Feeling, {name}").format(name=taking_part[0].name) if taking_part else _("Feeling")
            self._feeling_row(name, "")
            return
        for persona in taking_part:
            self._feeling_row(_("Feeling, {name}").format(name=persona.name), persona.id)

    def _feeling_row(self, label: str, persona: str) -> None:
        def read(element: object) -> object:
            assert isinstance(element, Touchpoint)
            if persona:
                return element.feeling_of(persona)
            if element.feelings and element.feeling is None:
                return element.feelings[0][1] if len(element.feelings) == 1 else None
            return element.feeling

        def write(value: object, joins: str) -> None:
            assert value is None or isinstance(value, int | float)
            with self.session.document.edit(_("Set feeling"), joins):
                for id in self.ids:
                    ops.set_feeling(self.session.document, id, persona, value)

        self.feeling(label, read, write)

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
