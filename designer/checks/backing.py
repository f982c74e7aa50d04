"""Rules about what statements rest on: moments of truth, data, evidence and owners (MT, KP, EV, OW)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from designer.checks.facts import Facts
from designer.checks.rule import (
    N_,
    PLACES,
    Found,
    Limits,
    Reach,
    Tell,
    Unjudged,
    one_for_all,
    rule,
    rule_of_each,
    rule_of_facts,
)
from designer.checks.sources import CJML, MOMENTS, NNG, NNG_BLUEPRINT, SIX_STEPS
from designer.checks.subjects import filled_stages, has_note, meetings, notes_in_stage
from designer.checks.wording import listed, named, one_line, sentence
from designer.model import Element, Evidence, JourneyMap, Note, NoteKind, Severity, Stage, Status, Touchpoint
from designer.words import _, ngettext

SET_TARGET = N_("Set the value that you want to reach.")
ADD_METRIC = N_("Add a metric that shows whether the stage does its work.")
NAME_OWNER = N_("Name the person or team that answers for it.")
GO_AND_SEE = N_("Ask or watch customers, look at the data, and write down the source.")
BACK_MOMENT = N_("Add a metric, say what it rests on, or name who owns it.")
_BACKED = (Evidence.OBSERVED, Evidence.MEASURED)


@rule(
    "MT01",
    "moments-of-truth",
    Severity.WARNING,
    Reach.WHOLE_MAP,
    *PLACES,
    limits={"most": 5},
    why=N_("A few moments decide what a customer thinks of you; where all are marked, none is."),
    advice=N_("Mark the few touchpoints that decide what the customer thinks of the organisation."),
    bad=N_("14 of 20 touchpoints carry the star."),
    good=N_("Three do: the test ride, the first repair, the bill."),
    source=MOMENTS,
)
def moments_of_truth(journey: JourneyMap, limits: Limits) -> Iterator[Found]:
    """No moment of truth on the map, or more than 5."""
    moments = [t for t in journey.touchpoints if t.is_moment_of_truth]
    if not moments and len(meetings(journey)) > 1:
        yield Found(
            (),
            _("No touchpoint is marked as a moment of truth."),
            _("Mark the few touchpoints that decide what the customer thinks of the organisation."),
            is_sum=True,
        )
    elif len(moments) > limits["most"]:
        yield Found(
            tuple(t.id for t in moments),
            _("The map has {n} moments of truth, more than {most}.").format(n=len(moments), most=int(limits["most"])),
            _("Keep the few that decide, and take the mark off the others."),
        )


@rule_of_each(
    "MT02",
    "moment-unbacked",
    Severity.WARNING,
    Touchpoint,
    Note,
    says=N_("The moment of truth {it} has no metric, no evidence and no owner."),
    gather=one_for_all(
        N_("No moment of truth has a metric, evidence or an owner."),
        N_("{n} of {total} moments of truth have no metric, no evidence and no owner."),
        BACK_MOMENT,
    ),
    why=N_("What decides about the customer should rest on more than an opinion."),
    advice=BACK_MOMENT,
    bad=N_("“Test ride” decides, and nobody owns it, counts it or has seen it."),
    good=N_("“Test ride” is owned by the shop manager, and 54 % of rides end in an order."),
    spares=N_("One of these is enough. An assumption is no evidence, and evidence that was written as a note counts."),
    source=MOMENTS,
)
def moment_unbacked(journey: JourneyMap, touchpoint: Touchpoint) -> bool | None:
    """A moment of truth with no metric, evidence or owner."""
    if not touchpoint.is_moment_of_truth or not touchpoint.stage:
        return None
    if one_line(touchpoint.owner) or touchpoint.evidence in _BACKED:
        return True
    return has_note(journey, touchpoint.id, NoteKind.METRIC, NoteKind.EVIDENCE)


_few_have_data = one_for_all(N_("No stage has a metric."), N_("{n} of {total} stages have no metric."), ADD_METRIC)


@rule_of_facts(
    "KP01",
    "stage-without-data",
    Severity.WARNING,
    Stage,
    Touchpoint,
    Note,
    why=N_("What is not measured can't be seen to get better; data is the fourth step of mapping."),
    advice=N_("Add a metric that shows whether the stage does its work."),
    bad=N_("“Retention” has four touchpoints and no figure."),
    good=N_("“Service contracts: 48 %” stands in “Retention”."),
    spares=N_("A map that a touchpoint with a metric opens: what happens there is measured as a whole."),
    source=SIX_STEPS,
)
def stage_without_data(journey: JourneyMap, facts: Facts, _limits: Limits) -> Iterator[Found | Unjudged]:
    """A stage with touchpoints and no metric."""
    if facts.is_measured:
        return
    stages = filled_stages(journey)
    bare = [s for s in stages if not any(note.kind is NoteKind.METRIC for note in notes_in_stage(journey, s))]
    yield from _few_have_data(journey, len(stages), bare, _without_data)


def _without_data(journey: JourneyMap, stage: Stage) -> Found:
    said = sentence(_("{stage} has no metric."), stage=named(journey, stage))
    return Found((stage.id,), said, _("Add a metric that shows whether the stage does its work."))


def _where_others_have_one(journey: JourneyMap, judged: int, lacking: Sequence[Element], tell: Tell) -> Iterable[Found]:
    if len(lacking) == judged:
        return []
    return one_for_all("", N_("{n} of {total} metrics have no target."), SET_TARGET)(journey, judged, lacking, tell)


@rule_of_each(
    "KP02",
    "metric-without-target",
    Severity.INFO,
    Note,
    Touchpoint,
    Stage,
    says=N_("The metric {it} has no target."),
    gather=_where_others_have_one,
    why=N_("A figure without a target tells nobody whether it is good."),
    advice=N_("Set the value that you want to reach."),
    bad=N_("“First answer: 40 s”, while other metrics have a target."),
    good=N_("“First answer: 40 s, target 30 s”."),
    source=SIX_STEPS,
)
def metric_without_target(_journey: JourneyMap, note: Note) -> bool | None:
    """A metric without a target, where others have one."""
    return note.target is not None if note.kind is NoteKind.METRIC else None


@rule(
    "EV01",
    "unbacked",
    Severity.INFO,
    Reach.WHOLE_MAP,
    *PLACES,
    Note,
    limits={"percent": 80},
    why=N_("A map of assumptions is a good beginning and a bad ground for money."),
    advice=N_("Ask or watch customers, look at the data, and write down the source."),
    bad=N_("Most of “Installation” is marked as assumed."),
    good=N_("Four of five touchpoints there are observed or measured."),
    spares=N_(
        "A touchpoint at which a metric with a value stands: it is measured, whatever else it says. A stage of which 80 % is "
        "observed or measured: the rest may be assumed, it says so, and nothing is hidden. A moment of truth that is only "
        "assumed is named there as well. Where some touchpoints say what they rest on, one that does not is an assumption."
    ),
    source=CJML,
)
def unbacked(journey: JourneyMap, limits: Limits) -> Iterator[Found]:
    """Touchpoints that are only assumptions, in one gap for the map: those of stages that are backed for less than 80 %, with
    the share that is, and moments of truth."""
    there = [t for t in meetings(journey) if t.status is Status.EXISTS and t.state != "future"]
    unbacked = [t for t in there if not _is_backed(journey, t)]
    if len(there) > 1 and len(unbacked) == len(there):
        if all(t.evidence is None for t in there):
            yield Found((), _("No touchpoint says what it rests on."), _(GO_AND_SEE), is_sum=True)
            return
        if all(t.evidence is Evidence.ASSUMPTION for t in there):
            yield Found((), _("All touchpoints are only assumptions."), _(GO_AND_SEE), is_sum=True)
            return
    named_ones: list[Touchpoint] = []
    shares: list[str] = []
    count = Counter(t.stage for t in there)
    by_stage: dict[str, list[Touchpoint]] = {}
    for touchpoint in unbacked:
        by_stage.setdefault(touchpoint.stage, []).append(touchpoint)
    for stage, lacking in by_stage.items():  # in map order, as the touchpoints are
        backed = count[stage] - len(lacking)
        is_thin = 100 * backed < limits["percent"] * count[stage]
        if named_here := [t for t in lacking if is_thin or t.is_moment_of_truth]:
            named_ones += named_here
            shares.append(f"{named(journey, journey[stage])} {round(100 * backed / count[stage])} %")
    if not named_ones:
        return
    if all(t.evidence is Evidence.ASSUMPTION for t in named_ones):
        pattern = ngettext(
            "{touchpoints} is only an assumption. Backed: {shares}.",
            "{touchpoints} are only assumptions. Backed: {shares}.",
            len(named_ones),
        )
    else:
        pattern = ngettext(
            "{touchpoints} rests on nothing that was seen or measured. Backed: {shares}.",
            "{touchpoints} rest on nothing that was seen or measured. Backed: {shares}.",
            len(named_ones),
        )
    yield Found(
        tuple(t.id for t in named_ones),
        sentence(pattern, touchpoints=listed(journey, named_ones), shares=", ".join(shares)),
        _(GO_AND_SEE),
    )


def _is_backed(journey: JourneyMap, touchpoint: Touchpoint) -> bool:
    """Whether somebody saw or counted what happens at a touchpoint: a metric with a value is a count."""
    return touchpoint.evidence in _BACKED or any(
        note.kind is NoteKind.METRIC and note.value is not None for note in journey.notes_about(touchpoint.id)
    )


@rule_of_facts(
    "EV02",
    "stale-evidence",
    Severity.INFO,
    *PLACES,
    limits={"months": 12},
    why=N_("What was true a year ago may not be true today."),
    advice=N_("Look whether it still holds, and set the new date."),
    bad=N_("“Reads reviews” was observed in March two years ago."),
    good=N_("It was looked at again this spring."),
    source=NNG,
)
def stale_evidence(journey: JourneyMap, facts: Facts, limits: Limits) -> Iterator[Found | Unjudged]:
    """Evidence that is older than 12 months, in one gap for the map."""
    if facts.today is None:
        if any(_day(touchpoint.evidence_date) for touchpoint in journey.touchpoints):
            yield Unjudged(_("Nobody said which day it is."))
        return
    months = int(limits["months"])
    limit = _months_before(facts.today, months)
    old = [t for t in journey.touchpoints if (day := _day(t.evidence_date)) is not None and day < limit]
    if not old:
        return
    if len(old) == 1:
        said = _("The evidence of {touchpoint} is of {date}, older than {n} months.")
        text = said.format(touchpoint=named(journey, old[0]), date=old[0].evidence_date, n=months)
    else:
        oldest = min(old, key=lambda t: _day(t.evidence_date) or limit)
        said = _("The evidence of {touchpoints} is older than {n} months, the oldest of {date}.")
        text = said.format(touchpoints=listed(journey, old), date=oldest.evidence_date, n=months)
    yield Found(tuple(t.id for t in old), text, _("Look whether it still holds, and set the new date."))


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


@rule_of_each(
    "OW01",
    "no-owner",
    Severity.INFO,
    Touchpoint,
    says=N_("{it} has no owner."),
    gather=one_for_all(N_("No touchpoint has an owner."), N_("{n} of {total} touchpoints have no owner."), NAME_OWNER),
    why=N_("Where nobody owns a touchpoint, nobody mends it."),
    advice=N_("Name the person or team that answers for it."),
    bad=N_("“Set-up e-mail” exists, and nobody owns it."),
    good=N_("“Set-up e-mail” is owned by Service."),
    spares=N_("An action, and what is planned, missing or of the future state: nobody can own it yet."),
    source=NNG_BLUEPRINT,
)
def no_owner(_journey: JourneyMap, touchpoint: Touchpoint) -> bool | None:
    """A touchpoint that exists, and that nobody owns."""
    if (
        touchpoint.lane
        or not touchpoint.stage
        or touchpoint.status is not Status.EXISTS
        or touchpoint.state == "future"
    ):
        return None
    return bool(one_line(touchpoint.owner))
