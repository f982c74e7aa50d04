"""How wide each stage is: by its cards, its name and its notes, and with the spare width of the paper."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from operator import attrgetter

from designer.layout import band, folds, metrics, notes
from designer.layout.cards import CardMaker
from designer.layout.columns import StagePlan, node_count, node_places
from designer.layout.facts import StageFacts
from designer.layout.longest import longest_of
from designer.layout.memory import LayoutCache, Memory
from designer.layout.notes import Entry
from designer.layout.options import Arrangement, LayoutOptions
from designer.layout.rows import Row
from designer.layout.storyline import ring_reach
from designer.layout.strands import Felt, FeltStep, Strand
from designer.layout.texts import Texts
from designer.model import LaneKind

_ALL_EMPTY_STAGE = 176  # width of the stages of a map without any touchpoint
_WIDEST_WORD = 200  # no stage is wider for the sake of one word in a note
_LABEL_FREE = 5  # behind the end label of a curve
_CHIP_AROUND = 40  # of a chip besides its text

_KEY = attrgetter("key")
StageEntries = tuple[tuple[Entry, ...], ...]  # for each row


def node_pitch(texts: Texts, number: int = 0, has_truth: bool = False) -> float:
    """How far nodes of the weave stand apart at least, with numbers up to this one, and rings of moments of truth."""
    mark = texts.theme.storyline
    wide = max(0.0, texts.number_width(number) + 4 - 2 * mark.node_radius) if number else 0
    return 2 * (ring_reach(texts) if has_truth else mark.node_halo) + 1 + wide


def natural_widths(
    facts: Sequence[StageFacts],
    plans: Sequence[StagePlan],
    entries: Sequence[StageEntries],
    rows: tuple[Row, ...],
    options: LayoutOptions,
    language: str,
    cache: LayoutCache,
    first_card: float,
) -> list[float]:
    """The narrowest width of each stage in which nothing breaks; one without a card has room for one of `first_card`."""
    texts = cache.texts
    lane = cache.theme.swimlanes
    is_storyline = options.arrangement is Arrangement.STORYLINE
    is_empty = not any(f.touchpoints for f in facts)
    widths = []
    for i, (one, plan, found) in enumerate(zip(facts, plans, entries, strict=True)):
        memory = cache.stage(one.stage.id)
        if one.stage.folded:
            widths.append(memory.made("folded", folds.narrowest, one.stage, one.words, i == 0, texts))
            continue
        width = max(lane.empty_stage, memory.made("narrowest stage", band.narrowest_stage, one.stage, i == 0, texts))
        if first_card:
            width = max(width, first_card + 2 * lane.stage_padding)
        elif is_empty:
            width = max(width, _ALL_EMPTY_STAGE)
        if plan.touchpoints:
            width = max(width, plan.extent + 2 * lane.stage_padding)
            if is_storyline:
                width = max(width, node_count(plan) * node_pitch(texts))
        inner = memory.made("narrowest", partial(_narrowest, memory), found, rows, language, texts)
        width = max(width, inner + 2 * lane.stage_padding if inner else 0)
        if i < len(options.stage_widths):
            width = max(width, options.stage_widths[i])
        widths.append(width)
    return widths


def _narrowest(memory: Memory, entries: StageEntries, rows: tuple[Row, ...], language: str, texts: Texts) -> float:
    """The narrowest inner width of a stage in which no word of a note or value of a metric breaks; very long words do."""
    least = [
        narrowest_in(memory, row, found, language, texts) for row, found in zip(rows, entries, strict=True) if found
    ]
    return min(max(least, default=0.0), _WIDEST_WORD)


def narrowest_in(memory: Memory, row: Row, entries: tuple[Entry, ...], language: str, texts: Texts) -> float:
    """The narrowest that what stands in a row of a stage may be; not looked for again where it stands in another order."""
    make = partial(_narrowest_sorted, memory, row.key)
    return memory.made(("narrowest in", row.key), make, row.kind, entries, language, texts)


def _narrowest_sorted(
    memory: Memory, key: str, kind: str, entries: Sequence[Entry], language: str, texts: Texts
) -> float:
    said = tuple(sorted(entries, key=_KEY))
    return memory.made(("narrowest said in", key), partial(_narrowest_said, memory, key), kind, said, language, texts)


def _narrowest_said(
    memory: Memory, key: str, kind: str, entries: Sequence[Entry], language: str, texts: Texts
) -> float:
    if kind == LaneKind.METRICS:
        return max([metrics.narrowest(e, texts, language) for e in entries])
    said = [e.text for e in entries]
    if kind == LaneKind.CONTENT:
        return longest_of(memory, ("longest on chip", key), said, texts, texts.label, 60) + _CHIP_AROUND
    around = notes.text_left(texts, max([e.digits for e in entries])) + 8
    usual = texts.theme.notes.narrowest - around
    return longest_of(memory, ("longest said in note", key), said, texts, texts.text, usual) + around


def end_room(
    plan: StagePlan,
    felt: Sequence[FeltStep],
    strands: Sequence[Strand],
    natural: float,
    maker: CardMaker,
    is_storyline: bool,
) -> float:
    """The room that names at the curves' ends need in the last stage: in swimlanes its least width, in the storyline what
    its nodes leave free on the right."""
    texts = maker.texts
    last = _last_felt(felt, range(len(strands)))
    needed = 0.0
    for step, one in last:
        if strands[one.strand].label and not one.is_same:
            beside = texts.theme.emotion.side_by_side * (sum(other is step for other, _one in last) - 1)
            middle = _middle(plan, step, one, natural, maker, is_storyline)
            reach = middle + _end_reach(strands[one.strand], texts) + beside
            needed = max(needed, reach - (natural if is_storyline or not plan.slots else 0))
    return needed


def end_room_before(
    plans: Sequence[StagePlan],
    earlier: Sequence[Sequence[FeltStep]],
    last: Sequence[FeltStep],
    strands: Sequence[Strand],
    found: Sequence[float],
    maker: CardMaker,
    is_storyline: bool,
) -> float:
    """What the last stage lacks for the names of curves that end in a stage before it."""
    seen = {one.strand for _step, one in _last_felt(last, range(len(strands)))}
    lack = 0.0
    for i in range(len(earlier) - 1, -1, -1):
        if len(seen) == len(strands):
            break
        ends = _last_felt(earlier[i], [strand for strand in range(len(strands)) if strand not in seen])
        for step, one in ends:
            if strands[one.strand].label and not one.is_same:
                middle = _middle(plans[i], step, one, found[i], maker, is_storyline)
                beside = maker.texts.theme.emotion.side_by_side * (len(ends) - 1)
                reach = middle + _end_reach(strands[one.strand], maker.texts) + beside
                lack = max(lack, reach - sum(found[i:]))
        seen.update(one.strand for _step, one in ends)
    return lack


def _last_felt(felt: Sequence[FeltStep], strands: Sequence[int]) -> list[tuple[FeltStep, Felt]]:
    """The last point of each of these strands in a stage, with its step; of those that have one there."""
    found: dict[int, tuple[FeltStep, Felt]] = {}
    for step in reversed(felt):
        if len(found) == len(strands):
            break
        for one in step.felt:
            if one.strand in strands:
                found.setdefault(one.strand, (step, one))
    return [found[strand] for strand in strands if strand in found]


def _end_reach(strand: Strand, texts: Texts) -> float:
    """How far the name of a curve reaches beyond its last point."""
    return texts.theme.emotion.label_gap + texts.width(strand.label, texts.name) + _LABEL_FREE


def _middle(plan: StagePlan, step: FeltStep, one: Felt, width: float, maker: CardMaker, is_storyline: bool) -> float:
    """Where a point of a curve stands in its stage."""
    if not plan.slots:  # a folded stage: its points stand in its middle
        return width / 2
    at = step.first + one.at[-1]
    if is_storyline:
        return node_places(plan, width, node_pitch(maker.texts), node_pitch(maker.texts, has_truth=True))[at]
    slot = plan.slots[at]
    return maker.texts.theme.swimlanes.stage_padding + slot.x + maker.width / 2 + (slot.node or 0)


def with_spare(widths: list[float], plans: Sequence[StagePlan], spare: float) -> list[float]:
    """The widths with spare width spread over the stages that have touchpoints, by their width."""
    if spare <= 0 or not widths:
        return widths
    filled = [bool(p.touchpoints) for p in plans]
    if not any(filled):
        filled = [True] * len(widths)
    total = sum(w for w, is_filled in zip(widths, filled, strict=True) if is_filled)
    return [w + spare * w / total if is_filled else w for w, is_filled in zip(widths, filled, strict=True)]
