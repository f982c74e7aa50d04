"""Rules about service blueprints: front stage, back stage, support, and the lines between them (BP01 to BP04)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from designer.checks.rule import N_, PLACES, Found, Reach, one_for_all, rule, rule_of_each
from designer.checks.sources import BITNER, NNG_BLUEPRINT
from designer.checks.subjects import has_note
from designer.checks.wording import listed, named, sentence
from designer.model import Channel, JourneyMap, Lane, LaneKind, Note, NoteKind, Severity, Touchpoint
from designer.words import _

_BEHIND = frozenset({LaneKind.BACK_STAGE, LaneKind.SUPPORT})
_RANKS: Mapping[LaneKind, int] = {LaneKind.FRONT_STAGE: 1, LaneKind.BACK_STAGE: 2, LaneKind.SUPPORT: 3}
_SEEN = (NoteKind.EVIDENCE, NoteKind.CONTENT, NoteKind.IMAGE)
SAY_WHAT_IS_SEEN = N_("Add what the customer sees, hears or holds there.")


def steps_with_actions(journey: JourneyMap) -> Iterator[tuple[list[Touchpoint], dict[LaneKind, list[Touchpoint]]]]:
    """Each step with an action: its touchpoints in channels, and its actions by the role of their lane."""
    if not journey.action_lanes:
        return
    for stage in journey.stages:
        for _key, members in journey.steps(stage.id):
            meeting: list[Touchpoint] = []
            actions: dict[LaneKind, list[Touchpoint]] = {}
            for touchpoint in members:
                lane = journey.find(Lane, touchpoint.lane) if touchpoint.lane else None
                if lane is not None:
                    actions.setdefault(lane.kind, []).append(touchpoint)
                elif touchpoint.channel:
                    meeting.append(touchpoint)
            if actions:
                yield meeting, actions


@rule(
    "BP01",
    "no-front-stage",
    Severity.WARNING,
    Reach.WHOLE_MAP,
    *PLACES,
    reads_written=False,
    why=N_("What happens behind the line of visibility reaches the customer only through somebody in front of it."),
    advice=N_("Add what staff or the system does in front of the customer to the front-stage lane."),
    bad=N_("“Hands in the form” and, back stage, “Checks the form”; in front of her nobody."),
    good=N_("Between them, front stage, “Clerk takes the form”."),
    source=BITNER,
)
def no_front_stage(journey: JourneyMap) -> Iterator[Found]:
    """A step with a touchpoint in a channel and an action behind the scenes, but nobody in front of them."""
    for meeting, actions in steps_with_actions(journey):
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
    Reach.WHOLE_MAP,
    *PLACES,
    reads_written=False,
    why=N_("What nobody prepares behind the scenes depends on the person who happens to be in front."),
    advice=N_("Add what is done behind it, or what it rests on."),
    bad=N_("“Clerk explains the letter”, and below it both lanes are empty."),
    good=N_("Below it stands “Letters in plain words”, in support."),
    source=NNG_BLUEPRINT,
)
def unsupported(journey: JourneyMap) -> Iterator[Found]:
    """A front-stage action with nothing behind it in its step."""
    steps = list(steps_with_actions(journey))
    fronts = [t for _meeting, actions in steps for t in actions.get(LaneKind.FRONT_STAGE, ())]
    if len(fronts) > 1 and not any(actions.keys() & _BEHIND for _meeting, actions in steps):
        yield Found((), _("Nothing back stage or in support stands behind the front stage."),
                    _("Add what is done behind it, or what it rests on."), is_sum=True)  # fmt: skip
        return
    for _meeting, actions in steps:
        if not actions.keys() & _BEHIND:
            for action in actions.get(LaneKind.FRONT_STAGE, ()):
                pattern = _("Nothing back stage or in support stands behind {action}.")
                yield Found(
                    (action.id,),
                    sentence(pattern, action=named(journey, action)),
                    _("Add what is done behind it, or what it rests on."),
                )


@rule_of_each(
    "BP03",
    "no-evidence-item",
    Severity.INFO,
    Touchpoint,
    Channel,
    Lane,
    Note,
    says=N_("{it} does not say what the customer sees or holds."),
    gather=one_for_all(
        N_("No touchpoint says what the customer sees or holds."),
        N_("{n} of {total} touchpoints do not say what the customer sees or holds."),
        SAY_WHAT_IS_SEEN,
    ),
    why=N_("What customers see and hold is how they judge a service."),
    advice=SAY_WHAT_IS_SEEN,
    bad=N_("On a blueprint “Arrives on the ward” names nothing that she sees."),
    good=N_("“Arrives on the ward”, with the evidence “Wristband, folder, bed with her name”."),
    spares=N_(
        "A map without front-stage, back-stage or support lanes is no blueprint. Content and pictures at the touchpoint "
        "count: the customer sees them."
    ),
    source=BITNER,
)
def no_evidence_item(journey: JourneyMap, touchpoint: Touchpoint) -> bool | None:
    """On a blueprint, a touchpoint in a channel with nothing that the customer sees or holds."""
    if not touchpoint.channel or touchpoint.lane or not touchpoint.stage or not journey.action_lanes:
        return None
    return has_note(journey, touchpoint.id, *_SEEN)


@rule(
    "BP04",
    "lanes-out-of-order",
    Severity.ERROR,
    Reach.WHOLE_MAP,
    Lane,
    Channel,
    why=N_("The blueprint lines run between the customer, front stage, back stage and support, in this order."),
    advice=N_("Put the lanes in the order of their roles."),
    bad=N_("Back stage, Website, Front stage."),
    good=N_("Website, Front stage, Back stage, Support."),
    source=BITNER,
)
def lanes_out_of_order(journey: JourneyMap) -> Iterator[Found]:
    """A channel or lane that stands below one that belongs below it."""
    lowest, above = 0, None
    wrong: list[Channel | Lane] = []
    for lane in journey.lanes:
        rank = 0 if isinstance(lane, Channel) else _RANKS.get(lane.kind)
        if rank is None:
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
            names=(above.id,),
        )
