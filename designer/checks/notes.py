"""Rules about pain points and opportunities (OP01 to OP03)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designer.checks.rule import N_, PLACES, Found, Reach, rule
from designer.checks.subjects import notes_in_stage, notes_of
from designer.checks.wording import named, one_line, sentence
from designer.model import JourneyMap, Note, NoteKind, Severity, Stage, Touchpoint
from designer.words import _


@rule(
    "OP01",
    "pain-without-opportunity",
    Severity.WARNING,
    Reach.LOCAL,
    *PLACES,
    Note,
    why=N_("A pain point that nobody answers stays one."),
)
def pain_without_opportunity(journey: JourneyMap) -> Iterator[Found]:
    """A pain point with no opportunity at the same touchpoint or stage."""
    pains = notes_of(journey, NoteKind.PAIN_POINT)
    suggestion = _("Write down what could be done about it, as an opportunity.")
    if len(pains) > 1 and not notes_of(journey, NoteKind.OPPORTUNITY):
        yield Found((), _("No pain point is answered by an opportunity."), suggestion, Severity.INFO)
        return
    for pain in pains:
        subject = journey[pain.about]
        if isinstance(subject, Stage):
            answers = [n.kind for n in notes_in_stage(journey, subject)]
        else:
            assert isinstance(subject, Touchpoint)
            answers = [n.kind for id in (subject.id, subject.stage) for n in journey.notes_about(id)]
        if NoteKind.OPPORTUNITY not in answers:
            pattern = _("The pain point {pain} at {subject} is answered by no opportunity.")
            yield Found(
                (pain.id,), pattern.format(pain=named(journey, pain), subject=named(journey, subject)), suggestion
            )


@rule(
    "OP02",
    "opportunity-without-owner",
    Severity.WARNING,
    Reach.LOCAL,
    *PLACES,
    Note,
    why=N_("What nobody owns nobody does."),
)
def opportunity_without_owner(journey: JourneyMap) -> Iterator[Found]:
    """An opportunity that names no owner."""
    found = notes_of(journey, NoteKind.OPPORTUNITY)
    unowned = [note for note in found if not one_line(note.owner)]
    yield from _for_each(
        journey,
        found,
        unowned,
        _("No opportunity has an owner."),
        _("The opportunity {note} has no owner."),
        _("Name the person or team that takes it on."),
    )


@rule(
    "OP03",
    "pain-without-severity",
    Severity.INFO,
    Reach.LOCAL,
    *PLACES,
    Note,
    why=N_("Without a severity all pain points look alike, and the loudest one wins."),
)
def pain_without_severity(journey: JourneyMap) -> Iterator[Found]:
    """A pain point that does not say how bad it is."""
    found = notes_of(journey, NoteKind.PAIN_POINT)
    ungraded = [note for note in found if note.severity is None]
    yield from _for_each(
        journey,
        found,
        ungraded,
        _("No pain point says how bad it is."),
        _("The pain point {note} does not say how bad it is."),
        _("Set its severity to low, middle or high."),
    )


def _for_each(
    journey: JourneyMap, found: Sequence[Note], lacking: Sequence[Note], none: str, pattern: str, suggestion: str
) -> Iterator[Found]:
    """One gap a note that lacks something; one info for the map where several notes all lack it."""
    if len(found) > 1 and len(lacking) == len(found):
        yield Found((), none, suggestion, Severity.INFO)
        return
    for note in lacking:
        yield Found((note.id,), sentence(pattern, note=named(journey, note)), suggestion)
