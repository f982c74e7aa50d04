"""A measured map as a Drawing and its Grid: contents and groups are kept from one layout to the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from designer.drawing import Box, Drawing, Group, Lazy
from designer.layout import ground, noted
from designer.layout.columns import Slot
from designer.layout.connected import Connected
from designer.layout.connections import draw_connections
from designer.layout.curve_lanes import DrawnCurves, draw_curves
from designer.layout.grid import ByStage, Grid, LaneRow, StageColumn, StepColumn
from designer.layout.heights import MeasuredRow
from designer.layout.measured import MeasuredMap
from designer.layout.memory import LayoutCache
from designer.layout.placed import StageCards, place_cards
from designer.layout.rows import GROUP, NO_CHANNEL
from designer.layout.sheet import Sheet
from designer.layout.theme import Theme
from designer.layout.title import name_place
from designer.model import Stage


def draw(measured: MeasuredMap, cache: LayoutCache) -> tuple[Drawing, Grid]:
    """The drawing and its places, groups in painting order."""
    sheet = Sheet(measured, cache)
    cards = [place_cards(sheet, stage) for stage in measured.stages]
    curves = draw_curves(sheet, cards)
    connected = draw_connections(sheet, cards, curves.written)
    entries, note_boxes = noted.draw_entries(sheet)
    listed, tray_boxes = noted.draw_tray(sheet)
    parts: list[Sequence[Group]] = [
        ground.draw_ground(sheet),
        ground.draw_band(sheet),
        ground.draw_labels(sheet),
        ground.draw_empty_boxes(sheet),
        ground.draw_counts(sheet),
        *connected.lines,
        *[one.groups for one in cards],
        *[one.nodes for one in cards],
        *connected.marks,
        *curves.parts,
        *entries,
        ground.draw_blueprint_lines(sheet),
        listed,
        noted.draw_title(sheet),
        noted.draw_foot(sheet),
    ]
    drawing = Drawing.of_parts(measured.width, measured.height, parts, sheet.theme.colour.paper)
    return drawing, _grid(sheet, cards, curves, note_boxes, tray_boxes, connected)


def _grid(
    sheet: Sheet,
    cards: Sequence[StageCards],
    curves: DrawnCurves,
    note_boxes: ByStage[Box],
    tray_boxes: Mapping[str, Box],
    connected: Connected,
) -> Grid:
    m = sheet.map
    feelings = curves.feelings
    columns = [
        sheet.stage_memory(stage).made(
            "column",
            _column,
            stage.facts.stage,
            stage.left,
            stage.right,
            stage.plan.slots,
            stage.plan.step_keys,
            one.middles,
            m.band_top,
            m.band_height,
            m.goals_height,
            m.is_storyline,
            m.card_width,
            sheet.theme,
        )
        for stage, one in zip(m.stages, cards, strict=True)
    ]
    return Grid(
        title=m.title.title_box,
        scenario=m.title.scenario_box,
        personas={p.persona.id: p.box for p in m.title.personas},
        persona_names={p.persona.id: name_place(p, sheet.theme) for p in m.title.personas},
        stages=tuple(columns),
        lanes=tuple([_lane(r, m.label_column) for r in m.rows]),
        cards=ByStage(
            [one.places for one in cards],
            sheet.memory.homes("cards at", [one.index for one in cards]),
            range(len(cards)),
        ),
        curve=(feelings.top, feelings.bottom) if feelings else None,
        routes=connected.routes,
        notes=note_boxes,
        tray=tray_boxes,
        curves=curves.places,
        lattice=Box(m.left, m.lanes_top, m.right, m.lanes_bottom),
    )


def _column(
    stage: Stage,
    left: float,
    right: float,
    slots: Sequence[Slot],
    step_keys: Sequence[str],
    middles: Sequence[float],
    top: float,
    height: float,
    goals: float,
    is_storyline: bool,
    width: float,
    theme: Theme,
) -> StageColumn:
    return StageColumn(
        stage.id,
        left,
        right,
        Box(left, top, right, top + height),
        Box(left, top + height, right, top + height + goals),
        Lazy(partial(_steps, left, slots, step_keys, middles, is_storyline, width, theme)),
        stage.folded,
    )


def _steps(
    left: float,
    slots: Sequence[Slot],
    step_keys: Sequence[str],
    middles: Sequence[float],
    is_storyline: bool,
    width: float,
    theme: Theme,
) -> tuple[StepColumn, ...]:
    spans: dict[int, tuple[float, float]] = {}
    half = theme.storyline.node_halo
    first = left + theme.swimlanes.stage_padding
    for slot, middle in zip(slots, middles, strict=False):  # a folded stage has a middle and no slot
        # A node in a folded lane stands for a card: the step is as wide as one.
        low = left + middle - half if is_storyline else first + slot.x
        high = left + middle + half if is_storyline else low + width
        known = spans.get(slot.step)
        spans[slot.step] = (low, high) if known is None else (min(low, known[0]), max(high, known[1]))
    return tuple([StepColumn(key, *spans[i]) for i, key in enumerate(step_keys) if i in spans])


def _lane(row: MeasuredRow, label_column: float) -> LaneRow:
    kind = str(row.row.kind)
    members = row.row.members if kind != NO_CHANNEL else ()
    if row.row.lane and kind != GROUP:
        members = tuple([m for m in members if m == row.row.lane])
    label = Box(0, row.top, label_column, row.bottom)
    return LaneRow(row.row.lane, kind, row.top, row.bottom, label, members, row.row.is_pinned, row.row.is_folded)
