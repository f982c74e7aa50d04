"""What a rule of the gap checker is, for those who write rules, run them or show them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum

import msgspec

from designer.checks.facts import NO_FACTS, Facts
from designer.model import Channel, Element, Gap, JourneyMap, Lane, Severity, Stage, Touchpoint
from designer.words import _

# The order of touchpoints, and so their numbers, hangs on all of these.
PLACES: tuple[type[Element], ...] = (Stage, Channel, Lane, Touchpoint)


class Reach(StrEnum):
    """How far a rule looks: at elements one by one, so that it can be run at every edit, or at the map as a whole."""

    LOCAL = "local"
    WHOLE_MAP = "whole map"


class Found(msgspec.Struct, frozen=True):
    """One gap as its rule tells it: the culprits' ids in map order, what is wrong, and what to do about it."""

    elements: tuple[str, ...]
    message: str
    suggestion: str
    severity: Severity | None = None  # where it is not the rule's own


class Unjudged(msgspec.Struct, frozen=True):
    """The rule can't be judged on this map, and why."""

    reason: str


Look = Callable[[JourneyMap], Iterator[Found | Unjudged]]
FactsLook = Callable[[JourneyMap, Facts], Iterator[Found | Unjudged]]


class Check(msgspec.Struct, frozen=True):
    """One rule: what it is called, what it looks at, and the pure function that finds its gaps.

    `reads` are the kinds of elements that can change its answer.
    """

    id: str
    name: str
    severity: Severity  # the gravest it gives
    reach: Reach
    reads: tuple[type[Element], ...]
    english: str
    look: FactsLook

    @property
    def why(self) -> str:
        """One line for the user: why this is a gap."""
        return _(self.english)

    def __call__(self, journey: JourneyMap, facts: Facts = NO_FACTS) -> tuple[tuple[Gap, ...], Unjudged | None]:
        """The gaps of this rule in the order it found them, and why it could not be judged, if so."""
        gaps = []
        unjudged = None
        for found in self.look(journey, facts):
            if isinstance(found, Unjudged):
                unjudged = found
            else:
                severity = found.severity or self.severity
                gaps.append(Gap(self.id, self.name, severity, found.elements, found.message, found.suggestion))
        return tuple(gaps), unjudged


def rule(
    id: str, name: str, severity: Severity, reach: Reach, *reads: type[Element], why: str
) -> Callable[[Look], Check]:
    """Make a function that yields what it finds into a Check of the catalogue."""
    return lambda look: Check(id, name, severity, reach, reads, why, lambda journey, _facts: look(journey))


def rule_of_facts(
    id: str, name: str, severity: Severity, reach: Reach, *reads: type[Element], why: str
) -> Callable[[FactsLook], Check]:
    """As `rule`, for one that needs to know the day or the paper."""
    return lambda look: Check(id, name, severity, reach, reads, why, look)


def N_(text: str) -> str:
    """Mark a text for translation that is translated when it is shown, as gettext's own tools expect it."""
    return text
