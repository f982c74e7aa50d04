"""Rules about what statements rest on: moments of truth, data, evidence and owners (MT, KP, EV, OW)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from designer.checks.facts import Facts
from designer.checks.rule import N_, PLACES, Found, Reach, Unjudged, rule, rule_of_facts
from designer.checks.subjects import filled_stages, has_note, meetings, notes_in_stage, notes_of
from designer.checks.wording import listed, named, one_line, sentence
from designer.model import Evidence, JourneyMap, Note, NoteKind, Severity, Status, Touchpoint
from designer.words import _, ngettext

MOST_MOMENTS = 5
STALE_MONTHS = 12
_BACKED = (Evidence.OBSERVED, Evidence.MEASURED)


@rule(
    "MT01",
    "moments-of-truth",
    Severity.WARNING,
    Reach.WHOLE_MAP,
    *PLACES,
    why=N_("A few moments decide what a customer thinks of you; where all are marked, none is."),
)
def moments_of_truth(journey: JourneyMap) -> Iterator[Found]:
    """No moment of truth on the map, or more than 5."""
    moments = [t for t in journey.touchpoints if t.is_moment_of_truth]
    if not moments and len(meetings(journey)) > 1:
        yield Found(
            (),
            _("No touchpoint is marked as a moment of truth."),
            _("Mark the few touchpoints that decide what the customer thinks of the organisation."),
        )
    elif len(moments) > MOST_MOMENTS:
        yield Found(
            tuple(t.id for t in moments),
            _("The map has {n} moments of truth, more than {most}.").format(n=len(moments), most=MOST_MOMENTS),
            _("Keep the few that decide, and take the mark off the others."),
        )


@rule(
    "MT02",
    "moment-unbacked",
    Severity.WARNING,
    Reach.LOCAL,
    *PLACES,
    Note,
    why=N_("What decides about the customer should rest on more than an opinion."),
)
def moment_unbacked(journey: JourneyMap) -> Iterator[Found]:
    """A moment of truth with no metric, evidence or owner."""
    for touchpoint in journey.touchpoints:
        if not touchpoint.is_moment_of_truth or one_line(touchpoint.owner) or touchpoint.evidence is not None:
            continue
        if not has_note(journey, touchpoint.id, NoteKind.METRIC, NoteKind.EVIDENCE):
            yield Found(
                (touchpoint.id,),
                sentence(
                    _("The moment of truth {touchpoint} has no metric, no evidence and no owner."),
                    touchpoint=named(journey, touchpoint),
                ),
                _("Add a metric, say what it rests on, or name who owns it."),
            )


@rule(
    "KP01",
    "stage-without-data",
    Severity.WARNING,
    Reach.LOCAL,
    *PLACES,
    Note,
    why=N_("What is not measured can't be seen to get better; data is the fourth step of mapping."),
)
def stage_without_data(journey: JourneyMap) -> Iterator[Found]:
    """A stage with touchpoints and no metric."""
    stages = filled_stages(journey)
    suggestion = _("Add a metric that shows whether the stage does its work.")
    lacking = [s for s in stages if all(n.kind is not NoteKind.METRIC for n in notes_in_stage(journey, s))]
    if len(stages) > 1 and len(lacking) == len(stages):
        yield Found((), _("No stage has a metric."), suggestion, Severity.INFO)
        return
    for stage in lacking:
        yield Found((stage.id,), sentence(_("{stage} has no metric."), stage=named(journey, stage)), suggestion)


@rule(
    "KP02",
    "metric-without-target",
    Severity.INFO,
    Reach.LOCAL,
    *PLACES,
    Note,
    why=N_("A figure without a target tells nobody whether it is good."),
)
def metric_without_target(journey: JourneyMap) -> Iterator[Found]:
    """A metric without a target, where others have one."""
    metrics = notes_of(journey, NoteKind.METRIC)
    if not any(note.target is not None for note in metrics):
        return
    for note in metrics:
        if note.target is None:
            yield Found(
                (note.id,),
                sentence(_("The metric {note} has no target."), note=named(journey, note)),
                _("Set the value that you want to reach."),
            )


@rule(
    "EV01",
    "unbacked",
    Severity.INFO,
    Reach.LOCAL,
    *PLACES,
    why=N_("A map of assumptions is a good beginning and a bad ground for money."),
)
def unbacked(journey: JourneyMap) -> Iterator[Found]:
    """Touchpoints that are only assumptions, in one gap for the map, with the share that is backed in each stage."""
    there = [t for t in meetings(journey) if t.status is Status.EXISTS and t.state != "future"]
    suggestion = _("Ask or watch customers, look at the data, and write down the source.")
    if len(there) > 1 and all(t.evidence is None for t in there):
        yield Found((), _("No touchpoint says what it rests on."), suggestion)
        return
    assumed = [t for t in there if t.evidence is Evidence.ASSUMPTION]
    if len(there) > 1 and len(assumed) == len(there):
        yield Found((), _("All touchpoints are only assumptions."), suggestion)
        return
    if not assumed:
        return
    shares = []
    for stage in filled_stages(journey):
        own = [t for t in there if t.stage == stage.id]
        if own:
            backed = sum(t.evidence in _BACKED for t in own)
            shares.append(f"{named(journey, stage)} {round(100 * backed / len(own))} %")
    pattern = ngettext(
        "{touchpoints} is only an assumption. Backed: {shares}.",
        "{touchpoints} are only assumptions. Backed: {shares}.",
        len(assumed),
    )
    yield Found(
        tuple(t.id for t in assumed),
        sentence(pattern, touchpoints=listed(journey, assumed), shares=", ".join(shares)),
        suggestion,
    )


@rule_of_facts(
    "EV02",
    "stale-evidence",
    Severity.INFO,
    Reach.WHOLE_MAP,
    *PLACES,
    why=N_("What was true a year ago may not be true today."),
)
def stale_evidence(journey: JourneyMap, facts: Facts) -> Iterator[Found | Unjudged]:
    """Evidence that is older than 12 months."""
    if facts.today is None:
        yield Unjudged(_("Nobody said which day it is."))
        return
    limit = _months_before(facts.today, STALE_MONTHS)
    for touchpoint in journey.touchpoints:
        day = _day(touchpoint.evidence_date)
        if day is not None and day < limit:
            pattern = _("The evidence of {touchpoint} is of {date}, older than {n} months.")
            yield Found(
                (touchpoint.id,),
                pattern.format(touchpoint=named(journey, touchpoint), date=touchpoint.evidence_date, n=STALE_MONTHS),
                _("Look whether it still holds, and set the new date."),
            )


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, 28))


def _day(text: str) -> date | None:
    """The day of an ISO date; of a month or a year its last one, so that nothing is called old too early."""
    parts = text.strip().split("-")
    try:
        if len(parts) == 1:
            return date(int(parts[0]), 12, 31)
        if len(parts) == 2:
            return date(int(parts[0]), int(parts[1]), 28)
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


@rule(
    "OW01",
    "no-owner",
    Severity.INFO,
    Reach.LOCAL,
    *PLACES,
    why=N_("Where nobody owns a touchpoint, nobody mends it."),
)
def no_owner(journey: JourneyMap) -> Iterator[Found]:
    """A touchpoint that exists, and that nobody owns."""
    there = [t for t in meetings(journey) if t.status is Status.EXISTS and t.state != "future"]
    unowned: list[Touchpoint] = [t for t in there if not one_line(t.owner)]
    suggestion = _("Name the person or team that answers for it.")
    if len(there) > 1 and len(unowned) == len(there):
        yield Found((), _("No touchpoint has an owner."), suggestion)
        return
    for touchpoint in unowned:
        yield Found(
            (touchpoint.id,),
            sentence(_("{touchpoint} has no owner."), touchpoint=named(journey, touchpoint)),
            suggestion,
        )
