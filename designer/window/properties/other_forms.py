"""Properties of stages, channels, lanes, connections, notes and personas."""

from __future__ import annotations

from functools import partial

from designer.editing import operations as ops
from designer.editing.operations.lanes import TYPE_NAMES
from designer.model import (
    Channel,
    ChannelType,
    Connection,
    ConnectionKind,
    NoteKind,
    Ownership,
    Persona,
    Stage,
    StageKind,
    Touch,
    Touchpoint,
)
from designer.window.controls import Chips, Swatches
from designer.window.icons import CHANNEL_ICONS, NOTE_ICONS
from designer.window.properties.form import Form
from designer.words import _, ngettext


def _colours(form: Form, theme_colour: str, palette: tuple[str, ...]) -> Swatches:
    return Swatches(form.context, [("", theme_colour), *((c, c) for c in palette if c != theme_colour)])


class StageForm(Form):
    """A stage: texts, kind, duration, colour, what it holds, private notes."""

    def build(self) -> None:
        journey = self.session.journey
        stage = journey[self.ids[0]]
        assert isinstance(stage, Stage)
        self.caption(_("Text"))
        if len(self.ids) == 1:
            self.line(_("Name"), "name")
        self.text(_("Customer goal"), "goal", _("What does the customer want here?"))
        self.caption(_("About"))
        self.combo(_("Kind"), "kind", [(k, _(k.value).capitalize(), "") for k in StageKind])
        self.line(_("Duration"), "duration", _("about 2 weeks"))
        palette = self.stage_palette()
        own = palette[[s.id for s in journey.stages].index(stage.id) % len(palette)]
        self.bind(_("Colour"), _colours(self, own, palette[:8]), "colour")
        if len(self.ids) > 1:
            return
        self.caption(_("In this stage"))
        touchpoints = journey.touchpoints_in(stage.id)
        held = [*journey.notes_about(stage.id), *(n for t in touchpoints for n in journey.notes_about(t.id))]
        self._count(touchpoints, "square-pen", "{n} touchpoint", "{n} touchpoints", _("No touchpoint"))
        for kind, one, many, none in (
            (NoteKind.PAIN_POINT, "{n} pain point", "{n} pain points", _("No pain point")),
            (NoteKind.METRIC, "{n} metric", "{n} metrics", _("No metric")),
            (NoteKind.CONTENT, "{n} content item", "{n} content items", _("No content")),
        ):
            self._count([n for n in held if n.kind is kind], NOTE_ICONS[kind], one, many, none)

    def stage_palette(self) -> tuple[str, ...]:
        """The stage colours of the map's theme."""
        from designer.layout import Theme

        return tuple(Theme.wanted(self.session.journey.header.theme).colour.stages)

    def _count(self, elements: object, icon_name: str, one: str, many: str, none: str) -> None:
        ids = tuple(e.id for e in elements)  # type: ignore[attr-defined]
        text = ngettext(one, many, len(ids)).format(n=len(ids)) if ids else none
        self.entry(icon_name, text, lambda: self.select(ids)).setEnabled(bool(ids))


class ChannelForm(Form):
    """A channel: name, type, who pays, how it is touched, its lane."""

    def build(self) -> None:
        self.caption(_("Text"))
        if len(self.ids) == 1:
            self.line(_("Name"), "name")
        types = [(t, _(TYPE_NAMES[t]), CHANNEL_ICONS[t]) for t in ChannelType]
        self.combo(_("Type"), lambda c: c.known_type, types, lambda value, joins: self.set_field("type", value, joins))
        self.caption(_("Kind"))
        from designer.window.controls import Segments

        owned = [(Ownership.OWNED, _("Owned")), (Ownership.PAID, _("Paid")), (Ownership.EARNED, _("Earned"))]
        self.bind(
            _("Paid or own"), Segments(self.context, owned), lambda c: c.known_ownership,
            lambda value, joins: self.set_field("ownership", value, joins),
        )  # fmt: skip
        touched = [(Touch.HUMAN, _("Human")), (Touch.DIGITAL, _("Digital")), (Touch.PHYSICAL, _("Physical"))]
        self.bind(
            _("Reached by"), Segments(self.context, touched), lambda c: c.known_touch,
            lambda value, joins: self.set_field("touch", value, joins),
        )  # fmt: skip
        self.caption(_("Lane"))
        self.check(_("Shown"), "shown", _("On the map and in print"))
        self.height_row()
        if len(self.ids) == 1:
            self.caption(_("Used by"))
            journey = self.session.journey
            ids = tuple(t.id for t in journey.of(Touchpoint) if self.ids[0] in (t.channel, *t.also))
            text = (
                ngettext("{n} touchpoint", "{n} touchpoints", len(ids)).format(n=len(ids))
                if ids
                else _("No touchpoint")
            )
            self.entry("square-pen", text, lambda: self.select(ids)).setEnabled(bool(ids))
            fond = [p for p in journey.personas if self.ids[0] in p.channels]
            for persona in fond:
                self.entry(
                    "user-round",
                    _("{name} prefers it").format(name=persona.name),
                    partial(self.go_to, persona.id),
                )


class LaneForm(Form):
    """A lane that is no channel."""

    def build(self) -> None:
        self.caption(_("Text"))
        if len(self.ids) == 1:
            self.line(_("Name"), "name", _("As its kind"))
        self.caption(_("Lane"))
        self.check(_("Shown"), "shown", _("On the map and in print"))
        self.height_row()


class ConnectionForm(Form):
    """A connection: its ends, label, kind and share."""

    def build(self) -> None:
        journey = self.session.journey
        if len(self.ids) == 1:
            self.caption(_("Ends"))
            ends = [
                (t.id, f"{journey.numbers[t.id]}  {t.name}" if t.id in journey.numbers else t.name, "")
                for t in (*journey.touchpoints, *journey.tray)
            ]
            id = self.ids[0]
            self.combo(
                _("From"),
                "source",
                ends,
                lambda value, _joins: self.do(lambda: ops.reconnect(self.session.document, id, source=str(value))),
            )
            self.combo(
                _("To"),
                "target",
                ends,
                lambda value, _joins: self.do(lambda: ops.reconnect(self.session.document, id, target=str(value))),
            )
        self.caption(_("Meaning"))
        if len(self.ids) == 1:
            self.line(_("Label"), "label")
        self.choice(
            _("Kind"), "kind",
            [(ConnectionKind.MAIN, _("Main")), (ConnectionKind.ALTERNATIVE, _("Alternative")),
             (ConnectionKind.RETURN, _("Return"))],
        )  # fmt: skip
        self.number(_("Share"), "share", 0, 100, "%")
        if len(self.ids) == 1:
            self._remark_change(journey[self.ids[0]])

    def _remark_change(self, connection: object) -> None:
        journey = self.session.journey
        assert isinstance(connection, Connection)
        ends = [journey[i] for i in (connection.source, connection.target)]
        channels = [journey.find(Channel, t.channel) for t in ends if isinstance(t, Touchpoint)]
        a, b = channels[0], channels[1]
        if a is not None and b is not None and a.id != b.id:
            self.caption(_("Change of channel"))
            self.remark(_("{a} to {b}: the customer changes channel here.").format(a=a.name, b=b.name))


class NoteForm(Form):
    """A note: kind, text, what it is about, and the fields of its kind."""

    def build(self) -> None:
        from designer.model import Note

        journey = self.session.journey
        kinds = {n.kind for i in self.ids if (n := journey.find(Note, i)) is not None}
        kind = next(iter(kinds)) if len(kinds) == 1 else None
        self.caption(_("Text"))
        choices = [k for k in NoteKind if k not in (NoteKind.IMAGE, NoteKind.EVIDENCE) or k is kind]
        self.combo(_("Kind"), "kind", [(k, _(k.value).capitalize(), NOTE_ICONS[k]) for k in choices])
        if len(self.ids) == 1:
            self.text(_("Label") if kind is NoteKind.METRIC else _("Text"), "text")
        about: list[tuple[object, str, str]] = [(s.id, s.name, "columns-3") for s in journey.stages]
        about += [
            (t.id, f"{journey.numbers.get(t.id, '')}  {t.name}".strip(), "square-pen")
            for t in (*journey.touchpoints, *journey.tray)
        ]
        self.combo(
            _("About"),
            "about",
            about,
            self._move,
        )
        self.check(_("Private"), "is_private", _("Never printed"))
        match kind:
            case NoteKind.PAIN_POINT:
                self.caption(_("Weight"))
                self.choice(
                    _("Severity"), "severity", [(1, _("Low")), (2, _("Middle")), (3, _("High"))], clearable=True
                )
            case NoteKind.OPPORTUNITY:
                self.caption(_("Weight"))
                self.choice(_("Impact"), "impact", [(1, _("Low")), (2, _("Middle")), (3, _("High"))], clearable=True)
                self.choice(_("Effort"), "effort", [(1, _("Low")), (2, _("Middle")), (3, _("High"))], clearable=True)
                self.line(_("Owner"), "owner", _("Nobody yet"))
            case NoteKind.METRIC:
                self.caption(_("Figure"))
                self.number(_("Value"), "value")
                self.line(_("Unit"), "unit", "%")
                self.number(_("Target"), "target")
                self.line(_("Source"), "source")
            case NoteKind.CONTENT:
                self.caption(_("Content"))
                self.line(_("Type"), "content_type", _("article, video, checklist …"))
                self.line(_("Link"), "link", "https://")
            case _:
                pass

    def _move(self, value: object, _joins: str) -> None:
        for id in self.ids:
            ops.move_note(self.session.document, id, str(value))


class PersonaForm(Form):
    """A persona: who she is, what moves her, how she is shown."""

    def build(self) -> None:
        journey = self.session.journey
        persona = journey[self.ids[0]]
        assert isinstance(persona, Persona)
        self.caption(_("Who"))
        self.line(_("Name"), "name")
        self.line(_("Role"), "role", _("First-time buyer"))
        self.text(_("Quote"), "quote", _("What would this person say?"))
        self.caption(_("What moves this person"))
        self.text(_("Goals"), "goals")
        self.text(_("Needs"), "needs")
        self.text(_("Frustrations"), "frustrations")
        self.text(_("Behaviours"), "behaviours", _("What does this person do?"))
        self.caption(_("On the map"))
        if journey.channels:
            self.bind(
                _("Prefers"),
                Chips(self.context, [(c.id, c.name) for c in journey.channels], _("Add a channel")),
                "channels",
            )
        from designer.layout import Theme

        palette = tuple(Theme.wanted(journey.header.theme).colour.personas)
        own = palette[[p.id for p in journey.personas].index(persona.id) % len(palette)]
        self.bind(_("Colour"), _colours(self, own, palette), "colour")
        self._picture(persona)

    def _picture(self, persona: Persona) -> None:
        document = self.session.document

        def choose() -> None:
            from designer.window.pictures import choose_picture

            data = choose_picture(self, self.context.settings)
            if data is not None:
                with document.edit(_("Choose a picture")):
                    ops.set_field(document, self.ids, "picture", ops.add_picture(document, data))

        def remove() -> None:
            ops.set_field(document, self.ids, "picture", "")

        self.picture(_("Picture"), bool(persona.picture), lambda: self.do(choose), lambda: self.do(remove))
