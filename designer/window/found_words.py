"""How a hit is named in the window: which field of what, and why it can't be seen where it can't."""

from __future__ import annotations

from collections.abc import Callable

from designer.editing.operations.labels import quoted
from designer.finding import Hit
from designer.model import (
    Channel,
    Connection,
    JourneyMap,
    Lane,
    MapHeader,
    Note,
    Persona,
    Stage,
    SubMap,
    Touchpoint,
    View,
)
from designer.model.elements import Element, Waiver, name_of
from designer.window.icons import CHANNEL_ICONS, KIND_ICONS, NOTE_ICONS
from designer.window.lane_names import lane_icon, lane_name
from designer.words import _

MapAt = Callable[[tuple[str, ...]], JourneyMap | None]  # the map at a path of maps inside one another

_FIELDS = {
    "name": "Name", "title": "Title", "scenario": "Scenario", "organisation": "Organisation", "author": "Author",
    "version": "Version", "role": "Role", "quote": "Quote", "goals": "Goals", "needs": "Needs", "frustrations": "Frustrations",
    "behaviours": "Behaviours", "goal": "Customer goal", "duration": "Duration", "description": "Description", "owner": "Owner",
    "source": "Source", "waiting": "Waiting time", "map_file": "Opens", "label": "Label", "text": "Text", "unit": "Unit",
    "content_type": "Type", "link": "Link", "reason": "Reason",
    "by": "By",
    # What choices, figures and dates are called.
    "status": "Status", "evidence": "Evidence", "initiator": "Started by", "state": "State", "evidence_date": "Date",
    "is_moment_of_truth": "Moment of truth", "is_start": "Start", "is_end": "End", "feeling": "Feeling",
    "future_feeling": "Planned feeling", "engagement": "Engagement", "kind": "Kind", "type": "Type",
    "ownership": "Paid or own", "touch": "Reached by", "colour": "Colour", "icon": "Icon", "height": "Height",
    "pinned": "Pinned", "folded": "Folded", "shown": "Shown", "scale": "Scale", "share": "Share", "severity": "Severity",
    "impact": "Impact", "effort": "Effort", "better": "Better is", "value": "Value", "target": "Target",
    "history": "Before", "date": "Date", "created": "Begun", "is_private": "Private", "scope": "Scope", "shows": "State",
    "profile": "Checked as", "arrangement": "Arrangement", "density": "Density", "shows_values": "Curves",
    "feeling_scale": "Feeling scale", "language": "Language", "theme": "Theme", "palette": "Stages", "colours": "Colours",
    "rule": "Rule", "number": "Number", "stage": "Stage", "channel": "Channel",
}  # fmt: skip


def field_name(field: str) -> str:
    """What a field is called in Properties."""
    return _(_FIELDS[field])


def icon_of(journey: JourneyMap, element: Element) -> str:
    """The icon that stands for an element in lists."""
    match element:
        case Touchpoint():
            channel = journey.find(Channel, element.channel)
            return CHANNEL_ICONS[channel.known_type] if channel is not None else "square-pen"
        case Note():
            return NOTE_ICONS[element.kind]
        case Channel() | Lane():
            return lane_icon(element)
        case View():
            return "eye"
        case Waiver():
            return "eye-off"
        case MapHeader():
            return "map"
        case Stage():
            return "columns-3"
        case Persona():
            return "user-round"
        case Connection():
            return "spline"
        case _:
            return KIND_ICONS.get("map", "map")


def element_name(journey: JourneyMap, element: Element) -> str:
    """What an element is called where there is a line for it."""
    if isinstance(element, Channel | Lane):
        return lane_name(element)
    if isinstance(element, Connection):
        return quoted(journey, element.id)
    name = " ".join(name_of(element).split())
    if name:
        return name
    return {
        Touchpoint: _("Touchpoint without a name"),
        Stage: _("Stage without a name"),
        Persona: _("Persona without a name"),
        Note: _("Note without a text"),
    }.get(type(element), _("Map without a title"))


def where(map_at: MapAt, hit: Hit) -> str:
    """Which field of what a hit stands in: “Description of “Order online””."""
    inner = map_at(hit.within)
    element = inner.get(hit.id) if inner is not None else None
    if inner is None or element is None:
        return field_name(hit.field)
    is_name = hit.field in ("name", "title", "text", "label")
    if isinstance(element, MapHeader) and not hit.within:
        is_alone = not (is_name or hit.is_told)
        said = field_name(hit.field) if is_alone else _("{field} of the map").format(field=field_name(hit.field))
    elif isinstance(element, MapHeader):
        said = _("{field} of “{map}”").format(field=field_name(hit.field), map=element.title)
        return said if len(hit.within) == 1 else f"{said} · {_path(map_at, hit.within[:-1])}"
    elif isinstance(element, Note):
        about = inner.get(element.about)
        kind = _(element.kind.value).capitalize() if element.kind.value != "custom" else _("Note")
        kind = kind if is_name else f"{kind}, {field_name(hit.field).lower()}"
        kind = f"{kind}, {_('private')}" if element.is_private and hit.field != "is_private" else kind
        said = _("{kind}, about “{name}”").format(kind=kind, name=_short(name_of(about))) if about is not None else kind
    elif isinstance(element, Waiver):
        said = _WAIVED.get(hit.field, "")
        said = _(said) if said else _("{field} of a waived gap").format(field=field_name(hit.field))
    elif is_name:
        said = _kind(inner, element)
    else:
        name = element_name(inner, element)
        # A connection is called by its two ends, which have quotes of their own.
        name = name if isinstance(element, Connection) else f"“{_short(name)}”"
        said = _("{field} of {name}").format(field=field_name(hit.field), name=name)
    return f"{said} · {_path(map_at, hit.within)}" if hit.within else said


_WAIVED = {"reason": "Why a gap is waived", "by": "Who waived a gap"}


def _kind(journey: JourneyMap, element: Element) -> str:
    match element:
        case Touchpoint():
            stage = journey.find(Stage, element.stage)
            place = _("in the tray") if stage is None else _("in “{stage}”").format(stage=_short(stage.name))
            return f"{_('Touchpoint')} {place}"
        case Connection():
            return _("Connection {ends}").format(ends=quoted(journey, element.id))
        case Stage():
            return _("Stage")
        case Channel():
            return _("Channel")
        case Lane():
            return _("Lane")
        case Persona():
            return _("Persona")
        case _:
            return _("View")


def _path(map_at: MapAt, within: tuple[str, ...]) -> str:
    titles = [
        _short(submap.title) or _("a map without a title")
        for n in range(len(within))
        if (outer := map_at(within[:n])) is not None and (submap := outer.find(SubMap, within[n])) is not None
    ]
    return _("in the map “{title}”").format(title=" › ".join(titles))


def _short(text: str, most: int = 40) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def snippet(hit: Hit, before: int = 28, behind: int = 90) -> tuple[str, str, str]:
    """What stands before a hit, the hit, and what follows it, on one line and not longer than a row can be."""
    head, tail = hit.text[: hit.start], hit.text[hit.end :]
    if len(head) > before:
        cut = head[-before:]
        space = cut.find(" ")
        head = "…" + (cut[space + 1 :] if 0 <= space < before // 2 else cut)
    if len(tail) > behind:
        tail = tail[:behind] + "…"
    return _flat(head), _flat(hit.found), _flat(tail)


def _flat(text: str) -> str:
    return text.translate({10: " ", 13: " ", 9: " "})
