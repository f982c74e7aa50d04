"""What stands above the properties: a name, what it is, and a sign in its colour."""

from __future__ import annotations

from collections.abc import Sequence

from designer.layout import theme_for
from designer.model import Channel, Connection, Element, JourneyMap, Lane, Note, NoteKind, Persona, Stage, Touchpoint
from designer.model.elements import kind_of, name_of
from designer.window.icons import CHANNEL_ICONS, KIND_ICONS, NOTE_ICONS
from designer.window.lane_names import lane_icon, lane_name
from designer.window.tokens import Tokens
from designer.words import _, ngettext

Heading = tuple[str, str, str, str]  # name, kind, icon, colour


def heading_of(journey: JourneyMap, elements: Sequence[Element], tokens: Tokens) -> Heading:
    """The heading for what is selected; the map for nothing."""
    if not elements:
        return _("Map"), _("Nothing else is selected"), "map", tokens.text2
    if len(elements) > 1:
        return _count(elements), "", "copy", tokens.accent
    element = elements[0]
    theme = theme_for(journey.header)
    name = name_of(element) or _("Without a name")
    touch = theme.colour.touch
    match element:
        case Touchpoint():
            channel = journey.find(Channel, element.channel)
            colour = getattr(touch, channel.known_touch) if channel is not None else tokens.text2
            return name, _("Touchpoint"), CHANNEL_ICONS[channel.known_type] if channel else "square-pen", colour
        case Stage():
            at = [s.id for s in journey.stages].index(element.id)
            kind = _("Stage {n} of {total}").format(n=at + 1, total=len(journey.stages))
            return name, kind, element.icon or "columns-3", theme.stage_colour(at, element.colour)
        case Channel():
            at = [x.id for x in journey.lanes].index(element.id) + 1
            kind = _("Channel, lane {n}").format(n=at)
            colour = theme.touch_colour(element.known_touch, element.colour)
            return name, kind, lane_icon(element), colour
        case Lane():
            kind = _("Lane {n}").format(n=[x.id for x in journey.lanes].index(element.id) + 1)
            return lane_name(element), kind, lane_icon(element), tokens.text2
        case Connection():
            a, b = journey[element.source], journey[element.target]
            return f"{name_of(a)} → {name_of(b)}", _("Connection"), "spline", tokens.accent
        case Note():
            is_pain = element.kind is NoteKind.PAIN_POINT
            is_opportunity = element.kind is NoteKind.OPPORTUNITY
            colour = (
                theme.colour.pain_point if is_pain else theme.colour.opportunity if is_opportunity else tokens.text2
            )
            return name, _(element.kind.value).capitalize(), NOTE_ICONS[element.kind], colour
        case Persona():
            at = [p.id for p in journey.personas].index(element.id)
            kind = _("Persona {n} of {total}").format(n=at + 1, total=len(journey.personas))
            return name, kind, "user-round", theme.persona_colour(at, element.colour)
        case _:
            return name, kind_of(element), KIND_ICONS[kind_of(element)], tokens.text2


def _count(elements: Sequence[Element]) -> str:
    """ "3 touchpoints", or of several kinds "5 elements"."""
    kinds = {kind_of(e) for e in elements}
    count = len(elements)
    one, many = {
        "touchpoint": ("{n} touchpoint", "{n} touchpoints"),
        "stage": ("{n} stage", "{n} stages"),
        "channel": ("{n} channel", "{n} channels"),
        "lane": ("{n} lane", "{n} lanes"),
        "note": ("{n} note", "{n} notes"),
        "connection": ("{n} connection", "{n} connections"),
        "persona": ("{n} persona", "{n} personas"),
    }.get(kinds.pop() if len(kinds) == 1 else "", ("{n} element", "{n} elements"))
    return ngettext(one, many, count).format(n=count)
