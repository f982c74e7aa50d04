"""Carrying fixes out: one as one step, or all that help until nothing changes any more."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from designer.checks import Findings, check
from designer.checks.facts import NO_FACTS, Facts
from designer.checks.profiles import Profile
from designer.editing import Document, Refused
from designer.fixes.catalogue import fixes_for
from designer.fixes.fix import Fix
from designer.library import Library
from designer.model import Evidence, Gap, Note, Severity, Touchpoint
from designer.words import _

MOST_STEPS = 10_000


class Done(msgspec.Struct, frozen=True):
    """One gap that was mended, and how."""

    gap: Gap
    fix: Fix


class _Worse(Exception):
    """A fix made something worse, or did not help; it is taken back."""


def apply_fix(document: Document, fix: Fix, *, is_assumed: bool = False) -> Sequence[str]:
    """Do it as one undoable step; the ids of what it wrote or changed. Raises Refused where it can't be done.

    With `is_assumed` what it wrote is marked as assumption: touchpoints by their evidence, notes by their source.
    """
    assert fix.act is not None
    before = frozenset(document.journey.elements)
    with document.edit(fix.label):
        touched = fix.act(document)
        if is_assumed:
            _mark_assumed(document, [id for id in document.journey.elements if id not in before])
    return touched


def _mark_assumed(document: Document, ids: Sequence[str]) -> None:
    for id in ids:
        element = document.journey[id]
        if isinstance(element, Touchpoint) and element.evidence is None:
            document.put(msgspec.structs.replace(element, evidence=Evidence.ASSUMPTION))
        elif isinstance(element, Note) and not element.source:
            document.put(msgspec.structs.replace(element, source=_("assumption")))


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
    refused: set[tuple[str, tuple[str, ...], str]] = set()
    findings = check(document.journey, profile, facts)
    has_helped = False  # since what was refused was tried
    while len(done) < MOST_STEPS:
        step = _next_step(document, library, findings, refused, is_unsafe, rules)
        if step is None and not has_helped:
            return done
        if step is None:
            refused.clear()
            has_helped = False
            continue
        gap, fix = step
        try:
            findings = _try(document, gap, fix, findings, profile, facts, is_assumed=is_unsafe)
        except (_Worse, Refused):
            refused.add(_key(gap, fix))
            continue
        has_helped = True
        done.append(Done(gap, fix))
        told(done[-1])
    return done


def _next_step(
    document: Document,
    library: Library,
    findings: Findings,
    refused: set[tuple[str, tuple[str, ...], str]],
    is_unsafe: bool,
    rules: frozenset[str],
) -> tuple[Gap, Fix] | None:
    grave = list(Severity)
    for gap in sorted(findings.gaps, key=lambda g: grave.index(g.severity)):
        if gap.is_waived or (rules and gap.rule not in rules):
            continue
        for fix in fixes_for(document.journey, gap, library):
            if fix.act is not None and (fix.is_safe or is_unsafe) and _key(gap, fix) not in refused:
                return gap, fix
    return None


def _key(gap: Gap, fix: Fix) -> tuple[str, tuple[str, ...], str]:
    return gap.rule, gap.elements, f"{fix.about}/{fix.choice}"


def _try(
    document: Document,
    gap: Gap,
    fix: Fix,
    before: Findings,
    profile: str | Profile | None,
    facts: Facts,
    *,
    is_assumed: bool,
) -> Findings:
    with document.edit(fix.label):
        apply_fix(document, fix, is_assumed=is_assumed)
        now = check(document.journey, profile, facts)
        if not _is_better(gap, before, now):
            raise _Worse
    return now


def _is_better(gap: Gap, before: Findings, now: Findings) -> bool:
    if any((g.rule, g.elements) == (gap.rule, gap.elements) and not g.is_waived for g in now.gaps):
        return False
    if _errors(now) - _errors(before):
        return False
    counts = [(f.counts.error, f.counts.warning, f.counts.info) for f in (before, now)]
    return counts[1] < counts[0]


def _errors(findings: Findings) -> set[tuple[str, tuple[str, ...]]]:
    return {(g.rule, g.elements) for g in findings.gaps if g.severity is Severity.ERROR and not g.is_waived}
