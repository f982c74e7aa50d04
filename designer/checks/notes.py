"""Rules about pain points and opportunities (OP01 to OP03)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from designer.checks.rule import N_, Found, Tell, is_most, one_for_all, rule_of_each
from designer.checks.sources import NNG
from designer.checks.subjects import notes_in_stage
from designer.checks.wording import named, one_line
from designer.model import Element, JourneyMap, Note, NoteKind, Severity, Stage, Touchpoint
from designer.words import _

ANSWER = N_("Write down what could be done about it, as an opportunity.")
NAME_OWNER = N_("Name the person or team that takes it on.")
SET_SEVERITY = N_("Set its severity to low, middle or high.")


def _unanswered(journey: JourneyMap, pain: Note) -> Found:
    said = _("The pain point {pain} at {subject} is answered by no opportunity.")
    return Found(
        (pain.id,),
        said.format(pain=named(journey, pain), subject=named(journey, journey[pain.about])),
        _(ANSWER),
        names=(pain.about,),
    )


def _unanswered_all(journey: JourneyMap, judged: int, lacking: Sequence[Element], tell: Tell) -> Iterable[Found]:
    if judged > 1 and lacking and not any(note.kind is NoteKind.OPPORTUNITY for note in journey.of(Note)):
        return [Found((), _("No pain point is answered by an opportunity."), _(ANSWER), is_sum=True)]
    if is_most(len(lacking), judged):
        said = _("{n} of {total} pain points are answered by no opportunity.").format(n=len(lacking), total=judged)
        return [Found(tuple(pain.id for pain in lacking), said, _(ANSWER))]
    return [tell(journey, pain) for pain in lacking]


@rule_of_each(
    "OP01",
    "pain-without-opportunity",
    Severity.WARNING,
    Note,
    Touchpoint,
    Stage,
    tell=_unanswered,
    gather=_unanswered_all,
    why=N_("A pain point that nobody answers stays one."),
    advice=ANSWER,
    bad=N_("At “Reads reviews” stands the pain point “Sizes are hard to compare”, and nothing else."),
    good=N_("Beside it stands the opportunity “Let her enter her height once”."),
    spares=N_("A pain point with an opportunity at its stage; one about a stage with an opportunity anywhere in it."),
    source=NNG,
)
def pain_without_opportunity(journey: JourneyMap, pain: Note) -> bool | None:
    """A pain point with no opportunity at the same touchpoint or stage."""
    if pain.kind is not NoteKind.PAIN_POINT:
        return None
    subject = journey.get(pain.about)
    if isinstance(subject, Stage):
        return any(note.kind is NoteKind.OPPORTUNITY for note in notes_in_stage(journey, subject))
    if not isinstance(subject, Touchpoint) or not subject.stage:
        return None
    return any(
        note.kind is NoteKind.OPPORTUNITY for id in (subject.id, subject.stage) for note in journey.notes_about(id)
    )


@rule_of_each(
    "OP02",
    "opportunity-without-owner",
    Severity.WARNING,
    Note,
    Touchpoint,
    Stage,
    says=N_("The opportunity {it} has no owner."),
    gather=one_for_all(
        N_("No opportunity has an owner."), N_("{n} of {total} opportunities have no owner."), NAME_OWNER
    ),
    why=N_("What nobody owns nobody does."),
    advice=NAME_OWNER,
    bad=N_("The opportunity “Show the price after subsidy” has no owner."),
    good=N_("“Show the price after subsidy”, owned by Sales."),
    source=NNG,
)
def opportunity_without_owner(_journey: JourneyMap, note: Note) -> bool | None:
    """An opportunity that names no owner."""
    return bool(one_line(note.owner)) if note.kind is NoteKind.OPPORTUNITY else None


@rule_of_each(
    "OP03",
    "pain-without-severity",
    Severity.INFO,
    Note,
    Touchpoint,
    Stage,
    says=N_("The pain point {it} does not say how bad it is."),
    gather=one_for_all(
        N_("No pain point says how bad it is."),
        N_("{n} of {total} pain points do not say how bad they are."),
        SET_SEVERITY,
    ),
    why=N_("Without a severity all pain points look alike, and the loudest one wins."),
    advice=SET_SEVERITY,
    bad=N_("“Eleven minutes on hold” and “Typing mistake in the footer” stand side by side."),
    good=N_("“Eleven minutes on hold” is high, “Typing mistake in the footer” is low."),
    source=NNG,
)
def pain_without_severity(_journey: JourneyMap, note: Note) -> bool | None:
    """A pain point that does not say how bad it is."""
    return note.severity is not None if note.kind is NoteKind.PAIN_POINT else None
