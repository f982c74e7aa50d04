"""Rules about service blueprints: front stage, back stage, support, and the lines between them (BP01 to BP04)."""

from __future__ import annotations

from collections.abc import Iterator

from designer.checks.rule import N_, PLACES, Found, Reach, rule
from designer.checks.subjects import has_note, meetings
from designer.checks.wording import listed, named, sentence
from designer.model import Channel, JourneyMap, Lane, LaneKind, Note, NoteKind, Severity, Touchpoint
from designer.words import _

_BEHIND = frozenset({LaneKind.BACK_STAGE, LaneKind.SUPPORT})
_RANKS = {LaneKind.FRONT_STAGE: 1, LaneKind.BACK_STAGE: 2, LaneKind.SUPPORT: 3}


def _steps(journey: JourneyMap) -> Iterator[tuple[list[Touchpoint], dict[LaneKind, list[Touchpoint]]]]:
    """Each step: its touchpoints in channels, and its actions by the role of their lane."""
    for stage in journey.stages:
        for _key, members in journey.steps(stage.id):
            meeting: list[Touchpoint] = []
            actions: dict[LaneKind, list[Touchpoint]] = {}
            for touchpoint in members:
                lane = journey.find(Lane, touchpoint.lane)
                if lane is not None:
                    actions.setdefault(lane.kind, []).append(touchpoint)
                elif touchpoint.channel:
                    meeting.append(touchpoint)
            yield meeting, actions


@rule(
    "BP01",
    "no-front-stage",
    Severity.ERROR,
    Reach.LOCAL,
    *PLACES,
    why=N_("What happens behind the line of visibility reaches the customer only through somebody in front of it."),
)
def no_front_stage(journey: JourneyMap) -> Iterator[Found]:
    """A step with a touchpoint in a channel and an action behind the scenes, but nobody in front of them."""
    for meeting, actions in _steps(journey):
        behind = [t for kind in _BEHIND for t in actions.get(kind, ())]
        if meeting and behind and not actions.get(LaneKind.FRONT_STAGE):
            pattern = _("Behind {touchpoints} something is done, but nothing in front of the customer.")
            yield Found(
                tuple(t.id for t in meeting),
                pattern.format(touchpoints=listed(journey, meeting)),
                _("Add what staff or the system does in front of the customer to the front-stage lane."),
            )


@rule(
    "BP02",
    "unsupported",
    Severity.WARNING,
    Reach.LOCAL,
    *PLACES,
    why=N_("What nobody prepares behind the scenes depends on the person who happens to be in front."),
)
def unsupported(journey: JourneyMap) -> Iterator[Found]:
    """A front-stage action with nothing behind it in its step."""
    for _meeting, actions in _steps(journey):
        if any(actions.get(kind) for kind in _BEHIND):
            continue
        for action in actions.get(LaneKind.FRONT_STAGE, ()):
            yield Found(
                (action.id,),
                sentence(_("Nothing back stage or in support stands behind {action}."), action=named(journey, action)),
                _("Add what is done behind it, or what it rests on."),
            )


@rule(
    "BP03",
    "no-evidence-item",
    Severity.INFO,
    Reach.LOCAL,
    *PLACES,
    Note,
    why=N_("What customers see and hold is how they judge a service."),
)
def no_evidence_item(journey: JourneyMap) -> Iterator[Found]:
    """A touchpoint in a channel with nothing that the customer sees or holds."""
    there = [t for t in meetings(journey) if t.channel]
    kinds = (NoteKind.EVIDENCE, NoteKind.CONTENT, NoteKind.IMAGE)
    lacking = [t for t in there if not has_note(journey, t.id, *kinds)]
    suggestion = _("Add what the customer sees, hears or holds there.")
    if len(there) > 1 and len(lacking) == len(there):
        yield Found((), _("No touchpoint says what the customer sees or holds."), suggestion)
        return
    for touchpoint in lacking:
        pattern = _("{touchpoint} does not say what the customer sees or holds.")
        yield Found((touchpoint.id,), sentence(pattern, touchpoint=named(journey, touchpoint)), suggestion)


@rule(
    "BP04",
    "lanes-out-of-order",
    Severity.ERROR,
    Reach.LOCAL,
    Lane,
    Channel,
    why=N_("The blueprint lines run between the customer, front stage, back stage and support, in this order."),
)
def lanes_out_of_order(journey: JourneyMap) -> Iterator[Found]:
    """A channel or lane that stands below one that belongs below it."""
    lowest, above = 0, None
    wrong: list[Channel | Lane] = []
    for lane in journey.lanes:
        if isinstance(lane, Channel):
            rank = 0
        elif lane.kind in _RANKS:
            rank = _RANKS[lane.kind]
        else:
            continue
        if rank < lowest:
            wrong.append(lane)
        else:
            lowest, above = rank, lane
    if wrong and above is not None:
        pattern = _("{lanes} stands below {above}; the order is channels, front stage, back stage, support.")
        if len(wrong) > 1:
            pattern = _("{lanes} stand below {above}; the order is channels, front stage, back stage, support.")
        yield Found(
            tuple(lane.id for lane in wrong),
            sentence(pattern, lanes=listed(journey, wrong), above=named(journey, above)),
            _("Put the lanes in the order of their roles."),
        )
