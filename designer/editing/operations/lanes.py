"""Adding, reordering, folding, pinning and hiding channels and the other lanes, which share one order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from designer.editing.document import Document
from designer.editing.operations.labels import in_quotes, lane_word, quoted, several
from designer.editing.operations.ordering import is_before, key_before
from designer.model import Channel, ChannelType, Lane, LaneKind
from designer.words import _

TYPE_NAMES = {
    ChannelType.SEARCH: "Search",
    ChannelType.WEBSITE: "Website",
    ChannelType.APP: "App",
    ChannelType.ADVERTISING: "Advertising",
    ChannelType.SOCIAL: "Social",
    ChannelType.EMAIL: "E-mail",
    ChannelType.PHONE: "Phone",
    ChannelType.CHAT: "Chat",
    ChannelType.SMS: "SMS",
    ChannelType.STORE: "Store",
    ChannelType.POST: "Post",
    ChannelType.EVENT: "Event",
    ChannelType.WORD_OF_MOUTH: "Word of mouth",
    ChannelType.PARTNER: "Partner",
    ChannelType.REVIEW_SITE: "Review site",
    ChannelType.HOME_VISIT: "Home visit",
    ChannelType.OTHER: "Other",
}

ROLES = (
    LaneKind.FRONT_STAGE,
    LaneKind.BACK_STAGE,
    LaneKind.SUPPORT,
)  # how far from the customer lanes of actions stand


def add_channel(
    document: Document, name: str = "", *, type: ChannelType | None = None, before: str | None = None
) -> str:
    """Add a channel before another lane, or below the last channel; its id. Without a name it is called as its type."""
    name = name or (_(TYPE_NAMES[type]) if type else "")
    id = document.new_id("c")
    label = _("Add channel {name}").format(name=in_quotes(name)) if name else _("Add a channel")
    with document.edit(label):
        order = key_before(document, document.journey.lanes, before or below_channels(document))
        document.put(Channel(id=id, order=order, name=name, type=type))
    return id


def channel_of_type(document: Document, type: ChannelType) -> str:
    """The first channel of a type, added if the map lacks one; its id."""
    for channel in document.journey.channels:
        if channel.known_type is type:
            return channel.id
    return add_channel(document, type=type)


def add_lane(document: Document, kind: LaneKind, name: str = "", *, before: str | None = None) -> str:
    """Add a lane before another one, or as the last; its id. One that holds actions goes below the lanes of touchpoints, and
    among these below those that stand nearer to the customer."""
    id = document.new_id("l")
    label = _("Add lane {name}").format(name=in_quotes(name)) if name else _("Add a lane")
    with document.edit(label):
        order = key_before(document, document.journey.lanes, before or lane_below(document, kind))
        document.put(Lane(id=id, order=order, kind=kind, name=name))
    return id


def move_lane(document: Document, id: str, before: str | None) -> None:
    """Put a channel or another lane before one of the others, or last."""
    if before == id or is_before(document.journey.lanes, id, before):
        return
    lane = document.journey[id]
    what = _("Move channel {name}") if isinstance(lane, Channel) else _("Move lane {name}")
    with document.edit(what.format(name=quoted(document.journey, id))):
        order = key_before(document, [x for x in document.journey.lanes if x.id != id], before)
        document.put(msgspec.structs.replace(document.journey[id], order=order))


def move_lanes(document: Document, ids: Sequence[str], before: str | None) -> None:
    """Put channels or lanes, in the order they have, before another one, or last: a group is carried as one."""
    chosen = [x.id for x in document.journey.lanes if x.id in set(ids)]
    if len(chosen) == 1:
        move_lane(document, chosen[0], before)
        return
    with document.edit(_("Move {what}").format(what=several(document.journey, chosen))):
        for id in chosen:
            move_lane(document, id, before)


def keep_lane(document: Document, kind: LaneKind, before: str | None = None, *, joins: str = "", **fields: Any) -> str:
    """Give a lane that appears by itself, because the map has something for it, a place of its own; its id.

    `fields` are what was to be changed of it: shown, folded, pinned, height, name.
    """
    own = next((x for x in document.journey.lanes if isinstance(x, Lane) and x.kind is kind), None)
    label = _("Change lane {name}").format(name=lane_word(kind))
    with document.edit(label, joins):
        id = own.id if own is not None else add_lane(document, kind, before=before)
        document.put(msgspec.structs.replace(document.journey[id], **fields))
    return id


def toggle_lanes(document: Document, ids: Sequence[str], field: str) -> bool:
    """Fold, pin or hide lanes and channels ("folded", "pinned", "shown"), or, where all are so, the other way; what they
    are now."""
    lanes = [x for x in document.journey.lanes if x.id in set(ids)]
    is_on = not all(getattr(x, field) for x in lanes)
    words = {
        "folded": (_("Unfold {what}"), _("Fold {what}")),
        "pinned": (_("Unpin {what}"), _("Pin {what}")),
        "shown": (_("Hide {what}"), _("Show {what}")),
    }[field]
    with document.edit(words[is_on].format(what=several(document.journey, [x.id for x in lanes]))):
        for lane in lanes:
            document.put(msgspec.structs.replace(lane, **{field: is_on}))
    return is_on


def set_height(document: Document, id: str, height: float, *, joins: str = "") -> None:
    """Make a lane so many points high; 0 is as high as its content. It is no longer folded."""
    lane = document.journey[id]
    label = _("Set the height of {what}").format(what=quoted(document.journey, id))
    with document.edit(label, joins):
        document.put(msgspec.structs.replace(lane, height=max(0.0, round(height, 1)), folded=False))


def lane_below(document: Document, kind: LaneKind) -> str | None:
    """The lane that a new one of a kind stands before where nobody says another, None where it is the last."""
    if kind not in ROLES:
        return None
    nearer = ROLES[: ROLES.index(kind) + 1]
    lanes = document.journey.lanes
    last = max((i for i, x in enumerate(lanes) if isinstance(x, Channel) or x.kind in nearer), default=-1)
    return lanes[last + 1].id if last + 1 < len(lanes) else None


def below_channels(document: Document) -> str | None:
    """The lane that a new channel stands before: the one after the last channel, None where that is the last lane."""
    lanes = document.journey.lanes
    last = max((i for i, x in enumerate(lanes) if isinstance(x, Channel)), default=-1)
    return lanes[last + 1].id if last + 1 < len(lanes) else None
