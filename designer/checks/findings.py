"""All gaps of a map, in order and counted; for the gaps panel, the badges and the command `check`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from designer.checks.facts import NO_FACTS, Facts
from designer.checks.profiles import Profile, own_profile, profile_named
from designer.checks.rule import Check, Unjudged
from designer.model import (
    Channel,
    Connection,
    Gap,
    JourneyMap,
    Persona,
    Severity,
    Stage,
    Touchpoint,
)
from designer.model.waivers import waived


class Skipped(msgspec.Struct, frozen=True):
    """A rule that can't be judged on this map, which is not the same as clean."""

    rule: str
    reason: str


class Counts(msgspec.Struct, frozen=True):
    """How many gaps there are of each severity, without the waived ones."""

    error: int = 0
    warning: int = 0
    info: int = 0

    def of(self, severity: Severity) -> int:
        """The number of gaps of this severity."""
        count: int = getattr(self, severity.value)
        return count


class Findings(msgspec.Struct, frozen=True):
    """What a check of a whole map found, gaps sorted by rule and then by place in the map.

    `judged` is the number of rules that could be judged.
    """

    gaps: tuple[Gap, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    counts: Counts = Counts()
    judged: int = 0
    profile: str = ""

    def reaches(self, severity: Severity) -> bool:
        """Whether a gap that is not waived is as grave as this or graver."""
        grave = list(Severity)
        return any(self.counts.of(s) for s in grave[: grave.index(severity) + 1])


class Judgement(msgspec.Struct, frozen=True):
    """What one rule said of a map."""

    gaps: tuple[Gap, ...] = ()
    skipped: Skipped | None = None


def check(journey: JourneyMap, profile: str | Profile | None = None, facts: Facts = NO_FACTS) -> Findings:
    """Check a map by all rules of a profile, by default its own, with what is known of the day and the paper.

    Raises ValueError with a plain sentence where there is no profile of that name.
    """
    chosen = chosen_profile(journey, profile)
    places = Places(journey)
    return gathered(journey, chosen, {c.id: judge(c, journey, chosen, facts, places) for c in chosen.checks})


def chosen_profile(journey: JourneyMap, profile: str | Profile | None) -> Profile:
    """The profile that was asked for, by its name or as it is, else the map's own; raises ValueError as `check` does."""
    if isinstance(profile, Profile):
        return profile
    return own_profile(journey.header.profile) if profile is None else profile_named(profile)


def judge(
    check: Check, journey: JourneyMap, profile: Profile, facts: Facts = NO_FACTS, places: Places | None = None
) -> Judgement:
    """Run one rule; its gaps come sorted by place in the map."""
    gaps, unjudged = check(journey, facts, profile.grades.get(check.id), profile.limits_of(check))
    return sorted_gaps(check, profile, gaps, unjudged, places or Places(journey))


def sorted_gaps(
    check: Check, profile: Profile, gaps: Iterable[Gap], unjudged: Unjudged | None, places: Places
) -> Judgement:
    """What a rule found, as far as the profile lists it, sorted by place in the map."""
    listed = [gap for gap in gaps if gap.severity in profile.severities]
    if len(listed) > 1:
        listed.sort(key=places.of)
    return Judgement(tuple(listed), Skipped(check.id, unjudged.reason) if unjudged else None)


def gathered(journey: JourneyMap, profile: Profile, judgements: Mapping[str, Judgement]) -> Findings:
    """Put together what the rules of a profile said, by rule id, and mark what the map's waivers hold for."""
    ordered = [judgements[id] for id in sorted(judgements)]
    gaps = waived(journey, (gap for judgement in ordered for gap in judgement.gaps))
    skipped = tuple(j.skipped for j in ordered if j.skipped is not None)
    return Findings(gaps, skipped, counted(gaps), len(ordered) - len(skipped), profile.name)


def counted(gaps: Iterable[Gap]) -> Counts:
    """Count the gaps that are not waived."""
    numbers = dict.fromkeys(Severity, 0)
    for gap in gaps:
        if not gap.is_waived:
            numbers[gap.severity] += 1
    return Counts(numbers[Severity.ERROR], numbers[Severity.WARNING], numbers[Severity.INFO])


def without(findings: Findings, id: str) -> Findings:
    """Findings without the gaps of one element alone, as of one that is not finished yet."""
    gaps = tuple(gap for gap in findings.gaps if gap.elements != (id,))
    return msgspec.structs.replace(findings, gaps=gaps, counts=counted(gaps))


class Places:
    """Where elements stand in a map as sortable places: the map itself, stages, personas, channels, touchpoints."""

    def __init__(self, journey: JourneyMap) -> None:
        self._journey = journey
        self._ranks: dict[str, tuple[int, int]] = {}

    @property
    def _rank(self) -> dict[str, tuple[int, int]]:
        if not self._ranks:
            journey = self._journey
            kinds = (journey.stages, journey.personas, journey.channels, (*journey.touchpoints, *journey.tray))
            for kind, elements in enumerate(kinds, 1):
                self._ranks.update([(element.id, (kind, i)) for i, element in enumerate(elements)])
        return self._ranks

    def of(self, gap: Gap) -> tuple[tuple[int, int], ...]:
        """The place of a gap: that of its first element, then of its others."""
        if len(gap.elements) == 1:
            return self._of(gap.elements[0])
        return tuple([place for id in gap.elements for place in self._of(id)])

    def _of(self, id: str) -> tuple[tuple[int, int], ...]:
        element = self._journey.get(id)
        match element:
            case Stage() | Persona() | Channel() | Touchpoint():
                return (self._rank[id],)
            case Connection():
                return (self._rank[element.source], self._rank[element.target])
            case _:
                return ()
