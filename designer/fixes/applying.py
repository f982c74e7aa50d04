"""Carrying fixes out: one as one step, or all that help until nothing changes any more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import msgspec

from designer.checks.facts import NO_FACTS, Facts
from designer.checks.profiles import Profile
from designer.checks.tally import Tally, counts_of, errors_of
from designer.editing import Document, Refused
from designer.fixes.catalogue import fixes_for
from designer.fixes.fix import Fix, Place, culprits
from designer.fixes.marking import mark_assumed
from designer.library import Library
from designer.model import Change, Gap, JourneyMap, Severity
from designer.words import map_words, speaking

# Why it ends, for any map and any fixes: a gap is told by its rule and elements, is mended so many times at most, and not at
# all where it is about what was written so late. A map has finitely many elements, so finitely many gaps are about what was
# there; mending each of them writes finitely many elements, about which again finitely many gaps are, and so on, that often.
MOST_TIMES = 3
MOST_LATE = 4
Key = tuple[str, tuple[str, ...]]  # what tells gaps of one map apart: rule and elements


class Done(msgspec.Struct, frozen=True):
    """One gap that was mended, and how."""

    gap: Gap
    fix: Fix


class Left(msgspec.Struct, frozen=True):
    """One gap that has quick fixes and was not mended, and why: in a word, or by the sentence of what would come of it."""

    gap: Gap
    fix: Fix
    why: str  # "unsafe", "person", "worse", "refused"
    said: str = ""


class _Worse(Exception):
    """A fix made something worse, or did not help; it is taken back. The gap that came of it, if one did."""

    def __init__(self, came: Gap | None) -> None:
        super().__init__()
        self.came = came


def apply_fix(document: Document, fix: Fix, *, is_assumed: bool = False) -> Sequence[str]:
    """Do it as one undoable step; the ids of what it wrote or changed. Raises Refused where it can't be done.

    With `is_assumed` what it wrote is marked as assumption (`marking.mark_assumed`); a safe one invents nothing. What is
    written stands in the language of the map.
    """
    assert fix.act is not None
    with document.edit(fix.label), speaking(map_words(document.journey.header.language)):
        touched = fix.act(document)
        if is_assumed and not fix.is_safe:
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
    left: Callable[[Left], object] = lambda left: None,
) -> list[Done]:
    """Mend one gap after the other, the gravest first, until nothing that can be mended is left; each is a step.

    Without `is_unsafe` only safe fixes are taken; with it the first one that can be done, and what it wrote is marked as
    assumption. A fix counts only if its gap is gone, no new error came of it, and there is less to mend than before: errors
    first, then warnings, then the rest. What is still missing at what it wrote itself, as the owner of a new idea, is not
    held against it, nor that one sentence about all has become one about each that is left. No gap is mended more than
    MOST_TIMES times, and none about what was written MOST_LATE fixes after each other: so it ends, and never makes a map
    worse. In the end `left` hears of each gap that has fixes and was not mended.
    """
    done: list[Done] = []
    refused: dict[Key, tuple[str, str]] = {}
    tally = Tally(document.journey, profile, facts)
    untried = _Untried(library, rules, is_unsafe=is_unsafe)
    missing = _Missing(tally.gaps)
    has_helped = False  # since what was refused was tried
    while True:
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
            missing, made = _try(document, gap, fix, missing, tally, library, is_assumed=is_unsafe)
        except (_Worse, Refused) as fault:
            came = fault.came.message if isinstance(fault, _Worse) and fault.came is not None else ""
            why = ("worse", came) if isinstance(fault, _Worse) else ("refused", str(fault))
            refused.setdefault((gap.rule, gap.elements), why)
            untried.refuse(gap, fix)
            continue
        untried.mended(gap, made)
        has_helped = True
        done.append(mended)
        told(mended)
    for gap in missing.gaps:
        fixes = fixes_for(document.journey, gap, library) if not rules or gap.rule in rules else ()
        if fixes:
            left(_left(tally.told(gap), fixes, refused.get((gap.rule, gap.elements))))
    return done


def _left(gap: Gap, fixes: Sequence[Fix], refused: tuple[str, str] | None) -> Left:
    able = next((fix for fix in fixes if fix.act is not None), None)
    if able is None:
        return Left(gap, fixes[0], "person")
    return Left(gap, able, *refused) if refused is not None else Left(gap, able, "unsafe")


class _Untried:
    """What has not been tried yet, the gravest gap first. What was refused is not looked at again until `begin_anew`."""

    def __init__(self, library: Library, rules: frozenset[str], *, is_unsafe: bool) -> None:
        self._library, self._rules, self._is_unsafe = library, rules, is_unsafe
        self._times: Counter[Key] = Counter()
        self._late: dict[str, int] = {}  # how many fixes after each other led to what they wrote
        self.begin_anew()

    def begin_anew(self) -> None:
        """Try everything again: the map is another now."""
        self._refused: set[tuple[str, tuple[str, ...], str]] = set()
        self._exhausted: set[tuple[str, tuple[str, ...]]] = set()

    def refuse(self, gap: Gap, fix: Fix) -> None:
        """This one did not help."""
        self._refused.add(_key(gap, fix))

    def mended(self, gap: Gap, made: Iterable[str]) -> None:
        """This one is done, and wrote these elements."""
        self._times[gap.rule, gap.elements] += 1
        late = 1 + self._lateness(gap)
        self._late |= dict.fromkeys(made, late)

    def _lateness(self, gap: Gap) -> int:
        return max((self._late.get(id, 0) for id in gap.elements), default=0)

    def _is_enough(self, gap: Gap) -> bool:
        return self._times[gap.rule, gap.elements] >= MOST_TIMES or self._lateness(gap) >= MOST_LATE

    def first(self, journey: JourneyMap, gaps: Sequence[Gap]) -> tuple[Gap, Fix] | None:
        """The next gap to mend, and how; None where nothing is left to try."""
        for severity in Severity:
            for gap in gaps:
                key = (gap.rule, gap.elements)
                if gap.severity is not severity or gap.is_waived or key in self._exhausted or self._is_enough(gap):
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
    """What is missing in one state of a map, looked through once."""

    def __init__(self, gaps: tuple[Gap, ...]) -> None:
        self.gaps = gaps
        self.errors = errors_of(gaps)
        self.live: dict[Key, Gap] = {(gap.rule, gap.elements): gap for gap in gaps if not gap.is_waived}
        self._together: dict[str, list[frozenset[str]]] = {}  # what one sentence says of several; nothing named is all
        for rule, elements in self.live:
            if len(elements) != 1:
                self._together.setdefault(rule, []).append(frozenset(elements))

    def without(self, other: _Missing) -> list[Gap]:
        """The gaps that are missing here and not there, the gravest first."""
        found = [gap for key, gap in self.live.items() if key not in other.live]
        return sorted(found, key=lambda gap: list(Severity).index(gap.severity))

    def has_told(self, rule: str, elements: frozenset[str]) -> bool:
        """Whether one sentence about several says this of each of these."""
        return any(not known or elements <= known for known in self._together.get(rule, ()))


def _is_old(gap: Gap, before: _Missing, change: Change) -> bool:
    """Whether one sentence about all has become sentences about each that is left: nothing new is missing there."""
    if gap.severity is Severity.ERROR or not gap.elements:
        return False
    there = [id for id in gap.elements if id not in change.pairs or change.pairs[id][0] is not None]
    return not any(id in change.pairs for id in there) and before.has_told(gap.rule, frozenset(there))


def _is_of(made: frozenset[str], gap: Gap, before: _Missing, journey: JourneyMap, library: Library) -> bool:
    """Whether a new gap is only about what a fix wrote itself, and so is gone on with."""
    if gap.severity is Severity.ERROR:
        return False
    about = gap.elements or culprits(Place(journey, gap, library))
    old = tuple(id for id in about if id not in made)
    if not gap.elements and old:
        return False
    return len(old) < len(about) and (gap.rule, old) not in before.live


def _try(
    document: Document,
    gap: Gap,
    fix: Fix,
    before: _Missing,
    tally: Tally,
    library: Library,
    *,
    is_assumed: bool,
) -> tuple[_Missing, frozenset[str]]:
    """Do it, and keep it where it helps; what is missing then, and what was written. Raises _Worse, or Refused, with the map
    as it was."""
    change = None
    try:
        with document.edit(fix.label):
            apply_fix(document, fix, is_assumed=is_assumed)
            change = document.under_way
            tally.update(change)
            now = _Missing(tally.gaps)
            made = frozenset(id for id, (old, new) in change.pairs.items() if old is None and new is not None)
            new = now.without(before)
            came = [
                one
                for one in new
                if not _is_old(one, before, change) and not _is_of(made, one, before, document.journey, library)
            ]
            is_mended = (gap.rule, gap.elements) not in now.live
            is_less = counts_of(tuple(came)) < counts_of(tuple(before.without(now)))
            if now.errors - before.errors or not is_mended or not is_less:
                raise _Worse(tally.told(came[0]) if came else None)
    except _Worse:
        assert change is not None
        tally.update(change.inverse())
        raise
    return now, made
