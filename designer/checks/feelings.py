"""Rules about what is felt, and why (EM01 to EM05)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from designer.checks.rule import MANY, N_, PLACES, Found, Limits, Reach, Tell, is_most, rule, rule_of_each
from designer.checks.sources import CJML, NNG
from designer.checks.subjects import feelings_at, has_note, meetings, takes_part
from designer.checks.wording import listed, named, sentence
from designer.model import (
    Channel,
    Element,
    Evidence,
    JourneyMap,
    Lane,
    MapHeader,
    MapState,
    Note,
    NoteKind,
    Persona,
    Severity,
    Stage,
    Status,
    Touchpoint,
)
from designer.model.scales import map_scale
from designer.words import _

LOWEST = -2
ASK = N_("Ask customers where it hurts, and write that down.")
_READS: tuple[type[Element], ...] = (*PLACES, Persona)


@rule(
    "EM01",
    "feeling-missing",
    Severity.WARNING,
    Reach.WHOLE_MAP,
    *_READS,
    why=N_("A curve with holes is read as if nothing had been felt there."),
    advice=N_("Set the feeling there, or take the persona out of the touchpoint."),
    bad=N_("Mara feels something at 9 of her 12 touchpoints; at the other 3 nobody knows."),
    good=N_("Mara has a feeling at all 12 touchpoints, some of them 0."),
    source=CJML,
)
def feeling_missing(journey: JourneyMap) -> Iterator[Found]:
    """A persona that feels something at some of its touchpoints and nothing is known of the others."""
    there = meetings(journey)
    for persona in journey.personas:
        own = [t for t in there if takes_part(t, persona)]
        unknown = [t for t in own if t.feeling_of(persona.id) is None]
        if unknown and len(unknown) < len(own):
            pattern = _("What {persona} feels is not known at {touchpoints}.")
            yield Found(
                (persona.id, *(t.id for t in unknown)),
                pattern.format(persona=named(journey, persona), touchpoints=listed(journey, unknown)),
                _("Set the feeling there, or take the persona out of the touchpoint."),
            )


@rule(
    "EM02",
    "happy-map",
    Severity.WARNING,
    Reach.WHOLE_MAP,
    *_READS,
    MapHeader,
    limits={"from": 6},
    why=N_("A journey without a low shows what we wish for, not what customers live through."),
    advice=ASK,
    bad=N_("Twelve touchpoints, each felt as +1."),
    good=N_("From +2 at “Test ride” down to −2 at “Waits for the lease”."),
    by_hand=N_(
        "Only customers know where it hurts: a feeling that a program lowers for the sake of the curve says "
        "nothing. Ask five of them, watch two, look at complaints and returns; then set the feelings in Properties "
        "and add the pain points."
    ),
    spares=N_("A map of the future state, and what a map of both shows of it: a plan may hope."),
    source=NNG,
)
def happy_map(journey: JourneyMap, limits: Limits) -> Iterator[Found]:
    """All feelings equal, or none below zero, from 6 touchpoints with a feeling on; of the journey as it is."""
    if journey.header.shows is MapState.FUTURE:  # a plan may hope
        return
    felt = [values for t in meetings(journey) if t.state != "future" and (values := feelings_at(journey, t).values())]
    if len(felt) < limits["from"]:
        return
    seen = {value for each in felt for value in each}
    if len(seen) == 1:
        yield Found((), _("All feelings on the map are the same."), _(ASK))
    elif min(seen) >= 0:
        yield Found((), _("No feeling on the map is below {neutral}.").format(neutral=_neutral(journey)), _(ASK))


def _neutral(journey: JourneyMap) -> str:
    scale = map_scale(journey)
    return scale.text(scale.middle) if scale.shown(scale.middle) else _("zero")


# What a persona is at in one step, as its curve is printed: the mean of the step's touchpoints, and which these are.
_Point = tuple[float, tuple[Touchpoint, ...]]


def _falls(journey: JourneyMap, drop: float) -> list[tuple[str, Touchpoint, Touchpoint]]:
    """Where the curve of a persona falls that deep from one of its points to the next and nothing says why: whose curve, from
    where, and to where, in map order; one for each touchpoint."""
    last: dict[str, _Point] = {}
    found: dict[str, tuple[str, Touchpoint, Touchpoint]] = {}
    other = "current" if journey.header.shows is MapState.FUTURE else "future"
    for stage in journey.stages:
        for _step, there in journey.steps(stage.id):
            for who, point in _points_of(journey, there, other):
                before = last.get(who)
                last[who] = point
                if before is not None and before[0] - point[0] >= drop and not _is_explained(journey, before, point):
                    found.setdefault(point[1][0].id, (who, before[1][-1], point[1][0]))
    return list(found.values())


def _points_of(journey: JourneyMap, there: Sequence[Touchpoint], other: str) -> Iterable[tuple[str, _Point]]:
    """The points of all curves in one step, without what stands in the `other` state."""
    own = [
        t for t in there if not t.lane and t.state != other and (t.feeling is not None or t.feelings)
    ]  # what is left is mostly one
    if len(own) == 1:
        return [(who, (value, (own[0],))) for who, value in feelings_at(journey, own[0]).items()]
    felt: dict[str, list[tuple[Touchpoint, float]]] = {}
    for touchpoint in own:
        for who, value in feelings_at(journey, touchpoint).items():
            felt.setdefault(who, []).append((touchpoint, value))
    return [
        (who, (sum([value for _t, value in seen]) / len(seen), tuple([t for t, _value in seen])))
        for who, seen in felt.items()
    ]


def _is_explained(journey: JourneyMap, before: _Point, now: _Point) -> bool:
    """Whether a pain point or an opportunity stands on either side of a fall; a feeling of −2 is EM04's."""
    if any(min(feelings_at(journey, t).values()) <= LOWEST for t in now[1]):
        return True
    sides = (*(t.id for t in before[1]), *(t.id for t in now[1]), now[1][0].stage)
    return any(has_note(journey, id, NoteKind.PAIN_POINT, NoteKind.OPPORTUNITY) for id in sides)


def _has_pain(journey: JourneyMap) -> bool:
    return any(note.kind is NoteKind.PAIN_POINT for note in journey.of(Note))


@rule(
    "EM03",
    "unexplained-drop",
    Severity.WARNING,
    Reach.WHOLE_MAP,
    *_READS,
    Note,
    MapHeader,
    limits={"drop": 2},
    why=N_("Where a feeling falls, something happened; a map that does not say what can't be acted on."),
    advice=N_("Add the pain point that explains the fall."),
    bad=N_("From “Home visit”, +2, to “Receives the offer”, −1, and nobody says why."),
    good=N_("At “Receives the offer” stands the pain point “Subsidy is not in the total”."),
    spares=N_(
        "A fall with a pain point or an opportunity on either side, or at the stage where it ends: somebody knows. One down to "
        "−2 is EM04. The curve is that of each persona by itself, from one step in which it feels something to the next, as it "
        "is printed; touchpoints in which it takes no part lie not on it."
    ),
    source=NNG,
)
def unexplained_drop(journey: JourneyMap, limits: Limits) -> Iterator[Found]:
    """A persona's curve that falls by 2 or more from one of its points to the next, with nothing on either side that says why."""
    falls = _falls(journey, limits["drop"])
    if len(falls) > 1 and not _has_pain(journey):
        there = [touchpoint for _who, _before, touchpoint in falls]
        said = _("The feeling falls at {touchpoints}, and the map has no pain point.")
        yield Found(
            tuple(t.id for t in there),
            said.format(touchpoints=listed(journey, there)),
            _("Add the pain points that explain the falls."),
            is_sum=True,
        )
        return
    for who, before, touchpoint in falls:
        persona = journey.find(Persona, who) if len(journey.personas) > 1 else None
        if persona is None:
            said = _("From {before} to {touchpoint} the feeling falls, and no pain point says why.")
        else:
            said = _("From {before} to {touchpoint} the feeling of {persona} falls, and no pain point says why.")
        yield Found(
            (touchpoint.id,),
            said.format(
                before=named(journey, before),
                touchpoint=named(journey, touchpoint),
                persona="" if persona is None else named(journey, persona),
            ),
            _("Add the pain point that explains the fall."),
            names=(before.id,) if persona is None else (before.id, persona.id),
        )


def _hurts(journey: JourneyMap, touchpoint: Touchpoint) -> bool:
    return has_note(journey, touchpoint.id, NoteKind.PAIN_POINT)


def _low_told(journey: JourneyMap, touchpoint: Touchpoint) -> Found:
    said = _("{it} is felt as {lowest}, and no pain point says why.")
    shown = map_scale(journey).text(LOWEST)
    return Found(
        (touchpoint.id,),
        sentence(said, it=named(journey, touchpoint), lowest=shown),
        _("Add the pain point that explains it."),
    )


def _lows_told(journey: JourneyMap, _judged: int, lacking: Sequence[Element], tell: Tell) -> Iterable[Found]:
    if len(lacking) > 1 and not _has_pain(journey):
        said = _("{touchpoints} are felt as {lowest}, and the map has no pain point.").format(
            touchpoints=listed(journey, lacking), lowest=map_scale(journey).text(LOWEST)
        )
        return [Found((), said, _("Add the pain points that explain them."), is_sum=True)]
    if len(lacking) >= MANY:
        said = _("{touchpoints} are felt as {lowest}, and no pain point says why.").format(
            touchpoints=listed(journey, lacking), lowest=map_scale(journey).text(LOWEST)
        )
        return [Found(tuple(t.id for t in lacking), said, _("Add the pain points that explain them."))]
    return [tell(journey, touchpoint) for touchpoint in lacking]


@rule_of_each(
    "EM04",
    "low-without-pain",
    Severity.WARNING,
    Touchpoint,
    Stage,
    Channel,
    Lane,
    Persona,
    Note,
    MapHeader,
    tell=_low_told,
    gather=_lows_told,
    why=N_("The worst moments are where the work is; without the reason nobody can begin."),
    advice=N_("Add the pain point that explains it."),
    bad=N_("“Waits for the date” is felt as −2; that is all the map says."),
    good=N_("At “Waits for the date” stands the pain point “Nine weeks without a word”."),
    spares=N_("A low with the pain point at its stage: that one speaks for all that stands there."),
    source=NNG,
)
def low_without_pain(journey: JourneyMap, touchpoint: Touchpoint) -> bool | None:
    """A feeling of −2 with no pain point at the touchpoint or its stage."""
    if touchpoint.lane or not touchpoint.stage or (touchpoint.feeling is None and not touchpoint.feelings):
        return None
    if (touchpoint.feeling is None or touchpoint.feeling > LOWEST) and all(
        v > LOWEST for _who, v in touchpoint.feelings
    ):
        return True  # most are no low, whoever takes part
    felt = feelings_at(journey, touchpoint)
    if not felt or min(felt.values()) > LOWEST:
        return True
    return _hurts(journey, touchpoint) or has_note(journey, touchpoint.stage, NoteKind.PAIN_POINT)


def _assumed_told(journey: JourneyMap, judged: int, lacking: Sequence[Element], tell: Tell) -> Iterable[Found]:
    if len(lacking) == judged > 1:
        said = _("No feeling at what is not there yet is marked as an assumption.")
        return [Found((), said, _("Set the evidence of these touchpoints to assumed."), is_sum=True)]
    if is_most(len(lacking), judged):
        said = _("{n} of {total} touchpoints that are not there yet do not mark what is felt there as an assumption.")
        text = said.format(n=len(lacking), total=judged)
        return [Found(tuple(t.id for t in lacking), text, _("Set the evidence of these touchpoints to assumed."))]
    return [tell(journey, touchpoint) for touchpoint in lacking]


@rule_of_each(
    "EM05",
    "assumed-feeling",
    Severity.INFO,
    Touchpoint,
    Stage,
    Channel,
    Lane,
    Persona,
    MapHeader,
    says=N_("{it} is not there yet, and what is felt there is not marked as an assumption."),
    gather=_assumed_told,
    why=N_("What nobody has lived through yet can only be assumed, and a reader should see that."),
    advice=N_("Set its evidence to assumed."),
    bad=N_("“Gets the date in the app” is planned and felt as +2."),
    good=N_("The same, with the evidence “Assumed”."),
    spares=N_("What is missing: it is felt today, as missing. What exists, on a map of the current state."),
    source=CJML,
)
def assumed_feeling(journey: JourneyMap, touchpoint: Touchpoint) -> bool | None:
    """A feeling at something that does not exist yet, not marked as an assumption."""
    if (touchpoint.feeling is None and not touchpoint.feelings) or touchpoint.lane or not touchpoint.stage:
        return None
    is_there = touchpoint.status is Status.EXISTS and touchpoint.state != "future"
    if is_there and journey.header.shows is not MapState.FUTURE:
        return None
    if touchpoint.status is Status.MISSING or not feelings_at(journey, touchpoint):
        return None  # what is missing is felt today, as missing
    return touchpoint.evidence is Evidence.ASSUMPTION
