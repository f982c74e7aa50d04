"""Connecting by keyboard: a list of touchpoints in which typed letters and arrows choose where one leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from designer.editing import operations as ops
from designer.model import Channel, Touchpoint
from designer.window.icons import CHANNEL_ICONS
from designer.window.insert_list import beside_focus
from designer.window.popup_list import PopupList, Row
from designer.words import _

if TYPE_CHECKING:
    from designer.window.at_hand import AtHand


def open_connect_list(hand: AtHand, source: str) -> PopupList | None:
    """Open the list of what a touchpoint can lead to; the place of the chosen one is shown on the map meanwhile.

    A card that is clicked on the map answers too.
    """
    session, view, window = hand.session, hand.view, hand.window
    assert session is not None
    assert view is not None
    journey = session.journey
    name = journey[source].name  # type: ignore[attr-defined]
    rows = _rows(hand, source)
    if not rows:
        hand.say(_("There is no other touchpoint that “{name}” could lead to.").format(name=name))
        return None
    popup = PopupList(window.context, window, "spline", _("“{name}” leads to…").format(name=name), rows)

    def connect(target: str) -> None:
        made: list[str] = []
        if hand.edit(lambda d: made.append(ops.connect(d, source, target))):
            hand.select(made)

    def point(target: str) -> None:
        view.point_at((target,) if target else ())
        if target:
            view.reveal(target)

    def close() -> None:
        view.point_at(())
        window.focus_canvas()
        # The press that closed it comes right after: it may be on the card that is meant.
        QTimer.singleShot(0, view, withdraw)

    place = beside_focus(hand, at_side=True)
    popup.pointed.connect(point)
    popup.closed.connect(close)
    popup.chosen.connect(connect)
    withdraw = view.mouse.asked.ask(source, connect)
    popup.open_at(place)
    hand.say(_("Click the touchpoint that “{name}” leads to, or choose it from the list.").format(name=name))
    return popup


def _rows(hand: AtHand, source: str) -> list[Row]:
    """The other touchpoints that it does not lead to yet: those after it first."""
    assert hand.session is not None
    journey = hand.session.journey
    taken = {c.target for c in journey.connections_from(source)} | {source}
    ids = [t.id for t in journey.touchpoints]
    at = ids.index(source) + 1 if source in ids else 0
    rows = []
    for id in (*ids[at:], *ids[:at]):
        touchpoint = journey.find(Touchpoint, id)
        if id in taken or touchpoint is None:
            continue
        channel = journey.find(Channel, touchpoint.channel)
        sign = CHANNEL_ICONS[channel.known_type] if channel is not None else "square-pen"
        stage = journey.get(touchpoint.stage)
        aside = getattr(stage, "name", "")
        rows.append(Row(id, sign, touchpoint.name or _("Touchpoint without a name"), aside))
    return rows
