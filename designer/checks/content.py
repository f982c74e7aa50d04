"""Rules about what is offered in each stage (CO01 to CO06); words are those of `resources/checks/vocabulary.toml`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designer.checks.rule import N_, PLACES, Found, Reach, Unjudged, one_for_all, rule, rule_of_each
from designer.checks.sources import SIX_STEPS, STAGE_MODELS
from designer.checks.subjects import filled_stages, notes_in_stage
from designer.checks.vocabulary import has_words, pattern_for
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
    Touchpoint,
)
from designer.words import _

_READS: tuple[type[Element], ...] = (*PLACES, Note, MapHeader)
ADD_CONTENT = N_("Add the content that helps the customer in this stage.")
NO_WORDS = N_("No words are known by which to find it in the language of the map.")
# Where somebody can be asked, or tells how it was.
_ADVICE_CHANNELS = frozenset(
    {
        ChannelType.PHONE,
        ChannelType.CHAT,
        ChannelType.STORE,
        ChannelType.EVENT,
        ChannelType.HOME_VISIT,
        ChannelType.PARTNER,
        ChannelType.WORD_OF_MOUTH,
        ChannelType.REVIEW_SITE,
    }
)
_IN_USE = frozenset({StageKind.ONBOARDING, StageKind.USE})
_PROOF_CHANNELS = frozenset({ChannelType.REVIEW_SITE})
_SHARING_CHANNELS = frozenset({ChannelType.REVIEW_SITE, ChannelType.WORD_OF_MOUTH})


@rule_of_each(
    "CO01",
    "stage-without-content",
    Severity.WARNING,
    Stage,
    Touchpoint,
    Note,
    reach=Reach.WHOLE_MAP,
    says=N_("{it} has no content."),
    gather=one_for_all(N_("No stage has any content."), N_("{n} of {total} stages have no content."), ADD_CONTENT),
    why=N_("In every stage the customer looks for something; content is the fifth step of mapping."),
    advice=N_("Add the content that helps the customer in this stage."),
    bad=N_("“Consideration” has touchpoints and no content."),
    good=N_("“Comparison of three bikes”, an article, stands in “Consideration”."),
    source=SIX_STEPS,
)
def stage_without_content(journey: JourneyMap, stage: Stage) -> bool | None:
    """A stage with touchpoints and no content planned."""
    if not journey.touchpoints_in(stage.id):
        return None
    return any(note.kind is NoteKind.CONTENT for note in notes_in_stage(journey, stage))


@rule(
    "CO02",
    "consideration-without-proof",
    Severity.WARNING,
    Reach.WHOLE_MAP,
    *_READS,
    why=N_("Before they decide, buyers look for what others say and for what they can compare."),
    advice=N_("Add reviews, a comparison, a case study or a demonstration."),
    bad=N_("“Consideration” holds “Sees the price” and “Adds to basket”."),
    good=N_("“Reads owner reviews” stands before them."),
    spares=N_(
        "What stands in a stage before it counts as well, and so does a review site as a channel. The words that count "
        "are in “checks/vocabulary.toml”; in a language without words there the rule can't be judged where nothing is "
        "found."
    ),
    source=STAGE_MODELS,
)
def consideration_without_proof(journey: JourneyMap) -> Iterator[Found | Unjudged]:
    """A consideration stage with no review, comparison, case study or demonstration in it or before it."""
    yield from _stages_without(
        journey,
        StageKind.CONSIDERATION,
        "proof",
        _PROOF_CHANNELS,
        _("{stage} offers nothing to compare, and no word of other customers."),
        _("Add reviews, a comparison, a case study or a demonstration."),
        looks_before=True,
    )


@rule(
    "CO03",
    "purchase-without-trial",
    Severity.INFO,
    Reach.WHOLE_MAP,
    *_READS,
    why=N_("At the decision customers want proof for themselves."),
    advice=N_("Let customers try it, or talk to somebody, before they pay."),
    bad=N_("She pays for a bike that she has never sat on."),
    good=N_("“Test ride in the store” stands before “Order online”."),
    spares=N_(
        "Who has met a person before, by phone, in a chat, in the store or among friends, could ask; and who uses it already "
        "before paying has tried it. The words that count are in “checks/vocabulary.toml”; in a language without words there the "
        "rule can't be judged where nothing is found."
    ),
    source=STAGE_MODELS,
)
def purchase_without_trial(journey: JourneyMap) -> Iterator[Found | Unjudged]:
    """A purchase stage with no trial, demonstration, testimonial or consultation, nor before it."""
    kinds = [stage.kind for stage in filled_stages(journey)]
    if StageKind.PURCHASE in kinds and not _IN_USE.isdisjoint(kinds[: kinds.index(StageKind.PURCHASE)]):
        return
    yield from _stages_without(
        journey,
        StageKind.PURCHASE,
        "trial",
        _ADVICE_CHANNELS,
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
    advice=N_("Add a welcome, a guide or first steps."),
    bad=N_("After “Pays” the next thing is the survey three months later."),
    good=N_("“First-ride guide” comes with the bike."),
    spares=N_(
        "Help in the stage of the purchase itself, or anywhere up to the retention, and a stage of the kind onboarding, "
        "whatever stands in it. The words that count are in “checks/vocabulary.toml”; in a language without words there "
        "the rule can't be judged where nothing is found."
    ),
    source=STAGE_MODELS,
)
def no_onboarding(journey: JourneyMap) -> Iterator[Found | Unjudged]:
    """Nothing from the purchase to the retention that helps the customer start."""
    if _lacks_kinds(journey.stages, StageKind.PURCHASE, StageKind.RETENTION, StageKind.USE):
        yield Unjudged(_("Not every stage says of what kind it is."))
        return
    stages = filled_stages(journey)
    kinds = [stage.kind for stage in stages]
    if StageKind.PURCHASE not in kinds or any(stage.kind is StageKind.ONBOARDING for stage in journey.stages):
        return
    bought = kinds.index(StageKind.PURCHASE)
    used = [i for i in range(bought + 1, len(kinds)) if kinds[i] in (StageKind.RETENTION, StageKind.USE)]
    if not used:
        return
    retained = [i for i in used if kinds[i] is StageKind.RETENTION]
    after, last = used[0], (retained or used)[0]
    between = stages[bought : last + 1]
    if any(_tells(journey, stage, "start") for stage in between):
        return
    if has_words(journey.header.language):
        yield Found(
            (stages[after].id,),
            sentence(
                _("Between {purchase} and {stage} nothing helps the customer start."),
                purchase=named(journey, stages[bought]),
                stage=named(journey, stages[after]),
            ),
            _("Add a welcome, a guide or first steps."),
            names=(stages[bought].id,),
        )
    else:
        yield Unjudged(_(NO_WORDS))


@rule(
    "CO05",
    "retention-without-feedback",
    Severity.WARNING,
    Reach.WHOLE_MAP,
    *_READS,
    why=N_("Who never asks learns from the customers who left."),
    advice=N_("Ask customers how it goes, and give them somebody to turn to."),
    bad=N_("“Retention” holds “Gets the newsletter”, and nothing else."),
    good=N_("“Is asked how the first month was” stands beside it."),
    spares=N_(
        "One stage of the kind that asks is enough for all of it. The words that count are in “checks/vocabulary.toml”; "
        "in a language without words there the rule can't be judged where nothing is found."
    ),
    source=STAGE_MODELS,
)
def retention_without_feedback(journey: JourneyMap) -> Iterator[Found | Unjudged]:
    """A retention stage with no survey, follow-up or support."""
    yield from _stages_without(
        journey,
        StageKind.RETENTION,
        "feedback",
        frozenset(),
        _("{stage} has no survey, no follow-up and no support."),
        _("Ask customers how it goes, and give them somebody to turn to."),
    )


@rule(
    "CO06",
    "advocacy-without-referral",
    Severity.WARNING,
    Reach.WHOLE_MAP,
    *_READS,
    why=N_("Content customers tell others when it is made easy for them."),
    advice=N_("Add a referral, ask for a review, or make sharing easy."),
    bad=N_("“Advocacy” holds “Buys a helmet”."),
    good=N_("“Recommends it to a colleague” stands in “Advocacy”."),
    spares=N_(
        "A review site or word of mouth as a channel: there customers tell others by themselves. The words that count are "
        "in “checks/vocabulary.toml”; in a language without words there the rule can't be judged where nothing is found."
    ),
    source=STAGE_MODELS,
)
def advocacy_without_referral(journey: JourneyMap) -> Iterator[Found | Unjudged]:
    """An advocacy stage with no referral, review request or sharing."""
    yield from _stages_without(
        journey,
        StageKind.ADVOCACY,
        "sharing",
        _SHARING_CHANNELS,
        _("{stage} gives customers no way to tell others."),
        _("Add a referral, ask for a review, or make sharing easy."),
    )


def _stages_without(
    journey: JourneyMap,
    kind: StageKind,
    meaning: str,
    channels: frozenset[ChannelType],
    pattern: str,
    suggestion: str,
    *,
    looks_before: bool = False,
) -> Iterator[Found | Unjudged]:
    """The first stage of a kind, where neither it nor another of its kind (nor one before it) tells of a meaning."""
    stages = filled_stages(journey)
    there = [stage for stage in stages if stage.kind is kind]
    if not there:
        if any(stage.kind is StageKind.UNKNOWN for stage in journey.stages):
            yield Unjudged(_("Not every stage says of what kind it is."))
        return
    searched = [*stages[: stages.index(there[0])], *there] if looks_before else there
    if any(_tells(journey, stage, meaning, channels) for stage in searched):
        return
    if has_words(journey.header.language):
        yield Found((there[0].id,), sentence(pattern, stage=named(journey, there[0])), suggestion)
    else:
        yield Unjudged(_(NO_WORDS))


def _lacks_kinds(stages: Sequence[Stage], *needed: StageKind) -> bool:
    kinds = {stage.kind for stage in stages}
    return StageKind.UNKNOWN in kinds and not (needed[0] in kinds and kinds & set(needed[1:]))


def _tells(journey: JourneyMap, stage: Stage, meaning: str, channels: frozenset[ChannelType] = frozenset()) -> bool:
    """Whether a touchpoint, its channel or a content of the stage is about a meaning."""
    pattern = pattern_for(journey.header.language, meaning)
    for touchpoint in journey.touchpoints_in(stage.id):
        if pattern.search(f"{touchpoint.name}\n{touchpoint.description}".casefold()):
            return True
        for id in (touchpoint.channel, *touchpoint.also):
            channel = journey.find(Channel, id)
            if channel is not None and channel.known_type in channels:
                return True
    return any(
        note.kind is NoteKind.CONTENT and pattern.search(f"{note.text}\n{note.content_type}".casefold())
        for note in notes_in_stage(journey, stage)
    )
