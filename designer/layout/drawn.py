"""A measured map as a Drawing and its Grid: contents and groups are kept from one layout to the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from designer.drawing import Box, Drawing, Group
from designer.layout import ground, noted
from designer.layout.connections import Connected, draw_connections
from designer.layout.emotions import Emotions, draw_emotions
from designer.layout.grid import CardPlace, Grid, LaneRow, StageColumn, StepColumn
from designer.layout.heights import MeasuredRow
from designer.layout.measured import MeasuredMap, MeasuredStage
from designer.layout.memory import LayoutCache
from designer.layout.placed import StageCards, place_cards
from designer.layout.rows import GROUP, NO_CHANNEL
from designer.layout.sheet import Sheet
from designer.layout.theme import Theme


def draw(measured: MeasuredMap, cache: LayoutCache) -> tuple[Drawing, Grid]:
    """The drawing and its places, groups in painting order."""
    sheet = Sheet(measured, cache)
    cards = [place_cards(sheet, stage) for stage in measured.stages]
    connected = draw_connections(sheet, cards)
    emotions = draw_emotions(sheet, cards)
    entries, note_boxes = noted.draw_entries(sheet)
    listed, tray_boxes = noted.draw_tray(sheet)
    groups: list[Group] = [
        *ground.draw_ground(sheet),
        *ground.draw_band(sheet),
        *ground.draw_labels(sheet),
        *ground.draw_empty_boxes(sheet),
        *connected.lines,
    ]
    for one in cards:
        groups += one.groups
    for one in cards:
        groups += one.nodes
    groups += connected.marks
    groups += emotions.groups
    groups += entries
    groups += ground.draw_blueprint_lines(sheet)
    groups += listed
    groups += noted.draw_title(sheet)
    groups += noted.draw_foot(sheet)
    drawing = Drawing(measured.width, measured.height, tuple(groups), sheet.theme.colour.paper)
    return drawing, _grid(sheet, cards, emotions, note_boxes, tray_boxes, connected)


def _grid(
    sheet: Sheet,
    cards: Sequence[StageCards],
    emotions: Emotions,
    note_boxes: Mapping[str, Box],
    tray_boxes: Mapping[str, Box],
    connected: Connected,
) -> Grid:
    m = sheet.map
    places: dict[str, CardPlace] = {}
    for one in cards:
        places.update(one.places)
    row = sheet.emotion_row
    columns = [
        sheet.stage_memory(stage).made(
            "column", _column, stage, one, m.band_top, m.band_height, m.goals_height, m.is_storyline, sheet.theme
        )
        for stage, one in zip(m.stages, cards, strict=True)
    ]
    return Grid(
        title=m.title.title_box,
        scenario=m.title.scenario_box,
        personas={p.persona.id: p.box for p in m.title.personas},
        stages=tuple(columns),
        lanes=tuple([_lane(r, m.label_column) for r in m.rows]),
        cards=places,
        points=emotions.points,
        curve=sheet.scale(row) if row else None,
        routes=connected.routes,
        notes=note_boxes,
        tray=tray_boxes,
        lattice=Box(m.left, m.lanes_top, m.right, m.lanes_bottom),
    )


def _column(
    stage: MeasuredStage, cards: StageCards, top: float, height: float, goals: float, is_storyline: bool, theme: Theme
) -> StageColumn:
    spans: dict[int, tuple[float, float]] = {}
    half = theme.storyline.node_halo
    for slot, box, middle in zip(stage.plan.slots, cards.boxes, cards.middles, strict=True):
        low, high = (middle - half, middle + half) if is_storyline else (box.left, box.right)
        known = spans.get(slot.step)
        spans[slot.step] = (low, high) if known is None else (min(low, known[0]), max(high, known[1]))
    return StageColumn(
        stage.id,
        stage.left,
        stage.right,
        Box(stage.left, top, stage.right, top + height),
        Box(stage.left, top + height, stage.right, top + height + goals),
        tuple([StepColumn(key, *spans[i]) for i, key in enumerate(stage.plan.step_keys) if i in spans]),
    )


def _lane(row: MeasuredRow, label_column: float) -> LaneRow:
    kind = str(row.row.kind)
    members = row.row.members if kind != NO_CHANNEL else ()
    if row.row.lane and kind != GROUP:
        members = tuple([m for m in members if m == row.row.lane])
    return LaneRow(row.row.lane, kind, row.top, row.bottom, Box(0, row.top, label_column, row.bottom), members)
