"""Rules about what is offered in each stage (CO01 to CO06); words are those of `resources/checks/vocabulary.toml`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designer.checks.rule import N_, PLACES, Found, Reach, Unjudged, rule
from designer.checks.subjects import filled_stages, notes_in_stage
from designer.checks.vocabulary import pattern_for
from designer.checks.wording import named, sentence
from designer.model import (
    Channel,
    ChannelType,
    Element,
    JourneyMap,
    MapHeader,
    Note,
    NoteKind,
    Severity,
    Stage,
    StageKind,
)
from designer.words import _

_READS: tuple[type[Element], ...] = (*PLACES, Note, MapHeader)
_PROOF_CHANNELS = frozenset({ChannelType.REVIEW_SITE})
_SHARING_CHANNELS = frozenset({ChannelType.REVIEW_SITE, ChannelType.WORD_OF_MOUTH})


@rule(
    "CO01",
    "stage-without-content",
    Severity.WARNING,
    Reach.LOCAL,
    *PLACES,
    Note,
    why=N_("In every stage the customer looks for something; content is the fifth step of mapping."),
)
def stage_without_content(journey: JourneyMap) -> Iterator[Found]:
    """A stage with touchpoints and no content planned."""
    stages = filled_stages(journey)
    suggestion = _("Add the content that helps the customer in this stage.")
    lacking = [s for s in stages if all(n.kind is not NoteKind.CONTENT for n in notes_in_stage(journey, s))]
    if len(stages) > 1 and len(lacking) == len(stages):
        yield Found((), _("No stage has any content."), suggestion, Severity.INFO)
        return
    for stage in lacking:
        yield Found((stage.id,), sentence(_("{stage} has no content."), stage=named(journey, stage)), suggestion)


@rule(
    "CO02",
    "consideration-without-proof",
    Severity.WARNING,
    Reach.LOCAL,
    *_READS,
    why=N_("Before they decide, buyers look for what others say and for what they can compare."),
)
def consideration_without_proof(journey: JourneyMap) -> Iterator[Found | Unjudged]:
    """A consideration stage with no review, comparison, case study or demonstration."""
    yield from _stages_without(
        journey,
        (StageKind.CONSIDERATION,),
        "proof",
        _PROOF_CHANNELS,
        _("{stage} offers nothing to compare, and no word of other customers."),
        _("Add reviews, a comparison, a case study or a demonstration."),
    )


@rule(
    "CO03",
    "purchase-without-trial",
    Severity.INFO,
    Reach.LOCAL,
    *_READS,
    why=N_("At the decision customers want proof for themselves."),
)
def purchase_without_trial(journey: JourneyMap) -> Iterator[Found | Unjudged]:
    """A purchase stage with no trial, demonstration, testimonial or consultation, nor in the stage before it."""
    yield from _stages_without(
        journey,
        (StageKind.PURCHASE,),
        "trial",
        frozenset(),
        _("{stage} offers no trial, demonstration, testimonial or advice."),
        _("Let customers try it, or talk to somebody, before they pay."),
        looks_before=True,
    )


@rule(
    "CO04",
    "no-onboarding",
    Severity.INFO,
    Reach.WHOLE_MAP,
    *_READS,
    why=N_("Whoever has just bought needs help to begin; without it the first weeks decide against you."),
)
def no_onboarding(journey: JourneyMap) -> Iterator[Found | Unjudged]:
    """Nothing from the purchase to the retention that helps the customer start."""
    stages = journey.stages
    kinds = [stage.kind for stage in stages]
    if _lacks_kinds(stages, StageKind.PURCHASE, StageKind.RETENTION, StageKind.USE):
        yield Unjudged(_("Not every stage says of what kind it is."))
        return
    if StageKind.PURCHASE not in kinds or StageKind.ONBOARDING in kinds:
        return
    bought = kinds.index(StageKind.PURCHASE)
    after = next((i for i in range(bought + 1, len(kinds)) if kinds[i] in (StageKind.RETENTION, StageKind.USE)), None)
    if after is None:
        return
    between = stages[bought : after + 1]
    if not any(_tells(journey, stage, "start") for stage in between):
        yield Found(
            (stages[after].id,),
            sentence(
                _("Between {purchase} and {stage} nothing helps the customer start."),
                purchase=named(journey, stages[bought]),
                stage=named(journey, stages[after]),
            ),
            _("Add a welcome, a guide or first steps."),
        )


@rule(
    "CO05",
    "retention-without-feedback",
    Severity.WARNING,
    Reach.LOCAL,
    *_READS,
    why=N_("Who never asks learns from the customers who left."),
)
def retention_without_feedback(journey: JourneyMap) -> Iterator[Found | Unjudged]:
    """A retention stage with no survey, follow-up or support."""
    yield from _stages_without(
        journey,
        (StageKind.RETENTION,),
        "feedback",
        frozenset(),
        _("{stage} has no survey, no follow-up and no support."),
        _("Ask customers how it goes, and give them somebody to turn to."),
    )


@rule(
    "CO06",
    "advocacy-without-referral",
    Severity.WARNING,
    Reach.LOCAL,
    *_READS,
    why=N_("Content customers tell others when it is made easy for them."),
)
def advocacy_without_referral(journey: JourneyMap) -> Iterator[Found | Unjudged]:
    """An advocacy stage with no referral, review request or sharing."""
    yield from _stages_without(
        journey,
        (StageKind.ADVOCACY,),
        "sharing",
        _SHARING_CHANNELS,
        _("{stage} gives customers no way to tell others."),
        _("Add a referral, ask for a review, or make sharing easy."),
    )


def _stages_without(
    journey: JourneyMap,
    kinds: Sequence[StageKind],
    meaning: str,
    channels: frozenset[ChannelType],
    pattern: str,
    suggestion: str,
    *,
    looks_before: bool = False,
) -> Iterator[Found | Unjudged]:
    stages = filled_stages(journey)
    there = [stage for stage in stages if stage.kind in kinds]
    if not there and any(stage.kind is StageKind.UNKNOWN for stage in journey.stages):
        yield Unjudged(_("Not every stage says of what kind it is."))
    for stage in there:
        told = _tells(journey, stage, meaning, channels)
        if not told and looks_before and (i := stages.index(stage)):
            told = _tells(journey, stages[i - 1], meaning, channels)
        if not told:
            yield Found((stage.id,), sentence(pattern, stage=named(journey, stage)), suggestion)


def _lacks_kinds(stages: Sequence[Stage], *needed: StageKind) -> bool:
    kinds = {stage.kind for stage in stages}
    return StageKind.UNKNOWN in kinds and not (needed[0] in kinds and kinds & set(needed[1:]))


def _tells(journey: JourneyMap, stage: Stage, meaning: str, channels: frozenset[ChannelType] = frozenset()) -> bool:
    """Whether a touchpoint, its channel or a content of the stage is about a meaning."""
    pattern = pattern_for(journey.header.language, meaning)
    for touchpoint in journey.touchpoints_in(stage.id):
        if pattern.search(f"{touchpoint.name}\n{touchpoint.description}"):
            return True
        for id in (touchpoint.channel, *touchpoint.also):
            channel = journey.find(Channel, id)
            if channel is not None and channel.known_type in channels:
                return True
    return any(
        note.kind is NoteKind.CONTENT and pattern.search(f"{note.text}\n{note.content_type}")
        for note in notes_in_stage(journey, stage)
    )
