"""What a touchpoint's card says below its description when the map asks for it: channel, times, who starts it, owner.

Each fact is an icon and a few words; facts flow in lines as the words of a sentence do. Where a density leaves no room for
text, they are told in the lane "What happens".
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from designer.drawing import Item, Placed
from designer.layout import icons
from designer.layout.cast import Look
from designer.layout.options import Opened
from designer.layout.texts import Texts, first_baseline, rise
from designer.model import Initiator, JourneyMap, LaneKind, MapState, Status, Touchpoint
from designer.model.elements import USUAL_CARD_FIELDS
from designer.model.scales import ENGAGEMENT, Scale, map_scale, scale_of
from designer.words import _, isolated, joined

GAP_ABOVE = 3.5  # between the text of a card and its facts
_ICON, _STROKE = 8.5, 0.85
_ICON_GAP = 3.0
_BETWEEN = 9.0  # two facts of a line
_INDENT = _ICON + _ICON_GAP


class CardStyle(msgspec.Struct, frozen=True):
    """What a map shows on its cards, and how."""

    fields: frozenset[str] = frozenset(USUAL_CARD_FIELDS)
    shows: MapState = MapState.CURRENT
    engagement: Scale = scale_of(ENGAGEMENT, LaneKind.ENGAGEMENT)
    feelings: Scale = Scale()
    language: str = "en"
    opened: Opened = ()  # on which page the map is printed that a touchpoint opens

    def page_of(self, touchpoint: str) -> int:
        """On which page the map is printed that a touchpoint opens; 0 for none."""
        return dict(self.opened).get(touchpoint, 0) if self.opened else 0

    @property
    def hidden(self) -> frozenset[str]:
        """The usual fields that this map does not show."""
        return frozenset(USUAL_CARD_FIELDS) - self.fields


class Fact(msgspec.Struct, frozen=True):
    """A few words with the icon that tells what they are about."""

    icon: str
    text: str


class FactLine(msgspec.Struct, frozen=True):
    """One line: each fact with its place; the icon is "" where a long fact goes on."""

    facts: tuple[tuple[float, Fact], ...]


def card_style(journey: JourneyMap, opened: Opened = ()) -> CardStyle:
    """What the cards of a map show."""
    header = journey.header
    engagement, feelings = map_scale(journey, LaneKind.ENGAGEMENT), map_scale(journey)
    return CardStyle(frozenset(header.card_fields), header.shows, engagement, feelings, header.language, opened)


def facts_on(touchpoint: Touchpoint, style: CardStyle, look: Look) -> tuple[Fact, ...]:
    """The facts of a touchpoint that a map shows on its cards."""
    fields, found = style.fields, []
    if "channel" in fields and look.name:
        found.append(Fact(look.icon or "ellipsis", look.name))
    if "times" in fields:
        if touchpoint.duration:
            found.append(Fact("timer", touchpoint.duration))
        if touchpoint.waiting:
            found.append(Fact("hourglass", waits(touchpoint)))
    if "initiator" in fields and touchpoint.initiator is not None:
        found.append(initiative(touchpoint.initiator))
    if "owner" in fields and touchpoint.owner:
        found.append(Fact("briefcase", touchpoint.owner))
    if "engagement" in fields and touchpoint.engagement is not None:
        found.append(Fact("gauge", _engagement(touchpoint.engagement, style)))
    return tuple(found)


def waits(touchpoint: Touchpoint) -> str:
    """How long a touchpoint makes wait, in words."""
    return _("wait {time}").format(time=isolated(touchpoint.waiting))


def initiative(initiator: Initiator) -> Fact:
    """Who takes the first step."""
    if initiator is Initiator.CUSTOMER:
        return Fact("user-round", _("Customer starts"))
    return Fact("building-2", _("We start"))


def _engagement(value: float, style: CardStyle) -> str:
    scale, language = style.engagement, style.language
    return _("{value} of {best}").format(value=scale.text(value, language), best=scale.number(scale.best, language))


def told(touchpoint: Touchpoint, style: CardStyle, look: Look) -> str:
    """What the lane "What happens" says of a touchpoint whose card has no room for text."""
    parts = [touchpoint.description] if touchpoint.description and "description" in style.fields else []
    facts = facts_on(touchpoint, style, look)
    if facts:
        parts.append(joined(fact.text for fact in facts))
    return "\n".join(parts)


def tells(touchpoint: Touchpoint, style: CardStyle) -> bool:
    """Whether a touchpoint has more to tell than its name, its place and its marks."""
    said = {
        "description": touchpoint.description,
        "times": touchpoint.duration or touchpoint.waiting,
        "initiator": touchpoint.initiator is not None,
        "owner": touchpoint.owner,
        "engagement": touchpoint.engagement is not None,
    }
    return any(value and field in style.fields for field, value in said.items())


def as_shown(touchpoint: Touchpoint, hidden: Collection[str]) -> Touchpoint:
    """The touchpoint without what the map hides on its cards; the same object where nothing of it is hidden."""
    empty: dict[str, dict[str, object]] = {
        "description": {"description": ""},
        "feeling": {"feeling": None, "feelings": ()},
        "personas": {"personas": ()},
        "evidence": {"evidence": None},
        "status": {"status": Status.EXISTS},
    }
    changes: dict[str, object] = {}
    for field in hidden:
        changes |= empty.get(field, {})
    changes = {name: value for name, value in changes.items() if getattr(touchpoint, name) != value}
    return msgspec.structs.replace(touchpoint, **changes) if changes else touchpoint


def flow_facts(facts: Sequence[Fact], measure: float, texts: Texts) -> tuple[FactLine, ...]:
    """Facts in lines no wider than a measure; one that is too long for a line takes several of its own."""
    lines: list[list[tuple[float, Fact]]] = []
    x = 0.0
    for fact in facts:
        width = _INDENT + texts.width(fact.text, texts.text)
        if lines and x + width <= measure:
            lines[-1].append((x, fact))
        else:
            said = texts.lines(fact.text, texts.text, measure - _INDENT) or (" ",)
            for i, line in enumerate(said):
                lines.append([(0.0, Fact("" if i else fact.icon, line))])
            width = _INDENT + texts.width(said[-1], texts.text)
            x = 0.0
        x += width + _BETWEEN
    return tuple(FactLine(tuple(line)) for line in lines)


def draw_facts(lines: Sequence[FactLine], x: float, top: float, texts: Texts) -> list[Item | Placed]:
    """The lines of facts below each other, the first from this top on."""
    colour = texts.theme.colour.muted
    items: list[Item | Placed] = []
    baseline = top + first_baseline(texts.text)
    for line in lines:
        middle = baseline - rise(texts.text)
        for at, fact in line.facts:
            if fact.icon:
                icon = icons.icon(fact.icon, _ICON, _STROKE, colour)
                items.append(Placed(x + at, middle - _ICON / 2, icon))
            items += texts.run(fact.text, texts.text, colour, x + at + _INDENT, baseline)
        baseline += texts.text.line
    return items
