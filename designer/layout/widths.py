"""How wide each stage is: by its cards, its name and its notes, and with the spare width of the paper."""

from __future__ import annotations

from collections.abc import Sequence

from designer.layout import band, folds, metrics, notes
from designer.layout.cards import CardMaker
from designer.layout.columns import StagePlan, node_count, node_places
from designer.layout.facts import StageFacts
from designer.layout.memory import LayoutCache
from designer.layout.notes import Entry
from designer.layout.options import Arrangement, LayoutOptions
from designer.layout.rows import Row
from designer.layout.strands import Felt, Strand
from designer.layout.texts import Texts
from designer.model import LaneKind

_ALL_EMPTY_STAGE = 176  # width of the stages of a map without any touchpoint
_WIDEST_WORD = 200  # no stage is wider for the sake of one word in a note
_LABEL_FREE = 5  # behind the end label of a curve
_CHIP_AROUND = 40  # of a chip besides its text

StageEntries = tuple[tuple[Entry, ...], ...]  # for each row


def node_pitch(texts: Texts, number: int = 0) -> float:
    """How far nodes of the weave stand apart at least, with numbers up to this one."""
    mark = texts.theme.storyline
    wide = max(0.0, texts.number_width(number) + 4 - 2 * mark.node_radius) if number else 0
    return 2 * mark.node_halo + 1 + wide


def natural_widths(
    facts: Sequence[StageFacts],
    plans: Sequence[StagePlan],
    entries: Sequence[StageEntries],
    rows: tuple[Row, ...],
    options: LayoutOptions,
    language: str,
    cache: LayoutCache,
) -> list[float]:
    """The narrowest width of each stage in which nothing breaks."""
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
        if is_empty:
            width = max(width, _ALL_EMPTY_STAGE)
        if plan.touchpoints:
            width = max(width, plan.extent + 2 * lane.stage_padding)
            if is_storyline:
                width = max(width, node_count(plan) * node_pitch(texts))
        inner = memory.made("narrowest", _narrowest_inner, found, rows, language, texts)
        width = max(width, inner + 2 * lane.stage_padding if inner else 0)
        if i < len(options.stage_widths):
            width = max(width, options.stage_widths[i])
        widths.append(width)
    return widths


def _narrowest_inner(entries: StageEntries, rows: tuple[Row, ...], language: str, texts: Texts) -> float:
    """The narrowest inner width in which no word of a note or value of a metric breaks; very long words do."""
    least = 0.0
    for row, found in zip(rows, entries, strict=True):
        if not found:
            continue
        if row.kind == LaneKind.METRICS:
            least = max(least, *[metrics.narrowest(e, texts, language) for e in found])
        elif row.kind == LaneKind.CONTENT:
            least = max(least, *[texts.longest(e.text, texts.label, 60) + _CHIP_AROUND for e in found])
        else:
            around = notes.text_left(texts, max(e.number for e in found)) + 8
            usual = texts.theme.notes.narrowest - around
            least = max(least, *[texts.longest(e.text, texts.text, usual) + around for e in found])
    return min(least, _WIDEST_WORD)


def end_room(
    plan: StagePlan,
    felt: Sequence[Felt],
    strands: Sequence[Strand],
    natural: float,
    maker: CardMaker,
    is_storyline: bool,
) -> float:
    """The room that names at the curves' ends need in the last stage: in swimlanes its least width, in the storyline what
    its nodes leave free on the right."""
    texts = maker.texts
    theme = texts.theme
    last: dict[int, Felt] = {one.strand: one for one in felt}
    nodes = node_places(plan, natural, node_pitch(texts)) if is_storyline else ()
    needed = 0.0
    for one in last.values():
        name = strands[one.strand].label
        if not name:
            continue
        beside = theme.emotion.side_by_side * (sum(o.step == one.step for o in last.values()) - 1)
        reach = theme.emotion.label_gap + texts.width(name, texts.name) + _LABEL_FREE + beside
        if not plan.slots:  # a folded stage: its points stand in its middle
            middle = natural / 2
        elif is_storyline:
            middle = nodes[one.at[-1]]
        else:
            slot = plan.slots[one.at[-1]]
            middle = theme.swimlanes.stage_padding + slot.x + maker.width / 2 + (slot.node or 0)
        needed = max(needed, middle + reach - (natural if is_storyline else 0))
    return needed


def with_spare(widths: list[float], plans: Sequence[StagePlan], spare: float) -> list[float]:
    """The widths with spare width spread over the stages that have touchpoints, by their width."""
    if spare <= 0 or not widths:
        return widths
    filled = [bool(p.touchpoints) for p in plans]
    if not any(filled):
        filled = [True] * len(widths)
    total = sum(w for w, is_filled in zip(widths, filled, strict=True) if is_filled)
    return [w + spare * w / total if is_filled else w for w, is_filled in zip(widths, filled, strict=True)]
