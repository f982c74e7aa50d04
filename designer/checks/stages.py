"""Rules about stages: their touchpoints, number, names, goals and balance (ST01 to ST06)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from designer.checks.rule import (
    N_,
    PLACES,
    Found,
    Limits,
    Reach,
    Tell,
    Unjudged,
    is_most,
    many_in_one,
    one_for_all,
    rule,
    rule_of_each,
)
from designer.checks.sources import NNG, STAGE_MODELS
from designer.checks.wording import named, one_line, quoted, sentence
from designer.model import (
    Channel,
    Element,
    JourneyMap,
    MapHeader,
    Scope,
    Severity,
    Stage,
    StageKind,
    Touchpoint,
)
from designer.words import _, ngettext

E = TypeVar("E", Stage, Channel, Touchpoint)

GIVE_GOAL = N_("Write what the customer wants to reach in the stage.")


def _empty_stage(journey: JourneyMap, stage: Stage) -> Found:
    stages = journey.stages
    at = stages.index(stage)
    if not any(journey.touchpoints_in(other.id) for other in stages):
        pattern = _("{stage} has no touchpoint.")
    elif not any(journey.touchpoints_in(other.id) for other in stages[at:]):
        pattern = _("{stage} has no touchpoint, so the journey ends before it.")
    elif not any(journey.touchpoints_in(other.id) for other in stages[:at]):
        pattern = _("{stage} has no touchpoint, so the journey begins after it.")
    else:
        pattern = _("{stage} has no touchpoint, so the journey breaks there.")
    return Found(
        (stage.id,),
        sentence(pattern, stage=named(journey, stage)),
        _("Add a touchpoint to this stage, or delete the stage."),
    )


def _empty_stages_told(journey: JourneyMap, judged: int, lacking: Sequence[Element], tell: Tell) -> Iterable[Found]:
    if judged and len(lacking) == judged:
        if journey.tray:
            return []  # what should stand there waits in the tray: that is TP02
        if judged > 1:
            advice = _("Add the first touchpoint to each stage.")
            return [Found((), _("No stage has a touchpoint."), advice, is_sum=True)]
    return _most_are_empty(journey, judged, lacking, tell)


_most_are_empty = many_in_one(
    N_("{n} of {total} stages have no touchpoint."),
    N_("Add a touchpoint to each of these stages, or delete those that the journey does not need."),
)


@rule_of_each(
    "ST01",
    "stage-without-touchpoint",
    Severity.ERROR,
    Stage,
    Touchpoint,
    tell=_empty_stage,
    gather=_empty_stages_told,
    why=N_("Where a stage has no touchpoint, the journey breaks."),
    advice=N_("Add a touchpoint to this stage, or delete the stage."),
    bad=N_("The stage “Advocacy” is drawn, and no touchpoint stands in it."),
    good=N_("In “Advocacy” stands “Recommends it to a neighbour”, through Word of mouth."),
    source=STAGE_MODELS,
)
def stage_without_touchpoint(journey: JourneyMap, stage: Stage) -> bool:
    """A stage with nothing in it."""
    return bool(journey.touchpoints_in(stage.id))


@rule(
    "ST02",
    "stage-count",
    Severity.WARNING,
    Reach.WHOLE_MAP,
    Stage,
    limits={"fewest": 2, "most": 10},
    why=N_("A map must group: with one stage it tells nothing apart, with more than 10 nobody keeps them in mind."),
    advice=N_("Split the journey into the periods the customer goes through, or join stages of one goal."),
    bad=N_("All 30 touchpoints stand in one stage, “Journey”."),
    good=N_("Awareness, Consideration, Purchase, Retention, Advocacy."),
    source=NNG,
)
def stage_count(journey: JourneyMap, limits: Limits) -> Iterator[Found]:
    """Fewer than 2 or more than 10 stages."""
    count = len(journey.stages)
    if count == 0:
        yield Found((), _("The map has no stage."), _("Add a stage for each period of the journey."))
    elif count < limits["fewest"]:
        said = ngettext(
            "The map has only {n} stage, {stage}.", "The map has only {n} stages, the first {stage}.", count
        )
        yield Found(
            (),
            said.format(n=count, stage=named(journey, journey.stages[0])),
            _("Split the journey into the periods the customer goes through."),
        )
    elif count > limits["most"]:
        yield Found(
            (),
            _("The map has {n} stages, more than {most}.").format(n=count, most=int(limits["most"])),
            _("Join stages that serve the same customer goal."),
        )


@rule(
    "ST03",
    "purchase-is-the-end",
    Severity.WARNING,
    Reach.WHOLE_MAP,
    Stage,
    MapHeader,
    why=N_("A customer journey goes on after the purchase; a buyer's journey ends there."),
    advice=N_("Add what follows the purchase, or set the scope of the map to a buyer's journey."),
    bad=N_("A customer journey of Awareness, Consideration, Purchase."),
    good=N_(
        "A customer journey of Awareness, Consideration, Purchase, Retention; or the same three as a buyer's journey."
    ),
    source=STAGE_MODELS,
)
def purchase_is_the_end(journey: JourneyMap) -> Iterator[Found | Unjudged]:
    """A customer journey that ends with the purchase, or a buyer's journey that goes on after it."""
    stages = journey.stages
    bought = [i for i, stage in enumerate(stages) if stage.kind is StageKind.PURCHASE]
    if not bought:
        if all(stage.kind is StageKind.UNKNOWN for stage in stages):
            yield Unjudged(_("No stage says of what kind it is."))
        elif any(stage.kind is StageKind.UNKNOWN for stage in stages):
            yield Unjudged(_("No stage is known to be the purchase, and not every stage says of what kind it is."))
        return
    purchase, after = stages[bought[-1]], stages[bought[-1] + 1 :]
    if journey.header.scope is Scope.CUSTOMER and not after:
        yield Found(
            (purchase.id,),
            sentence(_("The customer journey ends with the purchase, {stage}."), stage=named(journey, purchase)),
            _("Add what follows the purchase, or make the map a buyer's journey."),
        )
    elif journey.header.scope is Scope.BUYER and after:
        pattern = ngettext(
            "The buyer's journey goes on after the purchase, with {stage}.",
            "The buyer's journey goes on after the purchase, with {stage} and {more} more.",
            len(after),
        )
        yield Found(
            tuple(stage.id for stage in after),
            sentence(pattern, stage=named(journey, after[0]), more=len(after) - 1),
            _("Make the map a customer journey, or delete what follows the purchase."),
        )


@rule(
    "ST04",
    "unnamed-or-twice",
    Severity.ERROR,
    Reach.WHOLE_MAP,
    *PLACES,
    reads_written=False,
    why=N_("What has no name, or the name of something else, can't be talked about."),
    advice=N_("Give each stage and channel a name of its own, and say what makes touchpoints of one name different."),
    bad=N_("Two channels are called “E-mail”, and one stage has no name."),
    good=N_("“E-mail, marketing” and “E-mail, service”."),
    spares=N_(
        "A touchpoint and an action of one name: what the customer does, and what is done for it. On a map of both states the "
        "same thing as it is and as it should be."
    ),
    source=NNG,
)
def unnamed_or_twice(journey: JourneyMap) -> Iterator[Found]:
    """Stages and channels without a name or with one name; as a warning touchpoints without one, or of a stage with one name."""
    yield from _nameless(
        journey,
        journey.stages,
        _("No stage has a name."),
        _("{n} of {total} stages have no name."),
        _("{it} has no name."),
    )
    for stages in _namesakes(journey.stages):
        pattern = ngettext("{n} stage is called {name}.", "{n} stages are called {name}.", len(stages))
        yield Found(
            _ids(stages),
            pattern.format(n=len(stages), name=quoted(stages[0].name)),
            _("Rename one of them, or join them."),
        )
    yield from _nameless(
        journey,
        journey.channels,
        _("No channel has a name."),
        _("{n} of {total} channels have no name."),
        _("{it} has no name."),
    )
    for channels in _namesakes(journey.channels):
        pattern = ngettext("{n} channel is called {name}.", "{n} channels are called {name}.", len(channels))
        yield Found(
            _ids(channels),
            pattern.format(n=len(channels), name=quoted(channels[0].name)),
            _("Rename one of them, or move its touchpoints to the other and delete it."),
        )
    yield from _nameless_touchpoints(journey)
    yield from _repeated_touchpoints(journey)


def _nameless(
    journey: JourneyMap, there: Sequence[Stage] | Sequence[Channel], none: str, most: str, each: str
) -> Iterator[Found]:
    bare = [element for element in there if not one_line(element.name)]
    if len(bare) == len(there) > 1 or is_most(len(bare), len(there)):
        said = none if len(bare) == len(there) else most.format(n=len(bare), total=len(there))
        yield Found(_ids(bare), said, _("Give each a name."), is_sum=True)
        return
    for element in bare:
        yield Found((element.id,), sentence(each, it=named(journey, element)), _("Give it a name."))


def _nameless_touchpoints(journey: JourneyMap) -> Iterator[Found]:
    there = journey.touchpoints
    bare = [touchpoint for touchpoint in there if not one_line(touchpoint.name)]
    if len(bare) == len(there) > 1 or is_most(len(bare), len(there)):
        said = _("No touchpoint has a name.")
        if len(bare) < len(there):
            said = _("{n} of {total} touchpoints have no name.").format(n=len(bare), total=len(there))
        yield Found(_ids(bare), said, _("Give each a name."), Severity.WARNING)
        return
    for touchpoint in bare:
        said = sentence(_("{it} has no name."), it=named(journey, touchpoint))
        yield Found((touchpoint.id,), said, _("Give it a name."), Severity.WARNING)


def _repeated_touchpoints(journey: JourneyMap) -> Iterator[Found]:
    for stage in journey.stages:
        inside = journey.touchpoints_in(stage.id)
        for is_action in (False, True):
            for twins in _namesakes([t for t in inside if journey.is_action(t) is is_action]):
                pattern = ngettext(
                    "{n} touchpoint in {stage} is called {name}.",
                    "{n} touchpoints in {stage} are called {name}.",
                    len(twins),
                )
                yield Found(
                    _ids(twins),
                    pattern.format(n=len(twins), stage=named(journey, stage), name=quoted(twins[0].name)),
                    _("Say in the names what makes them different, or delete what is there twice."),
                    Severity.WARNING,
                    names=(stage.id,),
                )


def _ids(elements: Iterable[Stage | Channel | Touchpoint]) -> tuple[str, ...]:
    return tuple(element.id for element in elements)


def _namesakes(elements: Iterable[E]) -> Iterator[list[E]]:
    groups: dict[str, list[E]] = {}
    for element in elements:
        if name := one_line(element.name).casefold():
            groups.setdefault(name, []).append(element)
    for group in groups.values():
        # On a map of both states the same thing may stand there as it is and as it should be.
        as_is_and_to_be = len(group) == 2 and {element.state for element in group} == {"current", "future"}
        if len(group) > 1 and not as_is_and_to_be:
            yield group


@rule_of_each(
    "ST05",
    "stage-without-goal",
    Severity.INFO,
    Stage,
    Touchpoint,
    says=N_("{it} does not say what the customer wants to reach."),
    gather=one_for_all(
        N_("No stage says what the customer wants to reach."),
        N_("{n} of {total} stages do not say what the customer wants to reach."),
        GIVE_GOAL,
    ),
    why=N_("The customer's goal tells what the stage has to do."),
    advice=GIVE_GOAL,
    bad=N_("The stage “Consideration” has a name only."),
    good=N_("“Consideration: know in one evening which bike fits”."),
    source=NNG,
)
def stage_without_goal(journey: JourneyMap, stage: Stage) -> bool | None:
    """A stage with touchpoints and no customer goal; an empty one is ST01 and nothing else."""
    return bool(one_line(stage.goal)) if journey.touchpoints_in(stage.id) else None


@rule(
    "ST06",
    "crowded-stage",
    Severity.INFO,
    Reach.WHOLE_MAP,
    Stage,
    Touchpoint,
    limits={"from": 8},
    reads_written=False,
    why=N_("Where one stage holds most touchpoints, the others are thin, or it should be split."),
    advice=N_("Split the stage, or look for what is missing in the others."),
    bad=N_("12 of 16 touchpoints stand in “Purchase”."),
    good=N_("“Purchase” is split into “Order” and “Delivery”, and “Awareness” has three touchpoints."),
    source=NNG,
)
def crowded_stage(journey: JourneyMap, limits: Limits) -> Iterator[Found]:
    """A stage with over half of all placed touchpoints, from 8 in the map on."""
    total = len(journey.touchpoints)
    if total < limits["from"] or len(journey.stages) < 2:  # one stage alone is ST02
        return
    for stage in journey.stages:
        count = len(journey.touchpoints_in(stage.id))
        if 2 * count > total:
            pattern = _("{stage} holds {count} of {total} touchpoints.")
            yield Found(
                (stage.id,),
                sentence(pattern, stage=named(journey, stage), count=count, total=total),
                _("Split the stage, or look for what is missing in the others."),
            )
