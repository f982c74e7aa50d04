"""Keeps the gaps of a map current while it is edited, for the window."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from time import monotonic

import msgspec

from designer.checks.facts import NO_FACTS, Facts
from designer.checks.findings import Findings, Judgement, Places, gathered, judge, sorted_gaps
from designer.checks.profiles import Profile, own_profile, profile_named
from designer.checks.rule import WRITTEN, Check, Each, Limits, Reach, subjects
from designer.model import (
    Change,
    Connection,
    Element,
    Gap,
    JourneyMap,
    MapHeader,
    Note,
    Severity,
    Stage,
    Touchpoint,
)
from designer.model.waivers import waived

# What a touchpoint, a note or a connection says is no other element's business but its neighbours'; whatever else changes
# is rare, and every element may hang on it.
_NEAR = frozenset({Touchpoint, Note, Connection})
FindProfile = Callable[[str], Profile]


class _Kept:
    """What a rule that judges elements one by one said of each: how many it `judged`, and which of them are `lacking`, those
    that have been so for longest first.

    Which it judged stands in a table that all rules share, a bit of each for every element: with a set for each rule that took
    a third of what a large map's layout takes.
    """

    __slots__ = ("_bit", "_bits", "judged", "lacking")

    def __init__(self, bits: dict[str, int], bit: int) -> None:
        self._bits, self._bit = bits, bit
        self.judged = 0
        self.lacking: dict[str, None] = {}

    def judge(self, each: Each, limits: Limits, journey: JourneyMap, element: Element) -> None:
        verdict = each.judge(journey, element, limits) if limits else each.judge(journey, element)
        if verdict is None:
            self.forget(element.id)
            return
        known = self._bits.get(element.id, 0)
        if not known & self._bit:
            self._bits[element.id] = known | self._bit
            self.judged += 1
        if verdict:
            self.lacking.pop(element.id, None)
        else:
            self.lacking[element.id] = None

    def forget(self, id: str) -> None:
        known = self._bits.get(id, 0)
        if known & self._bit:
            if left := known & ~self._bit:
                self._bits[id] = left
            else:
                del self._bits[id]
            self.judged -= 1
        self.lacking.pop(id, None)

    def forget_all(self) -> None:
        for id in [id for id, known in self._bits.items() if known & self._bit]:
            self.forget(id)


class Checker:
    """Knows what each rule said last, and runs again only those that read what a change touched.

    Rules that look at elements one by one judge at once, in `update`, what a change touched and its neighbours (0.3 ms at
    5,000 touchpoints); those of the whole map wait for `settle`, which belongs into an idle moment. After `settle` the
    findings are those of a check from scratch. Before the first `settle` there are none: opening a map waits for no check.
    """

    def __init__(
        self,
        journey: JourneyMap,
        profile: str | Profile | None = None,
        facts: Facts = NO_FACTS,
        find: FindProfile = own_profile,
    ) -> None:
        """Follow this map by a named profile, or by the map's own; raises ValueError as `check` does."""
        self._journey = journey
        self._find = find
        self._named = _named(profile)
        self._facts = facts
        self._kept: dict[str, _Kept] = {}
        self._judged: dict[str, int] = {}  # by element: which rules judged it
        self._said: dict[str, Judgement] = {}
        self._stale: dict[str, Check] = {}  # to be run from scratch
        self._near: dict[str, dict[str, None]] = {}  # rule id: elements to be judged again
        self._told: set[str] = set()  # rules whose sentences are as the map is
        self._findings: Findings | None = None
        self._by_element: dict[str, tuple[Gap, ...]] | None = None
        self._start()

    def _start(self) -> None:
        self._profile = self._named or self._find(self._journey.header.profile)
        checks = self._profile.checks
        self._said = {check.id: Judgement() for check in checks}
        self._stale = {check.id: check for check in checks}
        self._limits = {check.id: check.limits_with(self._profile.limits_of(check)) for check in checks}
        self._kept, self._judged, self._near, self._told = {}, {}, {}, set()
        self._findings = self._by_element = None

    def use_profile(self, profile: str | Profile | None) -> None:
        """Check by another profile from now on; None is the map's own. Raises ValueError as `check` does."""
        self._named = _named(profile)
        self._start()

    def use_facts(self, facts: Facts) -> None:
        """Know another day or another paper from now on."""
        if facts != self._facts:
            self._facts = facts
            self._stale |= {check.id: check for check in self._profile.checks if check.knows_facts}

    def update(self, change: Change) -> None:
        """Take in what a change did to the map: local rules at once, whole-map rules at the next `settle`."""
        touched: set[type[Element]] = {type(element) for element in change.touched()}
        if MapHeader in touched and self._named is None:
            if self._find(self._journey.header.profile) != self._profile:
                self._start()
        near = _neighbours(self._journey, change) if touched & _NEAR else {}
        is_written = touched == {Touchpoint} and _is_only_written(change)
        for check in self._profile.checks:
            if touched.isdisjoint(check.reads) or check.id in self._stale or (is_written and not check.reads_written):
                continue
            if check.each is None or not touched.isdisjoint(set(check.reads) - _NEAR):
                self._stale[check.id] = check
            elif check.reach is Reach.LOCAL:
                self._judge_near(check, near)
            else:
                self._near.setdefault(check.id, {}).update(near)
        self._told.clear()
        self._findings = self._by_element = None

    def _judge_near(self, check: Check, near: Iterable[str]) -> None:
        each, kept, limits = check.each, self._kept[check.id], check.limits and self._limits[check.id]
        assert each is not None
        journey = self._journey
        for id in near:
            element = journey.get(id)
            if element is None:
                kept.forget(id)
            elif isinstance(element, each.subject):
                if isinstance(element, Note) and not _is_on_map(journey, element):
                    kept.forget(id)
                else:
                    kept.judge(each, limits, journey, element)

    def settle(self, seconds: float | None = None) -> bool:
        """Run the rules that wait, at least one and no other after this time is over; returns whether all are done."""
        began = monotonic()
        for check in [*self._stale.values(), *(self._check(id) for id in list(self._near) if id not in self._stale)]:
            self._run(check)
            self._findings = self._by_element = None
            if seconds is not None and monotonic() - began >= seconds:
                break
        return self.is_settled

    def _check(self, id: str) -> Check:
        return next(check for check in self._profile.checks if check.id == id)

    @property
    def is_settled(self) -> bool:
        """Whether the findings are those of the map as it is now."""
        return not self._stale and not self._near

    @property
    def profile(self) -> Profile:
        """The profile by which it checks."""
        return self._profile

    @property
    def findings(self) -> Findings:
        """What is known now. Gaps about elements that are gone are left out, whether settled or not."""
        if self._findings is None:
            self._tell()
            said = self._said
            if not self.is_settled:
                said = {id: self._without_gone(judgement) for id, judgement in said.items()}
            self._findings = gathered(self._journey, self._profile, said)
        return self._findings

    @property
    def by_element(self) -> Mapping[str, tuple[Gap, ...]]:
        """The gaps of each element that one names, gravest first, for its badge and its properties."""
        if self._by_element is None:
            gaps = [gap for gap in self.findings.gaps if not gap.is_waived]
            found: dict[str, tuple[Gap, ...]] = {}
            for severity in Severity:
                for gap in gaps:
                    if gap.severity is severity:
                        for id in gap.elements:
                            found[id] = (*found.get(id, ()), gap)
            self._by_element = found
        return self._by_element

    def gaps_of(self, id: str) -> tuple[Gap, ...]:
        """What the rules that judge one by one say of an element now, without waiting for any other."""
        element = self._journey.get(id)
        if element is None:
            return ()
        found: list[Gap] = []
        for check in self._profile.checks:
            kept = self._kept.get(check.id)
            if check.each is not None and kept is not None and id in kept.lacking and not self._waits(check):
                found += check.gaps_of([check.each.tell(self._journey, element)], self._grade(check))[0]
        return waived(self._journey, found)

    def _grade(self, check: Check) -> Severity | None:
        return self._profile.grades.get(check.id)

    def _run(self, check: Check) -> None:
        if check.each is None:
            self._said[check.id] = judge(check, self._journey, self._profile, self._facts)
        elif check.id in self._stale or check.id not in self._kept:
            kept = self._kept.setdefault(check.id, _Kept(self._judged, 1 << len(self._kept)))
            kept.forget_all()
            limits = check.limits and self._limits[check.id]
            for element in subjects(self._journey, check.each.subject):
                kept.judge(check.each, limits, self._journey, element)
            self._told.discard(check.id)
        else:
            self._judge_near(check, self._near[check.id])
            self._told.discard(check.id)
        self._stale.pop(check.id, None)
        self._near.pop(check.id, None)

    def _tell(self) -> None:
        """Make the sentences of the rules that judge one by one: they name other elements, and places of nameless ones."""
        journey, places = self._journey, Places(self._journey)
        for check in self._profile.checks:
            each, kept = check.each, self._kept.get(check.id)
            if each is None or kept is None or check.id in self._told or self._waits(check):
                continue  # what a waiting rule said before may be true no longer; its sentences stay until it has run
            lacking = []
            if kept.lacking:
                lacking = [element for element in subjects(journey, each.subject) if element.id in kept.lacking]
            found = each.gather(journey, kept.judged, lacking, each.tell)
            gaps, unjudged = check.gaps_of(found, self._grade(check))
            self._said[check.id] = sorted_gaps(check, self._profile, gaps, unjudged, places)
            self._told.add(check.id)

    def _waits(self, check: Check) -> bool:
        return check.id in self._stale or check.id in self._near

    def _without_gone(self, judgement: Judgement) -> Judgement:
        kept = tuple(gap for gap in judgement.gaps if all(id in self._journey for id in gap.elements))
        return msgspec.structs.replace(judgement, gaps=kept)


def _named(profile: str | Profile | None) -> Profile | None:
    return profile_named(profile) if isinstance(profile, str) else profile


def _is_on_map(journey: JourneyMap, note: Note) -> bool:
    about = journey.get(note.about)
    return isinstance(about, Stage) or (isinstance(about, Touchpoint) and bool(about.stage))


def _is_only_written(change: Change) -> bool:
    """Whether nothing of what a change did to touchpoints matters to rules about places and ways."""
    return all(
        before is not None
        and after is not None
        and all(
            field in WRITTEN or getattr(before, field) == getattr(after, field)
            for field in Touchpoint.__struct_fields__
        )
        for before, after in change.pairs.values()
    )


def _neighbours(journey: JourneyMap, change: Change) -> dict[str, None]:
    """What a rule may have to judge again: what was touched, its stage, the notes about both, and who comes next."""
    found: dict[str, None] = dict.fromkeys(change.pairs)
    around: dict[str, None] = {}  # touchpoints whose notes or feelings others look at
    stages: dict[str, None] = {}
    told: dict[str, None] = {}  # stages that a note is about: it counts for all that stands there
    for element in change.touched():
        match element:
            case Touchpoint():
                around[element.id] = None
                stages[element.stage] = None
            case Connection():
                found |= {element.source: None, element.target: None}
                ends = (journey.get(element.source), journey.get(element.target))
                stages |= {end.stage: None for end in ends if isinstance(end, Touchpoint)}
            case Note():
                about = journey.get(element.about)
                if isinstance(about, Touchpoint):
                    around[about.id] = None
                    stages[about.stage] = None
                elif isinstance(about, Stage):
                    told[about.id] = None
    for stage in told:
        stages[stage] = None
        around |= dict.fromkeys(touchpoint.id for touchpoint in journey.touchpoints_in(stage))
    for id in around:
        found[id] = None
        found |= dict.fromkeys(way.target for way in journey.connections_from(id))
        found |= dict.fromkeys(note.id for note in journey.notes_about(id))
    for stage in [id for id in stages if id]:
        found[stage] = None
        found |= dict.fromkeys(note.id for note in journey.notes_about(stage))
        found |= _filled_before(journey, stage)
    return found


def _filled_before(journey: JourneyMap, id: str) -> dict[str, None]:
    """The stages whose next one with touchpoints a stage is or was: the empty ones before it, and the first that is filled."""
    found: dict[str, None] = {}
    stages = journey.stages
    at = next((i for i, stage in enumerate(stages) if stage.id == id), 0)
    for stage in reversed(stages[:at]):
        found[stage.id] = None
        if journey.touchpoints_in(stage.id):
            break
    return found
