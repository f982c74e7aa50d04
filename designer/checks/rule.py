"""What a rule of the gap checker is, for those who write rules, run them or show them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any

import msgspec

from designer.checks.facts import NO_FACTS, Facts
from designer.checks.wording import named, sentence
from designer.model import Channel, Element, Gap, JourneyMap, Lane, Note, Severity, Stage, Touchpoint
from designer.words import _

# The order of touchpoints, and so their numbers, hangs on all of these.
PLACES: tuple[type[Element], ...] = (Stage, Channel, Lane, Touchpoint)
# What is only written at a touchpoint: rules about places and ways need not look again where nothing else has changed.
WRITTEN = frozenset(
    {
        *("description", "duration", "engagement", "evidence", "evidence_date", "future_feeling", "future_feelings"),
        *("map_file", "owner", "source", "submap"),
    }
)
MANY = 6  # gaps of one kind that more than half of all elements have are one gap for the map

Limits = Mapping[str, float]
NO_LIMITS: Limits = {}


class Reach(StrEnum):
    """How far a rule looks: at elements one by one, so that it can be run at every edit, or at the map as a whole."""

    LOCAL = "local"
    WHOLE_MAP = "whole map"


class Page(msgspec.Struct, frozen=True):
    """What is said of a rule to the people it speaks to, in English: why, what to do, a bad and a good example, source.

    `spares` says what looks like a gap and is none, and why; `by_hand` why no quick fix does the work, where none does.
    """

    why: str
    advice: str
    bad: str
    good: str
    source: str
    spares: str = ""
    by_hand: str = ""


class Found(msgspec.Struct, frozen=True):
    """One gap as its rule tells it: the culprits' ids in map order, what is wrong, and what to do about it.

    One that speaks for all elements of a kind (`is_sum`) is an info, or an error where its rule is one. `names` are the
    others that the sentence hangs on: a waiver holds only as long as they stay as they are, too.
    """

    elements: tuple[str, ...]
    message: str
    suggestion: str
    severity: Severity | None = None  # where it is not the rule's own
    is_sum: bool = False
    names: tuple[str, ...] = ()


class Unjudged(msgspec.Struct, frozen=True):
    """The rule can't be judged on this map, and why."""

    reason: str


Look = Callable[[JourneyMap], Iterator[Found | Unjudged]]
FullLook = Callable[[JourneyMap, Facts, Limits], Iterator[Found | Unjudged]]
# What a rule says of one element: fine, not fine, or None where it is none of the rule's business.
Judge = Callable[..., bool | None]
Tell = Callable[[JourneyMap, Any], Found]
Gather = Callable[[JourneyMap, int, "Sequence[Element]", Tell], Iterable[Found]]


class Each(msgspec.Struct, frozen=True):
    """How a rule looks at the elements of one kind one by one, each verdict hanging on the element and its neighbours.

    `gather` puts the sentences together, of how many elements were judged and which of them are not fine, in map order.
    """

    subject: type[Element]
    judge: Judge
    tell: Tell
    gather: Gather


class Check(msgspec.Struct, frozen=True):
    """One rule: what it is called, what it looks at, and the pure function that finds its gaps.

    `reads` are the kinds of elements that can change its answer, all that is written at them among it or not; `limits` the
    numbers that a profile can set.
    """

    id: str
    name: str
    severity: Severity  # the gravest it gives
    reach: Reach
    reads: tuple[type[Element], ...]
    page: Page
    look: FullLook
    limits: Limits = NO_LIMITS
    each: Each | None = None
    knows_facts: bool = False  # the day, or the paper
    reads_written: bool = True

    @property
    def why(self) -> str:
        """One line for the user: why this is a gap."""
        return _(self.page.why)

    def __call__(
        self,
        journey: JourneyMap,
        facts: Facts = NO_FACTS,
        severity: Severity | None = None,
        limits: Limits = NO_LIMITS,
    ) -> tuple[tuple[Gap, ...], Unjudged | None]:
        """The gaps of this rule in the order it found them, and why it could not be judged, if so."""
        return self.gaps_of(self.look(journey, facts, self.limits_with(limits)), severity)

    def limits_with(self, limits: Limits) -> Limits:
        """The rule's limits, some of them set by a profile."""
        return {**self.limits, **limits} if limits else self.limits

    def gaps_of(
        self, found: Iterable[Found | Unjudged], severity: Severity | None = None
    ) -> tuple[tuple[Gap, ...], Unjudged | None]:
        """What was found as gaps, with the rule's own severity or that of a profile."""
        gaps: list[Gap] = []
        unjudged = None
        own = severity or self.severity
        for one in found:
            if isinstance(one, Unjudged):
                unjudged = one
                continue
            grade = one.severity or own
            if one.is_sum:
                grade = Severity.ERROR if own is Severity.ERROR else Severity.INFO
            gaps.append(Gap(self.id, self.name, grade, one.elements, one.message, one.suggestion, names=one.names))
        return tuple(gaps), unjudged


def rule(
    id: str,
    name: str,
    severity: Severity,
    reach: Reach,
    *reads: type[Element],
    limits: Limits = NO_LIMITS,
    reads_written: bool = True,
    **page: str,
) -> Callable[[Callable[..., Iterator[Found | Unjudged]]], Check]:
    """Make a function of the map (and of the rule's limits, where it has any) into a Check of the catalogue."""

    def made(look: Callable[..., Iterator[Found | Unjudged]]) -> Check:
        def full(journey: JourneyMap, _facts: Facts, given: Limits) -> Iterator[Found | Unjudged]:
            return look(journey, given) if limits else look(journey)

        return Check(id, name, severity, reach, reads, Page(**page), full, limits, reads_written=reads_written)

    return made


def rule_of_facts(
    id: str, name: str, severity: Severity, *reads: type[Element], limits: Limits = NO_LIMITS, **page: str
) -> Callable[[FullLook], Check]:
    """As `rule`, for one of the whole map that needs to know the day or the paper."""
    return lambda look: Check(id, name, severity, Reach.WHOLE_MAP, reads, Page(**page), look, limits, knows_facts=True)


def rule_of_each(
    id: str,
    name: str,
    severity: Severity,
    subject: type[Element],
    *reads: type[Element],
    says: str = "",
    tell: Tell | None = None,
    gather: Gather | None = None,
    reach: Reach = Reach.LOCAL,
    limits: Limits = NO_LIMITS,
    **page: str,
) -> Callable[[Judge], Check]:
    """Make a function that judges one element into a Check of the catalogue.

    `says` is the sentence about an element that is not fine, with {it}; `tell` makes it where a pattern does not do.
    """
    advice = page["advice"]

    def told(journey: JourneyMap, element: Any) -> Found:
        return Found((element.id,), sentence(_(says), it=named(journey, element)), _(advice))

    def made(judge: Judge) -> Check:
        each = Each(subject, judge, tell or told, gather or _each_told)

        def look(journey: JourneyMap, _facts: Facts, given: Limits) -> Iterator[Found | Unjudged]:
            judged, lacking = 0, []
            arguments = (given,) if limits else ()
            for element in subjects(journey, subject):
                verdict = judge(journey, element, *arguments)
                if verdict is not None:
                    judged += 1
                    if not verdict:
                        lacking.append(element)
            yield from each.gather(journey, judged, lacking, each.tell)

        return Check(id, name, severity, reach, (subject, *reads), Page(**page), look, limits, each)

    return made


def one_for_all(none: str, most: str, advice: str) -> Gather:
    """One gap for the map where no element has what a rule asks for, or hardly any; `most` has {n} and {total}."""

    def gather(journey: JourneyMap, judged: int, lacking: Sequence[Element], tell: Tell) -> Iterable[Found]:
        if len(lacking) == judged > 1:
            return [Found((), _(none), _(advice), is_sum=True)]
        return rest(journey, judged, lacking, tell)

    rest = many_in_one(most, advice)
    return gather


def many_in_one(most: str, advice: str) -> Gather:
    """One gap for the map where more than half of all elements, and not few, have the same gap; `most` has {n} and {total}."""

    def gather(journey: JourneyMap, judged: int, lacking: Sequence[Element], tell: Tell) -> Iterable[Found]:
        if is_most(len(lacking), judged):
            said = _(most).format(n=len(lacking), total=judged)
            return [Found(tuple(e.id for e in lacking), said, _(advice), is_sum=True)]
        return [tell(journey, element) for element in lacking]

    return gather


def is_most(lacking: int, total: int) -> bool:
    """Whether so many of all have a gap that one sentence for the map says it better."""
    return lacking >= MANY and 2 * lacking > total


def _each_told(journey: JourneyMap, _judged: int, lacking: Sequence[Element], tell: Tell) -> Iterable[Found]:
    return [tell(journey, element) for element in lacking]


def subjects(journey: JourneyMap, kind: type[Element]) -> Iterable[Element]:
    """The elements of a kind that rules look at one by one, in map order: notes are those about what is on the map."""
    if kind is Touchpoint:
        return (*journey.touchpoints, *journey.tray)
    if kind is Stage:
        return journey.stages
    if kind is Channel:
        return journey.channels
    if kind is Note:
        return notes_on_map(journey)
    raise ValueError(kind)


def notes_on_map(journey: JourneyMap) -> Iterator[Note]:
    """The notes about stages and placed touchpoints, in map order."""
    about = journey.notes_about
    for stage in journey.stages:
        yield from about(stage.id)
        for touchpoint in journey.touchpoints_in(stage.id):
            yield from about(touchpoint.id)


def N_(text: str) -> str:
    """Mark a text for translation that is translated when it is shown, as gettext's own tools expect it."""
    return text
