"""A checker that counts: what is missing after each edit without the sentences about it, for whoever tries many edits."""

from __future__ import annotations

import msgspec

from designer.checks.checker import Checker
from designer.checks.findings import counted
from designer.checks.rule import Check, Found, subjects
from designer.model import Change, Element, Gap, JourneyMap, Severity
from designer.model.waivers import waived, waivers_of

_UNTOLD = "…"
Counted = tuple[int, int, int]  # errors, warnings, infos


def _untold(_journey: JourneyMap, element: Element) -> Found:
    return Found((element.id,), _UNTOLD, "")


class Tally(Checker):
    """Knows the gaps of a map while it is edited. Sentences are made for one gap at a time, by `told`."""

    _bare: dict[str, tuple[Gap, ...]]

    def _start(self) -> None:
        self._bare = {}
        super()._start()

    def update(self, change: Change) -> None:
        """Take in what a change did to the map."""
        touched = {type(element) for element in change.touched()}
        super().update(change)
        for check in self.profile.checks:
            if not touched.isdisjoint(check.reads):
                self._bare.pop(check.id, None)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """All gaps as the map is now, by rule, the oldest first, those that were waived among them."""
        self.settle()
        for check in self.profile.checks:
            if check.id not in self._bare:
                self._bare[check.id] = self._bare_gaps(check)
        gaps = [gap for id in sorted(self._bare) for gap in self._bare[id]]
        if known := waivers_of(self._journey):
            # A waiver holds by what the sentence names.
            gaps = [self.told(gap) if (gap.rule, gap.elements) in known else gap for gap in gaps]
        return waived(self._journey, gaps)

    def _bare_gaps(self, check: Check) -> tuple[Gap, ...]:
        if check.each is None:
            return self._said[check.id].gaps
        kept = self._kept[check.id]
        lacking = [self._journey[id] for id in kept.lacking]
        found = list(check.each.gather(self._journey, kept.judged, lacking, _untold))
        if any(len(one.elements) != 1 for one in found):  # it names several, and in map order
            there = [e for e in subjects(self._journey, check.each.subject) if e.id in kept.lacking]
            found = list(check.each.gather(self._journey, kept.judged, there, _untold))
        gaps, _unjudged = check.gaps_of(found, self._grade(check))
        return tuple(gap for gap in gaps if gap.severity in self.profile.severities)

    def told(self, gap: Gap) -> Gap:
        """A gap with the sentences about it."""
        if gap.message != _UNTOLD:
            return gap
        check = self._check(gap.rule)
        assert check.each is not None
        found = check.each.tell(self._journey, self._journey[gap.elements[0]])
        return msgspec.structs.replace(gap, message=found.message, suggestion=found.suggestion, names=found.names)


def counts_of(gaps: tuple[Gap, ...]) -> Counted:
    """How many gaps that were not waived there are, the gravest first, so that fewer is less."""
    counts = counted(gaps)
    return counts.error, counts.warning, counts.info


def errors_of(gaps: tuple[Gap, ...]) -> set[tuple[str, tuple[str, ...]]]:
    """The errors that were not waived, by rule and elements."""
    return {(gap.rule, gap.elements) for gap in gaps if gap.severity is Severity.ERROR and not gap.is_waived}
