"""What ways go round besides cards and piles: notes between the lanes of cards, what is written at curves there, names of
lines, boxes of empty stages."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from designer.drawing import Box, Group
from designer.layout.ground import empty_box
from designer.layout.lanes import blueprint_name_box
from designer.layout.measured import MeasuredStage
from designer.layout.sheet import Sheet

SUB_ROWS = 8  # sub-rows of a lane count as lanes of their own: only cards side by side are in the same row

Hindrance = tuple[
    str, int, Box, float | None
]  # its name, its row, its place, the air around it if it is not that of cards

_AIR = 1.5  # around what is written at curves: there is little room


def written_at_curves(sheet: Sheet, written: Iterable[Group]) -> Mapping[str, tuple[Hindrance, ...]]:
    """The names, values and quotes of curves (`written`) that ways have to pass, by stage."""
    crossed = sheet.crossed_curves
    if not crossed:
        return {}
    stages = sheet.map.stages
    lefts = [stage.left for stage in stages]
    found: dict[str, list[Hindrance]] = {}
    for group in written:
        box = group.box
        x, y = box.centre
        row = next((i for i, top, bottom in crossed if top <= y <= bottom), None)
        if row is not None:
            stage = stages[max(0, bisect_right(lefts, x) - 1)]
            hindrance = (group.key, row * SUB_ROWS, box, _AIR)
            found.setdefault(stage.id, []).append(hindrance)
    return {id: tuple(those) for id, those in found.items()}


def hindrances(sheet: Sheet, stage: MeasuredStage, at_curves: Sequence[Hindrance] = ()) -> tuple[Hindrance, ...]:
    """All of a stage; the names of blueprint lines stand in the first."""
    m, rows = sheet.map, sheet.map.rows
    found: list[Hindrance] = []
    for i in sheet.crossed_rows:
        row = rows[i]
        if row.row.line_above and stage is m.stages[0]:
            name = blueprint_name_box(row.row.line_above, m.left, sheet.texts)
            found.append((f"{row.row.key}/blueprint", i * SUB_ROWS - 1, name.moved(0, row.top), None))
        flow = stage.flows[i]
        if flow is not None:
            entries, places = flow
            left = stage.left + sheet.theme.swimlanes.stage_padding
            lines = sorted({box.top for box in places.boxes})
            for entry, box in zip(entries, places.boxes, strict=True):
                sub = min(lines.index(box.top), SUB_ROWS - 1)
                found.append((entry.key, i * SUB_ROWS + sub, box.moved(left, row.content), None))
    empty = empty_box(sheet, stage)
    if empty is not None:
        first = next(i for i, row in enumerate(rows) if row.row.holds_cards)
        found.append((f"{stage.id}/empty", first * SUB_ROWS, empty, None))
    return (*found, *at_curves)
