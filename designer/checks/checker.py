"""Keeps the gaps of a map current while it is edited, for the window."""

from __future__ import annotations

from collections.abc import Mapping
from time import monotonic

from designer.checks.findings import Findings, Judgement, gathered, judge
from designer.checks.profiles import own_profile, profile_named
from designer.checks.rule import Check, Reach
from designer.model import Change, Element, Gap, JourneyMap, Severity


class Checker:
    """Knows what each rule said last, and runs again only those that read what a change touched.

    Rules that look at elements one by one run at once in `update`; those of the whole map wait for `settle`, which
    belongs into an idle moment. After `settle` the findings are those of a check from scratch. Before the first
    `settle` there are none: opening a map waits for no check.
    """

    def __init__(self, journey: JourneyMap, profile: str | None = None) -> None:
        """Follow this map by a named profile, or by the map's own; raises ValueError as `check` does."""
        self._journey = journey
        self._named = profile_named(profile) if profile is not None else None
        self._said: dict[str, Judgement] = {}
        self._stale: dict[str, Check] = {}
        self._findings: Findings | None = None
        self._by_element: dict[str, tuple[Gap, ...]] | None = None
        self._start()

    def _start(self) -> None:
        self._profile = self._named or own_profile(self._journey.header.profile)
        self._said = {check.id: Judgement() for check in self._profile.checks}
        self._stale = {check.id: check for check in self._profile.checks}
        self._findings = self._by_element = None

    def use_profile(self, profile: str | None) -> None:
        """Check by another profile from now on; None is the map's own. Raises ValueError as `check` does."""
        self._named = profile_named(profile) if profile is not None else None
        self._start()

    def update(self, change: Change) -> None:
        """Take in what a change did to the map: local rules at once, whole-map rules at the next `settle`."""
        if self._named is None and own_profile(self._journey.header.profile) is not self._profile:
            self._start()
        touched: set[type[Element]] = {type(element) for element in change.touched()}
        for check in self._profile.checks:
            if not touched.isdisjoint(check.reads):
                self._stale[check.id] = check
        for check in [c for c in self._stale.values() if c.reach is Reach.LOCAL]:
            self._run(check)
        self._findings = self._by_element = None

    def settle(self, seconds: float | None = None) -> bool:
        """Run the rules that wait, at least one and no other after this time is over; returns whether all are done."""
        began = monotonic()
        for check in list(self._stale.values()):
            self._run(check)
            self._findings = self._by_element = None
            if seconds is not None and monotonic() - began >= seconds:
                break
        return not self._stale

    @property
    def is_settled(self) -> bool:
        """Whether the findings are those of the map as it is now."""
        return not self._stale

    @property
    def findings(self) -> Findings:
        """What is known now. Gaps about elements that are gone are left out, whether settled or not."""
        if self._findings is None:
            said = self._said
            if self._stale:
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

    def _run(self, check: Check) -> None:
        self._said[check.id] = judge(check, self._journey, self._profile)
        self._stale.pop(check.id, None)

    def _without_gone(self, judgement: Judgement) -> Judgement:
        kept = tuple(gap for gap in judgement.gaps if all(id in self._journey for id in gap.elements))
        return Judgement(kept, judgement.skipped)
