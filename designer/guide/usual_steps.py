"""Which touchpoints a first map begins with: what is usual in each stage of a trade, and what its stages must not lack."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from designer.checks.vocabulary import pattern_for
from designer.library import Entry, Library, period_of
from designer.model import ChannelType, Stage, StageKind

A_STAGE = 2  # touchpoints that each stage begins with
Step = tuple[str, ChannelType]  # a name, and through which type of channel
# What the rules about content look for in a kind of stage: with it a first map has no gap of its own making.
_TELLS = {
    StageKind.CONSIDERATION: "proof",
    StageKind.PURCHASE: "trial",
    StageKind.ONBOARDING: "start",
    StageKind.RETENTION: "feedback",
    StageKind.ADVOCACY: "sharing",
}
_FIRST = frozenset({"trial", "start"})  # before one pays, before one uses it
_AFTER_PURCHASE = (StageKind.USE, StageKind.RETENTION)


def usual_steps(
    stages: Sequence[Stage], wanted: Sequence[ChannelType], library: Library, language: str
) -> list[list[Step]]:
    """For each stage what is usual in it through the channels that are wanted, the most important first.

    The order inside a stage is the one in which the customer changes channels least.
    """
    start = _start_of_use(stages)
    chosen = []
    for at, stage in enumerate(stages):
        found = _in_stage(stage, wanted, library, language)
        if at == start:
            found = _with_start(found, wanted, library, language)
        chosen.append([(entry.name(language), type) for entry in found if (type := entry.channel)])
        if not chosen[-1]:
            chosen[-1] = [(stage.name, wanted[0])]
    fixed = [
        at == start or period_of(stage) in (StageKind.PURCHASE, StageKind.ONBOARDING) for at, stage in enumerate(stages)
    ]
    return _calmest(chosen, fixed)


def _in_stage(stage: Stage, wanted: Sequence[ChannelType], library: Library, language: str) -> list[Entry]:
    period = period_of(stage)
    usual = _ranked(library.usual(period), wanted)
    found: list[Entry] = []
    for entry in usual:
        if len(found) < A_STAGE and entry.channel not in [one.channel for one in found]:
            found.append(entry)
    meaning = _TELLS.get(period)
    if meaning is None:
        return found
    pattern = pattern_for(language, meaning)

    def tells(entry: Entry) -> bool:
        return bool(pattern.search(entry.name(language).casefold()))

    if meaning in _FIRST:  # it first, and then what it helps with
        helps = [entry for entry in usual if tells(entry)][:1]
        rest = [entry for entry in usual if not tells(entry)]
        rest.sort(key=lambda entry: entry.channel in [one.channel for one in helps])
        return [*helps, *rest[: A_STAGE - len(helps)]]
    if not any(map(tells, found)):
        kept = found[: A_STAGE - 1]
        others = [entry for entry in usual if tells(entry)]
        others.sort(key=lambda entry: entry.channel in [one.channel for one in kept])
        found = [*kept, *others[:1]]
    return found


def _with_start(found: list[Entry], wanted: Sequence[ChannelType], library: Library, language: str) -> list[Entry]:
    """A stage of use with what helps the customer start before everything else."""
    pattern = pattern_for(language, "start")
    helps = [
        entry
        for entry in _ranked(library.usual(StageKind.ONBOARDING), wanted)
        if pattern.search(entry.name(language).casefold())
    ]
    return [*helps[:1], *found]


def _start_of_use(stages: Sequence[Stage]) -> int | None:
    """Where the customer begins to use what was bought, in a map without a stage for that."""
    kinds = [period_of(stage) for stage in stages]
    if StageKind.PURCHASE not in kinds or StageKind.ONBOARDING in kinds:
        return None
    bought = kinds.index(StageKind.PURCHASE)
    return next((at for at in range(bought + 1, len(kinds)) if kinds[at] in _AFTER_PURCHASE), None)


def _ranked(entries: Sequence[Entry], wanted: Sequence[ChannelType]) -> list[Entry]:
    def rank(entry: Entry) -> int:
        return wanted.index(entry.channel) if entry.channel in wanted else len(wanted)

    return sorted(entries, key=rank)


def _calmest(chosen: list[list[Step]], fixed: Sequence[bool]) -> list[list[Step]]:
    """The stages in the order of steps that leads the customer least out of a channel and straight back to it."""
    turns = [
        (False,) if is_fixed or len(steps) < 2 else (False, True) for steps, is_fixed in zip(chosen, fixed, strict=True)
    ]
    ways = (
        [steps[::-1] if is_turned else steps for steps, is_turned in zip(chosen, way, strict=True)]
        for way in product(*turns)
    )
    return min(ways, key=_detours)  # of equals the first, which turns round least


def _detours(chosen: Sequence[Sequence[Step]]) -> int:
    types = [type for steps in chosen for _name, type in steps]
    return sum(a == c != b for a, b, c in zip(types, types[1:], types[2:], strict=False))
