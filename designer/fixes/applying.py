"""Carrying fixes out: one as one step, or all that help until nothing changes any more."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from designer.checks.facts import NO_FACTS, Facts
from designer.checks.profiles import Profile
from designer.checks.tally import Tally, counts_of, errors_of
from designer.editing import Document, Refused
from designer.fixes.catalogue import fixes_for
from designer.fixes.fix import Fix
from designer.fixes.marking import mark_assumed
from designer.library import Library
from designer.model import Gap, JourneyMap, Severity

MOST_STEPS = 10_000


class Done(msgspec.Struct, frozen=True):
    """One gap that was mended, and how."""

    gap: Gap
    fix: Fix


class _Worse(Exception):
    """A fix made something worse, or did not help; it is taken back."""


def apply_fix(document: Document, fix: Fix, *, is_assumed: bool = False) -> Sequence[str]:
    """Do it as one undoable step; the ids of what it wrote or changed. Raises Refused where it can't be done.

    With `is_assumed` what it wrote is marked as assumption (`marking.mark_assumed`).
    """
    assert fix.act is not None
    with document.edit(fix.label):
        touched = fix.act(document)
        if is_assumed:
            mark_assumed(document, document.under_way)
    return touched


def fix_all(
    document: Document,
    library: Library,
    profile: str | Profile | None = None,
    *,
    is_unsafe: bool = False,
    rules: frozenset[str] = frozenset(),
    facts: Facts = NO_FACTS,
    told: Callable[[Done], object] = lambda done: None,
) -> list[Done]:
    """Mend one gap after the other, the gravest first, until nothing that can be mended is left; each is a step.

    Without `is_unsafe` only safe fixes are taken; with it the first one that can be done, and what it wrote is marked as
    assumption. A fix counts only if its gap is gone, no new error came of it, and there is less to mend than before: errors
    first, then warnings, then the rest. So it ends, and never makes a map worse.
    """
    done: list[Done] = []
    tally = Tally(document.journey, profile, facts)
    untried = _Untried(library, rules, is_unsafe=is_unsafe)
    missing = _Missing(tally.gaps)
    has_helped = False  # since what was refused was tried
    while len(done) < MOST_STEPS:
        step = untried.first(document.journey, missing.gaps)
        if step is None and not has_helped:
            break
        if step is None:
            untried.begin_anew()
            has_helped = False
            continue
        gap, fix = step
        mended = Done(tally.told(gap), fix)
        try:
            missing = _try(document, gap, fix, missing, tally, is_assumed=is_unsafe)
        except (_Worse, Refused):
            untried.refuse(gap, fix)
            continue
        has_helped = True
        done.append(mended)
        told(mended)
    return done


class _Untried:
    """What has not been tried yet, the gravest gap first. What was refused is not looked at again until `begin_anew`."""

    def __init__(self, library: Library, rules: frozenset[str], *, is_unsafe: bool) -> None:
        self._library, self._rules, self._is_unsafe = library, rules, is_unsafe
        self.begin_anew()

    def begin_anew(self) -> None:
        """Try everything again: the map is another now."""
        self._refused: set[tuple[str, tuple[str, ...], str]] = set()
        self._exhausted: set[tuple[str, tuple[str, ...]]] = set()

    def refuse(self, gap: Gap, fix: Fix) -> None:
        """This one did not help."""
        self._refused.add(_key(gap, fix))

    def first(self, journey: JourneyMap, gaps: Sequence[Gap]) -> tuple[Gap, Fix] | None:
        """The next gap to mend, and how; None where nothing is left to try."""
        for severity in Severity:
            for gap in gaps:
                key = (gap.rule, gap.elements)
                if gap.severity is not severity or gap.is_waived or key in self._exhausted:
                    continue
                if not self._rules or gap.rule in self._rules:
                    for fix in fixes_for(journey, gap, self._library):
                        can_be_done = fix.act is not None and (fix.is_safe or self._is_unsafe)
                        if can_be_done and _key(gap, fix) not in self._refused:
                            return gap, fix
                self._exhausted.add(key)
        return None


def _key(gap: Gap, fix: Fix) -> tuple[str, tuple[str, ...], str]:
    return gap.rule, gap.elements, f"{fix.about}/{fix.choice}"


class _Missing:
    """What is missing in one state of a map, counted once."""

    def __init__(self, gaps: tuple[Gap, ...]) -> None:
        self.gaps = gaps
        self.counts = counts_of(gaps)
        self.errors = errors_of(gaps)

    def is_better(self, gap: Gap, before: _Missing) -> bool:
        """Whether a gap was mended: it is gone, there is no new error, and less to mend than before."""
        if self.counts >= before.counts or self.errors - before.errors:
            return False
        return not any(g.elements == gap.elements and g.rule == gap.rule and not g.is_waived for g in self.gaps)


def _try(document: Document, gap: Gap, fix: Fix, before: _Missing, tally: Tally, *, is_assumed: bool) -> _Missing:
    """Do it, and keep it where it helps; what is missing then. Raises _Worse, or Refused, with the map as it was."""
    change = None
    try:
        with document.edit(fix.label):
            apply_fix(document, fix, is_assumed=is_assumed)
            change = document.under_way
            tally.update(change)
            now = _Missing(tally.gaps)
            if not now.is_better(gap, before):
                raise _Worse
    except _Worse:
        assert change is not None
        tally.update(change.inverse())
        raise
    return now
