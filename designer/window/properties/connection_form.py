"""Properties of connections."""

from __future__ import annotations

from designer.editing import operations as ops
from designer.model import Channel, Connection, ConnectionKind, JourneyMap, Touchpoint
from designer.model.elements import name_of
from designer.window.icons import CHANNEL_ICONS
from designer.window.properties.form import Form
from designer.window.properties.notes_about import notes_section
from designer.words import _


class ConnectionForm(Form):
    """A connection: its ends, label, kind and share, and how the shares of one touchpoint add up."""

    def build(self) -> None:
        if self.is_one:
            self.caption(_("Ends"))
            ends = [touchpoint_choice(self.session.journey, t) for t in all_touchpoints(self.session.journey)]
            id = self.ids[0]
            document = self.session.document
            self.combo(_("From"), "source", ends, lambda value, _joins: ops.reconnect(document, id, source=str(value)))
            self.combo(_("To"), "target", ends, lambda value, _joins: ops.reconnect(document, id, target=str(value)))
        self.caption(_("Meaning"))
        if self.is_one:
            self.line(_("Label"), "label")
        self.choice(
            _("Kind"), "kind",
            [(ConnectionKind.MAIN, _("Main")), (ConnectionKind.ALTERNATIVE, _("Alternative")),
             (ConnectionKind.RETURN, _("Return"))],
        )  # fmt: skip
        self.number(_("Share"), "share", 0, 100, "%")
        if self.is_one:
            said = self.remark("", is_below_field=True)

            def show() -> None:
                said.setText(self._shares())
                said.setVisible(bool(said.text()))

            self.keep_current(show)
            self._change_of_channel()
            notes_section(self, self.ids[0])

    def _shares(self) -> str:
        """ "“First service” has 35 %. Together 100 %."."""
        journey = self.session.journey
        connection = journey.find(Connection, self.ids[0])
        if connection is None or connection.share is None:
            return ""
        others = [c for c in journey.connections_from(connection.source) if c.id != connection.id]
        shared = [c for c in others if c.share is not None]
        if not shared:
            return ""
        said = " ".join(
            _("“{name}” has {share} %.").format(name=name_of(journey[c.target]), share=f"{c.share:g}")
            for c in shared[:3]
        )
        total = connection.share + sum(c.share for c in shared if c.share is not None)
        return f"{said} " + _("Together {share} %.").format(share=f"{total:g}")

    def _change_of_channel(self) -> None:
        journey = self.session.journey
        connection = journey[self.ids[0]]
        assert isinstance(connection, Connection)
        ends = [journey[i] for i in (connection.source, connection.target)]
        channels = [journey.find(Channel, t.channel) for t in ends if isinstance(t, Touchpoint)]
        a, b = channels[0], channels[1]
        if a is not None and b is not None and a.id != b.id:
            self.caption(_("Change of channel"))
            self.remark(_("{a} to {b}: the customer changes channel here.").format(a=a.name, b=b.name))


def all_touchpoints(journey: JourneyMap) -> tuple[Touchpoint, ...]:
    """Those on the map in their order, then those in the tray."""
    return (*journey.touchpoints, *journey.tray)


def touchpoint_choice(journey: JourneyMap, touchpoint: Touchpoint) -> tuple[object, str, str]:
    """A touchpoint as one of many to choose from: its number and name, and the icon of its channel."""
    number = journey.numbers.get(touchpoint.id)
    name = touchpoint.name or _("Without a name")
    channel = journey.find(Channel, touchpoint.channel)
    sign = CHANNEL_ICONS[channel.known_type] if channel is not None else "square-pen"
    return touchpoint.id, f"{number}  {name}" if number is not None else name, sign
