"""Which rows a map has, from top to bottom: channels, groups or the storyline, then the analysis lanes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import msgspec

from designer.layout import icons
from designer.layout.blueprint import lines_above
from designer.layout.cast import Cast, ownership_word
from designer.layout.options import Arrangement
from designer.layout.theme import Theme
from designer.model import Channel, JourneyMap, Lane, LaneKind, NoteKind, Touch
from designer.model.kinds import ACTION_LANES, LANE_OF_NOTE
from designer.words import _

NO_CHANNEL = "no channel"
GROUP = "group"
TOUCHPOINTS = "touchpoints"
CHANNEL = "channel"
HAPPENS = "what happens"
CURVES = frozenset({LaneKind.EMOTION.value, LaneKind.ENGAGEMENT.value})

# Lanes that appear by themselves where the map has something for them, in the order of LOOK.md section 4; all others are
# shown only where the map has a lane for them.
_BY_THEMSELVES = (
    LaneKind.EMOTION,
    LaneKind.PAIN_POINTS,
    LaneKind.OPPORTUNITIES,
    LaneKind.METRICS,
    LaneKind.CONTENT,
    LaneKind.CUSTOM,
)
_RANKS = {kind: i for i, kind in enumerate((HAPPENS, *_BY_THEMSELVES))}

# How far from the customer a lane stands. Without any lane of the customer's own, those that tell of her take its part.
_ROLES: dict[str, int] = {
    CHANNEL: 0, GROUP: 0, NO_CHANNEL: 0,
    LaneKind.FRONT_STAGE.value: 1, LaneKind.BACK_STAGE.value: 2, LaneKind.SUPPORT.value: 3,
}  # fmt: skip
_CUSTOMERS = frozenset({LaneKind.EMOTION.value, LaneKind.ENGAGEMENT.value, LaneKind.THOUGHTS.value})


class Row(msgspec.Struct, frozen=True):
    """One row of the map. `lane` is the id of its channel or lane, "" where it has none; `key` is unique among the rows.

    `members` are the places whose touchpoints stand in it. `is_weave`: a thin lane of the storyline, with nodes in place
    of cards. `is_slim`: a channel that nothing uses. `is_folded`: a slim line that counts what it holds, with nodes where
    it holds touchpoints. `scale` is that of a curve's lane, as declared.
    """

    key: str
    lane: str
    kind: str
    name: str
    detail: str
    icon: str
    colour: str  # of the icon
    members: tuple[str, ...] = ()
    holds_cards: bool = False
    is_weave: bool = False
    is_slim: bool = False
    is_folded: bool = False
    line_above: str = ""  # "interaction", "visibility" or "internal interaction"
    height: float = 0  # as the user set it; 0 is as high as the content
    is_pinned: bool = False
    is_first: bool = True  # of its kind on the map: notes that name no lane stand here
    scale: str = ""

    @property
    def holds_touchpoints(self) -> bool:
        """Whether cards or nodes stand in it."""
        return self.holds_cards or self.is_weave or self.holds_nodes

    @property
    def holds_nodes(self) -> bool:
        """Whether it is folded and has a node for each of its touchpoints."""
        return self.is_folded and bool(self.members)

    @property
    def is_curve(self) -> bool:
        """Whether curves are drawn in it."""
        return self.kind in CURVES and not self.is_folded

    @property
    def holds_entries(self) -> bool:
        """Whether notes, tiles, chips or pictures stand in it."""
        return not (self.holds_cards or self.is_weave or self.is_slim or self.is_folded or self.kind in CURVES)


def rows_of(
    journey: JourneyMap,
    theme: Theme,
    cast: Cast,
    arrangement: Arrangement,
    used: Collection[str],
    has: Collection[LaneKind],
    shows_happens: bool,
) -> tuple[Row, ...]:
    """All rows that are shown.

    `used` are the places with touchpoints ("" for no channel), `has` the kinds of lanes that the map has something for,
    `shows_happens` whether descriptions stand in a lane of their own.
    """
    is_storyline = arrangement is Arrangement.STORYLINE
    rows: list[Row] = []
    if is_storyline:
        rows.append(_storyline_row(theme))
    groups = _group_members(journey) if arrangement is Arrangement.GROUPED else {}
    last_channel = len(rows)
    seen: set[LaneKind] = set()
    for lane in _together(journey.lanes) if is_storyline else journey.lanes:
        is_first = isinstance(lane, Channel) or lane.kind not in seen
        if isinstance(lane, Lane):
            seen.add(lane.kind)
        if not lane.shown:
            continue
        if isinstance(lane, Channel):
            if arrangement is Arrangement.GROUPED:
                rows += _group_row(lane, groups, theme, used)
            else:
                rows.append(_channel_row(lane, theme, cast, used, is_storyline))
            last_channel = len(rows)
        elif lane.kind in ACTION_LANES:
            rows.append(_action_row(lane, theme, is_storyline))
        else:
            rows.append(_analysis_row(lane.kind, theme, lane, cast, is_first))
    if "" in used:
        if is_storyline and last_channel == 1:  # no channel is shown: beside the other lanes of the weave
            last_channel = next((i for i, row in enumerate(rows) if row.is_weave), last_channel)
        rows.insert(last_channel, _no_channel_row(theme, is_storyline))
    wanted = [k for k in _BY_THEMSELVES if k in has and not any(x.kind is k for x in _lanes(journey))]
    for kind in wanted:
        _insert(rows, _analysis_row(kind, theme, None, cast))
    if shows_happens:
        _insert(rows, _happens_row(theme))
    return tuple(_with_lines(rows))


def _together(lanes: Sequence[Channel | Lane]) -> Sequence[Channel | Lane]:
    """The lanes of the weave next to each other, at the place of the first, whatever stands between them: else its line
    would run through notes and quotes."""
    woven = [i for i, x in enumerate(lanes) if isinstance(x, Channel) or x.kind in ACTION_LANES]
    if not woven or woven[-1] - woven[0] == len(woven) - 1:
        return lanes
    others = [x for i, x in enumerate(lanes) if i > woven[0] and i not in set(woven)]
    return (*lanes[: woven[0]], *[lanes[i] for i in woven], *others)


def _lanes(journey: JourneyMap) -> Iterable[Lane]:
    return (lane for lane in journey.lanes if isinstance(lane, Lane))


def _insert(rows: list[Row], row: Row) -> None:
    """Put a row that appears by itself after the last one that comes before it in the usual order."""
    rank = _RANKS[row.kind]
    place = 0
    for i, other in enumerate(rows, 1):
        if other.holds_touchpoints or other.is_slim or _RANKS.get(other.kind, 99) < rank:
            place = i
    rows.insert(place, row)


def _storyline_row(theme: Theme) -> Row:
    return Row(
        TOUCHPOINTS, "", TOUCHPOINTS, _("Touchpoints"), _("numbered in order"), "square-pen", theme.colour.ink,
        holds_cards=True,
    )  # fmt: skip


def _channel_row(channel: Channel, theme: Theme, cast: Cast, used: Collection[str], is_storyline: bool) -> Row:
    look = cast.look(channel.id)
    is_slim = channel.id not in used and bool(used)
    colour = theme.colour.muted if is_slim else theme.icon_colour(look.fill)
    detail = f"{ownership_word(channel)} · {touch_word(channel.known_touch)}"
    if is_storyline:  # its lanes are low: only what is not as usual
        detail = look.ownership
    is_thin = is_storyline or is_slim
    is_folded = channel.folded and not is_thin
    return Row(
        channel.id, channel.id, CHANNEL, channel.name, detail, look.icon, colour, (channel.id,),
        holds_cards=not is_thin and not is_folded, is_weave=is_storyline and not is_slim, is_slim=is_slim,
        is_folded=is_folded, height=0 if is_thin else channel.height, is_pinned=channel.pinned,
    )  # fmt: skip


def _no_channel_row(theme: Theme, is_storyline: bool) -> Row:
    return Row(
        NO_CHANNEL, "", NO_CHANNEL, _("No channel yet"), "", "circle-help", theme.colour.muted, ("",),
        holds_cards=not is_storyline, is_weave=is_storyline,
    )  # fmt: skip


def _group_members(journey: JourneyMap) -> dict[Touch, list[Channel]]:
    members: dict[Touch, list[Channel]] = {}
    for channel in journey.channels:
        if channel.shown:
            members.setdefault(channel.known_touch, []).append(channel)
    return members


def _group_row(channel: Channel, groups: dict[Touch, list[Channel]], theme: Theme, used: Collection[str]) -> list[Row]:
    touch = channel.known_touch
    members = groups[touch]
    if members[0] is not channel:
        return []
    is_slim = bool(used) and not any(m.id in used for m in members)
    is_folded = not is_slim and all(m.folded for m in members)
    colour = theme.colour.muted if is_slim else theme.icon_colour(theme.touch_colour(touch))
    return [
        Row(
            f"group-{touch.value}", "", GROUP, group_name(touch), "", icons.OF_TOUCH[touch.value], colour,
            tuple(m.id for m in members), holds_cards=not (is_slim or is_folded), is_slim=is_slim, is_folded=is_folded,
            is_pinned=any(m.pinned for m in members),
        )
    ]  # fmt: skip


def _action_row(lane: Lane, theme: Theme, is_storyline: bool) -> Row:
    is_folded = lane.folded and not is_storyline
    return Row(
        lane.id, lane.id, lane.kind, lane.name or lane_name(lane.kind), "",
        icons.chosen(lane.icon, icons.OF_LANE[lane.kind]), theme.colour.ink, (lane.id,),
        holds_cards=not (is_storyline or is_folded), is_weave=is_storyline, is_folded=is_folded,
        height=0 if is_storyline else lane.height, is_pinned=lane.pinned,
    )  # fmt: skip


def _analysis_row(kind: LaneKind, theme: Theme, lane: Lane | None, cast: Cast, is_first: bool = True) -> Row:
    colour = theme.colour
    colours = {
        LaneKind.PAIN_POINTS: colour.pain_point,
        LaneKind.OPPORTUNITIES: colour.opportunity,
        LaneKind.METRICS: colour.metric,
        LaneKind.THOUGHTS: colour.thought,
        LaneKind.QUESTIONS: colour.question,
    }
    details = {LaneKind.EMOTION: _("per persona") if cast.players else "", LaneKind.METRICS: _("tick: target")}
    name = lane.name if lane and lane.name else lane_name(kind)
    icon_colour = colour.ink if theme.is_ink_saving else colours.get(kind, colour.ink)
    if lane is None:
        return Row(kind.value, "", kind, name, details.get(kind, ""), icons.OF_LANE[kind], icon_colour)
    return Row(
        lane.id, lane.id, kind, name, details.get(kind, ""), icons.chosen(lane.icon, icons.OF_LANE[kind]), icon_colour,
        is_folded=lane.folded, height=lane.height, is_pinned=lane.pinned, is_first=is_first,
        scale=lane.scale,
    )  # fmt: skip


def explained(rows: tuple[Row, ...], has_severity: bool, has_ranks: bool) -> tuple[Row, ...]:
    """The rows with what the marks in the corners of their notes mean, below their names, where any note has one."""
    said: dict[str, str] = {LaneKind.PAIN_POINTS: _("bars: severity")} if has_severity else {}
    # Where a language writes the words out, there is nothing to explain.
    if has_ranks and len(_("I {impact}").format(impact="").strip()) == 1:
        said[LaneKind.OPPORTUNITIES] = _("I impact, E effort")
    if not said:
        return rows
    return tuple([msgspec.structs.replace(row, detail=said[row.kind]) if row.kind in said else row for row in rows])


def _happens_row(theme: Theme) -> Row:
    return Row(HAPPENS, "", HAPPENS, _("What happens"), "", "type", theme.colour.ink)


def _with_lines(rows: list[Row]) -> list[Row]:
    """The rows with the blueprint lines that their roles call for."""
    roles = [_ROLES.get(row.kind) for row in rows]
    if 0 not in roles:
        roles = [0 if row.kind in _CUSTOMERS else role for row, role in zip(rows, roles, strict=True)]
    found = lines_above(roles)
    return (
        [msgspec.structs.replace(row, line_above=found[i]) if i in found else row for i, row in enumerate(rows)]
        if found
        else rows
    )


def lane_of_note(kind: NoteKind) -> LaneKind:
    """The kind of lane that notes of a kind stand in."""
    return LANE_OF_NOTE[kind]


def lane_name(kind: LaneKind) -> str:
    """What a lane without a name of its own is called."""
    return {
        LaneKind.EMOTION: _("Feelings"),
        LaneKind.ENGAGEMENT: _("Engagement"),
        LaneKind.THOUGHTS: _("Thoughts"),
        LaneKind.PAIN_POINTS: _("Pain points"),
        LaneKind.OPPORTUNITIES: _("Opportunities"),
        LaneKind.METRICS: _("Metrics"),
        LaneKind.CONTENT: _("Content"),
        LaneKind.QUESTIONS: _("Questions"),
        LaneKind.OWNER: _("Owners"),
        LaneKind.EVIDENCE: _("Evidence"),
        LaneKind.IMAGES: _("Pictures"),
        LaneKind.CUSTOM: _("Notes"),
        LaneKind.FRONT_STAGE: _("Front stage"),
        LaneKind.BACK_STAGE: _("Back stage"),
        LaneKind.SUPPORT: _("Support"),
    }[kind]


def group_name(touch: Touch) -> str:
    """What a group of channels is called."""
    return {
        Touch.HUMAN: _("Human"),
        Touch.DIGITAL: _("Digital"),
        Touch.PHYSICAL: _("Physical"),
        Touch.OTHER: _("Other"),
    }[touch]


def touch_word(touch: Touch) -> str:
    """A touch in small letters, for lane labels and the legend."""
    return {
        Touch.HUMAN: _("human"),
        Touch.DIGITAL: _("digital"),
        Touch.PHYSICAL: _("physical"),
        Touch.OTHER: _("other"),
    }[touch]
